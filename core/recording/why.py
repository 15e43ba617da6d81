"""Why a value has no adjoint in a pass: the first rule that holds, from the value's own nature to the way to the root."""

from __future__ import annotations

import torch

from core.reasons import Reason
from core.recording.passes import Pass
from core.recording.values import Value, Values


def reasons(
    one: Pass, values: Values, roots: list[Value], adjoints: dict[int, torch.Tensor]
) -> dict[int, Reason]:
    """Return a Reason for every value that existed at the pass and received nothing."""
    before = values.all[: one.position]
    leads = _leading_to(roots)
    users: dict[int, list[Value]] = {}
    for value in before:
        for operand in value.operands:
            users.setdefault(operand.index, []).append(value)
    explain = _Explanation(one, leads, users, values.numbers_taken)
    return {value.index: explain.why(value) for value in before if value.index not in adjoints}


def _leading_to(roots: list[Value]) -> set[int]:
    """Indices of the values on which the roots depend in the sense of mathematics, cut or not."""
    seen = {root.index for root in roots}
    stack = list(roots)
    while stack:
        for operand in stack.pop().operands:
            if operand.index not in seen:
                seen.add(operand.index)
                stack.append(operand)
    return seen


class _Explanation:
    def __init__(self, one: Pass, leads: set[int], users: dict[int, list[Value]], numbers: set[int]) -> None:
        self.one, self.leads, self.users, self.numbers = one, leads, users, numbers

    def why(self, value: Value) -> Reason:
        """Return the reason for one value."""
        if not (value.tensor.is_floating_point() or value.tensor.is_complex()):
            return Reason("integer")
        if value.index not in self.leads:
            return self._unused(value)
        if not value.requires_grad:
            return self._never_asked(value)
        return self._cut(value)

    def _unused(self, value: Value) -> Reason:
        if value.index in self.numbers:
            return Reason("python-number")
        if value.stale and not self.users.get(value.index):
            return Reason("overwritten")
        return Reason("unused")

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
                (stack if user.requires_grad else cuts).append(user)
        if not cuts:
            return Reason("not-asked" if self.one.inputs is not None else "undefined")
        cut = min(cuts, key=lambda one: one.index)
        if cut.note == "detach":
            return Reason("detached", node=cut.index)
        if cut.note == "no-grad":
            return Reason("no-grad", node=cut.index)
        return Reason("not-differentiable", {"operation": cut.operation}, cut.index)
