"""Checks the meaning of a worker's tables: each column as a whole, and each kind once.

After this each row of a table can be made, and what it says is sound.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy

from core.sandbox.messages import Garbage
from core.trace.reasons import NOTES
from core.trace.records import WITHIN
from core.trace.tables import (
    AutogradTable,
    ContributionTable,
    NodeTable,
    ReasonsByKey,
    SnapshotsByKey,
    SnapshotTable,
    bytes_of,
)


def require(condition: bool, otherwise: str) -> None:
    """Refuse what is not so.

    Raises:
        Garbage: it is not.
    """
    if not condition:
        raise Garbage(otherwise)


def numbers(column: bytes, count: int, low: int, high: int, what: str) -> numpy.ndarray:
    """Return a column that holds so many numbers, all in ``range(low, high)``."""
    require(len(column) == 4 * count, f"{what}: a column of another length")
    found = numpy.frombuffer(column, "<i4")
    require(not count or (int(found.min()) >= low and int(found.max()) < high), f"{what}: out of range")
    return found


def kinds_of(table: NodeTable | AutogradTable | SnapshotTable) -> numpy.ndarray:
    """Return the kind of every row."""
    require(len(table.kind) % 4 == 0, "a column cut off")
    return numbers(table.kind, len(table), 0, len(table.kinds), "kinds")


def totals(kinds: numpy.ndarray, lengths: list[int]) -> int:
    """Return how long the rows of a table are together, each as long as its kind says."""
    require(all(0 <= length < 1 << 31 for length in lengths), "a length that is none")
    counts = numpy.bincount(kinds, minlength=len(lengths)).tolist()
    return sum(count * length for count, length in zip(counts, lengths, strict=True))


def snapshots(table: SnapshotTable) -> None:
    """Check everything but the kinds themselves, which are Snapshots like others."""
    kinds = kinds_of(table)
    count = len(kinds)
    numbers(table.storage, count, -1, 1 << 31, "storages")
    numbers(table.version, count, 0, 1 << 31, "versions")
    require(len(table.offset) == 8 * count, "offsets: a column of another length")
    require(len(table.cells) == totals(kinds, [bytes_of(kind) for kind in table.kinds]), "cells that do not fill")
    require(all(0 <= place < count for place in table.summaries), "a summary of nothing")
    elided = {number for number, kind in enumerate(table.kinds) if kind.elided}
    require(all(int(kinds[place]) in elided for place in table.summaries), "a summary of what is whole")


def nodes(table: NodeTable, scopes: int, autograd: int) -> None:
    """Check everything but the spans and values of a table of nodes."""
    kinds = kinds_of(table)
    count = len(kinds)
    for kind in table.kinds:
        require(-1 <= kind.called < max(len(kind.names), 1), "a kind of node called by a name that it has not")
        require(kind.output >= 0 and kind.operands >= 0, "a kind of node that belongs to no call")
        require(kind.note == "" or kind.note in NOTES, "nodes with an unknown note")
        require(len(kind.expands) in (0, kind.operands), "nodes that stretch what they have not")
    numbers(table.scope, count, 0, scopes, "scopes")
    places = numpy.arange(count)
    require(bool((numbers(table.call, count, 0, count, "calls") <= places).all()), "a call of a later node")
    arities = [kind.operands for kind in table.kinds]
    operands = numbers(table.operands, totals(kinds, arities), 0, count, "operands")
    users = numpy.repeat(places, numpy.array(arities, numpy.int64)[kinds]) if count else places
    require(bool((operands < users).all()), "a node uses a later one")
    numbers(table.inside, totals(kinds, [kind.inside for kind in table.kinds]), 0, autograd, "insides")
    require(len(table.values) == count, "nodes without values")
    _stretches(table, kinds)


def _stretches(table: NodeTable, kinds: numpy.ndarray) -> None:
    """Every axis that was stretched is one of the value's; asked once for every pair of kinds that occurs."""
    of_values = numpy.frombuffer(table.values.kind, "<i4")
    pairs = numpy.unique(kinds.astype(numpy.int64) * max(1, len(table.values.kinds)) + of_values)
    for pair in pairs.tolist():
        number, of_value = divmod(pair, max(1, len(table.values.kinds)))
        axes = len(table.values.kinds[of_value].shape)
        require(
            all(0 <= axis < axes for stretched in table.kinds[number].expands for axis in stretched),
            "a node stretches an axis that it has not",
        )


