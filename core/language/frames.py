"""pandas in a learner's program: tables read from the program's own files, their parts, and what D2L does with them.

Nothing of pandas that reads a path or an address, evaluates text or calls a function is offered.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy
import pandas

from core.language import arrays, files
from core.language.frame_bounds import (
    FRAMES,
    INDEXES,
    LOCATORS,
    PLAIN,
    aligned_cells,
    bounded_tables,
    flat,
    joined_cells,
    picked,
    table_cells,
    table_columns,
)
from core.language.state import Run
from core.language.stops import Refused
from core.language.values import Namespace, Offered
from core.language.weight import weigh

KEYWORDS = frozenset(
    """
    axis how thresh subset inplace columns labels index dtype numeric_only ascending by skipna dummy_na n value drop
    ddof normalize na_value copy ignore_index keys join sep header names na_values prefix
    """.split()
)
MOST_COMPARED = frozenset({"eq", "ne", "lt", "le", "gt", "ge"})


def argument(run: Run, value: Any) -> Any:
    """Return an argument that pandas may see: plain values, lists and dicts of them, tables, arrays, dtypes.

    Raises:
        Refused: it is something else, such as a function.
    """
    if isinstance(value, PLAIN) or isinstance(value, (*FRAMES, *INDEXES)):
        return value
    if isinstance(value, numpy.ndarray):
        return arrays.numeric(run, value)
    kind = type(value)
    if kind in (list, tuple, dict):
        weigh(run, value)
        if kind is dict:
            return {argument(run, key): argument(run, item) for key, item in value.items()}
        return kind(argument(run, item) for item in value)
    if kind is slice:
        return slice(*(argument(run, part) for part in (value.start, value.stop, value.step)))
    if kind is range:
        run.items(len(value))
        return value
    if value in (int, float, bool, str) or value in arrays.SCALARS:
        return value
    raise Refused("not-offered", module="pandas", name=kind.__name__)


def _arguments(run: Run, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    for name in kwargs:
        if name not in KEYWORDS:
            raise Refused("keyword", name=name)
    return [argument(run, one) for one in args], {name: argument(run, one) for name, one in kwargs.items()}


def method(name: str) -> Callable[..., Any]:
    """A method by its name, its arguments plain; what it gives is no larger than what it gets."""

    def call(run: Run, table: Any, *args: Any, **kwargs: Any) -> Any:
        positional, keywords = _arguments(run, args, kwargs)
        bounded_tables(run, table)
        return getattr(table, name)(*positional, **keywords)

    return call


def as_array(run: Run, table: Any, dtype: Any = None, **kwargs: Any) -> Any:
    """``to_numpy``."""
    bounded_tables(run, table)
    return table.to_numpy(dtype=arrays.dtype_of(dtype))


def as_type(run: Run, table: Any, dtype: Any) -> Any:
    """``astype``."""
    bounded_tables(run, table)
    return table.astype(argument(run, dtype) if isinstance(dtype, dict) else arrays.dtype_of(dtype))


SHARED = """
    isna isnull notna notnull sum mean std var min max median count fillna dropna drop head tail describe idxmax
    idxmin abs round sort_values reset_index copy any all cumsum prod nunique rename sort_index ffill bfill duplicated
    drop_duplicates
