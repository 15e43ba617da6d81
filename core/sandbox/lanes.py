"""The queue for workers: lanes with a number of places each, one run per session, and a bound on those who wait.

A light job never waits behind a longer one: whatever has run for a while is moved to the heavy lane, and after some
seconds to the long one, and its place is free again. So a program of a second never waits for one of ten. While
others wait for a light place, a job keeps it for a fifth of the usual time; only what it did counts there. What
waits is bounded three times: the number of jobs (of all, and of one session), the bytes of their texts, and the
memory of workers that stand still. When the queue is full a job is refused that has run for long, or whose turn comes
last.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from core.sandbox.starting import WorkerLost

LIGHT, HEAVY, LONG, SPAWNED = "light", "heavy", "long", "spawned"
NEXT = {LIGHT: HEAVY, HEAVY: LONG}
"""Lane → the one that a job moves to which has run in it for a while."""
NICE = {HEAVY: 10, LONG: 15}
"""Lane → how far its jobs stand back from shorter ones: far enough, and still they get on."""
PUT_BACK = {HEAVY: 10.0, LONG: 10.0}
"""Lane → by how many seconds one that a session used lately puts its job back; by one where nothing is said.

Every light job is short, whoever asks: it keeps its place for a moment. A longer one keeps others waiting for seconds.
"""

MOST_OF_ONE_SESSION = 6
"""A session's jobs at the same time: its run, one that is just being stopped, and questions about what is on screen."""
MOST_LETTER_BYTES = 16_000_000
"""Of all jobs that run or wait: a hundred of the longest programs."""


class NoRoom(Exception):
    """The workers that stand still hold as much memory as they may; this one must not join them.

    Attributes:
        lane: Where there is no place.
    """

    def __init__(self, lane: str) -> None:
        super().__init__(lane)
        self.lane = lane


class Crowd(NamedTuple):
    """The numbers of jobs in the lanes at one moment.

    Attributes:
        jobs: How many there are, running or waiting.
        runs: Session → the ticket of its run.
        free: Lane → places that nobody holds.
        waiting: Lane → jobs that wait for a place in it.
        standing: Bytes that workers hold together while they stand still.
    """

    jobs: int
    runs: dict[str, Ticket]
    free: dict[str, int]
    waiting: dict[str, int]
    standing: int


class Ticket:
    """One job's place in the pool.

    Attributes:
        session: Whose run it is, which a newer run replaces; "" for a job that nothing replaces.
        charged: The session that asked for it; "" for nobody.
        letter: Bytes of the job as it is sent.
        came: When it was admitted.
        lately: Seconds of running that its session used lately.
        turn: When it is its turn: who used much lately counts as having come later, see `PUT_BACK`.
        called: Wakes the thread that waits with it.
        stopped: Why it is to end early ("replaced", "stopped", "closed"), or "".
        halt: Ends the job's worker, while it has one; called from another thread.
        lane: Where it holds a place, or "".
        waited: Seconds until it had its first place; None while it has had none.
        ran: For how many seconds a worker was busy with it.
        used: For how many seconds of its own, see `core.sandbox.own_time`.
    """

    def __init__(self, session: str, charged: str, letter: int, lately: float, called: threading.Condition) -> None:
        self.session = session
        self.charged = charged
        self.letter = letter
        self.came, self.lately = time.monotonic(), lately
        self.turn = self.came + lately
        self.called = called
        self.stopped = ""
        self.halt: Callable[[], None] = lambda: None
        self.lane = ""
        self.waited: float | None = None
        self.ran = self.used = 0.0


