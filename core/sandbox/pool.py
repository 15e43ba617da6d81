"""The server's side of running programs: `Pool.run` sends a job to a worker and waits for what comes back.

Nothing that a program or its worker does makes `run` raise: a worker that overran, died or sent garbage is a
record with a mistake in it. This module imports no torch, and neither does anything that it imports.
"""

from __future__ import annotations

import atexit
import logging
import math
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from core.sandbox.one_shot import attended
from core.sandbox.failures import failure
from core.sandbox.lanes import HEAVY, LIGHT, PERSISTENT, Lanes, Ticket
from core.sandbox.replies import letter_of, reply_to
from core.sandbox.messages import Garbage, Job, Reply
from core.sandbox.zygotes import Nursery
from core.sandbox.persistent import PersistentWorker
from core.sandbox.settings import Isolation, PoolSettings, settings_from
from core.sandbox.session_share import Shares
from core.sandbox.starting import WorkerLost

_log = logging.getLogger(__name__)


def can_fork() -> bool:
    """Whether this system forks a process that has torch in it (macOS has fork, but its libraries do not bear it)."""
    return sys.platform == "linux"


class Pool:
    """Workers for one server. Every method may be called from any thread."""

    def __init__(self, settings: PoolSettings | None = None) -> None:
        self.settings = settings or settings_from(os.environ)
        places = {LIGHT: self.settings.light, HEAVY: self.settings.heavy, PERSISTENT: 1}
        self._lanes = Lanes(places, self.settings.queue)
        self._shares = Shares(self.settings.session_share, self.settings.session_burst)
        self._nursery = Nursery(self.settings)
        self._persistent = PersistentWorker(self.settings)
        self._owner = os.getpid()
        atexit.register(self.close)

    def start(self) -> None:
        """Begin to warm up, without waiting for it; otherwise the first `run` does it, and takes seconds."""
        if can_fork():
            self._nursery.start()

    def run(self, job: Job, *, session: str = "", lane: str | None = None) -> Reply:
        """Do one job and return what came of it.

        Args:
            session: Whose job it is. A newer job of the same session stops an older one, whose caller gets a
                mistake of kind "replaced". Jobs of the session "" have nothing to do with each other.
            lane: "heavy" for a job that is known to be long; otherwise it starts as a light one.
        """
        try:
            letter = letter_of(job)
            if wait := self._shares.wait(session):
                raise WorkerLost("session-share", seconds=f"{math.ceil(wait)}")
            ticket = self._lanes.admit(session)
        except WorkerLost as lost:
            return failure(job, lost.kind, lost.facts)
        try:
            return reply_to(job, self._sent(job, letter, ticket, lane or LIGHT))
        except WorkerLost as lost:
            return failure(job, ticket.stopped or lost.kind, {} if ticket.stopped else lost.facts)
        except Garbage as garbage:
            _log.warning("a worker sent garbage: %s", garbage)
            if self._is_persistent(job.device):
                self._persistent.end()
            return failure(job, "worker-garbage", {"what": str(garbage)[:200]})
        finally:
            self._lanes.leave(ticket)
            self._shares.spend(session, ticket.ran)

    def isolation(self, device: str = "cpu") -> Isolation:
        """Return what stands between a program on this device and the machine; waits until a worker is warm."""
        if self._is_persistent(device):
            return Isolation("persistent", self._persistent.layers)
        try:
            return Isolation("one-shot", self._nursery.ready().layers)
        except WorkerLost:
            return Isolation("none", ())

    def refusal(self) -> tuple[str, ...]:
        """Return the walls for whose lack this server must not serve strangers; none where it may."""
        if not self.settings.hosted or self.settings.allow_weak:
            return ()
        return self.isolation().missing

    def processes(self) -> tuple[int, ...]:
        """Return the ids of every process of the pool; the zygote's is the first where there is one."""
        return (*self._nursery.processes(), *self._persistent.processes())

    def close(self) -> None:
        """Stop every job and end every process. May be called twice; does nothing in a forked copy of the server."""
        if os.getpid() != self._owner:
            return
        atexit.unregister(self.close)
        self._lanes.close()
        self._nursery.close()
        self._persistent.close()

    def _is_persistent(self, device: str) -> bool:
        return not can_fork() or device != "cpu"

    def _sent(self, job: Job, letter: bytes, ticket: Ticket, lane: str) -> bytes:
        """Return the body of the worker's message."""
        if can_fork() and job.device.split(":")[0] not in self._nursery.ready().devices:
            raise WorkerLost("no-cuda")
        if self.settings.hosted and not self.settings.allow_weak and not self.isolation(job.device).strong:
            raise WorkerLost("hosted-refusal", device=job.device)
        if self._is_persistent(job.device):
            self._lanes.enter(ticket, PERSISTENT)
            with _timed(ticket):
                body = self._persistent.run(letter, job.limits)
            if ticket.stopped:
                raise WorkerLost(ticket.stopped)
            return body
        self._lanes.enter(ticket, lane)
        child = self._nursery.take()
        try:
            with _timed(ticket):
                body = attended(job, letter, ticket, child, self._lanes, self.settings.heavy_after)
        except BaseException:
            child.end()
            raise
        finally:
            self._nursery.refill()
        child.halt()  # it has said all that it may say, and exits by itself if it is honest
        child.connection.close()
        return body


@contextmanager
def _timed(ticket: Ticket) -> Iterator[None]:
    started = time.monotonic()
    try:
        yield
    finally:
        ticket.ran += time.monotonic() - started


_shared: Pool | None = None
_shared_lock = threading.Lock()


def shared_pool() -> Pool:
    """Return the server's one pool, made at the first call."""
    global _shared
    with _shared_lock:
        if _shared is None:
            _shared = Pool()
        return _shared


def _forget_shared() -> None:
    """A forked copy of the server has none of its parent's threads: it makes a pool of its own when it needs one."""
    global _shared, _shared_lock
    _shared, _shared_lock = None, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_shared)
