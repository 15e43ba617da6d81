"""Waits and outcomes of the last minutes, in slots of ten seconds: the server's load now, not since its start.

Times are sorted into classes a tenth apart, so that slots can be added up and a quantile is right to a twentieth.
"""

from __future__ import annotations

import math
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable

import msgspec

SLOT_SECONDS, SLOTS = 10, 60
LEAST, STEP = 0.001, 1.1
"""Seconds of the first class, and how many times as long the next one is."""
MOST_CLASS = 130
"""Four minutes; what takes longer is counted here, too."""
MOST_NAMES = 100
"""Different outcomes and events that a slot counts; it counts no further ones."""


class Slot(msgspec.Struct, frozen=True):
    """Ten seconds.

    Attributes:
        began: On the clock of the one who counts.
        times: What took time ("waited", "ran") → class → number.
        counts: Family ("jobs", "processes") and name → number.
    """

    began: float
    times: dict[str, Counter[int]] = msgspec.field(default_factory=dict)
    counts: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)


class Recent:
    """The last ten minutes. Its caller sees to it that one thread is in here at a time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._slots: deque[Slot] = deque(maxlen=SLOTS)

    def took(self, what: str, seconds: float) -> None:
        """Note how long something took."""
        self._now().times.setdefault(what, Counter())[class_of(seconds)] += 1

    def count(self, family: str, name: str, times: int) -> None:
        """Note that something has happened so many times."""
        counts = self._now().counts
        if (family, name) in counts or len(counts) < MOST_NAMES:
            counts[family, name] += times

    def read(self) -> tuple[Slot, ...]:
        """Return all slots, the oldest first; one in which nothing happened is empty."""
        latest = self._began()
        known = {slot.began: slot for slot in self._slots}
        begins = [latest - SLOT_SECONDS * ago for ago in reversed(range(SLOTS))]
        return tuple(_copied(known.get(began, Slot(began))) for began in begins)

    def _began(self) -> float:
        return self._clock() // SLOT_SECONDS * SLOT_SECONDS

    def _now(self) -> Slot:
        began = self._began()
        if not self._slots or self._slots[-1].began != began:
            self._slots.append(Slot(began))
        return self._slots[-1]


def _copied(slot: Slot) -> Slot:
    return Slot(slot.began, {what: Counter(classes) for what, classes in slot.times.items()}, Counter(slot.counts))


def class_of(seconds: float) -> int:
    """Return the class of a time: the first whose upper end it does not exceed."""
    if seconds <= LEAST:
        return 0
    return min(MOST_CLASS, math.ceil(math.log(seconds / LEAST) / math.log(STEP)))


def quantile(slots: Iterable[Slot], what: str, part: float) -> float | None:
    """Return the seconds that this part of the times did not exceed; None where there are no times."""
    classes: Counter[int] = Counter()
    for slot in slots:
        classes += slot.times.get(what, Counter())
    left = math.ceil(part * classes.total())
    for place in sorted(classes):
        left -= classes[place]
        if left <= 0:
            return 0.0 if place == 0 else LEAST * STEP ** (place - 0.5)
    return None
