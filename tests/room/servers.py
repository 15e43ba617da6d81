"""A Redis that a test starts, stops, starts again and cuts off."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest
import redis

from tools.serving import free_port

DURABLE = ("--save", "", "--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction")
"""Options by which each change is in a file before it is answered."""


class RedisServer:
    """``redis-server`` on a free port of this machine.

    Args:
        options: As its command takes them; where they name a port, an address or a folder, the test's take their place.
    """

    def __init__(self, program: str, folder: Path, options: Sequence[str] = DURABLE) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        given = dict(zip(options[::2], options[1::2], strict=True))
        here = {"--port": f"{self.port}", "--bind": "127.0.0.1", "--dir": f"{folder}"}
        self._command = [program, *(part for pair in {**given, **here}.items() for part in pair)]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            restore_signals=False,  # what Python ignores it ignores: a file that may not grow is an error, no signal
        )  # fmt: skip
        until(lambda: self.answers() or self._ended())

    def _ended(self) -> bool:
        assert self._process is not None and self._process.poll() is None, f"it ended: {self._command}"
        return False

    def answers(self) -> bool:
        client = redis.Redis.from_url(self.url, socket_timeout=1, retry=None)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()

    def stop(self) -> None:
        """End it as its supervisor does."""
        assert self._process is not None
        self._process.terminate()
        self._process.wait()
        self._process = None

    def kill(self) -> None:
        """End it as a machine ends that loses power."""
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """Let it answer no more, with its connections open."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def disk(self, *, full: bool) -> None:
        """Let its files grow no more, as on a full disk; or again."""
        assert self._process is not None
        unbounded = resource.RLIM_INFINITY
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (1 if full else unbounded, unbounded))

    def client(self) -> redis.Redis:
        return redis.Redis.from_url(self.url)


@contextmanager
def redis_server(folder: Path, options: Sequence[str] = DURABLE) -> Iterator[RedisServer]:
    """Run a Redis for the block; skip loudly where there is none."""
    path = f"{os.environ['PATH']}:/usr/sbin"
    program = shutil.which("redis-server", path=path) or shutil.which("valkey-server", path=path)
    if program is None:
        pytest.skip("NOT TESTED: there is no redis-server or valkey-server on this machine")
    server = RedisServer(program, folder, options)
    server.start()
    try:
        yield server
    finally:
        server.kill()


def until(holds, seconds: float = 60.0) -> None:
    """Wait for a condition."""
    end = monotonic() + seconds
    while not holds():
        assert monotonic() < end, "it has not happened"
        sleep(0.02)
