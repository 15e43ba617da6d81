"""The named tensors of a program: which of them share memory, which are copies, and why. Pure.

What is a view is not decided here: two tensors share memory when the trace says that they have the same storage.
"""

from __future__ import annotations

import msgspec

from core.trace import Node, NodeIndex, Trace

COPIES = {
    "getitem": "index-copy",
    "reshape": "reshape-copy",
    "flatten": "reshape-copy",
    "contiguous": "contiguous-copy",
    "clone": "clone-copy",
    "cat": "joined",
    "stack": "joined",
    "to": "cast-copy",
    "float": "cast-copy",
    "double": "cast-copy",
    "int": "cast-copy",
    "long": "cast-copy",
    "tensor": "tensor-copy",
}
"""Operation → why its result has a storage of its own, where that surprises; a key of `WHY`."""

WHY = {
    "owner": "The first name for this storage.",
    "view": "Shares the storage of {owner}: a write to either is seen by both.",
    "index-copy": "A list or a mask as index takes cells that no stride reaches, so they are copied.",
    "reshape-copy": "No single stride walks the cells in this order, so reshape copied them.",
    "contiguous-copy": "contiguous() copied the cells into the order of the axes.",
    "clone-copy": "clone() copies.",
    "cast-copy": "Another dtype needs other bytes, so the cells were copied.",
    "tensor-copy": "torch.tensor() copies what it is given.",
    "joined": "Joined tensors are copied into one new storage.",
    "result": "Computed: a new storage.",
}
"""Why a named tensor has the storage it has → English sentence."""


class Named(msgspec.Struct, frozen=True):
    """A variable that holds a tensor.

    Attributes:
        name: The first of the names that the object goes by.
        also: Its other names: they are the same object, not views.
        node: What it is at the end of the program.
        kind: "owner", "view", "copy" or "result": the badge on its card.
        why: A key of `WHY`.
        owner: The first name for the same storage.
        made: How it was made, as written: ``X.T``; "" where the text does not say it on one line.
        written: Whether a write changed it after it was made.
    """

    name: str
    also: tuple[str, ...]
    node: Node
    kind: str
    why: str
    owner: str
    made: str
    written: bool


def holds_tensors(trace: Trace, *names: str) -> bool:
    """Return whether each name holds a tensor at the end: a typed expression may be any value, ``5`` or ``(1, 2)``."""
    return all(isinstance(trace.variables.get(name), NodeIndex) for name in names)


def named_tensors(trace: Trace) -> list[Named]:
    """Return the tensors that the program's names hold at the end, in the order in which they were made."""
    by_node: dict[int, list[str]] = {}
    for name in trace.variables:
        try:
            node = trace.named(name)
        except KeyError:
            continue
        by_node.setdefault(node.index, []).append(name)
    births = {index: _birth(trace, names[0], index) for index, names in by_node.items()}
    owners: dict[int, str] = {}
    found = []
    for index in sorted(by_node, key=lambda one: births[one].index):
        names, node, birth = by_node[index], trace.nodes[index], births[index]
        storage = node.value.storage
        kind, why = _kind(trace, birth, owned=storage in owners)
        owner = owners.setdefault(storage, names[0])
        written = node.value.version > birth.value.version
        found.append(Named(names[0], tuple(names[1:]), node, kind, why, owner, _made(trace, birth), written))
    return found


def _birth(trace: Trace, name: str, index: int) -> Node:
    """Return the operation that made the value: what is before its writes and re-readings."""
    named = [node for node in trace.nodes[: index + 1] if name in node.names]
    for node in reversed(named):
        if node.operation not in ("re-view", "write-back") and node.note != "in-place":
            return node
    return named[0] if named else trace.nodes[index]


def _kind(trace: Trace, birth: Node, owned: bool) -> tuple[str, str]:
    if owned:
        return "view", "view"
    if birth.text.startswith("tensor(array("):  # of a NumPy array, which is no operand
        return "copy", "tensor-copy"
    operands = [trace.nodes[operand] for operand in birth.operands]
    if not operands or any(one.value.storage == birth.value.storage for one in operands):
        return "owner", "owner"
    why = COPIES.get(birth.operation, "result")
    return ("result" if why == "result" else "copy"), why


def _made(trace: Trace, birth: Node) -> str:
    """Return the right side of the assignment that the value came from."""
    if birth.span is None:
        return ""
    lines = trace.source.split("\n")
    line = lines[birth.span.line - 1] if birth.span.line <= len(lines) else ""
    target, sign, value = line.partition("=")
    return value.split("#")[0].strip() if sign and target.strip().isidentifier() else ""
