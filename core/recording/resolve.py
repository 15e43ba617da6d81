"""What the hooks of one pass caught becomes adjoints and contributions per value, and a reason where there is none."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch

from core.reasons import Reason
from core.recording.jacobian import laid_out
from core.recording.passes import Pass
from core.recording.snapshots import snapshot
from core.recording.values import Value, Values, Write
from core.recording.why import reasons
from core.trace import Snapshot


class ResolvedPass(NamedTuple):
    """The fields of `core.trace.BackwardPass` that come from the caught tensors."""

    roots: tuple[int, ...]
    adjoints: dict[int, Snapshot]
    sent: list[tuple[int, int, int, Snapshot, int]]
    reasons: dict[int, Reason]
    accumulations: dict[int, Snapshot]
    inner: dict[int, Snapshot]
    order: tuple[int, ...]


def resolved(one: Pass, values: Values) -> ResolvedPass:
    """Resolve a pass. Call it with the recording modes off and before anything the pass touched is written."""
    with torch._C.DisableTorchFunction(), torch.no_grad():
        return _Resolution(one, values).result()


class _Resolution:
    def __init__(self, one: Pass, values: Values) -> None:
        self.one, self.values = one, values
        self.adjoints: dict[int, torch.Tensor] = {}
        self.shares: dict[int, torch.Tensor] = {}  # what reached a view only inside CopySlices, beside its own node
        self.sent: dict[tuple[int, int], torch.Tensor] = {}  # (user, slot), in order of the first arrival
        self.operand: dict[tuple[int, int], Value] = {}
        self.visit: dict[tuple[int, int], int] = {}
        self.order: list[int] = []
        self.snapshots: dict[int, tuple[Snapshot, torch.Tensor]] = {}
        self.inner: dict[int, torch.Tensor] = {}

    def result(self) -> ResolvedPass:
        roots = [self.values.of(root) for root in self.one.roots]
        for index, grad_inputs, grad_outputs in self.one.events:
            self._event(self.one.functions[index], grad_inputs, grad_outputs)
        for index, share in self.shares.items():
            self.adjoints[index] = self.adjoints[index] + share if index in self.adjoints else share
        self._pass_on_from_aliases()
        self._sum_where_no_hook_fired()
        for root, given in zip(roots, self.one.cotangents, strict=True):
            if root.index not in self.adjoints:
                seed = given if given is not None else torch.ones_like(root.tensor)
                self.adjoints[root.index] = seed.detach()
        snap = self._snapshot
        adjoints = {index: snap(tensor) for index, tensor in sorted(self.adjoints.items())}
        sent = [
            (user, slot, self.operand[user, slot].index, snap(tensor), self.visit[user, slot])
            for (user, slot), tensor in self.sent.items()
        ]
        return ResolvedPass(
            tuple(root.index for root in roots),
            adjoints,
            sent,
            reasons(self.one, self.values, roots, self.adjoints),
            self._accumulations(snap),
            {function: snap(tensor) for function, tensor in self.inner.items()},
            tuple(self.order),
        )

    def _snapshot(self, tensor: torch.Tensor) -> Snapshot:
        """What a node sends is often the very tensor that arrives at the next: one Snapshot serves both."""
        known = self.snapshots.get(id(tensor))
        if known is None:
            taken = snapshot(tensor, self.values.storages, self.values.limits)
            known = self.snapshots[id(tensor)] = (taken, tensor)  # the tensor too: a freed id comes again
        return known[0]

    def _event(self, function: Any, grad_inputs: Any, grad_outputs: Any) -> None:
        maker = self.values.maker.get(id(function))
        if maker is None:
            return  # a leaf's adjoint is the sum of its contributions, version by version
        if not self.order or self.order[-1] != maker.index:
            self.order.append(maker.index)
        for number, gradient in enumerate(grad_outputs):
            if gradient is None:
                continue
            owner = self.values.owner.get((id(function), number))
            while owner is not None and owner.alias is not None:
                owner = owner.alias
            if owner is not None:
                self.adjoints[owner.index] = gradient
            elif number == 0:
                self.inner[id(function)] = gradient
        write = self.values.writes.get(id(function))
        if write is not None:
            self._write(write, grad_inputs, grad_outputs[0])
            return
        for number, gradient in enumerate(grad_inputs):
            self._send_along(function, number, gradient)

    def _send_along(self, function: Any, number: int, gradient: torch.Tensor | None) -> None:
        found = self.values.edges.get((id(function), number))
        if gradient is not None and found is not None:
            user, edge = found
            self._send(user, edge.operand, edge.slot, gradient)

    def _send(self, user: Value, operand: Value, slot: int, gradient: torch.Tensor) -> None:
        key = (user.index, slot)
        self.sent[key] = self.sent[key] + gradient if key in self.sent else gradient
        self.operand[key] = operand
        self.visit.setdefault(key, len(self.order) - 1)

    def _write(self, after: Value, grad_inputs: Any, gradient: Any) -> None:
        """Unfold CopySlices: base after ← (base before, written view ← (view before ← … ← base before, others))."""
        write = after.write
        assert write is not None
        if gradient is None:
            return
        base = after.tensor
        slice_ = _read(gradient, base, write.size, write.stride, write.offset)
        self._send(after, write.written, 1, slice_)
        self.adjoints[write.written.index] = slice_
        if write.written.index not in self.order[-1:]:
            self.order.append(write.written.index)
        whole = grad_inputs[0]
        if whole is not None:
            self._send(after, after.operands[0], 0, _without(whole, base, write))
            part = _read(whole, base, write.size, write.stride, write.offset)
            self._through_views(write, part, base)
        for number, other in enumerate(grad_inputs[1:], 1):
            self._send_along(write.copy_slices, number, other)

    def _through_views(self, write: Write, part: torch.Tensor, base: torch.Tensor) -> None:
        """Send the view's own share back through the views that led to it, up to the base."""
        self._send(write.written, write.before, write.written.operands.index(write.before), part)
        arriving, child = part, write.before
        for view in write.chain:
            parent = view.operands[0]
            held = self.shares.get(view.index)
            self.shares[view.index] = arriving if held is None else held + arriving
            self.order.append(view.index)
            nothing = torch.zeros(base.shape, dtype=part.dtype, device=part.device)
            flat = laid_out(nothing, tuple(base.shape), base.stride())
            flat.as_strided(child.tensor.shape, *_geometry(child, base)).copy_(arriving)
            arriving = flat.as_strided(parent.tensor.shape, *_geometry(parent, base)).clone()
            self._send(view, parent, 0, arriving)
            child = parent

    def _pass_on_from_aliases(self) -> None:
        """A version that autograd does not tell from the one before sends on what it received."""
        for value in reversed(self.values.aliases):
            arriving = [gradient for key, gradient in self.sent.items() if self.operand[key] is value]
            if arriving and value.alias is not None and value.index < self.one.position:
                self._send(value, value.alias, 1, sum(arriving[1:], arriving[0]))

    def _sum_where_no_hook_fired(self) -> None:
        """Leaves, and the inputs of autograd.grad, whose own node does not run."""
        sums: dict[int, torch.Tensor] = {}
        for key, gradient in self.sent.items():
            index = self.operand[key].index
            sums[index] = sums[index] + gradient if index in sums else gradient
        for index, total in sums.items():
            self.adjoints.setdefault(index, total)

    def _accumulations(self, snap: Any) -> dict[int, Snapshot]:
        """Every version of a leaf that existed at the pass has the .grad that the tensor got."""
        return {
            value.index: snap(gradient)
            for leaf, gradient in self.one.leaves
            for value in self.values.by_tensor.get(id(leaf), ())
            if value.leaf and value.index < self.one.position
        }


def _geometry(value: Value, base: torch.Tensor) -> tuple[tuple[int, ...], int]:
    return value.tensor.stride(), int(value.tensor.storage_offset()) - int(base.storage_offset())


def _read(
    gradient: torch.Tensor, base: torch.Tensor, size: tuple[int, ...], stride: tuple[int, ...], offset: int
) -> torch.Tensor:
    """Read a gradient of the base through a view's geometry."""
    flat = laid_out(gradient, tuple(base.shape), base.stride())
    return flat.as_strided(size, stride, offset - base.storage_offset()).clone()


def _without(whole: torch.Tensor, base: torch.Tensor, write: Write) -> torch.Tensor:
    """The whole with zeros at the written view's place."""
    flat = laid_out(whole, tuple(base.shape), base.stride())
    flat.as_strided(write.size, write.stride, write.offset - base.storage_offset()).zero_()
    return flat.as_strided(base.shape, base.stride()).clone()
