"""A bound on the memory of all workers together, for servers where the kernel bounds only each of them.

A control group does this better (`core.sandbox.enclosure`, the layer "memory-bound"); where the server may make none, a
thread looks at the workers while some run, and ends the largest one when they take more than their share.
"""

from __future__ import annotations

import logging
import mmap
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

_log = logging.getLogger(__name__)

LOOK_SECONDS = 0.25
IDLE_LOOKS = 40
"""So many without a worker end the thread: to start one takes longer than a small program's share of a look."""


class Watched(Protocol):
    """A worker, as far as this module is concerned."""

    @property
    def pid(self) -> int:
        """Its process, 0 while there is none."""
        ...

    def overthrow(self) -> None:
        """End it for the memory that it takes."""
        ...


class MemoryWatch:
    """The running workers of one pool. Every method may be called from any thread.

    Args:
        most: Bytes that they may take together.
        measure: Returns (at most, bytes) of a process; see `held_by`.
    """

    def __init__(self, most: int, measure: Callable[[int, bool], int] | None = None) -> None:
        self._most = most
        self._measure = measure or held_by
        self._workers: set[Watched] = set()
        self._lock = threading.Lock()
        self._running = False

    def add(self, worker: Watched) -> None:
        """Look at this worker, too, from now on."""
        with self._lock:
            self._workers.add(worker)
            if not self._running:
                with suppress(RuntimeError, MemoryError):  # no room for a thread: the next worker tries again
                    threading.Thread(target=self._look, name="memory-watch", daemon=True).start()
                    self._running = True

    def discard(self, worker: Watched) -> None:
        """It has ended."""
        with self._lock:
            self._workers.discard(worker)

    def _look(self) -> None:
        idle = 0
        while True:
            time.sleep(LOOK_SECONDS)
            with self._lock:
                workers = tuple(self._workers)
                idle = 0 if workers else idle + 1
                if idle == IDLE_LOOKS:
                    self._running = False
                    return
            try:
                self.look_at(workers)
            except Exception:  # noqa: BLE001 - a bound that fails is looked at again in a moment
                _log.exception("the memory of the workers could not be looked at")

    def look_at(self, workers: tuple[Watched, ...]) -> None:
        """End the largest worker if they take more than they may."""
        there = [worker for worker in workers if worker.pid]
        if sum(self._measure(worker.pid, False) for worker in there) <= self._most:
            return
        held = {worker: self._measure(worker.pid, True) for worker in there}
        together = sum(held.values())
        if together > self._most:
            largest = max(there, key=held.__getitem__)
            _log.warning("the workers take %d MB together: the largest is ended", together >> 20)
            largest.overthrow()


def held_by(process: int, exactly: bool) -> int:
    """Return how many bytes a process has in memory, backed by no file; 0 when it has ended.

    Args:
        exactly: Count what it shares with others in part only, where the kernel tells that (it takes milliseconds).
            Otherwise, and where this server may not know, the memory that a worker shares with its zygote is counted.
    """
    folder = Path(f"/proc/{process}")
    try:
        if exactly:
            with suppress(PermissionError):
                return _proportional(folder / "smaps_rollup")
        _, resident, shared, *_ = (folder / "statm").read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return 0
    return (int(resident) - int(shared)) * mmap.PAGESIZE


def _proportional(rollup: Path) -> int:
    for line in rollup.read_text(encoding="ascii").splitlines():
        if line.startswith("Pss_Anon:"):
            return int(line.split()[1]) << 10
    raise PermissionError