class Lanes:
    """The places. Every method may be called from any thread.

    Args:
        places: Lane → jobs in it at the same time.
        queue: Jobs that may wait for a place.
        standing: Bytes that workers may hold together while they wait for the next lane.
    """

    def __init__(self, places: dict[str, int], queue: int, standing: int = 0) -> None:
        self._places = dict(places)
        self._queues: dict[str, deque[Ticket]] = {lane: deque() for lane in places}
        self._most = sum(places.values()) + queue
        self._tickets: dict[Ticket, None] = {}
        self._sessions: dict[str, Ticket] = {}
        self._standing, self._most_standing = 0, standing
        self._lock = threading.RLock()
        self._closed = False

    def admit(self, session: str, *, charged: str = "", letter: int = 0, used: float = 0.0) -> Ticket:
        """Return a ticket for a new job; an older run of the same session is stopped.

        Args:
            charged: The session that asks, where that is not the one whose run it is.
            letter: Bytes of the job as it is sent.
            used: Seconds of running that the session used lately.

        Raises:
            WorkerLost: "queue-full", "session-busy", or "closed".
        """
        with self._lock:
            if self._closed:
                raise WorkerLost("closed")
            ticket = Ticket(session, charged or session, letter, used, threading.Condition(self._lock))
            if ticket.charged and sum(one.charged == ticket.charged for one in self._tickets) >= MOST_OF_ONE_SESSION:
                raise WorkerLost("session-busy", allowed=str(MOST_OF_ONE_SESSION))
            if (older := self._sessions.get(session)) is not None:
                self._stop(older, "replaced")
            self._make_room(ticket)
            self._tickets[ticket] = None
            if session:
                self._sessions[session] = ticket
        return ticket

    def _make_room(self, newest: Ticket) -> None:
        """Refuse jobs that wait, those first whose turn comes last, until the newest has room, or refuse that.

        Raises:
            WorkerLost: "queue-full".
        """
        jobs = sum(not ticket.stopped for ticket in self._tickets) + 1
        letters = sum(ticket.letter for ticket in self._tickets) + newest.letter
        refused: list[Ticket] = []
        waiting = sorted((one for queue in self._queues.values() for one in queue if not one.stopped), key=_last)
        while jobs > self._most or letters > MOST_LETTER_BYTES:
            if not waiting or _last(waiting[-1]) < _last(newest):
                raise WorkerLost("queue-full")
            refused.append(waiting.pop())
            jobs, letters = jobs - 1, letters - refused[-1].letter
        for ticket in refused:
            self._stop(ticket, "queue-full")

    @contextmanager
    def standing(self, held: int, lane: str) -> Iterator[None]:
        """Count the memory of a worker that stands still and waits for a lane.

        Raises:
            NoRoom: all of these together would hold too much.
        """
        with self._lock:
            if self._standing + held > self._most_standing:
                raise NoRoom(lane)
            self._standing += held
        try:
            yield
        finally:
            with self._lock:
                self._standing -= held

    def enter(self, ticket: Ticket, lane: str) -> None:
        """Wait for one's turn and a place in the lane; whatever place the ticket had is given up first.

        Raises:
            WorkerLost: the job was stopped while it waited; ``kind`` says why.
        """
        with self._lock:
            self._give_up(ticket)
            queue, asked = self._queues[lane], time.monotonic()
            ticket.turn = ticket.came + PUT_BACK.get(lane, 1.0) * ticket.lately
            queue.append(ticket)
            self._give_places(lane)
            try:
                ticket.called.wait_for(lambda: ticket.lane or ticket.stopped)
            finally:
                if not ticket.lane:
                    queue.remove(ticket)
            if ticket.stopped:
                raise WorkerLost(ticket.stopped)
            if ticket.waited is None:
                ticket.waited = time.monotonic() - asked

    def _give_places(self, lane: str) -> None:
        """Give the free places of a lane to those whose turn it is, and wake only them.

        Woken all together, they would have to take Python's lock one after the other before the right one has it, and
        the place would stand empty meanwhile.
        """
        while self._places[lane] and (waiting := [one for one in self._queues[lane] if not one.stopped]):
            first = min(waiting, key=lambda one: one.turn)
            self._queues[lane].remove(first)
            self._take(first, lane)
            first.called.notify()

    def _take(self, ticket: Ticket, lane: str) -> None:
        self._places[lane] -= 1
        ticket.lane = lane

    def crowd(self) -> Crowd:
        """Return who is here at this moment."""
        with self._lock:
            waiting = {lane: len(queue) for lane, queue in self._queues.items()}
            return Crowd(len(self._tickets), dict(self._sessions), dict(self._places), waiting, self._standing)

    def ahead(self, session: str) -> int | None:
        """Return how many jobs come before a session's run; None while it waits for no place.

        Those are the ones that have the places of its lane, and the ones in the queue whose turn is earlier.
        """
        with self._lock:
            mine = self._sessions.get(session)
            for lane, queue in self._queues.items():
                if mine is not None and mine in queue:
                    running = sum(one.lane == lane for one in self._tickets)
                    return running + sum(one.turn < mine.turn for one in queue)
        return None

    def awaited(self, lane: str) -> bool:
        """Return whether a job waits for a place in the lane."""
        return bool(self._queues[lane])

    def moved(self, ticket: Ticket, lane: str) -> bool:
        """Move the ticket to the lane if it would not have to wait there; tell whether it did."""
        with self._lock:
            if self._places[lane] == 0 or self._queues[lane]:
                return False
            self._give_up(ticket)
            self._take(ticket, lane)
            return True

    def step_aside(self, ticket: Ticket) -> None:
        """Give up the ticket's place, if it has one: it waits for something else, and will enter again."""
        with self._lock:
            self._give_up(ticket)

    def leave(self, ticket: Ticket) -> None:
        """The job is over."""
        with self._lock:
            self._give_up(ticket)
            del self._tickets[ticket]
            if self._sessions.get(ticket.session) is ticket:
                del self._sessions[ticket.session]

    def close(self) -> None:
        """Stop every job and admit no other."""
        with self._lock:
            self._closed = True
            for ticket in self._tickets:
                self._stop(ticket, "closed")

    def _give_up(self, ticket: Ticket) -> None:
        if lane := ticket.lane:
            self._places[lane] += 1
            ticket.lane = ""
            self._give_places(lane)

    def stop(self, session: str) -> None:
        """End the run of a session, as the person asks who waits for it."""
        with self._lock:
            if (ticket := self._sessions.get(session)) is not None:
                self._stop(ticket, "stopped")

    def _stop(self, ticket: Ticket, why: str) -> None:
        ticket.stopped = ticket.stopped or why
        ticket.halt()
        ticket.called.notify()


def _last(ticket: Ticket) -> tuple[bool, float]:
    """Return by what jobs that wait are sorted: those last that have had a place, and among equals by their turns."""
    return ticket.waited is not None, ticket.turn
