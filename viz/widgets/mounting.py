"""Mounting a bundle of `viz/widgets/built` as a Streamlit component.

Its browser side is bundled from `viz/widgets/js` into `viz/widgets/built` (`make js`).
"""

from __future__ import annotations

from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer

from viz.widgets.border.built import address

LOADER = """
// Streamlit sends this with every update of the component, and the script itself is loaded once.
let loaded;
export default async (component) => {
  const ours = document.querySelector('script[type="module"][src*="/static/js/"]').src; // Streamlit's own script
  loaded ??= import(new URL("../../ADDRESS", ours).href).catch((error) => { loaded = undefined; throw error; });
  return (await loaded).default(component);
};
"""


def bundled(name: str) -> ComponentRenderer:
    """Register the component whose browser side is `built/<name>.js`, styles included, and return what shows it."""
    return component(name, js=LOADER.replace("ADDRESS", address(f"{name}.js")))
