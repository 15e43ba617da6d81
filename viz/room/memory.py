"""Rooms in the server's memory: for one replica."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

import msgspec

from viz.room.counted_bytes import answer_bytes, past_bytes, question_bytes
from viz.room.records import Bounds, Finished
from viz.room.store import Beat, Created, Entered, Glance, Overview, Put, State, Swapped


class _Room(msgspec.Struct):
    state: State
    used: float
    seen: dict[str, float] = {}
    answers: dict[str, str] = {}
    past: list[Finished] = []
    bytes: int = 0
    held: int = 0
    moves: int = 0


class MemoryStore:
    """A `viz.room.store.Store` in this process; thread-safe.

    Args:
        clock: Seconds since 1970.
    """

    def __init__(self, bounds: Bounds, clock: Callable[[], float] = time.time) -> None:
        self._bounds, self._clock = bounds, clock
        self._rooms: dict[str, _Room] = {}
        self._lock = Lock()

    def create(self, state: State) -> Created:
        with self._lock:
            self._forget_ended()
            if state.code in self._rooms:
                return "taken"
            if len(self._rooms) >= self._bounds.rooms and not self._unused_forgotten():
                return "full"
            now = self._clock()
            self._rooms[state.code] = _Room(msgspec.structs.replace(state, created=now), now)
            return "done"

    def state(self, code: str) -> State | None:
        with self._lock:
            room = self._there(code)
            return room and room.state

    def swap(self, before: State, after: State, *, finished: bool) -> Swapped:
        with self._lock:
            room = self._used(before.code)
            if room is None:
                return "gone"
            if room.state.version != before.version:
                return "changed"
            added = question_bytes(after) if after.number != before.number else 0
            if room.bytes + room.held + added > self._bounds.room_bytes:
                return "large"
            if finished and before.question is not None:
                answers = tuple(room.answers.values())
                room.past.append(Finished(before.number, before.question, answers, len(room.seen)))
                room.bytes += past_bytes(answers)
                room.answers, room.held = {}, 0
            room.bytes += added
            room.state = msgspec.structs.replace(after, version=before.version + 1)
            return "done"

    def enter(self, code: str, participant: str) -> Entered:
        with self._lock:
            room = self._used(code)
            if room is None:
                return "gone"
            if participant not in room.seen:
                if room.state.locked:
                    return "locked"
                if len(room.seen) >= self._bounds.participants:
                    return "full"
            room.seen[participant] = self._clock()
            return "in"

    def leave(self, code: str, participant: str) -> None:
        with self._lock:
            room = self._there(code)
            if room is not None and participant in room.seen:
                room.seen[participant] = 0.0

    def put(self, code: str, number: int, participant: str, answer: str) -> Put:
        with self._lock:
            room = self._used(code)
            if room is None:
                return "gone"
            if participant not in room.seen:
                return "stranger"
            if room.state.number != number:
                return "moved-on"
            if room.state.phase != "open":
                return "closed"
            return self._kept(room, participant, answer)

    def _kept(self, room: _Room, participant: str, answer: str) -> Put:
        held = answer_bytes(room.answers[participant]) if participant in room.answers else 0
        added = answer_bytes(answer) - held
        if room.bytes + room.held + added > self._bounds.room_bytes:
            return "large"
        room.seen[participant] = self._clock()
        if room.answers.get(participant) != answer:
            room.answers[participant] = answer
            room.held += added
            room.moves += 1
        return "kept"

    def _looked_in(self, room: _Room, participant: str) -> bool:
        """Note that a participant is there; return whether the room knows them."""
        known = participant in room.seen
        if known:
            room.seen[participant] = self._clock()
        return known

    def glance(self, code: str, participant: str) -> Glance | None:
        with self._lock:
            room = self._there(code)
            if room is None:
                return None
            known = self._looked_in(room, participant)
            return Glance(room.state, known, room.answers.get(participant))

    def pulse(self, code: str, participant: str = "") -> Beat | None:
        with self._lock:
            room = self._there(code)
            if room is None:
                return None
            known = self._looked_in(room, participant)
            state, counts = room.state, (self._present(room), len(room.answers), room.moves)
            return Beat(state.version, state.kept_key, state.phase, *counts, known)

    def overview(self, code: str, *, use: bool) -> Overview | None:
        with self._lock:
            room = self._used(code) if use else self._there(code)
            if room is None:
                return None
            counts = (self._present(room), len(room.seen), len(room.past))
            return Overview(room.state, dict(room.answers), room.moves, *counts, self._clock())

    def past(self, code: str) -> tuple[Finished, ...]:
        with self._lock:
            room = self._there(code)
            return tuple(room.past) if room else ()

    def end(self, code: str) -> None:
        with self._lock:
            self._rooms.pop(code, None)

    def _present(self, room: _Room) -> int:
        since = self._clock() - self._bounds.absent_seconds
        return sum(seen >= since for seen in room.seen.values())

    def _there(self, code: str) -> _Room | None:
        """Return a room that has not ended."""
        room = self._rooms.get(code)
        if room is not None and self._ended(room):
            del self._rooms[code]
            return None
        return room

    def _used(self, code: str) -> _Room | None:
        room = self._there(code)
        if room is not None:
            room.used = self._clock()
        return room

    def _ended(self, room: _Room) -> bool:
        now = self._clock()
        idle, old = now - room.used, now - room.state.created
        return idle > self._bounds.idle_seconds or old > self._bounds.longest_seconds

    def _forget_ended(self) -> None:
        for code in [code for code, room in self._rooms.items() if self._ended(room)]:
            del self._rooms[code]

    def _unused_forgotten(self) -> bool:
        """Forget the room that nobody ever joined and that was left alone longest; return whether there was one."""
        since = self._clock() - self._bounds.unused_seconds
        unused = [(room.used, code) for code, room in self._rooms.items() if not room.seen and room.used < since]
        if unused:
            del self._rooms[min(unused)[1]]
        return bool(unused)
