"""Memory of the server process at start and for each idle session, beside a Streamlit page that does nothing."""

from __future__ import annotations

import asyncio

from bench.figure import Figure
from tools.load import resident
from tools.serving import Serving, served
from tools.visitors import Visitor

SESSIONS = 100
QUIET_SECONDS = 0.3  # nothing arrives for so long: the session is idle


def figures() -> list[Figure]:
    start, opened, session = memory("app.py")
    bare_start, bare_opened, bare_session = memory("bench/bare.py")
    beside = "a page that does nothing"
    return [
        Figure("server before the first visitor", start, "MB", 150, bare_start, beside),
        Figure("server that has shown a page", opened, "MB", 170, bare_opened, beside),
        Figure("each idle session", session, "kB", 80, bare_session, beside),
    ]


def memory(script: str) -> tuple[float, float, float]:
    """Return the server's resident MB at start and with a page shown, and kB for each of many idle sessions."""
    with served(script) as serving:
        return asyncio.run(visited(serving))


async def visited(serving: Serving) -> tuple[float, float, float]:
    start = resident(serving.process.pid)
    visitors = [await visitor(serving) for _ in range(10)]  # the first sessions import and warm up
    opened = resident(serving.process.pid)
    visitors += [await visitor(serving) for _ in range(SESSIONS)]
    session = (resident(serving.process.pid) - opened) / SESSIONS
    for one in visitors:
        one.gone()
    return start, opened, 1000 * session


async def visitor(serving: Serving) -> Visitor:
    """Open a session, wait until its page is there, and stay connected."""
    one = await Visitor.arrived(serving.url)
    await one.open("")
    await one.idle(QUIET_SECONDS)
    return one
