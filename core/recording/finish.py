"""At the end of a run: values, passes and scopes become the frozen records of core.trace."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch

from core.recording import calls
from core.recording.backward_pass import Pass
from core.recording.calls import Kind
from core.recording.graph import is_leaf, shape_of
from core.recording.missing_adjoints import explained_from
from core.recording.nodes import Call, TorchNode, Value
from core.recording.saved_tensors import kept_by, saved, versions_of
from core.recording.snapshots import Taken
from core.recording.values import Values
from core.trace import (
    BackwardPass,
    BigInteger,
    Described,
    Mistake,
    PlainVariable,
    Printed,
    Result,
    Scope,
    Span,
    TensorVariable,
    TraceRecord,
    TupleVariable,
    Variable,
)
from core.trace.columns import column
from core.trace.tables import AutogradKind, AutogradTable, NodeKind, NodeTable, SnapshotsByKey

LONGEST_TEXT = 2_000  # of a variable that is neither a tensor nor plain


class Seen(NamedTuple):
    """A variable's value that is neither a tensor nor plain.

    Attributes:
        type_name, text: Its type's name and how it prints, without addresses.
        tensors: Those in it.
    """

    type_name: str
    text: str
    tensors: tuple[torch.Tensor, ...]


def finished(
    values: Values,
    passes: list[Pass],
    scopes: list[Scope],
    prints: list[tuple[str, Any, int]],
    *,
    source: str,
    device: str,
    seed: int,
    variables: dict[str, object],
    result: tuple[object, str] | None,
    mistake: Mistake | None,
    warnings: tuple[Mistake, ...],
    places: Any,
    reads_saved: bool,
) -> TraceRecord:
    """Return the record of the run. Values that only a variable, a module or the result holds are made first."""
    wired = {name: _variable(value, values) for name, value in variables.items()}
    shown = None if result is None else Result(result[1], tuple(values.resulting(result[0])))
    values.read_parameters()
    autograd = _Autograd(values, reads_saved)
    return TraceRecord(
        source,
        device,
        seed,
        _nodes(values, places),
        tuple(scopes),
        autograd.table(),
        tuple(_pass(one, places, values) for one in passes if one.resolved is not None),
        wired,
        shown,
        tuple([Printed(text, places.span(place), position) for text, place, position in prints]),
        mistake,
        warnings,
    )


def _nodes(values: Values, places: Any) -> NodeTable:
    known: dict[tuple[Any, ...], int] = {}
    kinds: list[NodeKind] = []
    texts, shape_then = _Texts(), values.album.shape
    taken = [_taken(value, values) for value in values.all]
    numbers, operands = [], []
    for value in values.all:
        used = [operand.index for operand in value.operands]
        operands += used
        fn, text = None if value.fn is None else _fn_name(value.fn.function), texts.of(value)
        shapes = tuple([taken[index][0] for index in used])  # the numbers of their kinds, which have the shapes
        key = (
            value.operation, fn, value.place, value.names, value.called, value.note, value.output, text,
            len(value.inside), taken[value.index][0], shapes,
        )  # fmt: skip
        number = known.get(key)
        if number is None:
            number = known[key] = len(kinds)
            kind = NodeKind(
                _operation(value), len(used), fn, places.span(value.place), value.names, value.note, value.output,
                text, len(value.inside), _stretches(value, [shape_then(taken[one]) for one in (value.index, *used)]),
                value.called,
            )  # fmt: skip
            kinds.append(kind)
        numbers.append(number)
    return NodeTable(
        tuple(kinds),
        column(numbers),
        column([value.scope for value in values.all]),
        column([value.call_index for value in values.all]),
        column(operands),
        column([node.number for value in values.all for node in value.inside]),
        values.album.table(taken),
    )


def _taken(value: Value, values: Values) -> Taken:
    taken = value.taken or values.album.taken(value.tensor, value.number)
    counted = values.versions or not values.parted  # tensors in other memory may still count their writes together
    if taken[2] != value.seen_version and counted:  # somebody wrote the tensor after the recording: its value is lost
        return values.album.absent(shape_of(value.tensor), "changed-later")
    return taken


def _operation(value: Value) -> str:
    if value.operation in ("leaf", "constant"):
        asks = value.requires_grad if value.gone else value.tensor.requires_grad
        return "leaf" if asks and is_leaf(value.tensor) else "constant"
    return value.operation


OWN_TEXTS = {"write-back": "{0} ← {1}", "re-view": "{0}", "grad": "grad"}


class _Texts:
    """The texts of calls. The turns of a loop make the same calls: each place's last one is remembered."""

    def __init__(self) -> None:
        self._last: dict[Any, tuple[Call, str]] = {}

    def of(self, value: Value) -> str:
        """Return the text of the call that made a value, see `Node.text`."""
        own, call = OWN_TEXTS.get(value.operation), value.call
        if own is not None:
            return own
        if call is None:
            return value.operation if not value.operands else f"{value.operation}({_slots(len(value.operands))})"
        last = self._last.get(call.place)
        if last is not None and _reads_alike(last[0], call):
            return last[1]
        text = calls.remembered_text(call.function, call.args, call.kwargs)
        self._last[call.place] = call, text
        return text


def _reads_alike(call: Call, other: Call) -> bool:
    """Whether two calls are surely written alike: they differ in nothing but tensors."""
    if call.function is not other.function or call.kwargs or other.kwargs or len(call.args) != len(other.args):
        return False
    for one, another in zip(call.args, other.args, strict=True):
        if isinstance(one, (list, tuple, dict)):  # may hold tensors, and may have changed since
            return False
        if one is not another and not (isinstance(one, torch.Tensor) and isinstance(another, torch.Tensor)):
            return False
    return True


