"""The file and the tables that each step makes of it; pointing at a cell lights what it depends on, in the browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import to_builtins

from core.tables import Step, Table
from viz.data.cell_dependence import Moves
from viz.escaping import visible_data
from viz.widgets.data import data_choices as choices
from viz.widgets.mounting import bundled
from viz.words import _

_mounted = bundled("table_flow")


def flow(
    steps: Sequence[Step],
    source: str,
    file: str,
    *,
    moves: Sequence[Moves],
    tried: int,
    cells: int,
    asked: bool,
    on_ask: Callable[[], None],
) -> None:
    """Show the tables.

    Args:
        source: The program, whose lines stand above the tables that they made.
        file: The file's name.
        moves: What the file's cells move, empty while nobody asked.
        tried, cells: How many cells of the file were changed for that, and how many can be.
        asked: Whether somebody asked.
        on_ask: Called when somebody asks what the cells depend on, by a click on one.
    """
    lines = source.splitlines()
    data = {
        "steps": [
            {
                "line": step.line,
                "text": "\n".join(lines[step.line - 1 : step.end_line]) if step.line else "",
                "tables": [_table(table, file) for table in step.tables],
            }
            for step in steps
        ],
        "moves": to_builtins(list(moves)),
        "tried": tried,
        "cells": cells,
        "size": steps[0].tables[0].rows * steps[0].tables[0].width,
        "asked": asked,
        "words": _sentences(),
    }
    _mounted(key=choices.FLOW, data=visible_data(data), on_acted_change=on_ask)


def _table(table: Table, file: str) -> dict[str, object]:
    return {**to_builtins(table), "title": file, "facts": facts(table)}


def facts(table: Table) -> str:
    """Return what stands beneath a table's name: its extent, a tensor's type, its bytes."""
    extent = str(table.shape) if table.shape else f"{table.rows:,} × {table.width:,}"
    return " · ".join(part for part in (extent, table.dtype, f"{table.size:,} B") if part)


def _sentences() -> dict[str, object]:
    return {
        "hint": _("Point at a cell, or click it: the cells of the file that it depends on light up. "
                  "From a cell of the file, everything that it moves."),
        "asking": _("Changing each of the file's {count} cells and running the program again …"),
        "depends_one": _("{cell} depends on one cell of {file}: another value there moves it."),
        "depends": _("{cell} depends on {count} cells of {file}: another value there moves it."),
        "independent": _("{cell} depends on no cell of {file}: whatever stands there, it stays the same."),
        "absence": _("Striped: only when that cell is empty."),
        "partly": _("Tried were the first {tried} of {size} cells."),
        "moves": _("{cell} moves {count} cells of the tables."),
        "none": _("No table yet: read the file with pd.read_csv."),
        "norows": _("no row is left"),
        "nocells": _("no column is left"),
        "nothing": _("empty"),
        "rows": _("… and {count} more rows"),
        "missing": _("{missing} of {rows} missing"),
        "kinds": {
            "file": _("file"), "table": _("table"), "column": _("column"), "array": _("array"), "tensor": _("tensor"),
        },
    }  # fmt: skip
