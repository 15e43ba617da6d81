"""Which attributes a value has, by its kind: Python's own kinds.

An attribute of a program is never looked up on the host: it is an entry of one of these tables, a function that
takes the run and the value first. What could grow without bound asks the budgets before it does.
"""

from __future__ import annotations

import collections
from typing import Any

import numpy
import pandas
import torch

from core.language import (
    array_methods,
    arrays,
    book,
    distributions,
    files,
    frame_functions,
    frames,
    python_names,
    standard,
    text,
)
from core.language.state import Run
from core.language.values import Generator


def plainly(kind: type, names: str) -> dict[str, Any]:
    """Return host methods that neither grow nor call back, ready to take the run first."""

    def wrapped(method: Any) -> Any:
        return lambda run, value, *args, **kwargs: method(value, *args, **kwargs)

    return {name: wrapped(getattr(kind, name)) for name in names.split()}


# --- str ---------------------------------------------------------------------------------------------------------


def join(run: Run, between: str, values: Any) -> str:
    parts = python_names.collected(run, values)
    run.characters(sum(len(part) for part in parts if isinstance(part, str)) + len(between) * len(parts))
    return between.join(parts)


def replace(run: Run, value: str, old: str, new: str, count: int = -1) -> str:
    if isinstance(new, str) and isinstance(old, str):
        run.characters(len(value) + (value.count(old) if old else len(value) + 1) * len(new))
    return value.replace(old, new, count)


def widened(name: str) -> Any:
    method = getattr(str, name)

    def call(run: Run, value: str, width: Any, *fill: str) -> str:
        if isinstance(width, int):
            run.characters(width)
        return method(value, width, *fill)

    return call


def scanned(name: str) -> Any:
    """A method of str that walks through the text."""
    method = getattr(str, name)

    def call(run: Run, value: str, *args: Any, **kwargs: Any) -> Any:
        run.step(len(value) >> 5)
        return method(value, *args, **kwargs)

    return call


SCANNING = """
    upper lower capitalize title strip lstrip rstrip split rsplit splitlines startswith endswith find rfind index count
    isdigit isalpha isalnum isspace isupper islower removeprefix removesuffix partition rpartition swapcase
"""

STR: dict[str, Any] = {
    **{name: scanned(name) for name in SCANNING.split()},
    "join": join,
    "replace": replace,
    "format": text.format_method,
    **{name: widened(name) for name in ("center", "ljust", "rjust", "zfill")},
}

# --- list, tuple, dict, set ----------------------------------------------------------------------------------------


def append(run: Run, values: list[Any], value: Any) -> None:
    run.items(len(values) + 1)
    values.append(value)


def extend(run: Run, values: list[Any], more: Any) -> None:
    items = python_names.collected(run, more)
    run.items(len(values) + len(items))
    values.extend(items)


def insert(run: Run, values: list[Any], place: int, value: Any) -> None:
    run.items(len(values) + 1)
    run.step(len(values) >> 6)
    values.insert(place, value)


def pop(run: Run, values: Any, *place: Any) -> Any:
    run.step(len(values) >> 6 if place and isinstance(values, list) else 0)
    return values.pop(*place)


def sort(run: Run, values: list[Any], *, key: Any = None, reverse: bool = False) -> None:
    text.weigh(run, values)
    run.step(len(values))
    values.sort(key=key, reverse=reverse)


def compared(kind: type, name: str) -> Any:
    """A method that compares items, which may be nested."""
    method = getattr(kind, name)

    def call(run: Run, values: Any, *given: Any) -> Any:
        text.weigh(run, values, *given)
        run.step(len(values) >> 3)
        return method(values, *given)

    return call


def copied(run: Run, values: Any) -> Any:
    run.step(len(values) >> 3)
    return values.copy()


LIST: dict[str, Any] = {
    "append": append,
    "extend": extend,
    "insert": insert,
    "pop": pop,
    "sort": sort,
    "copy": copied,
    "index": compared(list, "index"),
    "count": compared(list, "count"),
    "remove": compared(list, "remove"),
    **plainly(list, "clear reverse"),
}
TUPLE: dict[str, Any] = {"index": compared(tuple, "index"), "count": compared(tuple, "count")}


