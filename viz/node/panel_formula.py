"""The operation of a node as a formula: with names, and worked out with the learner's numbers."""

from __future__ import annotations

from core.trace import Node, Trace, cell_index
from viz.node.latex import name_latex, tensor_latex
from viz.node.python_latex import expression_latex
from viz.node.worked import cell_name, equals, is_code, value_latex, worked
from viz.operations.call import call_of
from viz.prose import Line, line, maths

WRITTEN_CELLS = 4
"""Output cells that are worked out one by one; of more, the chosen one or the first."""


def formula_lines(trace: Trace, node: Node, chosen: int | None) -> list[Line]:
    """Return the formula and its cells with numbers put in; empty for what no operation made.

    Args:
        chosen: The output cell (flat) to work out, or None.
    """
    if not node.operands or node.operation == "re-view":  # some of the cells of another tensor: no formula says which
        return []
    operands = [trace.nodes[index] for index in node.operands]
    scalars = all(not one.value.shape for one in operands)
    symbols = _symbols(trace, node, [name_latex(one) for one in operands], scalars=scalars)
    name = name_latex(node)
    if not node.value.shape:
        numbers = worked(trace, node, 0)
        if symbols and not numbers and tensor_latex(node.value):
            number = node.value.array().item()
            numbers = f"{equals(number)} {tensor_latex(node.value)}"
            return [_formula(f"{name} = {symbols} {numbers}")]
        parts = [part for part in (name, symbols, numbers) if part]
        return [_formula(" = ".join(parts))] if len(parts) > 1 else []
    lines = [_formula(f"{name} = {symbols}")] if symbols else []
    return lines + [_formula(_cell_line(node, flat, text)) for flat, text in _cells(trace, node, chosen)]


def _symbols(trace: Trace, node: Node, operands: list[str], *, scalars: bool) -> str | None:
    """Return the call as a formula; one that has no sign of its own with what it computes: ``silu(x) = x · σ(x)``."""
    written = expression_latex(node.text, operands, scalars=scalars)
    call = call_of(trace, node) if written is None or is_code(written) else None
    computed = value_latex(call, operands, scalars=scalars) if call is not None and not node.output else None
    if written is None or computed is None or is_code(computed):
        return written
    return f"{written} = {computed}"


def _formula(latex: str) -> Line:
    return line(maths(latex))


def _cells(trace: Trace, node: Node, chosen: int | None) -> list[tuple[int, str]]:
    count = node.value.numel
    wanted = range(count) if count <= WRITTEN_CELLS else [chosen if chosen is not None else 0]
    found = [(flat, worked(trace, node, flat)) for flat in wanted if flat < count]
    return [(flat, text) for flat, text in found if text]


def _cell_line(node: Node, flat: int, text: str) -> str:
    return f"{cell_name(name_latex(node), flat, node.value.shape)} = {text}"


def cell_text(node: Node, flat: int) -> str:
    """Return how Python writes the cell's index: ``[0, 1]``; "" for a scalar."""
    index = cell_index(flat, node.value.shape)
    return f"[{', '.join(map(str, index))}]" if index else ""
