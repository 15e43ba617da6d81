"""The inputs and the output of a program, and the text that makes torch run one backward pass for each output."""

from __future__ import annotations

import ast

import msgspec

from core.trace import Node, NodeIndex, Trace
from core.trace.ancestors import with_ancestors
from viz.naming import SUBSCRIPTS, short_name

MOST_COLUMNS = MOST_ROWS = 12
"""Cells of the inputs and of the output that are drawn; of a larger Jacobian the first ones."""

MOST_LISTED = 1_000
"""Cells of one leaf that a list offers as directions."""


class Input(msgspec.Struct, frozen=True):
    """One cell of a leaf: a direction that forward mode may start in."""

    node: int
    cell: int
    label: str


def is_real(node: Node) -> bool:
    return node.value.dtype in ("float64", "float32", "float16", "bfloat16")


def root_of(trace: Trace) -> Node | None:
    """Return what is differentiated: where the program's own pass began, its last line's value, or its last result."""
    if trace.passes:
        return trace.nodes[trace.passes[-1].root]
    if trace.result is not None and len(trace.result.nodes) == 1:
        return _real(trace.nodes[trace.result.nodes[0]])
    last = [index for index in trace.variables.values() if isinstance(index, NodeIndex)]
    made = [trace.nodes[index] for index in last if trace.nodes[index].operands and is_real(trace.nodes[index])]
    return max(made, key=lambda node: node.index, default=None)


def _real(node: Node) -> Node | None:
    return node if node.operands and is_real(node) else None


def leaves(trace: Trace, root: Node) -> list[Node]:
    """Return what the root may be differentiated by: leaves that require grad, or where there are none, constants."""
    above = with_ancestors(trace.nodes, root.index)
    sources = [node for node in trace.nodes if node.index in above and not node.operands and is_real(node)]
    required = [node for node in sources if node.value.requires_grad]
    return required or [node for node in sources if node.names]


def inputs(trace: Trace, root: Node) -> list[Input]:
    """Return every cell of the leaves, in order."""
    cells = [(node, cell) for node in leaves(trace, root) for cell in range(min(node.value.numel, MOST_LISTED))]
    return [Input(node.index, cell, cell_label(node, cell)) for node, cell in cells]


def cell_label(node: Node, cell: int) -> str:
    """Return a cell's name: ``x`` of a scalar, ``x₂`` of a vector, ``w₁₂`` of a small matrix, else ``w[12]``."""
    shape, name = node.value.shape, short_name(node)
    if not shape or node.value.numel == 1:
        return name
    if len(shape) > 2 or max(shape) > 9:
        return f"{name}[{cell}]"
    columns = max(shape[1:], default=0)
    places = (cell // columns + 1, cell % columns + 1) if columns else (cell + 1,)
    return name + "".join(map(str, places)).translate(SUBSCRIPTS)


def with_every_row(trace: Trace, root: Node) -> str | None:
    """Return the program with one backward pass for each of the output's cells; None where it runs its own passes,
    which may have freed the graph, or where none can be run."""
    one_pass = len(trace.passes) == 1 and trace.passes[0].implicit
    if (trace.passes and not one_pass) or trace.mistake is not None or not root.value.requires_grad:
        return None
    if root.value.numel > MOST_ROWS or root.value.numel < 1:
        return None
    source, name = named_root(trace, root)
    if name is None:
        return None
    lines = [f"{name}.backward({_cotangent(root, cell)}retain_graph=True)" for cell in range(root.value.numel)]
    return "\n".join([source.rstrip("\n"), *lines, ""])


def _cotangent(root: Node, cell: int) -> str:
    if not root.value.shape:
        return ""
    flat: list[object] = [1.0 if place == cell else 0.0 for place in range(root.value.numel)]
    for length in reversed(root.value.shape[1:]):
        flat = [flat[start : start + length] for start in range(0, len(flat), length)]
    dtype = "" if root.value.dtype == "float32" else f", dtype=torch.{root.value.dtype}"
    return f"torch.tensor({flat}{dtype}), "


def named_root(trace: Trace, root: Node) -> tuple[str, str | None]:
    """Return the program and the variable that holds the root; a last line that is a bare expression gets one."""
    for name, index in trace.variables.items():
        if isinstance(index, NodeIndex) and index == root.index and name.isidentifier():
            return trace.source, name
    try:
        last = ast.parse(trace.source).body[-1]
    except (SyntaxError, IndexError, ValueError, RecursionError):
        return trace.source, None
    if not isinstance(last, ast.Expr) or trace.result is None or root.index not in trace.result.nodes:
        return trace.source, None
    name = next(one for one in ("out", "result", "output_") if one not in trace.variables)
    lines = trace.source.split("\n")
    line = lines[last.lineno - 1].encode()
    lines[last.lineno - 1] = (line[: last.col_offset] + f"{name} = ".encode() + line[last.col_offset :]).decode()
    return "\n".join(lines), name
