"""Messages about a program that prepares a table: the job, and its tables step by step.

This module imports neither torch nor pandas.
"""

from __future__ import annotations

from math import prod

import msgspec

from core.trace import Mistake
from core.trace.limits import Limits

SHOWN_ROWS = 24
SHOWN_COLUMNS = 24
"""Of one table. The rest is counted and summed up, and not sent."""
MOST_STEPS = 60
MOST_TABLES = 120
"""Of all steps together."""
MOST_CELL_CHARACTERS = 60
MOST_BARS = 12
MOST_SOURCE_CELLS = 600
"""Cells of the file that are changed one after the other."""
MOST_FILE_BYTES = 1_000_000
KINDS = "nbtmo"
"""What a cell is: a number, True or False, text, missing, anything else."""

TABLE_LIMITS = Limits(wall_seconds=8.0)


class Reading(msgspec.Struct, frozen=True):
    """The format of a file, as far as its cells must be found in it.

    Attributes:
        header: Whether the first line names the columns.
    """

    separator: str = ","
    encoding: str = "utf-8"
    header: bool = True


class TableJob(msgspec.Struct, frozen=True, tag="tables"):
    """Run a program that reads a file, and tell what tables it makes.

    Attributes:
        file: The name by which the program reads the file.
        content: The file.
        reading: How it is written.
        first, count: Which cells of the file are changed, in the order of rows, to see what depends on them.
    """

    source: str
    file: str
    content: bytes
    reading: Reading = Reading()
    first: int = 0
    count: int = 0
    device: str = "cpu"
    seed: int = 0
    limits: Limits = TABLE_LIMITS


class Column(msgspec.Struct, frozen=True):
    """One column of a table.

    Attributes:
        cells: The first rows' values as text.
        kinds: For each of them one letter of KINDS.
        missing: How many of all rows have no value.
        bars: How many of the others fall into each of equal parts of the range, or have each of the values that are
            named by ``labels``; none for a column without values.
        labels: (lowest, highest) of numbers, or the commonest values of anything else.
    """

    name: str
    dtype: str
    cells: tuple[str, ...]
    kinds: str
    missing: int = 0
    bars: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True):
    """The table that one variable holds after one step.

    Attributes:
        name: The variable; "" for the file itself.
        kind: "file", "table", "column", "array" or "tensor".
        rows, width: How many there are in all.
        labels: Of the rows that are shown.
        columns: Those that are shown.
        shape, dtype, size: Of an array or a tensor; ``size`` in bytes of any.
        changed: Flat indices of shown cells that are new or other than before the step; in the order of rows.
    """

    name: str
    kind: str
    rows: int
    width: int
    labels: tuple[str, ...]
    columns: tuple[Column, ...]
    shape: tuple[int, ...] = ()
    dtype: str = ""
    size: int = 0
    changed: tuple[int, ...] = ()

    @property
    def shown(self) -> int:
        """The number of cells that are shown."""
        return len(self.labels) * len(self.columns)


class Step(msgspec.Struct, frozen=True):
    """One top-level statement and the tables that it made or changed."""

    line: int
    end_line: int
    tables: tuple[Table, ...]


class Moved(msgspec.Struct, frozen=True):
    """The shown cells that change with each cell of the file: packed bits, (source cells, shown cells) row by row.

    Attributes:
        step, table: Which table it is.
        value: Moved by another value in the file's cell.
        absence: Moved when the file's cell is empty.
    """

    step: int
    table: int
    value: bytes
    absence: bytes


class TableReply(msgspec.Struct, frozen=True, tag="table-reply"):
    """The reply to a job about a table.

    Attributes:
        steps: The first is the file as it is, before line 1.
        tried: How many cells of the file were changed, from ``first`` on; less than asked for when time was up.
        cells: How many cells the file has that can be changed.
        mistake: What ended the program, or None; the steps before it are there.
    """

    steps: tuple[Step, ...] = ()
    moved: tuple[Moved, ...] = ()
    tried: int = 0
    cells: int = 0
    mistake: Mistake | None = None


def problem_with(job: TableJob) -> str:
    """Return what is wrong with a job that a page made, "" when nothing is."""
    if len(job.content) > MOST_FILE_BYTES:
        return "content"
    if not job.file or "/" in job.file or job.file.startswith("."):
        return "file"
    if not (job.first >= 0 and 0 <= job.count <= MOST_SOURCE_CELLS):
        return "cells"
    return "" if len(job.reading.separator) == 1 else "separator"


def inconsistency(reply: TableReply, job: TableJob) -> str:
    """Return what does not fit between a worker's reply and its job, or within itself; "" when all is sound."""
    lines = job.source.count("\n") + 1
    span = reply.mistake.span if reply.mistake is not None else None
    if span is not None and not 1 <= span.line <= span.end_line <= lines:
        return "a mistake outside the text"
    if len(reply.steps) > MOST_STEPS + 1 or sum(len(step.tables) for step in reply.steps) > MOST_TABLES:
        return "more tables than are told"
    if not all(0 <= step.line <= step.end_line <= lines for step in reply.steps):
        return "a step outside the text"
    if wrong := next(filter(None, (_unsound(table) for step in reply.steps for table in step.tables)), ""):
        return wrong
    if not 0 <= reply.tried <= job.count or reply.cells < 0:
        return "cells that nobody asked for"
    return next(filter(None, (_unsound_moves(one, reply) for one in reply.moved)), "")


def _unsound(table: Table) -> str:
    rows = len(table.labels)
    if rows > SHOWN_ROWS or len(table.columns) > SHOWN_COLUMNS or rows > table.rows or len(table.columns) > table.width:
        return "a table that shows more than it may"
    if table.kind not in ("file", "table", "column", "array", "tensor") or min(table.rows, table.width, table.size) < 0:
        return "a table of no kind"
    if len(table.shape) > 64 or (table.shape and prod(table.shape[:1]) != table.rows):
        return "a shape of other rows"
    if any(not 0 <= flat < table.shown for flat in table.changed) or len(table.changed) > table.shown:
        return "a changed cell outside its table"
    texts = (table.name, table.dtype, *table.labels)
    return (
        "a text without end" if _long(texts) else next(filter(None, (_wrong(one, rows) for one in table.columns)), "")
    )


def _wrong(column: Column, rows: int) -> str:
    if len(column.cells) != rows or len(column.kinds) != rows or not set(column.kinds) <= set(KINDS):
        return "a column of another length"
    if len(column.bars) > MOST_BARS or len(column.labels) > MOST_BARS or min((*column.bars, column.missing)) < 0:
        return "bars that count nothing"
    return "a text without end" if _long((column.name, column.dtype, *column.cells, *column.labels)) else ""


def _long(texts: tuple[str, ...]) -> bool:
    return any(len(text) > MOST_CELL_CHARACTERS for text in texts)


def _unsound_moves(moved: Moved, reply: TableReply) -> str:
    if not (0 <= moved.step < len(reply.steps) and 0 <= moved.table < len(reply.steps[moved.step].tables)):
        return "moves in no table"
    bits = reply.tried * reply.steps[moved.step].tables[moved.table].shown
    wanted = (bits + 7) // 8
    return "" if len(moved.value) == len(moved.absence) == wanted else "moves of another length"
