"""The server's side of the zygotes: each is started, kept alive and asked for children, some of them ahead of time."""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from core.sandbox import control
from core.sandbox.idleness import Idleness
from core.sandbox.libraries import HEAVY
from core.sandbox.settings import Isolation, PoolSettings
from core.sandbox.starting import ROOT, WorkerLost, clean_environment

_log = logging.getLogger(__name__)

_HEAVY_NICE = 15
_END_SECONDS = 20.0


class Child:
    """One forked worker and our end of the connection to it.

    Attributes:
        status: Its exit code, or minus the signal that ended it; None while it lives, and when it could not be made.
        progress: Index of the statement at which its program was when it ended, if it said one.
    """

    def __init__(self, zygote: Zygote, number: int, connection: socket.socket) -> None:
        self.zygote = zygote
        self.number = number
        self.connection = connection
        self.pid = 0
        self.status: int | None = None
        self.progress: int | None = None
        self.forked = threading.Event()
        self.exited = threading.Event()

    def signal(self, sent: int) -> None:
        """Send a signal, unless the child has ended."""
        self.zygote.tell(control.Signal(self.number, sent))

    def halt(self) -> None:
        """Kill the process, without waiting for its end."""
        self.signal(signal.SIGKILL)

    def demote(self) -> None:
        """From now on, let every short job go first."""
        self.zygote.tell(control.Nice(self.number, _HEAVY_NICE))

    def lost(self) -> WorkerLost:
        """Return the error for a child that has closed its connection, with how it ended."""
        self.exited.wait(1.0)
        if not self.zygote.alive:
            return WorkerLost("worker-died", how="zygote")
        if self.exited.is_set() and self.status is None:
            return WorkerLost("server-full")
        return WorkerLost("worker-died", how=how_ended(self.status))

    def end(self) -> None:
        """Make sure that the process is gone, by ending the zygote itself if that is what it takes."""
        self.halt()
        if not self.exited.wait(_END_SECONDS):
            _log.warning("worker %d did not end for %g seconds: its zygote is ended", self.pid, _END_SECONDS)
            self.zygote.kill()
        self.connection.close()


def how_ended(status: int | None) -> str:
    """Say how a process ended: the signal's name, or "exit 1"."""
    return f"exit {status}" if status is None or status >= 0 else signal.Signals(-status).name


