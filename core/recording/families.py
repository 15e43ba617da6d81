"""Families of tensors whose writes torch counts together: a base, its views, and what was detached from any of them."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from core.recording.nodes import Value


class Families:
    """The families of the values of a recording, found when they are asked for: few programs ask.

    A write asks for one family among thousands of values, so it is looked up and not searched for.
    """

    def __init__(self) -> None:
        self._origins: dict[int, torch.Tensor] = {}  # id of what was detached → from what
        self._members: dict[int, list[Value]] = {}  # id of a root → values of the others of its family
        self._sorted = 0

    def root_of(self, tensor: torch.Tensor, values: Sequence[Value]) -> torch.Tensor:
        """Return the tensor whose count of writes another shares: its base, what it was detached from, or itself.

        Args:
            values: All of the recording so far, in their order.
        """
        self._sort(values)
        return self._root(tensor)

    def members(self, root: torch.Tensor, values: Sequence[Value]) -> Sequence[Value]:
        """Return the values of the views of a root, and of what was detached, but not its own."""
        self._sort(values)
        return self._members.get(id(root), ())

    def clear(self) -> None:
        """Forget them all."""
        self._origins.clear()
        self._members.clear()
        self._sorted = 0

    def _sort(self, values: Sequence[Value]) -> None:
        for value in values[self._sorted :]:
            tensor = value.tensor
            if value.earlier is None or value.earlier.tensor is not tensor:
                self._origins.pop(id(tensor), None)
                if value.operation == "detach" and value.operands and not _is_data(value):
                    self._origins[id(tensor)] = value.operands[0].tensor
            if (root := self._root(tensor)) is not tensor:
                self._members.setdefault(id(root), []).append(value)
        self._sorted = len(values)

    def _root(self, tensor: torch.Tensor) -> torch.Tensor:
        while (origin := tensor._base if tensor._is_view() else self._origins.get(id(tensor))) is not None:
            tensor = origin
        return tensor


def _is_data(value: Value) -> bool:
    """Whether it was got as ``.data``, which counts its writes by itself."""
    return value.call is None or value.call.function.__name__ == "__get__"


def base_of(tensor: torch.Tensor) -> torch.Tensor | None:
    """Return what a tensor is a view of; None where it is none."""
    return tensor._base if tensor._is_view() else None
