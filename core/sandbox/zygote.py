"""The process from which every worker is forked: it imports torch, warms it up, and does nothing but fork.

Started by `core.sandbox.zygotes` as ``python -m core.sandbox.zygote DESCRIPTOR BODY LIBRARIES``, with a clean
environment. It never runs a learner's program and has one thread, so a fork of it is sound at any moment. It ends when
the server's end of its socket closes, and takes its children along. Whatever goes wrong with one child, it goes on.

Besides workers it forks, when asked, a *spare*: a second zygote with a socket of its own to the server, which shares
all memory with the first and lives on when that one dies. The zygote with the large libraries is such a fork, too,
which loads them before it serves.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import mmap
import os
import platform
import select
import signal
import socket
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

from core.program.file_tree import HOME
from core.sandbox import confine, control, enclosure, huge_pages, job, memory_holes, progress
from core.sandbox.messages import HEADER_BYTES, Garbage, Traced, frame_length, framed, message_from
from core.sandbox.refusals import Listener

_TRIAL_SECONDS = 10.0
_PAUSE_SECONDS = 0.02
_CLONE, _PARENT_OF_OURS = {"x86_64": 56, "aarch64": 220}, 0x8000


def _nothing_to_load(libraries: str) -> None:
    """All kinds of workers need the same."""


class Forked(NamedTuple):
    """A child that has not been reaped, and the page in which it says how far its program is."""

    pid: int
    page: mmap.mmap


class Zygote:
    """The children that are alive, and the socket to the server."""

    def __init__(
        self,
        server: socket.socket,
        body: job.Body,
        devices: tuple[str, ...] = (),
        warm: Callable[[str], None] = _nothing_to_load,
    ) -> None:
        """Take a socket to the server.

        Args:
            warm: Loads what workers of a kind need.

        Raises:
            OSError: this process may open no more descriptors.
        """
        self.server = server
        self.body = body
        self.devices = devices
        self.warm = warm
        self.layers: tuple[str, ...] = ()
        self.children: dict[int, Forked] = {}
        self.pid = os.getpid()
        self._heir: Zygote | None = None
        self._unsent: deque[control.Control] = deque()
        self._server_gone = False
        self._poll = select.poll()  # select() knows no descriptor above 1,023
        self._listeners: dict[int, Listener] = {}  # by descriptor
        self.wakeup, self.wake = socket.socketpair()  # a child's end wakes `run` through these
        self.told, self.telling = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)  # workers hand over listeners
        self.told.setblocking(False)  # recv_fds of Python 3.11 heeds no flags
        self.wakeup.setblocking(False)
        self.wake.setblocking(False)
        for one in (self.told, self.wakeup):
            self._poll.register(one, select.POLLIN)

    # --- forking

    def fork(self, connection: int) -> Forked:
        """Return a new child that serves this connection, which is closed here whatever happens.

        Raises:
            OSError, MemoryError: the system has no room for another process.
        """
        try:
            page = progress.new_page()
            try:
                pid = os.fork()
            except BaseException:
                page.close()
                raise
            if pid == 0:
                self._be_child(connection, page)
        finally:
            os.close(connection)
        return Forked(pid, page)

    def _be_child(self, connection: int, page: mmap.mmap) -> NoReturn:
        try:
            for other in self.children.values():
                other.page.close()  # memory that belongs to another's program
            progress.use(page)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            if "limits" in self.layers and sys.platform == "linux":
                confine.die_with_parent(self.pid)
            job.serve(connection, self.body, self.layers, self.telling.fileno())
        finally:
            os._exit(1)  # a child must never come back into the zygote's loop

    def _fork_spare(self, descriptor: int, libraries: str) -> None:
        """Fork a zygote that serves another socket. In the new process `run` returns it.

        Args:
            libraries: The kind that it loads first; "" for no more.
        """
        try:
            pid = _fork_beside()
        except OSError:
            os.close(descriptor)
            raise
        if pid:
            os.close(descriptor)
            return
        try:
            self._heir = self._inherited(descriptor)
            if libraries:
                loaded(self.warm, libraries)
                self._heir.choose_layers(self.layers)
        except BaseException:  # noqa: BLE001 - this process must not go on as a copy of the zygote
            traceback.print_exc()
            os._exit(1)

    def _inherited(self, descriptor: int) -> Zygote:
        signal.set_wakeup_fd(-1)
        for child in self.children.values():
            child.page.close()
        for listener in self._listeners.values():
            listener.close()
        for one in (self.server, self.wakeup, self.wake, self.told, self.telling):
            one.close()
        heir = Zygote(socket.socket(fileno=descriptor), self.body, self.devices, self.warm)
        heir.layers = self.layers
        return heir

    # --- trials

    def choose_layers(self, layers: tuple[str, ...]) -> None:
        """Use those layers under which a child does its work; say which ones had to be left out.

        Raises:
            RuntimeError: it does its work under none.
        """
        if self.try_layers(layers):
            return
        _say(f"a trial worker failed behind the walls {', '.join(layers)}: each is tried by itself")
        kept = layers[:1]
        for layer in layers[1:]:
            if self.try_layers((*kept, layer)):
                kept = (*kept, layer)
            else:
                _say(f"THE WALL {layer!r} DOES NOT WORK HERE and is left out: programs are held by fewer walls")
        if not self.try_layers(kept):
            raise RuntimeError("a trial worker could not run the warm-up program")

    def try_layers(self, layers: tuple[str, ...]) -> bool:
        """Tell whether a child does its work under these layers."""
        self.layers = layers
        ours, theirs = socket.socketpair()
        with ours:
            child = self.fork(theirs.detach())
            self.children[0] = child
            try:
                ours.sendall(framed(job.WARM_UP))
                reply = message_from(self._trial_reply(ours))
                return isinstance(reply, Traced) and reply.record.mistake is None
            except (OSError, EOFError, Garbage):
                return False
            finally:
                os.kill(child.pid, signal.SIGKILL)
                os.waitpid(child.pid, 0)
                self._forget(0)

    def _trial_reply(self, connection: socket.socket) -> bytes:
        """Read the body of a trial worker's message, and meanwhile answer what that worker's filter asks."""
        connection.setblocking(False)
        self._poll.register(connection, select.POLLIN)
        arrived, until = b"", time.monotonic() + _TRIAL_SECONDS
        try:
            while time.monotonic() < until:
                for descriptor, events in self._poll.poll(1000):
                    if descriptor != connection.fileno():
                        self._attend(descriptor, events)
                    elif part := connection.recv(1 << 16):
                        arrived += part
                    else:
                        raise EOFError
                if len(arrived) >= HEADER_BYTES:
                    length = frame_length(arrived[:HEADER_BYTES], job.WARM_UP.limits.result_bytes)
                    if len(arrived) >= HEADER_BYTES + length:
                        return arrived[HEADER_BYTES:]
        finally:
            self._poll.unregister(connection)
        raise TimeoutError

    # --- orders

    def obey(self, message: control.Control, descriptor: int | None) -> None:
        """Do what the server asks. What goes wrong with a child is that child's and raises nothing."""
        try:
            match message:
                case control.Fork(number):
                    self._fork_for(number, descriptor)
                case control.Spare(libraries) if descriptor is not None:
                    self._fork_spare(descriptor, libraries)
                case control.Signal(number, sent) if number in self.children:
                    os.kill(self.children[number].pid, sent)
                case control.Expire(number) if number in self.children:
                    progress.expire(self.children[number].page)
                case control.Nice(number, nice) if number in self.children:
                    _renice(self.children[number].pid, nice)
        except ProcessLookupError:
            return  # a child that has just ended: its end is on the way as a message
        except Exception:  # noqa: BLE001 - an error about one child must not become everybody's
            traceback.print_exc()

    def _fork_for(self, number: int, descriptor: int | None) -> None:
        try:
            if descriptor is None:
                raise OSError("no descriptor arrived: this process may open no more")
            child = self.children[number] = self.fork(descriptor)
        except Exception as error:  # noqa: BLE001 - whatever it is, the server waits for a word about this child
            _say(f"no worker could be forked: {error!r}")
            self.say(control.Exited(number, None))
            return
        self.say(control.Forked(number, child.pid))

    def reap(self) -> None:
        """Tell the server about every child that has ended."""
        numbers = {child.pid: number for number, child in self.children.items()}
        while numbers:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:  # there is none: whoever is listed has ended without our hearing of it
                for number in list(self.children):
                    self._ended(number, -signal.SIGKILL)
                return
            if pid == 0:
                return
            if pid in numbers:
                self._ended(numbers.pop(pid), os.waitstatus_to_exitcode(status))

    def _ended(self, number: int, status: int) -> None:
        reached = progress.read(self.children[number].page)
        refused = self._forget(number)
        self.say(control.Exited(number, status, reached, refused))

    def _forget(self, number: int) -> dict[str, int]:
        """Let go of a child that has been reaped; return how often it was refused what."""
        child = self.children.pop(number)
        child.page.close()
        self._take_listeners()
        refused: dict[str, int] = {}
        for listener in [one for one in self._listeners.values() if one.pid == child.pid]:
            self._deafen(listener.descriptor)
            del self._listeners[listener.descriptor]
            listener.close()
            refused = dict(listener.counts)
        return refused

    # --- the socket to the server

    def say(self, message: control.Control) -> None:
        """Send a message, now or as soon as the server reads on: a slow server must not keep a zygote waiting."""
        self._unsent.append(message)
        self.send_on()

    def send_on(self) -> None:
        """Send what is still unsent, as far as the server reads."""
        try:
            while self._unsent:
                control.send(self.server, self._unsent[0])
                self._unsent.popleft()
        except OSError as error:
            self._server_gone = not control.may_pass(error)

    def run(self) -> Zygote | None:
        """Serve until the server is gone; in the process of a new spare, return that."""
        signal.set_wakeup_fd(self.wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self.say(control.Ready(self.layers, self.devices, self.pid))
        self._poll.register(self.server, select.POLLIN)
        if _server is not None:
            self._poll.register(_server, select.POLLIN)
        while not self._server_gone:
            wait = _PAUSE_SECONDS * 1000 if self._unsent else None
            try:
                ready = self._poll.poll(wait)
            except (OSError, MemoryError):  # for a moment the kernel had no memory
                time.sleep(_PAUSE_SECONDS)
                continue
            for descriptor, events in sorted(ready, key=lambda one: one[0] == self.server.fileno()):
                self._attend(descriptor, events)  # the server last: it may make another process of this one
            if self._heir is not None:
                return self._heir
            self.send_on()
        return None

    def _attend(self, descriptor: int, events: int) -> None:
        if descriptor == self.wakeup.fileno():
            with suppress(BlockingIOError):
                self.wakeup.recv(4096)
            self.reap()
        elif descriptor == self.told.fileno():
            self._take_listeners()
        elif descriptor == self.server.fileno():
            self._hear()
        elif descriptor == _server:
            self._server_gone = True
        elif listener := self._listeners.get(descriptor):
            if not listener.answer(events):
                self._deafen(descriptor)

    def _hear(self) -> None:
        try:
            received = control.receive(self.server)
        except OSError as error:
            self._server_gone = not control.may_pass(error)
            return
        if received is None:
            self._server_gone = True
            return
        self.obey(*received)

    def _take_listeners(self) -> None:
        """Take what workers have handed over; a worker that is gone needs none."""
        while True:
            try:
                named, descriptors, _, _ = socket.recv_fds(self.told, 64, 1)
            except OSError:  # no more of them; or no memory: then the kernel refuses, and nothing is counted
                return
            for descriptor in descriptors:
                self._listeners[descriptor] = Listener(descriptor, int(named))
                self._poll.register(descriptor, select.POLLIN)

    def _deafen(self, descriptor: int) -> None:
        with suppress(KeyError):  # it was before
            self._poll.unregister(descriptor)

    def end(self) -> NoReturn:
        """Take the children along and leave none of them unreaped."""
        for child in self.children.values():
            with suppress(OSError):
                os.kill(child.pid, signal.SIGKILL)
        for child in self.children.values():
            with suppress(OSError):
                os.waitpid(child.pid, 0)
        os._exit(0)


def _say(text: str) -> None:
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)  # noqa: T201 - the server's log


