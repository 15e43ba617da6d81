"""A function of numbers, called once with whole columns of them where that is proven to be the same. Imports torch.

A column holds one number for each point. As long as every torch call inside the function is one of ELEMENTWISE and is
given nothing but columns and single numbers, entry i of each result comes from the entries i alone: the column that
the function returns holds what it returns at each point by itself. `Watched` sees every call before it runs and
refuses all others (a sum, a shape, a question for the truth): those functions are left to vmap.

No result is longer than a column, so their number bounds the memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NoReturn

import torch
from torch.overrides import TorchFunctionMode

from core.recording.calls import operation_name
from core.trace.limits import Limits

ELEMENTWISE = frozenset(
    """
    add sub mul div floor_divide remainder fmod pow float_power neg positive reciprocal abs sign sgn sqrt rsqrt square
    exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan arcsin arccos arctan atan2 sinh cosh tanh asinh
    acosh atanh sigmoid relu erf sinc floor ceil round trunc frac clamp clip maximum minimum where lerp hypot logaddexp
    heaviside nan_to_num eq ne lt le gt ge __eq__ __ne__ greater less greater_equal less_equal logical_and logical_or
    logical_not logical_xor bitwise_and bitwise_or bitwise_xor bitwise_not isnan isinf isfinite clone detach tensor
    leaky_relu gelu elu silu softplus logsigmoid relu6 selu
    """.split()
)
"""Names (`core.recording.calls.operation_name`) of operations whose every entry comes from those at its place."""

NUMBERS = frozenset({int, float, type(None)})  # not bool: it may mean inplace=True
DTYPES = frozenset({torch.float64, torch.int64, torch.bool})
"""A column of another type would be promoted differently from a tensor without axes."""
COPIES = 3
"""Of a result: itself, what its derivative keeps, its gradient."""


@cache
def _is_elementwise(function: Callable[..., Any]) -> bool:
    return operation_name(function) in ELEMENTWISE


class NotElementwise(Exception):
    """A call whose result may depend on more than one point."""


class Watched(TorchFunctionMode):
    """Lets a function work on columns, and on ``vector``, which stands for a vector whose entries are the columns."""

    def __init__(self, columns: Sequence[torch.Tensor], vector: torch.Tensor, limits: Limits) -> None:
        super().__init__()
        self.columns, self.vector = tuple(columns), vector
        self.shape = columns[0].shape
        length = self.shape[0]
        fitting = limits.run_bytes // (8 * COPIES * length) if length <= limits.tensor_elements else 0
        self.left = min(fitting, limits.operations)
        self.refused = False
        # Not the mode itself: it holds the columns, and such a circle would keep them until the next collection.
        self.mark = object()
        for column in columns:
            self._mark(column)

    def __torch_function__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if args and args[0] is self.vector:
            return self._taken_apart(function.__name__, args[1:])
        self.left -= 1
        if not _is_elementwise(function) or self.left < 0:
            self._refuse(function)
        for value in args:
            if type(value) not in NUMBERS and not self._takes(value):
                self._refuse(function)
        if kwargs and not all(value is False or self._takes(value) for value in kwargs.values()):  # inplace=False
            self._refuse(function)
        result = function(*args, **(kwargs or {}))
        if result.dim():
            if result.shape != self.shape or result.dtype not in DTYPES:
                self._refuse(function)
            self._mark(result)
        return result

    def holds(self, value: Any) -> bool:
        """Return whether a value is a column that came about under these rules."""
        return not self.refused and isinstance(value, torch.Tensor) and getattr(value, "column_of", None) is self.mark

    def _mark(self, column: Any) -> None:
        column.column_of = self.mark  # on the tensor: a list of all results would keep their memory from being used

    def _takes(self, value: Any) -> bool:
        if type(value) in NUMBERS:
            return True
        return isinstance(value, torch.Tensor) and (getattr(value, "column_of", None) is self.mark or value.dim() == 0)

    def _taken_apart(self, name: str, rest: tuple[Any, ...]) -> Any:
        """Answer for the vector: ``x[0]``, ``x1, x2 = x``, ``len(x)``."""
        count = len(self.columns)
        if name == "__getitem__" and type(rest[0]) is int and -count <= rest[0] < count:
            return self.columns[rest[0]]
        if name == "unbind" and rest in ((), (0,)):
            return self.columns
        if name == "__len__":
            return count
        if name == "dim":
            return 1
        self._refuse(name)

    def _refuse(self, what: Any) -> NoReturn:
        self.refused = True  # for good, whoever catches this
        raise NotElementwise(getattr(what, "__name__", what))
