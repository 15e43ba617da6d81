"""Reading one framed message from a worker that may be slow, dead or malicious."""

from __future__ import annotations

import socket
import time

from core.sandbox.messages import HEADER_BYTES, frame_length


class Inbox:
    """A message that arrives in pieces; reading goes on where it stopped when the time was up."""

    def __init__(self, connection: socket.socket, most: int) -> None:
        self._connection = connection
        self._most = most
        self._header = bytearray(HEADER_BYTES)
        self._body: bytearray | None = None  # its pages are taken as they are filled
        self._filled = 0

    def frame(self, until: float) -> bytearray | None:
        """Return the message's body, or None when it was not there at the monotonic time ``until``.

        Raises:
            EOFError: the worker closed its end, or died.
            Garbage: the announced length is more than allowed.
        """
        if self._body is None:
            if not self._fill(self._header, until):
                return None
            self._body, self._filled = bytearray(frame_length(bytes(self._header), self._most)), 0
        return self._body if self._fill(self._body, until) else None

    def _fill(self, part: bytearray, until: float) -> bool:
        rest = memoryview(part)[self._filled :]
        while rest:
            remaining = until - time.monotonic()
            if remaining <= 0:
                return False
            try:
                self._connection.settimeout(remaining)
                arrived = self._connection.recv_into(rest)
            except TimeoutError:
                return False
            except OSError as error:  # also where the pool was closed, and our end with it
                raise EOFError from error
            if not arrived:
                raise EOFError
            self._filled += arrived
            rest = rest[arrived:]
        return True
