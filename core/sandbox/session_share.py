"""A session's share of the server: a bucket of seconds that fills at a fixed rate and is emptied by running.

One session runs one program at a time, and a newer one replaces it; so this bounds only whoever keeps a worker busy
without pause. Somebody who opens many sessions is for the proxy to bound: it knows addresses (SECURITY.md). A new
session gains nothing: for its first minute it counts as if it had used some seconds, which put it behind those that
have been there calmly.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

_MOST_SESSIONS = 10_000
NEWCOMER = 5.0
"""Seconds that a new session counts as having used; they do not make it wait."""
NEW_SECONDS = 60.0
"""For so long a session is new. The seconds above go down evenly, so slowly that of a class, which comes within a few
seconds, those who came last are hardly behind."""


class _Known(NamedTuple):
    """What is known of a session: seconds missing in its bucket, at what time, and since when it has been here."""

    missing: float
    when: float
    since: float


class Shares:
    """The buckets of all sessions that used a worker lately. Every method may be called from any thread."""

    def __init__(self, share: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._share, self._burst, self._clock = share, burst, clock
        self._spent: dict[str, _Known] = {}
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
        """Return how many seconds the session's programs took lately; from now on the session is known."""
        if not session:
            return 0.0
        with self._lock:
            missing = self._missing(session)
            self._note(session, missing)
            age = self._clock() - self._spent[session].since
        return missing + NEWCOMER * max(1 - age / NEW_SECONDS, 0.0)

    def spend(self, session: str, seconds: float) -> None:
        """Take from the session's bucket what its program used, also where that is more than there was."""
        if not session:
            return
        with self._lock:
            self._note(session, self._missing(session) + seconds)

    def _note(self, session: str, missing: float) -> None:
        now = self._clock()
        known = self._spent.get(session)
        self._spent[session] = _Known(missing, now, known.since if known else now)
        if len(self._spent) > _MOST_SESSIONS:
            self._spent = {one: known for one, known in self._spent.items() if self._missing(one) > 0}

    def _missing(self, session: str) -> float:
        if (known := self._spent.get(session)) is None:
            return 0.0
        return max(known.missing - (self._clock() - known.when) * min(self._share, 1.0), 0.0)
