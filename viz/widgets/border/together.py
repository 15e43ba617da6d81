"""Messages of one moment leave together: one turn of the event loop, and one write to the socket.

Streamlit yields between any two messages, and each of them is written alone. Both let go of Python's lock, and while a
page computes it takes 5 ms to get it back: of an edit's thirty messages the picture left 35 ms after it was there.
"""

from __future__ import annotations

import asyncio
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


def flush(self: AppSession) -> Any:
    """Return what waits for the browser, in parts that are sent without a pause."""
    messages = _flush(self)
    return [Moment(messages[begin : begin + MOST]) for begin in range(0, len(messages), MOST)]


def send(self: Runtime, session_info: Any, msg: Any) -> None:
    """Send a part of them, or one message."""
    for message in msg if isinstance(msg, Moment) else (msg,):
        _send(self, session_info, message)


def enqueued(self: Runtime) -> None:
    """Wake the event loop for a message, unless it was woken for another one and has not come to it."""
    objects = self._get_async_objs()
    if not _waking.get(objects.eventloop):
        _waking[objects.eventloop] = True
        objects.eventloop.call_soon_threadsafe(_woken, objects.eventloop, objects.need_send_data)


_waking: WeakKeyDictionary[asyncio.AbstractEventLoop, bool] = WeakKeyDictionary()


def _woken(loop: asyncio.AbstractEventLoop, need_send_data: asyncio.Event) -> None:
    _waking[loop] = False  # before the other: whoever comes between the two wakes it again
    need_send_data.set()


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
