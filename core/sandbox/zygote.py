"""The process from which every worker is forked: torch is imported and warm here, and nothing else ever happens.

Started by `core.sandbox.zygotes` as ``python -m core.sandbox.zygote DESCRIPTOR BODY LIBRARIES``, with a clean
environment. It never runs a learner's program and has one thread, so a fork of it is sound at any moment. It ends when
the server's end of its socket closes, and takes its children along. Whatever goes wrong with one child, it goes on.
"""

from __future__ import annotations

import gc
import importlib
import mmap
import os
import select
import signal
import socket
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

from core.sandbox import confine, control, enclosure, huge_pages, job, progress
from core.sandbox.messages import Traced, framed, message_from, read_frame

_TRIAL_SECONDS = 20.0
_LOOK_FOR_SERVER_SECONDS = 5.0


class Forked(NamedTuple):
    """A child that has not been reaped, and the page in which it says how far its program is."""

    pid: int
    page: mmap.mmap


class Zygote:
    """The children that are alive, and the socket to the server."""

    def __init__(self, server: socket.socket, body: job.Body) -> None:
        self.server = server
        self.body = body
        self.layers: tuple[str, ...] = ()
        self.children: dict[int, Forked] = {}
        self.pid = os.getpid()
        self.wakeup, self.wake = socket.socketpair()  # a child's end wakes `run` through these

    def fork(self, connection: int) -> Forked:
        """Return a new child that serves this connection, which is closed here whatever happens.

        Raises:
            OSError: the system has no room for another process.
        """
        try:
            page = progress.new_page()
            try:
                pid = os.fork()
            except OSError:
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
            job.serve(connection, self.body, self.layers)
        finally:
            os._exit(1)  # a child must never come back into the zygote's loop

    def try_layers(self, layers: tuple[str, ...]) -> bool:
        """Tell whether a child does its work under these layers."""
        self.layers = layers
        ours, theirs = socket.socketpair()
        with ours:
            ours.settimeout(_TRIAL_SECONDS)
            child = self.fork(theirs.detach())
            try:
                ours.sendall(framed(job.WARM_UP))
                reply = message_from(read_frame(ours.recv, job.WARM_UP.limits.result_bytes))
                return isinstance(reply, Traced) and reply.record.mistake is None
            except (OSError, EOFError):
                return False
            finally:
                os.kill(child.pid, signal.SIGKILL)
                os.waitpid(child.pid, 0)
                child.page.close()

    def obey(self, message: control.Control, descriptor: int | None) -> None:
        """Do what the server asks. A child that has just ended is no error: its end is on the way as a message.

        Raises:
            OSError: the server is gone. What goes wrong with a child raises nothing.
        """
        match message:
            case control.Fork(number):
                self._fork_for(number, descriptor)
            case control.Signal(number, sent) if number in self.children:
                with suppress(OSError):
                    os.kill(self.children[number].pid, sent)
            case control.Nice(number, nice) if number in self.children:
                _renice(self.children[number].pid, nice)

    def _fork_for(self, number: int, descriptor: int | None) -> None:
        try:
            if descriptor is None:
                raise OSError("no descriptor arrived: this process may open no more")
            child = self.fork(descriptor)
        except OSError as error:
            print(f"no worker could be forked: {error}", file=sys.stderr, flush=True)  # noqa: T201 - the server's log
            control.send(self.server, control.Exited(number, None))
            return
        self.children[number] = child
        control.send(self.server, control.Forked(number, child.pid))

    def reap(self) -> None:
        """Tell the server about every child that has ended."""
        numbers = {child.pid: number for number, child in self.children.items()}
        while numbers:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            number = numbers.pop(pid)
            child = self.children.pop(number)
            reached = progress.read(child.page)
            child.page.close()
            control.send(self.server, control.Exited(number, os.waitstatus_to_exitcode(status), reached))

    def run(self) -> None:
        """Serve until the server is gone."""
        server_pid = os.getppid()
        self.wakeup.setblocking(False)
        self.wake.setblocking(False)
        signal.set_wakeup_fd(self.wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        poll = select.poll()  # select() knows no descriptor above 1,023
        poll.register(self.server, select.POLLIN)
        poll.register(self.wakeup, select.POLLIN)
        while os.getppid() == server_pid:  # a copy of the server's socket may live on in some process it forked
            ready = {descriptor for descriptor, _ in poll.poll(_LOOK_FOR_SERVER_SECONDS * 1000)}
            if self.wakeup.fileno() in ready:
                with suppress(BlockingIOError):
                    self.wakeup.recv(4096)
                self.reap()
            if self.server.fileno() in ready:
                received = control.receive(self.server)
                if received is None:
                    return
                self.obey(*received)

    def end(self) -> NoReturn:
        """Take the children along and leave none of them unreaped."""
        for child in self.children.values():
            os.kill(child.pid, signal.SIGKILL)
        for child in self.children.values():
            os.waitpid(child.pid, 0)
        os._exit(0)


def _renice(pid: int, nice: int) -> None:
    """Change the priority of every thread of a child: on Linux each has its own. Some may have ended just now."""
    with suppress(OSError):
        for thread in list(Path(f"/proc/{pid}/task").iterdir()):
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, int(thread.name), nice)


def main(descriptor: int, body_module: str, libraries: str) -> None:
    """Warm up, find the layers that work here, tell the server and serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    module = importlib.import_module(body_module)
    module.warm(libraries)
    gc.collect()
    gc.freeze()  # nothing here is garbage, and a collection in a child would copy every page it looks at
    huge_pages.gather()
    zygote = Zygote(socket.socket(fileno=descriptor), module.body)
    layers = confine.available(enclosure.enclose())
    if not zygote.try_layers(layers) and not zygote.try_layers(layers[:2]):
        raise RuntimeError("a trial worker could not run the warm-up program")
    try:
        control.send(zygote.server, control.Ready(zygote.layers, module.devices()))
        zygote.run()
    except OSError:
        return  # the server went away in the middle of a message
    except Exception:
        traceback.print_exc()
        raise
    finally:
        zygote.end()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
