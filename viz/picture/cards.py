"""A card as rectangles and texts of known places: a title, a value after ▸ and an adjoint after ◂.

Sizes come from `viz.picture.measure`, so Graphviz only has to place boxes, and no text leaves its card in a browser.
"""

from __future__ import annotations

import msgspec

from viz.cells import Cells
from viz.escaping import visible
from viz.picture.measure import clipped, mono_width

TITLE, SMALL, CELL = 14, 11, 12
"""Sizes of the bold title, of what stands beside it, and of the cells."""

HEAD, CHIP, GLYPH, GAP, SIDE = 26, 18, 15, 3, 9
"""Heights of the title's row and of a cell; the column of ▸ and ◂; the space between cells; the margin at a side."""

BETWEEN = 4
"""Above, below and between the lines of a card."""

SLOT = 47
"""Room after ▸ or ◂ at least: "not yet" has to fit there while the player has not come so far."""

NAMES, NOTES = (30, 34), (17, 18)
"""Columns of a title and of what stands beside it; and in a narrow picture."""

STEP = 8
"""Cards are as wide as the next multiple of this, so that most changes of a number move no card."""

INSET = 3
"""Between the two lines around a tensor that was written in place."""

RADIUS, LEAF_RADIUS, CELL_RADIUS = 8, 17, 4

Widths = tuple[int, ...]
"""Of the columns of one card, or of a label."""


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
    """A drawing of known size, in pixels. ``texts`` are what a reader reads on it, in order.

    Attributes:
        columns: Widths of the columns of its numbers; of a label its own width.
    """

    width: float
    height: float
    parts: tuple[Rect | Part, ...]
    columns: tuple[int, ...] = ()

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


