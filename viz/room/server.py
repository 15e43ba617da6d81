"""The rooms of this server process, kept where ``COTANGENT_REDIS_URL`` says, else in its memory."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache

from viz.room.memory import MemoryStore
from viz.room.records import Bounds
from viz.room.rooms import Rooms
from viz.room.store import Store

VARIABLE = "COTANGENT_REDIS_URL"


class UnsoundAddress(Exception):
    """The variable holds no address of a Redis. The message names the variable, not its value, which has a password."""


@cache
def server_rooms() -> Rooms:
    """Return the rooms of this process, which all sessions share.

    Raises:
        UnsoundAddress: the variable is set and holds none.
    """
    bounds = Bounds()
    return Rooms(store_from(os.environ, bounds), bounds)


def store_from(environment: Mapping[str, str], bounds: Bounds) -> Store:
    """Return the store that an environment asks for. It is not connected yet.

    Raises:
        UnsoundAddress: as `server_rooms`.
    """
    url = environment.get(VARIABLE, "").strip()
    if not url:
        return MemoryStore(bounds)
    from viz.room.redis_store import RedisStore  # a tenth of a second, which one replica alone need not spend

    try:
        return RedisStore(url, bounds)
    except ValueError:  # its message quotes the address
        raise UnsoundAddress(f"{VARIABLE} must be an address such as redis://[:password@]host:6379/0") from None
