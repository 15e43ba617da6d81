"""The work of one pass through a recorded program: what it multiplies, and how long torch takes for it.

A pass multiplies by every partial derivative of every operation once, in either direction: J·v forwards and Jᵀ·ū
backwards have the same factors. A partial derivative of 0 is skipped, and one that is 1 or −1 whatever the values
(of a sum, a view, a difference) is an addition.
"""

from __future__ import annotations

import time

import torch

from core.recording.jacobian import rows
from core.recording.nodes import Value
from core.recording.operation_function import Local
from core.recording.replaying import Replay, cut, replaying
from core.trace.limits import Limits
from core.trace.tangents import Costs

ELSEWHERE = 1.371
"""What operands are multiplied with to see which partial derivatives depend on them."""

RUNS = 3
"""Times that an operation is timed; the fastest counts, for a worker shares its processor."""


class Counting(Replay):
    """The costs of one run, which grow with it."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._left = limits.jacobian_elements
        self._counts: dict[int, tuple[int, ...]] = {}
        self._uncounted: list[int] = []
        self._plain, self._backward = 0.0, 0.0
        with replaying():  # what torch sets up for the first backward pass is no part of one
            self._counted(Local([torch.ones(1)], lambda operands: operands[0] * 2))
        self._plain, self._backward = 0.0, 0.0

    def visit(self, value: Value, random_state: torch.Tensor) -> None:
        """Count one operation."""
        if not value.operands or cut(value) or not any(one.tensor.is_floating_point() for one in value.operands):
            return
        found = self.local(value, random_state)
        try:
            count = None if isinstance(found, str) else self._counted(found)
        except Exception:  # noqa: BLE001  # an opaque operation runs code of the program's own
            count = None
        if count is None:
            self._uncounted.append(value.index)
        else:
            self._counts[value.index] = count

    def _counted(self, local: Local) -> tuple[int, ...] | None:
        moving = [one for one in local.operands if one.is_floating_point()]
        for one in moving:
            one.requires_grad_(True)
        y = local.call(local.operands)
        if y.grad_fn is None:  # no derivative: nothing is multiplied
            return (0,) * len(local.operands)
        plain, backward = map(min, zip(*[_timed(local, moving) for _ in range(RUNS)], strict=True))
        self._plain, self._backward = self._plain + plain, self._backward + backward
        needed = sum(y.numel() * one.numel() for one in moving)
        if needed > self._left:
            return None
        self._left -= needed
        found = map(_factors, [rows(one, y) for one in moving], self._elsewhere(local, moving))
        return tuple(next(found) if one.is_floating_point() else 0 for one in local.operands)

    def _elsewhere(self, local: Local, moving: list[torch.Tensor]) -> list[torch.Tensor]:
        """Return the partial derivatives at other values of the same signs: those that stay ±1 are no factors."""
        with torch.no_grad():
            for one in moving:
                one.mul_(ELSEWHERE)
        y = local.call(local.operands)
        return [rows(one, y) for one in moving]

    def answer(self) -> Costs:
        """Return what was counted, after the run."""
        self.refuse()
        return Costs(self._counts, tuple(self._uncounted), self._plain, self._backward)


def _timed(local: Local, moving: list[torch.Tensor]) -> tuple[float, float]:
    """Return the seconds of a call that autograd records, and of its vector-Jacobian product."""
    started = time.perf_counter()
    y = local.call(local.operands)
    called = time.perf_counter()
    torch.autograd.grad(y, moving, torch.ones_like(y), allow_unused=True)
    return called - started, time.perf_counter() - called


def _factors(here: torch.Tensor, elsewhere: torch.Tensor) -> int:
    """Return how many partial derivatives a pass multiplies with."""
    units = (here.abs() == 1) & (here == elsewhere)
    return int(((here != 0) & ~units).sum())
