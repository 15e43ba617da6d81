"""A server that ends by itself when it is old or large, so that its supervisor starts it anew.

It goes as at SIGTERM (`draining`): what runs ends, browsers connect elsewhere with the address of their program. It
leaves with status 0. Each process draws its own bounds, a little lower than what was asked for, so that two replicas
that started together do not go together. Rooms of classes that are kept in its memory go with it: several replicas keep
them in Redis.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from core.logs import OPEN
from viz.widgets.border.hosting import Hosting, hosting
from viz.widgets.border.memory import resident

_log = logging.getLogger("core.serving")

EARLIER = 0.2
"""By how much of a bound a process may go before it."""
LOOK_SECONDS, LOOKS = 5.0, 10
"""Between two looks, and how many in a row must find too much memory: what has just ended is given back first."""
LEAST_SECONDS = 600.0
"""A process that was too large sooner would be as large again: its bound is wrong, and it stays."""


class Age:
    """Says when this process has become too old or too large.

    Args:
        part: What of the bounds is used, 1 for all.
        clock: Seconds; now is the start.
        held: The bytes of memory that the process holds.
    """

    def __init__(
        self, asked: Hosting, part: float, clock: Callable[[], float] = monotonic, held: Callable[[], int] = resident
    ) -> None:
        self._seconds, self._bytes = asked.recycle_hours * 3_600 * part, asked.recycle_megabytes * 1e6 * part
        self._clock, self._held, self._started, self._large = clock, held, clock(), 0

    def over(self) -> str:
        """Return why the process should end now, "" if it should not. A look."""
        age = self._clock() - self._started
        if self._seconds and age >= self._seconds:
            return f"it is {age / 3_600:.1f} hours old"
        held = self._held()
        self._large = self._large + 1 if self._bytes and held >= self._bytes else 0
        return f"it holds {held / 1e6:.0f} MB" if self._large >= LOOKS and age >= LEAST_SECONDS else ""


@contextmanager
def recycled(leave: Callable[[], None]) -> Iterator[None]:
    """For the block, look at this process and call ``leave`` once. Must be entered in the event loop."""
    asked = hosting()
    if not (asked.recycle_hours or asked.recycle_megabytes):
        yield
        return
    looking = asyncio.get_running_loop().create_task(_looking(Age(asked, 1 - random.random() * EARLIER), leave))
    try:
        yield
    finally:
        looking.cancel()


async def _looking(age: Age, leave: Callable[[], None]) -> None:
    while not (why := age.over()):
        await asyncio.sleep(LOOK_SECONDS)
    _log.info("this server ends, to be started anew: %s", why, extra=OPEN)
    leave()
