"""Answers browsers that wait for news of a room, past every page.

A page that ran each second for each of two hundred students would leave no time for anything else. So a request waits
here until the room is another one than its browser has seen, or for some seconds; only then the browser asks for its
page. However many wait for a room, one task looks at it, a few times a second and only while somebody waits.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import parse_qs
from weakref import WeakValueDictionary

from anyio import to_thread
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from viz.widgets.border.draining import draining

LOOK_SECONDS = 0.2
"""Between two looks at a room."""
HELD_SECONDS = 10.0
"""For which a request waits at most: shorter than proxies do."""
MOST_TICKETS = 2_000
"""Of pages that show a room; the one that was given longest ago goes first."""
MOST_WAITING = 1_200
"""Requests that wait; others are answered at once with what is known, and their browsers ask again a little later."""
LONGEST_SEEN = 40
UNKNOWN = ""
"""What stands for a room that cannot be reached, and what a page has seen that saw none."""
_ADDRESS = re.compile(r"/room/(?P<ticket>[\w-]{22})$")

Look = Callable[[], str]
"""Returns what names the state of a room, as one page may know it, and says in the room that somebody is there; see
`with_words`. May block; raises OSError while the room cannot be reached."""


def with_words(state: str, words: str) -> str:
    """Return what a look returns where browsers shall show something at once, before their pages have run."""
    return f"{state}\n{words}" if words else state


def _name(state: str) -> str:
    """Return what of a look's answer names the state."""
    return state.partition("\n")[0]


class Watched:
    """A room, and those who wait for news of it."""

    def __init__(self) -> None:
        self._waiting: dict[object, Look] = {}
        self._looking: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        self._state = UNKNOWN

    async def other_than(self, seen: str, look: Look, seconds: float) -> str:
        """Return the room's state, as soon as it is another one than was seen, or when the time is over.

        Raises:
            OSError: it cannot be known.
        """
        state = await to_thread.run_sync(look)
        if _name(state) != seen or not seconds:
            return state
        me = object()
        self._waiting[me] = look
        try:
            if state != self._state:
                self._tell(state)
            if self._looking is None or self._looking.done():
                self._looking = asyncio.create_task(self._look_again())
            async with asyncio.timeout(seconds):
                while _name(self._state) == seen:
                    await self._news.wait()
        except TimeoutError:
            return seen
        finally:
            del self._waiting[me]
        if self._state == UNKNOWN:
            raise ConnectionError("the room cannot be reached")
        return self._state

    async def _look_again(self) -> None:
        """Look for all who wait, as one of them."""
        while not draining():
            await asyncio.sleep(LOOK_SECONDS)
            look = next(iter(self._waiting.values()), None)
            if look is None:
                return
            try:
                found = await to_thread.run_sync(look)
            except OSError:
                found = UNKNOWN
            if found != self._state:
                self._tell(found)
        self._tell(UNKNOWN)

    def _tell(self, state: str) -> None:
        self._state = state
        news, self._news = self._news, asyncio.Event()
        news.set()


class Ticket(NamedTuple):
    """The right of one page to ask for a room's news."""

    room: Watched
    look: Look


_lock = threading.Lock()
_rooms: WeakValueDictionary[str, Watched] = WeakValueDictionary()
_tickets: OrderedDict[str, Ticket] = OrderedDict()  # the one given longest ago first
_waiting = 0


def ticket(room: str, look: Look) -> str:
    """Return the name under which one page's browser asks for news of a room.

    A room's code is short. If it were asked for here, somebody could try them all.

    Args:
        room: Pages that name the same one share the looks at it.
    """
    with _lock:
        watched = _rooms.get(room)
        if watched is None:
            watched = _rooms[room] = Watched()
        name = secrets.token_urlsafe(16)
        _tickets[name] = Ticket(watched, look)
        while len(_tickets) > MOST_TICKETS:
            _tickets.popitem(last=False)
        return name


def given(name: str) -> bool:
    """Return whether a ticket still holds here."""
    return name in _tickets


async def news(scope: Scope) -> Response | None:
    """Answer ``/room/<ticket>?seen=<state>`` with the room's state: 410 for a ticket that this server did not give."""
    asked = _ADDRESS.search(scope["path"])
    if asked is None:
        return None
    seen = parse_qs(scope["query_string"].decode("latin-1")).get("seen", [UNKNOWN])[0]
    return await _state(asked["ticket"], seen[:LONGEST_SEEN])


async def _state(name: str, seen: str) -> Response:
    global _waiting
    headers = {"Cache-Control": "no-store"}
    found = _tickets.get(name)
    if found is None or draining():
        return PlainTextResponse("ask for the page again", 410 if found is None else 503, headers)
    _waiting += 1
    try:
        state = await found.room.other_than(seen, found.look, HELD_SECONDS if _waiting <= MOST_WAITING else 0)
    except OSError:
        return PlainTextResponse("the room cannot be reached", 503, headers)
    finally:
        _waiting -= 1
    return PlainTextResponse(state, headers=headers)
