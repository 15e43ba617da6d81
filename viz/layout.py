"""DOT text to SVG, by Graphviz in a process of its own that is killed when it takes too long."""

from __future__ import annotations

import atexit
import os
import select
import struct
import subprocess
import sys
import threading
import time
from collections import OrderedDict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SECONDS = 8.0
"""Longest layout; 300 cards take about a tenth of a second."""

CACHED_CHARACTERS = 16_000_000
"""Finished pictures that are kept: about sixty of the largest, thousands of usual ones."""


class LayoutFailed(Exception):
    """Graphviz refused the text, took too long or died. The next layout starts with a new process."""


def to_svg(dot: str, seconds: float = SECONDS) -> str:
    """Return the picture as SVG that may stand in a page: no scripts, no links, classes in place of colours.

    Raises:
        LayoutFailed: there is no picture; the message says why.
    """
    return _layout.picture(dot, seconds)


class Layout:
    """One helper process, started at the first need, and the pictures it made."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._busy = threading.Lock()
        self._made: OrderedDict[str, str] = OrderedDict()
        self._kept = 0

    def picture(self, dot: str, seconds: float) -> str:
        """Return the finished picture, from the cache where it is there."""
        with self._busy:
            if dot in self._made:
                self._made.move_to_end(dot)
                return self._made[dot]
            try:
                answer = self._asked(dot.encode(), time.monotonic() + seconds)
            except (OSError, TimeoutError) as error:
                self._kill()
                raise LayoutFailed(str(error) or type(error).__name__) from error
            if answer[:1] != b"+":
                raise LayoutFailed(answer[1:].decode())
            self._keep(dot, answer[1:].decode())
            return self._made[dot]

    def close(self) -> None:
        """End the process; a later picture starts a new one."""
        with self._busy:
            self._kill()

    def _asked(self, dot: bytes, until: float) -> bytes:
        if self._process is None or self._process.poll() is not None:
            self._kill()
            self._process = _started()
            until += 10.0  # loading Graphviz is not the layout's time
        message = struct.pack(">I", len(dot)) + dot
        assert self._process.stdin and self._process.stdout
        _write(self._process.stdin.fileno(), message, until)
        size = struct.unpack(">I", _read(self._process.stdout.fileno(), 4, until))[0]
        return _read(self._process.stdout.fileno(), size, until)

    def _keep(self, dot: str, svg: str) -> None:
        self._made[dot] = svg
        self._kept += len(dot) + len(svg)
        while self._kept > CACHED_CHARACTERS and len(self._made) > 1:
            old, picture = self._made.popitem(last=False)
            self._kept -= len(old) + len(picture)

    def _kill(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        self._process = None


def _started() -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-m", "viz.layout_process"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
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
