"""One Jacobian filled by both modes, as the widget draws it: texts of cells, counters, why a mode cannot run."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from core.trace import BackwardPass, Costs, Node, Tangents, Trace
from viz.cells import number_text
from viz.modes.program import MOST_ROWS, Input, cell_label

Rows = tuple[tuple[str | None, ...], ...]


class Side(msgspec.Struct, frozen=True):
    """One mode.

    Attributes:
        cells: Texts of the drawn entries, row by row; None where one is not known.
        passes: How many passes fill what is drawn.
        all: How many fill the whole.
        each: Multiplications of one pass, or None where they were not counted.
    """

    cells: Rows
    passes: int
    all: int
    each: int | None


def forward_side(root: Node, columns: Sequence[Input], all_columns: int, tangents: Tangents, each: int | None) -> Side:
    """Return the Jacobian that forward passes filled.

    Args:
        columns: The drawn inputs; the tangents' directions are their unit vectors.
        all_columns: Cells of all inputs.
    """
    rows = drawn_rows(root)
    texts = [_column(root, tangents, number, rows) for number in range(len(columns))]
    return Side(tuple(zip(*texts, strict=True)) if texts else (), len(columns), all_columns, each)


def _column(root: Node, tangents: Tangents, direction: int, rows: int) -> list[str | None]:
    if root.index in tangents.unknown[direction]:
        return [None] * rows
    found = tangents.values[direction].get(root.index)
    return ["0"] * rows if found is None else [number_text(one) for one in found.array().reshape(-1)[:rows].tolist()]


def reverse_side(
    root: Node, columns: Sequence[Input], passes: Sequence[BackwardPass], each: int | None
) -> Side:  # fmt: skip
    """Return the Jacobian that backward passes filled, one for each output cell."""
    rows = tuple(tuple(_entry(one, column) for column in columns) for one in passes[: drawn_rows(root)])
    return Side(rows, len(rows), root.value.numel, each)


def _entry(one: BackwardPass, column: Input) -> str:
    adjoint = one.adjoint(column.node)
    if adjoint is None:
        return "0"
    cells = adjoint.array().reshape(-1)
    return number_text(cells[column.cell].item()) if column.cell < cells.size else "…"


def drawn_rows(root: Node) -> int:
    """Return how many output cells are drawn."""
    return min(root.value.numel, MOST_ROWS)


def row_labels(root: Node) -> list[str]:
    """Return the names of the drawn output cells."""
    return [cell_label(root, cell) for cell in range(drawn_rows(root))]


def multiplications(trace: Trace, between: set[int], moving: set[int], costs: Costs) -> int | None:
    """Return what one pass multiplies between the inputs and the root; None where an operation was not counted.

    Args:
        between: Nodes on the way from the inputs to the root.
        moving: Nodes that depend on an input: factors of other operands are not multiplied with.
    """
    if between & set(costs.uncounted):
        return None
    return sum(
        count
        for node in between
        for operand, count in zip(trace.nodes[node].operands, costs.multiplications.get(node, ()), strict=False)
        if operand in moving
    )


def moving_nodes(trace: Trace, sources: set[int]) -> set[int]:
    """Return the nodes that depend on one of these."""
    found = set(sources)
    for node in trace.nodes:
        if any(operand in found for operand in node.operands):
            found.add(node.index)
    return found


def cheaper(columns: int, rows: int) -> str:
    """Return which mode needs fewer passes: "forward", "reverse" or "equal"."""
    return "equal" if columns == rows else "forward" if columns < rows else "reverse"
