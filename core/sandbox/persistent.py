"""The server's side of a persistent worker: started when first needed, killed and replaced when it overruns."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import threading
import time

import msgspec

from core.trace.limits import Limits
from core.sandbox.control import Ready
from core.sandbox.inbox import Inbox
from core.sandbox.messages import Garbage
from core.sandbox.settings import PoolSettings
from core.sandbox.starting import ROOT, WorkerLost, clean_environment

_log = logging.getLogger(__name__)

_MOST_READY_BYTES = 4096


class PersistentWorker:
    """One process for many jobs. `run` is called by one thread at a time (its lane has one place)."""

    def __init__(self, settings: PoolSettings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: socket.socket | None = None
        self._closed = False
        self.layers: tuple[str, ...] = ("own-process",)

    def run(self, letter: bytes, limits: Limits) -> bytes:
        """Send a framed job; return the body of the worker's message.

        Raises:
            WorkerLost: it overran its time, died, or did not start. The next call starts another.
            Garbage: it announced too long a message.
        """
        try:
            connection = self._connected()
            inbox = Inbox(connection, limits.result_bytes)
            connection.settimeout(limits.wall_seconds)
            connection.sendall(letter)
            body = inbox.frame(time.monotonic() + limits.wall_seconds)
        except (EOFError, OSError):  # OSError also when `close` closed the connection meanwhile
            self.end()
            raise WorkerLost("closed" if self._closed else "worker-died", how="persistent") from None
        except BaseException:
            self.end()
            raise
        if body is None:
            self.end()
            raise WorkerLost("wall-time", seconds=f"{limits.wall_seconds:g}")
        return body

    def processes(self) -> tuple[int, ...]:
        """Return the process id, if there is a process."""
        process = self._process
        return (process.pid,) if process is not None and process.poll() is None else ()

    def end(self) -> None:
        """End the process that there is; the next job gets another."""
        with self._lock:
            process, connection = self._process, self._connection
            self._process = self._connection = None
        if process is not None:
            process.kill()
            process.wait()
        if connection is not None:
            connection.close()

    def close(self) -> None:
        """End the process and start no other."""
        self._closed = True
        self.end()

    def _connected(self) -> socket.socket:
        # Looked up once: `close`, in another thread, may take both away at any moment.
        process, connection = self._process, self._connection
        if connection is None or process is None or process.poll() is not None:
            self.end()
            return self._start()
        return connection

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            if self._closed:
                ours.close()
                raise WorkerLost("closed")
            self._process = subprocess.Popen(
                [sys.executable, "-m", "core.sandbox.spawned", str(theirs.fileno()), self._settings.body],
                cwd=ROOT,
                env=clean_environment(os.environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )
            self._connection = ours
        try:
            ready = Inbox(ours, _MOST_READY_BYTES).frame(time.monotonic() + self._settings.start_seconds)
            self.layers = msgspec.msgpack.decode(ready or b"", type=Ready).layers
        except (EOFError, OSError, Garbage, msgspec.DecodeError):
            self.end()
            raise WorkerLost("closed" if self._closed else "worker-start") from None
        _log.info("one process for many programs, behind these walls only: %s", ", ".join(self.layers))
        return ours
