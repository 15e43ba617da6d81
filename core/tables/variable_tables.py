"""A variable's value as a pandas table, and a comparison of two such values. Imports torch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy
import pandas
import torch

from core.program.execute import HIDDEN
from core.sandbox.table_messages import SHOWN_COLUMNS, SHOWN_ROWS

MOST_CELLS = 200_000
"""Of a table that is kept and compared as a whole; of a larger one only what is shown."""


class Held(NamedTuple):
    """One variable's table.

    Attributes:
        frame: Its values; of a large one only the part that is shown.
        value: The variable's own value.
    """

    kind: str
    frame: pandas.DataFrame
    value: Any

    @property
    def shown(self) -> pandas.DataFrame:
        return self.frame.iloc[:SHOWN_ROWS, :SHOWN_COLUMNS]


def tables_of(variables: Mapping[str, Any]) -> dict[str, Held]:
    """Return the tables among a program's variables, by name.

    Arrays and tensors with the numbers of a table take over the names of its rows and columns: a tensor's cell can
    then be found again in another run, whose table has lost a row.
    """
    frames: list[pandas.DataFrame] = []
    found: dict[str, Held] = {}
    arrays: list[tuple[str, str, Any]] = []
    for name, value in list(variables.items()):
        if not isinstance(name, str) or name in HIDDEN or name.startswith("_"):
            continue
        match value:
            case pandas.DataFrame():
                found[name] = Held("table", _within(value), value)
            case pandas.Series():
                found[name] = Held("column", _within(value.to_frame(value.name or name)), value)
            case numpy.ndarray() if 1 <= value.ndim <= 2:
                arrays.append((name, "array", value))
            case torch.Tensor() if 1 <= value.dim() <= 2 and value.layout is torch.strided:
                arrays.append((name, "tensor", value))
        if name in found:
            frames.append(found[name].frame)
    for name, kind, value in arrays:
        found[name] = Held(kind, _named(_frame_of(value), frames), value)
    return {name: found[name] for name in variables if name in found}


def _within(frame: pandas.DataFrame) -> pandas.DataFrame:
    """Return a copy of the frame, which nothing changes; of a large one only of what is shown."""
    return (frame if frame.size <= MOST_CELLS else frame.iloc[:SHOWN_ROWS, :SHOWN_COLUMNS]).copy()


def _frame_of(value: numpy.ndarray | torch.Tensor) -> pandas.DataFrame:
    size = value.numel() if isinstance(value, torch.Tensor) else value.size
    rows = value if size <= MOST_CELLS else value[:SHOWN_ROWS]
    if rows.ndim == 2 and size > MOST_CELLS:
        rows = rows[:, :SHOWN_COLUMNS]
    if isinstance(rows, torch.Tensor):
        with torch._C.DisableTorchFunction():
            detached = rows.detach().cpu()
            rows = detached.float().numpy() if detached.dtype is torch.bfloat16 else detached.numpy()
    return pandas.DataFrame(rows.copy() if rows.ndim == 2 else rows.reshape(-1, 1).copy())


def _named(frame: pandas.DataFrame, others: Iterable[pandas.DataFrame]) -> pandas.DataFrame:
    """Return the frame of an array with the names of the last table that holds the same numbers."""
    mine = _numbers(frame)
    if mine is None:
        return frame
    for other in reversed(list(others)):
        theirs = _numbers(other) if other.shape == frame.shape else None
        # A tensor of float32 holds the nearest numbers that it can.
        if theirs is not None and numpy.allclose(mine, theirs, rtol=1e-6, atol=0, equal_nan=True):
            return frame.set_axis(other.index, axis=0).set_axis(other.columns, axis=1)
    return frame


def _numbers(frame: pandas.DataFrame) -> numpy.ndarray | None:
    try:
        return frame.to_numpy(dtype=float)
    except (TypeError, ValueError):
        return None


def same(left: Held, right: Held) -> bool:
    """Whether two tables hold the same values, types and names."""
    return (
        left.kind == right.kind
        and left.frame.shape == right.frame.shape
        and list(left.frame.dtypes) == list(right.frame.dtypes)
        and left.frame.index.equals(right.frame.index)
        and left.frame.columns.equals(right.frame.columns)
        and not differing(left.shown, right.frame).any()
        and left.frame.equals(right.frame)
    )


def differing(shown: pandas.DataFrame, other: pandas.DataFrame, gone: bool = False) -> numpy.ndarray:
    """Return which cells of a shown table are other, or are not there, in another one; (rows, columns) of booleans.

    Rows and columns are found by their names where these are unique, else by their places.

    Args:
        gone: Whether a column that the other one lacks differs throughout. Otherwise one of True and False counts as
            False there: a category that nobody has any more has no column.
    """
    rows, columns = _places(shown.index, other.index), _places(shown.columns, other.columns)
    differs = numpy.ones(shown.shape, dtype=bool)
    for at, source in enumerate(columns):
        mine = shown.iloc[:, at].array
        if source < 0:
            if not gone and pandas.api.types.is_bool_dtype(shown.dtypes.iloc[at]):
                differs[:, at] = numpy.asarray(mine, dtype=bool) | (rows < 0)
            continue
        theirs = other.iloc[:, source].array
        differs[:, at] = [place < 0 or not _equal(mine[row], theirs[place]) for row, place in enumerate(rows)]
    return differs


def _places(wanted: pandas.Index, there: pandas.Index) -> numpy.ndarray:
    """Return where each of the names stands; -1 for one that is not there."""
    if wanted.is_unique and there.is_unique:
        return there.get_indexer(wanted)
    return numpy.where(numpy.arange(len(wanted)) < len(there), numpy.arange(len(wanted)), -1)


def _equal(left: Any, right: Any) -> bool:
    if missing(left) or missing(right):
        return missing(left) and missing(right)
    try:
        return bool(left == right)
    except (TypeError, ValueError):  # lists and the like in cells
        return repr(left) == repr(right)


def missing(value: Any) -> bool:
    """Whether a cell holds no value: NaN, None, NaT or NA."""
    answer = pandas.isna(value)
    return answer is True or (isinstance(answer, numpy.bool_) and bool(answer))
