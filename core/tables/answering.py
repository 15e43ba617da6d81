"""`tables`: a job in, a reply out. Imports torch."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

import numpy

from core.program.execute import Outcome, run
from core.program.run import Run
from core.recording.recorder import Recorder
from core.sandbox.table_messages import (
    MOST_SOURCE_CELLS,
    MOST_STEPS,
    MOST_TABLES,
    Moved,
    Step,
    Table,
    TableJob,
    TableReply,
    problem_with,
)
from core.tables.cells import Grid, grid_of, written
from core.tables.changes import absence, other_values
from core.tables.table_records import file_table, table_of
from core.tables.variable_tables import Held, differing, same, tables_of

PART_OF_THE_TIME = 0.7
"""Of the wall time, after which no other cell is changed: the answer must arrive."""
COLLECTED_AFTER = 50

Looked = Callable[[int, Run], None]


def tables(job: TableJob) -> TableReply:
    """Do one job: run the program, then run it again with one cell of the file changed, as often as is asked for."""
    if wrong := problem_with(job):
        raise ValueError(f"the job's {wrong}")
    until = time.monotonic() + PART_OF_THE_TIME * job.limits.wall_seconds
    grid = _cells(job)
    first = _Looking()
    outcome = _ran(job, job.content, first.look)
    steps = (Step(0, 0, (file_table(grid, len(job.content)),)), *first.steps)
    moved, tried = _experiment(job, grid, steps, first, until) if job.count and outcome.mistake is None else ((), 0)
    return TableReply(steps, moved, tried, min(grid.size, MOST_SOURCE_CELLS), outcome.mistake)


def _cells(job: TableJob) -> Grid:
    try:
        return grid_of(job.content, job.reading)
    except (ValueError, LookupError):  # pandas says so itself, at the program's own line
        return Grid([], [])


def _ran(job: TableJob, content: bytes, look: Looked) -> Outcome:
    """Run the program; ``look`` is called after each of its top-level statements."""
    runs: list[Run] = []

    def report(number: int) -> None:
        if number:
            look(number - 1, runs[0])

    outcome = run(
        job.source,
        Recorder(job.limits),
        job.limits,
        device=job.device,
        seed=job.seed,
        files={job.file: content},
        watched=runs.append,
        report=report,
        then=lambda state: look(len(state.source.tree.body) - 1, state),
        described=False,
    )
    return outcome


class _Looking:
    """Notes what tables there are after each statement, where it made or changed one.

    Attributes:
        steps: One per such statement.
        held: (step, place among its tables) → the table itself; steps count from 1, the file is step 0.
        statements: Of each step.
    """

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.held: dict[tuple[int, int], tuple[str, Held]] = {}
        self.statements: list[int] = []
        self._now: dict[str, Held] = {}
        self._told = 1

    def look(self, statement: int, state: Run) -> None:
        if len(self.steps) == MOST_STEPS:
            return
        before, self._now = self._now, tables_of(state.variables)
        new = [(name, one) for name, one in self._now.items() if name not in before or not same(before[name], one)][
            : MOST_TABLES - self._told
        ]
        if not new:
            return
        told: list[Table] = []
        for name, one in new:
            self.held[len(self.steps) + 1, len(told)] = name, one
            told.append(table_of(name, one, before.get(name)))
        node = state.source.tree.body[statement]
        self.steps.append(Step(node.lineno, node.end_lineno or node.lineno, tuple(told)))
        self.statements.append(statement)
        self._told += len(told)


def _experiment(
    job: TableJob, grid: Grid, steps: tuple[Step, ...], first: _Looking, until: float
) -> tuple[tuple[Moved, ...], int]:
    """Change one cell of the file after the other, and return what each moved, and how many were changed."""
    asked = range(job.first, min(job.first + job.count, grid.size, MOST_SOURCE_CELLS))
    places = list(first.held)
    gc.disable()  # a recorder that switches it on again collects each time; see COLLECTED_AFTER
    value: dict[tuple[int, int], list[numpy.ndarray]] = {place: [] for place in places}
    empty: dict[tuple[int, int], list[numpy.ndarray]] = {place: [] for place in places}
    tried = 0
    for flat in asked:
        if time.monotonic() > until:
            break
        for kind, texts in ((value, other_values(grid, flat)), (empty, absence(grid, flat))):
            moved = _moved_by(job, grid, flat, texts, first)
            for place in places:
                kind[place].append(moved[place])
        tried += 1
        if tried % COLLECTED_AFTER == 0:
            gc.collect()
    found = tuple(
        Moved(step, table, _packed(value[step, table]), _packed(empty[step, table])) for step, table in places if tried
    )
    return found, tried


def _moved_by(
    job: TableJob, grid: Grid, flat: int, texts: Iterator[str], first: _Looking
) -> dict[tuple[int, int], numpy.ndarray]:
    """Return which shown cells of each table are moved when a cell of the file has one of these texts instead."""
    moved = {place: numpy.zeros(one.shown.shape, dtype=bool) for place, (_, one) in first.held.items()}

    def look(statement: int, state: Run) -> None:
        if statement not in first.statements:
            return
        step = first.statements.index(statement) + 1
        now = tables_of(state.variables)
        for place, (name, before) in first.held.items():
            if place[0] == step and name in now:
                moved[place] |= differing(before.shown, now[name].frame)

    for text in texts:
        try:
            content = written(grid.with_cell(flat, text), job.reading)
        except UnicodeEncodeError:  # a text that the file's encoding has no letters for
            continue
        _ran(job, content, look)
    return moved


def _packed(rows: list[numpy.ndarray]) -> bytes:
    return numpy.packbits(numpy.concatenate([row.ravel() for row in rows])).tobytes() if rows else b""
