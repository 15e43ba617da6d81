"""Counts of a matplotlib figure's contents, by which it is described in words and drawn with more or less detail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy
from matplotlib.axes import Axes
from matplotlib.collections import Collection, PathCollection, QuadMesh
from matplotlib.colors import to_rgba
from matplotlib.container import BarContainer
from matplotlib.contour import ContourSet
from matplotlib.figure import Figure as Drawn
from matplotlib.lines import Line2D
from matplotlib.quiver import Quiver
from matplotlib.text import Text
from mpl_toolkits.mplot3d.art3d import Path3DCollection, Poly3DCollection

from core.trace.pictures import KINDS, LONGEST_LABEL, MOST_NAMES, MOST_PANELS, Panel

COLLECTIONS: tuple[tuple[type, str], ...] = (
    (ContourSet, "contour"), (Quiver, "arrows"), (QuadMesh, "image"), (Poly3DCollection, "surface"),
    (Path3DCollection, "points"), (PathCollection, "points"),
)  # fmt: skip
"""Kind of collection → what it is called; the others are shapes."""


def panels(figure: Drawn) -> tuple[Panel, ...]:
    """Return what each pair of axes shows; a colorbar is none."""
    found = [axes for axes in figure.axes if not hasattr(axes, "_colorbar") and axes.get_visible()]
    heading = one_line(figure.get_suptitle())
    made = [_panel(axes) for axes in found[:MOST_PANELS]]
    if heading and len(made) < MOST_PANELS:
        made.insert(0, Panel(heading, "", "", (), ()))
    return tuple(made)


def _panel(axes: Axes) -> Panel:
    counts = Counter(_kinds(axes))
    legend = axes.get_legend()
    names = [one_line(text.get_text()) for text in legend.get_texts()[:MOST_NAMES]] if legend else []
    title = next((text for side in ("center", "left", "right") if (text := axes.get_title(side))), "")
    return Panel(
        one_line(title), one_line(axes.get_xlabel()), one_line(axes.get_ylabel()),
        tuple((kind, counts[kind]) for kind in KINDS if counts[kind]), tuple(name for name in names if name),
    )  # fmt: skip


def one_line(text: object) -> str:
    """Return a text as one line, of letters that can be printed, cut where it gets long."""
    line = " ".join(str(text)[: 4 * LONGEST_LABEL].split())
    return "".join(letter for letter in line if letter.isprintable())[:LONGEST_LABEL]


def _kinds(axes: Axes) -> Iterator[str]:
    bars = [bar for one in axes.containers if isinstance(one, BarContainer) for bar in one.patches]
    yield from ["bars"] * sum(isinstance(one, BarContainer) for one in axes.containers)
    parts = {id(line) for one in axes.containers if not isinstance(one, BarContainer) for line in _parts(one)}
    inside = {id(bar) for bar in bars}
    for line in axes.lines:
        if id(line) not in parts or line.get_label():
            yield "points" if _is_scattered(line) else "line"
    yield from ["image"] * len(axes.images)
    for one in axes.collections:
        yield next((kind for known, kind in COLLECTIONS if isinstance(one, known)), "shape")
    yield from ["shape"] * sum(id(patch) not in inside for patch in axes.patches)


def _parts(container: Any) -> Iterator[Any]:
    """Yield the lines of error bars and stems that are no data of their own: caps and the like."""
    for part in container:
        yield from part if isinstance(part, tuple | list) else ()


def _is_scattered(line: Line2D) -> bool:
    return line.get_linestyle() in ("None", "none", " ", "") or len(line.get_xdata(orig=False)) == 1  # type: ignore[arg-type]


def ink_on(color: Any) -> str:
    """Return black or white, whichever reads better on a colour."""
    red, green, blue, _ = to_rgba(color)
    return "#000000" if 0.3 * red + 0.6 * green + 0.1 * blue > 0.4 else "#ffffff"


def grounded_texts(figure: Drawn) -> Iterator[tuple[Text, str]]:
    """Yield each text that stands on a colour of its own (a box, a table, an image), with the ink that reads there."""
    for axes in figure.axes:
        on_image = bool(axes.images) or any(isinstance(one, QuadMesh) for one in axes.collections)
        for text in axes.texts:
            box = text.get_bbox_patch()
            if box is not None and to_rgba(box.get_facecolor())[3] > 0.5:
                yield text, ink_on(box.get_facecolor())
            elif on_image:
                yield text, "#000000"  # as it would be in a notebook, for which the program chose its colours
        for table in axes.tables:
            for cell in table.get_celld().values():
                if to_rgba(cell.get_facecolor())[3] > 0.5:
                    yield cell.get_text(), ink_on(cell.get_facecolor())


def drawn_artists(figure: Drawn) -> Iterator[tuple[Any, int]]:
    """Yield each artist that shows data, with how many points an SVG would have of it."""
    for axes in figure.axes:
        for line in axes.lines:
            marked = line.get_marker() not in ("None", "none", None, "", " ")
            yield line, len(line.get_xdata(orig=False)) * (4 if marked else 1)  # type: ignore[arg-type]
        for one in axes.collections:
            yield one, _points(one)
        for patch in axes.patches:
            yield patch, len(patch.get_path().vertices)  # type: ignore[arg-type]
        for image in axes.images:
            yield image, 1


def _points(one: Collection) -> int:
    if isinstance(one, QuadMesh):
        return 5 * (one.get_array().size if one.get_array() is not None else 1)  # type: ignore[union-attr]
    if isinstance(one, Poly3DCollection):
        return int(numpy.prod(one._faces.shape[:2]))  # type: ignore[attr-defined]
    vertices = sum(len(path.vertices) for path in one.get_paths()[:100_000])  # type: ignore[arg-type]
    places = len(one.get_offsets())  # type: ignore[arg-type]
    return max(vertices, 4 * places)
