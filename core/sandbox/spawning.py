"""The server's side of spawned workers: one process a program, started ahead of time, where none can be forked."""

from __future__ import annotations

import logging
import mmap
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import msgspec

from core.logs import OPEN
from core.sandbox import progress
from core.sandbox.control import Ready
from core.sandbox.idleness import Idleness
from core.sandbox.inbox import Inbox
from core.sandbox.libraries import HEAVY
from core.sandbox.messages import Garbage
from core.sandbox.settings import Isolation, PoolSettings
from core.sandbox.starting import ROOT, WorkerLost, clean_environment
from core.sandbox.zygotes import how_ended, no_room

_log = logging.getLogger(__name__)

_MOST_READY_BYTES = 4096


class SpawnedChild:
    """One spawned process, and our end of the connection to it. It is there for one job."""

    def __init__(self, settings: PoolSettings, libraries: str) -> None:
        """Start it, without waiting for it.

        Raises:
            OSError: the system has no room for it.
        """
        with ExitStack() as undone:
            self._file, self._page = _page_in_a_file()
            undone.callback(self._drop_page)
            self.connection, theirs = socket.socketpair()
            undone.callback(self.connection.close)
            with theirs:
                self._process = _started(settings, libraries, theirs, self._file)
                self._hand_over(theirs)
            undone.pop_all()
        self.warm: Ready | None = None
        self._lock = threading.Lock()

    def _hand_over(self, theirs: socket.socket) -> None:
        """Give the process its end of the connection where it inherits none (Windows): as a text on its input."""
        assert self._process.stdin is not None
        with suppress(OSError), self._process.stdin as stdin:  # it may have died: `ready` notices
            if sys.platform == "win32":
                stdin.write(theirs.share(self._process.pid))

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    @property
    def progress(self) -> int | None:
        """See `progress.read`."""
        return progress.read(self._page)

    def ready(self, seconds: float) -> Ready:
        """Wait until it is warm, and return what it says of itself.

        Raises:
            WorkerLost: it did not come up in this time.
        """
        with self._lock:
            if self.warm is None:
                try:
                    said = Inbox(self.connection, _MOST_READY_BYTES).frame(time.monotonic() + seconds)
                    self.warm = msgspec.msgpack.decode(said or b"", type=Ready)
                except (EOFError, OSError, Garbage, msgspec.DecodeError):
                    raise WorkerLost("worker-start") from None
                if sys.platform != "win32":  # where a file that is in use cannot be removed
                    self._file.unlink(missing_ok=True)
                _log.info(
                    "one process for each program, behind these walls only: %s", ", ".join(self.warm.layers), extra=OPEN
                )
            return self.warm

    def signal(self, sent: int) -> None:
        """Send a signal, unless the process has ended."""
        with suppress(OSError):
            self._process.send_signal(sent)

    def halt(self) -> None:
        """Kill the process, without waiting for its end."""
        with suppress(OSError):
            self._process.kill()

    def demote(self, nice: int) -> None:
        """From now on, let jobs of shorter lanes go first."""
        if hasattr(os, "setpriority"):
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, nice)

    def expire(self) -> None:
        """Tell it that its time is nearly over."""
        progress.expire(self._page)

    def lost(self) -> WorkerLost:
        """Return the error for a process that has closed its connection, with how it ended."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        return WorkerLost("worker-died", how=how_ended(self._process.poll()))

    def end(self) -> None:
        """Make sure that the process is gone. `progress` can be read until `close`."""
        self.halt()
        self._process.wait()
        self.connection.close()

    def close(self) -> None:
        """End it, and forget how far it came."""
        self.end()
        self._drop_page()

    def _drop_page(self) -> None:
        self._page.close()
        self._file.unlink(missing_ok=True)


def _page_in_a_file() -> tuple[Path, mmap.mmap]:
    descriptor, name = tempfile.mkstemp(prefix="cotangent-")
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(bytes(progress.BYTES))
        return path, progress.page_in(path)
    except OSError:
        path.unlink()
        raise


def _started(settings: PoolSettings, libraries: str, theirs: socket.socket, page: Path) -> subprocess.Popen[bytes]:
    inherited = 0 if sys.platform == "win32" else theirs.fileno()
    return subprocess.Popen(
        [sys.executable, "-m", "core.sandbox.spawned", str(inherited), settings.body, libraries, str(page)],
        cwd=ROOT,
        env=clean_environment(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        pass_fds=(inherited,) if inherited else (),
        start_new_session=True,
    )


class SpawnedWorkers:
    """Workers of one kind. One waits ahead of the next job, once one was needed; a heavy one not for ever."""

    def __init__(self, settings: PoolSettings, libraries: str) -> None:
        self._settings = settings
        self._libraries = libraries
        self._lock = threading.Lock()
        self._waiting: SpawnedChild | None = None
        self._taken: set[SpawnedChild] = set()
        self._idle = Idleness(settings.libraries_idle, self.retire)
        self._closed = False

    def start(self) -> SpawnedChild:
        """Return the process that waits for the next job; it may still be warming up.

        Raises:
            WorkerLost: the pool is closed, or the system has no room for a process.
        """
        with self._lock:
            if self._closed:
                raise WorkerLost("closed")
            if self._waiting is not None and not self._waiting.alive:
                self._waiting.close()
                self._waiting = None
            if self._waiting is None:
                try:
                    self._waiting = SpawnedChild(self._settings, self._libraries)
                except OSError as error:
                    raise no_room(error) from None
            return self._waiting

    def ready(self) -> Ready:
        """Wait until a worker is warm, and return what it says of itself.

        Raises:
            WorkerLost: it did not come up; its own words are on the server's standard error.
        """
        child = self.start()
        try:
            return child.ready(self._settings.start_seconds)
        except WorkerLost:
            if self._closed:
                raise WorkerLost("closed") from None
            child.halt()
            raise

    def isolation(self) -> Isolation:
        """Return what stands between a program and the machine; waits until a worker is warm.

        Raises:
            WorkerLost: it did not come up.
        """
        return Isolation("spawned", self.ready().layers)

    @contextmanager
    def lent(self) -> Iterator[SpawnedChild]:
        """Lend a worker for one job. When the context ends it is gone, and another gets warm.

        Raises:
            WorkerLost: none could be had.
        """
        child = self._taken_one()
        try:
            yield child
        finally:
            child.close()
            with self._lock:
                self._taken.discard(child)
            with suppress(WorkerLost):  # the next one to need it notices by itself
                self.start()
            if self._libraries == HEAVY:
                self._idle.begin()

    def retire(self) -> None:
        """End the process that waits for a job. Nobody has used one for a while."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.close()

    def _taken_one(self) -> SpawnedChild:
        self._idle.stop()
        while True:
            self.ready()
            with self._lock:
                child = self._waiting
                if child is not None and child.warm is not None:  # else another thread was faster
                    self._waiting = None
                    self._taken.add(child)
                    return child

    def processes(self) -> tuple[int, ...]:
        """Return the process ids of the workers."""
        with self._lock:
            children = [*self._taken, *([] if self._waiting is None else [self._waiting])]
        return tuple(child.pid for child in children if child.alive)

    def close(self) -> None:
        """End every process. None can be had afterwards."""
        with self._lock:
            self._closed = True
            self._idle.stop()
            waiting, self._waiting = self._waiting, None
            taken = tuple(self._taken)
        if waiting is not None:
            waiting.close()
        for child in taken:
            child.end()  # whose job's thread gives it back
