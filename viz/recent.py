"""Answers that were computed last, for all sessions together and bounded in bytes: many visitors cost as much as a few.

Each answer belongs to the session that asked first. A session that fills its part throws out its own answers; where
all together are too many, the session that holds most loses its oldest. What a session leaves goes a minute later.
"""

from __future__ import annotations

import time
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import Event, Lock
from typing import Generic, TypeVar

import msgspec

from core.trace.memory_size import weight

Kept = TypeVar("Kept")

LEAST_BYTES = 2_000
"""What an answer counts at least: so the bytes bound the number of answers, too."""
LINGERING = 60.0
"""Seconds for which the answers of a session that left are kept: it may come back, and others may use them."""
UNUSED = 1_800.0
"""Seconds after which an answer goes that nobody asked for."""
PATIENCE = 2.0
"""Seconds for which an answer is awaited that another session is having made; then it is made once more."""
LOOK = 0.05
"""Seconds between two looks at whether whoever waits is to go on waiting."""


class _Entry(msgspec.Struct, Generic[Kept]):
    """An answer: its bytes, whose it is, who used it last, and when."""

    answer: Kept
    bytes: int
    owner: str
    user: str
    used: float


class Recent(Generic[Kept]):
    """The answers to the most recently asked questions; thread-safe.

    Args:
        most: Bytes of all sessions together.
        of_one: Bytes of one session. Its newest answer is kept whatever it weighs, while all together have room for it.
    """

    def __init__(self, most: int, of_one: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._of_one, self._clock = most, of_one, clock
        self._entries: dict[Hashable, _Entry[Kept]] = {}
        self._order: dict[str, OrderedDict[Hashable, None]] = {}  # owner → questions, the oldest first
        self._bytes: dict[str, int] = {}
        self._total = 0
        self._lock = Lock()
        self._making: dict[Hashable, Event] = {}
        _all.add(self)

    def find(self, question: Hashable, session: str = "") -> Kept | None:
        """Return the answer to a question, if it is there."""
        with self._lock:
            entry = self._entries.get(question)
            if entry is None:
                return None
            entry.used, entry.user = self._clock(), session
            self._order[entry.owner].move_to_end(question)
            return entry.answer

    def keep(self, question: Hashable, answer: Kept, session: str = "") -> None:
        """Keep an answer for the next time; it is the session's."""
        held = max(weight((question, answer)), LEAST_BYTES)
        with self._lock:
            if question in self._entries:
                self._drop(question)
            self._add(question, _Entry(answer, held, session, session, self._clock()))
            while session and self._bytes[session] > self._of_one and len(self._order[session]) > 1:
                self._drop(next(iter(self._order[session])))
            while self._total > self._most and len(self._entries) > 1:
                self._drop(self._least_wanted(question))

    @contextmanager
    def made_once(
        self, question: Hashable, session: str = "", go_on: Callable[[], None] = lambda: None
    ) -> Iterator[Kept | None]:
        """Make an answer inside of this while others who ask the same wait for it: a class types the same program.

        Gives the answer where there is one, or where another was making it; None to who is to make and `keep` it.

        Args:
            go_on: Called again and again while it waits; raises where it should not.
        """
        made = Event()
        with self._lock:
            first = self._making.setdefault(question, made)
        try:
            if first is not made:
                until = self._clock() + PATIENCE
                while not first.wait(LOOK) and self._clock() < until:
                    go_on()
            yield self.find(question, session)
        finally:
            if first is made:
                with self._lock:
                    del self._making[question]
                made.set()

    def make_room(self, session: str) -> None:
        """Let go of a session's oldest answers until half of its part is free: what it waits for may be large."""
        with self._lock:
            while self._bytes.get(session, 0) > self._of_one // 2:
                self._drop(next(iter(self._order[session])))

    def forget(self, present: Callable[[str], bool]) -> bool:
        """Drop the answers of sessions that left, and what nobody has used for long; return whether there were some.

        Args:
            present: Whether a session is still there.
        """
        with self._lock:
            left = {owner for owner in self._order if owner and not present(owner)}
            now, before = self._clock(), len(self._entries)
            for question, entry in list(self._entries.items()):
                unused = now - entry.used
                if entry.owner in left and entry.user not in left:  # another session goes on using it
                    self._drop(question)
                    self._add(question, msgspec.structs.replace(entry, owner=entry.user))
                if unused > UNUSED or (entry.owner in left and entry.user in left and unused > LINGERING):
                    self._drop(question)
            return len(self._entries) < before

    def held(self, session: str | None = None) -> int:
        """Return the bytes of one session's answers, or of all."""
        with self._lock:
            return self._total if session is None else self._bytes.get(session, 0)

    def __len__(self) -> int:
        return len(self._entries)

    def _add(self, question: Hashable, entry: _Entry[Kept]) -> None:
        self._entries[question] = entry
        self._order.setdefault(entry.owner, OrderedDict())[question] = None
        self._bytes[entry.owner] = self._bytes.get(entry.owner, 0) + entry.bytes
        self._total += entry.bytes

    def _drop(self, question: Hashable) -> None:
        entry = self._entries.pop(question)
        self._total -= entry.bytes
        self._bytes[entry.owner] -= entry.bytes
        del self._order[entry.owner][question]
        if not self._order[entry.owner]:
            del self._order[entry.owner], self._bytes[entry.owner]

    def _least_wanted(self, newest: Hashable) -> Hashable:
        """Return the oldest answer of the session that holds most; never the newest of all, which is on screen."""
        for owner in sorted(self._bytes, key=self._bytes.__getitem__, reverse=True):
            oldest = next(iter(self._order[owner]))
            if oldest != newest:
                return oldest
        raise AssertionError("there are two answers at least")


_all: weakref.WeakSet[Recent] = weakref.WeakSet()


def forget_everywhere(present: Callable[[str], bool]) -> bool:
    """Drop, wherever answers are kept, those of sessions that left; return whether there were some."""
    dropped = [recent.forget(present) for recent in list(_all)]
    return any(dropped)
