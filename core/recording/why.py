"""Why a value has no adjoint in a pass: the first rule that holds, from its own nature to its way to the root."""

from __future__ import annotations

import torch

from core.recording.passes import Pass
from core.recording.values import Value, Values
from core.trace.reasons import Reason


def reasons(one: Pass, values: Values, roots: list[Value], adjoints: dict[int, torch.Tensor]) -> dict[int, Reason]:
    """Return the Reasons of the values that existed at the pass and received nothing.

    "unused" is left out: `BackwardPass.why` says it of every value that it finds nothing about. (A training loop
    has hundreds of passes, and nearly every value is unused in nearly every one.) Of the unused values, only those
    made since the pass before are looked at more closely, for the same reason.
    """
    first = explained_from(one)
    leads = _leading_to(roots, first)
    users: dict[int, list[Value]] = {}
    for index in leads:
        for operand in values.all[index].operands:
            users.setdefault(operand.index, []).append(values.all[index])
    explain = _Explanation(one, leads, users)
    found = {index: explain.why(values.all[index]) for index in sorted(leads) if index not in adjoints}
    for index in range(one.previous_position, one.position):
        if index not in leads and index not in adjoints:
            reason = _of_its_own(values, index)
            if reason is not None:
                found[index] = reason
    return {index: reason for index, reason in found.items() if index < one.position}


def _of_its_own(values: Values, index: int) -> Reason | None:
    """Why a value that the root does not use has no gradient, beyond being unused."""
    if not _carries_gradients(values.all[index].tensor):
        return Reason("integer")
    if index in values.numbers_taken:
        return Reason("python-number")
    return Reason("overwritten") if index in values.overwritten else None


def _carries_gradients(tensor: torch.Tensor) -> bool:
    return tensor.is_floating_point() or tensor.is_complex()


MOST_LOOKED_AT, LEAST_LOOKED_AT = 3_000, 64
"""Values before a pass of which it is said why they have no gradient: all that a short program has. A training loop of
a thousand passes has thousands before each of them, and nobody asks about those of another turn."""


def explained_from(one: Pass) -> int:
    """Return the first value of which a pass says why it has no gradient."""
    most = max(MOST_LOOKED_AT // (one.number + 1), LEAST_LOOKED_AT)
    return max(min(one.previous_position, one.position - most), 0)


def _leading_to(roots: list[Value], first: int) -> set[int]:
    """Indices, from the first one on, of values on which the roots depend in the sense of mathematics, cut or not."""
    seen = {root.index for root in roots}
    stack = list(roots)
    while stack:
        for operand in stack.pop().operands:
            if operand.index not in seen and operand.index >= first:
                seen.add(operand.index)
                stack.append(operand)
    return seen


class _Explanation:
    def __init__(self, one: Pass, leads: set[int], users: dict[int, list[Value]]) -> None:
        self.one, self.leads, self.users = one, leads, users

    def why(self, value: Value) -> Reason:
        """Return the reason for one value."""
        if not _carries_gradients(value.tensor):
            return Reason("integer")
        if not value.requires_grad:
            return self._never_asked(value)
        return self._cut(value)

    def _never_asked(self, value: Value) -> Reason:
        if value.note == "detach":
            return Reason("detached", node=value.index)
        if value.note == "no-grad":
            return Reason("no-grad", node=value.index)
        if not value.operands:
            return Reason("constant")
        if any(operand.requires_grad for operand in value.operands):
            return Reason("not-differentiable", {"operation": value.operation}, value.index)
        return Reason("pruned")

    def _cut(self, value: Value) -> Reason:
        """Follow the ways to the root as far as they require grad; what comes next cuts them."""
        seen, stack, cuts = {value.index}, [value], []
        while stack:
            for user in self.users.get(stack.pop().index, ()):
                if user.index in seen or user.index not in self.leads:
                    continue
                seen.add(user.index)
                # what was written under no_grad, or wrapped again, is a leaf: the graph starts anew there
                (stack if user.requires_grad and not user.leaf else cuts).append(user)
        if not cuts:
            return Reason("not-asked" if self.one.inputs is not None else "undefined")
        cut = min(cuts, key=lambda one: one.index)
        if cut.note == "detach":
            return Reason("detached", node=cut.index)
        if cut.requires_grad and cut.note in ("no-grad", "in-place"):
            return Reason("replaced", {"operation": cut.operation}, cut.index)
        if cut.note == "no-grad":
            return Reason("no-grad", node=cut.index)
        if cut.requires_grad:
            return Reason("new-leaf", {"operation": cut.operation}, cut.index)
        return Reason("not-differentiable", {"operation": cut.operation}, cut.index)
