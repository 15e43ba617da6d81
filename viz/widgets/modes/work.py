"""The program of the modes page with everything that torch was asked about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core import LimitExceeded, NotDifferentiable, Trace, WorkerFailed
from core.trace import BackwardPass, Costs, Node, Tangents
from core.trace.ancestors import with_ancestors
from viz.modes import direction
from viz.modes.jacobian import moving_nodes, multiplications
from viz.modes.program import MOST_COLUMNS, Input, inputs, root_of, with_every_row
from viz.widgets import answers
from viz.widgets.exploring import explored
from viz.widgets.modes import mode_choices as choices
from viz.widgets.shell import session_device
from viz.words import _


class Work(NamedTuple):
    """The results of both modes for a program.

    Attributes:
        trace: Of the program; of the one with a pass for each output cell where that could be run.
        root: What is differentiated.
        inputs: All input cells, of which the first are ``columns``.
        between: Nodes that depend on an input and that the root depends on.
        filled: The root's tangents along the unit vectors of the columns.
        moved: All tangents along the direction that was chosen.
        passes: The backward passes, one for each output cell.
        no_forward, no_reverse: Why a mode could not run, or "".
        each: Multiplications of one pass, or None.
        costs: Of one pass.
    """

    trace: Trace
    root: Node
    inputs: list[Input]
    columns: list[Input]
    between: set[int]
    filled: Tangents | None
    moved: Tangents | None
    passes: tuple[BackwardPass, ...]
    no_forward: str
    no_reverse: str
    each: int | None
    costs: Costs | None


def work_of(trace: Trace) -> Work | None:
    """Return what both modes make of a program; None where it has nothing to differentiate."""
    root = root_of(trace)
    cells = inputs(trace, root) if root is not None else []
    if root is None or not cells:
        return None
    rows, passes, no_reverse = _rows(trace, root)
    columns = cells[:MOST_COLUMNS]
    between = with_ancestors(rows.nodes, root.index)
    moving = moving_nodes(rows, {one.node for one in cells})
    filled, no_forward = _tangents(rows, [direction.unit(rows, cells, place) for place in range(len(columns))], root)
    moved = None
    if filled is not None:
        moved, no_forward = _tangents(rows, [chosen_direction(rows, cells)], None)
    costs = _costs(rows)
    each = None if costs is None else multiplications(rows, between & moving, moving, costs)
    return Work(
        rows, root, cells, columns, between & moving, filled, moved, passes, no_forward, no_reverse, each, costs
    )  # fmt: skip


def chosen_column(cells: list[Input]) -> int:
    """Return which input cell was chosen, as far as the program has so many."""
    return min(choices.COLUMN.value, len(cells) - 1)


def chosen_direction(trace: Trace, cells: list[Input]) -> Mapping[int, Sequence[float]]:
    """Return the direction that was typed, else the unit vector of the chosen input cell."""
    numbers = direction.numbers_read(choices.TANGENT.value, len(cells))
    if choices.TANGENT.value and numbers is not None:
        return direction.typed(trace, cells, numbers)
    return direction.unit(trace, cells, chosen_column(cells))


def _rows(trace: Trace, root: Node) -> tuple[Trace, tuple[BackwardPass, ...], str]:
    """Return the program with a backward pass for each output cell, those passes, or why there are none."""
    if not root.value.requires_grad:
        return trace, (), _("No input requires grad, so torch recorded no graph to walk back. Forward mode needs none.")
    program = with_every_row(trace, root)
    if program is not None:
        rows = explored(program, session_device())
        if rows.mistake is None and len(rows.nodes) == len(trace.nodes):
            return rows, rows.passes, ""
    own = tuple(one for one in trace.passes if one.root == root.index)
    if own and root.value.numel == 1:
        return trace, own[-1:], ""
    if root.value.numel > 1 and own:
        return (
            trace,
            (),
            _("The program runs backward() itself, which frees the graph: without that line each output has a pass."),
        )
    return (
        trace,
        (),
        _("The output has {count} cells: one backward pass for each is more than is run here.").format(
            count=root.value.numel
        ),
    )


def _tangents(
    trace: Trace, directions: Sequence[Mapping[int, Sequence[float]]], root: Node | None
) -> tuple[Tangents | None, str]:
    try:
        found = answers.tangents(trace, directions, () if root is None else (root.index,))
    except WorkerFailed:
        return None, _("The tangents could not be computed this time.")
    if isinstance(found, Tangents):
        return found, ""
    if isinstance(found, NotDifferentiable):
        return None, _("Inputs must be real floating tensors to have a tangent.")
    assert isinstance(found, LimitExceeded)
    return None, _("The tangents have {needed} numbers; {allowed} are computed at most.").format(
        needed=f"{found.needed:,.0f}", allowed=f"{found.allowed:,.0f}"
    )


def _costs(trace: Trace) -> Costs | None:
    try:
        found = answers.costs(trace)
    except WorkerFailed:
        return None
    return found if isinstance(found, Costs) else None
