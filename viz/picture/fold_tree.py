"""The items of every scope in an order that may be cut anywhere: the ground on which folding stands.

An item is a node (its index) or a scope (``~index``). In every scope's list no item uses a value of a later one,
so whatever run of neighbours becomes one card, the picture has no cycle.
"""

from __future__ import annotations

from collections.abc import Iterable

from core.trace import Trace
from core.trace.tables import operands_of, scopes_of

Item = int

FOLDABLE = ("function", "module", "composite")
SMALL_LOOP = 4


class Tree:
    """The scopes of a trace as nested lists.

    Attributes:
        items: Scope → its items in order; only scopes that hold nodes are in it.
        order: Those scopes, each after its parent.
        size: Scope → number of nodes in it, at any depth.
        turns: Loop → number of its iterations.
        parent: Scope → the scope that holds it.
        operands: Of every node.
        adopted: Parameters that stand in the one module that uses them, and not where they were made.
    """

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.operands = operands_of(trace.nodes)
        self.items: dict[int, list[Item]] = {0: []}
        self.parent: dict[int, int] = {0: -1}
        self.order: list[int] = [0]
        self.owner: list[int] = [0] * len(trace.nodes)
        self.adopted: set[int] = set()
        _filled(self)
        if any(scope.kind == "module" for scope in trace.scopes):
            _adopt(self)
        self.size = {scope: len(self.items[scope]) for scope in self.order}
        for scope in reversed(self.order[1:]):
            self.size[self.parent[scope]] += self.size[scope] - 1
        self.turns: dict[int, int] = {}
        for scope in trace.scopes:
            if scope.kind == "iteration":
                self.turns[scope.parent] = self.turns.get(scope.parent, 0) + 1

    def foldable(self, scope: int) -> bool:
        """Return whether the scope folds of itself when the picture gets large: small loops and turns do not."""
        kind = self.trace.scopes[scope].kind
        return kind in FOLDABLE or (kind == "loop" and self.turns.get(scope, 0) > SMALL_LOOP)

    def nodes(self, items: Iterable[Item]) -> list[int]:
        """Return the nodes in some items at any depth, in ascending order."""
        found, waiting = [], list(items)
        while waiting:
            item = waiting.pop()
            if item >= 0:
                found.append(item)
            else:
                waiting.extend(self.items[~item])
        return sorted(found)

    def first(self, item: Item) -> int:
        """Return the first node of an item, in the order of the run."""
        while item < 0:
            inner = self.items[~item]
            item = next((one for one in inner if one not in self.adopted), inner[0])
        return item

    def chain(self, node: int) -> list[int]:
        """Return the scopes around a node, outermost first, without the program itself."""
        scope, found = self.owner[node], []
        while scope > 0:
            found.append(scope)
            scope = self.parent[scope]
        return found[::-1]


def _filled(tree: Tree) -> None:
    """Put every node into the list of its scope, in the order of the run.

    A scope that was left is not entered again: what the trace says belongs there later (it does not happen in a
    program's own run) goes to the nearest scope that is still open, so that the lists stay in order. A tensor
    that no operation made is harmless wherever it stands, and may belong to a scope further out: it goes in
    front of what is running there.
    """
    trace, items, open_scopes, position = tree.trace, tree.items, [0], {0: 0}
    for node, (scope, operands) in enumerate(zip(scopes_of(trace.nodes), tree.operands, strict=True)):
        if scope != open_scopes[-1]:
            if not operands and scope in position:
                tree.owner[node] = scope
                items[scope].insert(-1, node)
                continue
            _entered(tree, open_scopes, position, scope)
            scope = open_scopes[-1]
        tree.owner[node] = scope
        items[scope].append(node)


def _entered(tree: Tree, open_scopes: list[int], position: dict[int, int], scope: int) -> None:
    """Leave and enter scopes until ``scope``, or what is still open of the scopes around it, is the last open one."""
    scopes, wanted = tree.trace.scopes, []
    while scope not in position:
        wanted.append(scope)
        scope = scopes[scope].parent
    while open_scopes[-1] != scope:
        del position[open_scopes.pop()]
    for inner in reversed(wanted):
        if inner in tree.items:
            return
        tree.items[scope].append(~inner)
        tree.items[inner] = []
        tree.parent[inner] = scope
        tree.order.append(inner)
        position[inner] = len(open_scopes)
        open_scopes.append(inner)
        scope = inner


def _adopt(tree: Tree) -> None:
    """Move a parameter or buffer that one module alone uses into that module.

    A network has a hundred of them; where their module is folded, they are part of it. They are told from the
    network's inputs by their names: ``conv1.weight``, or none.
    """
    users: dict[int, list[int]] = {}
    for node in tree.trace.nodes:
        for operand in node.operands:
            used = tree.trace.nodes[operand]
            if not used.operands and (not used.names or "." in used.name):
                users.setdefault(operand, []).append(node.index)
    moved: dict[int, list[Item]] = {}
    for leaf, found in sorted(users.items()):
        home = _module_around(tree, found)
        if home is not None and home not in tree.chain(leaf):
            moved.setdefault(home, []).append(leaf)
            tree.adopted.add(leaf)
    for scope in {tree.owner[leaf] for leaf in tree.adopted}:
        tree.items[scope] = [item for item in tree.items[scope] if item not in tree.adopted]
    for home, leaves in moved.items():
        tree.items[home][:0] = leaves
        for leaf in leaves:
            tree.owner[leaf] = home


def _module_around(tree: Tree, nodes: list[int]) -> int | None:
    """Return the innermost module that all of the nodes stand in, or None."""
    common = tree.chain(nodes[0])
    for node in nodes[1:]:
        chain = tree.chain(node)
        common = [one for one, other in zip(common, chain, strict=False) if one == other]
    return next((one for one in reversed(common) if tree.trace.scopes[one].kind == "module"), None)
