"""Both stores of rooms, with a clock that tests move."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest

from tests.room.servers import RedisServer, redis_server
from viz.room.memory import MemoryStore
from viz.room.records import Bounds
from viz.room.redis_store import RedisStore
from viz.room.rooms import Rooms
from viz.room.store import Store


class Clock:
    """Seconds since 1970, moved by the test."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


MakeRooms = Callable[..., Rooms]


@pytest.fixture(scope="session")
def shared_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    with redis_server(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["memory", "redis"])
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def make_store(kind: str, clock: Clock, request: pytest.FixtureRequest) -> Iterator[Callable[[Bounds], Store]]:
    made: list[RedisStore] = []

    def store(bounds: Bounds) -> Store:
        if kind == "memory":
            return MemoryStore(bounds, clock)
        server = request.getfixturevalue("shared_redis")
        made.append(RedisStore(server.url, bounds, clock))
        return made[-1]

    if kind == "redis":
        client = request.getfixturevalue("shared_redis").client()
        client.flushall()
        client.close()
    yield store
    for one in made:
        one.disconnect()


@pytest.fixture
def make_rooms(make_store: Callable[[Bounds], Store], clock: Clock) -> MakeRooms:
    """Return a function from bounds to rooms over either store."""

    def rooms(**bounds: float) -> Rooms:
        wanted = msgspec.convert(bounds, Bounds)
        return Rooms(make_store(wanted), wanted, clock)

    return rooms
