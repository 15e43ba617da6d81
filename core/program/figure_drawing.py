"""From a matplotlib figure to the record that the page shows: an SVG document, and what it says in words."""

from __future__ import annotations

import io
import math
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any
from weakref import WeakSet

import matplotlib
import torch
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure as Drawn

from core.program.ends import Stop
from core.program.figure_panels import drawn_artists, grounded_texts, ink_on, one_line, panels
from core.program.figure_style import WRITING
from core.program.figure_svg import SvgCanvas
from core.trace import Figure, Span
from core.trace.pictures import INK, LARGEST_SIDE, MOST_BYTES

POINTS_EACH = 4_000
"""Of one artist: with more, it is drawn as pixels inside the SVG, which stays small and quick to show."""
POINTS_TOGETHER = 20_000
SHARPNESS = 144
"""Dots per inch of what is drawn as pixels: two for each of the screen's."""
MOST_PIXELS = 6_000_000
MOST_FRAMES = 200
MOST_STRETCH = 2.5
"""How much larger than it was to be a figure may get by what lies outside its axes."""
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
_SIZE = re.compile(rb'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Letters that no document may have; a program may have put them into a title."""
_BLACK = re.compile(r'style="([^"]*stroke: #000000[^"]*)"')


def picture(figure: Drawn, span: Span | None, animations: Sequence[Any] = ()) -> Figure:
    """Return the record of a figure as it looks now; a figure that cannot be drawn has a record that says so.

    Args:
        animations: Of this figure; it is shown as after their last frames.
    """
    with (
        torch._C.DisableTorchFunction(), torch.no_grad(), warnings.catch_warnings(), matplotlib.rc_context(WRITING)
    ):  # fmt: skip
        warnings.simplefilter("ignore")
        try:
            for animation in animations:
                _played(animation)
            seen = panels(figure)
            svg = _smallest(figure)
        except (Exception, Stop) as error:  # noqa: BLE001 - the program's own data, and whatever it did to the figure
            return Figure(b"", 0, 0, (), span, "error", one_line(f"{type(error).__name__}: {error}"))
    if len(svg) > MOST_BYTES:
        return Figure(b"", 0, 0, seen, span, "bytes")
    width, height = (max(1, min(LARGEST_SIDE, math.ceil(side * 4 / 3))) for side in _size(svg))
    return Figure(svg, width, height, seen, span)


def _played(animation: Any) -> None:
    """Draw the frames of an animation one over the other."""
    if animation in _done:
        return
    _done.add(animation)
    animation._init_draw()
    for frame in islice(animation.new_frame_seq(), MOST_FRAMES):
        animation._draw_frame(frame)


_done: WeakSet[Any] = WeakSet()
"""Animations that were played."""


def _smallest(figure: Drawn) -> bytes:
    """Write a figure, with as much of it as pixels as its size asks for."""
    artists = sorted(drawn_artists(figure), key=lambda one: one[1], reverse=True)
    heavy, rest = [], sum(points for _, points in artists)
    for artist, points in artists:
        if points > POINTS_EACH or rest > POINTS_TOGETHER:
            heavy.append(artist)
            rest -= points
    inches = max(figure.get_figwidth() * figure.get_figheight(), 1e-6)
    sharp = min(SHARPNESS, math.sqrt(MOST_PIXELS / inches))
    svg = _written(figure, heavy, sharp)
    for dpi in (sharp, sharp / 2):
        if len(svg) <= MOST_BYTES:
            break
        svg = _written(figure, [artist for artist, _ in artists], dpi)
    return svg


def _written(figure: Drawn, as_pixels: list[Any], dpi: float) -> bytes:
    """Return a figure as SVG, cropped to what is drawn, as notebooks do.

    Where something is drawn far outside, there is no cropping: the picture would be of empty space.
    """
    svg = _saved(figure, as_pixels, dpi, "tight")
    if max(ratio / own for ratio, own in zip(_size(svg), figure.get_size_inches() * 72, strict=True)) > MOST_STRETCH:
        svg = _saved(figure, as_pixels, dpi, None)
    return svg


def _size(svg: bytes) -> tuple[float, float]:
    """Return width and height in points."""
    found = _SIZE.search(svg[:2_000])
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _saved(figure: Drawn, as_pixels: list[Any], dpi: float, crop: Any) -> bytes:
    written = io.BytesIO()
    canvas = figure.canvas
    with _rasterized(as_pixels), _readable(figure), _background(figure) as (face, ink):
        try:
            SvgCanvas(figure).print_figure(
                written, format="svg", dpi=dpi, bbox_inches=crop, facecolor=face, metadata=_NO_METADATA
            )
        finally:
            figure.set_canvas(canvas)
    return _themed(written.getvalue().decode(), ink).encode()


@contextmanager
def _rasterized(artists: list[Any]) -> Iterator[None]:
    before = [(artist, artist.get_rasterized()) for artist in artists]
    for artist in artists:
        artist.set_rasterized(True)
    try:
        yield
    finally:
        for artist, was in before:
            artist.set_rasterized(was)


@contextmanager
def _readable(figure: Drawn) -> Iterator[None]:
    """Give text in the theme's ink a fixed one where it stands on a colour that the theme does not change."""
    inked = to_rgba(INK)
    before = [
        (text, text.get_color(), ink) for text, ink in grounded_texts(figure) if to_rgba(text.get_color()) == inked
    ]
    for text, _, ink in before:
        text.set_color(ink)
    try:
        yield
    finally:
        for text, color, _ in before:
            text.set_color(color)


@contextmanager
def _background(figure: Drawn) -> Iterator[tuple[Any, str]]:
    """Yield a figure's background, and its ink where that is fixed: a program that chose a background has one.

    Where it chose one for the axes only, the figure's is white too, as its text would be drawn on both.
    """
    own = figure.get_facecolor()
    if to_rgba(own)[3] == 0:
        faces = [to_rgba(axes.get_facecolor()) for axes in figure.axes if axes.patch.get_visible() and axes.axison]
        chosen = any(face[3] > 0.5 for face in faces)
        yield ("white", "#000000") if chosen else ("none", "")
        return
    yield own, ink_on(own)


def _themed(text: str, ink: str) -> str:
    """Return a document without its head; lines in plain black follow the theme where the background does."""
    text = _CONTROL.sub("", text[text.index("<svg ") :])
    if ink:
        return text.replace(INK, ink)
    return _BLACK.sub(_in_ink, text)


def _in_ink(style: re.Match[str]) -> str:
    filled = "" if "fill" in style[1] else f"fill: {INK}; "  # SVG fills with black when it is told nothing
    return f'style="{filled}{style[1].replace("#000000", INK)}"'
