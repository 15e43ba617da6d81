"""Ancestors of a value: the nodes that it was computed from."""

from __future__ import annotations

from collections.abc import Sequence

from core.trace.records import Node
from core.trace.tables import NodeTable


def with_ancestors(nodes: Sequence[Node] | NodeTable, index: int) -> set[int]:
    """Return a node and all that its value was computed from."""
    found, waiting = {index}, [index]
    while waiting:
        for operand in nodes[waiting.pop()].operands:
            if operand not in found:
                found.add(operand)
                waiting.append(operand)
    return found
