"""A session's share of the server: a bucket of seconds that fills at a fixed rate and is emptied by running.

One session runs one program at a time, and a newer one replaces it; so this bounds only whoever keeps a worker busy
without pause. Somebody who opens many sessions is for the proxy to bound: it knows addresses (SECURITY.md). A new
session gains nothing: it begins with seconds missing, which put it behind those that have been there calmly.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_MOST_SESSIONS = 10_000
NEWCOMER = 5.0
"""Seconds that are missing in a new session's bucket, which they do not make wait."""


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
            return max(self._missing(session) - NEWCOMER - self._burst, 0.0) / self._share

    def used(self, session: str) -> float:
        """Return how many seconds the session's programs took lately; from now on the session is known."""
        with self._lock:
            missing = self._missing(session)
            if session:
                self._note(session, missing)
        return missing

    def spend(self, session: str, seconds: float) -> None:
        """Take from the session's bucket what its program used, also where that is more than there was."""
        if not session:
            return
        with self._lock:
            self._note(session, self._missing(session) + seconds)

    def _note(self, session: str, missing: float) -> None:
        self._spent[session] = (missing, self._clock())
        if len(self._spent) > _MOST_SESSIONS:
            self._spent = {one: self._spent[one] for one in self._spent if self._missing(one) > 0}

    def _missing(self, session: str) -> float:
        now = self._clock()
        missing, when = self._spent.get(session, (NEWCOMER if session else 0.0, now))
        return max(missing - (now - when) * min(self._share, 1.0), 0.0)
