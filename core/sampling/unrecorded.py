"""What stands where the recorder stands when nothing is to be recorded. Imports torch."""

from __future__ import annotations

from typing import Any

import torch

from core.trace.limits import Limits
from core.recording.values import Values


class Unrecorded:
    """Stands where the recorder stands, and keeps nothing. Numbers are double precision while it is entered."""

    def __init__(self) -> None:
        self.at = (1, 0, 1, 0)
        self.ways: dict[object, object] = {}
        self.passes: tuple[object, ...] = ()
        self.values = Values(Limits(), 0)  # none: what explains a mistake looks for names in them
        self._count = 0

    @property
    def count(self) -> int:
        """How many torch operations ran: the interpreter asks before each of them, and before nothing else."""
        self._count += 1
        return self._count

    @property
    def so_far(self) -> int:
        """The same, when it is not the interpreter that asks."""
        return self._count

    def __enter__(self) -> Unrecorded:
        torch.set_default_dtype(torch.float64)  # the interpreter puts it back
        return self

    def __exit__(self, *error: object) -> None: ...

    def absorb(self) -> None: ...

    def enter(self, *about: object) -> None: ...

    def leave(self) -> None: ...

    def turned_out(self, *about: object) -> None: ...

    def bind(self, name: str, value: object) -> None: ...

    def bind_module(self, name: str, module: object) -> None: ...

    def print(self, *about: object) -> None: ...

    def backward(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        return function(*args, **kwargs)

    def implicit_backward(self, tensor: torch.Tensor) -> None: ...
