"""Workers that are forked for one job each, some ahead of time, from a zygote that its spare replaces.

A warm zygote is asked for a *spare*, too: a fork of itself, which costs a few MB since the two share what they loaded.
When the zygote dies, or does not do what it is asked, the spare takes its place within milliseconds, and forks the next
spare. The first zygote with the large libraries is a fork of the light one that loads them: half of the work of a
start, and most of the memory, is there already.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from core.sandbox.idleness import Idleness
from core.sandbox.libraries import HEAVY
from core.sandbox.machine_memory import share_of_the_machine
from core.sandbox.memory_watch import MemoryWatch
from core.sandbox.metrics import Metrics
from core.sandbox.settings import Isolation, PoolSettings
from core.sandbox.starting import WorkerLost
from core.sandbox.zygotes import Child, Zygote, no_room, started

_log = logging.getLogger(__name__)

_TRIES = 3
SPARE_PAUSE_SECONDS = 1.0
"""Between two spares of which the first was gone at once."""


class ForkedWorkers:
    """Workers of one kind, from a zygote that its spare replaces when it dies, and that ends when nobody uses it.

    Args:
        origin: The workers from whose zygote the first one here is forked; None where it is started.
        memory: Looks at the workers that run, where the kernel does not bound the memory of all.
    """

    def __init__(
        self,
        settings: PoolSettings,
        libraries: str,
        metrics: Metrics | None = None,
        memory: MemoryWatch | None = None,
        origin: ForkedWorkers | None = None,
    ) -> None:
        self._settings = settings
        self._libraries = libraries
        self._origin = origin
        self._metrics = metrics or Metrics()
        self._memory = memory or MemoryWatch(share_of_the_machine())
        self._warm = min(settings.warm, 1) if libraries == HEAVY else settings.warm
        self._lock = threading.Lock()
        self._zygote: Zygote | None = None
        self._spare: Zygote | None = None
        self._no_spare_until = 0.0
        self._waiting: deque[Child] = deque()
        self._taken = 0
        self._idle = Idleness(settings.libraries_idle, self.retire)
        self._closed = False

    def start(self) -> Zygote:
        """Return the zygote that is there, its spare, or one that has just been started and may still be warming up.

        Raises:
            WorkerLost: the pool is closed, the system has no room for a zygote, or there is none to fork it from.
        """
        with self._lock:
            if self._closed:
                raise WorkerLost("closed")
            if self._zygote is None or not self._zygote.alive:
                self._drop_waiting()
                self._zygote = self._promoted()
            if self._zygote is None:
                try:
                    self._zygote = self._first()
                except (OSError, RuntimeError, MemoryError) as error:
                    raise no_room(error) from None
            return self._zygote

    def _first(self) -> Zygote:
        self._metrics.count("processes", "zygotes started")
        if self._origin is None:
            return started(self._settings, self._metrics)
        return self._origin.ready().spare(self._libraries)

    def _promoted(self) -> Zygote | None:
        """Return the spare, if it is warm; it is one no more."""
        spare, self._spare = self._spare, None
        if spare is None or not spare.alive:
            return None
        if not spare.settled.is_set():  # forked from a zygote that was dying
            spare.kill()
            return None
        self._no_spare_until = 0.0  # it was a good one: have the next at once
        self._metrics.count("processes", "spares used")
        _log.warning("the spare zygote takes over")
        return spare

    def ready(self) -> Zygote:
        """Return a zygote that is warm.

        Raises:
            WorkerLost: it did not come up; its own words are on the server's standard error.
        """
        for _ in range(_TRIES):
            zygote = self.start()
            if not zygote.settled.wait(self._settings.start_seconds):
                zygote.kill()
            if zygote.alive:
                self._have_spare(zygote)
                return zygote
            if self._spare is None:
                break
        raise WorkerLost("closed" if self._closed else "worker-start")

    def _have_spare(self, zygote: Zygote) -> None:
        with self._lock:
            there = self._spare is not None and self._spare.alive
            if there or self._closed or zygote is not self._zygote or time.monotonic() < self._no_spare_until:
                return
            self._no_spare_until = time.monotonic() + SPARE_PAUSE_SECONDS  # should it be gone at once
            with suppress(OSError, RuntimeError, MemoryError):  # no room: the next job tries again
                self._spare = zygote.spare()
                self._metrics.count("processes", "spares forked")

    def spares(self) -> tuple[int, ...]:
        """Return the process id of the spare, if it is warm."""
        spare = self._spare
        return (spare.process.pid,) if spare is not None and spare.settled.is_set() and spare.alive else ()

    def isolation(self) -> Isolation:
        """Return what stands between a program and the machine; waits until the zygote is warm.

        Raises:
            WorkerLost: it did not come up.
        """
        return Isolation("one-shot", self.ready().layers)

    @contextmanager
    def lent(self) -> Iterator[Child]:
        """Lend a child for one job, from among the waiting ones if there is one. It is gone when the context ends.

        Raises:
            WorkerLost: no child could be had.
        """
        with self._lock:
            self._taken += 1
        try:
            child = self._forked_child()
            if "memory-bound" not in child.zygote.layers:
                self._memory.add(child)
            try:
                yield child
            except BaseException:
                self._metrics.count("processes", "workers killed")
                child.end()
                raise
            finally:
                self._memory.discard(child)
            child.halt()  # it has said all that it may say, and exits by itself if it is honest
            child.connection.close()
        finally:
            self._given_back()

    def _forked_child(self) -> Child:
        """Return a child that has been forked, or could not be: a zygote that does not answer is replaced.

        Raises:
            WorkerLost: no zygote answers.
        """
        for _ in range(_TRIES):
            zygote = self.ready()
            try:
                child = self._waiting_child() or zygote.child()
            except WorkerLost:
                if zygote.alive:
                    raise
                continue
            if child.zygote.does(child.forked) and child.zygote.alive:
                return child
            child.connection.close()
        raise WorkerLost("worker-died", how="zygote")

    def _waiting_child(self) -> Child | None:
        with self._lock:
            while self._waiting:
                child = self._waiting.popleft()
                if not child.exited.is_set():
                    return child
                child.connection.close()
        return None

    def _given_back(self) -> None:
        """Have others waiting, and, after long idleness, end everything."""
        with self._lock:
            self._taken -= 1
            if self._closed:
                return
            self._refill()
            if self._libraries == HEAVY:
                self._idle.begin()

    def _refill(self) -> None:
        zygote = self._zygote
        if zygote is None or not zygote.alive:
            return
        with suppress(WorkerLost, OSError, MemoryError):  # the next job notices by itself
            while len(self._waiting) < self._warm:
                self._waiting.append(zygote.child())

    def retire(self) -> None:
        """End the zygote and its spare, unless a worker of theirs runs. Nobody has used them for a while."""
        with self._lock:
            if self._taken or self._closed:
                return
            ended = (self._spare, self._zygote)
            self._spare = self._zygote = None
            self._drop_waiting()
        for zygote in ended:
            if zygote is not None:
                zygote.close()

    def zygotes(self) -> int:
        """Return how many zygotes are alive: none, one, or one and its spare."""
        return sum(one is not None and one.alive for one in (self._zygote, self._spare))

    def processes(self) -> tuple[int, ...]:
        """Return the process ids of the zygote (first) and of its children."""
        zygote = self._zygote
        if zygote is None or not zygote.alive or not zygote.known:
            return ()
        return (zygote.process.pid, *(child.pid for child in zygote.children() if child.pid))

    def close(self) -> None:
        """End every process. No child can be had afterwards."""
        with self._lock:
            self._closed = True
            ended = (self._spare, self._zygote)  # in this order: the one reaps the other
            self._idle.stop()
        for zygote in ended:
            if zygote is not None:
                zygote.close()
        with self._lock:
            self._drop_waiting()

    def _drop_waiting(self) -> None:
        while self._waiting:
            self._waiting.popleft().connection.close()