def card_box(
    title: str, beside: str, lines: list[Line], *, look: str = "op", narrow: bool = False, least: Widths = ()
) -> Box:
    """Return the drawing of a card.

    Args:
        title: Bold, on the left: a variable, a loop's header.
        beside: Small, on the right: operation and shape.
        look: "op", "leaf" (rounder), "in-place" (double line) or "folded".
        narrow: Cut long names to what a phone has room for.
        least: Widths that its columns have at least, where it has as many.
    """
    names = NOTES if narrow else NAMES
    title, beside = clipped(visible(title), names[0]), clipped(visible(beside), names[1])
    wanted = mono_width(title, TITLE) + (12 + mono_width(beside, SMALL) if beside else 0)
    columns = _column_widths(lines, least)
    drawn, lines_width, height = _lines_drawn(lines, columns)
    width = -(-(max(wanted, lines_width) + 2 * SIDE) // STEP) * STEP
    height += INSET if look == "in-place" else 0
    head: list[Rect | Text] = [Text(SIDE, 17.5, title, f"fill-text mono size-{TITLE} bold")]
    if beside:
        head.append(Text(width - SIDE, 17.5, beside, f"fill-muted mono size-{SMALL}", "end"))
    rules = [Rect(0, HEAD - 1, width, 1, 0, "fill-separator")] if lines else []
    parts = (*_outlines(width, height, look, Part("title", tuple(head)), rules), *drawn)
    return Box(width, height, parts, tuple(columns))


def _lines_drawn(lines: list[Line], widths: list[int]) -> tuple[list[Part], float, float]:
    """Return the lines of a card, their width, and the height of the card: two lines of one cell each share a row."""
    if len(lines) == 2 and all(_single(line) for line in lines):
        slot = GLYPH + max(SLOT, *(widths or [0]))
        lefts = (SIDE, SIDE + slot + 7)
        parts = [_line_drawn(line, left, HEAD + BETWEEN, widths)[0] for line, left in zip(lines, lefts, strict=True)]
        return parts, 2 * slot + 7, HEAD + CHIP + 2 * BETWEEN
    drawn: list[Part] = []
    widest, y = float(GLYPH + SLOT), HEAD + BETWEEN
    for line in lines:
        part, width, height = _line_drawn(line, SIDE, y, widths)
        drawn.append(part)
        widest, y = max(widest, width), y + height + BETWEEN
    return drawn, widest if lines else 0, y if lines else HEAD


def _single(line: Line) -> bool:
    """Return whether a line is one number or one short word."""
    cells = line.cells
    if cells is None or not cells.rows:
        return mono_width(line.word, SMALL) <= SLOT and not (cells and cells.note)
    return not line.word and not cells.note and len(cells.rows) == len(cells.rows[0]) == 1


def _column_widths(lines: list[Line], least: Widths) -> list[int]:
    """Return the widths of the columns, which value and adjoint have in common; those of a matrix are all the same."""
    tables = [line.cells.rows for line in lines if line.cells and line.cells.rows]
    widths: list[int] = []
    for rows in tables:
        own = [max(_up(mono_width(cell, CELL)) + 10 for cell in column) for column in zip(*rows, strict=True)]
        shorter, longer = sorted((widths, own), key=len)
        widths = [max(one, shorter[place]) if place < len(shorter) else one for place, one in enumerate(longer)]
    if len(least) == len(widths):
        widths = list(map(max, widths, least))
    return [max(widths)] * len(widths) if any(len(rows) > 1 for rows in tables) else widths


def _outlines(width: float, height: float, look: str, title: Part, rules: list[Rect]) -> list[Rect | Part]:
    """Return what is under a card's lines: the filled outline, a second one where a tensor was written in place."""
    radius = LEAF_RADIUS if look == "leaf" else RADIUS
    fill = "folded" if look == "folded" else "card"
    found: list[Rect | Part] = [Rect(0, 0, width, height, radius, f"fill-{fill} stroke-card-line")]
    if look == "in-place":
        inner = (width - 2 * INSET, height - 2 * INSET, radius - INSET)
        found.append(Rect(INSET, INSET, *inner, "fill-none stroke-card-line second"))
    return [*found, title, *rules]


def _line_drawn(line: Line, left: float, top: float, widths: list[int]) -> tuple[Part, float, float]:
    """Return one line's pieces with their width and height: sign, cells in columns, then a note."""
    sign, role = LOOKS[line.name]
    rows = line.cells.rows if line.cells else ()
    note = line.word or (line.cells.note if line.cells else "")
    pieces: list[Rect | Text] = [Text(left - 1, top + 13, sign, f"fill-{role} mono size-{CELL}")]
    first = left + GLYPH
    for number, row in enumerate(rows):
        x, y = first, top + number * (CHIP + GAP)
        for cell, width in zip(row, widths, strict=False):
            pieces.append(Rect(x, y, width, CHIP, CELL_RADIUS, f"fill-{role}-cell"))
            pieces.append(_cell_text(visible(cell), x, y + 13, width))
            x += width + GAP
    end = first + (sum(widths[: len(rows[0])]) + GAP * len(rows[0]) - GAP if rows else 0)
    if note:
        pieces.append(Text(end + (5 if rows else 0), top + 13, visible(note), f"fill-muted mono size-{SMALL}"))
        end += mono_width(note, SMALL) + (5 if rows else 0)
    height = max(1, len(rows)) * (CHIP + GAP) - GAP
    return Part(line.name, tuple(pieces)), end - left, height


def _cell_text(text: str, x: float, y: float, width: float) -> Text:
    """Return the text of a cell: numbers end at one place, so that their decimal points stand beneath each other."""
    if any(letter.isdigit() for letter in text):
        return Text(x + width - 5, y, text, f"fill-text mono size-{CELL}", "end")
    return Text(x + width / 2, y, text, f"fill-text mono size-{CELL}", "middle")


def chip_box(text: str, role: str, least: Widths = ()) -> Box:
    """Return the label of an edge: a small framed text in a role's colour, at least as wide as ``least`` says."""
    text = visible(text)
    width = max(_up(mono_width(text, SMALL)) + 10, *least, 0)
    line = "backward-line" if role == "backward" else "frame-line"
    pieces = (
        Rect(0, 0, width, 19, RADIUS, f"fill-card stroke-{line}"),
        Text(width / 2, 13.4, text, f"fill-{role} mono size-{SMALL}", "middle"),
    )
    return Box(width, 19, (Part("chip", pieces),), (width,))


def frame_title_text(title: str) -> str:
    """Return what stands over an open frame: its header as written, with the sign that a click folds it."""
    return f"− {clipped(visible(title), 48)}"


def _up(width: float) -> int:
    return int(width) + 1
