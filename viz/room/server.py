"""The rooms of this server process."""

from __future__ import annotations

from functools import cache

from viz.room.memory import MemoryStore
from viz.room.records import Bounds
from viz.room.rooms import Rooms


@cache
def server_rooms() -> Rooms:
    """Return the rooms of this process, which all sessions share."""
    bounds = Bounds()
    return Rooms(MemoryStore(bounds), bounds)
