"""What one run of one program carries along: its recorder, its budgets, its scopes and its variables."""

from __future__ import annotations

from typing import Any

import numpy
import torch

from core.language.allocation import Allocation
from core.language.source import Source, span_of
from core.language.stops import Place, Refused, limit
from core.language.torch_names import KEYWORDS
from core.language.weight import weigh
from core.limits import Limits

TENSORS = frozenset({torch.Tensor, torch.nn.Parameter})
SMALL = 4096
"""A call whose output cannot have more elements is not watched by the dispatch mode: 20,000 such outputs of eight
bytes each stay near the budget of bytes for a run, and the mode would cost five times as much as the call."""


class Run:
    """The state of a run. Compiled closures hold it; nothing of it can be reached from a program.

    Attributes:
        variables: The program's own names, also the frame of its outermost scope.
        builtins: Names that exist without being bound.
        waiting: Scopes that were entered but not yet told to the recorder: a loop's turn that records nothing
            leaves no trace and costs next to nothing.
        steps, depth, printed: Budgets used so far.
        differentiated: True once the program called backward() or autograd.grad().
        handled: Exceptions whose ``except`` block is running, for a bare ``raise``.
        last: The value of the last statement (`interpreter`).
    """

    def __init__(self, source: Source, recorder: Any, limits: Limits) -> None:
        self.source = source
        self.recorder = recorder
        self.limits = limits
        self.allocation = Allocation(limits)
        self.variables: dict[Any, Any] = {}
        self.builtins: dict[str, Any] = {}
        self.waiting: list[tuple[str, str, Place, int]] = []
        self.handled: list[Exception] = []
        self.arrays: dict[int, Any] = {}  # address of a NumPy array's memory → the tensor that shares it
        self.files: dict[str, str] = {}  # name → text, see core.language.files
        self.saved: dict[str, Any] = {}  # name → what torch.save put there, see core.language.saved
        self.print_options: Any = None  # as they were before torch.set_printoptions
        self.figures: list[Any] = []  # core.trace.Figure
        self.drawing: Any = None  # what plt is drawing, see core.language.figures
        self.steps = 0
        self.depth = 0
        self.printed = 0
        self.large = False
        self.differentiated = False
        self.last: Any = None
        self.most_steps = limits.steps
        self.most_operations = limits.operations

    # --- budgets ---------------------------------------------------------------------------------------------

    def step(self, count: int = 1) -> None:
        """Count steps of the interpreter.

        Raises:
            LimitReached: there were too many.
        """
        self.steps += count
        if self.steps > self.most_steps:
            limit("steps", self.limits.steps)

    def deeper(self) -> None:
        """Count one more call inside a call; the caller takes it back."""
        self.depth += 1
        if self.depth > self.limits.call_depth:
            self.depth -= 1
            limit("call_depth", self.limits.call_depth)

    def items(self, count: int) -> None:
        """Refuse a container with too many items."""
        if count > self.limits.container_items:
            limit("container_items", self.limits.container_items, count)

    def characters(self, count: int) -> None:
        """Refuse a string with too many characters."""
        if count > self.limits.string_characters:
            limit("string_characters", self.limits.string_characters, count)

    # --- scopes ----------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Tell the recorder about the scopes that it has not heard of: something is about to be recorded."""
        for kind, name, place, iteration in self.waiting:
            self.recorder.enter(kind, name, span_of(place), iteration)
        self.waiting.clear()

    def close(self) -> None:
        """Leave the innermost scope."""
        if self.waiting:
            self.waiting.pop()
        else:
            self.recorder.leave()

    # --- torch -----------------------------------------------------------------------------------------------

    def torch(self, function: Any, ordinary: bool, args: tuple[Any, ...], kwargs: dict[str, Any], place: Place) -> Any:
        """Call a torch function of the tables.

        Args:
            ordinary: Whether its outputs are bounded by its operands (core.language.torch_names.ORDINARY).
        """
        if self.waiting:
            self.open()
        recorder = self.recorder
        if recorder.count >= self.most_operations:
            limit("operations", self.limits.operations)
        recorder.at = place
        if kwargs:
            self.check_keywords(kwargs)
        if ordinary and self.allocation_is_small(args, kwargs):
            return function(*args, **kwargs)
        return self.careful(function, args, kwargs)

    def special(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any], place: Place) -> Any:
        """Call a function that checks its operands itself (core.language.torch_tables.SPECIAL)."""
        self.ready(place)
        weigh(self, *args)
        if kwargs:
            self.check_keywords(kwargs)
        return function(self, *args, **kwargs)

    def module(self, method: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a method of a module or of an optimizer."""
        self.ready(self.recorder.at)
        if kwargs:
            self.check_keywords(kwargs)
        return self.careful(method, args, kwargs) if self.large else method(*args, **kwargs)

    def ready(self, place: Place) -> None:
        """Prepare for something that will be recorded at a place of the text."""
        if self.waiting:
            self.open()
        recorder = self.recorder
        if recorder.count >= self.most_operations:
            limit("operations", self.limits.operations)
        recorder.at = place

    def operator(self, function: Any, left: Any, right: Any, place: Place) -> Any:
        """Apply an operator to two values of which one is a tensor."""
        if self.waiting:
            self.open()
        recorder = self.recorder
        if recorder.count >= self.most_operations:
            limit("operations", self.limits.operations)
        recorder.at = place
        with torch._C.DisableTorchFunction():
            size = left.numel() if type(left) in TENSORS else 1 if type(left) in NUMBERS else self._beside(left, right)
            size *= (
                right.numel() if type(right) in TENSORS else 1 if type(right) in NUMBERS else self._beside(right, left)
            )
            way = recorder.ways.get((function, type(left), type(right)))
            if way is not None and 0 < size <= SMALL:
                out = function(left, right)
                recorder.applied(way, left, right, out)
                return out
        if 0 < size <= SMALL:
            return function(left, right)
        return self.careful(function, (left, right), {})

    def _beside(self, value: Any, tensor: Any) -> float:
        """Return the cells of an operand that is neither a tensor nor a number.

        Python takes ``[0] * tensor(10**9)`` for a repetition, because an integer tensor can be an index.
        """
        if isinstance(value, str | list | tuple) and type(tensor) in TENSORS and tensor.numel() == 1:
            if not tensor.is_floating_point() and not tensor.is_complex():
                (self.characters if isinstance(value, str) else self.items)(len(value) * max(int(tensor), 0))
        return _cells(value)

    def careful(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call under the dispatch mode that refuses before torch allocates."""
        self.large = True
        weigh(self, *args)
        if self.allocation.active:
            return function(*args, **kwargs)
        with self.allocation:
            return function(*args, **kwargs)

    def allocation_is_small(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
        """Return whether the operands are so few that an ordinary call on them needs no watching."""
        size = 1.0
        with torch._C.DisableTorchFunction():
            for value in args:
                kind = type(value)
                if kind in TENSORS:
                    size *= value.numel()
                elif kind in (tuple, list):
                    size *= _sum_of_cells(value)
            if kwargs:
                size *= _cells(tuple(kwargs.values()))
        return 0 < size <= SMALL

    def check_keywords(self, kwargs: dict[str, Any]) -> None:
        """Refuse keyword arguments that are not listed, and devices other than the CPU and CUDA."""
        if not kwargs.keys() <= KEYWORDS:
            name = next(name for name in kwargs if name not in KEYWORDS)
            error = Refused("keyword", name=name)
            error.cotangent_known = (name, sorted(KEYWORDS))  # type: ignore[attr-defined]
            raise error
        if "device" in kwargs:
            check_device(kwargs["device"])


NUMBERS = frozenset({int, float, bool, complex, type(None)})


def check_device(device: object) -> None:
    """Refuse devices other than the CPU and CUDA ("meta" has no values to show)."""
    if isinstance(device, str) and device.split(":")[0] not in ("cpu", "cuda"):
        raise Refused("device", name=device)
    if isinstance(device, int) and not isinstance(device, bool):
        raise Refused("device", name=device)


def _cells(value: Any) -> float:
    """Return the product of the elements of all tensors in a value, a list of tensors counting as their sum.

    An empty tensor gives 0: a product over its other axes can be large again, so it is watched.
    """
    product = 1.0
    if type(value) in TENSORS:
        return value.numel()
    if type(value) is slice:
        return 1.0
    if type(value) is numpy.ndarray:
        return value.size
    for item in value if type(value) in (tuple, list) else ():
        kind = type(item)
        if kind in TENSORS:
            product *= item.numel()
        elif kind in (tuple, list):
            product *= _sum_of_cells(item)
    return product


def _sum_of_cells(value: Any) -> float:
    if len(value) > SMALL:
        return SMALL + 1
    return (
        sum(
            item.numel() if type(item) in TENSORS else 1 if type(item) not in (tuple, list) else SMALL for item in value
        )
        or 1
    )
