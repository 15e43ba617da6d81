"""Bounds of a browser's web socket: how many there are, and how fast each one's messages are taken.

A message makes a page run. A browser that sends more than hands could is not thrown out but read more slowly: uvicorn
stops reading a connection while one of its messages waits, TCP passes that on, and the sender has to wait. So an honest
visitor who drags a slider wildly loses nothing, and a flood costs the server no memory.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import Callable
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from viz.arriving import Bucket
from viz.widgets.border.light_waiting import Gate
from viz.widgets.border.making_room import dispensable
from viz.widgets.border.messages import sound

RESTARTS = 1012
"""The code with which a server says that it restarts."""
MOST_SOCKETS = 600
"""Connections; the next one is refused before anything is made for it."""
MOST_VISITORS = 500
"""Connections beyond which a newcomer reads a sentence instead of a page."""
MESSAGES_AT_ONCE, MESSAGES_PER_SECOND = 30, 20
"""Of one connection. A slider that is dragged sends about ten a second, each after the picture of the one before."""
QUIET, FORGOTTEN_PER_SECOND, NEWCOMER = 6, 2, 10
"""A connection that sent at most so many messages lately is quiet: its messages pass first. Of what it sent so many are
forgotten every second. A new one counts as if it had sent more, or who attacks would only have to connect again."""
BYTES_AT_ONCE, BYTES_PER_SECOND = 1_000_000, 200_000
"""Of one connection: a program of 40,000 characters in every message for a while, and four such a second."""
BYTES_OF_ONE = 25_000
"""So many bytes count as one message more: one of 130 kB, which no honest program makes, is never a quiet one's."""
ALL_AT_ONCE, ALL_PER_SECOND = 20, 60
"""Messages of all connections. A class of 200 sends about 40 a second."""
PROBE_SECONDS, LATE_SECONDS = 0.004, 0.008
"""The server has time when a sleep of the first length ends no later than this; Python changes threads every 5 ms."""
ANYWAY_PER_SECOND = 4
"""Messages of busy connections that pass in any case."""
OPENED_AT_ONCE, OPENED_PER_SECOND = 300, 20
"""New connections of all visitors: a whole class at the beginning of a lesson."""

SCOPE_KEY = "cotangent.socket"
"""Under which the connection is found from the web socket that Streamlit holds."""

_open: set[Socket] = set()


def visitors() -> int:
    """Return how many connections there are."""
    return len(_open)


def open_sockets() -> tuple[Socket, ...]:
    """Return the connections that there are."""
    return tuple(_open)


class Sockets:
    """Bounds the number of connections, and hands each to a `Socket`."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = monotonic) -> None:
        self.app = app
        self._clock = clock
        self._opened = Bucket(OPENED_AT_ONCE, OPENED_PER_SECOND, clock())
        self._turns = Turns(clock)
        self._leaving: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        address = (scope.get("client") or ("",))[0]
        if len(_open) >= MOST_VISITORS:
            self._make_room(address)
        if len(_open) >= MOST_SOCKETS:
            await send({"type": "websocket.close", "code": 1013})
            return
        socket = Socket(receive, send, self._turns, self._clock, address)
        _open.add(socket)
        scope[SCOPE_KEY] = socket
        try:
            await asyncio.sleep(self._opened.seconds_to_wait(1, self._clock()))
            socket.opened = self._clock()  # until now it could say nothing
            await self.app(scope, socket.receive, socket.send)
        finally:
            _open.discard(socket)

    def _make_room(self, newcomer: str) -> None:
        """Send some away for a newcomer, if there are such; that may take long where a browser does not read."""
        for one in dispensable(_open, newcomer, self._clock(), MOST_VISITORS - 1):
            _open.discard(one)
            task = asyncio.create_task(one.dismiss())
            self._leaving.add(task)
            task.add_done_callback(self._leaving.discard)


class Turns:
    """Lets the messages of all connections pass one by one: those of quiet connections first, those of busy ones later.

    Pages run in threads of this process, under one lock (Python's), so a page that should answer at once waits for
    every other that computes. Messages of a busy or new connection therefore pass only while the server has time, and
    a few of them anyway.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._bucket = Bucket(ALL_AT_ONCE, ALL_PER_SECOND, clock())
        self._anyway = Bucket(ANYWAY_PER_SECOND, ANYWAY_PER_SECOND, clock())
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._arrivals = itertools.count()
        self._passing: asyncio.Task[None] | None = None

    async def mine(self, lately: float) -> None:
        """Wait for the turn of a message, whose connection sent so many lately."""
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (lately, next(self._arrivals), turn))
        if self._passing is None or self._passing.done():
            self._passing = asyncio.create_task(self._pass())
        await turn

    async def _pass(self) -> None:
        while self._waiting:
            busy = self._waiting[0][0] > QUIET
            if busy and self._anyway.seconds_to_wait(0, self._clock()) > 0 and not await self._has_time():
                continue  # in the meantime a quiet connection may have come, which is then the first
            await asyncio.sleep(self._bucket.seconds_to_wait(1, self._clock()))
            lately, _, turn = heapq.heappop(self._waiting)
            if lately > QUIET and self._anyway.left >= 0:
                self._anyway.seconds_to_wait(1, self._clock())
            if not turn.done():
                turn.set_result(None)

    async def _has_time(self) -> bool:
        """Return whether this thread gets its turn at once: whether few pages compute at the moment."""
        before = self._clock()
        await asyncio.sleep(PROBE_SECONDS)
        return self._clock() - before - PROBE_SECONDS < LATE_SECONDS


