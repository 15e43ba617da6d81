"""The values of a run: which tensor, in which version, came out of which call, and which autograd nodes made it.

A *value* is a tensor between two writes. The same Python tensor that is written has two values; a view whose
base is written becomes *stale* and gets a new value ("re-view") when it is read next, just as torch gives it a
new grad_fn then.

An in-place write through a view is torch's CopySlices node on the base, with the written operation inside it.
Here it is what the learner wrote: the write on the view, then "write-back" into the base.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import torch

from core.limits import Limits
from core.recording import calls
from core.recording.graph import fn_of, is_leaf
from core.recording.snapshots import Storages, snapshot
from core.trace import Snapshot

if TYPE_CHECKING:
    from core.recording.passes import Pass


class Call(NamedTuple):
    """One call as the log holds it."""

    function: Any
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    out: Any
    place: Any
    scope: int
    grad_enabled: bool


class Edge(NamedTuple):
    """Where a gradient that leaves an operation arrives: autograd node and edge number there → operand slot."""

    function: Any
    number: int
    operand: Value
    slot: int


class Value:
    """A node in the making. Fields as in `core.trace.Node`; ``tensor`` is kept so that ids stay unique."""

    __slots__ = (
        "alias", "call", "call_index", "edges", "fn", "fn_output", "index", "inside", "leaf", "names", "note", "number",
        "operands", "operation", "output", "place", "requires_grad", "scope", "seen_version", "snapshot", "stale",
        "storage", "tensor", "write",
    )  # fmt: skip

    def __init__(self, index: int, operation: str, tensor: torch.Tensor, call: Call | None) -> None:
        self.index, self.operation, self.tensor, self.call = index, operation, tensor, call
        self.call_index, self.output = index, 0
        self.operands: list[Value] = []
        self.edges: list[Edge] = []
        self.inside: list[Any] = []
        self.fn: Any = None
        self.fn_output = 0
        self.names: list[str] = []
        self.note = ""
        self.place, self.scope = (call.place, call.scope) if call else (None, 0)
        self.requires_grad = tensor.requires_grad
        self.leaf = is_leaf(tensor)
        self.seen_version = tensor._version
        self.snapshot: Snapshot | None = None
        self.number: int | None = None  # of the storage, once it was numbered
        self.stale = False
        self.storage = _storage_key(tensor)
        self.write: Write | None = None
        self.alias: Value | None = None  # the version before, when both are one and the same to autograd

    def taken(self, storages: Storages, limits: Limits) -> Snapshot:
        """Return the Snapshot, taking it now if nobody has."""
        if self.snapshot is None:
            self.snapshot = snapshot(self.tensor, storages, limits, self.number)
        return self.snapshot


class Write(NamedTuple):
    """What a "write-back" needs to unfold torch's CopySlices: the view's geometry and who is who."""

    copy_slices: Any  # torch's node, or None when nothing here requires grad
    size: tuple[int, ...]
    stride: tuple[int, ...]
    offset: int
    before: Value  # the view before the write
    written: Value  # the view after it
    chain: list[Value]  # the views from ``before`` up to, and without, the base


class Values:
    """Every value of a run, in order, and what is needed to find the value that a tensor has now."""

    def __init__(self, limits: Limits, first_sequence: int) -> None:
        self.all: list[Value] = []
        self.storages = Storages()
        self.limits = limits
        self.owner: dict[tuple[int, int], Value] = {}  # (id of autograd node, output number) → value
        self.maker: dict[int, Value] = {}  # id of autograd node → the value whose operation made it
        self.edges: dict[tuple[int, int], tuple[Value, Edge]] = {}  # (id of node, edge number) → (user, edge)
        self.writes: dict[int, Value] = {}  # id of a CopySlices → its "write-back"
        self.aliases: list[Value] = []
        self.by_tensor: dict[int, list[Value]] = {}  # id of tensor → its values, oldest first
        self.made: set[int] = set()  # ids of the autograd nodes that are attributed, or never will be
        self.numbers_taken: set[int] = set()  # values that left the graph as Python numbers
        self.overwritten: set[int] = set()  # versions of views that nobody used before they went stale
        self._used: set[int] = set()
        self._numbered = 0
        self.versions: dict[int, int] = {}  # id of tensor → its version when the recording ended
        self._first_sequence = first_sequence
        self._current: dict[int, Value] = {}  # id of tensor → its value now
        self._fresh: dict[int, Call] = {}  # tensors made from nothing that nobody has used yet
        self._gradients: dict[int, tuple[torch.Tensor, str]] = {}
        self._by_storage: dict[int, list[Value]] = {}
        self._latest: dict[int, Value] = {}  # storage → the value that wrote it last
        self._names: dict[int, list[str]] = {}  # names of tensors that were forgotten

    # --- finding ---------------------------------------------------------------------------------------------

    def of(self, tensor: torch.Tensor) -> Value:
        """Return the value that the tensor has now, making it for a tensor that is new here."""
        value = self._current.get(id(tensor))
        if value is not None and value.tensor is tensor:
            return self._reviewed(value) if value.stale else value
        call = self._fresh.pop(id(tensor), None)
        if id(tensor) in self._gradients:
            return self._new_gradient(tensor)
        if fn_of(tensor) is not None:
            return self._hidden(tensor)
        return self._source(tensor, call)

    def is_seen(self, tensor: torch.Tensor) -> bool:
        """Whether the tensor has a value already (a fresh one that nobody used has none)."""
        return id(tensor) in self._current

    def is_gradient(self, tensor: torch.Tensor, *, even_used: bool = False) -> bool:
        """Whether this is some leaf's .grad, and one that the program has not computed with unless ``even_used``."""
        known = self._gradients.get(id(tensor))
        return known is not None and known[1] == "accumulated" and (even_used or id(tensor) not in self._current)

    def number_storages(self) -> None:
        """Number the storages of the values made since the last call, so that values come before gradients."""
        for value in self.all[self._numbered :]:
            value.number = self.storages.number(value.tensor)
        self._numbered = len(self.all)

    def resulting(self, value: object) -> list[int]:
        """Return the indices of the values of the tensors in a result."""
        return [self.of(tensor).index for tensor in calls.tensors_in(value)]

    # --- making ----------------------------------------------------------------------------------------------

    def absorb(self, call: Call) -> None:
        """Turn one logged call into values."""
        outputs = calls.tensors_of(call.out)
        if not outputs:
            return
        arguments = calls.argument_tensors(call.function, call.args, call.kwargs)
        if not arguments and all(fn_of(out) is None for out in outputs):
            for out in outputs:
                self._fresh[id(out)] = call
            return
        current, operands = self._current, []
        for tensor in arguments:
            value = current.get(id(tensor))
            operands.append(value if value is not None and not value.stale else self.of(tensor))
        new = [out for out in outputs if not any(out is tensor for tensor in arguments)]
        if new:
            self._made(call, new, operands)

    def _made(self, call: Call, outputs: list[torch.Tensor], operands: list[Value]) -> list[Value]:
        inside, exits = self._walk([fn_of(out) for out in outputs])
        operation = calls.operation_name(call.function)
        first = len(self.all)
        made: list[Value] = []
        for number, out in enumerate(outputs):
            value = self._added(Value(first + number, operation, out, call))
            value.call_index, value.output = first, number
            value.operands = operands if number == 0 else list(operands)
            value.note = _note(operation, call, value, operands)
            self._owned(value)
            made.append(value)
        self._connect(made, inside, exits)
        return made

    def _added(self, value: Value) -> Value:
        self.all.append(value)
        key = id(value.tensor)
        self.by_tensor.setdefault(key, []).append(value)
        if self.versions:
            value.seen_version = self.versions.get(key, value.seen_version)
        self._current[key] = value
        self._by_storage.setdefault(value.storage, []).append(value)
        return value

    def _owned(self, value: Value) -> None:
        function = fn_of(value.tensor)
        if function is not None:
            value.fn, value.fn_output = function, value.tensor.output_nr
            self.owner[id(function), value.fn_output] = value

    def _source(self, tensor: torch.Tensor, call: Call | None) -> Value:
        value = self._added(Value(len(self.all), "leaf" if tensor.requires_grad else "constant", tensor, call))
        value.names = self._names.pop(id(tensor), [])
        return value

    def _new_gradient(self, tensor: torch.Tensor) -> Value:
        inside, exits = self._walk([fn_of(tensor)])
        value = self._added(Value(len(self.all), "grad", tensor, None))
        value.note = "create-graph" if fn_of(tensor) is not None else "accumulated"
        self._owned(value)
        self._connect([value], inside, exits)
        return value

    def _hidden(self, tensor: torch.Tensor) -> Value:
        """A tensor that no visible call made: a custom autograd.Function, or one from before the recording."""
        function = fn_of(tensor)
        assert function is not None
        if _sequence(function) < self._first_sequence:
            value = self._source(tensor, None)
            value.note = "outside"
            self.made.add(id(function))
            self._owned(value)
            return value
        inside, exits = self._walk([function])
        name = function.name().split("::")[-1].rstrip("0123456789").removesuffix("Backward")
        value = self._added(Value(len(self.all), name, tensor, None))
        self._owned(value)
        self._connect([value], inside, exits)
        return value

    # --- torch's graph -----------------------------------------------------------------------------------------

    def _walk(self, functions: Iterable[Any]) -> tuple[list[Any], list[tuple[Any, int, Value]]]:
        """Return the autograd nodes that belong to no earlier value, and the edges that leave them.

        Leaves that only autograd knows of (parameters captured by a function) become values here, before the
        one that uses them.
        """
        inside: list[Any] = []
        exits: list[tuple[Any, int, Value]] = []
        stack = [function for function in functions if function is not None]
        while stack:
            function = stack.pop(0)
            if id(function) in self.made:
                continue
            self.made.add(id(function))
            inside.append(function)
            for number, (following, output) in enumerate(function.next_functions):
                if following is None:
                    continue
                owner = self.owner.get((id(following), output))  # first: asking what is not there is slow
                if owner is not None:
                    exits.append((function, number, owner))
                elif hasattr(following, "variable"):
                    exits.append((function, number, self._leaf(following)))
                elif id(following) not in self.made:
                    if _sequence(following) < self._first_sequence:
                        continue  # a graph from before the recording goes on there
                    stack.append(following)
        return inside, exits

    def _leaf(self, accumulate: Any) -> Value:
        self.made.add(id(accumulate))
        value = self._current.get(id(accumulate.variable))
        return value if value is not None else self.of(accumulate.variable)

    def _connect(self, made: list[Value], inside: list[Any], exits: list[tuple[Any, int, Value]]) -> None:
        """Attribute autograd nodes to an operation, and give every edge that leaves it its operand slot.

        ``x * x`` has two edges to x and two slots for it: they pair up in order. A composite with more edges to
        an operand than slots sends their sum to the first one.
        """
        user, operands = made[0], made[0].operands
        self._used.update(operand.index for operand in operands)
        user.inside = inside
        for function in inside:
            self.maker[id(function)] = user
        by_operand: dict[int, list[tuple[Any, int, Value]]] = {}
        for exit_ in exits:
            by_operand.setdefault(exit_[2].index, []).append(exit_)
        for edges in by_operand.values():
            operand = edges[0][2]
            slots = [slot for slot, one in enumerate(operands) if one is operand]
            if not slots:
                slots = [len(operands)]
                operands.append(operand)
            for place, (function, number, _) in enumerate(edges):
                edge = Edge(function, number, operand, slots[place] if len(slots) == len(edges) else slots[0])
                user.edges.append(edge)
                self.edges[id(function), number] = (user, edge)
        for other in made[1:]:
            other.operands = operands

    # --- writing ---------------------------------------------------------------------------------------------

    def protect(self, targets: Iterable[torch.Tensor]) -> None:
        """Copy every recorded value that shares memory with a target: it is about to change."""
        for target in targets:
            known = self._by_storage.get(_storage_key(target), ())
            for value in known:
                value.taken(self.storages, self.limits)

    def written(self, call: Call, target: torch.Tensor, operands: list[Value]) -> None:
        """Note an in-place write that has just happened; `protect` was called before it."""
        before = self._current[id(target)]
        base = target._base if target._is_view() else None
        operation = calls.operation_name(call.function)
        if base is None or not self.is_seen(base):
            value = self._made_again(call, operation, target, operands, before)
            self._went_stale(value.storage, value)
            self._latest[value.storage] = value
            return
        base_before = self.of(base)
        written = self._written_view(call, operation, target, operands, before)
        self._used.update(operand.index for operand in operands)
        after = self._added(Value(len(self.all), "write-back", base, call))
        after.operands, after.names, after.note = [base_before, written], list(base_before.names), "write-back"
        self._used.update((base_before.index, written.index))
        self._unfold_copy_slices(after, base_before, before, written)
        self._went_stale(after.storage, after)
        self._latest[after.storage] = after

    def _made_again(
        self, call: Call, operation: str, target: torch.Tensor, operands: list[Value], before: Value
    ) -> Value:
        inside, exits = self._walk([fn_of(target)])
        value = self._added(Value(len(self.all), operation, target, call))
        value.operands, value.names = list(operands), list(before.names)
        value.note = "in-place" if call.grad_enabled else "no-grad"
        self._owned(value)
        self._connect([value], inside, exits)
        return value

    def _written_view(
        self, call: Call, operation: str, target: torch.Tensor, operands: list[Value], before: Value
    ) -> Value:
        """The view right after the write. torch has no node for it: its gradient is a slice of the base's."""
        value = self._added(Value(len(self.all), operation, target, call))
        value.operands, value.names = list(operands), list(before.names)
        value.note = "in-place" if call.grad_enabled else "no-grad"
        return value

    def _unfold_copy_slices(self, after: Value, base_before: Value, before: Value, written: Value) -> None:
        function = fn_of(after.tensor)
        self._owned(after)
        if function is None or not function.name().endswith("CopySlices") or id(function) in self.made:
            function = None
        else:
            after.inside, exits = self._walk([function])
            self.maker.update((id(one), after) for one in after.inside)
            self.writes[id(function)] = after
            self._connect([written], [], [exit_ for exit_ in exits if exit_[0] is not function or exit_[1] != 0])
        view = written.tensor
        chain: list[Value] = []
        step = before
        while step is not base_before and step.operands:
            chain.append(step)
            step = step.operands[0]
        after.write = Write(
            function, tuple(view.shape), view.stride(), int(view.storage_offset()), before, written, chain
        )

    def _went_stale(self, storage: int, writer: Value) -> None:
        """Every other tensor on the storage shows new values from now on."""
        kept = []
        for value in self._by_storage[storage]:
            if self._current.get(id(value.tensor)) is value:
                kept.append(value)
                value.stale = value is not writer
                if value.stale and value.index not in self._used:
                    self.overwritten.add(value.index)
        self._by_storage[storage] = kept

    def _reviewed(self, old: Value) -> Value:
        """A tensor read again after its storage was written: a new value, made from the one that wrote."""
        source = self._latest[old.storage]
        inside, exits = self._walk([fn_of(old.tensor)])
        value = self._added(Value(len(self.all), "re-view", old.tensor, old.call))
        value.operands, value.names, value.note = [source], list(old.names), "re-view"
        if old.fn is not None and fn_of(old.tensor) is old.fn:
            # Written behind autograd's back (through detach() or .data): for torch nothing has changed, so what
            # arrives here flows on to the version before.
            value.operands.append(old)
            value.alias = old
            self.aliases.append(value)
        value.scope = source.scope
        self._owned(value)
        self._connect([value], inside, exits)
        return value

    # --- gradients, names, numbers -----------------------------------------------------------------------------

    def gradient_of(self, gradient: torch.Tensor, owner: torch.Tensor) -> None:
        """Note that this tensor is somebody's .grad; it becomes a value when the program computes with it."""
        value = self._current.get(id(gradient))
        if value is not None and value.seen_version != gradient._version:
            self.forget(gradient)  # another pass has added to it since
        self._gradients[id(gradient)] = (gradient, "accumulated")

    def gradients(self, one: Pass, out: Any) -> None:
        """Note what autograd.grad returned."""
        for tensor in calls.tensors_in(out):
            if id(tensor) not in self._current:
                self._gradients[id(tensor)] = (tensor, "grad")

    def forget(self, tensor: torch.Tensor, *, keep_names: bool = False) -> None:
        """The tensor was changed in a way that is no step of the computation: next time it is new."""
        value = self._current.pop(id(tensor), None)
        self._fresh.pop(id(tensor), None)
        if value is not None and keep_names:
            self._names[id(tensor)] = list(value.names)

    def named(self, tensor: torch.Tensor, name: str, place: Any, scope: int) -> None:
        """Note that a variable was bound to the tensor."""
        value = self.of(tensor)
        if value.place is None:
            value.place, value.scope = place, scope
        if name not in value.names:
            value.names.append(name)

    def left(self, tensor: Any) -> None:
        """Note that the value was read as a Python number."""
        if isinstance(tensor, torch.Tensor):
            value = self._current.get(id(tensor))
            if value is not None:
                self.numbers_taken.add(value.index)

    def release(self) -> list[Any]:
        """Drop the tensors, and hand over the autograd nodes, the newest last (see Recorder.release)."""
        functions = [function for value in self.all for function in reversed(value.inside)]
        tables: tuple[dict[Any, Any], ...] = (
            self.owner, self.maker, self.edges, self.writes, self.by_tensor,
            self._current, self._fresh, self._gradients, self._by_storage, self._latest,
        )  # fmt: skip
        for table in tables:
            table.clear()
        self.aliases.clear()
        while self.all:
            value = self.all.pop()
            value.operands, value.edges, value.inside = [], [], []
            value.fn = value.write = value.call = value.alias = None
            del value.tensor
        return functions


def _sequence(function: Any) -> int:
    sequence = getattr(function, "_sequence_nr", None)
    return sequence() if sequence is not None else 0


def _storage_key(tensor: torch.Tensor) -> int:
    return tensor.untyped_storage()._cdata


def _note(operation: str, call: Call, value: Value, operands: list[Value]) -> str:
    if operation in ("detach", "detach_"):
        return "detach"
    if value.requires_grad:
        return ""
    if any(operand.requires_grad for operand in operands):
        if not call.grad_enabled:
            return "no-grad"
        return "not-differentiable"
    return ""