def autograd(table: AutogradTable, count_of_nodes: int) -> None:
    """Check a table of torch's nodes."""
    kinds = kinds_of(table)
    count = len(kinds)
    numbers(table.node, count, 0, count_of_nodes, "an autograd node of no operation")
    edges = totals(kinds, [kind.edges for kind in table.kinds])
    targets = numbers(table.targets, edges, -1, count, "an edge to nowhere")
    outputs = numbers(table.numbers, edges, 0, 1 << 31, "an edge to no output")
    require(not bool(outputs[targets == -1].any()), "an edge to nowhere")
    saved = totals(kinds, [len(kind.saved) for kind in table.kinds])
    numbers(table.saved_nodes, saved, -1, count_of_nodes, "nothing kept")
    numbers(table.saved_storages, saved, 0, 1 << 31, "nothing kept")
    require(all(size >= 0 for kind in table.kinds for _, size in kind.saved), "nothing kept")


def by_key(table: SnapshotsByKey, keys: int, what: str) -> None:
    """Check the keys of Snapshots; the Snapshots are checked by `snapshots`."""
    require(len(table.places) == 4 * len(table.snapshots), f"{what}: as many keys as values")
    found = numbers(table.places, len(table.snapshots), 0, keys, what)
    require(len(numpy.unique(found)) == len(found), f"{what}: a key twice")


def reasons(table: ReasonsByKey, nodes: int) -> None:
    """Check everything but the kinds of reasons."""
    require(len(table.places) % 4 == 0, "a column cut off")
    count = len(table.places) // 4
    found = numbers(table.places, count, 0, nodes, "a reason")
    require(len(numpy.unique(found)) == len(found), "a reason: a key twice")
    numbers(table.kind, count, 0, len(table.kinds), "reasons")
    numbers(table.node, count, -1, nodes, "a reason")


class Operands(NamedTuple):
    """What contributions are compared with: of every node its call, how many operands it has, and where they begin.

    Made once for all passes: to make it takes as long as there are nodes.
    """

    call: numpy.ndarray
    arity: numpy.ndarray
    start: numpy.ndarray
    operands: numpy.ndarray


def operands_in(table: NodeTable) -> Operands:
    """Return the operands of a table of nodes that is sound."""
    arity = numpy.array([kind.operands for kind in table.kinds], numpy.int64)[numpy.frombuffer(table.kind, "<i4")]
    call, operands = numpy.frombuffer(table.call, "<i4"), numpy.frombuffer(table.operands, "<i4")
    return Operands(call, arity, numpy.cumsum(arity) - arity, operands)


def contributions(table: ContributionTable, of: Operands) -> None:
    """Check contributions between the nodes of a table, but for the values."""
    require(len(table.user) % 4 == 0, "a column cut off")
    count, known = len(table), len(of.call)
    users = numbers(table.user, count, 0, known, "a contribution")
    operands = numbers(table.operand, count, 0, known, "a contribution")
    slots = numbers(table.slot, count, WITHIN, 1 << 31, "a contribution through no slot")
    numbers(table.visit, count, -1, 1 << 31, "a contribution that came never")
    require(len(table.values) == count, "contributions without values")
    within = slots == WITHIN
    require(
        bool((of.call[users[within]] == of.call[operands[within]]).all()), "a contribution from within another call"
    )
    users, slots, operands = users[~within], slots[~within], operands[~within]
    require(bool((slots < of.arity[users]).all()), "a contribution through no slot")
    received = of.operands[of.start[users] + slots] if len(users) else operands
    require(bool((received == operands).all()), "a contribution to another operand")