class Socket:
    """One connection: what it receives is paced and checked.

    Attributes:
        waiting: A message of the browser has come and was not passed on yet.
        address: From which it came; "" where that is not known.
        opened, heard: When it was opened, and when its last message came; None before the first.
    """

    def __init__(
        self, receive: Receive, send: Send, turns: Turns, clock: Callable[[], float], address: str = ""
    ) -> None:
        self._receive = receive
        self._send = send
        self._turns = turns
        self._clock = clock
        self._messages = Bucket(MESSAGES_AT_ONCE, MESSAGES_PER_SECOND, clock())
        self._bytes = Bucket(BYTES_AT_ONCE, BYTES_PER_SECOND, clock())
        self._calm = Bucket(NEWCOMER, FORGOTTEN_PER_SECOND, clock())
        self._calm.seconds_to_wait(NEWCOMER, clock())
        self._sent = Gate(opened=True)
        self._gone = self._dismissed = False
        self.waiting = False
        self.address, self.opened = address, clock()
        self.heard: float | None = None

    async def dismiss(self) -> None:
        """Send the browser away: it connects again at once, and the proxy finds it another server."""
        if not self._dismissed:
            self._dismissed = True
            await self.send({"type": "websocket.close", "code": RESTARTS})

    async def receive(self) -> Message:
        """Return the next message when it is due; the end of the connection in place of one that is none of ours."""
        message = await self._receive()
        if message["type"] != "websocket.receive":
            return message
        data = message.get("bytes")
        if not data or not sound(data):
            await self.send({"type": "websocket.close", "code": 1008})
            return {"type": "websocket.disconnect", "code": 1008}
        self.waiting = True
        self.heard = self._clock()
        try:
            await self._due(len(data))
        finally:
            self.waiting = False
        return {"type": "websocket.disconnect", "code": 1006} if self._gone else message

    async def _due(self, length: int) -> None:
        now = self._clock()
        wait = max(self._messages.seconds_to_wait(1, now), self._bytes.seconds_to_wait(length, now))
        if wait:
            await asyncio.sleep(wait)
        await self._sent.wait()
        self._calm.seconds_to_wait(1 + length / BYTES_OF_ONE, self._clock())
        await self._turns.mine(NEWCOMER - self._calm.left)

    async def send(self, message: Message) -> None:
        """Send to the browser. Until it has read this, what it asks for waits: answers do not pile up.

        A browser that left is told of once, by what is received; Streamlit takes a second word of it for a mistake.
        """
        if self._dismissed and message["type"] != "websocket.close":
            raise OSError("the connection was closed")  # which Streamlit takes for a browser that left
        self._sent.clear()
        try:
            await self._send(message)
        except OSError:
            self._gone = True
        finally:
            self._sent.set()
