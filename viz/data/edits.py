"""Edits in a grid of cells, turned into the file that they make. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from core.tables.cells import Grid

MOST_CELLS = 1_000
"""Of a file that is typed."""


def with_edits(grid: Grid, names: Sequence[str], edits: Mapping[str, Any]) -> Grid:
    """Return the grid with the edits of Streamlit's data editor: cells written, rows taken out, rows added.

    Args:
        names: What the editor calls the columns, in their order. Names and rows that there are not are left alone.
    """
    places = {name: at for at, name in enumerate(names)}
    rows = [list(row) for row in grid.rows]
    for row, cells in (edits.get("edited_rows") or {}).items():
        if str(row).isdigit() and int(row) < len(rows):
            _write(rows[int(row)], cells, places)
    gone = {row for row in edits.get("deleted_rows") or () if isinstance(row, int)}
    rows = [row for at, row in enumerate(rows) if at not in gone]
    for cells in edits.get("added_rows") or ():
        if (len(rows) + 1) * grid.width <= MOST_CELLS:
            rows.append([""] * grid.width)
            _write(rows[-1], cells, places)
    return grid._replace(rows=rows)


def _write(row: list[str], cells: Any, places: Mapping[str, int]) -> None:
    for name, text in (cells if isinstance(cells, Mapping) else {}).items():
        if name in places:
            row[places[name]] = text if isinstance(text, str) else ""
