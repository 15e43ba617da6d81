"""A session whose browser is gone: it waits, it ends, and what its visitor did comes back from the address."""

from __future__ import annotations

import asyncio
import inspect
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime import memory_session_storage
from streamlit.runtime.session_manager import SessionInfo
from streamlit.web.server.starlette.starlette_app import App

from tests.border.replicas import replica, until
from tools.visitors import Visitor
from viz.link import encoded
from viz.widgets.border.left_sessions import LeftSessions, end_left_sessions

OWN = "import torch\nmy_own = torch.ones(2, requires_grad=True)\n(my_own * my_own).sum().backward()"


class Left:
    """A session that says when it was ended."""

    def __init__(self, name: str) -> None:
        self.id = name
        self.ended = asyncio.Event()
        self.info: Any = SessionInfo(None, SimpleNamespace(id=name, shutdown=self.ended.set))  # type: ignore[arg-type]


def test_a_session_ends_at_its_time_without_another_one_coming() -> None:
    asyncio.run(_ends_at_its_time())


async def _ends_at_its_time() -> None:
    store, one = LeftSessions(ttl_seconds=0.01), Left("one")
    store.save(one.info)
    assert store.get("one") is one.info and store.list() == [one.info]
    async with asyncio.timeout(60):
        await one.ended.wait()
    assert store.get("one") is None and store.list() == []


def test_who_comes_back_in_time_goes_on() -> None:
    asyncio.run(_goes_on())


async def _goes_on() -> None:
    store, one, two = LeftSessions(ttl_seconds=0.01), Left("one"), Left("two")
    store.save(one.info)
    store.delete("one")
    store.save(two.info)
    async with asyncio.timeout(60):
        await two.ended.wait()
    assert not one.ended.is_set()


def test_of_too_many_the_one_that_left_first_ends() -> None:
    asyncio.run(_first_ends())


async def _first_ends() -> None:
    store, left = LeftSessions(maxsize=2, ttl_seconds=3_600), [Left(f"{number}") for number in range(4)]
    for one in left:
        store.save(one.info)
    assert [one.ended.is_set() for one in left] == [True, True, False, False]
    assert store.list() == [left[2].info, left[3].info]


@pytest.mark.parametrize(("seconds", "same"), [("120", True), ("0", False)])
def test_a_browser_that_was_cut_off_finds_what_it_did(seconds: str, same: bool) -> None:
    async def cut_off() -> tuple[str, str, str, str]:
        first = await Visitor.arrived(server.serving.url)
        before = await first.open("graph", f"s={encoded({'program': OWN})}")
        first.gone()
        await asyncio.to_thread(until, lambda: server.measure("cotangent_sessions") == 0)
        again = await Visitor.arrived(server.serving.url, first.session)
        after = await again.open("graph", f"s={encoded({'program': OWN})}")
        again.gone()
        return first.session, again.session, before.picture, after.picture

    with replica(STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL=seconds) as server:
        first, again, before, after = asyncio.run(cut_off())
    assert (first == again) is same and first and again
    assert "my_own" in before and "my_own" in after


def test_an_edit_that_is_the_first_thing_a_new_session_hears_of_runs_the_page(app_url: str) -> None:
    """The browser of somebody whose server was replaced asks for the part that it was in, which nobody knows there."""

    async def edited_at_once() -> str:
        first = await Visitor.arrived(app_url)
        await first.open("graph", f"s={encoded({'program': OWN})}")
        ask = first.typing(OWN)
        ask.rerun_script.query_string = f"s={encoded({'program': OWN})}"
        new = await Visitor.arrived(app_url)
        async with asyncio.timeout(60):
            came = await new.sent(ask)
        first.gone()
        new.gone()
        return came.picture

    assert "my_own" in asyncio.run(edited_at_once())


def test_the_server_keeps_its_sessions_there() -> None:
    """Streamlit has no setting for its store: it is made of what this module holds under this name."""
    end_left_sessions()
    assert memory_session_storage.MemorySessionStorage is LeftSessions
    made = inspect.getsource(App._create_runtime)
    assert "from streamlit.runtime.memory_session_storage import MemorySessionStorage" in made
    assert "MemorySessionStorage(" in made and "ttl_seconds=" in made