def _renice(pid: int, nice: int) -> None:
    """Change the priority of every thread of a child: on Linux each has its own. Some may have ended just now."""
    with suppress(OSError):
        for thread in list(Path(f"/proc/{pid}/task").iterdir()):
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, int(thread.name), nice)


def _fork_beside() -> int:
    """Fork a child of this process's parent, which can wait for it whatever becomes of this process.

    The C library's fork cannot do that. Its preparations, and Python's, are for other threads, of which there is none.

    Raises:
        OSError: the system has no room for another process.
    """
    libc = ctypes.PyDLL(None, use_errno=True)
    pid = libc.syscall(_CLONE[platform.machine()], _PARENT_OF_OURS | signal.SIGCHLD, 0, 0, 0, 0)
    if pid < 0:
        raise OSError(ctypes.get_errno(), "no spare zygote could be forked")
    return pid


def _watched(pid: int) -> int | None:
    """Return a descriptor that tells of a process's end (Linux 5.3); None where there are none."""
    try:
        return os.pidfd_open(pid)
    except (AttributeError, OSError):
        return None


_server: int | None = None
"""Tells of the server's end. Its socket does so, too, unless a copy lives on in some process that it forked."""


def serve(zygote: Zygote) -> NoReturn:
    """Be a zygote, or later on the spare that was forked from it, until the server is gone."""
    while True:
        try:
            heir = zygote.run()
        except Exception:  # noqa: BLE001 - a bug of ours: the spare takes over, and the server's log says what it was
            traceback.print_exc()
            heir = None
        if heir is None:
            zygote.end()
        zygote = heir


def loaded(warm: Callable[[str], None], libraries: str) -> None:
    """Load what workers of a kind need, and make all that is here cheap to fork."""
    os.environ.pop("HOME", None)
    warm(libraries)
    os.environ["HOME"] = HOME  # libraries that look for their settings have done so
    gc.collect()
    memory_holes.fill()
    gc.freeze()  # nothing here is garbage, and a collection in a child would copy every page it looks at
    huge_pages.gather()


def main(descriptor: int, body_module: str, libraries: str) -> None:
    """Warm up, find the layers that work here, tell the server and serve."""
    global _server
    _server = _watched(os.getppid())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    module = importlib.import_module(body_module)
    zygote = Zygote(socket.socket(fileno=descriptor), module.body, module.devices(), module.warm)
    loaded(module.warm, libraries)
    zygote.choose_layers(confine.available(enclosure.enclose()))
    serve(zygote)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
