"""Memory of the server process at start and for each idle session, beside a Streamlit page that does nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bench.figure import Figure
from tools.load import resident
from tools.serving import Serving, served
from tools.visitors import Visitor

SESSIONS, FIRST = 30, 4
"""Of each page: the first ones import and warm up. All stay, and a server takes 500 visitors."""
PAGES = {
    "the first page": "", "the graph": "graph", "tensors": "tensors", "reductions": "reductions",
    "the field": "gradient_field", "the modes": "modes", "linear algebra": "linear_algebra", "data": "data",
    "matrix calculus": "matrix_calculus", "errata": "errata", "exercises": "exercises",
    "one's own exercise": "own_exercise", "the classroom": "classroom", "help": "help",
}  # fmt: skip
QUIET_SECONDS = 1.0  # nothing arrives for so long: the session is idle


def figures() -> list[Figure]:
    start, opened, sessions = memory("app.py", PAGES)
    bare_start, bare_opened, bare = memory("bench/bare.py", {"": ""})
    beside = "a page that does nothing"
    return [
        Figure("server before the first visitor", start, "MB", 150, bare_start, beside),
        Figure("server that has shown a page", opened, "MB", 170, bare_opened, beside),
        *(Figure(f"each idle session: {name}", size, "kB", 80, bare[""], beside) for name, size in sessions.items()),
    ]


def memory(script: str, pages: Mapping[str, str]) -> tuple[float, float, dict[str, float]]:
    """Return the server's resident MB at start and with a page shown, and the kB of an idle session of each page."""
    with served(script) as serving:
        return asyncio.run(visited(serving, pages))


async def visited(serving: Serving, pages: Mapping[str, str]) -> tuple[float, float, dict[str, float]]:
    start, opened, sessions = resident(serving.process.pid), 0.0, {}
    visitors = []
    for name, page in pages.items():
        visitors += await idle_ones(serving, page, FIRST)
        before = resident(serving.process.pid)
        opened = opened or before
        visitors += await idle_ones(serving, page, SESSIONS)
        sessions[name] = 1000 * (resident(serving.process.pid) - before) / SESSIONS
    for one in visitors:
        one.gone()
    return start, opened, sessions


async def idle_ones(serving: Serving, page: str, count: int) -> list[Visitor]:
    """Open sessions one after another, and return them, still connected, when nothing arrives for any of them."""
    found = []
    for _ in range(count):
        one = await Visitor.arrived(serving.url)
        await one.open(page)
        found.append(one)
    await asyncio.gather(*(one.idle(QUIET_SECONDS) for one in found))
    return found
