"""A road to a server that a test cuts, or on which it loses one reply."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Cutting:
    """A TCP proxy on this machine.

    Attributes:
        asked: How often somebody said something to the server.
        lost: Replies that were lost on purpose.
    """

    def __init__(self, port: int) -> None:
        self._target = ("127.0.0.1", port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._threads: list[threading.Thread] = []
        self._countdown: int | None = None
        self.asked = self.lost = 0
        self._begin(self._accept)

    def _begin(self, work: Callable[..., None], *facts: object) -> None:
        self._threads.append(threading.Thread(target=work, args=facts, daemon=True))
        self._threads[-1].start()

    def cut(self) -> None:
        """End all connections, both ways."""
        for pair in list(self._pairs):
            for one in pair:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def lose_reply(self, after: int) -> None:
        """End the connections in place of passing on one reply, after so many others."""
        self._countdown = after

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._threads[0].join()
        self.cut()
        for thread in self._threads[1:]:
            thread.join()
        for one in (self._listening, *(one for pair in self._pairs for one in pair)):
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                inner, _address = self._listening.accept()
            except OSError:
                return
            outer = socket.create_connection(self._target)
            self._pairs.append((inner, outer))
            self._begin(self._pass, inner, outer, False)
            self._begin(self._pass, outer, inner, True)

    def _pass(self, source: socket.socket, target: socket.socket, replies: bool) -> None:
        with contextlib.suppress(OSError):
            while heard := source.recv(65_536):
                if replies and self._loses():
                    self.lost += 1
                    self.cut()
                    return
                self.asked += not replies
                target.sendall(heard)
        for one in (source, target):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _loses(self) -> bool:
        if self._countdown is None:
            return False
        self._countdown -= 1
        if self._countdown >= 0:
            return False
        self._countdown = None
        return True


@contextmanager
def cuttable(port: int) -> Iterator[Cutting]:
    """Put a `Cutting` before a port of this machine, for the block."""
    cutting = Cutting(port)
    try:
        yield cutting
    finally:
        cutting.close()
