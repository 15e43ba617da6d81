"""A queue and a gate for asyncio that take little room while nothing happens.

Those of asyncio hold ring buffers of 760 bytes each, empty or not: a queue four, an event one. A connection that waits
for hours has two queues and three events.
"""

from __future__ import annotations

import asyncio
from typing import Generic, TypeVar

T = TypeVar("T")


class Gate:
    """An `asyncio.Event` in a tenth of the room."""

    __slots__ = ("_open", "_waiting")

    def __init__(self, opened: bool = False) -> None:
        self._open = opened
        self._waiting: tuple[asyncio.Future[None], ...] = ()

    def is_set(self) -> bool:
        """Return whether it is open."""
        return self._open

    def set(self) -> None:
        """Open it: all who wait go on."""
        self._open = True
        waiting, self._waiting = self._waiting, ()
        for one in waiting:
            if not one.done():
                one.set_result(None)

    def clear(self) -> None:
        """Close it."""
        self._open = False

    async def wait(self) -> bool:
        """Wait until it opens; who waits goes on even when it is closed again before its turn comes."""
        if not self._open:
            waiter = asyncio.get_running_loop().create_future()
            self._waiting = (*self._waiting, waiter)
            try:
                await waiter
            finally:
                self._waiting = tuple(one for one in self._waiting if one is not waiter)
        return True


class Queue(Generic[T]):
    """An `asyncio.Queue` that nobody waits for to have room, in a tenth of the room."""

    __slots__ = ("_came", "_items", "_most")

    def __init__(self, most: int = 0) -> None:
        """Make an empty one of at most so many items; 0 for any number."""
        self._items: list[T] = []
        self._came = Gate()
        self._most = most

    def empty(self) -> bool:
        """Return whether nothing is in it."""
        return not self._items

    def put_nowait(self, item: T) -> None:
        """Add an item at the end.

        Raises:
            asyncio.QueueFull: there is no room for it.
        """
        if self._most and len(self._items) >= self._most:
            raise asyncio.QueueFull
        self._items.append(item)
        self._came.set()

    async def get(self) -> T:
        """Wait for an item; return the one that came first."""
        while not self._items:
            self._came.clear()
            await self._came.wait()
        return self._items.pop(0)
