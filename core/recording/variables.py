"""The variables of the program that hold a value, and which of them it is called by."""

from __future__ import annotations

from typing import Any

import torch

from core.recording.values import Values


def named(values: Values, tensor: torch.Tensor, name: str, place: Any, scope: int) -> None:
    """Note that a variable was bound to the tensor.

    A parameter of a function, or a loop's variable, that is bound to what has a name outside does not become what
    it is called: ``for p in (w, b)`` leaves w and b with their names.
    """
    value = values.of(tensor)
    if value.place is None:
        value.place, value.scope = place, scope
    if name in value.names:
        return
    if not value.names or not _inside(values, scope, value.named_in):
        value.called, value.named_in = -1, scope
    elif value.called == -1:
        value.called = len(value.names) - 1
    value.names = (*value.names, name)


def _inside(values: Values, scope: int, outer: int) -> bool:
    """Whether a scope lies deeper than another one, in the same call of a function or in one that it made."""
    call, depth = outer, 0
    while values.scopes[call].kind in ("loop", "iteration", "test"):
        call, depth = values.scopes[call].parent, depth + 1
    while scope > call:  # a scope's parent was opened before it
        scope, depth = values.scopes[scope].parent, depth - 1
    return scope == call and depth < 0


def named_when_used(values: Values, tensor: torch.Tensor, name: str) -> None:
    """Note what a tensor without a variable is called; it becomes a value only where the program uses it."""
    value = values.current(tensor)
    if value is None:
        values.unused_names.setdefault(id(tensor), (name,))
    elif not value.names:
        value.names = (name,)
