"""torch's own graph as a Trace: every autograd node a node, so that what draws and folds the one draws the other.

The learner's operations stay behind it: a node of torch stands in their scopes, lights their place in the text and
shows their values. A composite (cross_entropy, an LSTM) becomes a scope that holds the nodes of torch inside it.
"""

from __future__ import annotations

import msgspec

from core.trace import BackwardPass, Contribution, Node, Scope, Snapshot, Trace, TraceRecord
from core.trace.reasons import Reason


class TorchGraph(msgspec.Struct, frozen=True):
    """torch's own graph: the nodes that it keeps for the backward pass.

    Attributes:
        trace: Its nodes are torch's, operands first; ``operands`` are what ``next_functions`` names.
        owners: Node there → node of the learner's trace whose operation made it (a leaf, for AccumulateGrad).
        places: Node of the learner's trace → the node of torch that stands for its value.
    """

    trace: Trace
    owners: tuple[int, ...]
    places: dict[int, int]


def torch_graph(trace: Trace) -> TorchGraph:
    """Return torch's graph of a trace; without nodes when nothing in the program requires grad."""
    order = _ordered(trace)
    position = {number: place for place, number in enumerate(order)}
    scopes, scope_of = _scopes(trace)
    places = _places(trace, position)
    nodes = tuple(_node(trace, number, position, places, scope_of) for number in order)
    passes = tuple(_pass(trace, one, nodes, order, position, places) for one in trace.passes)
    record = TraceRecord(trace.source, trace.device, trace.seed, nodes, scopes, (), passes, {}, None, (), trace.mistake)
    return TorchGraph(Trace(record), tuple(trace.autograd[number].node for number in order), places)


def _ordered(trace: Trace) -> list[int]:
    """Return torch's nodes, each after those that it leads to. Iterative: a graph is deeper than Python's stack."""
    found: list[int] = []
    seen: set[int] = set()
    for start in range(len(trace.autograd)):
        stack = [(start, False)]
        while stack:
            number, ready = stack.pop()
            if ready:
                found.append(number)
            elif number not in seen:
                seen.add(number)
                stack.append((number, True))
                stack += [(target, False) for target, _ in reversed(trace.autograd[number].edges) if target >= 0]
    return found


def _scopes(trace: Trace) -> tuple[tuple[Scope, ...], dict[int, int]]:
    """Return the scopes with one more for every composite, and {composite's node: its scope}."""
    scopes, scope_of = list(trace.scopes), {}
    for node in trace.nodes:
        if len(node.inside) > 1:
            scope_of[node.index] = len(scopes)
            scopes.append(Scope("composite", node.operation, node.scope, node.span))
    return tuple(scopes), scope_of


def _places(trace: Trace, position: dict[int, int]) -> dict[int, int]:
    places = {}
    for number, one in enumerate(trace.autograd):
        inside = trace.nodes[one.node].inside
        if not inside or inside[0] == number:  # AccumulateGrad, or the outermost of an operation's nodes
            places[one.node] = position[number]
    return places


def _node(
    trace: Trace, number: int, position: dict[int, int], places: dict[int, int], scope_of: dict[int, int]
) -> Node:
    one = trace.autograd[number]
    owner, index = trace.nodes[one.node], position[number]
    whole = places.get(one.node) == index
    operands = tuple(position[target] for target, _ in one.edges if target >= 0)
    slots = ", ".join(f"{{{slot}}}" for slot in range(len(operands)))
    return Node(
        index,
        one.name,
        operands,
        owner.value if whole else _unknown(owner.value, one.shapes),
        one.name,
        owner.span,
        owner.names if whole else (),
        scope_of.get(one.node, owner.scope),
        "",
        index,
        0,
        f"{one.name}({slots})",
        (number,),
        called=owner.called if whole else -1,
    )


def _unknown(value: Snapshot, shapes: tuple[tuple[int, ...] | None, ...]) -> Snapshot:
    """Return a Snapshot of which only the shape is known, where torch tells that."""
    shape = (shapes[0] if shapes else None) or ()
    return msgspec.structs.replace(
        value, shape=shape, stride=(0,) * len(shape), cells=b"", kept=(0,) * len(shape), summary=None,
        missing="inside-composite", requires_grad=True, is_leaf=False, is_view=False, version=0,
    )  # fmt: skip


def _pass(
    trace: Trace,
    one: BackwardPass,
    nodes: tuple[Node, ...],
    order: list[int],
    position: dict[int, int],
    places: dict[int, int],
) -> BackwardPass:
    adjoints = {position[number]: value for number, value in one.autograd_adjoints.items()}
    adjoints |= {places[node]: value for node, value in one.adjoints.items() if node in places}
    owners = [trace.autograd[number].node for number in order]
    later = {place: Reason("later") for place, owner in enumerate(owners) if owner >= one.position}
    visited = [
        position[number]
        for node in one.order
        for number in trace.nodes[node].inside or ([order[places[node]]] if node in places else [])
    ]
    return msgspec.structs.replace(
        one, root=places.get(one.root, -1), roots=tuple(places[root] for root in one.roots if root in places),
        position=len(nodes), adjoints=adjoints, sent=_sent(trace, one, nodes, owners, places), reasons=later,
        accumulations={places[node]: value for node, value in one.accumulations.items() if node in places},
        autograd_adjoints={}, order=tuple(visited),
    )  # fmt: skip


def _sent(
    trace: Trace, one: BackwardPass, nodes: tuple[Node, ...], owners: list[int], places: dict[int, int]
) -> tuple[Contribution, ...]:
    """Return the contributions along torch's edges: those of operations that are one node of torch. Edges to an
    operand and slots for it pair up in order, as in the recorder."""
    found = []
    slots_of: dict[tuple[int, int], list[int]] = {}
    for node in nodes:
        for slot, operand in enumerate(node.operands):
            slots_of.setdefault((node.index, operand), []).append(slot)
    for sent in one.sent:
        user, operand = places.get(sent.user, -1), places.get(sent.operand, -1)
        if user < 0 or len(trace.nodes[sent.user].inside) != 1 or owners[user] != sent.user:
            continue
        waiting = slots_of.get((user, operand))
        if waiting:
            found.append(Contribution(user, waiting.pop(0), operand, sent.value, sent.visit))
    return tuple(found)
