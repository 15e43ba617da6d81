"""Frees memory of idle sessions: the list of pages is kept once for all, an event loop only once it is used.

Streamlit makes each session an event loop, for scripts that await something, which ours never do: 5 kB, and three files
of the thousand that a process may usually have open. And each session has its own list of the same pages.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.pages_manager import PagesManager

KEPT = 8
"""Lists of pages: in each language, with and without the page of the server's figures."""

_known: deque[dict[str, Any]] = deque(maxlen=KEPT)
_session_made, _loop_closed = AppSession.__init__, app_session._close_script_event_loop
_set_pages = PagesManager.set_pages_and_resolve


def lighten_sessions() -> None:
    """Have sessions keep less; calling it again changes nothing."""
    AppSession.__init__ = session_made
    app_session._close_script_event_loop = loop_closed
    PagesManager.set_pages_and_resolve = set_pages


def session_made(self: AppSession, *args: Any, **named: Any) -> None:
    """Make a session whose scripts get an event loop when they use one."""
    _session_made(self, *args, **named)
    self._script_event_loop.close()
    self._script_event_loop = LaterLoop()


def loop_closed(loop: asyncio.AbstractEventLoop) -> None:
    """End what runs in a session's event loop, if it has one, and close it."""
    if isinstance(loop, LaterLoop):
        if loop.made is not None:
            _loop_closed(loop.made)
        loop.close()
    else:
        _loop_closed(loop)


def set_pages(self: PagesManager, pages: dict[str, Any], fallback_page_hash: str = "") -> Any:
    """Tell a session its pages: of equal lists the one that came first."""
    known = next((one for one in _known if one == pages), None)
    if known is None:
        _known.append(pages)
    return _set_pages(self, known or pages, fallback_page_hash)


class LaterLoop(asyncio.AbstractEventLoop):
    """An event loop that is made when it is first asked to do something.

    Attributes:
        made: The one that does it; None before.
    """

    made: asyncio.AbstractEventLoop | None = None
    _closed = False

    def is_running(self) -> bool:
        """Return whether it runs."""
        return self.made is not None and self.made.is_running()

    def is_closed(self) -> bool:
        """Return whether it was closed."""
        return self._closed or (self.made is not None and self.made.is_closed())

    def close(self) -> None:
        """Close it; there may be nothing to close."""
        self._closed = True
        if self.made is not None:
            self.made.close()

    def _doing(self) -> asyncio.AbstractEventLoop:
        if self.made is None:
            if self._closed:
                raise RuntimeError("Event loop is closed")
            self.made = asyncio.new_event_loop()
        return self.made


def _passed_on(name: str) -> Callable[..., Any]:
    def method(self: LaterLoop, *args: Any, **named: Any) -> Any:
        return getattr(self._doing(), name)(*args, **named)

    return method


for _name in dir(asyncio.AbstractEventLoop):
    if not _name.startswith("__") and _name not in vars(LaterLoop):
        setattr(LaterLoop, _name, _passed_on(_name))
