"""``python -m tests.attacks.server_under_lies``: a server that gets one lie after the other, and what they cost it.

A process of its own, because only so the peak of its memory is the lies' and nobody else's. It prints a line of JSON.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path

from core.sandbox.messages import ExploreJob
from core.sandbox.pool import Pool
from core.sandbox.settings import PoolSettings
from core.trace import TraceRecord
from tests.attacks.liar import LIES


def main() -> None:
    """Tell for each lie the kind of mistake, megabytes at the peak above before, and how long a thread stood still."""
    pool = Pool(PoolSettings(body="tests.attacks.liar", light=2, warm=2))
    assert _kind(pool, "y = x") == "none"
    _kind(pool, next(iter(LIES)))  # buffers and helpers are there from now on
    found = {}
    for lie in LIES:
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
        before = _memory("VmRSS")
        stop, gaps = threading.Event(), [0.0]
        watch = threading.Thread(target=_watch, args=(stop, gaps))
        watch.start()
        kind = _kind(pool, lie)
        stop.set()
        watch.join()
        found[lie] = {"kind": kind, "peak": _memory("VmHWM") - before, "stood still": gaps[0]}
        assert _kind(pool, "y = x") == "none"
    pool.close()
    sys.stdout.write(json.dumps(found) + "\n")


def _kind(pool: Pool, source: str) -> str:
    reply = pool.run(ExploreJob(source))
    assert isinstance(reply, TraceRecord)
    return reply.mistake.kind if reply.mistake else "none"


def _watch(stop: threading.Event, gaps: list[float]) -> None:
    """Note the longest time for which this thread could not run: another visitor's page would have waited as long."""
    last = time.monotonic()
    while not stop.is_set():
        time.sleep(0.002)
        now = time.monotonic()
        gaps[0] = max(gaps[0], now - last - 0.002)
        last = now


def _memory(name: str) -> float:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    main()
