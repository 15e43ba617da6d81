"""Job bodies for the tests of the workers: they need no torch, so a zygote with them is up in a moment.

The first word of the job's source says what to do.
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from core.sandbox import progress
from core.sandbox.messages import ExploreJob, Failed, Job, Message, Replay, Traced
from core.trace import PlainVariable, Printed, Scope, TraceRecord
from tests.sandbox.records import CORRUPTIONS, honest

CONNECTION = 3


LIBRARIES: list[str] = []
"""The kind of this worker."""


def warm(libraries: str) -> None:
    """Nothing to import."""
    LIBRARIES[:] = [libraries]


def devices() -> tuple[str, ...]:
    return ("cpu", "cuda")


def body(job: Job) -> Message:
    """Do what the first word of the source says; what it found out is printed."""
    word, _, rest = job.source.partition(" ")
    if word == "corrupt":
        return Traced(CORRUPTIONS[rest][1](honest(job)))
    if word == "large" and LIBRARIES != ["heavy"]:
        return Failed("libraries", {"module": "abacus"})
    if word == "never-enough":
        return Failed("libraries", {"module": "abacus"})
    if isinstance(job, ExploreJob) and job.replay is not None:
        return traced(job, _replayed(job.replay)) if word == "at" else os._exit(8)
    action = ACTIONS.get(word)
    return traced(job, action(rest) if action else "")


def traced(job: Job, printed: str = "") -> Message:
    return Traced(
        TraceRecord(
            source=job.source,
            device=job.device,
            seed=job.seed,
            nodes=(),
            scopes=(Scope("program", "", -1, None),),
            autograd=(),
            passes=(),
            variables={"pid": PlainVariable(os.getpid())},
            result=None,
            prints=(Printed(printed, None, 0),),
            mistake=None,
        )
    )


def _tried(action: Callable[[], object]) -> str:
    """Return "done", or the name of the error with which the system refused."""
    try:
        action()
    except OSError as error:
        return f"{type(error).__name__} {error.errno}"
    return "done"


def _is_open(descriptor: int) -> bool:
    try:
        os.lseek(descriptor, 0, os.SEEK_CUR)
    except OSError as error:
        return error.errno != errno.EBADF  # a socket cannot seek, but is there
    return True


def _replayed(replay: Replay) -> str:
    """Say what a program that was ended from outside is asked to do again; it takes as long as is noticed."""
    time.sleep(0.4)
    return f"{replay.until} {replay.kind} {sorted(replay.facts.items())}"


def _at(text: str) -> str:
    """Reach the top-level statement with this number, and do the rest there."""
    number, _, rest = text.partition(" ")
    progress.report(int(number))
    word, _, rest = rest.partition(" ")
    return ACTIONS[word](rest)


def _send(data: bytes) -> str:
    while data:
        data = data[os.write(CONNECTION, data) :]
    os._exit(0)


def _send_from_shared(hexadecimal: str) -> str:
    """A persistent worker's connection has no fixed number: it is the only socket there is."""
    for number in range(3, 64):
        try:
            with socket.socket(fileno=os.dup(number)) as connection:
                connection.sendall(bytes.fromhex(hexadecimal))
        except OSError:
            continue
    time.sleep(60)
    return ""


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _kill_parent() -> None:
    os.kill(os.getppid(), signal.SIGKILL)


def _executable_memory() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.mmap.restype = ctypes.c_void_p
    address = libc.mmap(None, ctypes.c_size_t(4096), 7, 0x22, -1, ctypes.c_long(0))
    if address == ctypes.c_void_p(-1).value:
        raise OSError(ctypes.get_errno(), "mmap")


def _spin(seconds: str) -> str:
    end = time.monotonic() + float(seconds)
    while time.monotonic() < end:
        pass
    return "spun"


def _sign(path: str) -> str:
    """Say through a file that the job has begun, and never end (only a worker that is not confined can do it)."""
    Path(path).touch()
    threading.Event().wait()
    return ""


def _swallow(_: str) -> str:
    kept = []
    while True:
        kept.append(bytearray(1 << 24))


def _hold(length: str) -> str:
    kept = bytearray(b"x" * (1 << 20)) * (int(length) >> 20)
    time.sleep(20)
    return str(len(kept))


def _slow_drip(_: str) -> str:
    while True:
        os.write(CONNECTION, b"\0")
        time.sleep(10)


def _raise(message: str) -> str:
    raise ValueError(message)


ACTIONS: dict[str, Callable[[str], str]] = {
    "sleep": lambda seconds: time.sleep(float(seconds.split()[0])) or "slept",
    "spin": _spin,
    "sign": _sign,
    "bytes": lambda hexadecimal: _send(bytes.fromhex(hexadecimal)),
    "shared-bytes": _send_from_shared,
    "drip": _slow_drip,
    "die": lambda _: os._exit(7),
    "crash": lambda _: str(ctypes.string_at(0)),
    "raise": _raise,
    "swallow": _swallow,
    "hold": _hold,
    "talk": lambda length: "x" * int(length),
    "at": _at,
    "twice-at": _at,
    "libraries": lambda _: repr(LIBRARIES),
    "large": lambda _: repr(LIBRARIES),
    "environment": lambda _: repr(sorted(os.environ)),
    "descriptors": lambda _: repr([number for number in range(256) if _is_open(number)]),
    "modules": lambda _: repr("torch" in sys.modules),
    "open": lambda path: _tried(Path(path).read_bytes),
    "write": lambda path: _tried(lambda: Path(path).write_text("x")),
    "connect": lambda _: _tried(lambda: socket.socket().close()),
    "fork": lambda _: _tried(_fork),
    "exec": lambda _: _tried(lambda: os.execv("/bin/true", ["true"])),
    "kill-parent": lambda _: _tried(_kill_parent),
    "executable-memory": lambda _: _tried(_executable_memory),
}
