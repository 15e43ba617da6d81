"""Processor time, messages and bytes of an edit on the graph page, with a dozen visitors who type without a pause.

On two processors a class of two hundred with one edit each five seconds leaves 50 ms for everything.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.figure import Figure
from tools.load import PROGRAMS
from tools.serving import served
from tools.visitors import Came, Visitor

EDITORS, EDITS = 12, 12
_TICK = 1000 / os.sysconf("SC_CLK_TCK")


class Process(NamedTuple):
    """A process: who started it, and the ms that it and its ended children have worked."""

    parent: int
    worked: float


def figures() -> list[Figure]:
    with served() as serving:
        pid = serving.process.pid
        server, others, came = asyncio.run(edited(serving.url, pid))
    with served("bench/bare.py") as serving:
        bare = asyncio.run(rerun(serving.url, serving.process.pid))
    beside = "a run of a page that does nothing"
    return [
        Figure("processor time of an edit: the server", server, "ms", 20, bare, beside),
        Figure("processor time of an edit: server, workers and drawing", server + others, "ms", 50, bare, beside),
        Figure("messages of an edit", len(came.kinds), "", 34),
        Figure("bytes of an edit", came.bytes / 1000, "kB"),
    ]


async def edited(url: str, pid: int) -> tuple[float, float, Came]:
    """Return the ms of the server, and of the processes that it started, for one of many edits; and one answer."""
    visitors = [await Visitor.arrived(url) for _editor in range(EDITORS)]
    await asyncio.gather(*(one.open() for one in visitors))
    await asyncio.gather(*(typed(one, number, 2) for number, one in enumerate(visitors, 1000)))  # imports and starts
    server, family = worked(pid)
    await asyncio.gather(*(typed(one, number, EDITS) for number, one in enumerate(visitors)))
    server, family = (now - before for now, before in zip(worked(pid), (server, family), strict=True))
    came = await typed(visitors[0], 2000, 1)
    for one in visitors:
        one.gone()
    count = EDITORS * EDITS
    return server / count, family / count, came


async def typed(visitor: Visitor, number: int, edits: int) -> Came:
    """Type programs that nobody else types; return the last answer."""
    texts = [PROGRAMS[edit % len(PROGRAMS)].format(x=f"v{number}_{edit}", n=1 + number / 1000) for edit in range(edits)]
    return [await visitor.type(f"import torch\n{text}") for text in texts][-1]


async def rerun(url: str, pid: int) -> float:
    """Return the server's ms for one of many runs of a page."""
    visitors = [await Visitor.arrived(url) for _editor in range(EDITORS)]
    await asyncio.gather(*(one.open("") for one in visitors))
    before, _family = worked(pid)
    for _run in range(EDITS):
        await asyncio.gather(*(one.open("") for one in visitors))
    after, _family = worked(pid)
    for one in visitors:
        one.gone()
    return (after - before) / (EDITORS * EDITS)


def worked(server: int) -> tuple[float, float]:
    """Return the ms that the server has worked, and all processes beneath it with those of theirs that ended."""
    there = dict(_processes())
    beneath, found = [server], []
    while beneath:
        parent = beneath.pop()
        children = [pid for pid, process in there.items() if process.parent == parent]
        beneath += children
        found += children
    return _own(server), sum(there[pid].worked for pid in found)


def _processes() -> Iterator[tuple[int, Process]]:
    for path in Path("/proc").iterdir():
        if path.name.isdigit() and (fields := _fields(path)):
            yield int(path.name), Process(int(fields[1]), sum(map(int, fields[11:15])) * _TICK)


def _own(pid: int) -> float:
    return sum(map(int, _fields(Path("/proc") / str(pid))[11:13])) * _TICK


def _fields(path: Path) -> list[str]:
    """Return what the kernel says of a process after its name; nothing when it has just ended."""
    try:
        return (path / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []
