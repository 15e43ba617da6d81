"""A table as a record: its first rows as text, each column's type, gaps and distribution. Imports torch."""

from __future__ import annotations

from typing import Any

import numpy
import pandas
import torch

from core.sandbox.table_messages import MOST_BARS, MOST_CELL_CHARACTERS, SHOWN_COLUMNS, SHOWN_ROWS, Column, Table
from core.tables.cells import Grid
from core.tables.variable_tables import Held, differing, missing

BARS = 8


def table_of(name: str, held: Held, before: Held | None) -> Table:
    """Return a variable's table; ``before`` is what it held before the step, if it held one."""
    shown, value = held.shown, held.value
    rows, width = _extent(value)
    changed = differing(shown, before.frame, gone=True) if before is not None else numpy.zeros(0, dtype=bool)
    return Table(
        name=name[:MOST_CELL_CHARACTERS],
        kind=held.kind,
        rows=rows,
        width=width,
        labels=tuple(clipped(str(label)) for label in shown.index),
        columns=tuple(_column(held.frame, at) for at in range(shown.shape[1])),
        shape=tuple(value.shape) if held.kind in ("array", "tensor") else (),
        dtype=str(value.dtype) if held.kind in ("array", "tensor") else "",
        size=_bytes(value),
        changed=tuple(int(flat) for flat in numpy.flatnonzero(changed)),
    )


def file_table(grid: Grid, size: int) -> Table:
    """Return the file as it is: every cell is text."""
    shown = grid.rows[:SHOWN_ROWS]
    columns = tuple(
        Column(clipped(name), "", tuple(clipped(row[at]) for row in shown), "t" * len(shown))
        for at, name in enumerate(grid.header[:SHOWN_COLUMNS])
    )
    labels = tuple(str(number) for number in range(len(shown)))
    return Table("", "file", len(grid.rows), grid.width, labels, columns, size=size)


def _extent(value: Any) -> tuple[int, int]:
    shape = tuple(value.shape)
    return shape[0], shape[1] if len(shape) == 2 else 1


def _bytes(value: Any) -> int:
    match value:
        case torch.Tensor():
            return value.numel() * value.element_size()
        case numpy.ndarray():
            return value.nbytes
        case pandas.DataFrame():
            return int(value.memory_usage(index=False).sum())
    return int(value.memory_usage(index=False))


def _column(frame: pandas.DataFrame, at: int) -> Column:
    values = frame.iloc[:, at]
    cells = values.iloc[:SHOWN_ROWS].tolist() if values.dtype != object else list(values.iloc[:SHOWN_ROWS])
    there = values[~values.isna()]
    bars, labels = _bars(there)
    return Column(
        name=clipped(str(frame.columns[at])),
        dtype=clipped(str(values.dtype)),
        cells=tuple(clipped(text_of(cell)) for cell in cells),
        kinds="".join(kind_of(cell) for cell in cells),
        missing=len(values) - len(there),
        bars=bars,
        labels=labels,
    )


def text_of(cell: Any) -> str:
    """Return a cell as it is shown: a number with six digits that count, anything else as Python writes it."""
    if isinstance(cell, float):
        return "NaN" if missing(cell) else f"{cell:.6g}"
    return str(cell)


def kind_of(cell: Any) -> str:
    """Return the letter of `core.sandbox.table_messages.KINDS` for a cell."""
    if missing(cell):
        return "m"
    if isinstance(cell, bool | numpy.bool_):
        return "b"
    if isinstance(cell, int | float | complex | numpy.number):
        return "n"
    return "t" if isinstance(cell, str) else "o"


def clipped(text: str) -> str:
    """Return a text in one line of bounded length."""
    line = " ".join(text.split()) if any(one.isspace() and one != " " for one in text) else text
    return line if len(line) <= MOST_CELL_CHARACTERS else line[: MOST_CELL_CHARACTERS - 1] + "…"


def _bars(values: pandas.Series) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return how the values of a column are distributed, and the labels of it."""
    if not len(values):
        return (), ()
    if (
        pandas.api.types.is_numeric_dtype(values)
        and values.dtype != bool
        and not pandas.api.types.is_complex_dtype(values)
    ):
        numbers = values.to_numpy(dtype=float)
        numbers = numbers[numpy.isfinite(numbers)]
        if not len(numbers):
            return (), ()
        counts, edges = numpy.histogram(numbers, bins=min(BARS, MOST_BARS) if numbers.min() < numbers.max() else 1)
        lowest, highest = (numbers.min(), numbers.max()) if len(counts) == 1 else (edges[0], edges[-1])
        return tuple(map(int, counts)), (f"{lowest:.6g}", f"{highest:.6g}")
    common = values.astype(str).value_counts().head(BARS)
    return tuple(map(int, common)), tuple(clipped(str(one)) for one in common.index)
