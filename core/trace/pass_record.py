"""The record of a backward pass: adjoints, contributions, and the reasons why a node has no adjoint."""

from __future__ import annotations

from functools import cached_property

import msgspec

from core.trace.reasons import Reason
from core.trace.records import Contribution, Remark, Snapshot, Span
from core.trace.tables import ContributionTable, ReasonsByKey, SnapshotsByKey, ways_of


class BackwardPass(msgspec.Struct, frozen=True, dict=True):
    """One call of backward() or autograd.grad().

    Attributes:
        root: Node that was differentiated (the first of them, for several; the others are in ``roots``).
        roots: Every node that was differentiated.
        kind: "backward" or "grad".
        implicit: True when the explorer ran it because the program did not.
        span: Where the call stands; None for an implicit pass.
        position: How many nodes existed when it ran: nodes with a smaller index were there.
        retain_graph, create_graph: As passed by the program.
        adjoints: Node index → adjoint, for every node that received one.
        sent: Every contribution in the order in which autograd sent it.
        reasons: Node index → why there is no adjoint, where that is not simply that the root does not use it.
        accumulations: Leaf index → its ``.grad`` after this pass (kind "backward").
        autograd_adjoints: Index into Trace.autograd → the gradient that arrived at its first output, for the
            nodes inside composites (an operation's last autograd node is in ``adjoints`` by its node).
        order: Node indices in the order in which autograd visited them.
        explained_from: The first node of which ``reasons`` tell; of those before, only that they have no adjoint.
        remarks: What is remarkable about contributions, and about what a leaf's ``.grad`` holds.
    """

    root: int
    roots: tuple[int, ...]
    kind: str
    implicit: bool
    span: Span | None
    position: int
    retain_graph: bool
    create_graph: bool
    adjoints: dict[int, Snapshot] | SnapshotsByKey
    sent: tuple[Contribution, ...] | ContributionTable
    reasons: dict[int, Reason] | ReasonsByKey
    accumulations: dict[int, Snapshot] | SnapshotsByKey
    autograd_adjoints: dict[int, Snapshot] | SnapshotsByKey
    order: tuple[int, ...]
    explained_from: int = 0
    remarks: tuple[Remark, ...] = ()

    def adjoint(self, node: int) -> Snapshot | None:
        """Return d(root)/d(node), in the node's shape; None when the root does not depend on it (see `why`)."""
        return self.adjoints.get(node)

    def contributions(self, node: int) -> tuple[tuple[int, int, Snapshot], ...]:
        """Return ((user, slot, value), …), in order of arrival; they sum to the adjoint. The root has none of
        its own: its adjoint starts from the cotangent that the pass was given."""
        arrived = [self.sent[place] for place in self._arriving.get(node, ())]
        return tuple([(one.user, one.slot, one.value) for one in arrived])

    @cached_property
    def _arriving(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for place, (_, _, operand) in enumerate(ways_of(self.sent)):
            found.setdefault(operand, []).append(place)
        return found

    def remark(self, user: int, slot: int, operand: int) -> Remark | None:
        """Return what is remarkable about a contribution, or about a leaf's .grad (leaf, `WITHIN`, leaf)."""
        way = (user, slot, operand)
        return next((one for one in self.remarks if (one.user, one.slot, one.operand) == way), None)

    def accumulated(self, node: int) -> Snapshot | None:
        """Return the leaf's ``.grad`` after this pass, or None where torch's is None."""
        return self.accumulations.get(node)

    def why(self, node: int) -> Reason | None:
        """Return why the node has no adjoint in this pass; None when it has one."""
        if node in self.adjoints:
            return None
        if node >= self.position:
            return self.reasons.get(node) or Reason("later")
        return self.reasons.get(node) or Reason("unused" if node >= self.explained_from else "earlier")
