"""Downloads of the page Data."""

from __future__ import annotations

from collections.abc import Sequence

from core.sandbox.table_messages import Table as Seen
from core.tables import TableReply
from viz.data.program import with_file
from viz.widgets.data import data_choices as choices
from viz.widgets.data.asking import answered, content, job
from viz.widgets.exploring import explored
from viz.widgets.export import Drawn, Table, Taken
from viz.widgets.shell import session_device
from viz.words import _


def taken() -> Taken:
    """Return the program with its file, the tables that it ends with, and the picture of its steps."""
    asked = job(session_device())
    if asked is None:
        return Taken()
    reply = answered(asked)
    source = with_file(asked.source, asked.file, content() or b"") or asked.source
    trace = explored(asked.source, asked.device, files=((asked.file, asked.content),))
    tables = tuple(
        Table(_("{name} after the last step").format(name=one.name), f"table-{one.name}", lambda one=one: rows(one))
        for one in last_tables(reply)
    )
    return Taken(source, trace, (Drawn(choices.FLOW, _("the table, step by step"), "steps"),), tables)


def last_tables(reply: TableReply) -> list[Seen]:
    """Return what each variable holds in the end, as far as it is a table or a column."""
    last = {one.name: one for step in reply.steps for one in step.tables if one.kind in ("table", "column")}
    return list(last.values())


def rows(table: Seen) -> list[Sequence[object]]:
    """Return the rows that the page shows, with their labels."""
    columns = [one.cells for one in table.columns]
    heads = ("", *(one.name for one in table.columns))
    return [heads, *((label, *cells) for label, *cells in zip(table.labels, *columns, strict=True))]
