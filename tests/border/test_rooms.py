"""News of a room: who waits hears them, a stranger nothing, and one look serves all."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.border.asgi import LET_THROUGH, reply_of
from tests.sandbox.conftest import eventually
from viz.widgets.border import rooms
from viz.widgets.border.for_requests import answering
from viz.widgets.border.rooms import news, ticket


class Room:
    """A room that counts who looks."""

    def __init__(self) -> None:
        self.state, self.looks, self.cut = "1", 0, False

    def look(self) -> str:
        self.looks += 1
        if self.cut:
            raise ConnectionError
        return self.state


async def asked(name: str, seen: str) -> tuple[int, str]:
    """Ask as a browser does."""
    reply = await reply_of(answering(news)(LET_THROUGH), f"/under/a/path/room/{name}?seen={seen}", {}, "GET")
    return reply.status, reply.body.decode()


def run(test: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(test(), 30))  # pyright: ignore[reportArgumentType]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "LOOK_SECONDS", 0.01)


def test_who_has_seen_something_else_is_answered_at_once() -> None:
    room = Room()

    async def test() -> None:
        assert await asked(ticket("a", room.look), "0") == (200, "1")

    run(test)


def test_all_who_wait_hear_of_a_change_from_one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room()

    async def test() -> None:
        names = [ticket("b", room.look) for _time in range(50)]
        waiting = [asyncio.create_task(asked(name, "1")) for name in names]
        await asyncio.to_thread(eventually, lambda: room.looks >= 50)  # each has come, and says that somebody is there
        before = room.looks
        await asyncio.to_thread(eventually, lambda: room.looks >= before + 3)
        assert not any(one.done() for one in waiting)
        room.state = "2"
        assert await asyncio.gather(*waiting) == [(200, "2")] * 50
        assert room.looks < before + 50

    run(test)


def test_without_news_the_answer_comes_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "HELD_SECONDS", 0.05)
    room = Room()

    async def test() -> None:
        assert await asked(ticket("c", room.look), "1") == (200, "1")

    run(test)


def test_a_room_that_cannot_be_reached_and_back() -> None:
    room = Room()

    async def test() -> None:
        name = ticket("d", room.look)
        room.cut = True
        assert (await asked(name, "1"))[0] == 503
        room.cut = False
        waiting = asyncio.create_task(asked(name, "1"))
        await asyncio.to_thread(eventually, lambda: room.looks >= 3)
        room.cut = True
        assert (await waiting)[0] == 503  # the browser says so, and asks again
        room.cut = False
        assert await asked(name, "0") == (200, "1")

    run(test)


def test_a_ticket_of_nobody_opens_nothing() -> None:
    async def test() -> None:
        assert (await asked("x" * 22, "1"))[0] == 410
        assert (await asked("CDFHJK", "1"))[0] == 418  # a room's code is no ticket

    run(test)


def test_words_come_with_the_news_and_are_no_news_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "HELD_SECONDS", 0.05)
    room = Room()
    room.state = rooms.with_words("2", "B")

    async def test() -> None:
        name = ticket("w", room.look)
        assert await asked(name, "1") == (200, "2\nB")
        assert await asked(name, "2") == (200, "2")
        assert rooms.with_words("2", "") == "2"

    run(test)


def test_where_too_many_wait_the_answer_comes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "MOST_WAITING", 0)
    room = Room()

    async def test() -> None:
        assert await asked(ticket("e", room.look), "1") == (200, "1")

    run(test)


def test_tickets_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "MOST_TICKETS", 5)
    names = [ticket("f", Room().look) for _time in range(9)]
    assert [rooms.given(name) for name in names] == [False] * 4 + [True] * 5
