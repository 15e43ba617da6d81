"""The server's side of the zygotes: start them, keep them alive, and ask them for children, some ahead of time.

A warm zygote is asked for a *spare*, too: a fork of itself, which costs a few MB since the two share what they loaded.
When the zygote dies, or does not do what it is asked, the spare takes its place within milliseconds, and forks the next
spare.
"""

from __future__ import annotations

import logging
import signal
import socket
import subprocess
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from select import POLLOUT, poll

import msgspec

from core.logs import OPEN
from core.sandbox import control
from core.sandbox.adopted import Adopted
from core.sandbox.idleness import Idleness
from core.sandbox.libraries import HEAVY
from core.sandbox.machine_memory import share_of_the_machine
from core.sandbox.memory_watch import MemoryWatch
from core.sandbox.metrics import Metrics
from core.sandbox.own_time import OwnTime
from core.sandbox.settings import Isolation, PoolSettings
from core.sandbox.starting import WorkerLost, connected_process

_log = logging.getLogger(__name__)

_END_SECONDS = 20.0
_SEND_SECONDS = 1.0
_ANSWER_SECONDS = 3.0
"""A zygote that has not forked within this time of its own is hanging; one that was stopped is known at once."""
_LOOK_SECONDS = 0.02
_TRIES = 3
SPARE_PAUSE_SECONDS = 1.0
"""Between two spares of which the first was gone at once."""


class Child:
    """One forked worker and our end of the connection to it.

    Attributes:
        status: Its exit code, or minus the signal that ended it; None while it lives, and when it could not be made.
        progress: Index of the statement at which its program was when it ended, if it said one.
        refused: How many of its system calls were refused, by name; known when it has ended.
    """

    def __init__(self, zygote: Zygote, number: int, connection: socket.socket) -> None:
        self.zygote = zygote
        self.number = number
        self.connection = connection
        self.pid = 0
        self.status: int | None = None
        self.progress: int | None = None
        self.refused: dict[str, int] = {}
        self.forked = threading.Event()  # or it has ended
        self.exited = threading.Event()
        self._overthrown = False

    def signal(self, sent: int) -> None:
        """Send a signal, unless the child has ended."""
        self.zygote.tell(control.Signal(self.number, sent))

    def halt(self) -> None:
        """Kill the process, without waiting for its end."""
        self.signal(signal.SIGKILL)

    def overthrow(self) -> None:
        """Kill the process because all of them together take too much memory, and it takes the most."""
        self._overthrown = True
        self.halt()

    def demote(self, nice: int) -> None:
        """From now on, let jobs of shorter lanes go first."""
        self.zygote.tell(control.Nice(self.number, nice))

    def expire(self) -> None:
        """Tell it that its time is nearly over."""
        self.zygote.tell(control.Expire(self.number))

    def lost(self) -> WorkerLost:
        """Return the error for a child that has closed its connection, with how it ended."""
        self.exited.wait(1.0)
        if not self.zygote.alive:
            return WorkerLost("worker-died", how="zygote")
        if self.exited.is_set() and self.status is None:
            return WorkerLost("server-full")
        if self._overthrown:
            return WorkerLost("memory-of-all")
        if sum(self.refused.values()) >= control.MOST_REFUSED:
            return WorkerLost("refused-calls", count=f"{control.MOST_REFUSED:,}")
        return WorkerLost("worker-died", how=how_ended(self.status))

    def end(self) -> None:
        """Make sure that the process is gone, by ending the zygote itself if that is what it takes."""
        try:
            self.halt()
            self.zygote.does(self.exited, _END_SECONDS)
        finally:
            self.connection.close()


def how_ended(status: int | None) -> str:
    """Say how a process ended: the signal's name, or "exit 1"."""
    return f"exit {status}" if status is None or status >= 0 else signal.Signals(-status).name


