"""Run the application on a free port, for browser tests and benchmarks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 90


class Serving(NamedTuple):
    """A running application: its address without a final slash, its process, and the file it writes to."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path


@contextmanager
def served(script: str = "app.py", port: int = 0) -> Iterator[Serving]:
    """Serve a Streamlit script of this project for the block, as ``make run`` does but without a browser window.

    Args:
        port: Where it listens; 0 for a port that is free.

    Raises:
        RuntimeError: it ended or stayed silent; the message carries what it wrote.
    """
    with tempfile.TemporaryDirectory(prefix="cotangent-") as folder:
        log = Path(folder) / "server.log"
        port = port or free_port()
        with log.open("wb") as output:
            process = subprocess.Popen(
                command(script, port), cwd=ROOT, stdout=output, stderr=subprocess.STDOUT,
                env={**os.environ, "XDG_STATE_HOME": folder},  # what it keeps, it keeps there
            )  # fmt: skip
        with awaited(process, port, log) as serving:
            yield serving


@contextmanager
def awaited(process: subprocess.Popen[bytes], port: int, log: Path) -> Iterator[Serving]:
    """Give a server that was started, as soon as it answers; stop it at the end."""
    try:
        serving = Serving(f"http://127.0.0.1:{port}", process, log)
        wait_for_health(serving)
        yield serving
    finally:
        stop(process)


def command(script: str, port: int) -> list[str]:
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    return [sys.executable, "-m", "streamlit", "run", script, *(f"--{name}={value}" for name, value in options.items())]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_health(serving: Serving) -> None:
    until = time.monotonic() + START_SECONDS
    while serving.process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(serving.url + "/_stcore/health", timeout=5) as reply:
                if reply.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the application did not start:\n{serving.log.read_text(errors='replace')}")


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
