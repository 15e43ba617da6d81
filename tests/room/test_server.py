"""The store for a server's rooms: one variable chooses it."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from tests.room.asking import STUDENT, TEACHER
from tests.room.servers import RedisServer
from viz.room.memory import MemoryStore
from viz.room.records import Bounds
from viz.room.redis_store import RedisStore
from viz.room.rooms import Rooms
from viz.room.server import VARIABLE, UnsoundAddress, server_rooms, store_from
from viz.widgets import border


def test_one_variable_says_where_rooms_are(shared_redis: RedisServer) -> None:
    bounds = Bounds()
    assert isinstance(store_from({}, bounds), MemoryStore)
    assert isinstance(store_from({VARIABLE: " "}, bounds), MemoryStore)
    store = store_from({VARIABLE: shared_redis.url}, bounds)
    assert isinstance(store, RedisStore)
    room = Rooms(store).open_room(TEACHER)
    assert Rooms(store).join(STUDENT, room.code)
    store.disconnect()


@pytest.mark.parametrize(
    "address", ["localhost", "http://localhost:6379", "redis://host:port/0", "redis://:secret@[::1/0"]
)
def test_an_address_that_is_none_ends_the_server_at_its_start(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def start() -> None:
        async with border.serving(None):
            pytest.fail("it serves")

    monkeypatch.setattr(border, "show_log", lambda _log: None)
    monkeypatch.setenv(VARIABLE, address)
    server_rooms.cache_clear()
    with pytest.raises(UnsoundAddress, match=VARIABLE) as wrong:
        asyncio.run(start())
    server_rooms.cache_clear()
    assert "secret" not in str(wrong.value)


def test_a_server_without_redis_never_loads_its_library() -> None:
    said = "import sys; from viz.room.server import server_rooms; server_rooms(); print('redis' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, env={"PATH": ""})
    assert found.stdout.strip() == "False"
