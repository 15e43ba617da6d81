"""Sessions whose browser has left: keep them for a while, since it may only have lost its connection.

Streamlit's own store reports a session as gone when its time is up, but lets it go only when the next one comes, and
leaves its end to the garbage collector: a class that has left would stay until the next one. This one ends each at its
time. A browser that comes later gets a new session, and its address says what was on screen.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from streamlit.runtime import memory_session_storage
from streamlit.runtime.session_manager import SessionInfo, SessionStorage

from viz.widgets.border.memory import something_ended

MOST = 128
"""Sessions; one takes less than 100 kB. When more have left, the one that left first ends."""


def end_left_sessions() -> None:
    """Have the server, which is not made yet, keep sessions here. Streamlit has no setting for its store."""
    memory_session_storage.MemorySessionStorage = LeftSessions


class LeftSessions(SessionStorage):
    """Keeps sessions for some seconds. As of every store, all methods are called in the event loop's thread."""

    def __init__(self, maxsize: int = MOST, ttl_seconds: float = 120) -> None:  # Streamlit's names
        self._most, self._seconds = maxsize, ttl_seconds
        self._left: OrderedDict[str, tuple[SessionInfo, asyncio.TimerHandle]] = OrderedDict()

    def get(self, session_id: str) -> SessionInfo | None:
        """Return a session that left; None when it has ended."""
        found = self._left.get(session_id)
        return found and found[0]

    def save(self, session_info: SessionInfo) -> None:
        """Keep a session until its browser is back or its time is up."""
        name = session_info.session.id
        self.delete(name)
        timer = asyncio.get_running_loop().call_later(self._seconds, self._end, name)
        self._left[name] = session_info, timer
        while len(self._left) > self._most:
            self._end(next(iter(self._left)))

    def delete(self, session_id: str) -> None:
        """Forget a session, which somebody else goes on using or ends."""
        if (found := self._left.pop(session_id, None)) is not None:
            found[1].cancel()

    def list(self) -> list[SessionInfo]:
        """Return all sessions that are kept, the one that left first at the beginning."""
        return [info for info, _timer in self._left.values()]

    def _end(self, name: str) -> None:
        info, _timer = self._left[name]
        self.delete(name)
        info.session.shutdown()
        something_ended()
