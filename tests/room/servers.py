"""A Redis that a test starts, stops, starts again and cuts off."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest
import redis

from tools.serving import free_port


class RedisServer:
    """``redis-server`` on a free port of this machine, which writes each change to a file before it answers."""

    def __init__(self, program: str, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._command = [
            program, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "yes",
            "--appendfsync", "always", "--dir", str(folder), "--maxmemory-policy", "noeviction",
        ]  # fmt: skip
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(self.answers)

    def answers(self) -> bool:
        client = redis.Redis.from_url(self.url, socket_timeout=1, retry=None)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()

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

    def client(self) -> redis.Redis:
        return redis.Redis.from_url(self.url)


@contextmanager
def redis_server(folder: Path) -> Iterator[RedisServer]:
    """Run a Redis for the block; skip loudly where there is none."""
    path = f"{os.environ['PATH']}:/usr/sbin"
    program = shutil.which("redis-server", path=path) or shutil.which("valkey-server", path=path)
    if program is None:
        pytest.skip("NOT TESTED: there is no redis-server or valkey-server on this machine")
    server = RedisServer(program, folder)
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
