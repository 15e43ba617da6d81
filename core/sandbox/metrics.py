"""Counters and times of one pool: how jobs ended and how long they took, what was refused, which processes were lost.

They are for the operator: `Pool.metrics` and `Pool.times` return them, and what is unusual is logged besides.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping

import msgspec

from core.sandbox.recent import Recent, Slot

MOST_NAMES = 200
"""Names that one family counts apart; a further one is counted as "other"."""

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper ends of the classes into which times are sorted; what is longer is in one class more."""


class Times(msgspec.Struct, frozen=True):
    """The durations of one kind of work, counted by classes, and their sum.

    Attributes:
        numbers: How often it took at most the seconds of each class of `SECONDS` and more than those of the class
            before; last, how often it took longer than all of them.
        seconds: All of it together.
    """

    numbers: tuple[int, ...] = (0,) * (len(SECONDS) + 1)
    seconds: float = 0.0


class Metrics:
    """Families of named counters. Every method may be called from any thread.

    The families are "jobs" (by outcome: "answered", "mistake" where the program had one of its own, or the kind of
    mistake with which the server ended it), "refused"
    (system calls of programs, by name) and "processes" ("zygotes started", "zygotes lost", "spares forked", "spares
    used", "jobs begun again", "workers killed", "workers over the memory of all"). The times are "waited" (until a job
    had its first place) and "ran" (for how long workers were busy with it).
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._families: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._times: defaultdict[str, Times] = defaultdict(Times)
        self._recent = Recent()

    def count(self, family: str, name: str, times: int = 1) -> None:
        """Note that something has happened once more, or so many times."""
        with self._lock:
            counter = self._families[family]
            counter[name if name in counter or len(counter) < MOST_NAMES else "other"] += times
            if family != "refused":
                self._recent.count(family, name, times)

    def count_all(self, family: str, times: Mapping[str, int]) -> None:
        """Note how often each of several things has happened."""
        for name, number in times.items():
            self.count(family, name, number)

    def took(self, what: str, seconds: float) -> None:
        """Note how long something took."""
        place = bisect_left(SECONDS, seconds)
        with self._lock:
            before = self._times[what]
            numbers = (*before.numbers[:place], before.numbers[place] + 1, *before.numbers[place + 1 :])
            self._times[what] = Times(numbers, before.seconds + seconds)
            self._recent.took(what, seconds)

    def times(self) -> dict[str, Times]:
        """Return how long things took so far."""
        with self._lock:
            return dict(self._times)

    def recent(self) -> tuple[Slot, ...]:
        """Return what happened in the last minutes, the oldest ten seconds first."""
        with self._lock:
            return self._recent.read()

    def read(self) -> dict[str, dict[str, int]]:
        """Return all counters so far: family → name → number."""
        with self._lock:
            return {family: dict(counter) for family, counter in self._families.items()}
