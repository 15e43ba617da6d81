"""Cards as Graphviz's HTML-like labels: a title, a value after ▸ and an adjoint after ◂, all in fixed sizes.

Graphviz sees minimal widths measured by `viz.measure`, so that what it lays out is what a browser draws.
"""

from __future__ import annotations

from html import escape

import msgspec

from viz.cells import Cells
from viz.measure import bold_width, clipped, mono_width
from viz.theme import light

TITLE, SMALL, CELL = 14, 11, 12
"""Sizes of the bold title, of what stands beside it, and of the cells."""

ROOMY = 1.25
"""Graphviz centres what does not fit, so titles get the room that the widest usual bold font (DejaVu) needs."""

CHIP, GLYPH, GAP = 18, 18, 3
"""Height of a cell, width of the column with ▸ or ◂, space between cells."""


class Line(msgspec.Struct, frozen=True):
    """One line of a card: ▸ or ◂, the role of its colour, and cells or a word in their place."""

    glyph: str
    role: str
    cells: Cells | None
    word: str = ""


def card_label(title: str, beside: str, lines: list[Line], *, mono: bool = False, look: str = "op") -> str:
    """Return the label of a card.

    Args:
        title: Bold, on the left; in the code font when ``mono`` (a variable, a loop's header).
        beside: Small, on the right: name and shape.
        look: "op", "view" (dashed), "in-place" (double line), "folded" or "again".
    """
    title, beside = clipped(printable(title), 30), clipped(printable(beside), 34)
    title_width = _up(mono_width(title, TITLE) if mono else bold_width(title, TITLE) * ROOMY)
    title_cell = _text(title, TITLE, "text", "monospace" if mono else "sans-serif", bold=True, width=title_width)
    beside_width = _up(mono_width(beside, SMALL))
    head: Row = [(4, _gap(4)), (title_width, title_cell)]
    head += [(beside_width, _text(beside, SMALL, "muted", width=beside_width))] if beside else []
    head.append((1, _gap(1)))
    grids = [_rows(line) for line in lines]
    inner = max(_total(row) for row in [head, *(row for rows in grids for row in rows)]) + (GAP + 6 if beside else 0)
    gap = inner - _total(head) - GAP
    head.insert(2, (gap, _gap(gap)))
    body = "".join(f"<TR><TD>{_table([_filled(row, inner) for row in rows])}</TD></TR>" for rows in grids)
    return _framed(f"<TR><TD>{_table([head])}</TD></TR>{'<HR/>' + body if body else ''}", look)


def chip_label(text: str, role: str) -> str:
    """Return the label of an edge: a small framed text."""
    text = printable(text)
    width = _up(mono_width(text, SMALL)) + 8
    line, fill = light("backward-line" if role == "backward" else "frame-line"), light("card")
    return (
        f'<<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" STYLE="ROUNDED" COLOR="{line}" '
        f'BGCOLOR="{fill}"><TR>{_text(text, SMALL, role, width=width, height=17, left=False)}</TR></TABLE>>'
    )


def frame_label(title: str) -> str:
    """Return the label of an open frame: its header as written, with the sign that a click folds it."""
    text = f"− {clipped(printable(title), 48)}"
    width = _up(mono_width(text, SMALL))
    row: Row = [(width, _text(text, SMALL, "muted", width=width))]
    return f"<{_table([row])}>"


def printable(text: str) -> str:
    """Return the text without what neither XML nor UTF-8 can carry."""
    return "".join(c if c.isprintable() and not "\ud800" <= c <= "\udfff" else "\ufffd" for c in text)


def _framed(rows: str, look: str) -> str:
    style = "ROUNDED,DASHED" if look in ("view", "again") else "ROUNDED"
    fill = light("folded" if look == "folded" else "card")
    table = (
        f'<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" STYLE="{style}" '
        f'COLOR="{light("card-line")}" BGCOLOR="{fill}">{rows}</TABLE>'
    )
    if look == "in-place":  # a second line around it
        table = (
            f'<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2" STYLE="ROUNDED" '
            f'COLOR="{light("card-line")}"><TR><TD>{table}</TD></TR></TABLE>'
        )
    return f"<{table}>"


Row = list[tuple[float, str]]
"""Cells of one row, each with its width: Graphviz stretches what does not add up, so every row is filled."""


def _rows(line: Line) -> list[Row]:
    """Return the rows of one line: glyph, then cells in columns, then a note."""
    rows = line.cells.rows if line.cells else ()
    note = line.word or (line.cells.note if line.cells else "")
    widths = [max(_up(mono_width(cell, CELL)) + 10 for cell in column) for column in zip(*rows, strict=True)]
    if len(rows) > 1:
        widths = [max(widths)] * len(widths)
    found: list[Row] = []
    for number, row in enumerate(rows or ((),)):
        glyph = line.glyph if number == 0 else ""
        cells: Row = [(GLYPH, _text(glyph, CELL, line.role, width=GLYPH, height=CHIP, left=False))]
        cells += [(width, _chip(cell, line.role, width)) for cell, width in zip(row, widths, strict=True)]
        if note and number == 0:
            width = _up(mono_width(note, SMALL)) + 2
            cells.append((width, _text(note, SMALL, "muted", width=width, height=CHIP)))
        found.append([*cells, (2, _gap(2))])
    # A note stands beside the first row only; the rows under it are filled as wide.
    widest = max(_total(row) for row in found)
    return [_filled(row, widest) for row in found]


def _total(row: Row) -> float:
    return sum(width for width, _ in row) + GAP * (len(row) + 1)


def _filled(row: Row, inner: float) -> Row:
    """Widen the last cell, a gap, so that the row is as wide as the card."""
    width = row[-1][0] + inner - _total(row)
    return [*row[:-1], (width, _gap(width))]


def _gap(width: float) -> str:
    return f'<TD FIXEDSIZE="TRUE" WIDTH="{width:g}" HEIGHT="1"></TD>'


def _chip(text: str, role: str, width: float) -> str:
    return _text(text, CELL, "text", width=width, height=CHIP, left=False, fill=f"{role}-cell")


def _text(
    text: str, size: int, role: str, face: str = "monospace", *, width: float, height: float = 20, bold: bool = False,
    left: bool = True, fill: str = "",
) -> str:  # fmt: skip
    inner = escape(text) or " "
    inner = f"<B>{inner}</B>" if bold else inner
    look = f' BGCOLOR="{light(fill)}" STYLE="ROUNDED"' if fill else ""
    align = ' ALIGN="LEFT"' if left else ""
    font = f'<FONT FACE="{face}" POINT-SIZE="{size}" COLOR="{light(role)}">{inner}</FONT>'
    return f'<TD FIXEDSIZE="TRUE" WIDTH="{width:g}" HEIGHT="{height:g}"{align}{look}>{font}</TD>'


def _table(rows: list[Row]) -> str:
    lines = "".join(f"<TR>{''.join(cell for _, cell in row)}</TR>" for row in rows)
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="{GAP}" CELLPADDING="0">{lines}</TABLE>'


def _up(width: float) -> int:
    return int(width) + 1
