"""Tangents of a recorded program: the directional derivative of every value, computed one operation after another.

While the program runs again, each operation is called once more on *dual numbers*: copies of its operands that carry
their tangents (forward mode, Baydin et al. 2018, section 3.1). A write, a view, a composite and one of several outputs
are functions of their operands like any other, see `core.recording.jacobian`.

Autograd's cuts hold in both directions: what was computed under no_grad, by detach() or through numbers has no tangent
here, as it has no adjoint there, so that ⟨ū, J v⟩ = ⟨Jᵀ ū, v⟩. (torch.func.jvp itself goes on through no_grad.)
Where torch has no forward formula the operation *breaks* the tangent: it and all that depends on it are unknown, and
nothing is put in their place.
"""

from __future__ import annotations

import time
from itertools import zip_longest
from typing import Any

import torch
import torch.autograd.forward_ad as forward

from core.recording.nodes import Value
from core.recording.operation_function import Local
from core.recording.replaying import Replay, cut, replaying
from core.recording.snapshots import snapshot
from core.trace.errors import LimitExceeded, NotDifferentiable
from core.trace.limits import Limits
from core.trace.tangents import BREAKS, Break, Direction, Tangents

VF: Any = torch._VF
"""torch.autograd.forward_ad.make_dual without its import of a compiler, which takes seconds and opens files."""


class Pushing(Replay):
    """The tangents of one run, which grow with it.

    Attributes:
        duals: For each direction, the tangent of every value that has one.
        unknown: For each direction, value → the operation that broke its tangent.
    """

    def __init__(self, directions: tuple[Direction, ...], nodes: tuple[int, ...], limits: Limits) -> None:
        super().__init__()
        self.directions = [dict(direction) for direction in directions]
        self.nodes, self.limits = frozenset(nodes), limits
        self.duals: list[dict[int, torch.Tensor]] = [{} for _ in directions]
        self.unknown: list[dict[int, int]] = [{} for _ in directions]
        self.breaks: dict[int, Break] = {}
        self.cells, self.seconds, self.plain_seconds = 0, 0.0, 0.0
        with replaying():  # what torch sets up at the first dual number is no part of a pass
            _pushed(Local([torch.ones(1)], lambda operands: operands[0] * 2), [torch.ones(1)])

    def visit(self, value: Value, random_state: torch.Tensor) -> None:
        """Give a value its tangents."""
        for number, direction in enumerate(self.directions):
            if not value.operands and value.index in direction:
                self._seed(number, value, direction[value.index])
        if value.operation == "grad":
            return self._gradient(value)
        sources = value.operands if value.alias is None else [value.alias]
        moving = [number for number, duals in enumerate(self.duals) if any(one.index in duals for one in sources)]
        for unknown in self.unknown:
            broken = next((unknown[one.index] for one in sources if one.index in unknown), None)
            if broken is not None and not cut(value):
                unknown[value.index] = broken
        moving = [number for number in moving if value.index not in self.unknown[number]]
        if moving and not cut(value):
            self._push(value, moving, random_state)

    def _seed(self, number: int, value: Value, numbers: tuple[float, ...]) -> None:
        if not value.tensor.is_floating_point():
            raise NotDifferentiable(f"{value.tensor.dtype} has no tangent: it is not made of real numbers", "integer")
        if len(numbers) != value.tensor.numel():
            raise LimitExceeded("tangent_cells", value.tensor.numel(), len(numbers))
        self._keep(number, value, torch.tensor(numbers, dtype=value.tensor.dtype).reshape(value.tensor.shape))

    def _gradient(self, value: Value) -> None:
        """A gradient depends on what its root depended on; its tangent would take a derivative of the pass."""
        for number, duals in enumerate(self.duals):
            if duals:
                self._broken(value, [number], "gradient", "")

    def _push(self, value: Value, moving: list[int], random_state: torch.Tensor) -> None:
        found = self.local(value, random_state)
        if isinstance(found, str):
            return self._broken(value, moving, found, "")
        times: list[tuple[float, float]] = []
        for number in moving:
            given = [self.duals[number].get(one.index) for one in value.operands]
            if any(tangent is not None for tangent in given[len(found.operands) :]):
                self._broken(value, [number], "held", "")
                continue
            try:
                tangent, plain, seconds = _pushed(found, given)
            except Exception as error:  # noqa: BLE001  # an opaque operation runs code of the program's own
                self._broken(value, [number], _kind_of(error), str(error))
                continue
            times.append((seconds, plain))
            if tangent is not None:
                self._keep(number, value, tangent)
        if times:
            self.seconds += min(times)[0]
            self.plain_seconds += min(times)[1]

    def _broken(self, value: Value, numbers: list[int], kind: str, detail: str) -> None:
        self.breaks[value.index] = Break(value.index, kind, value.operation, detail[:LONGEST_DETAIL])
        for number in numbers:
            self.unknown[number][value.index] = value.index

    def _keep(self, number: int, value: Value, tangent: torch.Tensor) -> None:
        self.duals[number][value.index] = tangent
        self.cells += tangent.numel()
        if self.cells > self.limits.tangent_cells:
            raise LimitExceeded("tangent_cells", self.limits.tangent_cells, self.cells)

    def answer(self) -> Tangents:
        """Return what was found, after the run.

        Raises:
            NotDifferentiable, LimitExceeded: see `core.trace.Trace.tangents`.
        """
        self.refuse()
        whole = Limits(kept_cells=max(self.limits.kept_cells, self.limits.jacobian_elements) if self.nodes else 1_024)
        wanted = [
            {
                index: snapshot(tangent, whole)
                for index, tangent in duals.items()
                if not self.nodes or index in self.nodes
            }
            for duals in self.duals
        ]
        return Tangents(
            tuple(wanted), tuple(self.unknown), tuple(self.breaks.values()),
            self.plain_seconds, self.seconds,
        )  # fmt: skip


LONGEST_DETAIL = 400


def _pushed(local: Local, tangents: list[torch.Tensor | None]) -> tuple[torch.Tensor | None, float, float]:
    """Return J·v of one operation, and the seconds of the plain call and of the one with tangents."""
    started = time.perf_counter()
    local.call(local.operands)
    plain = time.perf_counter()
    level = forward.enter_dual_level()
    try:
        duals = [
            one if tangent is None else VF._make_dual(one, tangent, level=level)
            for one, tangent in zip_longest(local.operands, tangents[: len(local.operands)])
        ]
        tangent = VF._unpack_dual(local.call(duals), level=level)[1]
    finally:
        forward.exit_dual_level(level=level)
    ended = time.perf_counter()
    return None if tangent is None else tangent.detach().clone(), plain - started, ended - plain


def _kind_of(error: Exception) -> str:
    lacks = isinstance(error, NotImplementedError) or "forward AD" in str(error) or "jvp" in str(error)
    return "no-forward" if lacks else "not-again"


assert {"no-forward", "not-again", "held", "gradient"} == set(BREAKS)
