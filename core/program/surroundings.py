"""Everything around a program while it runs: streams, files, imports, random numbers, hooks; all put back after it."""

from __future__ import annotations

import builtins
import copy
import random
import sys
import types
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy
import torch
from torch import _tensor_str, nn
from torch.nn.modules import module as torch_module
from torch.nn.modules.lazy import LazyModuleMixin

from core.program import figures
from core.program.d2l import scopes
from core.program.files import Files, in_memory
from core.program.imports import importing
from core.program.printing import on_screen
from core.program.python_warnings import PythonWarning, warnings_kept
from core.program.run import Run
from core.program.source import PROGRAM
from core.program.training import Watch

CALLS = 1_000
"""Calls of functions inside each other, as in plain Python."""


def surrounded(
    state: Run, around: ExitStack, device: str, seed: int, inputs: tuple[str, ...], files: Files
) -> tuple[types.ModuleType, Watch, list[PythonWarning]]:
    """Put everything around a program that it needs, and that must be undone after it.

    Returns:
        Its main module, what watches its training loops, and the list to which Python's warnings are added.
    """
    around.enter_context(_python_state())
    around.enter_context(_torch_state(device, seed))
    around.enter_context(in_memory(files))
    figures.begin(state.span)
    scopes.enter, scopes.leave = state.enter_helper, state.leave_helper
    names = around.enter_context(on_screen(state, inputs))
    names["__import__"] = importing(state, lambda: around.enter_context(_random_numbers(seed)))
    module = around.enter_context(_main_module(state, names))
    around.enter_context(state.recorder)
    watch = Watch(state)
    around.enter_context(watch.watching())
    around.enter_context(_modules_watched(state, watch))
    return module, watch, around.enter_context(warnings_kept(state))


@contextmanager
def _main_module(state: Run, names: dict[str, Any]) -> Iterator[types.ModuleType]:
    """Make the module that the program is, with its builtins, and let it be known as ``__main__``."""
    module = types.ModuleType("__main__")
    module.__file__ = PROGRAM  # by it inspect, and so torch.jit.script, finds the text of a class
    module.__dict__["__builtins__"] = {
        **builtins.__dict__, **names, **state.hooks(), "open": builtins.open,
    }  # fmt: skip
    state.variables = module.__dict__
    before = sys.modules.get("__main__")
    sys.modules["__main__"] = module
    try:
        yield module
    finally:
        if before is not None:
            sys.modules["__main__"] = before


@contextmanager
def _python_state() -> Iterator[None]:
    """Bound the stack as Python does, let sys.argv be a program's own, and put both back."""
    arguments, sys.argv = sys.argv, [PROGRAM]
    depth, deepest, frame = sys.getrecursionlimit(), 0, sys._getframe()
    while frame is not None:
        deepest, frame = deepest + 1, frame.f_back
    sys.setrecursionlimit(deepest + CALLS)
    try:
        yield
    finally:
        sys.setrecursionlimit(depth)
        sys.argv = arguments


@contextmanager
def _random_numbers(seed: int) -> Iterator[None]:
    """Seed Python's and NumPy's random numbers, and put them back: a tenth of the time of a small program."""
    state, arrays = random.getstate(), numpy.random.get_state()
    random.seed(seed)
    numpy.random.seed(seed)
    try:
        yield
    finally:
        random.setstate(state)
        numpy.random.set_state(arrays)


@contextmanager
def _torch_state(device: str, seed: int) -> Iterator[None]:
    """Seed torch, set the default device, and put everything back afterwards: a repair is tried after its program."""
    gradients, dtype = torch.is_grad_enabled(), torch.get_default_dtype()
    anomalies, nan = torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled()
    printing = copy.copy(_tensor_str.PRINT_OPTS)
    torch.default_generator.manual_seed(seed)
    if device != "cpu":
        torch.cuda.manual_seed_all(seed)
        torch.set_default_device(device)
    try:
        yield
    finally:
        torch.set_grad_enabled(gradients)
        torch.set_anomaly_enabled(anomalies, nan)
        if torch.get_default_dtype() is not dtype:
            torch.set_default_dtype(dtype)
        _tensor_str.PRINT_OPTS = printing
        if device != "cpu":
            torch.set_default_device(None)


@contextmanager
def _modules_watched(state: Run, watch: Watch) -> Iterator[None]:
    """Open a scope around every call of a module; torch's own hooks tell when one begins and ends."""

    def begin(module: nn.Module, given: Any) -> None:
        scope = state.enter_module(module)
        if not module.training:
            watch.evaluating.add(scope)

    def end(module: nn.Module, given: Any, out: Any) -> None:
        state.leave_module()

    infer = LazyModuleMixin._infer_parameters  # type: ignore[attr-defined]

    def quietly(self: Any, *args: Any, **kwargs: Any) -> Any:
        # While a lazy layer gets its shapes, its parameters are tensors of which nothing can be kept.
        with torch._C.DisableTorchFunction():
            return infer(self, *args, **kwargs)

    LazyModuleMixin._infer_parameters = quietly  # type: ignore[method-assign]
    handles = [
        torch_module.register_module_forward_pre_hook(begin),
        torch_module.register_module_forward_hook(end, always_call=True),
    ]
    try:
        yield
    finally:
        LazyModuleMixin._infer_parameters = infer  # type: ignore[method-assign]
        for handle in handles:
            handle.remove()
