"""Counters of one pool: how jobs ended, what programs were refused, how often processes were started and lost.

They are for whoever runs the server: `Pool.metrics` returns them, and what is unusual is logged besides.
"""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Mapping

MOST_NAMES = 200
"""Names that one family counts apart; a further one is counted as "other"."""


class Metrics:
    """Families of named counters. Every method may be called from any thread.

    The families are "jobs" (by outcome: "answered", or the kind of mistake with which the server ended it), "refused"
    (system calls of programs, by name) and "processes" ("zygotes started", "zygotes lost", "spares forked", "spares
    used", "jobs begun again", "workers killed", "workers over the memory of all").
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._families: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def count(self, family: str, name: str, times: int = 1) -> None:
        """Note that something has happened once more, or so many times."""
        with self._lock:
            counter = self._families[family]
            counter[name if name in counter or len(counter) < MOST_NAMES else "other"] += times

    def count_all(self, family: str, times: Mapping[str, int]) -> None:
        """Note how often each of several things has happened."""
        for name, number in times.items():
            self.count(family, name, number)

    def read(self) -> dict[str, dict[str, int]]:
        """Return all counters so far: family → name → number."""
        with self._lock:
            return {family: dict(counter) for family, counter in self._families.items()}
