"""Tangents of a recorded program: the directional derivative of every value, pushed forward one operation at a time.

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
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from typing import Any, NamedTuple

import torch
import torch.autograd.forward_ad as forward

from core.recording.local import Local, of_call, of_review, of_write_back
from core.recording.nodes import Value
from core.recording.snapshots import snapshot
from core.recording.values import Values
from core.trace.errors import LimitExceeded, NotDifferentiable
from core.trace.limits import Limits
from core.trace.tangents import BREAKS, Break, Direction, Tangents

VF: Any = torch._VF
"""torch.autograd.forward_ad.make_dual without its import of a compiler, which takes seconds and opens files."""


class Written(NamedTuple):
    """An operation that is about to write its own operand, copied before it does."""

    target: torch.Tensor
    local: Local


class Pushing:
    """The tangents of one run, which grow with it.

    Attributes:
        duals: For each direction, the tangent of every value that has one.
        unknown: For each direction, value → the operation that broke its tangent.
    """

    def __init__(self, directions: tuple[Direction, ...], nodes: tuple[int, ...], limits: Limits) -> None:
        self.directions = [dict(direction) for direction in directions]
        self.nodes, self.limits = frozenset(nodes), limits
        self.duals: list[dict[int, torch.Tensor]] = [{} for _ in directions]
        self.unknown: list[dict[int, int]] = [{} for _ in directions]
        self.breaks: dict[int, Break] = {}
        self.cells, self.seconds, self.plain_seconds, self._done = 0, 0.0, 0.0, 0
        self._about_to_write: list[Written] = []
        self._refusal: NotDifferentiable | LimitExceeded | None = None

    def before_write(self, made: list[tuple[torch.Tensor, tuple[Any, Any, Any]]], random_state: torch.Tensor) -> None:
        """Copy the operands of calls that are about to overwrite some of them."""
        self._about_to_write = []
        counts: dict[int, int] = {}
        for target, call in made:
            output = counts.get(id(call[0]), 0)
            counts[id(call[0])] = output + 1
            local = of_call(*call, output)
            local.random_state = random_state
            self._about_to_write.append(Written(target, local))

    def follow(self, values: Values, random_state: torch.Tensor) -> None:
        """Give the values that were made since the last call their tangents."""
        if self._done == len(values.all) or self._refusal is not None:
            return
        try:
            with _replaying():
                for value in values.all[self._done :]:
                    self._done = value.index + 1
                    self._give(value, random_state)
        except (NotDifferentiable, LimitExceeded) as error:  # the program, which is running, must not see it
            self._refusal = error
            self.duals = []
        self._about_to_write = []

    def _give(self, value: Value, random_state: torch.Tensor) -> None:
        for number, direction in enumerate(self.directions):
            if not value.operands and value.index in direction:
                self._seed(number, value, direction[value.index])
        if value.operation == "grad":
            return self._gradient(value)
        moving = [
            number for number, duals in enumerate(self.duals) if any(one.index in duals for one in value.operands)
        ]
        for unknown in self.unknown:
            broken = next((unknown[one.index] for one in value.operands if one.index in unknown), None)
            if broken is not None and not _cut(value):
                unknown[value.index] = broken
        moving = [number for number in moving if value.index not in self.unknown[number]]
        if moving and not _cut(value):
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
        found = self._local(value, random_state)
        if isinstance(found, str):
            return self._broken(value, moving, found, "")
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
            self.plain_seconds += plain
            self.seconds += seconds
            if tangent is not None:
                self._keep(number, value, tangent)

    def _local(self, value: Value, random_state: torch.Tensor) -> Local | str:
        """Return the operation that made a value as a function, or the code of why it cannot be called again."""
        if value.operation == "write-back":
            return of_write_back(value)
        if value.operation == "re-view":
            return of_review(value)
        for written in self._about_to_write:
            if written.target is value.tensor:
                return written.local
        wrote = value.earlier is not None and value.earlier in value.operands
        if value.call is None or wrote or not callable(value.call.function):
            return "not-again"
        local = of_call(value.call.function, value.call.args, value.call.kwargs, value.output)
        local.random_state = random_state
        return local

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
        if self._refusal is not None:
            raise self._refusal
        whole = Limits(kept_cells=max(self.limits.kept_cells, self.limits.jacobian_elements) if self.nodes else 1_024)
        wanted = [
            {
                index: snapshot(tangent, whole)
                for index, tangent in duals.items()
                if not self.nodes or index in self.nodes
            }
            for duals in self.duals
        ]
        runs = max(1, len(self.directions))
        return Tangents(
            tuple(wanted), tuple(self.unknown), tuple(self.breaks.values()),
            self.plain_seconds / runs, self.seconds / runs,
        )  # fmt: skip


LONGEST_DETAIL = 400


@contextmanager
def _replaying() -> Iterator[None]:
    """Call operations again: unseen by the recorder, and with the program's random numbers as they were afterwards."""
    state, fused = torch.get_rng_state(), torch._C._get_mkldnn_enabled()
    try:
        # oneDNN's fused layers have no forward formula where the same layer without it has one
        torch._C._set_mkldnn_enabled(False)
        with torch._C.DisableTorchFunction(), torch.enable_grad():
            yield
    finally:
        torch._C._set_mkldnn_enabled(fused)
        torch.set_rng_state(state)


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


def _cut(value: Value) -> bool:
    """Whether autograd's graph is cut at this operation."""
    call = value.call
    return (call is not None and not call.grad_enabled and value.operation not in ("write-back", "re-view")) or (
        not (value.tensor.is_floating_point() or value.tensor.is_complex())
    )


def _kind_of(error: Exception) -> str:
    lacks = isinstance(error, NotImplementedError) or "forward AD" in str(error) or "jvp" in str(error)
    return "no-forward" if lacks else "not-again"


assert {"no-forward", "not-again", "held", "gradient"} == set(BREAKS)
