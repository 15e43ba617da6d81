"""Names of nodes in lists, in sentences and in code, and their calls with these names put in."""

from __future__ import annotations

import re

from core.trace import Node, Trace
from viz.cells import MINUS, number_text
from viz.operations.call import without_defaults
from viz.operations.registry import operation_of

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def label(node: Node) -> str:
    """Return how a list names a node, the same in every language: ``3 · dot → a``."""
    return f"{node.index} · {node.operation}" + (f" → {node.name}" if node.names else "")


def short_name(node: Node) -> str:
    """Return a node's variable; a number without one as itself, and any other value as v₃."""
    if node.names:
        return node.name
    number = own_number(node)
    return unnamed(node) if number is None else number_text(number)


def own_number(node: Node) -> float | int | bool | None:
    """Return the number that a constant without a variable is called by; None for any other value.

    A complex number would read as a sum between other operands.
    """
    if node.names or node.operation != "constant" or node.value.shape or not node.value.cells:
        return None
    number = node.value.array().item()
    return None if isinstance(number, complex) else number


def unnamed(node: Node) -> str:
    """Return what stands for a value without a variable: v₃, as formulas write it; "#3" would be a comment."""
    return "v" + str(node.index).translate(SUBSCRIPTS)


def formula_text(trace: Trace, node: Node) -> str:
    """Return the call with its operands' names in it: ``a = dot(x, w)``; without ``a =`` where it has
    no variable, or writes into it: ``h *= 2``."""
    text = without_defaults(operation_of(node), node.text)
    call = call_text(text, [short_name(trace.nodes[index]) for index in node.operands]) or node.operation
    if node.operation == "re-view":  # it reads the memory of another tensor, and need not be all of it
        return f"{short_name(node)} ← {call}"
    writes = text.startswith("{0}") and (node.operation in ("setitem", "set_data") or node.operation.endswith("_"))
    return f"{node.name} = {call}" if node.names and not writes else call


def call_text(text: str, names: list[str]) -> str:
    """Return a call with names for its operands; between operators a negative number gets brackets.

    Args:
        text: As `core.trace.Node.text` has it, ``{0}`` for the first operand.
    """
    if not re.match(r"\w+\(", text):
        names = [bracketed(name) for name in names]
    return re.sub(r"\{(\d+)\}", lambda slot: names[int(slot.group(1))], text)


def bracketed(number: str) -> str:
    """Return a number that may stand after an operator: ``(−2)``."""
    return f"({number})" if number.startswith(MINUS) else number


def pair_names(output: Node, operand: Node) -> tuple[str, str]:
    """Return both names of a derivative: by v₃ where the operand is called by its number.

    Two of the same name are told apart by their versions after an in-place write, ``h v1`` and ``h v0``, else by what
    they would be called without a name: ``x (v₃)`` and ``x (v₁)``.
    """
    first, second = short_name(output), short_name(operand) if own_number(operand) is None else unnamed(operand)
    if first != second:
        return first, second
    if output.value.version == operand.value.version:  # ``x = x * 2``: another tensor under the same name
        return f"{first} ({unnamed(output)})", f"{second} ({unnamed(operand)})"
    return f"{first} v{output.value.version}", f"{second} v{operand.value.version}"


def titled(node: Node) -> str:
    """Return a node's operation and name: ``dot → a``."""
    return f"{node.operation} → {node.name if node.names else unnamed(node)}"
