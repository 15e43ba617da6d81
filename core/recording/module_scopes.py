"""Scopes of `core.record`: every call of a module in the thread that records is one.

The hooks are those of all modules, and no module's own: a copy or a pickle that the program makes of a module while it
is recorded has no hook of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident
from typing import Any

from torch import nn
from torch.nn.modules import module as torch_module

from core.recording.recorder import Recorder


@contextmanager
def module_scopes(recorder: Recorder) -> Iterator[None]:
    """Open a scope around every call of a module, until the end of the block."""
    open_calls = _OpenCalls(recorder)
    handles: list[Any] = []
    try:
        handles.append(torch_module.register_module_forward_pre_hook(open_calls.begin))
        handles.append(torch_module.register_module_forward_hook(open_calls.end, always_call=True))
        yield
    finally:
        for handle in handles:
            handle.remove()


class _OpenCalls:
    """The calls of modules that are running, the innermost last."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._thread = get_ident()  # another thread may call modules at the same time
        self._open: list[tuple[nn.Module, int]] = []  # with the scope around the call
        self._names: dict[int, tuple[str, nn.Module]] = {}  # by id; the module is held, so that no other gets its id

    def begin(self, module: nn.Module, _inputs: Any) -> None:
        """Open a module's scope, named by its place in the network: ``layers.0`` is "0 · Linear"."""
        if get_ident() != self._thread:
            return
        self._open.append((module, self._recorder.scope))
        name, kind = self._called(module), type(module).__name__
        self._recorder.enter("module", f"{name} · {kind}" if name else kind, None)

    def end(self, module: nn.Module, _inputs: Any, _output: Any) -> None:
        """Close a module's scope, and those inside that an interruption left open."""
        if get_ident() != self._thread or not any(one is module for one, _ in self._open):
            return
        while self._open:
            running, around = self._open.pop()
            self._recorder.scope = around
            if running is module:
                return

    def _called(self, module: nn.Module) -> str:
        if id(module) not in self._names:
            for path, inner in module.named_modules():
                self._names.setdefault(id(inner), (path.rsplit(".", 1)[-1], inner))
        return self._names[id(module)][0]
