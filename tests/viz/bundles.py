"""The browser side of a component as a script for an empty page."""

from __future__ import annotations

from viz.picture.standalone_html import EXPORTED
from viz.widgets.border.built import FILES

HOST = """
function host(id) {
  const root = document.getElementById(id);
  const sheets = { get: () => document.adoptedStyleSheets, set: (all) => (document.adoptedStyleSheets = all) };
  Object.defineProperty(root, "adoptedStyleSheets", sheets);
  return root;
}
"""
"""An element of the page that takes a component's styles, as the root that Streamlit makes for it."""


def bundle(name: str) -> str:
    """Return the text of ``built/<name>.js``, whose component is ``window.<name>`` once it ran."""
    script = FILES[f"{name}.js"].plain.decode()
    exported = EXPORTED.search(script)
    assert exported
    return script[: exported.start()] + f"window.{name} = {exported[1]};"
