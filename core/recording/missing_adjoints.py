"""The one search for the place where the graph is cut: reasons for a missing adjoint or a missing graph.

`Ways` holds all ways to some roots in the sense of mathematics: through operations, through numbers and arrays that
were read from a value and made into a tensor again, and through a tensor's versions. A way is *cut* where a value that
requires grad goes into one that does not, or into one at which a new graph begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import torch

from core.recording import calls
from core.recording.backward_pass import Pass
from core.recording.nodes import Value, is_custom
from core.recording.values import Values
from core.trace.reasons import Reason


class Cut(NamedTuple):
    """A place where the graph is cut: the value there, the value before it that requires grad, and the reason."""

    value: Value
    before: Value
    reason: Reason


def reasons(one: Pass, values: Values, roots: list[Value], adjoints: dict[int, torch.Tensor]) -> dict[int, Reason]:
    """Return the Reasons of the values that existed at the pass and received nothing.

    "unused" is left out: `BackwardPass.why` says it of every value that it finds nothing about. (A training loop
    has hundreds of passes, and nearly every value is unused in nearly every one.) Of the unused values, only those
    made since the pass before are looked at more closely, for the same reason.
    """
    explain = _Explanation(one, Ways(values, roots, explained_from(one)), adjoints)
    found = {index: explain.why(values.all[index]) for index in sorted(explain.ways.leads) if index not in adjoints}
    for index in range(one.previous_position, one.position):
        if index not in explain.ways.leads and index not in adjoints:
            reason = _of_its_own(values, index)
            if reason is not None:
                found[index] = reason
    return {index: reason for index, reason in found.items() if index < one.position}


def _of_its_own(values: Values, index: int) -> Reason | None:
    """Why a value that the root does not use has no gradient, beyond being unused."""
    if not carries_gradients(values.all[index].tensor):
        return Reason("integer")
    if index in values.taken:
        return Reason("python-number")
    return Reason("overwritten") if index in values.overwritten else None


def carries_gradients(tensor: torch.Tensor) -> bool:
    """Whether a tensor's numbers are such that it could require grad."""
    return tensor.is_floating_point() or tensor.is_complex()


MOST_LOOKED_AT, LEAST_LOOKED_AT = 3_000, 64
"""Values before a pass of which it is said why they have no gradient: all that a short program has. A training loop of
a thousand passes has thousands before each of them, and nobody asks about those of another turn."""


