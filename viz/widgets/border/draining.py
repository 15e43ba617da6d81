"""The end of a server that others wait for: it takes nobody new, ends what runs, and sends its visitors elsewhere.

uvicorn closes every web socket at the first SIGTERM, also one whose page waits for a program. So the signal is taken
before uvicorn has it: new web sockets are refused, a visitor whose page is at rest is sent away, and so are the others
as soon as their pages are. Their browsers connect again, to another server if a proxy stands before several, and ask
for the same address, which holds the program. When nobody is left, or time is up, uvicorn gets its signal.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import monotonic
from types import FrameType

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient

from core.logs import OPEN
from viz.widgets.border.hosting import hosting
from viz.widgets.border.sockets import SCOPE_KEY, Socket, open_sockets

_log = logging.getLogger("core.serving")

LOOK_SECONDS = 0.05
_ended = threading.Event()


def draining() -> bool:
    """Return whether this server has been told to end."""
    return _ended.is_set()


class Draining:
    """Refuses web sockets while the server drains, with a status at which a proxy asks the next server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" or not draining():
            await self.app(scope, receive, send)
            return
        headers = [(b"retry-after", b"1"), (b"content-length", b"0")]
        await send({"type": "websocket.http.response.start", "status": 503, "headers": headers})
        await send({"type": "websocket.http.response.body", "body": b""})


@contextmanager
def drained_at_the_end() -> Iterator[Callable[[], None]]:
    """While the server runs, let SIGTERM drain it; a second one ends it at once. Must be entered in the event loop.

    Yields:
        What drains it without a signal, so that it leaves with status 0.
    """
    if threading.current_thread() is not threading.main_thread():  # signals are the main thread's, as in AppTest
        yield lambda: None
        return
    loop = asyncio.get_running_loop()
    before = signal.getsignal(signal.SIGTERM)
    tasks: list[asyncio.Task[None]] = []

    def end() -> None:
        if callable(before):
            before(signal.SIGTERM, None)

    def told(_signal: int, _frame: FrameType | None) -> None:
        if draining():
            end()
            return
        _ended.set()
        loop.call_soon_threadsafe(lambda: tasks.append(loop.create_task(_drained(end))))

    def leave() -> None:
        if not draining():
            _ended.set()
            server = getattr(before, "__self__", None)
            # By its signal uvicorn would leave with the signal's status.
            stop = partial(setattr, server, "should_exit", True) if isinstance(server, uvicorn.Server) else end
            tasks.append(loop.create_task(_drained(stop)))

    signal.signal(signal.SIGTERM, told)
    try:
        yield leave
    finally:
        signal.signal(signal.SIGTERM, before)
        for task in tasks:
            task.cancel()
        _ended.clear()


async def _drained(end: Callable[[], None]) -> None:
    """Send every visitor away as soon as their page is at rest, then end the server."""
    until = monotonic() + hosting().drain_seconds
    _log.info("draining: %d visitors are here", len(open_sockets()), extra=OPEN)
    try:
        while (there := open_sockets()) and monotonic() < until:
            busy = _busy()
            for socket in there:
                if socket not in busy and not socket.waiting:
                    await socket.dismiss()
            await asyncio.sleep(LOOK_SECONDS)
        _log.info("drained: %d visitors are left", len(open_sockets()), extra=OPEN)
    finally:
        end()


def _busy() -> set[Socket]:
    """Return the connections whose page runs, or whose answer is still to be sent.

    Streamlit has no public word for this: a session has a script runner from the message that asks for a run until
    its script has ended, and what the script showed goes through two queues.
    """
    busy = set()
    for info in Runtime.instance()._session_mgr.list_active_sessions():
        client, session = info.client, info.session
        if not isinstance(client, StarletteSessionClient):
            continue
        at_rest = session._scriptrunner is None and session._browser_queue.is_empty() and client._send_queue.empty()
        if not at_rest:
            busy.add(client._websocket.scope.get(SCOPE_KEY))
    return busy
