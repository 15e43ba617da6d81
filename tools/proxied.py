"""HAProxy with the project's own configuration before servers of this machine, for tests and load."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.serving import ROOT, free_port

CONFIGURATION = ROOT / "deploy/haproxy/haproxy.cfg"
START_SECONDS = 30


class NoProxy(Exception):
    """There is no haproxy on this machine."""


@contextmanager
def proxied(urls: Sequence[str], folder: Path, at: int = 0) -> Iterator[str]:
    """Put HAProxy before servers, for the block; return its address.

    Args:
        urls: Up to four servers of this machine.
        folder: Where it writes what it says.
        at: The port on which it listens; 0 for one that is free.

    Raises:
        NoProxy: Debian's package haproxy is not installed.
        RuntimeError: it answered nothing.
    """
    program = shutil.which("haproxy", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        raise NoProxy("there is no haproxy on this machine (Debian's package haproxy)")
    port = at or free_port()
    servers = {f"COTANGENT_SERVER_{i}": url.removeprefix("http://") for i, url in enumerate(urls, 1)}
    environment = {"PATH": os.environ["PATH"], "COTANGENT_BIND": f"127.0.0.1:{port}", **servers}
    with (folder / "haproxy.log").open("ab") as log:
        process = subprocess.Popen([program, "-db", "-f", CONFIGURATION], env=environment, stdout=log, stderr=log)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait(url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:  # also where it says 503: no server is ready yet
            time.sleep(0.1)
    raise RuntimeError("the proxy has no server that is ready")
