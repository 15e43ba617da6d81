"""A picture of ours as a component of Streamlit: its scripts and styles lie beside the module that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer

from viz.theme import variables

SHARED = Path(__file__).parent / "elements.js"


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
