"""Scopes for modules: torch's own hooks tell when any module, at whatever depth, begins and ends its forward."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import nn
from torch.nn.modules import module as torch_module

from core.language.state import Run


@contextmanager
def module_scopes(run: Run) -> Iterator[None]:
    """Open a scope "module" around every call of a module while the context lasts."""
    places: list[Any] = []

    def begin(module: nn.Module, given: Any) -> None:
        places.append(run.recorder.at)
        run.waiting.append(("module", type(module).__name__, run.recorder.at, -1))
        run.open()  # what it computes is called by torch, not by the interpreter, which would open the scope

    def end(module: nn.Module, given: Any, out: Any) -> None:
        run.close()
        # A learner's forward has moved the place; what follows belongs to the call of this module again.
        run.recorder.at = places.pop()

    handles = [
        torch_module.register_module_forward_pre_hook(begin),
        torch_module.register_module_forward_hook(end, always_call=True),
    ]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def quietly_lazy(module: Any) -> None:
    """Let a lazy layer get its shapes from its first input without a trace of it: its parameters begin there.

    (While torch does so, they are tensors without a shape, of which the recorder could keep nothing.)
    """
    infer = module._infer_parameters

    def quietly(module: nn.Module, args: Any, kwargs: Any = None) -> Any:
        with torch._C.DisableTorchFunction():
            return infer(module, args, kwargs)

    module._initialize_hook.remove()
    module._initialize_hook = module.register_forward_pre_hook(quietly, with_kwargs=True)
