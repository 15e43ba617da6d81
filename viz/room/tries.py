"""Counts of the different things that a visitor tried, bounded in memory."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

MOST_KEYS = 20_000
"""Visitors that are remembered; the oldest go first."""


class Tries:
    """Counts of different items per visitor, since a visitor's first one; thread-safe.

    The same item counts once: two hundred browsers of one address that look for a room that has ended are one try.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._began: OrderedDict[Hashable, float] = OrderedDict()
        self._items: dict[Hashable, set[Hashable]] = {}
        self._lock = Lock()

    def count(self, who: Hashable) -> int:
        """Return how many different items a visitor tried in this span."""
        with self._lock:
            self._forget(who)
            return len(self._items.get(who, ()))

    def add(self, who: Hashable, item: Hashable) -> None:
        """Count an item."""
        with self._lock:
            self._forget(who)
            if who not in self._began:
                self._began[who] = self._clock()
                self._items[who] = set()
            self._items[who].add(item)
            while len(self._began) > MOST_KEYS:
                oldest, _began = self._began.popitem(last=False)
                del self._items[oldest]

    def take_back(self, who: Hashable, item: Hashable) -> None:
        """Count an item no longer."""
        with self._lock:
            self._items.get(who, set()).discard(item)

    def _forget(self, who: Hashable) -> None:
        if who in self._began and self._clock() - self._began[who] > self._seconds:
            del self._began[who], self._items[who]
