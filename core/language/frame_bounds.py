"""How large tables may be, and what an operation on them will give, asked before pandas does it."""

from __future__ import annotations

from typing import Any

import numpy
import pandas

from core.language import arrays
from core.language.state import Run
from core.language.stops import Refused, limit

FRAMES = (pandas.DataFrame, pandas.Series)
LOCATORS = (type(pandas.DataFrame().iloc), type(pandas.DataFrame().loc))
INDEXES = (pandas.Index,)
PLAIN = (int, float, bool, str, type(None), numpy.generic, type(pandas.NA))
MOST_CELLS, MOST_COLUMNS = 3_000_000, 2_000
"""The book's largest table, of house prices, has 2,919 rows and 331 columns."""
STEPS = 100
"""What a call of pandas counts as: it takes as long as so many steps of the interpreter."""


def bounded_tables(run: Run, *tables: Any) -> None:
    """Refuse, and count, as many elements as tables have together, and more columns than anybody looks at."""
    table_cells(run, sum(table.size for table in tables if hasattr(table, "size")))
    for table in tables:
        if isinstance(table, pandas.DataFrame):
            table_columns(run, table.shape[1])


def table_cells(run: Run, count: int) -> None:
    """Refuse tables with too many cells: each may be an object, and pandas takes its time."""
    run.step(STEPS)
    if count > MOST_CELLS:
        limit("table_cells", MOST_CELLS, count)
    arrays.bounded(run, count)


def table_columns(run: Run, count: int) -> None:
    run.step(count)  # pandas does most things once for each
    if count > MOST_COLUMNS:
        limit("columns", MOST_COLUMNS, count)


def flat(run: Run, table: Any) -> Any:
    """Return a table whose cells are no tables: nested ones would be written without end."""
    columns = [table] if isinstance(table, pandas.Series) else [table.iloc[:, at] for at in range(table.shape[1])]
    for column in columns:
        if column.dtype.kind == "O":
            run.step(len(column) >> 3)
            if any(isinstance(cell, (*FRAMES, *INDEXES, numpy.ndarray, list, tuple, dict, set)) for cell in column):
                raise Refused("not-offered", module="pandas", name="table inside a cell of a table")
    return table


def picked(run: Run, owner: Any, parts: tuple[Any, ...]) -> None:
    """Bound what lists of labels or places pick: each may be picked many times, and a label may stand at many rows."""
    table = owner.obj if isinstance(owner, LOCATORS) else owner
    lists = [len(part) for part in parts if isinstance(part, list | numpy.ndarray | pandas.Series | pandas.Index)]
    if lists:
        by_place = type(owner) is LOCATORS[0] or table.index.is_unique
        table_cells(run, max(lists) * max(table.size // max(len(table), 1), 1) * (1 if by_place else len(table)))


def aligned_cells(a: Any, b: Any) -> int:
    """Return how many elements two operands have once each has the rows and the columns of the other."""
    if not (isinstance(a, FRAMES) and isinstance(b, FRAMES)):
        return max(one.size for one in (a, b) if isinstance(one, FRAMES))
    if a.ndim != b.ndim:  # the labels of a Series are the columns of the table
        table, row = (a, b) if a.ndim > b.ndim else (b, a)
        same = row.index.equals(table.columns)
        return len(table) * (table.shape[1] + (0 if same else len(row)))
    rows = len(a) if a.index.equals(b.index) else len(a) + len(b)
    return rows * (1 if a.ndim == 1 else a.shape[1] if a.columns.equals(b.columns) else a.shape[1] + b.shape[1])


def joined_cells(pieces: list[Any], beside: bool) -> int:
    """Return how many elements tables have together: what one of them lacks is filled up."""
    columns = [1 if one.ndim == 1 else one.shape[1] for one in pieces]
    if beside:
        same = all(one.index.equals(pieces[0].index) for one in pieces)
        return sum(columns) * (len(pieces[0]) if same and pieces else sum(len(one) for one in pieces))
    names = {name for one in pieces for name in (one.columns if one.ndim > 1 else [one.name])}
    return sum(len(one) for one in pieces) * len(names)
