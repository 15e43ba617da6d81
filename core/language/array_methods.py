"""Operators, indices, methods and attributes of arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy

from core.language.array_functions import product, shrinking
from core.language.array_memory import written
from core.language.arrays import bounded, broadcast, cells, checked, dtype_of, numeric
from core.language.state import Run


def operated(run: Run, function: Any, left: Any, right: Any) -> Any:
    """Apply an operator to two values of which one is an array; in place on shared memory, torch writes it."""
    if "matmul" in function.__name__:
        return product(run, left, right)
    a, b = numeric(run, left), numeric(run, right)
    bounded(run, broadcast([a, b]))
    if (
        function.__name__.startswith("i")
        and function.__name__ not in ("is_", "invert")
        and isinstance(left, numpy.ndarray)
    ):
        return _in_place(run, function, left, b)
    return checked(function(a, b))


def _in_place(run: Run, function: Any, array: numpy.ndarray, other: Any) -> Any:
    changed = array.copy()
    function(changed, other)
    written(run, array, changed)
    return array


MOST_ENTRIES = 16  # of an index


def item(run: Run, array: Any, index: Any) -> Any:
    """``array[index]``."""
    entries = index if isinstance(index, tuple) else (index,)
    picked = 1.0
    ready = []
    for entry in entries:
        if entry is None or entry is Ellipsis or isinstance(entry, int | slice):
            ready.append(entry)
        else:
            one = numeric(run, entry)
            picked *= max(cells(one), 1)
            ready.append(one)
    if len(ready) > MOST_ENTRIES:
        raise IndexError("too many indices for array")
    bounded(run, 0 if picked == 1 else picked * max(array.size, 1) / max(array.shape[0] if array.ndim else 1, 1))
    return checked(array[tuple(ready) if isinstance(index, tuple) else ready[0]])


def set_item(run: Run, array: numpy.ndarray, index: Any, value: Any) -> None:
    """``array[index] = value``."""
    item(run, array, index)
    run.step(array.size >> 5)
    changed = array.copy()
    changed[index] = numeric(run, value)
    written(run, array, changed)


def method(name: str, function: Any = None) -> Callable[..., Any]:
    """A method that gives no more than it gets, by numpy's function of that name."""
    own = shrinking(function or getattr(numpy, name))
    return lambda run, array, *args, **kwargs: own(run, array, *args, **kwargs)


def reshaped(run: Run, array: Any, *shape: Any) -> Any:
    return checked(array.reshape(*shape))


def transposed(run: Run, array: Any, *axes: Any) -> Any:
    return array.transpose(*axes)


def cast(run: Run, array: Any, dtype: Any, copy: bool = True) -> Any:
    bounded(run, array.size)
    return checked(array.astype(dtype_of(dtype), copy=bool(copy)))


def listed(run: Run, array: Any) -> Any:
    run.items(array.size)
    return array.tolist()


def single(run: Run, array: Any, *place: Any) -> Any:
    return array.item(*place)


def duplicated(run: Run, array: Any) -> Any:
    bounded(run, array.size)
    return array.copy()


def filled(run: Run, array: Any, value: Any) -> None:
    changed = array.copy()
    changed.fill(value)
    written(run, array, changed)


METHODS: dict[str, Any] = {
    **{name: method(name) for name in "sum mean std var prod max min argmax argmin cumsum cumprod all any clip round "
       "squeeze argsort nonzero".split()},
    "reshape": reshaped, "transpose": transposed, "astype": cast, "tolist": listed, "item": single,
    "copy": duplicated, "flatten": method("ravel", lambda array: array.flatten()), "ravel": method("ravel"),
    "dot": product, "fill": filled, "sort": lambda run, array: written(run, array, numpy.sort(array)),
    "swapaxes": lambda run, array, a, b: array.swapaxes(a, b),
}  # fmt: skip
VALUES = ("shape", "dtype", "ndim", "size", "T", "itemsize", "nbytes", "real", "imag", "strides")
