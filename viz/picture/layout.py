"""DOT text to places, by Graphviz in processes of its own that are killed when they take too long."""

from __future__ import annotations

import atexit
import os
import queue
import select
import struct
import subprocess
import sys
import threading
import time
from collections import OrderedDict
from pathlib import Path

from viz.picture.places import Places, places_from

ROOT = Path(__file__).resolve().parent.parent.parent

SECONDS = 8.0
"""Longest layout; 300 cards take about a tenth of a second."""

PROCESSES = 2
"""Layouts at the same time: a picture that takes long does not keep everybody waiting."""

KEPT_WEIGHT = 4
"""Characters that a text and its places weigh for each character of the text."""

CACHED_CHARACTERS = 16_000_000
"""Texts whose places are kept: some hundred of the largest, thousands of usual ones."""


class LayoutFailed(Exception):
    """Graphviz refused the text, took too long or died. The next layout starts with a new process."""


def placed(dot: str, seconds: float = SECONDS) -> Places:
    """Return where Graphviz puts what a DOT text describes.

    Raises:
        LayoutFailed: there are no places; the message says why.
    """
    return _layout.places(dot, seconds)


class Layout:
    """Helper processes, each started at the first need, and the places they found."""

    def __init__(self, processes: int = PROCESSES) -> None:
        # The one that worked last is taken first: it is warm, and the others may never be started.
        self._idle: queue.LifoQueue[Helper] = queue.LifoQueue()
        self.helpers = [Helper() for _ in range(processes)]
        for helper in self.helpers:
            self._idle.put(helper)
        self._lock = threading.Lock()
        self._made: OrderedDict[str, Places] = OrderedDict()
        self._kept = 0

    def places(self, dot: str, seconds: float = SECONDS) -> Places:
        """Return the places, from the cache where they are there."""
        with self._lock:
            if dot in self._made:
                self._made.move_to_end(dot)
                return self._made[dot]
        try:
            helper = self._idle.get(timeout=seconds)
        except queue.Empty:
            raise LayoutFailed("all layouts are busy") from None
        try:
            answer = helper.asked(dot.encode(), time.monotonic() + seconds)
        except (OSError, TimeoutError) as error:
            helper.kill()
            raise LayoutFailed(str(error) or type(error).__name__) from error
        finally:
            self._idle.put(helper)
        if answer[:1] != b"+":
            raise LayoutFailed(answer[1:].decode())
        return self._keep(dot, places_from(answer[1:]))

    def close(self) -> None:
        """End the processes, one that is at work too; a later picture starts a new one."""
        for helper in self.helpers:
            if helper.process is not None:
                helper.process.kill()
        for helper in [self._idle.get() for _ in self.helpers]:  # who waited for it has found it dead
            helper.kill()
            self._idle.put(helper)

    def _keep(self, dot: str, places: Places) -> Places:
        with self._lock:
            self._made[dot] = places
            self._kept += KEPT_WEIGHT * len(dot)
            while self._kept > CACHED_CHARACTERS and len(self._made) > 1:
                old, _ = self._made.popitem(last=False)
                self._kept -= KEPT_WEIGHT * len(old)
        return places


class Helper:
    """One process that runs Graphviz. Whoever took it from the queue is the only one who uses it."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def asked(self, dot: bytes, until: float) -> bytes:
        """Return the process's answer to a text, starting it where there is none."""
        if self.process is None or self.process.poll() is not None:
            self.kill()
            self.process = _started()
            until += 10.0  # loading Graphviz is not the layout's time
        message = struct.pack(">I", len(dot)) + dot
        assert self.process.stdin and self.process.stdout
        _write(self.process.stdin.fileno(), message, until)
        size = struct.unpack(">I", _read(self.process.stdout.fileno(), 4, until))[0]
        return _read(self.process.stdout.fileno(), size, until)

    def kill(self) -> None:
        """End the process, if there is one."""
        if self.process is None:
            return
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()
        self.process = None


def _started() -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-m", "viz.picture.layout_process"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    assert process.stdin and process.stdout
    os.set_blocking(process.stdin.fileno(), False)
    os.set_blocking(process.stdout.fileno(), False)
    return process


def _write(pipe: int, message: bytes, until: float) -> None:
    sent = 0
    while sent < len(message):
        _wait([], [pipe], until)
        sent += os.write(pipe, message[sent : sent + 65536])


def _read(pipe: int, size: int, until: float) -> bytes:
    parts: list[bytes] = []
    while size:
        _wait([pipe], [], until)
        part = os.read(pipe, min(size, 1 << 20))
        if not part:
            raise OSError("the layout process died")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _wait(readable: list[int], writable: list[int], until: float) -> None:
    left = until - time.monotonic()
    if left <= 0 or not any(select.select(readable, writable, [], left)):
        raise TimeoutError("the layout took too long")


_layout = Layout()
atexit.register(_layout.close)
