"""The records of core.trace.records as tables (core.trace.columns)."""

from __future__ import annotations

from array import array
from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, Sequence, ValuesView
from functools import cached_property
from math import prod
from typing import Any, Generic, TypeVar

import msgspec

from core.trace.columns import Groups, Table, bounds, column, long_numbers_in, numbers_in
from core.trace.reasons import Reason
from core.trace.records import ITEM_SIZES, AutogradNode, Contribution, Node, Saved, Snapshot, Span, Summary


class SnapshotTable(Table, frozen=True):
    """Snapshots.

    Attributes:
        kinds: What many have in common, as Snapshots whose ``cells``, ``summary``, ``storage``, ``version`` and
            ``storage_offset`` count for nothing.
        kind: Which of them each Snapshot is.
        storage, version, offset: Its own (the last in 64 bits).
        cells: Those of all Snapshots of the first kind, then of the second, …
        summaries: Those of the elided ones, by place.
    """

    kinds: tuple[Snapshot, ...]
    kind: bytes
    storage: bytes
    version: bytes
    offset: bytes
    cells: bytes
    summaries: dict[int, Summary]

    def __len__(self) -> int:
        return len(self.kind) // 4

    def row(self, place: int) -> Snapshot:
        number = self._kind[place]
        kind, start = self.kinds[number], self._start[place]
        return Snapshot(
            kind.shape, kind.dtype, kind.device, kind.stride, self._offset[place], self._storage[place],
            self._version[place], kind.is_view, kind.requires_grad, kind.is_leaf,
            self.cells[start : start + self._sizes[number]], kind.kept, self.summaries.get(place), kind.missing,
            kind.layout,
        )  # fmt: skip

    def kind_of(self, place: int) -> Snapshot:
        """Return the kind of the Snapshot at a place: for its shape, its dtype and the like."""
        return self.kinds[self._kind[place]]

    @cached_property
    def _sizes(self) -> list[int]:
        return [bytes_of(kind) for kind in self.kinds]

    @cached_property
    def _start(self) -> array[int]:
        """Where the cells of each Snapshot begin."""
        counts = [0] * len(self.kinds)
        for number in self._kind:
            counts[number] += 1
        following = bounds(size * count for size, count in zip(self._sizes, counts, strict=True))
        found = array("q")
        for number in self._kind:
            found.append(following[number])
            following[number] += self._sizes[number]
        return found

    @cached_property
    def _kind(self) -> array[int]:
        return numbers_in(self.kind)

    @cached_property
    def _storage(self) -> array[int]:
        return numbers_in(self.storage)

    @cached_property
    def _version(self) -> array[int]:
        return numbers_in(self.version)

    @cached_property
    def _offset(self) -> array[int]:
        return long_numbers_in(self.offset)


def bytes_of(kind: Snapshot) -> int:
    """Return how many bytes the cells of a Snapshot of this kind take."""
    return 0 if kind.missing is not None else prod(kind.kept) * ITEM_SIZES[kind.dtype]


Item = TypeVar("Item")


class ByKey(msgspec.Struct, Generic[Item], frozen=True, array_like=True, dict=True):
    """Records by the index of a node; reads like a dict."""

    places: bytes

    def row(self, place: int) -> Item:
        """Return the record at a place (from 0)."""
        raise NotImplementedError

    @cached_property
    def _place_of(self) -> dict[int, int]:
        return {key: place for place, key in enumerate(numbers_in(self.places))}

    def __len__(self) -> int:
        return len(self._place_of)

    def __iter__(self) -> Iterator[int]:
        return iter(self._place_of)

    def __contains__(self, key: object) -> bool:
        return key in self._place_of

    def __getitem__(self, key: int) -> Item:
        return self.row(self._place_of[key])

    def get(self, key: int, default: Item | None = None) -> Item | None:
        """Return the record of a key."""
        place = self._place_of.get(key)
        return default if place is None else self.row(place)

    def keys(self) -> KeysView[int]:
        return self._place_of.keys()

    def values(self) -> ValuesView[Item]:
        return Mapping.values(self)  # type: ignore[arg-type]  # these two need no more of a Mapping than is here

    def items(self) -> ItemsView[int, Item]:
        return Mapping.items(self)  # type: ignore[arg-type]


class SnapshotsByKey(ByKey[Snapshot], frozen=True, array_like=True, dict=True):
    """Snapshots by the index of a node."""

    snapshots: SnapshotTable

    def row(self, place: int) -> Snapshot:
        return self.snapshots[place]