def update(run: Run, values: Any, *more: Any, **named: Any) -> None:
    others = [each if isinstance(each, dict) else python_names.collected(run, each) for each in more]
    run.items(len(values) + sum(len(each) for each in others) + len(named))
    text.weigh(run, *others)
    values.update(*others, **named)


def set_default(run: Run, values: dict[Any, Any], key: Any, value: Any = None) -> Any:
    run.items(len(values) + 1)
    text.weigh(run, key)
    return values.setdefault(key, value)


def get(run: Run, values: dict[Any, Any], key: Any, default: Any = None) -> Any:
    text.weigh(run, key)
    return values.get(key, default)


DICT: dict[str, Any] = {
    "get": get,
    "pop": compared(dict, "pop"),
    "update": update,
    "setdefault": set_default,
    "copy": copied,
    **plainly(dict, "keys values items clear popitem"),
}


def add(run: Run, values: set[Any], value: Any) -> None:
    run.items(len(values) + 1)
    text.weigh(run, value)
    values.add(value)


SET: dict[str, Any] = {
    "add": add,
    "update": update,
    "copy": copied,
    **{name: compared(set, name) for name in ("discard", "remove", "union", "intersection", "difference", "issubset")},
    **plainly(set, "clear pop"),
}

# --- the rest ------------------------------------------------------------------------------------------------------


def size_count(run: Run, size: torch.Size) -> int:
    return size.numel()


NUMPY_SCALARS = tuple({*arrays.DTYPES.values()})

METHODS: dict[type, dict[str, Any]] = {
    str: STR,
    list: LIST,
    tuple: TUPLE,
    dict: DICT,
    set: SET,
    torch.Size: {**TUPLE, "numel": size_count},
    int: plainly(int, "bit_length"),
    float: plainly(float, "is_integer"),
    complex: plainly(complex, "conjugate"),
    frozenset: {},
    Generator: {},
    numpy.ndarray: array_methods.METHODS,
    pandas.DataFrame: {**frames.METHODS, **frame_functions.FRAME},
    pandas.Series: {**frames.SERIES, **frame_functions.SERIES},
    collections.Counter: {**DICT, **standard.COUNTER},
    **{kind: {name: distributions.method(name) for name in distributions.METHODS} for kind in distributions.KINDS},
    pandas.Index: frames.INDEX,
    pandas.RangeIndex: frames.INDEX,
    files.File: files.METHODS,
    **book.METHODS,
    **{
        kind: {name: array_methods.METHODS[name] for name in ("item", "astype", "tolist", "round")}
        for kind in NUMPY_SCALARS
    },
}
"""Kind → name → function(run, value, …)."""

VALUES: dict[type, tuple[str, ...]] = {
    int: ("real", "imag"),
    float: ("real", "imag"),
    complex: ("real", "imag"),
    slice: ("start", "stop", "step"),
    range: ("start", "stop", "step"),
    torch.dtype: ("is_floating_point", "is_complex", "itemsize"),
    torch.device: ("type", "index"),
    numpy.ndarray: array_methods.VALUES,
    pandas.DataFrame: frames.VALUES,
    **dict.fromkeys(distributions.KINDS, distributions.VALUES),
    pandas.Series: frames.SERIES_VALUES,
    pandas.Index: ("values", "size"),
    pandas.RangeIndex: ("values", "size"),
    files.File: ("name", "mode", "closed"),
    **book.VALUES,
    **dict.fromkeys(NUMPY_SCALARS, ("dtype", "shape", "real", "imag")),
}
"""Kind → attributes that are plain values."""

RETURN_FIELDS = (
    "values indices min max sign logabsdet U S Vh V Q R eigenvalues eigenvectors solution residuals rank".split()
)
"""Fields of what torch returns with names, such as the values and indices of max(dim)."""
