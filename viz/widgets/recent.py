"""What was computed last, for all sessions together: bounded, so that many visitors cost no more than a few."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Recent(Generic[Kept]):
    """What was computed for the most recently used questions; thread-safe."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def find(self, job: Hashable) -> Kept | None:
        with self._lock:
            found = self._kept.get(job)
            if found is not None:
                self._kept.move_to_end(job)
            return found

    def keep(self, job: Hashable, what: Kept) -> None:
        with self._lock:
            self._kept[job] = what
            self._kept.move_to_end(job)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