class ReasonsByKey(ByKey[Reason], frozen=True, array_like=True, dict=True):
    """Reasons by the index of a node.

    Attributes:
        kinds: Reasons whose ``node`` counts for nothing.
        kind, node: Which of them each Reason is, and its own node.
    """

    kinds: tuple[Reason, ...]
    kind: bytes
    node: bytes

    def row(self, place: int) -> Reason:
        kind = self.kinds[self._kind[place]]
        return Reason(kind.kind, kind.facts, self._node[place])

    @cached_property
    def _kind(self) -> array[int]:
        return numbers_in(self.kind)

    @cached_property
    def _node(self) -> array[int]:
        return numbers_in(self.node)


def reasons_by_key(reasons: Mapping[int, Reason]) -> ReasonsByKey:
    """Return Reasons as a table: a pass of a training loop has a hundred, alike but for their nodes."""
    kinds: dict[tuple[Any, ...], int] = {}
    numbers = [kinds.setdefault((one.kind, *one.facts.items()), len(kinds)) for one in reasons.values()]
    known = tuple([Reason(kind, dict(facts)) for kind, *facts in kinds])
    return ReasonsByKey(column(reasons), known, column(numbers), column([one.node for one in reasons.values()]))


class NodeKind(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The fields that many nodes share, see `Node`; of operands and insides their number."""

    operation: str
    operands: int
    grad_fn: str | None
    span: Span | None
    names: tuple[str, ...]
    note: str
    output: int
    text: str
    inside: int
    expands: tuple[tuple[int, ...], ...]
    called: int = -1


class NodeTable(Table, frozen=True):
    """Nodes: ``kind``, ``scope`` and ``call`` of each, ``operands`` and ``inside`` of all one after another."""

    kinds: tuple[NodeKind, ...]
    kind: bytes
    scope: bytes
    call: bytes
    operands: bytes
    inside: bytes
    values: SnapshotTable

    def __len__(self) -> int:
        return len(self.kind) // 4

    def row(self, place: int) -> Node:
        kind = self.kinds[self._kind[place]]
        return Node(
            place, kind.operation, self.operand_lists[place], self.values[place], kind.grad_fn, kind.span, kind.names,
            self.scopes[place], kind.note, self._call[place], kind.output, kind.text,
            self.inside_lists[place], kind.expands, kind.called,
        )  # fmt: skip

    def of_kind(self, wanted: Callable[[NodeKind], bool]) -> Iterator[Node]:
        """Yield the nodes whose kind is wanted."""
        numbers = {number for number, kind in enumerate(self.kinds) if wanted(kind)}
        return (self[place] for place, number in enumerate(self._kind) if number in numbers) if numbers else iter(())

    @cached_property
    def scopes(self) -> array[int]:
        """The scope of every node."""
        return numbers_in(self.scope)

    @cached_property
    def operand_lists(self) -> Groups:
        """The operands of every node."""
        return Groups(numbers_in(self.operands), (self.kinds[number].operands for number in self._kind))

    @cached_property
    def _kind(self) -> array[int]:
        return numbers_in(self.kind)

    @cached_property
    def _call(self) -> array[int]:
        return numbers_in(self.call)

    @cached_property
    def inside_lists(self) -> Groups:
        """torch's nodes of every node."""
        return Groups(numbers_in(self.inside), (self.kinds[number].inside for number in self._kind))

    @property
    def all_kinds(self) -> list[NodeKind]:
        """The kind of every node."""
        return [self.kinds[number] for number in self._kind]


def scopes_of(nodes: Sequence[Node] | NodeTable) -> Sequence[int]:
    """Return the scope of every node, without making the nodes of a table."""
    return nodes.scopes if isinstance(nodes, NodeTable) else [node.scope for node in nodes]


def operands_of(nodes: Sequence[Node] | NodeTable) -> Sequence[tuple[int, ...]]:
    """Return the operands of every node, without making the nodes of a table."""
    return nodes.operand_lists if isinstance(nodes, NodeTable) else [node.operands for node in nodes]


def insides_of(nodes: Sequence[Node] | NodeTable) -> Sequence[tuple[int, ...]]:
    """Return torch's nodes of every node, without making the nodes of a table."""
    return nodes.inside_lists if isinstance(nodes, NodeTable) else [node.inside for node in nodes]


def kinds_of(nodes: Sequence[Node] | NodeTable) -> Sequence[Node | NodeKind]:
    """Return what says the operation, the span, the names and the note of every node, without making those of a
    table."""
    return nodes.all_kinds if isinstance(nodes, NodeTable) else nodes


def nodes_of_operation(nodes: Sequence[Node] | NodeTable, wanted: Callable[[str], bool]) -> Iterator[Node]:
    """Yield the nodes whose operation is wanted, without making the others of a table."""
    if isinstance(nodes, NodeTable):
        return nodes.of_kind(lambda kind: wanted(kind.operation))
    return (node for node in nodes if wanted(node.operation))


def ways_of(sent: Sequence[Contribution] | ContributionTable) -> list[tuple[int, int, int]]:
    """Return (user, slot, operand) of every contribution, without making those of a table."""
    if isinstance(sent, ContributionTable):
        return sent.ways
    return [(one.user, one.slot, one.operand) for one in sent]


def values_of(
    records: Sequence[Node] | NodeTable | Sequence[Contribution] | ContributionTable,
) -> Sequence[Snapshot] | SnapshotTable:
    """Return the values of nodes or of contributions, a table where they are one."""
    if isinstance(records, (NodeTable, ContributionTable)):
        return records.values
    return [one.value for one in records]


class AutogradKind(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The fields that many nodes of torch share, see `AutogradNode`; of edges their number, of what is saved names and
    bytes."""

    name: str
    edges: int
    shapes: tuple[tuple[int, ...] | None, ...]
    saved: tuple[tuple[str, int], ...]


class AutogradTable(Table, frozen=True):
    """torch's nodes: ``kind`` and ``node`` of each, the ends of their edges and what they saved one after another."""

    kinds: tuple[AutogradKind, ...]
    kind: bytes
    node: bytes
    targets: bytes
    numbers: bytes
    saved_nodes: bytes
    saved_storages: bytes

    def __len__(self) -> int:
        return len(self.kind) // 4

    def row(self, place: int) -> AutogradNode:
        kind = self.kinds[self._kind[place]]
        edge, saved = self._edge_bounds[place], self._saved_bounds[place]
        edges = slice(edge, edge + kind.edges)
        return AutogradNode(
            kind.name,
            tuple(zip(self._targets[edges], self._numbers[edges], strict=True)),
            self._node[place],
            kind.shapes,
            tuple([
                Saved(name, self._saved_nodes[at], size, self._saved_storages[at])
                for at, (name, size) in enumerate(kind.saved, saved)
            ]),
        )  # fmt: skip

    @cached_property
    def _kind(self) -> array[int]:
        return numbers_in(self.kind)

    @cached_property
    def _node(self) -> array[int]:
        return numbers_in(self.node)

    @cached_property
    def _targets(self) -> array[int]:
        return numbers_in(self.targets)

    @cached_property
    def _numbers(self) -> array[int]:
        return numbers_in(self.numbers)

    @cached_property
    def _edge_bounds(self) -> array[int]:
        return bounds(self.kinds[number].edges for number in self._kind)

    @cached_property
    def _saved_nodes(self) -> array[int]:
        return numbers_in(self.saved_nodes)

    @cached_property
    def _saved_storages(self) -> array[int]:
        return numbers_in(self.saved_storages)

    @cached_property
    def _saved_bounds(self) -> array[int]:
        return bounds(len(self.kinds[number].saved) for number in self._kind)


class ContributionTable(Table, frozen=True):
    """Contributions."""

    user: bytes
    slot: bytes
    operand: bytes
    visit: bytes
    values: SnapshotTable

    def __len__(self) -> int:
        return len(self.user) // 4

    def row(self, place: int) -> Contribution:
        return Contribution(
            self._user[place], self._slot[place], self._operand[place], self.values[place], self._visit[place]
        )

    @property
    def ways(self) -> list[tuple[int, int, int]]:
        """(user, slot, operand) of every contribution."""
        return list(zip(self._user, self._slot, self._operand, strict=True))

    @cached_property
    def _user(self) -> array[int]:
        return numbers_in(self.user)

    @cached_property
    def _slot(self) -> array[int]:
        return numbers_in(self.slot)

    @cached_property
    def _operand(self) -> array[int]:
        return numbers_in(self.operand)

    @cached_property
    def _visit(self) -> array[int]:
        return numbers_in(self.visit)
