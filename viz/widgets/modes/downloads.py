"""Downloads of the page Two modes."""

from __future__ import annotations

from collections.abc import Sequence

from viz.modes.jacobian import row_labels
from viz.widgets.exploring import explored
from viz.widgets.export import Drawn, Table, Taken
from viz.widgets.modes import mode_choices as choices
from viz.widgets.modes.work import Work, work_of
from viz.widgets.shell import session_device
from viz.widgets.trust import waits
from viz.words import _


def taken() -> Taken:
    """Return the program, both modes on its picture, and its Jacobian."""
    source = choices.SOURCE.value
    trace = explored(source, session_device())
    work = None if waits(session_device()) else work_of(trace)
    pictures = (
        Drawn(choices.PICTURE, _("the program's graph with tangents and adjoints"), "modes", vector=True),
        Drawn(choices.JACOBIAN, _("the Jacobian, filled by both modes"), "modes-jacobian"),
        Drawn(choices.RACE, _("the race"), "modes-race", vector=True),
        Drawn("modes-errors", _("the error of differences"), "modes-errors"),
        Drawn("modes-memory", _("the memory, step by step"), "modes-memory"),
    )
    rows = jacobian_rows(work) if work and work.passes else []  # now: what makes them later would hold the trace
    tables = (Table(_("the Jacobian"), "jacobian", lambda: rows),) if rows else ()
    return Taken(source, trace, pictures, tables)


def jacobian_rows(work: Work) -> list[Sequence[object]]:
    """Return the drawn part of the Jacobian: the inputs' names, then each output's name with its row.

    A row is the adjoint of that output's pass; an input that it does not reach gets 0.
    """
    rows: list[Sequence[object]] = [("", *(one.label for one in work.columns))]
    for label, one in zip(row_labels(work.root), work.passes, strict=False):
        entries: list[object] = []
        for column in work.columns:
            adjoint = one.adjoint(column.node)
            cells = adjoint.array().reshape(-1) if adjoint is not None else None
            entries.append(0.0 if cells is None else cells[column.cell].item() if column.cell < cells.size else "")
        rows.append((label, *entries))
    return rows
