"""Who may run when: lanes with a number of places each, one job per session, and a queue that can be full.

A light job never waits behind a long one: whatever has run for a while is moved to the heavy lane, and its place
in the light lane is free again.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from core.sandbox.starting import WorkerLost

LIGHT, HEAVY, SPAWNED = "light", "heavy", "spawned"


class Ticket:
    """One job's place in the pool.

    Attributes:
        session: Whose job it is; "" for nobody's.
        stopped: Why it is to end early ("replaced", "closed"), or "".
        halt: Ends the job's worker, while it has one; called from another thread.
        lane: Where it holds a place, or "".
        ran: For how many seconds a worker was busy with it.
    """

    def __init__(self, session: str) -> None:
        self.session = session
        self.stopped = ""
        self.halt: Callable[[], None] = lambda: None
        self.lane = ""
        self.ran = 0.0


class Lanes:
    """The places. Every method may be called from any thread."""

    def __init__(self, places: dict[str, int], queue: int) -> None:
        self._places = dict(places)
        self._queues: dict[str, deque[Ticket]] = {lane: deque() for lane in places}
        self._most = sum(places.values()) + queue
        self._tickets: dict[Ticket, None] = {}
        self._sessions: dict[str, Ticket] = {}
        self._changed = threading.Condition()
        self._closed = False

    def admit(self, session: str) -> Ticket:
        """Return a ticket for a new job; an older one of the same session is stopped.

        Raises:
            WorkerLost: "queue-full", or "closed".
        """
        with self._changed:
            if self._closed:
                raise WorkerLost("closed")
            older = self._sessions.get(session)
            if older is None and len(self._tickets) >= self._most:
                raise WorkerLost("queue-full", waiting=str(sum(map(len, self._queues.values()))))
            ticket = Ticket(session)
            self._tickets[ticket] = None
            if session:
                self._sessions[session] = ticket
            if older is not None:
                self._stop(older, "replaced")
        return ticket

    def enter(self, ticket: Ticket, lane: str) -> None:
        """Wait, in order of arrival, for a place in the lane; whatever place the ticket had is given up first.

        Raises:
            WorkerLost: the job was stopped while it waited; ``kind`` says why.
        """
        with self._changed:
            self._give_up(ticket)
            queue = self._queues[lane]
            queue.append(ticket)
            try:
                self._changed.wait_for(lambda: ticket.stopped or (queue[0] is ticket and self._places[lane] > 0))
            finally:
                queue.remove(ticket)
                self._changed.notify_all()
            if ticket.stopped:
                raise WorkerLost(ticket.stopped)
            self._places[lane] -= 1
            ticket.lane = lane

    def moved(self, ticket: Ticket, lane: str) -> bool:
        """Move the ticket to the lane if it would not have to wait there; tell whether it did."""
        with self._changed:
            if self._places[lane] == 0 or self._queues[lane]:
                return False
            self._give_up(ticket)
            self._places[lane] -= 1
            ticket.lane = lane
            return True

    def step_aside(self, ticket: Ticket) -> None:
        """Give up the ticket's place, if it has one: it waits for something else, and will enter again."""
        with self._changed:
            self._give_up(ticket)

    def leave(self, ticket: Ticket) -> None:
        """The job is over."""
        with self._changed:
            self._give_up(ticket)
            del self._tickets[ticket]
            if self._sessions.get(ticket.session) is ticket:
                del self._sessions[ticket.session]

    def close(self) -> None:
        """Stop every job and admit no other."""
        with self._changed:
            self._closed = True
            for ticket in self._tickets:
                self._stop(ticket, "closed")

    def _give_up(self, ticket: Ticket) -> None:
        if ticket.lane:
            self._places[ticket.lane] += 1
            ticket.lane = ""
            self._changed.notify_all()

    def _stop(self, ticket: Ticket, why: str) -> None:
        ticket.stopped = ticket.stopped or why
        ticket.halt()
        self._changed.notify_all()
