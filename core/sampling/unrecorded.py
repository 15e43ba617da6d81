"""A recorder that records nothing: it counts what torch does, and ends what uses up a budget. Imports torch."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch._C import _functorch  # type: ignore[attr-defined]  # private, and no public one tells
from torch.overrides import TorchFunctionMode

from core.recording.recorder import SMALL, Recorder
from core.trace import Span
from core.trace.limits import Limits


class Unrecorded(Recorder):
    """Counts operations and the sizes of their results, and keeps nothing. Numbers are double precision inside it.

    What explains a mistake finds no values in it, so a sentence names what it finds in the frames of the program.

    Attributes:
        points: For how many points the function runs at once under ``torch.vmap``, where a tensor does not tell.
    """

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.points = 1
        self._most_bytes = sys.maxsize  # what a program makes before its function is called is freed as it goes

    @contextmanager
    def counting(self, operations: int, points: int = 1) -> Iterator[None]:
        """Inside `aside`: let a call of the function run so many operations, within the budget of the whole.

        A graph keeps what a call makes until its gradients are there, so all of its bytes count.
        """
        self.most = min(self.limits.operations, self.count + operations)
        self.points, self.bytes, self._most_bytes = points, 0, self.limits.run_bytes
        del self.scopes[1:]
        with self._mode():
            yield

    @property
    def spent(self) -> bool:
        """Whether the operations of the whole run are used up."""
        return self.count >= self.limits.operations

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Count nothing of what follows: it is not the program's work."""
        TorchFunctionMode.__exit__(self, None, None, None)
        try:
            yield
        finally:
            TorchFunctionMode.__enter__(self)

    @contextmanager
    def _mode(self) -> Iterator[None]:
        TorchFunctionMode.__enter__(self)
        try:
            yield
        finally:
            TorchFunctionMode.__exit__(self, None, None, None)

    def __enter__(self) -> Unrecorded:
        torch.set_default_dtype(torch.float64)  # the run puts it back
        TorchFunctionMode.__enter__(self)  # not the recorder's: torch's transforms stay what they are
        return self

    def __exit__(self, *failure: object) -> None:
        TorchFunctionMode.__exit__(self, *failure)

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if self.count >= self.most:
            self.over("operations", self.limits.operations, "more")
        self.count += 1
        try:
            out = func(*args, **kwargs) if kwargs else func(*args)
        except Exception as error:
            self.failed = error, func, args, kwargs or {}
            raise
        if type(out) is torch.Tensor and out.numel() * self.points > SMALL:
            self._large(out)
        return out

    def _large(self, out: torch.Tensor) -> None:
        """Count a large result; of a batch under ``torch.vmap`` all of it."""
        elements = out.numel()
        if self.points > 1 and _functorch.is_batchedtensor(out):
            elements *= self.points
        if elements > self.limits.tensor_elements:
            self.over("tensor_elements", self.limits.tensor_elements, elements)
        if not out._is_view():
            self.bytes += elements * out.element_size()
            if self.bytes > self._most_bytes:
                self.over("run_bytes", self._most_bytes, self.bytes)

    # --- what a recorder notes -----------------------------------------------------------------------------------

    def enter(self, kind: str, name: str, span: Span | None, iteration: int = -1) -> None: ...

    def leave(self) -> None: ...

    def bind(self, name: str, value: object) -> None: ...

    def bind_module(self, name: str, module: torch.nn.Module) -> None: ...

    def print(self, text: str) -> None: ...
