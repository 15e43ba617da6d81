"""What core.fields works with: a recorder that keeps nothing, a grid's points, torch's optimizers. Imports torch."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy
import torch

from core.limits import Limits
from core.recording.values import Values
from core.workers.field_messages import Grid


class Unrecorded:
    """Stands where the recorder stands, and keeps nothing. Numbers are double precision while it is entered."""

    def __init__(self) -> None:
        self.at = (1, 0, 1, 0)
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

    def print(self, *about: object) -> None: ...

    def implicit_backward(self, tensor: torch.Tensor) -> None: ...


OPTIMIZERS: dict[str, Callable[[torch.Tensor, float], torch.optim.Optimizer]] = {
    "SGD": lambda place, rate: torch.optim.SGD([place], lr=rate),
    "momentum": lambda place, rate: torch.optim.SGD([place], lr=rate, momentum=0.9),
    "Nesterov": lambda place, rate: torch.optim.SGD([place], lr=rate, momentum=0.9, nesterov=True),
    "RMSProp": lambda place, rate: torch.optim.RMSprop([place], lr=rate),
    "Adam": lambda place, rate: torch.optim.Adam([place], lr=rate),
}


def grid_points(grid: Grid, counts: tuple[int, ...]) -> torch.Tensor:
    """Return the grid's points (product of counts, variables), the first axis slowest.

    By NumPy: the mode that watches torch's allocations costs more than making the points does.
    """
    axes = [numpy.linspace(low, high, count) for low, high, count in zip(grid.low, grid.high, counts, strict=True)]
    rows = numpy.empty((len(grid.through), math.prod(counts)))
    rows[:] = numpy.asarray(grid.through)[:, None]
    for variable, values in zip(grid.variables, numpy.meshgrid(*axes, indexing="ij"), strict=True):
        rows[variable] = values.reshape(-1)
    return torch.from_numpy(rows).T
