"""Finding nodes by name, operation or shape, those too that are folded away."""

from __future__ import annotations

from collections.abc import Iterable

from core.trace import Node, Trace
from viz.cells import shape_text


def search_text(node: Node) -> str:
    """Return what a search looks at: operation, names, shape, and torch's name."""
    return f"{node.operation} {' '.join(node.names)} {shape_text(node.value.shape)} {node.grad_fn or ''}".lower()


def first_match(trace: Trace, nodes: Iterable[int], wanted: str) -> int | None:
    """Return the first of the nodes that the words describe, or None."""
    wanted = wanted.strip().lower()
    if not wanted:
        return None
    return next((index for index in nodes if wanted in search_text(trace.nodes[index])), None)


LONGEST = 4_000
"""Characters that are sent for one folded card."""


def holds(trace: Trace, nodes: Iterable[int]) -> str:
    """Return the distinct texts of the nodes in a folded card, so that the browser can say that a match is in it."""
    found = map(trace.nodes.__getitem__, nodes)
    kinds = {(node.operation, node.names, node.value.shape, node.grad_fn): node for node in found}
    return " | ".join(map(search_text, kinds.values()))[:LONGEST]
