"""Visitors who come and go leave nothing in the server process.

A trace of 50,000 operations was 55 MB, and each visitor's session kept theirs for as long as Streamlit kept the
session: three hostile programs took 250 MB, and twenty minutes of them 1.3 GB.
"""

from __future__ import annotations

import asyncio
import random

from tests.border.replicas import replica
from tools.load import HOSTILE, PROGRAMS, resident
from tools.visitors import Visitor

ARRIVALS, AT_ONCE, BIG = 300, 6, 12
"""Visitors, how many at once, and how many of them run a program of 50,000 operations."""
GROWN_MB = 220
"""What all of them may add: traces may take 128 MB together, pictures 48. Twelve big programs used to add 700."""


def test_three_hundred_who_came_and_left_leave_no_memory_behind() -> None:
    with replica(COTANGENT_HOSTED="1", STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL="1") as server:
        first, most = asyncio.run(_came_and_left(server.serving.url, server.serving.process.pid))
    assert most < first + GROWN_MB


async def _came_and_left(url: str, pid: int) -> tuple[float, float]:
    """Return the megabytes that the server holds after its first visitor, and the most that it held afterwards."""
    first = await Visitor.arrived(url)
    await first.open()
    first.gone()
    before = most = resident(pid)
    rng, gate = random.Random(0), asyncio.Semaphore(AT_ONCE)
    big = set(rng.sample(range(ARRIVALS), BIG))

    async def visit(number: int) -> None:
        nonlocal most
        async with gate:
            visitor = await Visitor.arrived(url)
            await visitor.open()
            if number in big:
                await visitor.type(HOSTILE["a million operations"].replace("{n}", f"{number}"))
            elif number % 3 == 0:
                await visitor.type("import torch\n" + rng.choice(PROGRAMS).format(x=f"v{number}", n=number + 1))
            most = max(most, resident(pid))
            visitor.gone()

    await asyncio.gather(*map(visit, range(ARRIVALS)))
    return before, most
