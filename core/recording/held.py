"""Tensors that the program itself still holds; the recorder holds all, and torch frees what nobody holds."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from types import BuiltinFunctionType, FrameType, FunctionType, ModuleType
from typing import Any

import torch

OUR_PACKAGE = __name__.partition(".")[0]
MOST_OBJECTS = 200_000
"""Looked at; what lies behind more is taken for not held."""


def held_tensors() -> Iterator[torch.Tensor]:
    """Yield the tensors that can be reached from the variables of all functions that are running, but for our own:
    through containers, attributes, closures, paused generators and classes of the program."""
    waiting: list[Any] = []
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if not _is_ours(frame.f_globals.get("__name__")):
            waiting += [frame.f_locals, frame.f_globals]
        frame = frame.f_back
    waiting.reverse()  # the innermost first
    seen: dict[int, Any] = {}  # the objects are kept: a freed id comes again
    while waiting and len(seen) < MOST_OBJECTS:
        one = waiting.pop()
        if id(one) in seen or not gc.is_tracked(one):
            continue
        seen[id(one)] = one
        if isinstance(one, torch.Tensor):
            yield one
        waiting += _within(one)


def _within(value: Any) -> list[Any]:
    """Return what a value refers to, as far as it is the program's."""
    if isinstance(value, FunctionType):
        return [value.__closure__, value.__defaults__, value.__kwdefaults__, value.__dict__]
    if isinstance(value, BuiltinFunctionType | ModuleType | FrameType) or _is_ours(type(value).__module__):
        return []
    if isinstance(value, type) and value.__module__ != "__main__":
        return []
    return gc.get_referents(value)


def _is_ours(module: Any) -> bool:
    return isinstance(module, str) and module.partition(".")[0] == OUR_PACKAGE
