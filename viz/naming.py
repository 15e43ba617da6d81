"""What a node is called in lists, in sentences and in code."""

from __future__ import annotations

from core.trace import Node
from viz.cells import number_text

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def label(node: Node) -> str:
    """Return how a list names a node, the same in every language: ``3 · dot → a``."""
    return f"{node.index} · {node.operation}" + (f" → {node.names[-1]}" if node.names else "")


def short_name(node: Node) -> str:
    """Return a node's variable; a number without one as itself, and any other value as v₃."""
    if node.names:
        return node.names[-1]
    if node.operation == "constant" and node.value.numel == 1 and node.value.cells:
        return number_text(node.value.array().item())
    return unnamed(node)


def unnamed(node: Node) -> str:
    """Return what stands for a value without a variable: v₃, as formulas write it; "#3" would be a comment."""
    return "v" + str(node.index).translate(SUBSCRIPTS)


def titled(node: Node) -> str:
    """Return a node's operation and name: ``dot → a``."""
    return f"{node.operation} → {node.names[-1] if node.names else unnamed(node)}"


def code(text: str) -> str:
    """Return text as Markdown code: a name such as ``__matmul__`` must not become bold."""
    return f"`{text}`"
