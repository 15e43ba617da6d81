"""Tables stand for tuples of records: the same records come out, and a table that means nothing is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from core.sandbox.checking import checked
from core.sandbox.messages import ExploreJob, Garbage, Traced, framed, message_from
from core.trace import TraceRecord
from core.trace.columns import column, long_column
from core.trace.reasons import Reason
from core.trace.records import AutogradNode, Contribution, Node, Saved, Snapshot
from core.trace.tables import (
    AutogradKind,
    AutogradTable,
    ContributionTable,
    NodeKind,
    NodeTable,
    SnapshotsByKey,
    SnapshotTable,
    insides_of,
    kinds_of,
    nodes_of_operation,
    operands_of,
    reasons_by_key,
    scopes_of,
    values_of,
    ways_of,
)
from tests.sandbox.records import CORNER, LOST, ONE, TWO, honest

JOB = ExploreJob("y = x")


def snapshot_table(values: list[Snapshot]) -> SnapshotTable:
    common = [replace(one, storage_offset=0, storage=0, version=0, cells=b"", summary=None) for one in values]
    kinds = list(dict.fromkeys(common))
    return SnapshotTable(
        tuple(kinds),
        column([kinds.index(one) for one in common]),
        column([one.storage for one in values]),
        column([one.version for one in values]),
        long_column([one.storage_offset for one in values]),
        b"".join(one.cells for kind in kinds for one, its in zip(values, common, strict=True) if its == kind),
        {place: one.summary for place, one in enumerate(values) if one.summary is not None},
    )


def node_table(nodes: tuple[Node, ...]) -> NodeTable:
    common = [
        NodeKind(
            one.operation, len(one.operands), one.grad_fn, one.span, one.names, one.note, one.output, one.text,
            len(one.inside), one.expands, one.called,
        )
        for one in nodes
    ]  # fmt: skip
    kinds = list(dict.fromkeys(common))
    return NodeTable(
        tuple(kinds),
        column([kinds.index(one) for one in common]),
        column([one.scope for one in nodes]),
        column([one.call for one in nodes]),
        column([operand for one in nodes for operand in one.operands]),
        column([inner for one in nodes for inner in one.inside]),
        snapshot_table([one.value for one in nodes]),
    )


def autograd_table(nodes: tuple[AutogradNode, ...]) -> AutogradTable:
    common = [
        AutogradKind(one.name, len(one.edges), one.shapes, tuple((kept.name, kept.bytes) for kept in one.saved))
        for one in nodes
    ]
    kinds = list(dict.fromkeys(common))
    edges = [edge for one in nodes for edge in one.edges]
    saved = [kept for one in nodes for kept in one.saved]
    return AutogradTable(
        tuple(kinds),
        column([kinds.index(one) for one in common]),
        column([one.node for one in nodes]),
        column([target for target, _ in edges]),
        column([number for _, number in edges]),
        column([kept.node for kept in saved]),
        column([kept.storage for kept in saved]),
    )


def contribution_table(sent: tuple[Contribution, ...]) -> ContributionTable:
    return ContributionTable(
        column([one.user for one in sent]),
        column([one.slot for one in sent]),
        column([one.operand for one in sent]),
        column([one.visit for one in sent]),
        snapshot_table([one.value for one in sent]),
    )


def by_key(values: dict[int, Snapshot]) -> SnapshotsByKey:
    return SnapshotsByKey(column(values), snapshot_table(list(values.values())))


def in_tables(record: Any) -> TraceRecord:
    """Return the same record with tables in place of its tuples."""
    (one,) = record.passes
    autograd = tuple(replace(each, saved=(Saved("self", 0, 8, 0), Saved("mask", -1, 4, 7))) for each in record.autograd)
    backward = replace(
        one, adjoints=by_key(one.adjoints), sent=contribution_table(one.sent),
        autograd_adjoints=by_key(one.autograd_adjoints), reasons=reasons_by_key(one.reasons),
    )  # fmt: skip
    return replace(record, nodes=node_table(record.nodes), autograd=autograd_table(autograd), passes=(backward,))


def test_tables_read_like_the_records_that_they_stand_for() -> None:
    plain: Any = honest(JOB)
    (one,) = plain.passes
    nodes, sent, adjoints = node_table(plain.nodes), contribution_table(one.sent), by_key(one.adjoints)
    assert tuple(nodes) == plain.nodes and nodes[-1] == plain.nodes[-1] and nodes[1:] == plain.nodes[1:]
    assert tuple(reversed(nodes)) == plain.nodes[::-1] and nodes[0] is nodes[0]
    assert tuple(sent) == one.sent and ways_of(sent) == ways_of(one.sent)
    assert dict(adjoints.items()) == one.adjoints and adjoints.get(7) is None and 2 in adjoints and 7 not in adjoints
    assert list(adjoints.keys()) == list(one.adjoints) and list(adjoints.values()) == list(one.adjoints.values())
    assert tuple(autograd_table(plain.autograd)) == plain.autograd
    with pytest.raises(IndexError):
        _ = nodes[len(plain.nodes)]


def test_reasons_in_a_table_are_those_of_the_dict() -> None:
    told = {
        4: Reason("detached", {"cut": "y"}, 3), 9: Reason("integer"), 300: Reason("detached", {"cut": "y"}, 299),
        7: Reason("detached", {"cut": "z"}, 3),
    }  # fmt: skip
    table = reasons_by_key(told)
    assert dict(table.items()) == told and list(table) == list(told) and len(table.kinds) == 3


def test_what_is_read_without_making_records_is_what_they_say() -> None:
    plain: Any = honest(JOB)
    table = node_table(plain.nodes)
    for look in (scopes_of, operands_of, insides_of):
        assert list(look(table)) == list(look(plain.nodes))
    assert [kind.text for kind in kinds_of(table)] == [kind.text for kind in kinds_of(plain.nodes)]
    assert list(nodes_of_operation(table, "dot".__eq__)) == list(nodes_of_operation(plain.nodes, "dot".__eq__))
    assert list(values_of(table)) == list(values_of(plain.nodes))
    (one,) = plain.passes
    assert list(by_key(one.adjoints).snapshots) == list(one.adjoints.values())


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([TWO, ONE, CORNER, LOST]),
            st.integers(0, 9), st.integers(0, 2), st.integers(0, 2**40), st.binary(min_size=8, max_size=8),
        )
    )
)  # fmt: skip
def test_snapshots_of_several_kinds_keep_their_order_and_their_cells(
    drawn: list[tuple[Snapshot, int, int, int, bytes]],
) -> None:
    values = [
        replace(one, storage=storage, version=version, storage_offset=offset, cells=(cells * 64)[: len(one.cells)])
        for one, storage, version, offset, cells in drawn
    ]
    table = snapshot_table(values)
    assert len(table) == len(values) and list(table) == values


def test_a_sound_table_survives_the_wire() -> None:
    record = in_tables(honest(JOB))
    message = message_from(framed(Traced(record))[4:])
    assert isinstance(message, Traced)
    assert checked(message.record, JOB) == record


def _nodes(**changes: Any) -> Callable[[Any], TraceRecord]:
    return lambda record: replace(record, nodes=replace(record.nodes, **changes))


def _values(**changes: Any) -> Callable[[Any], TraceRecord]:
    return lambda record: replace(record, nodes=replace(record.nodes, values=replace(record.nodes.values, **changes)))


def _kind(at: int, **changes: Any) -> Callable[[Any], TraceRecord]:
    def change(record: Any) -> TraceRecord:
        kinds = list(record.nodes.kinds)
        kinds[at] = replace(kinds[at], **changes)
        return replace(record, nodes=replace(record.nodes, kinds=tuple(kinds)))

    return change


def _autograd(**changes: Any) -> Callable[[Any], TraceRecord]:
    return lambda record: replace(record, autograd=replace(record.autograd, **changes))


def _sent(**changes: Any) -> Callable[[Any], TraceRecord]:
    return lambda record: replace(
        record, passes=(replace(record.passes[0], sent=replace(record.passes[0].sent, **changes)),)
    )


def _adjoints(name: str, **changes: Any) -> Callable[[Any], TraceRecord]:
    return lambda record: replace(
        record, passes=(replace(record.passes[0], **{name: replace(getattr(record.passes[0], name), **changes)}),)
    )


LIES: dict[str, Callable[[Any], TraceRecord]] = {
    "a kind that is not there": _nodes(kind=column([0, 1, 3])),
    "a negative kind": _nodes(kind=column([0, 1, -1])),
    "half a number": _nodes(kind=column([0, 1, 2])[:-1]),
    "a scope that is not there": _nodes(scope=column([0, 0, 2])),
    "too few scopes": _nodes(scope=column([0, 0])),
    "a call of a later node": _nodes(call=column([0, 2, 2])),
    "an operand that comes later": _nodes(operands=column([0, 2])),
    "an operand too many": _nodes(operands=column([0, 0, 0])),
    "an inside that is not there": _nodes(inside=column([5])),
    "a negative count": _kind(0, operands=-1),
    "a huge count": _kind(2, operands=1 << 40),
    "a stretched axis that is not there": _kind(2, expands=((), (4,))),
    "an unknown note": _kind(0, note="nonsense"),
    "a value too few": _nodes(values=snapshot_table([TWO, ONE])),
    "cells missing": _values(cells=b""),
    "cells left over": _values(cells=b"\0" * 999),
    "offsets missing": _values(offset=b""),
    "a summary of nothing": _values(summaries={9: CORNER.summary}),
    "a summary of what is whole": _values(summaries={0: CORNER.summary}),
    "an edge to nowhere": _autograd(targets=column([9, -1])),
    "an autograd node of no node": _autograd(node=column([2, 3])),
    "saved by nobody": _autograd(saved_nodes=column([0, -1, 0, 99])),
    "a contribution of nobody": _sent(user=column([2, 9])),
    "a contribution through no slot": _sent(slot=column([0, 2])),
    "a contribution to another": _sent(operand=column([0, 1])),
    "a contribution without value": _sent(values=snapshot_table([TWO])),
    "an adjoint of no node": _adjoints("adjoints", places=column([0, 9])),
    "a reason of no node": _adjoints("reasons", places=column([9])),
    "a reason of no kind": _adjoints("reasons", kind=column([1])),
    "a reason at no node": _adjoints("reasons", node=column([9])),
    "a reason that is none": _adjoints("reasons", kinds=(Reason("no-such-reason"),)),
    "a reason cut off": _adjoints("reasons", node=b"\0"),
    "an adjoint twice": _adjoints("adjoints", places=column([2, 2])),
    "an adjoint of no autograd node": _adjoints("autograd_adjoints", places=column([9])),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_table_that_means_nothing_is_garbage(lie: str) -> None:
    message = message_from(framed(Traced(LIES[lie](in_tables(honest(JOB)))))[4:])
    assert isinstance(message, Traced)
    with pytest.raises(Garbage):
        checked(message.record, JOB)