def _slots(count: int) -> str:
    return ", ".join(f"{{{slot}}}" for slot in range(count))


def _fn_name(function: Any) -> str:
    kind = type(function)
    known = _fn_names.get(kind)
    if known is None:
        known = function.name().split("::")[-1]
        if kind.__name__ != "CppFunction":  # the one type of all the nodes that torch did not name
            _fn_names[kind] = known
    return known


_fn_names: dict[type, str] = {}


STRETCHING = frozenset("expand expand_as broadcast_to where lerp masked_fill masked_fill_ copy_ clamp".split())
_known_pointwise: dict[str, bool] = {}


def _pointwise(operation: str) -> bool:
    """Whether operands of this operation are broadcast against each other: torch tags such operations itself."""
    known = _known_pointwise.get(operation)
    if known is None:
        packet = getattr(torch.ops.aten, operation, None)
        overloads = packet.overloads() if packet is not None else ()
        tagged = any(torch.Tag.pointwise in getattr(packet, overload).tags for overload in overloads)
        known = _known_pointwise[operation] = tagged or operation in STRETCHING
    return known


def _stretches(value: Value, shapes: list[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    """Return for every operand the axes of the output along which broadcasting stretched it.

    Args:
        shapes: The value's and its operands', as they were then: ``x.data = …`` gives a tensor another one.
    """
    made, *given = shapes
    if all(one == made for one in given) or not _pointwise(value.operation):
        return ((),) * len(given)
    return tuple([_stretched(made, one) for one in given])


def _stretched(made: tuple[int, ...], given: tuple[int, ...]) -> tuple[int, ...]:
    if given == made:
        return ()
    missing = len(made) - len(given)
    if missing < 0:
        return ()
    return tuple(
        axis for axis, length in enumerate(made) if axis < missing or (given[axis - missing] == 1 and length != 1)
    )


class _Autograd:
    """torch's nodes that were attributed to some value, numbered in order of the values; then those of leaves."""

    def __init__(self, values: Values, reads_saved: bool) -> None:
        self._values, self._reads_saved = values, reads_saved
        self._versions = versions_of(values)
        self._nodes = [(node, value) for value in values.all for node in value.inside]
        self._nodes += [(node, node.leaf) for node in values.leaves if node.leaf is not None]
        for number, (node, _) in enumerate(self._nodes):
            node.number = number

    def table(self) -> AutogradTable:
        """Return the records of them all."""
        edges_of = self._values.graph.edges
        kinds: dict[tuple[Any, ...], int] = {}
        numbers, edges, kept = [], [], []
        for node, value in self._nodes:
            leaving = node.edges or edges_of(node)
            edges += [(-1, 0) if target is None else (target.number, number) for target, number in leaving]
            # torch is slow to tell the shapes, and for a single node they are those of the value
            metadata = getattr(node.function, "_input_metadata", ()) if len(value.inside) > 1 else ()
            own = self._kept(node, value)
            kept += own
            kind = (
                _fn_name(node.function), len(leaving), tuple([_shape(one) for one in metadata]),
                tuple([(name, size) for name, _, size, _ in own]),
            )  # fmt: skip
            number = kinds.get(kind)
            if number is None:
                number = kinds[kind] = len(kinds)
            numbers.append(number)
        return AutogradTable(
            tuple([AutogradKind(*kind) for kind in kinds]),
            column(numbers),
            column([value.index for _, value in self._nodes]),
            column([target for target, _ in edges]),
            column([number for _, number in edges]),
            column([node for _, node, _, _ in kept]),
            column([storage for _, _, _, storage in kept]),
        )

    def _kept(self, node: TorchNode, value: Value) -> list[tuple[str, int, int, int]]:
        kept = node.kept
        if kept is None:  # no pass has run through it
            kept = kept_by(node.function) if self._reads_saved else ()
        return [saved(node, one, value, self._values, self._versions) for one in kept]


def _shape(metadata: Any) -> tuple[int, ...] | None:
    shape = getattr(metadata, "shape", None)
    return None if shape is None else tuple(shape)


def _pass(one: Pass, places: Any, values: Values) -> BackwardPass:
    done = one.resolved
    assert done is not None
    inner = {node.number: taken for node, taken in done.inner.items() if node.number >= 0}
    return BackwardPass(
        root=done.roots[0] if done.roots else -1,
        roots=done.roots,
        kind="grad" if one.kind is Kind.GRAD else "backward",
        implicit=one.implicit,
        span=None if one.implicit else places.span(one.place),
        position=one.position,
        retain_graph=one.retain_graph,
        create_graph=one.create_graph,
        adjoints=done.adjoints,
        sent=done.sent,
        reasons=done.reasons,
        accumulations=done.accumulations,
        autograd_adjoints=SnapshotsByKey(column(inner), values.album.table(list(inner.values()))),
        order=done.order,
        explained_from=explained_from(one),
        remarks=done.remarks,
    )


def _variable(value: object, values: Values) -> Variable:
    if isinstance(value, torch.Tensor):
        return TensorVariable(values.of(value).index)
    if isinstance(value, int) and not isinstance(value, bool) and not -(2**63) <= value < 2**63:
        return BigInteger(hex(value))
    if value is None or type(value) in (int, float, bool, str):
        return PlainVariable(value)  # type: ignore[arg-type]
    if type(value) is tuple:
        return TupleVariable(tuple(_variable(item, values) for item in value))
    assert isinstance(value, Seen)
    return Described(value.type_name, _shortened(value.text), tuple(values.resulting(value.tensors)))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


class _NoPlaces:
    def span(self, place: Any) -> Span | None:
        """Return no place: there is no text."""
        return None


NO_PLACES = _NoPlaces()
