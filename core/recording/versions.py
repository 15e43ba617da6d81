"""Writes, as they make new versions of values.

An in-place write through a view is torch's CopySlices node on the base, with the written operation inside it.
Here it is what the learner wrote: the write on the view, then "write-back" into the base.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch

from core.recording import attribution, calls
from core.recording.families import base_of
from core.recording.nodes import Call, Value, Write, viewed
from core.recording.values import Values


def settle(values: Values, target: torch.Tensor) -> None:
    """Give a tensor that is about to be written, and the base that it looks into, the values that they have now.

    After the write torch tells only of the graph behind it, and the memory shows only what was written.
    """
    values.of(target)
    base = base_of(target)
    if base is not None and values.is_seen(base):
        values.of(base)


def protect(values: Values, targets: Iterable[torch.Tensor]) -> None:
    """Copy every recorded value that shares memory with a target: it is about to change."""
    values.number_storages()
    for target in targets:
        for value in (*values.by_storage.get(values.storages.number(target), ()), *_relatives(values, target)):
            if value.taken is None:
                value.taken = values.album.taken(value.tensor, value.number, copied=True)


def written(values: Values, call: Call, target: torch.Tensor, operands: list[Value]) -> None:
    """Note an in-place write that has just happened; `settle` and `protect` were called before it."""
    before = values.current(target)
    assert before is not None
    base = base_of(target)
    operation = calls.operation_name(call.function)
    if base is None or not values.is_seen(base):
        value = values.made_again(call, operation, target, operands, before)
        _went_stale(values, value)
        return
    base_before = values.of(base)
    view = _written_view(values, call, operation, target, operands, before)
    node = values.graph.of(base)
    after = values.add(Value(len(values.all), "write-back", base, call, [base_before, view], node))
    after.take_names(base_before)
    after.note = "write-back"
    values.pass_on(after, base_before)
    for operand in (*operands, base_before, view):
        operand.used = True
    _unfold_copy_slices(values, after, base_before, before, view)
    _went_stale(values, after)
    if view.number != after.number:  # the base looks at other memory by now
        _went_stale(values, view)


def replaced(values: Values, call: Call, target: torch.Tensor, operands: list[Value]) -> None:
    """Note that a tensor looks at other memory now; `settle` and `protect` were called before."""
    operation = calls.operation_name(call.function)
    value = values.made_again(call, operation, target, operands, operands[0])
    if operation == "set_data":
        value.note = "data"
    if operation == "set_":
        note_counted(values, target)
    else:
        note_parted(values, target)


def note_parted(values: Values, target: torch.Tensor) -> None:
    """Note that a tensor looks at other memory than its base or its views."""
    values.parted.add(id(values.families.root_of(target, values.all)))


def note_counted(values: Values, target: torch.Tensor) -> None:
    """Note that a tensor looks at other memory, and that torch has counted this as a write."""
    note_parted(values, target)
    _rebase(values, target, None)


def _relatives(values: Values, tensor: torch.Tensor) -> list[Value]:
    """Return the values of a tensor's base, of all its views and of what was detached from them, wherever they lie, if
    some have parted.

    They count their writes together, though each looks at memory of its own.
    """
    if not values.parted or id(root := values.families.root_of(tensor, values.all)) not in values.parted:
        return []
    return [*values.values_of(root), *values.families.members(root, values.all)]


def _rebase(values: Values, member: torch.Tensor, written: int | None) -> None:
    """Note that views which parted from their bases hang on the bases' newest versions now.

    They keep their numbers; a write of one of the family gives each a new place in torch's graph.

    Args:
        written: Number of the storage that was written, whose views know it already. None for a write that torch only
            counts.
    """
    values.number_storages()
    for value in _relatives(values, member):
        base = base_of(value.tensor)
        if base is None or value.gone or values.newest.get(id(value.tensor)) is not value:
            continue
        if not value.number == values.storages.number(base) == written:
            value.stale = True
            values.rebased[id(value.tensor)] = base


def _written_view(
    values: Values, call: Call, operation: str, target: torch.Tensor, operands: list[Value], before: Value
) -> Value:
    """The view right after the write. torch has no node for it: its gradient is a slice of the base's."""
    value = values.add(Value(len(values.all), operation, target, call, list(operands), None))
    value.take_names(before)
    value.note = "in-place" if call.grad_enabled else "no-grad"
    return value


def _unfold_copy_slices(values: Values, after: Value, base_before: Value, before: Value, written: Value) -> None:
    node = after.fn
    if node is None or not node.function.name().endswith("CopySlices") or node.walked:
        node = None
    else:
        after.inside, exits = values.walk([node])
        for one in after.inside:
            one.user = after
        node.write = after
        attribution.connect(written, [], [exit_ for exit_ in exits if exit_[0] is not node or exit_[1] != 0])
    view = written.tensor
    chain: list[Value] = []
    step = before
    while step.tensor is not base_before.tensor and step.operands:
        chain.append(step)
        step = viewed(step)
    place = tuple(view.shape), view.stride(), int(view.storage_offset())
    after.write = Write(node, place, before, written, chain)


def _went_stale(values: Values, writer: Value) -> None:
    """Every other tensor on the storage that was written shows new values from now on."""
    values.number_storages()
    assert writer.number is not None
    kept = [writer]
    for value in values.by_storage[writer.number]:
        if values.newest[id(value.tensor)] is value and not value.gone and value is not writer:
            value.stale = True
            # The view that was written is not copied yet: the next write does that.
            (kept if value.taken is None else values.stale.setdefault(writer.number, [])).append(value)
            if not value.used:
                values.overwritten.add(value.index)
    values.by_storage[writer.number] = kept
    values.latest_write[writer.number] = writer
    if values.parted:
        roots = [values.families.root_of(value.tensor, values.all) for value in values.sharing(writer.tensor)]
        for root in {id(one): one for one in roots if id(one) in values.parted}.values():
            _rebase(values, root, writer.number)