def explained_from(one: Pass) -> int:
    """Return the first value of which a pass says why it has no gradient."""
    most = max(MOST_LOOKED_AT // (one.number + 1), LEAST_LOOKED_AT)
    return max(min(one.previous_position, one.position - most), 0)


class Ways:
    """The ways to some roots, cut or not.

    Attributes:
        leads: Indices, from ``first`` on, of the values on which the roots depend, and of the roots.
        users: Of each of them, the values on a way that were made of it.
    """

    def __init__(self, values: Values, roots: list[Value], first: int = 0) -> None:
        self.values = values
        self.leads = {root.index for root in roots}
        self.users: dict[int, list[Value]] = {}
        waiting = list(roots)
        while waiting:
            user = waiting.pop()
            for source in self.sources(user):
                if source.index < first:
                    continue
                self.users.setdefault(source.index, []).append(user)
                if source.index not in self.leads:
                    self.leads.add(source.index)
                    waiting.append(source)

    def sources(self, value: Value) -> list[Value]:
        """Return what a value was made of: operands, values whose numbers went into it, what .data replaced."""
        numbers = [one.value for one in self.values.taken.used_by(value)]
        earlier = [] if value.earlier is None or not _replaces(value) else [value.earlier]
        return [*value.operands, *numbers, *earlier]

    def cuts_after(self, value: Value) -> list[Cut]:
        """Return where the ways from a value to the roots are cut: at a new version of it first, then the earliest."""
        seen, waiting, found = {value.index}, [value], []
        while waiting:
            before = waiting.pop()
            for user in self.users.get(before.index, ()):
                if user.index in seen:
                    continue
                seen.add(user.index)
                # a user that is a leaf goes no way of its own, nor does one that got only numbers
                if user.requires_grad and not user.leaf and before in user.operands:
                    waiting.append(user)
                else:
                    found.append(Cut(user, before, self._reason(user, before)))
        if (version := self._next_version(value)) is not None:
            found.append(version)
        return sorted(found, key=lambda cut: (cut.value.tensor is not value.tensor, cut.value.index))

    def _next_version(self, leaf: Value) -> Cut | None:
        """Return the leaf's version that replaced this one through ``.data``, where that is the one that is used."""
        later: Value | None = None
        for one in self.values.values_of(leaf.tensor) if leaf.leaf else ():
            if one.index <= leaf.index:
                break
            later = one if one.index in self.leads else later
        if later is None or later.note != "re-view":
            return None
        writer = later.operands[0]
        return Cut(later, leaf, Reason("replaced", {"operation": writer.operation}, writer.index))

    def cuts_before(self, root: Value) -> list[Cut]:
        """Return the cuts that come first on the ways back from a root: those that nobody made on purpose before
        those of detach() and no_grad, of each the latest first."""
        seen, waiting, found = {root.index}, [root], []
        while waiting:
            user = waiting.pop()
            for source in self.sources(user):
                if source.requires_grad:
                    found.append(Cut(user, source, self._reason(user, source)))
                elif source.index not in seen:
                    seen.add(source.index)
                    waiting.append(source)
        return sorted(found, key=lambda cut: (cut.reason.kind in ON_PURPOSE, -cut.value.index))

    def _reason(self, cut: Value, before: Value) -> Reason:
        """Return why nothing goes from a value to its user."""
        if before is cut.earlier and before not in cut.operands and cut.note != "data":
            return Reason("replaced", {"operation": self._writer(cut)}, cut.index)
        if before not in cut.operands and cut.note != "data":
            return Reason("through-numbers", node=cut.index)
        if cut.note == "data":
            return Reason("replaced", {"operation": ".data = …"}, cut.index)
        if cut.note == "detach":
            if self.values.taken.is_array(cut.index):
                return Reason("through-numpy", node=cut.index)
            return Reason("detached", {"cut": cut_text(cut)}, cut.index)
        if cut.requires_grad and (cut.note in ("no-grad", "in-place", "write-back")):
            return Reason("replaced", {"operation": self._writer(cut)}, cut.index)
        if cut.tensor.is_inference():
            return Reason("inference-mode", node=cut.index)
        if cut.call is not None and not cut.call.grad_enabled:
            return Reason("no-grad", node=cut.index)
        if cut.requires_grad or cut.operation in COPYING:
            return Reason("new-leaf", {"operation": cut.operation}, cut.index)
        return Reason(_not_differentiable(cut), {"operation": cut.operation}, cut.index)

    def _writer(self, value: Value) -> str:
        """Return who wrote a version: an optimizer's step, or the operation."""
        step = step_around(self.values, value)
        if step:
            return f"{step}()"
        written = value.write.written if value.write else value
        return written.operation


def _replaces(value: Value) -> bool:
    """Whether the version before does not matter to a tensor's value: ``.data = …``, ``torch.exp(x, out=w)``."""
    return value.note == "data" or (value.leaf and value.note == "no-grad" and value.earlier not in value.operands)


ON_PURPOSE = frozenset({"detached", "no-grad", "inference-mode"})


def step_around(values: Values, value: Value) -> str:
    """Return the optimizer's step in which a value was made, such as "SGD.step"; "" for none."""
    number = value.scope
    while number > 0:
        scope = values.scopes[number]
        if scope.name.endswith(".step") and scope.span is None:
            return scope.name
        number = scope.parent
    return ""


def cut_text(cut: Value) -> str:
    """Return how detach() was written."""
    if cut.call is not None and cut.call.function.__name__ == "__get__":
        return ".data"
    return f"{cut.operation}()"


COPYING = frozenset({"tensor", "new_tensor", "scalar_tensor"})
"""Operations that take numbers out of tensors and make a tensor of them."""
FORM_OF_OTHER = frozenset({"view_as", "expand_as", "reshape_as", "type_as"})
"""Operations that give a tensor the shape or the dtype of another one."""
CASTS = frozenset("to type type_as long int short byte char bool".split())


def _not_differentiable(cut: Value) -> str:
    """Return the kind of operation that has no derivative."""
    if isinstance(cut.call and cut.call.function, calls.Named):
        return "marked"
    if cut.tensor.dtype is torch.bool and cut.operation not in CASTS:
        return "comparison"
    if not carries_gradients(cut.tensor):
        return "integer-cast" if cut.operation in CASTS else "indices" if cut.output else "not-differentiable"
    return "not-differentiable"


def _unseen(written: Value) -> Reason:
    """Return why nothing comes back to what was written behind autograd's back."""
    if written.note == "data":
        return Reason("detached", {"cut": ".data = …"}, written.index)
    by_numpy = written.call is not None and written.call.grad_enabled
    return Reason("through-numpy" if by_numpy else "no-grad", node=written.index)


class _Explanation:
    def __init__(self, one: Pass, ways: Ways, adjoints: dict[int, torch.Tensor]) -> None:
        self.one, self.ways, self.adjoints = one, ways, adjoints

    def why(self, value: Value) -> Reason:
        """Return the reason for one value."""
        if not carries_gradients(value.tensor):
            return Reason("integer")
        if not value.requires_grad:
            return self._never_asked(value)
        cuts = self.ways.cuts_after(value)
        return cuts[0].reason if cuts else self._nothing_sent(value)

    def _never_asked(self, value: Value) -> Reason:
        before = next((operand for operand in value.operands if operand.requires_grad), None)
        if value.note == "detach":
            return Reason("detached", {"cut": cut_text(value)}, value.index)
        if not value.operands:
            return Reason("constant")
        return Reason("pruned") if before is None else self.ways._reason(value, before)

    def _nothing_sent(self, value: Value) -> Reason:
        """No cut on the way: whoever got a gradient and sent none on, or what the caller did not ask for."""
        for user in self._users_on_the_way(value):
            if user.index in self.adjoints:
                if user.alias is not None:  # it was written where autograd does not look
                    return _unseen(user if value.alias is None else value)
                if user.fn is not None and is_custom(user.fn):
                    return Reason("none-returned", {"operation": user.operation}, user.index)
                if user.operation in FORM_OF_OTHER:  # what it reshapes got a gradient, so this way came to the other
                    return Reason("form-only", {"operation": user.operation}, user.index)
                if self.one.inputs is None:
                    return Reason("undefined", {"operation": user.operation}, user.index)
        return Reason("not-asked") if self.one.inputs is not None else Reason("undefined", {"operation": "autograd"})

    def _users_on_the_way(self, value: Value) -> Iterator[Value]:
        """Yield the values made of it, and of those that got nothing either."""
        seen, waiting = {value.index}, [value]
        while waiting:
            for user in self.ways.users.get(waiting.pop().index, ()):
                if user.index not in seen:
                    seen.add(user.index)
                    yield user
                    if user.index not in self.adjoints:
                        waiting.append(user)
