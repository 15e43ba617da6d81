"""Turns what the hooks of one pass caught into adjoints, contributions, and reasons where there are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import islice
from typing import Any

import torch

from core.recording.backward_pass import Pass, ResolvedPass
from core.recording.missing_adjoints import reasons
from core.recording.nodes import End, TorchNode, Value, Write, viewed
from core.recording.operation_function import laid_out
from core.recording.snapshots import Geometry, Taken
from core.recording.values import Values
from core.trace.columns import column
from core.trace.records import WITHIN, Remark
from core.trace.tables import ContributionTable, SnapshotsByKey, reasons_by_key

MOST_VERSIONS = 8
"""Of one leaf: a training loop writes a new one at every turn, and each would have its .grad after each pass."""


def resolved(one: Pass, values: Values) -> ResolvedPass:
    """Resolve a pass. Call it with the recording modes off and before anything the pass touched is written."""
    with torch._C.DisableTorchFunction(), torch.no_grad():
        return _Resolution(one, values).result()


class _Sent:
    """The sum of what was sent along one edge so far: ``visit`` as in `core.trace.Contribution`."""

    __slots__ = ("gradient", "operand", "visit")

    def __init__(self, gradient: torch.Tensor, operand: Value, visit: int) -> None:
        self.gradient, self.operand, self.visit = gradient, operand, visit


class _Resolution:
    def __init__(self, one: Pass, values: Values) -> None:
        self.one, self.values = one, values
        self.adjoints: dict[int, torch.Tensor] = {}
        self.shares: dict[int, torch.Tensor] = {}  # what reached a view only inside CopySlices, beside its own node
        # (user, slot, operand where there is no slot), in order of the first arrival
        self.sent: dict[tuple[int, int, int], _Sent] = {}
        self.order: list[int] = []
        self.taken: dict[int, tuple[Taken, torch.Tensor]] = {}
        self.inner: dict[TorchNode, torch.Tensor] = {}
        self.remarks: list[Remark] = []
        self.hooked = list(one.returned)  # (leaf or input with hooks, its gradient after them)

    def result(self) -> ResolvedPass:
        roots = [self.values.of(root) for root in self.one.roots]
        for node, grad_inputs, grad_outputs in self.one.events:
            if node.user is None:  # a leaf's adjoint is the sum of its contributions, version by version
                if node.is_leaf and grad_outputs[0] is not None:
                    self.hooked.append((node.function.variable, grad_outputs[0]))
                continue
            self._arrived(node, node.user, grad_outputs)
            if node.write is None:
                self._sends(node, grad_inputs)
            else:
                self._write(node.write, grad_inputs, grad_outputs[0])
        for index, share in self.shares.items():
            self.adjoints[index] = added(self.adjoints[index], share) if index in self.adjoints else share
        self._pass_on_from_aliases(roots)
        self._through_checkpoints()
        self._after_hooks()
        self._sum_where_no_hook_fired()
        for root, seed in self._seeds(roots):
            self.adjoints.setdefault(root.index, seed)
        self._remark_on_grads()
        album, sent = self.values.album, self.sent.values()
        return ResolvedPass(
            tuple(root.index for root in roots),
            self._by_key(self.adjoints),
            ContributionTable(
                column([user for user, _, _ in self.sent]),
                column([slot for _, slot, _ in self.sent]),
                column([one.operand.index for one in sent]),
                column([one.visit for one in sent]),
                album.table([self._taken(one.gradient) for one in sent]),
            ),
            reasons_by_key(reasons(self.one, self.values, roots, self.adjoints)),
            self._by_key(self._accumulations()),
            {node: album.taken(tensor, copied=True) for node, tensor in self.inner.items()},
            tuple(self.order),
            tuple(self.remarks),
        )

    def _seeds(self, roots: list[Value]) -> Iterator[tuple[Value, torch.Tensor]]:
        """Yield the roots with the cotangents that the pass began with."""
        for root, given in zip(roots, self.one.cotangents, strict=True):
            yield root, (given if given is not None else torch.ones_like(root.tensor)).detach()

    def _by_key(self, tensors: dict[int, torch.Tensor]) -> SnapshotsByKey:
        places = sorted(tensors)
        taken = [self._taken(tensors[place]) for place in places]
        return SnapshotsByKey(column(places), self.values.album.table(taken))

    def _taken(self, tensor: torch.Tensor) -> Taken:
        """What a node sends is often the very tensor that arrives at the next: it is looked at once."""
        known = self.taken.get(id(tensor))
        if known is None:  # the tensor is kept, too: a freed id comes again
            known = self.taken[id(tensor)] = (self.values.album.taken(tensor), tensor)
        return known[0]

    def _arrived(self, node: TorchNode, user: Value, grad_outputs: Any) -> None:
        """Note the adjoints of what an autograd node has put out."""
        if not self.order or self.order[-1] != user.index:
            self.order.append(user.index)
        for number, gradient in enumerate(grad_outputs):
            if gradient is None:
                continue
            owner = node.owner_of(number)
            while owner is not None and owner.alias is not None:
                owner = owner.alias
            if owner is not None:
                self.adjoints[owner.index] = gradient
            elif number == 0:
                self.inner[node] = gradient

    def _sends(self, node: TorchNode, grad_inputs: Any, first: int = 0) -> None:
        """Note what an autograd node sends along its edges, of which ``first`` is the first in question."""
        ends = node.ends
        if ends is None:
            return
        for number, gradient in enumerate(grad_inputs, first):
            end = ends[number]
            if end is not None and gradient is not None:
                self._send(*end, gradient)
        if node in self.one.returned_shapes:
            self._remark_on_shapes(node, ends, grad_inputs)

    def _remark_on_shapes(self, node: TorchNode, ends: Sequence[End | None], grad_inputs: Any) -> None:
        """Say of what a custom Function returned that torch has summed it to the operand's shape."""
        shapes = self.one.returned_shapes[node]
        given = [(end, one) for end, one in zip(ends, grad_inputs, strict=False) if one is not None]
        if len(shapes) != len(given):  # it returned one for an operand that needs none
            return
        for (end, gradient), returned in zip(given, shapes, strict=True):
            shape = tuple(gradient.shape)
            if end is not None and returned != shape:
                facts = {"operation": node.function.name(), "returned": str(returned), "shape": str(shape)}
                self.remarks.append(Remark(end[0].index, end[2], end[1].index, "summed-to-fit", facts))

    def _remark_on_grads(self) -> None:
        """Say of leaves why their .grad is not what it held before and the adjoint together."""
        hooked = {id(leaf): before for leaf, before in self.one.hooked_before}
        for index, gradient in self._accumulations().items():
            leaf, adjoint = self.values.all[index].tensor, self.adjoints.get(index)
            if adjoint is None or (id(leaf) not in hooked and id(leaf) not in self.one.empty):
                continue
            before = hooked.get(id(leaf))
            if _differ(gradient, adjoint if before is None else added(before, adjoint)):
                kind = "grad-hook" if id(leaf) in hooked else "grad-versions"
                self.remarks.append(Remark(index, WITHIN, index, kind))

    def _send(self, user: Value, operand: Value, slot: int, gradient: torch.Tensor) -> None:
        key = (user.index, slot, operand.index if slot == WITHIN else 0)
        known = self.sent.get(key)
        if known is None:
            self.sent[key] = _Sent(gradient, operand, len(self.order) - 1)
        else:
            known.gradient = added(known.gradient, gradient)
            known.operand = operand

    def _write(self, after: Value, grad_inputs: Any, gradient: Any) -> None:
        """Unfold CopySlices: base after ← (base before, written view ← (view before ← … ← base before, others))."""
        write = after.write
        assert write is not None
        if gradient is None:
            return
        base = self._geometry(after.operands[0])
        slice_ = _read(gradient, base, write.place)
        self._send(after, write.written, 1, slice_)
        self.adjoints[write.written.index] = slice_
        self.order.append(write.written.index)
        whole = grad_inputs[0]
        if whole is not None:
            self._send(after, after.operands[0], 0, _without(whole, base, write.place))
            part = _read(whole, base, write.place)
            self._through_views(write, part, base)
        if write.copy_slices is not None:
            self._sends(write.copy_slices, grad_inputs[1:], first=1)

    def _through_views(self, write: Write, part: torch.Tensor, base: Geometry) -> None:
        """Send the view's own share back through the views that led to it, up to the base."""
        self._send(write.written, write.before, write.written.operands.index(write.before), part)
        arriving, child = part, write.before
        for view in write.chain:
            parent = viewed(view)
            if view.alias is not None:  # what arrives is passed on for all aliases together
                continue
            self.shares[view.index] = arriving  # no other write has it: each makes views anew ("re-view")
            self.order.append(view.index)
            nothing = torch.zeros(base[0], dtype=part.dtype, device=part.device)
            flat = laid_out(nothing, *base[:2])
            _part(flat, base, self._geometry(child)).copy_(arriving)
            arriving = _part(flat, base, self._geometry(parent)).clone()
            self._send(view, parent, view.operands.index(parent), arriving)
            child = parent

    def _geometry(self, value: Value) -> Geometry:
        """Return how a value looked into its memory before its tensor was made to look at other memory."""
        if value.taken is not None:
            return self.values.album.geometry(value.taken)
        return tuple(value.tensor.shape), value.tensor.stride(), int(value.tensor.storage_offset())

    def _pass_on_from_aliases(self, roots: list[Value]) -> None:
        """A version that autograd does not tell from the one before sends on what it received, or began with."""
        for value in reversed(self.values.aliases):
            arriving = [one.gradient for one in self.sent.values() if one.operand is value]
            arriving += [seed for root, seed in self._seeds(roots) if root is value]
            if arriving and value.alias is not None and value.index < self.one.position:
                self._send(value, value.alias, value.operands.index(value.alias), total(arriving))

    def _through_checkpoints(self) -> None:
        """A reentrant checkpoint runs its own pass inside this one. What its leaves gained beyond what was seen came
        through it."""
        gained = {id(leaf): (leaf, before) for leaf, before in self.one.captured}
        for user in self.values.all[: self.one.position] if gained else ():
            if user.operation != "checkpoint" or user.index not in self.adjoints:
                continue
            for slot, operand in enumerate(user.operands):
                leaf, before = gained.pop(id(operand.tensor), (None, None))
                if leaf is None or leaf.grad is None:
                    continue
                seen = [one.gradient for one in self.sent.values() if one.operand.tensor is leaf]
                change = leaf.grad if before is None else leaf.grad - before
                self._send(user, operand, slot, change - total(seen) if seen else change.clone())

    def _after_hooks(self) -> None:
        """Where hooks of the program changed what arrived, send what they added along an edge of its own."""
        arriving: dict[int, list[torch.Tensor]] = {}
        for one in self.sent.values():
            arriving.setdefault(one.operand.index, []).append(one.gradient)
        for tensor, gradient in self.hooked:
            versions = [value for value in self.values.values_of(tensor) if value.index in arriving]
            if len(versions) == 1:  # a leaf that was written between two uses has an adjoint for each version
                self.adjoints[versions[0].index] = gradient
        for index, adjoint in self.adjoints.items():
            parts, value = arriving.get(index, ()), self.values.all[index]
            if len(parts) == 1 and parts[0] is adjoint:
                continue
            if parts and (len(parts) == 1 or value.tensor._backward_hooks):
                change = _difference(adjoint, parts)
                if change is not None:
                    self._send(value, value, WITHIN, change)

    def _sum_where_no_hook_fired(self) -> None:
        """Leaves, and the inputs of autograd.grad, whose own node does not run."""
        sums: dict[int, torch.Tensor] = {}
        for one in self.sent.values():
            index = one.operand.index
            if index not in self.adjoints:
                sums[index] = added(sums[index], one.gradient) if index in sums else one.gradient
        self.adjoints.update(sums)

    def _accumulations(self) -> dict[int, torch.Tensor]:
        """The last versions of a leaf that existed at the pass have the .grad that the tensor got."""
        return {
            value.index: gradient
            for leaf, gradient in self.one.leaves
            for value in islice(self.values.values_of(leaf), MOST_VERSIONS)
            if value.leaf and value.index < self.one.position
        }


