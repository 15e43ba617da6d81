"""Reads the figures of this server at most once every two seconds, for all who look."""

from __future__ import annotations

import os
import socket
import threading
import time
from functools import cache
from hashlib import sha256
from pathlib import Path

from streamlit import config

from core.sandbox.machine_memory import memory_of_all, share_of_the_machine
from core.sandbox.memory_watch import held_by
from core.sandbox.pool import Pool, shared_pool
from viz.status.figures import Figures, Memory
from viz.widgets.border.draining import draining
from viz.widgets.border.hosting import STARTED
from viz.widgets.border.probes import readiness
from viz.widgets.border.sockets import MOST_VISITORS, visitors

ROOT = Path(__file__).resolve().parents[3]
KEPT_SECONDS = 2.0
_lock = threading.Lock()
_kept: list[tuple[float, Figures]] = []


def figures() -> Figures:
    """Return the figures, at most two seconds old."""
    with _lock:
        if not _kept or time.monotonic() - _kept[0][0] > KEPT_SECONDS:
            _kept[:] = [(time.monotonic(), gathered(shared_pool()))]
        return _kept[0][1]


def gathered(pool: Pool) -> Figures:
    """Read everything now."""
    jobs, waiting = pool.load()
    counts, isolation = pool.metrics(), pool.isolation()
    return Figures(
        replica=f"{socket.gethostname()}:{config.get_option('server.port')}",
        code=fingerprint(),
        began=STARTED,
        read=time.time(),
        hosted=pool.settings.hosted,
        ready=not readiness.lacking,
        draining=draining(),
        sessions=visitors(),
        most_sessions=MOST_VISITORS,
        running=jobs - waiting,
        waiting=waiting,
        places=pool.settings.light,
        slots=pool.recent(),
        jobs=counts.get("jobs", {}),
        processes=counts.get("processes", {}),
        refused=sum(counts.get("refused", {}).values()),
        zygotes=pool.zygotes(),
        memory=_memory(pool),
        walls=isolation.layers,
        missing=isolation.missing,
    )


def _memory(pool: Pool) -> Memory:
    programs = {*pool.processes()}
    helpers = descendants(os.getpid()) - programs
    return Memory(
        server=held_by(os.getpid(), True),
        programs=sum(held_by(process, True) for process in programs),
        helpers=sum(held_by(process, True) for process in helpers),
        programs_bound=share_of_the_machine(),
        machine=memory_of_all(),
    )


def descendants(process: int) -> set[int]:
    """Return the processes that a process started, and those that they started; none where the system does not tell."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            stat = path.read_text(encoding="utf-8", errors="replace")
        except OSError:  # it ended meanwhile
            continue
        parent = int(stat.rpartition(")")[2].split()[1])
        children.setdefault(parent, []).append(int(path.parent.name))
    found: set[int] = set()
    new = [process]
    while new:
        new = [child for parent in new for child in children.get(parent, ())]
        found.update(new)
    return found


@cache
def fingerprint() -> str:
    """Return twelve characters that are the same where the same code runs: during an update replicas differ."""
    paths = sorted(path for folder in ("core", "viz", "pages") for path in (ROOT / folder).rglob("*.py"))
    digest = sha256()
    for path in [ROOT / "app.py", *paths]:
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes() + b"\n")
    return digest.hexdigest()[:12]
