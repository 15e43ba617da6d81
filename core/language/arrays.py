"""What an array of a learner's program may be, and how large: the checks of everything that makes one.

Only arrays of numbers and truth values exist; an array of Python objects would hold anything and call anything.
Whatever makes an array asks for its size first. Functions of arrays lie in core.language.array_functions, methods and
operators in array_methods, the names of NumPy in numpy_names, and what arrays share with tensors in array_memory.
"""

from __future__ import annotations

import math
from typing import Any

import numpy

from core.language.array_memory import shared_array
from core.language.state import TENSORS, Run
from core.language.stops import Refused, limit
from core.language.weight import ranged_items, weigh

ARRAYS = (numpy.ndarray, numpy.generic)
KINDS = "biufc"
"""numpy's letters for truth values, integers, floating-point and complex numbers."""

DTYPES = {
    name: getattr(numpy, name)
    for name in "float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool_ complex64".split()
}
SCALARS = frozenset(DTYPES.values())
"""Types that a program may call: ``np.float32(3)``."""
_NAMED = {*DTYPES, "float", "int", "bool", "complex"}
KEYWORDS = frozenset("axis dtype keepdims ddof shape size loc scale low high num endpoint copy start stop step".split())


def bounded(run: Run, elements: float, work: float = 0) -> None:
    """Refuse an array with too many elements, and count its bytes and its work with the tensors' of the run."""
    most = run.limits.tensor_elements
    if elements > most:
        limit("tensor_elements", most, int(elements) if elements < 1e18 else "more")
    allocation = run.allocation
    allocation.bytes += int(elements) * 8
    if allocation.bytes > run.limits.run_bytes:
        limit("run_bytes", run.limits.run_bytes, allocation.bytes)
    allocation.work += int(max(elements, work))
    if allocation.work > run.limits.work:
        limit("work", run.limits.work, allocation.work)


def numeric(run: Run, value: Any) -> Any:
    """Return an operand as numpy may see it: arrays, numbers, nested lists of them; a tensor as the array it shares.

    Raises:
        Refused: it is something else.
    """
    kind = type(value)
    if kind in TENSORS:
        return shared_array(run, value)
    if isinstance(value, ARRAYS):
        return checked(value)
    if kind in (int, float, bool, complex):
        return value
    if kind is range:
        run.items(len(value))
        return list(value)
    if kind in (list, tuple):
        weigh(run, value)
        return kind(numeric(run, item) for item in value)
    raise Refused("not-offered", module="numpy", name=f"array of {kind.__name__}")


def checked(result: Any) -> Any:
    """Return a result of numpy; one that holds Python objects or text is refused."""
    if isinstance(result, ARRAYS):
        if result.dtype.kind not in KINDS:
            raise Refused("not-offered", module="numpy", name=f"array of {result.dtype}")
        return result
    if isinstance(result, list | tuple):
        return type(result)(checked(item) for item in result)
    return result


def keywords(kwargs: dict[str, Any]) -> dict[str, Any]:
    for name, value in kwargs.items():
        if name not in KEYWORDS:
            raise Refused("keyword", name=name)
        if name == "dtype":
            kwargs[name] = dtype_of(value)
    return kwargs


def dtype_of(value: Any) -> Any:
    """Return a dtype that a program named: numpy's own, Python's types, or their names."""
    if value is None or value in (int, float, bool, complex) or value in DTYPES.values():
        return value
    if isinstance(value, numpy.dtype) and value.kind in KINDS:
        return value
    if isinstance(value, str) and value in _NAMED:
        return value
    raise Refused("not-offered", module="numpy", name=f"dtype {value!r}"[:60])


def cells(value: Any) -> int:
    if isinstance(value, ARRAYS):
        return value.size
    if isinstance(value, list | tuple):
        return sum(cells(item) for item in value)
    return 1


def shape_of(value: Any) -> tuple[int, ...]:
    return value.shape if isinstance(value, ARRAYS) else numpy.shape(value)


def broadcast(operands: list[Any]) -> float:
    try:
        return math.prod(numpy.broadcast_shapes(*(shape_of(value) for value in operands)))
    except ValueError:
        return 0  # they do not fit: numpy says it


def countable(run: Run, *values: Any) -> None:
    """Refuse nested lists that would take long to walk through, and ranges in them that nobody should copy."""
    weigh(run, *values)
    run.items(ranged_items(*values))
