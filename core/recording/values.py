"""The values of a run: which tensor, in which version, came out of which call, and which autograd nodes made it.

A *value* is a tensor between two writes. The same Python tensor that is written has two values; a view whose
base is written becomes *stale* and gets a new value ("re-view") when it is read next, just as torch gives it a
new grad_fn then.

What a write does to them is told in `core.recording.versions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import torch

from core.recording import attribution, calls
from core.recording.backward_pass import Pass
from core.recording.families import Families
from core.recording.nodes import Call, Exit, TorchNode, Value, is_custom
from core.recording.numbers_taken import NumbersTaken
from core.recording.snapshots import Album, Storages
from core.recording.torch_graph import TorchGraph
from core.trace import Scope
from core.trace.limits import Limits


class Cleared(NamedTuple):
    """The last time that the program set a tensor's .grad to None, and how many passes had run by then."""

    tensor: torch.Tensor
    place: Any
    passes: int


class Values:
    """Every value of a run, in order, and what is needed to find the value that a tensor has now."""

    def __init__(self, limits: Limits, first_sequence: int) -> None:
        self.all: list[Value] = []
        self.storages = Storages()
        self.album = Album(self.storages, limits)
        self.limits = limits
        self.graph = TorchGraph()
        self.leaves: list[TorchNode] = []  # AccumulateGrad nodes that an operation led to
        self.aliases: list[Value] = []
        self.newest: dict[int, Value] = {}  # id of tensor → its last value
        self.taken = NumbersTaken()
        self.scopes: list[Scope] = []  # the recorder's
        self.cleared: dict[int, Cleared] = {}  # by id of the tensor
        self.assigned: dict[int, Any] = {}  # id of tensor → where the program last gave it other ``.data``
        self.asked: dict[int, Any] = {}  # id of tensor → where the program asked for its gradient after using it
        self.overwritten: set[int] = set()  # versions of views that nobody used before they went stale
        self._numbered = 0
        self.versions: dict[int, int] = {}  # id of tensor → its version when the recording ended
        self._first_sequence = first_sequence
        self.fresh: dict[int, Call] = {}  # tensors made from nothing that nobody has used yet
        self.gradient_tensors: dict[int, tuple[torch.Tensor, str]] = {}
        self.gradients_of: dict[int, Pass] = {}  # id of what autograd.grad returned → its pass
        self.by_storage: dict[int, list[Value]] = {}  # without the stale ones
        self.stale: dict[int, list[Value]] = {}  # by storage; no write looks at them: a loop leaves many
        self.latest_write: dict[int, Value] = {}  # storage → the value that wrote it last
        self.parted: set[int] = set()  # ids of bases that have looked at other memory than some of their views
        self.rebased: dict[int, torch.Tensor] = {}  # id of a view that was left behind → its base
        self.families = Families()
        self.unused_names: dict[int, tuple[str, ...]] = {}  # of tensors that are no value now

    # --- finding ---------------------------------------------------------------------------------------------

    def of(self, tensor: torch.Tensor) -> Value:
        """Return the value that the tensor has now, making it for a tensor that is new here."""
        value = self.current(tensor)
        if value is not None:
            return self._reviewed(value) if value.stale else value
        call = self.fresh.pop(id(tensor), None)
        if id(tensor) in self.gradient_tensors:
            return self._new_gradient(tensor)
        node = self.graph.of(tensor)
        return self._source(tensor, call) if node is None else self._hidden(tensor, node)

    def current(self, tensor: torch.Tensor) -> Value | None:
        """Return the value that the tensor has, which may be stale."""
        value = self.newest.get(id(tensor))
        return None if value is None or value.gone or value.tensor is not tensor else value

    def is_seen(self, tensor: torch.Tensor) -> bool:
        """Whether the tensor has a value already (a fresh one that nobody used has none)."""
        return self.current(tensor) is not None

    def is_gradient(self, tensor: torch.Tensor, *, even_used: bool = False) -> bool:
        """Whether this is some leaf's .grad, and one that the program has not computed with unless ``even_used``."""
        known = self.gradient_tensors.get(id(tensor))
        return known is not None and known[1] == "accumulated" and (even_used or not self.is_seen(tensor))

    def number_storages(self) -> None:
        """Number the storages of the values made since the last call, so that values come before gradients."""
        number_of, by_storage = self.storages.number, self.by_storage
        for value in self.all[self._numbered :]:
            value.number = number = number_of(value.tensor)
            sharing = by_storage.get(number)
            if sharing is None:
                by_storage[number] = [value]
            else:
                sharing.append(value)
        self._numbered = len(self.all)

    def values_of(self, tensor: torch.Tensor) -> Iterator[Value]:
        """Yield the values that a tensor has had, the newest first."""
        value = self.newest.get(id(tensor))
        while value is not None:
            yield value
            value = value.earlier

    def sharing(self, tensor: torch.Tensor) -> list[Value]:
        """Return the newest values of the tensors that share memory with this one."""
        self.number_storages()
        number = self.storages.number(tensor)
        found = (*self.by_storage.get(number, ()), *self.stale.get(number, ()))
        return [value for value in found if self.newest.get(id(value.tensor)) is value]

    def resulting(self, value: object) -> list[int]:
        """Return the indices of the values of the tensors in a result."""
        return [self.of(tensor).index for tensor in calls.tensors_in(value)]

    def read_parameters(self) -> None:
        """Give the parameters that were written through other tensors the values that they have now.

        A program need not read them again: its last step may be ``net.weight.detach().fill_(0)``.
        """
        for value in list(self.newest.values()) if self.latest_write else ():
            if value.stale and not value.gone and isinstance(value.tensor, torch.nn.Parameter):
                self.of(value.tensor)

    # --- making ----------------------------------------------------------------------------------------------

    def absorb(self, call: Call) -> Value | None:
        """Turn one logged call into values; return the first that it made."""
        outputs = calls.tensors_of(call.out)
        if not outputs:
            return None
        arguments = calls.argument_tensors(call.function, call.args, call.kwargs)
        if isinstance(call.function, calls.Named):
            given = {id(one) for one in arguments}
            arguments += [one for one in call.function.captured if id(one) not in given]
        nodes = [self.graph.of(out) for out in outputs]
        if not arguments and not any(nodes):
            for out in outputs:
                self.fresh[id(out)] = call
            return None
        if not call.grad_enabled and any(node and not node.walked and is_custom(node) for node in nodes):
            return self._custom(call, outputs)
        newest, operands = self.newest, []
        for tensor in arguments:
            value = newest.get(id(tensor))
            operands.append(value if value is not None and not value.stale else self.of(tensor))
            if _is_among(tensor, outputs):
                if isinstance(call.function, calls.Named) and self.graph.of(tensor) is not operands[-1].fn:
                    self.made_again(call, calls.operation_name(call.function), tensor, operands[:], operands[-1])
                nodes = [node for node, out in zip(nodes, outputs, strict=True) if out is not tensor]
                outputs = [out for out in outputs if out is not tensor]
        return self._made(call, outputs, nodes, operands) if outputs else None

    def _made(
        self, call: Call, outputs: list[torch.Tensor], nodes: list[TorchNode | None], operands: list[Value]
    ) -> Value:
        inside, exits = self.walk(nodes)
        operation = calls.operation_name(call.function)
        first = len(self.all)
        for number, (out, node) in enumerate(zip(outputs, nodes, strict=True)):
            value = self.add(Value(first + number, operation, out, call, operands, node))
            if number:
                value.call_index, value.output = first, number
            if note := _note(operation, call, value, operands):
                value.note = note
        attribution.connect(self.all[first], inside, exits)
        if len(outputs) > 1 and len(inside) > 1:
            attribution.connect_within(self.all[first:], inside)
        return self.all[first]

    def add(self, value: Value) -> Value:
        self.all.append(value)
        key = id(value.tensor)
        earlier = self.newest.get(key)
        if earlier is not None:
            value.earlier = earlier
        self.newest[key] = value
        if self.versions:
            value.seen_version = self.versions.get(key, value.seen_version)
        fn = value.fn
        if fn is not None:
            if number := value.tensor.output_nr:
                fn.others = {**fn.others, number: value}
            else:
                fn.owner = value
        return value

    def _source(self, tensor: torch.Tensor, call: Call | None) -> Value:
        operation = "leaf" if tensor.requires_grad else "constant"
        value = self.add(Value(len(self.all), operation, tensor, call, [], None))
        value.names = self.unused_names.pop(id(tensor), ())
        if value.place is None and (place := self.assigned.pop(id(tensor), None)) is not None:
            value.place, value.note = place, "data"
        if value.place is None:
            value.place = self.asked.get(id(tensor))
        return value

    def _new_gradient(self, tensor: torch.Tensor) -> Value:
        node, (_, kept) = self.graph.of(tensor), self.gradient_tensors[id(tensor)]
        inside, exits = self.walk([node])
        value = self.add(Value(len(self.all), "grad", tensor, None, [], node))
        value.note = "create-graph" if node is not None else kept
        attribution.connect(value, inside, exits)
        return value

    def _hidden(self, tensor: torch.Tensor, node: TorchNode) -> Value:
        """A tensor that no visible call made: a custom autograd.Function, or one from before the recording."""
        if _sequence(node.function) < self._first_sequence:
            value = self.add(Value(len(self.all), "leaf", tensor, None, [], node))
            value.names, value.note = self.unused_names.pop(id(tensor), ()), "outside"
            node.walked = True
            return value
        inside, exits = self.walk([node])
        name = node.function.name().split("::")[-1].rstrip("0123456789").removesuffix("Backward")
        value = self.add(Value(len(self.all), name, tensor, None, [], node))
        attribution.connect(value, inside, exits)
        return value

    def _custom(self, call: Call, outputs: list[torch.Tensor]) -> Value:
        """What an autograd.Function returned is one operation; that the call inside it made the tensor is no matter."""
        made = [self.of(out) for out in outputs]
        for value in made:
            value.place, value.scope = call.place, call.scope
        return made[0]

    # --- torch's graph -----------------------------------------------------------------------------------------

    def walk(self, nodes: Iterable[TorchNode | None]) -> tuple[list[TorchNode], list[Exit]]:
        """Return the autograd nodes that belong to no earlier value, and the edges that leave them.

        Leaves that only autograd knows of (parameters captured by a function) become values here, before the
        one that uses them.
        """
        inside: list[TorchNode] = []
        exits: list[Exit] = []
        waiting = [node for node in nodes if node is not None]
        for node in waiting:  # which grows
            if node.walked:
                continue
            node.walked = True
            inside.append(node)
            for number, (following, output) in enumerate(node.edges or self.graph.edges(node)):
                if following is None:
                    continue
                owner = following.others.get(output) if output else following.owner
                if owner is not None:
                    exits.append((node, number, owner))
                elif following.is_leaf:
                    exits.append((node, number, self._leaf(following)))
                elif not following.walked:
                    if _sequence(following.function) < self._first_sequence:
                        continue  # a graph from before the recording goes on there
                    waiting.append(following)
        return inside, exits

    def _leaf(self, accumulate: TorchNode) -> Value:
        accumulate.walked = True
        tensor = accumulate.function.variable
        value = self.current(tensor) or self.of(tensor)
        if accumulate.leaf is None:
            accumulate.leaf = value
            self.leaves.append(accumulate)
        return value

    # --- writing ---------------------------------------------------------------------------------------------

    def made_again(
        self, call: Call, operation: str, target: torch.Tensor, operands: list[Value], before: Value
    ) -> Value:
        node = self.graph.of(target)
        inside, exits = self.walk([node])
        value = self.add(Value(len(self.all), operation, target, call, list(operands), node))
        value.take_names(before)
        value.note = "in-place" if call.grad_enabled else "no-grad"
        self.pass_on(value, before)
        attribution.connect(value, inside, exits)
        return value

    def pass_on(self, value: Value, before: Value) -> None:
        """Note a version that was written behind autograd's back: under no_grad, through detach(), .data or an array.

        For torch nothing has changed, so what arrives here flows on to the version before.
        """
        if before.fn is None or value.fn is not before.fn:
            return
        if before not in value.operands:
            value.operands.append(before)
        value.alias = before
        self.aliases.append(value)
        if value.note == "no-grad":  # something does flow back through it
            value.note = "in-place"

    def _reviewed(self, old: Value) -> Value:
        """A tensor read again after its storage was written: a new value, made from the one that wrote."""
        assert old.number is not None  # what was written has been numbered
        root = self.rebased.pop(id(old.tensor), None)
        source = self.latest_write[old.number] if root is None else self.of(root)
        node = self.graph.of(old.tensor)
        inside, exits = self.walk([node])
        value = self.add(Value(len(self.all), "re-view", old.tensor, old.call, [source], node))
        value.take_names(old)
        value.note = "re-view"
        self.pass_on(value, old)
        value.scope = source.scope
        attribution.connect(value, inside, exits)
        return value

    # --- gradients, names, numbers -----------------------------------------------------------------------------

    def forget(self, tensor: torch.Tensor, *, keep_names: bool = False) -> None:
        """The tensor was changed in a way that is no step of the computation: next time it is new."""
        value = self.current(tensor)
        self.fresh.pop(id(tensor), None)
        self.gradient_tensors.pop(id(tensor), None)  # the pass did not compute these numbers
        if value is None:
            return
        value.gone = value.stale = True
        if keep_names:
            self.unused_names[id(tensor)] = value.names

    def left(self, tensor: Any, read: object, place: Any) -> None:
        """Note that the value was read as Python numbers, or as an array."""
        if isinstance(tensor, torch.Tensor):
            value = self.of(tensor) if tensor.requires_grad and tensor.is_leaf else self.current(tensor)
            if value is not None:
                self.taken.note(value, read, place)

    def release(self) -> list[Any]:
        """Drop the tensors, and hand over the autograd nodes, the newest last (see Recorder.release)."""
        functions = self.graph.release([node for value in self.all for node in reversed(value.inside)])
        self.leaves.clear()
        tables: tuple[dict[Any, Any], ...] = (
            self.newest, self.fresh, self.gradient_tensors, self.by_storage, self.stale, self.latest_write,
            self.rebased,
        )  # fmt: skip
        for table in tables:
            table.clear()
        self.aliases.clear()
        self.families.clear()
        self.taken.release()
        self.cleared.clear()
        while self.all:
            value = self.all.pop()
            value.operands, value.inside = [], ()
            value.fn = value.write = value.call = value.alias = value.earlier = value.taken = None
            del value.tensor
        return functions


def _is_among(tensor: torch.Tensor, others: list[torch.Tensor]) -> bool:
    for other in others:
        if other is tensor:
            return True
    return False


def _sequence(function: Any) -> int:
    sequence = getattr(function, "_sequence_nr", None)
    return sequence() if sequence is not None else 0


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
