"""Figures that a program drew, as pictures and in words."""

from __future__ import annotations

import msgspec

from core.trace.records import Span

MOST_FIGURES = 20
MOST_BYTES = 1_500_000
"""Of one picture."""
MOST_BYTES_TOGETHER = 8_000_000
LARGEST_SIDE = 20_000
"""CSS pixels that a picture may say it has."""
MOST_PANELS = 32
MOST_NAMES = 20
LONGEST_LABEL = 200
"""Characters of a title, of a name in a legend, of an error."""

INK = "#7b7f86"
"""Colour of text and axes in a picture: the page writes its theme's colour instead. Legible on both, if it stays."""
BACKGROUND = "#83868d"
"""Colour behind a legend, likewise."""

KINDS = ("line", "points", "bars", "image", "contour", "surface", "arrows", "shape")
"""What is counted in a panel."""

UNSEEN = ("", "error", "bytes", "many")
"""Why a figure has no picture: drawing it failed, it is too large, or there were too many before it."""


class Panel(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One pair of axes of a figure, in the program's own words.

    Attributes:
        title, xlabel, ylabel: As the program gave them, "" for none.
        counts: Kind (see `KINDS`) → how many are drawn, in order.
        names: The entries of the legend.
    """

    title: str
    xlabel: str
    ylabel: str
    counts: tuple[tuple[str, int], ...]
    names: tuple[str, ...]


class Figure(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One figure that the program drew with matplotlib.

    Attributes:
        svg: An SVG document, to be shown as an image and never as part of a page; empty where there is no picture.
        width, height: In CSS pixels.
        panels: What can be said of it to who does not see it.
        span: The call that made it, or that showed it; None where that is unknown.
        unseen: Why there is no picture, one of `UNSEEN`; "" where there is one.
        raised: The error that drawing it raised, "" for none.
    """

    svg: bytes
    width: int
    height: int
    panels: tuple[Panel, ...]
    span: Span | None
    unseen: str = ""
    raised: str = ""