class Zygote:
    """A running zygote process. A thread of ours reads what it reports."""

    def __init__(self, settings: PoolSettings, libraries: str) -> None:
        """Start it.

        Raises:
            OSError, RuntimeError: the system has no room for it.
        """
        self.layers: tuple[str, ...] = ()
        self.devices: tuple[str, ...] = ()
        self.settled = threading.Event()  # it is ready, or gone
        self._ended = False
        self._children: dict[int, Child] = {}
        self._numbers = 0
        self._lock = threading.Lock()
        self.channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            try:
                self.process = subprocess.Popen(
                    [sys.executable, "-m", "core.sandbox.zygote", str(theirs.fileno()), settings.body, libraries],
                    cwd=ROOT,
                    env=clean_environment(os.environ),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    pass_fds=(theirs.fileno(),),
                    start_new_session=True,  # Ctrl+C in the terminal is for the server, which then ends us in order
                )
            except OSError:
                self.channel.close()
                raise
        self._reader = threading.Thread(target=self._listen, name="zygote", daemon=True)
        try:
            self._reader.start()
        except RuntimeError:
            self.channel.close()
            self.kill()
            raise

    @property
    def alive(self) -> bool:
        """Whether children can be had (or could, once it is warm)."""
        return not self._ended and self.process.poll() is None

    def child(self) -> Child:
        """Return a new child. It may not exist yet: what is sent to it waits in its connection.

        Raises:
            WorkerLost: the zygote is gone, or this server may open no more connections.
        """
        try:
            ours, theirs = socket.socketpair()
        except OSError as error:
            raise no_room(error) from None
        with theirs, self._lock:
            self._numbers += 1
            child = self._children[self._numbers] = Child(self, self._numbers, ours)
            try:
                control.send(self.channel, control.Fork(child.number), theirs.fileno())
            except OSError as error:
                self._children.pop(child.number, None)
                ours.close()
                if self.alive:
                    raise no_room(error) from None
                raise WorkerLost("worker-died", how="zygote") from None
        return child

    def tell(self, message: control.Control) -> None:
        """Send an order. When the zygote is gone nothing needs to be ordered any more: its children are gone too."""
        with suppress(OSError):
            control.send(self.channel, message)

    def children(self) -> tuple[Child, ...]:
        """Return every child that has not ended."""
        with self._lock:
            return tuple(self._children.values())

    def kill(self) -> None:
        """End it at once; the kernel ends its children."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """Let it end its children and itself, and wait until it has."""
        with suppress(OSError):
            self.channel.shutdown(socket.SHUT_WR)
        try:
            self.process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        if threading.current_thread() is not self._reader:
            self._reader.join()

    def _listen(self) -> None:
        try:
            while received := control.receive(self.channel):
                self._heard(received[0])
        except OSError:
            pass  # the same as an end of the stream
        finally:
            self._ended = True
            self.kill()  # whatever state it is in, nobody talks to it any more
            if self.process.returncode:
                _log.warning("the zygote is gone: %d", self.process.returncode)
            for child in self.children():
                self._gone(control.Exited(child.number, -signal.SIGKILL))
            self.channel.close()
            self.settled.set()

    def _heard(self, message: control.Control) -> None:
        match message:
            case control.Ready(layers, devices):
                self.layers, self.devices = layers, devices
                _log.info("programs run one process each, behind these walls: %s", ", ".join(layers))
                if missing := Isolation("one-shot", layers).missing:
                    _log.warning("walls that this system lacks: %s (see SECURITY.md)", ", ".join(missing))
                self.settled.set()
            case control.Forked(number, pid) if number in self._children:
                self._children[number].pid = pid
                self._children[number].forked.set()
            case control.Exited():
                self._gone(message)

    def _gone(self, message: control.Exited) -> None:
        with self._lock:
            child = self._children.pop(message.number, None)
        if child is not None:  # None: one whose making had failed halfway
            child.status, child.progress = message.status, message.progress
            child.exited.set()


def no_room(error: Exception) -> WorkerLost:
    """Return the error for what this server cannot do because it is full, and log which resource ran out."""
    _log.error("this server has no room for another program: %s", error)
    return WorkerLost("server-full")


class ForkedWorkers:
    """Workers of one kind, from a zygote that is started anew whenever it has died, or ended because nobody used it."""

    def __init__(self, settings: PoolSettings, libraries: str) -> None:
        self._settings = settings
        self._libraries = libraries
        self._warm = min(settings.warm, 1) if libraries == HEAVY else settings.warm
        self._lock = threading.Lock()
        self._zygote: Zygote | None = None
        self._waiting: deque[Child] = deque()
        self._taken = 0
        self._idle = Idleness(settings.libraries_idle, self._retire)
        self._closed = False

    def start(self) -> Zygote:
        """Return the zygote that is there, or one that has just been started and may still be warming up.

        Raises:
            WorkerLost: the pool is closed, or the system has no room for a zygote.
        """
        with self._lock:
            if self._closed:
                raise WorkerLost("closed")
            if self._zygote is None or not self._zygote.alive:
                self._drop_waiting()
                try:
                    self._zygote = Zygote(self._settings, self._libraries)
                except (OSError, RuntimeError) as error:
                    raise no_room(error) from None
            return self._zygote

    def ready(self) -> Zygote:
        """Return a zygote that is warm.

        Raises:
            WorkerLost: it did not come up; its own words are on the server's standard error.
        """
        zygote = self.start()
        if not zygote.settled.wait(self._settings.start_seconds):
            zygote.kill()
        if not zygote.alive:
            raise WorkerLost("closed" if self._closed else "worker-start")
        return zygote

    def isolation(self) -> Isolation:
        """Return what stands between a program and the machine; waits until the zygote is warm.

        Raises:
            WorkerLost: it did not come up.
        """
        return Isolation("one-shot", self.ready().layers)

    @contextmanager
    def lent(self) -> Iterator[Child]:
        """Lend a child for one job, from among the waiting ones if there is one. It is gone when the context ends.

        Raises:
            WorkerLost: no child could be had.
        """
        with self._lock:
            self._taken += 1
        try:
            zygote = self.ready()
            child = self._waiting_child() or zygote.child()
            try:
                yield child
            except BaseException:
                child.end()
                raise
            child.halt()  # it has said all that it may say, and exits by itself if it is honest
            child.connection.close()
        finally:
            self._given_back()

    def _waiting_child(self) -> Child | None:
        with self._lock:
            while self._waiting:
                child = self._waiting.popleft()
                if not child.exited.is_set():
                    return child
                child.connection.close()
        return None

    def _given_back(self) -> None:
        """Have others waiting, and, after long idleness, end everything."""
        with self._lock:
            self._taken -= 1
            if self._closed:
                return
            self._refill()
            if self._libraries == HEAVY:
                self._idle.begin()

    def _refill(self) -> None:
        zygote = self._zygote
        if zygote is None or not zygote.alive:
            return
        with suppress(WorkerLost):  # the next `take` notices by itself
            while len(self._waiting) < self._warm:
                self._waiting.append(zygote.child())

    def _retire(self) -> None:
        with self._lock:
            if self._taken or self._closed:
                return
            zygote, self._zygote = self._zygote, None
            self._drop_waiting()
        if zygote is not None:
            zygote.close()

    def processes(self) -> tuple[int, ...]:
        """Return the process ids of the zygote (first) and of its children."""
        zygote = self._zygote
        if zygote is None or not zygote.alive:
            return ()
        return (zygote.process.pid, *(child.pid for child in zygote.children() if child.pid))

    def close(self) -> None:
        """End every process. No child can be had afterwards."""
        with self._lock:
            self._closed = True
            zygote = self._zygote
            self._idle.stop()
        if zygote is not None:
            zygote.close()
        with self._lock:
            self._drop_waiting()

    def _drop_waiting(self) -> None:
        while self._waiting:
            self._waiting.popleft().connection.close()
