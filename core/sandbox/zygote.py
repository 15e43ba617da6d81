"""The process from which every worker is forked: torch is imported and warm here, and nothing else ever happens.

Started by `core.sandbox.zygotes` as ``python -m core.sandbox.zygote DESCRIPTOR BODY``, with a clean environment. It
never runs a learner's program and has one thread, so a fork of it is sound at any moment. It ends when the server's
end of its socket closes, and takes its children along.
"""

from __future__ import annotations

import gc
import importlib
import os
import select
import signal
import socket
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from core.sandbox import confine, control, huge_pages, job
from core.sandbox.messages import Traced, framed, message_from, read_frame

_TRIAL_SECONDS = 20.0
_LOOK_FOR_SERVER_SECONDS = 5.0


class Zygote:
    """The children that are alive, and the socket to the server."""

    def __init__(self, server: socket.socket, body: job.Body) -> None:
        self.server = server
        self.body = body
        self.layers: tuple[str, ...] = ()
        self.pids: dict[int, int] = {}
        self.pid = os.getpid()
        self.wakeup, self.wake = socket.socketpair()  # a child's end wakes `run` through these

    def fork(self, connection: int) -> int:
        """Return the pid of a new child that serves this connection."""
        pid = os.fork()
        if pid:
            os.close(connection)
            return pid
        try:
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
            pid = self.fork(theirs.detach())
            try:
                ours.sendall(framed(job.WARM_UP))
                reply = message_from(read_frame(ours.recv, job.WARM_UP.limits.result_bytes))
                return isinstance(reply, Traced) and reply.record.mistake is None
            except (OSError, EOFError):
                return False
            finally:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)

    def obey(self, message: control.Control, descriptor: int | None) -> None:
        """Do what the server asks. A child that has just exited is no error: its end is on the way as a message."""
        match message:
            case control.Fork(number) if descriptor is not None:
                self.pids[number] = pid = self.fork(descriptor)
                control.send(self.server, control.Forked(number, pid))
            case control.Signal(number, sent) if number in self.pids:
                os.kill(self.pids[number], sent)
            case control.Nice(number, nice) if number in self.pids:
                for thread in Path(f"/proc/{self.pids[number]}/task").iterdir():  # on Linux each has its own
                    os.setpriority(os.PRIO_PROCESS, int(thread.name), nice)

    def reap(self) -> None:
        """Tell the server about every child that has ended."""
        numbers = {pid: number for number, pid in self.pids.items()}
        while numbers:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            number = numbers.pop(pid)
            del self.pids[number]
            control.send(self.server, control.Exited(number, os.waitstatus_to_exitcode(status)))

    def run(self) -> None:
        """Serve until the server is gone."""
        server_pid = os.getppid()
        self.wakeup.setblocking(False)
        self.wake.setblocking(False)
        signal.set_wakeup_fd(self.wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        while os.getppid() == server_pid:  # a copy of the server's socket may live on in some process it forked
            ready, _, _ = select.select([self.server, self.wakeup], [], [], _LOOK_FOR_SERVER_SECONDS)
            if self.wakeup in ready:
                with suppress(BlockingIOError):
                    self.wakeup.recv(4096)
                self.reap()
            if self.server in ready:
                received = control.receive(self.server)
                if received is None:
                    return
                self.obey(*received)

    def end(self) -> NoReturn:
        """Take the children along and leave none of them unreaped."""
        for pid in self.pids.values():
            os.kill(pid, signal.SIGKILL)
        for pid in self.pids.values():
            os.waitpid(pid, 0)
        os._exit(0)


def main(descriptor: int, body_module: str) -> None:
    """Warm up, find the layers that work here, tell the server and serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    module = importlib.import_module(body_module)
    module.warm()
    gc.collect()
    gc.freeze()  # nothing here is garbage, and a collection in a child would copy every page it looks at
    huge_pages.gather()
    zygote = Zygote(socket.socket(fileno=descriptor), module.body)
    layers = confine.available()
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
    main(int(sys.argv[1]), sys.argv[2])
