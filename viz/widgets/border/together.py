"""Messages of one moment leave together: one turn of the event loop, and one write to the socket.

Streamlit wakes the event loop for each message, yields between any two, and writes each alone. All three let go of
Python's lock, and while a page computes it takes 5 ms to get it back: of an edit's thirty messages the picture left
35 ms after it was there.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.runtime import Runtime

MOST = 100
"""Messages of one moment: the queue of a connection holds five times as many, and is emptied in between."""

_flush, _send = AppSession.flush_browser_queue, Runtime._send_message


class Moment(list[ForwardMsg]):
    """Messages that Streamlit's loop takes for one."""


def send_together() -> None:
    """Have the messages of a moment sent together; calling it again changes nothing."""
    AppSession.flush_browser_queue = flush
    Runtime._send_message = send
    Runtime._enqueued_some_message = enqueued
    AppSession._call_soon_on_event_loop = call_soon


def flush(self: AppSession) -> Any:
    """Return what waits for the browser, in parts that are sent without a pause."""
    messages = _flush(self)
    return [Moment(messages[begin : begin + MOST]) for begin in range(0, len(messages), MOST)]


def send(self: Runtime, session_info: Any, msg: Any) -> None:
    """Send a part of them, or one message."""
    for message in msg if isinstance(msg, Moment) else (msg,):
        _send(self, session_info, message)


def enqueued(self: Runtime) -> None:
    """Have the event loop look for messages to send."""
    objects = self._get_async_objs()
    _soon(objects.eventloop, objects.need_send_data.set)


def call_soon(self: AppSession, callback: Callable[[], None]) -> None:
    """Have the event loop call something, in the order in which it was asked to. A closed one calls nothing."""
    try:
        _soon(self._event_loop, callback)
    except RuntimeError:
        if not self._event_loop.is_closed():
            raise


_callbacks: WeakKeyDictionary[asyncio.AbstractEventLoop, deque[Callable[[], object]]] = WeakKeyDictionary()
"""What threads want each event loop to call."""
_waking: WeakKeyDictionary[asyncio.AbstractEventLoop, bool] = WeakKeyDictionary()


def _soon(loop: asyncio.AbstractEventLoop, callback: Callable[[], object]) -> None:
    """Let an event loop call something, and wake it, unless it was woken already and has not come to it.

    Raises:
        RuntimeError: the loop is closed.
    """
    _callbacks.setdefault(loop, deque()).append(callback)
    if not _waking.get(loop):
        _waking[loop] = True
        try:
            loop.call_soon_threadsafe(_woken, loop)
        except RuntimeError:
            _callbacks.pop(loop, None)
            _waking[loop] = False
            raise


def _woken(loop: asyncio.AbstractEventLoop) -> None:
    _waking[loop] = False  # before the others: whoever comes between wakes it again
    waiting = _callbacks[loop]
    while waiting:
        loop.call_soon(waiting.popleft())


class Joining:
    """A transport that writes at the end of the event loop's turn all that it was given until then."""

    __slots__ = ("_loop", "_transport", "_waiting")

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._waiting: tuple[bytes, ...] = ()

    def write(self, data: bytes) -> None:
        """Write it soon."""
        if not self._waiting:
            self._loop.call_soon(self._write)
        self._waiting = (*self._waiting, data)

    def close(self) -> None:
        """Write what waits, and close."""
        self._write()
        self._transport.close()

    def _write(self) -> None:
        waiting, self._waiting = self._waiting, ()
        if waiting and not self._transport.is_closing():
            self._transport.write(b"".join(waiting))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)
