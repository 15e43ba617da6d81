"""Calling a program's operations again while it runs: each value, in order, with the operation that made it.

`core.recording.tangents` pushes tangents through them, `core.recording.costs` counts what a pass would multiply.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import torch

from core.recording.nodes import Value
from core.recording.operation_function import Local, of_call, of_review, of_unnoticed, of_write_back
from core.recording.values import Values
from core.trace.errors import LimitExceeded, NotDifferentiable


class Written(NamedTuple):
    """An operation that is about to write its own operand, copied before it does."""

    target: torch.Tensor
    local: Local


class Replay:
    """Follows a run from value to value; what is done with each is `visit`."""

    def __init__(self) -> None:
        self._done = 0
        self._about_to_write: list[Written] = []
        self._refusal: NotDifferentiable | LimitExceeded | None = None

    def visit(self, value: Value, random_state: torch.Tensor) -> None:
        """Work on a value that was just made.

        Raises:
            NotDifferentiable, LimitExceeded: the question has no answer.
        """
        raise NotImplementedError

    def before_write(self, made: list[tuple[torch.Tensor, tuple[Any, Any, Any]]], random_state: torch.Tensor) -> None:
        """Copy the operands of calls that are about to overwrite some of them."""
        self._about_to_write = []
        counts: dict[int, int] = {}
        for target, call in made:
            output = counts.get(id(call[0]), 0)
            counts[id(call[0])] = output + 1
            local = of_call(*call, output)
            local.random_state = random_state
            self._about_to_write.append(Written(target, local))

    def follow(self, values: Values, random_state: torch.Tensor) -> None:
        """Visit the values that were made since the last call."""
        if self._done == len(values.all) or self._refusal is not None:
            return
        try:
            with replaying():
                for value in values.all[self._done :]:
                    self._done = value.index + 1
                    self.visit(value, random_state)
        except (NotDifferentiable, LimitExceeded) as error:  # the program, which is running, must not see it
            self._refusal = error
        self._about_to_write = []

    def refuse(self) -> None:
        """Raise what ended the work, if anything did."""
        if self._refusal is not None:
            raise self._refusal

    def local(self, value: Value, random_state: torch.Tensor) -> Local | str:
        """Return the operation that made a value as a function, or the code of why it cannot be called again."""
        if value.alias is not None:
            return of_unnoticed(value)
        if value.operation == "write-back":
            return of_write_back(value)
        if value.operation == "re-view":
            return of_review(value)
        for written in self._about_to_write:
            if written.target is value.tensor:
                return written.local
        wrote = value.earlier is not None and value.earlier in value.operands
        if value.call is None or wrote or not callable(value.call.function):
            return "not-again"
        local = of_call(value.call.function, value.call.args, value.call.kwargs, value.output)
        local.random_state = random_state
        return local


@contextmanager
def replaying() -> Iterator[None]:
    """Call operations again: unseen by the recorder, and with the program's random numbers as they were afterwards."""
    state, fused = torch.get_rng_state(), torch._C._get_mkldnn_enabled()
    try:
        # oneDNN's fused layers have no forward formula where the same layer without it has one
        torch._C._set_mkldnn_enabled(False)
        with torch._C.DisableTorchFunction(), torch.enable_grad():
            yield
    finally:
        torch._C._set_mkldnn_enabled(fused)
        torch.set_rng_state(state)


def cut(value: Value) -> bool:
    """Whether autograd's graph is cut at this operation."""
    if not (value.tensor.is_floating_point() or value.tensor.is_complex()):
        return True
    if value.alias is not None:
        return False
    if value.operation == "re-view":  # what was detached stays so when it is read again
        return not value.requires_grad and any(operand.requires_grad for operand in value.operands)
    return value.call is not None and not value.call.grad_enabled
