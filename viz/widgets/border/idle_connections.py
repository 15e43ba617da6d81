"""Frees memory of idle connections: copies of the handshake, and empty buffers.

uvicorn, its parser and Streamlit each keep the headers with which a web socket began, and only Streamlit's are looked
at again. Browsers of one class say the same in most of them, so these are kept once for all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from starlette.websockets import WebSocket
from streamlit.web.server.starlette.starlette_server_config import WEBSOCKET_MAX_SEND_QUEUE_SIZE
from streamlit.web.server.starlette.starlette_websocket import StarletteClientContext, StarletteSessionClient
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol as Protocol

from viz.widgets.border.light_waiting import Gate, Queue

KEPT, LENGTH = 1_000, 400
"""Headers that are kept once for all connections, and the bytes of the longest."""

_protocol_made, _start_keepalive = Protocol.__init__, Protocol.start_keepalive
_client_made, _context_made = StarletteSessionClient.__init__, StarletteClientContext.__init__


def lighten_connections() -> None:
    """Have connections keep less; calling it again changes nothing."""
    Protocol.__init__ = protocol_made
    Protocol.start_keepalive = start_keepalive
    StarletteSessionClient.__init__ = client_made
    StarletteClientContext.__init__ = context_made


def protocol_made(self: Protocol, *args: Any, **named: Any) -> None:
    """Make uvicorn's side of a connection, with a queue and a gate of ours."""
    _protocol_made(self, *args, **named)
    self.queue = Queue()  # pyright: ignore[reportAttributeAccessIssue]
    self.writable = Gate(opened=True)  # pyright: ignore[reportAttributeAccessIssue]


def start_keepalive(self: Protocol) -> None:
    """Forget the handshake: it has been answered."""
    _start_keepalive(self)
    self.request.headers.clear()  # its parser keeps the request as long as it lives
    self.response.headers.clear()
    self.scope["headers"] = [_once(name, value) for name, value in self.scope["headers"]]


def client_made(self: StarletteSessionClient, websocket: WebSocket) -> None:
    """Make Streamlit's side of a connection; its sender, which starts afterwards, takes from a queue of ours."""
    _client_made(self, websocket)
    self._send_queue = Queue(WEBSOCKET_MAX_SEND_QUEUE_SIZE)  # pyright: ignore[reportAttributeAccessIssue]
    self._closed = Gate()  # pyright: ignore[reportAttributeAccessIssue]


def context_made(self: StarletteClientContext, websocket: WebSocket) -> None:
    """Keep what the browser said at the beginning, with what others say as well."""
    _context_made(self, websocket)
    self._headers = [_once(name, value) for name, value in self._headers]


def _once(name: Any, value: Any) -> tuple[Any, Any]:
    """Return a header: of equal ones the one that came first, unless it is long."""
    return _kept(name, value) if len(value) <= LENGTH else (name, value)


@lru_cache(KEPT, typed=True)
def _kept(name: Any, value: Any) -> tuple[Any, Any]:
    return name, value
