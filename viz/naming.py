"""Names of nodes in lists, in sentences and in code."""

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


def pair_names(output: Node, operand: Node) -> tuple[str, str]:
    """Return both names; with their versions when an in-place write makes them the same: ``h v1``, ``h v0``."""
    first, second = short_name(output), short_name(operand)
    if first != second:
        return first, second
    return f"{first} v{output.value.version}", f"{second} v{operand.value.version}"


def titled(node: Node) -> str:
    """Return a node's operation and name: ``dot → a``."""
    return f"{node.operation} → {node.names[-1] if node.names else unnamed(node)}"
