"""A card as rectangles and texts of known places: a title, a value after ▸ and an adjoint after ◂.

Sizes come from `viz.picture.measure`, so Graphviz only has to place boxes, and no text leaves its card in a browser.
"""

from __future__ import annotations

import msgspec

from viz.cells import Cells
from viz.escaping import visible
from viz.picture.measure import bold_width, clipped, mono_width

TITLE, SMALL, CELL = 14, 11, 12
"""Sizes of the bold title, of what stands beside it, and of the cells."""

ROOMY = 1.06
"""What a bold title may be wider in another font than the one that is measured."""

HEAD, CHIP, GLYPH, GAP, SIDE = 28, 18, 16, 3, 10
"""Heights of the title's row and of a cell; the column of ▸ and ◂; the space between cells; the margin at a side."""

STEP = 8
"""Cards are as wide as the next multiple of this, so that most changes of a number move no card."""

INSET = 3
"""Between the two lines around a tensor that was written in place."""

RADIUS, LEAF_RADIUS, CELL_RADIUS = 8, 17, 4


class Rect(msgspec.Struct, frozen=True, array_like=True):
    """A rectangle; places count from the top left corner of the card."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    look: str


class Text(msgspec.Struct, frozen=True, array_like=True):
    """One line of text; ``y`` is its base line, ``anchor`` is "start", "middle" or "end"."""

    x: float
    y: float
    text: str
    look: str
    anchor: str = "start"


class Part(msgspec.Struct, frozen=True, array_like=True):
    """Pieces of a card that belong together: its "title", its "value" or its "adjoint"."""

    name: str
    pieces: tuple[Rect | Text, ...]


class Box(msgspec.Struct, frozen=True):
    """A drawing of known size, in pixels. ``texts`` are what a reader reads on it, in order."""

    width: float
    height: float
    parts: tuple[Rect | Part, ...]

    @property
    def texts(self) -> list[str]:
        parts = [part for part in self.parts if isinstance(part, Part)]
        return [piece.text for part in parts for piece in part.pieces if isinstance(piece, Text)]


class Line(msgspec.Struct, frozen=True):
    """One line of a card: "value", "tangent" or "adjoint", and cells or a word in their place."""

    name: str
    cells: Cells | None
    word: str = ""


LOOKS = {"value": ("▸", "forward"), "tangent": ("▹", "forward"), "adjoint": ("◂", "backward")}
"""Name of a line → its sign and the role of its colour."""


def card_box(title: str, beside: str, lines: list[Line], *, mono: bool = False, look: str = "op") -> Box:
    """Return the drawing of a card.

    Args:
        title: Bold, on the left; in the code font when ``mono`` (a variable, a loop's header).
        beside: Small, on the right: name and shape.
        look: "op", "leaf" (rounder), "in-place" (double line) or "folded".
    """
    title, beside = clipped(visible(title), 30), clipped(visible(beside), 34)
    title_width = mono_width(title, TITLE) if mono else bold_width(title, TITLE) * ROOMY
    wanted = title_width + (14 + mono_width(beside, SMALL) if beside else 0)
    drawn: list[Part] = []
    y = HEAD + GAP
    for line in lines:
        part, line_width, height = _line_drawn(line, y)
        drawn.append(part)
        wanted, y = max(wanted, line_width), y + height + 2 * GAP
    width = -(-(wanted + 2 * SIDE) // STEP) * STEP
    height = (y if lines else HEAD) + (INSET if look == "in-place" else 0)
    face = "mono" if mono else "sans"
    head: list[Rect | Text] = [Text(SIDE, 18.5, title, f"fill-text {face} size-{TITLE} bold")]
    if beside:
        head.append(Text(width - SIDE, 18.5, beside, f"fill-muted mono size-{SMALL}", "end"))
    rules = [Rect(0, HEAD - 1, width, 1, 0, "fill-separator")] if lines else []
    return Box(width, height, (*_outlines(width, height, look, Part("title", tuple(head)), rules), *drawn))


def _outlines(width: float, height: float, look: str, title: Part, rules: list[Rect]) -> list[Rect | Part]:
    """Return what is under a card's lines: the filled outline, a second one where a tensor was written in place."""
    radius = LEAF_RADIUS if look == "leaf" else RADIUS
    fill = "folded" if look == "folded" else "card"
    found: list[Rect | Part] = [Rect(0, 0, width, height, radius, f"fill-{fill} stroke-card-line")]
    if look == "in-place":
        inner = (width - 2 * INSET, height - 2 * INSET, radius - INSET)
        found.append(Rect(INSET, INSET, *inner, "fill-none stroke-card-line second"))
    return [*found, title, *rules]


def _line_drawn(line: Line, top: float) -> tuple[Part, float, float]:
    """Return one line's pieces with their width and height: sign, cells in columns, then a note."""
    sign, role = LOOKS[line.name]
    rows = line.cells.rows if line.cells else ()
    note = line.word or (line.cells.note if line.cells else "")
    widths = [max(_up(mono_width(cell, CELL)) + 10 for cell in column) for column in zip(*rows, strict=True)]
    if len(rows) > 1:
        widths = [max(widths)] * len(widths)
    pieces: list[Rect | Text] = [Text(SIDE - 1, top + 13, sign, f"fill-{role} mono size-{CELL}")]
    left = SIDE + GLYPH
    for number, row in enumerate(rows):
        x, y = left, top + number * (CHIP + GAP)
        for cell, width in zip(row, widths, strict=True):
            pieces.append(Rect(x, y, width, CHIP, CELL_RADIUS, f"fill-{role}-cell"))
            pieces.append(Text(x + width / 2, y + 13, visible(cell), f"fill-text mono size-{CELL}", "middle"))
            x += width + GAP
    end = left + sum(widths) + GAP * len(widths)
    if note:
        pieces.append(Text(end + 1, top + 13, visible(note), f"fill-muted mono size-{SMALL}"))
        end += mono_width(note, SMALL) + 2
    height = max(1, len(rows)) * (CHIP + GAP) - GAP
    return Part(line.name, tuple(pieces)), end - SIDE, height


def chip_box(text: str, role: str) -> Box:
    """Return the label of an edge: a small framed text in a role's colour."""
    text = visible(text)
    width = _up(mono_width(text, SMALL)) + 10
    line = "backward-line" if role == "backward" else "frame-line"
    pieces = (
        Rect(0, 0, width, 19, RADIUS, f"fill-card stroke-{line}"),
        Text(width / 2, 13.4, text, f"fill-{role} mono size-{SMALL}", "middle"),
    )
    return Box(width, 19, (Part("chip", pieces),))


def frame_title_text(title: str) -> str:
    """Return what stands over an open frame: its header as written, with the sign that a click folds it."""
    return f"− {clipped(visible(title), 48)}"


def _up(width: float) -> int:
    return int(width) + 1
