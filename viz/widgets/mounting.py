"""Mounting a bundle of `viz/widgets/built` as a Streamlit component.

Its browser side is bundled from `viz/widgets/js` into `viz/widgets/built` (`make js`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer

from viz.widgets.border.built import address

LOADER = """
// Streamlit sends this with every update of the component, and the script itself is loaded once: what comes after that
// is shown at once, and the frame does not wait for a promise.
let loading, script;
export default (component) => {
  if (script) return script.default(component);
  const ours = document.querySelector('script[type="module"][src*="/static/js/"]').src; // Streamlit's own script
  loading ??= import(new URL("../../ADDRESS", ours).href).catch((error) => { loading = undefined; throw error; });
  return loading.then((loaded) => { script = loaded; return script.default(component); });
};
"""


def bundled(name: str) -> ComponentRenderer:
    """Register the component whose browser side is `built/<name>.js`, styles included, and return what shows it."""
    return component(name, js=LOADER.replace("ADDRESS", address(f"{name}.js")))


def shown_early(key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a component's data, to be shown before Streamlit has gone through its page (see `early_pictures.js`).

    Args:
        key: The component's own, by which its browser side knows what is meant for it.
    """
    return {"early": key, **data}  # the first of all: the browser looks at the beginning only


def message_of(key: str, name: str) -> object:
    """Return what a component's browser side sent under a name, which anybody may forge; None where there is nothing.

    A message may come just when its page is left: its callback is called still, and its state is gone already.
    """
    sent = st.session_state.get(key)
    return None if sent is None else sent.get(name)
