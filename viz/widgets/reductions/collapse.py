"""The collapse of axes as a picture: a hover on either side lights what belongs together, in the browser."""

from __future__ import annotations

from msgspec import to_builtins

from viz.escaping import visible_data
from viz.reductions.collapse import Collapse
from viz.widgets.mounting import bundled
from viz.words import _

_mounted = bundled("collapse")


def collapse_view(picture: Collapse, *, autoplay: bool = False, key: str) -> None:
    """Show what becomes what. A click pins a cell, Play lets the cells travel along the reduced axes.

    Args:
        autoplay: Play at once, in small; for pictures that are compared with each other.
    """
    sentences = {
        "axis": _("axis {number}"),
        "hint": _("Point at a cell on either side. Click to pin it; arrow keys walk."),
        "play": _("Play"),
        "weight": _("Gradient: each lit cell gets its weight × the gradient of {cell}: {weights}"),
        "goes": _("{cell} goes into {targets}"),
        "empty": _("No cells: an axis has length 0."),
        "none": _("no cells"),
        "step": _("Step {step} of {count} along the axis"),
        "done": _done(picture),
    }
    _mounted(key=key, data={"picture": visible_data(to_builtins(picture)), "words": sentences, "autoplay": autoplay})


def _done(picture: Collapse) -> str:
    if picture.front:
        return _("Done: every cell has arrived.")
    if len(picture.after.shape) == len(picture.before.shape):
        return _("Done: of what was stepped along a length of 1 is left.")
    return _("Done: what was stepped along is gone.")
