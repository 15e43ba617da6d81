"""A piece of ours as a component of Streamlit.

Its browser side is bundled from `viz/widgets/js` into `viz/widgets/built` (`make js`).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer

from viz.theme import variables
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
SHARED = Path(__file__).parent / "elements.js"


def bundled(name: str) -> ComponentRenderer:
    """Register the component whose browser side is `built/<name>.js`, styles included, and return what shows it."""
    return component(name, js=LOADER.replace("ADDRESS", address(f"{name}.js")))


def pieces(folder: Path, names: Iterable[str]) -> str:
    """Return the text of the files of a folder, one after the other: several pieces of one script or style."""
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def mounted(name: str, folder: Path, *, scripts: Iterable[str] = (), styles: Iterable[str] = ()) -> ComponentRenderer:
    """Register a component and return what shows it.

    Args:
        scripts, styles: Its files in the folder; by default those of its name. `elements.js` and the theme's colours
            are always there.
    """
    return component(
        name,
        css=variables() + "\n" + pieces(folder, styles or [f"{name}.css"]),
        js=pieces(folder, scripts or [f"{name}.js"]) + "\n" + SHARED.read_text(encoding="utf-8"),
    )