def added(one: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
    """Return the sum of two gradients, of which either may be sparse."""
    return other + one if one.is_sparse and not other.is_sparse else one + other


def total(parts: Sequence[torch.Tensor]) -> torch.Tensor:
    """Return the sum of gradients."""
    return reduce(added, parts)


def _difference(adjoint: torch.Tensor, parts: Sequence[torch.Tensor]) -> torch.Tensor | None:
    """Return the adjoint without the sum of what arrived, None where that is no more than rounding."""
    try:
        change = added(adjoint, -total(parts))
        if not change.numel() or change.shape != adjoint.shape:
            return None
        largest = max(_largest(part) for part in (adjoint, *parts))
        return change if _largest(change) > ROUNDINGS * torch.finfo(adjoint.dtype).eps * largest else None
    except (RuntimeError, TypeError):  # nested, or of a class of the program's own
        return None


def _largest(gradient: torch.Tensor) -> float:
    """Return the largest absolute value; a sparse gradient has no ``max`` of its own."""
    return float((gradient.to_dense() if gradient.is_sparse else gradient).abs().max())


def _differ(one: torch.Tensor, other: torch.Tensor) -> bool:
    """Whether two gradients are not the same but for rounding."""
    return one.shape != other.shape or _difference(one, [other]) is not None


ROUNDINGS = 64
"""Differences of so many units in the last place come from another order of summing."""


def _part(flat: torch.Tensor, base: Geometry, view: Geometry) -> torch.Tensor:
    """Return what a view sees of a gradient of its base, laid out as the base is."""
    shape, stride, offset = view
    return flat.as_strided(shape, stride, offset - base[2])


def _read(gradient: torch.Tensor, base: Geometry, view: Geometry) -> torch.Tensor:
    """Read a gradient of the base through a view's geometry."""
    return _part(laid_out(gradient, *base[:2]), base, view).clone()


def _without(whole: torch.Tensor, base: Geometry, view: Geometry) -> torch.Tensor:
    """The whole with zeros at the written view's place."""
    flat = laid_out(whole, *base[:2])
    _part(flat, base, view).zero_()
    return flat.as_strided(*base[:2]).clone()
