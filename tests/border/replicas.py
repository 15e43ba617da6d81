"""Servers as their operator sees them: probes, metrics, and HAProxy with the project's own configuration before two."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

import pytest

from tools.proxied import NoProxy
from tools.proxied import proxied as before
from tools.serving import Serving, free_port, served

PATIENCE = 100.0
"""Seconds after which something that was waited for has not happened. No test needs them."""


class Replica(NamedTuple):
    """A running server and the address of its metrics."""

    serving: Serving
    metrics: str

    def measure(self, name: str) -> float:
        """Return a figure without labels, as Prometheus reads it."""
        found = re.search(rf"^{name} (\S+)$", got(self.metrics)[1], re.MULTILINE)
        assert found, f"{name} is not among the metrics"
        return float(found[1])


@contextmanager
def replica(at: int = 0, script: str = "app.py", **environment: str) -> Iterator[Replica]:
    """Serve the application with metrics and other variables, for the block; at a port, if one is named."""
    port = free_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"COTANGENT_METRICS_PORT": f"{port}", **environment}.items():
            patch.setenv(name, value)
        server = served(script, at)
        serving = server.__enter__()
    try:
        yield Replica(serving, f"http://127.0.0.1:{port}/metrics")
    finally:
        server.__exit__(None, None, None)


@contextmanager
def proxied(replicas: list[Replica], folder: Path, at: int = 0) -> Iterator[str]:
    """Put HAProxy with deploy/haproxy/haproxy.cfg before servers, for the block; return its address."""
    try:
        with before([one.serving.url for one in replicas], folder, at) as url:
            yield url
    except NoProxy as lacking:
        pytest.skip(f"NOT TESTED: {lacking}")


def got(url: str) -> tuple[int, str]:
    """Ask for an address; return the status and the text, 0 where nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=30) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()
    except OSError:
        return 0, ""


def until(condition) -> None:
    """Wait until something is so."""
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end, "what was waited for has not happened"
        sleep(0.05)
