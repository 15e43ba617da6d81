"""A session's share of the server: a bucket of seconds that fills at a fixed rate and is emptied by running.

One session runs one program at a time, and a newer one replaces it; so this bounds only whoever keeps a worker busy
without pause. Somebody who opens many sessions is for the proxy to bound: it knows addresses (SECURITY.md).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_MOST_SESSIONS = 10_000


class Shares:
    """The buckets of all sessions that used a worker lately. Every method may be called from any thread."""

    def __init__(self, share: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._share, self._burst, self._clock = share, burst, clock
        self._spent: dict[str, tuple[float, float]] = {}  # session → seconds missing in its bucket, and when
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """Return of how many sessions something is known."""
        return len(self._spent)

    def wait(self, session: str) -> float:
        """Return after how many seconds the session may run a program: 0 for at once."""
        if not session or self._share >= 1:
            return 0.0
        with self._lock:
            return max(self._missing(session) - self._burst, 0.0) / self._share

    def used(self, session: str) -> float:
        """Return how many seconds the session's programs took lately."""
        with self._lock:
            return self._missing(session)

    def spend(self, session: str, seconds: float) -> None:
        """Take from the session's bucket what its program used, also where that is more than there was."""
        if not session:
            return
        with self._lock:
            self._spent[session] = (self._missing(session) + seconds, self._clock())
            if len(self._spent) > _MOST_SESSIONS:
                self._spent = {one: self._spent[one] for one in self._spent if self._missing(one) > 0}

    def _missing(self, session: str) -> float:
        missing, when = self._spent.get(session, (0.0, 0.0))
        return max(missing - (self._clock() - when) * min(self._share, 1.0), 0.0)
