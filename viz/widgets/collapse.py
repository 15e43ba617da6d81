"""The collapse of axes as a picture: a hover on either side lights what belongs together, in the browser."""

from __future__ import annotations

from pathlib import Path

from msgspec import to_builtins
from streamlit.components.v2 import component

from viz.collapse import Collapse
from viz.theme import variables
from viz.words import Words

HERE = Path(__file__).parent
_mounted = component(
    "collapse",
    css=variables() + "\n" + (HERE / "collapse.css").read_text(encoding="utf-8"),
    js=(HERE / "collapse.js").read_text(encoding="utf-8"),
)


def collapse_view(picture: Collapse, words: Words, *, key: str) -> None:
    """Show what becomes what. A click pins a cell, Play runs through the cells of the result."""
    _ = words.gettext
    sentences = {
        "axis": _("axis {number}"),
        "hint": _("Point at a cell on either side. Click to pin it; arrow keys walk."),
        "play": _("Play"),
        "weight": _("Gradient: each lit cell gets its weight × the gradient of {cell}: {weights}"),
        "goes": _("{cell} goes into {targets}"),
        "empty": _("No cells: an axis has length 0."),
        "none": _("no cells"),
    }
    _mounted(key=key, data={"picture": to_builtins(picture), "words": sentences})
