"""Which of torch's functions Python's operators call, learned by watching each of them once.

The interpreter applies operators itself. A mode that torch asks at every call takes as long again as a small
operation, so there the recorder is told of them instead: by the function and the arguments with which its mode would
have been asked.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from itertools import product
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from core.recording.calls import Kind, kind_of

Way = tuple[Any, bool]
"""torch's function, and whether it gets the right operand first."""

WATCHED: tuple[Callable[[Any, Any], Any], ...] = (
    operator.add, operator.sub, operator.mul, operator.truediv, operator.pow, operator.matmul, operator.floordiv,
    operator.mod,
)  # fmt: skip


class _Watching(TorchFunctionMode):
    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[Any, Any, Any]] = []

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.calls.append((func, args, kwargs))
        return func(*args, **(kwargs or {}))


def _way(function: Callable[[Any, Any], Any], left: Any, right: Any) -> Way | None:
    with _Watching() as watching:
        try:
            function(left, right)
        except (TypeError, RuntimeError):  # no operator of these two
            return None
    if len(watching.calls) != 1:
        return None
    ((called, args, kwargs),) = watching.calls
    if kwargs or len(args) != 2 or kind_of(called)[0] is not Kind.OPERATION:
        return None
    if args[0] is left and args[1] is right:
        return called, False
    return (called, True) if args[0] is right and args[1] is left else None


def _ways() -> dict[tuple[Any, type, type], Way]:
    tensors = [torch.ones(1), torch.nn.Parameter(torch.ones(1))]
    numbers = [3, 2.5]
    found: dict[tuple[Any, type, type], Way] = {}
    for function in WATCHED:
        for left, right in [*product(tensors, tensors + numbers), *product(numbers, tensors)]:
            way = _way(function, left, right)
            if way is not None:
                found[function, type(left), type(right)] = way
    return found


WAYS = _ways()
"""(operator, types of its operands) → what it calls."""
