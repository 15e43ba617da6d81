"""Reading one framed message from a worker that may be slow, dead or malicious."""

from __future__ import annotations

import socket
import time

from core.sandbox.messages import HEADER_BYTES, frame_length


class Inbox:
    """What has arrived so far of one message; reading goes on where it stopped when the time was up."""

    def __init__(self, connection: socket.socket, most: int) -> None:
        self._connection = connection
        self._most = most
        self._header = bytearray()
        self._body = bytearray()
        self._length = 0

    def frame(self, until: float) -> bytes | None:
        """Return the message's body, or None when it was not there at the monotonic time ``until``.

        Raises:
            EOFError: the worker closed its end, or died.
            Garbage: the announced length is more than allowed.
        """
        if len(self._header) < HEADER_BYTES:
            if not self._filled(self._header, HEADER_BYTES, until):
                return None
            self._length = frame_length(bytes(self._header), self._most)
        return bytes(self._body) if self._filled(self._body, self._length, until) else None

    def _filled(self, part: bytearray, length: int, until: float) -> bool:
        while len(part) < length:
            remaining = until - time.monotonic()
            if remaining <= 0:
                return False
            self._connection.settimeout(remaining)
            try:
                piece = self._connection.recv(min(length - len(part), 1 << 20))
            except TimeoutError:
                return False
            except ConnectionError as error:
                raise EOFError from error
            if not piece:
                raise EOFError
            part += piece
        return True
