"""Bounds of a web socket's frames, which uvicorn reads before any middleware sees a message.

``server.maxMessageSize`` is one number for both directions, and a picture may have a megabyte. Pings are answered and
the pieces of a message that is never ended are kept, both without a bound.
"""

from __future__ import annotations

import socket
from asyncio import BaseTransport, Transport
from time import monotonic
from typing import cast
from weakref import WeakKeyDictionary

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol as Protocol
from websockets.frames import Frame

from viz.arriving import Bucket
from viz.widgets.border.messages import MESSAGE_BYTES
from viz.widgets.border.together import Joining

FRAMES_AT_ONCE, FRAMES_PER_SECOND = 50, 5
"""Pings and pieces of messages, of one connection. Browsers answer pings, and send a message as one frame."""
KERNEL_BYTES = 1 << 18
"""What the kernel keeps of a connection that is read slowly; by itself it goes up to six megabytes."""
READ_BYTES = 4_096
"""What is read at once. asyncio reads 256 kB, which may be 40,000 frames: a second without a pause for everybody."""

_connection_made, _handle_ping, _handle_cont = Protocol.connection_made, Protocol.handle_ping, Protocol.handle_cont
_frames: WeakKeyDictionary[Protocol, Bucket] = WeakKeyDictionary()


def bound_frames() -> None:
    """Put the bounds around uvicorn's protocol; calling it again changes nothing."""
    Protocol.connection_made = connection_made
    Protocol.handle_ping = handle_ping
    Protocol.handle_cont = handle_cont


def connection_made(self: Protocol, transport: BaseTransport) -> None:
    """Bound the messages of a new connection, and begin to count its frames; what it sends is written together."""
    _connection_made(self, transport)
    self.transport = cast(Transport, Joining(self.transport, self.loop))
    self.conn.max_message_size = MESSAGE_BYTES
    transport.__dict__["max_size"] = READ_BYTES
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, KERNEL_BYTES)
    _frames[self] = Bucket(FRAMES_AT_ONCE, FRAMES_PER_SECOND, monotonic())


def handle_ping(self: Protocol) -> None:
    """Answer a ping that comes in time."""
    if _within_bounds(self):
        _handle_ping(self)


def handle_cont(self: Protocol, event: Frame) -> None:
    """Keep a piece of a message."""
    if _within_bounds(self):
        _handle_cont(self, event)


def _within_bounds(protocol: Protocol) -> bool:
    """Count a frame; where there were too many, end the connection and return False."""
    if _frames[protocol].seconds_to_wait(1, monotonic()) == 0:
        return True
    protocol.transport.abort()
    return False
