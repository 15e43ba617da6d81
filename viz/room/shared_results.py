"""Results that many ask for at the same moment, worked out once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class SharedResults(Generic[Kept]):
    """The last so many results; thread-safe. Whoever asks while one is worked out waits for it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def got(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what is kept under a key, made first where it is not there; what ``make`` raises is kept nowhere."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = make()
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]