class Zygote:
    """A running zygote process. A thread of ours reads what it reports."""

    def __init__(self, channel: socket.socket, process: subprocess.Popen[bytes] | None, metrics: Metrics) -> None:
        """Listen to a zygote that has just been started, or is about to be forked (then it says its process later).

        Raises:
            RuntimeError: this server may start no thread. Then the channel is closed and the process ended.
        """
        self.layers: tuple[str, ...] = ()
        self.devices: tuple[str, ...] = ()
        self.settled = threading.Event()  # it is ready, or gone
        self.channel = channel
        self._process: subprocess.Popen[bytes] | Adopted | None = process
        self._metrics = metrics
        self._ended = False
        self._closing = False
        self._children: dict[int, Child] = {}
        self._numbers = 0
        self._lock = threading.Lock()
        self._reader = threading.Thread(target=self._listen, name="zygote", daemon=True)
        try:
            self._reader.start()
        except BaseException:
            self._ended = True
            self.kill()
            channel.close()
            raise

    @property
    def process(self) -> subprocess.Popen[bytes] | Adopted:
        """The process; a spare's is known once it is warm."""
        assert self._process is not None
        return self._process

    @property
    def alive(self) -> bool:
        """Whether children can be had (or could, once it is warm)."""
        return not self._ended and (self._process is None or self._process.poll() is None)

    def child(self) -> Child:
        """Return a new child. It may not exist yet: what is sent to it waits in its connection.

        Raises:
            WorkerLost: the zygote is gone, or this server may open no more connections.
        """
        try:
            ours, theirs = socket.socketpair()
        except OSError as error:
            raise no_room(error) from None
        with theirs:
            with self._lock:
                self._numbers += 1
                number = self._numbers
            try:
                child = Child(self, number, ours)
                with self._lock:
                    self._children[number] = child
                self._send(control.Fork(number), theirs.fileno())
            except BaseException as error:
                with self._lock:
                    self._children.pop(number, None)
                ours.close()
                if not isinstance(error, OSError):
                    raise
                if self.alive:
                    raise no_room(error) from None
                raise WorkerLost("worker-died", how="zygote") from None
        return child

    def spare(self) -> Zygote:
        """Return a fork of this zygote, which is warm in a moment.

        Raises:
            OSError, RuntimeError: there is no room for it.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            spare = Zygote(ours, None, self._metrics)
            try:
                self._send(control.Spare(), theirs.fileno())
            except BaseException:
                spare.kill()
                raise
        return spare

    def tell(self, message: control.Control) -> None:
        """Send an order. When the zygote is gone nothing needs to be ordered any more: its children are gone too."""
        with suppress(OSError, MemoryError):  # whoever needs it done waits for it, and ends a zygote that does nothing
            self._send(message)

    def _send(self, message: control.Control, descriptor: int | None = None) -> None:
        """Send an order; a zygote that reads none for a while is ended.

        Raises:
            OSError: the zygote is gone, or there is no room for the message.
        """
        own = self._own_time()
        while True:
            try:
                return control.send(self.channel, message, descriptor)
            except BlockingIOError:
                waiting = poll()
                waiting.register(self.channel, POLLOUT)
                waiting.poll(_LOOK_SECONDS * 1000)
                if self._hangs(own, _SEND_SECONDS):
                    self.kill()
                    raise

    def does(self, event: threading.Event, seconds: float = _ANSWER_SECONDS) -> bool:
        """Wait until the zygote has done something; end it when it does not. Tell whether it did."""
        if event.is_set():
            return True
        own = self._own_time()
        while not event.wait(_LOOK_SECONDS):
            if self.alive and self._hangs(own, seconds):
                self.kill()
            if not self.alive:
                return event.wait(_SEND_SECONDS)  # our reader says that its children are gone
        return True

    def _own_time(self) -> OwnTime:
        """Return its own time from now on; a zygote that waits for a processor does not hang."""
        return OwnTime(0 if self._process is None else self._process.pid)

    def _hangs(self, own: OwnTime, seconds: float) -> bool:
        process = self._process
        if own.seconds() < seconds and (process is None or not _stands_still(process.pid)):
            return False
        _log.warning("zygote %d hangs and is ended", 0 if process is None else process.pid)
        return True

    def children(self) -> tuple[Child, ...]:
        """Return every child that has not ended."""
        with self._lock:
            return tuple(self._children.values())

    def kill(self) -> None:
        """End it at once; the kernel ends its children."""
        with suppress(OSError):  # also wakes our reader, and ends a spare of which nothing is known yet
            self.channel.shutdown(socket.SHUT_RDWR)
        if self._process is not None:
            self._process.kill()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_END_SECONDS)

    def close(self) -> None:
        """Let it end its children and itself, and wait until it has."""
        self._closing = True
        with suppress(OSError):
            self.channel.shutdown(socket.SHUT_WR)
        if self._process is None:
            self.settled.wait(_END_SECONDS)
        try:
            if self._process is not None:
                self._process.wait(_END_SECONDS)
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
        except (MemoryError, msgspec.DecodeError):
            _log.exception("what a zygote says cannot be heard: it is ended")
        finally:
            self._ended = True
            self.kill()  # whatever state it is in, nobody talks to it any more
            if not self._closing:
                self._metrics.count("processes", "zygotes lost")
                _log.warning("the zygote is gone: %s", self._process and self._process.returncode)
            for child in self.children():
                self._gone(control.Exited(child.number, -signal.SIGKILL))
            self.channel.close()
            self.settled.set()

    def _heard(self, message: control.Control) -> None:
        match message:
            case control.Ready(layers, devices, pid):
                self.layers, self.devices = layers, devices
                if self._process is None:
                    self._process = Adopted(pid)
                    self.settled.set()
                    return
                _log.info("programs run one process each, behind these walls: %s", ", ".join(layers), extra=OPEN)
                if missing := Isolation("one-shot", layers).missing:
                    _log.warning("walls that this system lacks: %s (see SECURITY.md)", ", ".join(missing), extra=OPEN)
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
            child.status, child.progress, child.refused = message.status, message.progress, message.refused
            child.forked.set()
            child.exited.set()
        if message.refused:
            self._metrics.count_all("refused", message.refused)
            counts = ", ".join(f"{name} {count}" for name, count in sorted(message.refused.items()))
            _log.info("system calls of a program that were refused: %s", counts, extra=OPEN)


def started(settings: PoolSettings, libraries: str, metrics: Metrics) -> Zygote:
    """Start a zygote, without waiting until it is warm.

    Raises:
        OSError, RuntimeError: the system has no room for it.
    """
    channel, process = connected_process("core.sandbox.zygote", settings.body, libraries, kind=socket.SOCK_SEQPACKET)
    metrics.count("processes", "zygotes started")
    return Zygote(channel, process, metrics)


def _stands_still(pid: int) -> bool:
    """Tell whether somebody stopped a process."""
    try:
        said = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return said.rpartition(")")[2].split()[0] in "Tt"


def no_room(error: Exception) -> WorkerLost:
    """Return the error for what this server cannot do because it is full, and log which resource ran out."""
    _log.error("this server has no room for another program: %s", error)
    return WorkerLost("server-full")


class ForkedWorkers:
    """Workers of one kind, from a zygote that its spare replaces when it dies, and that ends when nobody uses it.

    Args:
        memory: Looks at the workers that run, where the kernel does not bound the memory of all.
    """

    def __init__(
        self,
        settings: PoolSettings,
        libraries: str,
        metrics: Metrics | None = None,
        memory: MemoryWatch | None = None,
    ) -> None:
        self._settings = settings
        self._libraries = libraries
        self._metrics = metrics or Metrics()
        self._memory = memory or MemoryWatch(share_of_the_machine())
        self._warm = min(settings.warm, 1) if libraries == HEAVY else settings.warm
        self._lock = threading.Lock()
        self._zygote: Zygote | None = None
        self._spare: Zygote | None = None
        self._no_spare_until = 0.0
        self._waiting: deque[Child] = deque()
        self._taken = 0
        self._idle = Idleness(settings.libraries_idle, self._retire)
        self._closed = False

    def start(self) -> Zygote:
        """Return the zygote that is there, its spare, or one that has just been started and may still be warming up.

        Raises:
            WorkerLost: the pool is closed, or the system has no room for a zygote.
        """
        with self._lock:
            if self._closed:
                raise WorkerLost("closed")
            if self._zygote is None or not self._zygote.alive:
                self._drop_waiting()
                self._zygote = self._promoted()
            if self._zygote is None:
                try:
                    self._zygote = started(self._settings, self._libraries, self._metrics)
                except (OSError, RuntimeError, MemoryError) as error:
                    raise no_room(error) from None
            return self._zygote

    def _promoted(self) -> Zygote | None:
        """Return the spare, if it is warm; it is one no more."""
        spare, self._spare = self._spare, None
        if spare is None or not spare.alive:
            return None
        if not spare.settled.is_set():  # forked from a zygote that was dying
            spare.kill()
            return None
        self._no_spare_until = 0.0  # it was a good one: have the next at once
        self._metrics.count("processes", "spares used")
        _log.warning("the spare zygote takes over")
        return spare

    def ready(self) -> Zygote:
        """Return a zygote that is warm.

        Raises:
            WorkerLost: it did not come up; its own words are on the server's standard error.
        """
        for _ in range(_TRIES):
            zygote = self.start()
            if not zygote.settled.wait(self._settings.start_seconds):
                zygote.kill()
            if zygote.alive:
                self._have_spare(zygote)
                return zygote
            if self._spare is None:
                break
        raise WorkerLost("closed" if self._closed else "worker-start")

    def _have_spare(self, zygote: Zygote) -> None:
        with self._lock:
            there = self._spare is not None and self._spare.alive
            if there or self._closed or zygote is not self._zygote or time.monotonic() < self._no_spare_until:
                return
            self._no_spare_until = time.monotonic() + SPARE_PAUSE_SECONDS  # should it be gone at once
            with suppress(OSError, RuntimeError, MemoryError):  # no room: the next job tries again
                self._spare = zygote.spare()
                self._metrics.count("processes", "spares forked")

    def spares(self) -> tuple[int, ...]:
        """Return the process id of the spare, if it is warm."""
        spare = self._spare
        return (spare.process.pid,) if spare is not None and spare.settled.is_set() and spare.alive else ()

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
            child = self._forked_child()
            if "memory-bound" not in child.zygote.layers:
                self._memory.add(child)
            try:
                yield child
            except BaseException:
                self._metrics.count("processes", "workers killed")
                child.end()
                raise
            finally:
                self._memory.discard(child)
            child.halt()  # it has said all that it may say, and exits by itself if it is honest
            child.connection.close()
        finally:
            self._given_back()

    def _forked_child(self) -> Child:
        """Return a child that has been forked, or could not be: a zygote that does not answer is replaced.

        Raises:
            WorkerLost: no zygote answers.
        """
        for _ in range(_TRIES):
            zygote = self.ready()
            try:
                child = self._waiting_child() or zygote.child()
            except WorkerLost:
                if zygote.alive:
                    raise
                continue
            if child.zygote.does(child.forked) and child.zygote.alive:
                return child
            child.connection.close()
        raise WorkerLost("worker-died", how="zygote")

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
        with suppress(WorkerLost, OSError, MemoryError):  # the next job notices by itself
            while len(self._waiting) < self._warm:
                self._waiting.append(zygote.child())

    def _retire(self) -> None:
        with self._lock:
            if self._taken or self._closed:
                return
            ended = (self._spare, self._zygote)
            self._spare = self._zygote = None
            self._drop_waiting()
        for zygote in ended:
            if zygote is not None:
                zygote.close()

    def zygotes(self) -> int:
        """Return how many zygotes are alive: none, one, or one and its spare."""
        return sum(one is not None and one.alive for one in (self._zygote, self._spare))

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
            ended = (self._spare, self._zygote)  # in this order: the one reaps the other
            self._idle.stop()
        for zygote in ended:
            if zygote is not None:
                zygote.close()
        with self._lock:
            self._drop_waiting()

    def _drop_waiting(self) -> None:
        while self._waiting:
            self._waiting.popleft().connection.close()
