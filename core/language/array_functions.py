"""NumPy's functions as a program may call them: each asks for the size of its result before it calls numpy."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy

from core.language.arrays import bounded, broadcast, cells, checked, countable, dtype_of, keywords, numeric, shape_of
from core.language.state import Run


def pointwise(function: Any) -> Callable[..., Any]:
    """A function of every element: the result is as large as the operands broadcast together."""

    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        operands = [numeric(run, value) for value in args]
        bounded(run, broadcast(operands))
        return checked(function(*operands, **keywords(kwargs)))

    return call


COUNTED = frozenset({numpy.diff, numpy.split, numpy.array_split})
"""Functions whose second argument says how often something is done."""


def shrinking(function: Any) -> Callable[..., Any]:
    """A function whose result is no larger than all operands together: reductions, joins, sorting, reshaping."""

    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        operands = [_argument(run, value) for value in args]
        if function in COUNTED:
            run.items(sum(abs(value) for value in operands[1:2] if isinstance(value, int)))
        elements = sum(cells(value) for value in operands)
        bounded(run, elements, elements * 20)
        return checked(function(*operands, **keywords(kwargs)))

    return call


def _argument(run: Run, value: Any) -> Any:
    return value if value is None else numeric(run, value)


def product(run: Run, left: Any, right: Any) -> Any:
    """``a @ b`` and ``np.dot``."""
    a, b = numeric(run, left), numeric(run, right)
    rows, columns = shape_of(a), shape_of(b)
    inner = rows[-1] if rows else 1
    elements = max(cells(a) // max(inner, 1), 1) * max(cells(b) // max(inner, 1), 1)
    bounded(run, elements, elements * inner)
    return checked(numpy.dot(a, b) if not (rows and columns) else numpy.matmul(a, b))


def made(function: Any) -> Callable[..., Any]:
    """A function that makes an array of a shape: zeros(shape), full(shape, value), …"""

    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        countable(run, *args, *kwargs.values())
        shape = kwargs.get("shape", args[0] if args else ())
        bounded(run, _product(shape))
        return checked(function(*args, **keywords(kwargs)))

    return call


def _product(shape: Any) -> float:
    sizes = shape if isinstance(shape, tuple | list) else (shape,)
    if len(sizes) > 32 or any(isinstance(one, float | str) for one in sizes):
        raise TypeError("a shape is a tuple of integers")
    return math.prod(max(int(one), 0) for one in sizes)


def decomposed(function: Any) -> Callable[..., Any]:
    """A function of a matrix that works through it once for each of its columns."""
    own = shrinking(function)

    def call(run: Run, matrix: Any, *args: Any, **kwargs: Any) -> Any:
        operand = numeric(run, matrix)
        bounded(run, 0, 4 * cells(operand) * min(shape_of(operand)[-2:], default=1))
        return own(run, operand, *args, **kwargs)

    return call


def tiled(run: Run, value: Any, counts: Any) -> Any:
    """``np.tile``."""
    operand = numeric(run, value)
    bounded(run, max(cells(operand), 1) * _product(counts))
    return checked(numpy.tile(operand, counts))


def crossed(function: Any) -> Callable[..., Any]:
    """``np.outer`` and ``np.kron``: every element with every other."""

    def call(run: Run, left: Any, right: Any) -> Any:
        a, b = numeric(run, left), numeric(run, right)
        bounded(run, cells(a) * cells(b))
        return checked(function(a, b))

    return call


def ranged(run: Run, *numbers: Any, **kwargs: Any) -> Any:
    """``np.arange``."""
    start, stop, step = (0, numbers[0], 1) if len(numbers) == 1 else (*numbers, 1)[:3]
    bounded(run, max((stop - start) / step, 0) if step else 0)
    return checked(numpy.arange(*numbers, **keywords(kwargs)))


def spaced(run: Run, start: Any, stop: Any, num: int = 50, **kwargs: Any) -> Any:
    """``np.linspace``."""
    countable(run, start, stop)
    bounded(run, num * max(cells(start), cells(stop)))
    return checked(numpy.linspace(start, stop, num, **keywords(kwargs)))


def identity(run: Run, count: int, columns: int | None = None, **kwargs: Any) -> Any:
    """``np.eye``."""
    bounded(run, count * (count if columns is None else columns))
    return checked(numpy.eye(count, columns, **keywords(kwargs)))


def copied(run: Run, value: Any, dtype: Any = None, **kwargs: Any) -> Any:
    """``np.array``: a copy."""
    operand = numeric(run, value)
    bounded(run, cells(operand))
    return checked(numpy.array(operand, dtype=dtype_of(dtype), **keywords(kwargs)))


def scalar(run: Run, kind: Any, value: Any = 0) -> Any:
    """``np.float32(3)``."""
    operand = numeric(run, value)
    bounded(run, cells(operand))
    return checked(kind(operand))


def seen(run: Run, value: Any, dtype: Any = None) -> Any:
    """``np.asarray``: the array itself where it is one."""
    operand = numeric(run, value)
    bounded(run, 0 if isinstance(operand, numpy.ndarray) and dtype is None else cells(operand))
    return checked(numpy.asarray(operand, dtype=dtype_of(dtype)))


def repeated(run: Run, value: Any, counts: Any, **kwargs: Any) -> Any:
    """``np.repeat``."""
    operand = numeric(run, value)
    most = max(counts) if isinstance(counts, list | tuple) else counts
    bounded(run, cells(operand) * max(int(most), 0))
    return checked(numpy.repeat(operand, counts, **keywords(kwargs)))


def grids(run: Run, *axes: Any) -> Any:
    """``np.meshgrid``."""
    operands = [numeric(run, axis) for axis in axes]
    bounded(run, len(operands) * math.prod(cells(axis) for axis in operands))
    return checked(numpy.meshgrid(*operands))


def drawn(function: Any, size_at: int | None) -> Callable[..., Any]:
    """A random function; ``size_at`` is where its size stands among the arguments, None where all of them are sizes."""

    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        countable(run, *args, *kwargs.values())
        size = args if size_at is None else kwargs.get("size", args[size_at] if len(args) > size_at else 1)
        bounded(run, _product(size if size is not None else 1))
        return checked(function(*args, **keywords(kwargs)))

    return call
