"""Tracing the cells of a table to its file: every cell changed and the program run again, beside one run."""

from __future__ import annotations

import statistics
import time

from msgspec.structs import replace

from bench.figure import Figure
from core.tables import TableJob, tabulated
from viz.data.lessons import BY_KEY

ROUNDS = 9


CELLS = 20


def figures() -> list[Figure]:
    job = TableJob(BY_KEY["house"].program, "house_tiny.csv", written(CELLS // 4).encode())
    timed(job)  # the zygote starts
    alone, whole = [], []
    for number in range(ROUNDS):
        alone.append(timed(replace(job, seed=number)))
        whole.append(timed(replace(job, count=CELLS, seed=number)))
    middle = statistics.median(whole)
    return [Figure("where 20 cells came from", middle, "ms", 1_000, statistics.median(alone), "the program once")]


def written(rows: int) -> str:
    """Return a file with gaps in four columns."""
    lines = [f"{'NA' if row % 3 == 0 else row},{'Pave' if row % 2 else 'NA'},{100 + 7 * row},{row * 1.5}"
             for row in range(rows)]  # fmt: skip
    return "\n".join(["NumRooms,Alley,Price,Area", *lines]) + "\n"


def timed(job: TableJob) -> float:
    begin = time.perf_counter()
    reply = tabulated(job)
    taken = (time.perf_counter() - begin) * 1000
    assert reply.mistake is None and reply.tried == job.count, reply.mistake
    return taken
