"""The server's side of a zygote: it is started, asked for children and spares, and ended when it hangs."""

from __future__ import annotations

import logging
import signal
import socket
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from select import POLLIN, POLLOUT, poll

import msgspec

from core.logs import OPEN
from core.sandbox import control
from core.sandbox.adopted import Adopted
from core.sandbox.libraries import LIGHT
from core.sandbox.metrics import Metrics
from core.sandbox.own_time import OwnTime
from core.sandbox.settings import Isolation, PoolSettings
from core.sandbox.starting import WorkerLost, connected_process

_log = logging.getLogger(__name__)

END_SECONDS = 20.0
_SEND_SECONDS = 1.0
_ANSWER_SECONDS = 3.0
"""A zygote that has not forked within this time of its own is hanging; one that was stopped is known at once."""
READ_SECONDS = 0.5
"""Our own threads come late where many pages compute: so long what they have just read may be unknown."""
_LOOK_SECONDS = 0.02


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
            self.zygote.does(self.exited, END_SECONDS, self.pid)
        finally:
            self.connection.close()


def how_ended(status: int | None) -> str:
    """Say how a process ended: the signal's name, or "exit 1"."""
    return f"exit {status}" if status is None or status >= 0 else signal.Signals(-status).name


class Zygote:
    """A running zygote process. A thread of ours reads what it reports.

    Attributes:
        layers: The walls behind which its children run, see `core.sandbox.confine`; known once it is ready.
        devices: torch's names of the devices that its children may use.
        settled: Set when it is ready, or gone.
        channel: Our end of the socket to it.
        taken: Messages that it had room for.
    """

    def __init__(self, channel: socket.socket, process: subprocess.Popen[bytes] | None, metrics: Metrics) -> None:
        """Listen to a zygote that has just been started, or is about to be forked (then it says its process later).

        Raises:
            RuntimeError: this server may start no thread. Then the channel is closed and the process ended.
        """
        self.layers: tuple[str, ...] = ()
        self.devices: tuple[str, ...] = ()
        self.settled = threading.Event()
        self.channel = channel
        self._process: subprocess.Popen[bytes] | Adopted | None = process
        self._metrics = metrics
        self._ended = False
        self._closing = False
        self._children: dict[int, Child] = {}
        self._numbers = 0
        self.taken = 0
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
                self.send(control.Fork(number), theirs.fileno())
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

    @property
    def known(self) -> bool:
        """Whether it is known which process it is: a fork says so once it is warm."""
        return self._process is not None

    def spare(self, libraries: str = "") -> Zygote:
        """Return a fork of this zygote, which is warm in a moment, or once it has loaded more libraries.

        Raises:
            OSError, RuntimeError: there is no room for it.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            spare = Zygote(ours, None, self._metrics)
            try:
                self.send(control.Spare(libraries), theirs.fileno())
            except BaseException:
                spare.kill()
                raise
        return spare

    def tell(self, message: control.Control) -> None:
        """Send an order. When the zygote is gone nothing needs to be ordered any more: its children are gone too."""
        with suppress(OSError, MemoryError):  # whoever needs it done waits for it, and ends a zygote that does nothing
            self.send(message)

    def send(self, message: control.Control, descriptor: int | None = None) -> None:
        """Send an order; a zygote that reads none for a while is ended.

        Raises:
            OSError: the zygote is gone, or there is no room for the message.
        """
        own, taken = self._own_time(), self.taken
        while True:
            try:
                control.send(self.channel, message, descriptor)
                self.taken += 1
                return
            except BlockingIOError:
                self._ready_for(POLLOUT, _LOOK_SECONDS)
                if taken != self.taken:  # it reads on, and others' messages were first
                    own, taken = self._own_time(), self.taken
                elif self._hangs(own, _SEND_SECONDS):
                    self._end_hanging()
                    raise

    def does(self, event: threading.Event, seconds: float = _ANSWER_SECONDS, process: int = 0) -> bool:
        """Wait until the zygote has done something; end it when it does not. Tell whether it did.

        Args:
            process: Whose own time is counted, if not the zygote's: a child that is ending gives back its memory only
                when it has a processor, and stands behind all others for that.
        """
        if event.is_set():
            return True
        own = OwnTime(process) if process else self._own_time()
        while not event.wait(_LOOK_SECONDS):
            if self.alive and self._hangs(own, seconds) and not event.wait(READ_SECONDS):
                self._end_hanging()
            if not self.alive:
                return event.wait(_SEND_SECONDS)  # our reader says that its children are gone
        return True

    def _own_time(self) -> OwnTime:
        """Return its own time from now on; a zygote that waits for a processor does not hang."""
        return OwnTime(0 if self._process is None else self._process.pid)

    def _hangs(self, own: OwnTime, seconds: float) -> bool:
        """Tell whether it stands still, or has taken so long; one that has sent what we have not read does not hang."""
        if self._process is not None and _stands_still(self._process.pid):
            return True
        return own.seconds() >= seconds and not self._ready_for(POLLIN, 0)

    def _ready_for(self, event: int, seconds: float) -> bool:
        """Wait until its channel takes a message, or has one for us; tell whether it is so."""
        if self.channel.fileno() < 0:  # it has ended
            return True
        waiting = poll()
        waiting.register(self.channel, event)
        return bool(waiting.poll(seconds * 1000))

    def _end_hanging(self) -> None:
        _log.warning("zygote %d hangs and is ended", 0 if self._process is None else self._process.pid)
        self.kill()

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
                self._process.wait(END_SECONDS)

    def close(self) -> None:
        """Let it end its children and itself, and wait until it has."""
        self._closing = True
        with suppress(OSError):
            self.channel.shutdown(socket.SHUT_WR)
        if self._process is None:
            self.settled.wait(END_SECONDS)
        try:
            if self._process is not None:
                self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        if threading.current_thread() is not self._reader:
            self._reader.join()

    def _listen(self) -> None:
        try:
            while received := control.receive(self.channel):
                self.heard(received[0])
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

    def heard(self, message: control.Control) -> None:
        """Note what it reports; called by our reader alone."""
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


def started(settings: PoolSettings, metrics: Metrics) -> Zygote:
    """Start a light zygote, without waiting until it is warm.

    Raises:
        OSError, RuntimeError: the system has no room for it.
    """
    channel, process = connected_process("core.sandbox.zygote", settings.body, LIGHT, kind=socket.SOCK_SEQPACKET)
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
