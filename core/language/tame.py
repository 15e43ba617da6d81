"""What a program leaves behind may be read by others: values that would run or blow up when read get a stand-in."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

from core.language.allocation import UNREADY
from core.language.state import TENSORS, Run
from core.language.stops import Stop
from core.language.text import MOST_PRINTED_CELLS, check_printable, shown
from core.language.values import Learner
from core.language.weight import FLAT, weigh

MOST_ITEMS = 20_000
"""Items of a container that is handed out; a larger one is only named."""


DEEPEST = 40
"""How deep containers that are handed out lie in each other: who reads them may recurse."""


def tame(run: Run, value: Any) -> Any:
    """Return the value, or a stand-in with its type's name and text, which reads the same and does nothing."""
    kind = type(value)
    if kind in FLAT or kind is str or (kind in TENSORS and value.numel() <= MOST_PRINTED_CELLS):
        return value
    try:
        weigh(run, value)
        active = _runs_when_read(value)
        check_printable(value)
        text = shown(run, value) if active else ""
    except (Exception, Stop):  # noqa: BLE001 - the learner's own __repr__ failed, or the value is too large to read
        return stand_in(type(value).__name__, f"<{type(value).__name__}>")
    return stand_in(type(value).__name__, text) if active else value


def stand_in(name: str, text: str) -> Any:
    """Return an object whose type has the name and whose repr is the text."""
    return type(name, (), {"__repr__": lambda self: text})()


def _runs_when_read(value: Any) -> bool:
    """Return whether a value holds an object of a learner's class that prints itself, or an unready parameter."""
    waiting: list[tuple[Any, int]] = [(value, 0)]
    optimizers: list[torch.optim.Optimizer] = []
    seen = 0
    while waiting:
        item, depth = waiting.pop()
        seen += 1
        if seen > MOST_ITEMS or depth > DEEPEST:
            raise OverflowError
        if isinstance(item, UNREADY):
            return True
        if isinstance(item, nn.Module):
            if _writes_itself(type(item)):
                return True
            waiting.extend((part, depth + 1) for part in item._modules.values())
        elif isinstance(item, torch.optim.Optimizer):
            waiting.append((item.param_groups, depth + 1))  # a program may have put anything into them
            optimizers.append(item)
        elif isinstance(item, Learner) and _writes_itself(type(item)):
            return True
        elif isinstance(item, dict):
            waiting.extend((part, depth + 1) for part in [*item, *item.values()])
        elif isinstance(item, list | tuple | set | frozenset):
            waiting.extend((part, depth + 1) for part in item)
    for item in optimizers:
        repr(item)  # raises where the groups are not as torch left them
    return False


def _writes_itself(kind: type) -> bool:
    return any(
        name in vars(parent)
        for parent in kind.__mro__
        if issubclass(parent, Learner)
        for name in ("__repr__", "__str__", "extra_repr")
    )