"""
SERIES_ONLY = "value_counts unique isin clip between"
METHODS: dict[str, Any] = {
    **{name: method(name) for name in SHARED.split()},
    "to_numpy": as_array,
    "astype": as_type,
}
SERIES: dict[str, Any] = {
    **METHODS,
    **{name: method(name) for name in SERIES_ONLY.split()},
    "tolist": lambda run, series: (run.items(len(series)), series.tolist())[1],
    "item": lambda run, series: series.item(),
}
VALUES = ("shape", "size", "ndim", "dtypes", "columns", "index", "values", "iloc", "loc", "T", "empty")
SERIES_VALUES = ("shape", "size", "ndim", "dtype", "index", "values", "iloc", "loc", "name", "empty")
INDEX: dict[str, Any] = {"tolist": lambda run, index: (run.items(len(index)), index.tolist())[1]}


def item(run: Run, owner: Any, index: Any) -> Any:
    """``table[…]``, ``table.loc[…]``, ``table.iloc[…]``."""
    parts = index if isinstance(index, tuple) else (index,)
    ready = tuple(argument(run, part) for part in parts)
    picked(run, owner, ready)
    return owner[ready if isinstance(index, tuple) else ready[0]]


def set_item(run: Run, owner: Any, index: Any, value: Any) -> None:
    """``table[…] = value`` and the same through ``loc`` and ``iloc``."""
    parts = tuple(argument(run, part) for part in (index if isinstance(index, tuple) else (index,)))
    table = owner.obj if isinstance(owner, LOCATORS) else owner
    if isinstance(table, pandas.DataFrame):
        table_columns(run, table.shape[1] + 1)
    owner[parts if isinstance(index, tuple) else parts[0]] = argument(run, value)
    if not isinstance(value, PLAIN):
        flat(run, table)


def operated(run: Run, function: Any, left: Any, right: Any) -> Any:
    """Apply an operator to two values of which one is a table; text is compared only."""
    a, b = argument(run, left), argument(run, right)
    if function.__name__ not in MOST_COMPARED and not (_numbers(a) and _numbers(b)):
        kinds = f"'{type(left).__name__}' and '{type(right).__name__}'"
        raise TypeError(f"unsupported operand type(s) for tables of text: {kinds}")
    both = isinstance(a, FRAMES) and isinstance(b, FRAMES)
    repeats = both and not (a.index.is_unique and b.index.is_unique)  # then rows are paired with each other
    table_cells(run, max(len(a), 1) * max(b.size, 1) if repeats else aligned_cells(a, b))
    return function(a, b)


def _numbers(value: Any) -> bool:
    if isinstance(value, pandas.DataFrame):
        return all(dtype.kind in arrays.KINDS for dtype in value.dtypes)
    if isinstance(value, (pandas.Series, numpy.ndarray)):
        return getattr(value.dtype, "kind", "O") in arrays.KINDS
    return not isinstance(value, str | list | tuple | dict)


def read_csv(run: Run, path: Any, **kwargs: Any) -> pandas.DataFrame:
    """``pd.read_csv`` of a file that the program wrote."""
    text = files.text_of(run, path)
    _positional, keywords = _arguments(run, (), kwargs)
    table = pandas.read_csv(io.StringIO(text), **keywords)
    bounded_tables(run, table)
    return table


def frame(run: Run, data: Any = None, **kwargs: Any) -> pandas.DataFrame:
    """``pd.DataFrame``."""
    positional, keywords = _arguments(run, (data,), kwargs)
    table = pandas.DataFrame(*positional, **keywords)
    bounded_tables(run, table)
    return flat(run, table)


def series(run: Run, data: Any = None, **kwargs: Any) -> pandas.Series:
    """``pd.Series``."""
    positional, keywords = _arguments(run, (data,), kwargs)
    return flat(run, pandas.Series(*positional, **keywords))


def dummies(run: Run, data: Any, **kwargs: Any) -> pandas.DataFrame:
    """``pd.get_dummies``: a column for each value."""
    positional, keywords = _arguments(run, (data,), kwargs)
    table = pandas.DataFrame(data)
    table_cells(run, len(table) * (int(table.nunique().sum()) + table.shape[1]))
    return pandas.get_dummies(*positional, **keywords)


def joined(run: Run, tables: Any, **kwargs: Any) -> Any:
    """``pd.concat``."""
    positional, keywords = _arguments(run, (tables,), kwargs)
    given = list(positional[0].values()) if isinstance(positional[0], dict) else positional[0]
    pieces = [one for one in given if isinstance(one, FRAMES)]
    if len(pieces) < len(given) or not isinstance(given, list | tuple):
        raise TypeError("concat joins tables: give it a list of them")
    table_cells(run, joined_cells(pieces, keywords.get("axis", 0) in (1, "columns")))
    made = pandas.concat(*positional, **keywords)
    bounded_tables(run, made)
    return made


PANDAS = Namespace(
    "pandas",
    {
        name: Offered(name, call)
        for name, call in {
            "read_csv": read_csv, "DataFrame": frame, "Series": series, "get_dummies": dummies, "concat": joined,
            "isna": lambda run, value: pandas.isna(argument(run, value)),
            "isnull": lambda run, value: pandas.isnull(argument(run, value)),
        }.items()
    },
    frozenset(dir(pandas)),
)  # fmt: skip
PANDAS.names["NA"] = pandas.NA
