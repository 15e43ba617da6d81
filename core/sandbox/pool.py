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
from contextlib import contextmanager, suppress

from msgspec import structs

from core.explain.sentences.running import OF_RUNNING
from core.sandbox import libraries
from core.sandbox.checker import Checker
from core.sandbox.failures import failure
from core.sandbox.forked_workers import ForkedWorkers
from core.sandbox.lanes import HEAVY, LIGHT, LONG, SPAWNED, Lanes, NoRoom, Ticket
from core.sandbox.machine_memory import share_of_the_machine
from core.sandbox.memory_watch import MemoryWatch
from core.sandbox.messages import ExploreJob, Failed, Garbage, Job, Message, Replay, Reply, message_from
from core.sandbox.metrics import Metrics, Times
from core.sandbox.one_shot import attended
from core.sandbox.recent import Slot
from core.sandbox.replies import letter_of, reply_to
from core.sandbox.session_share import Shares
from core.sandbox.settings import Isolation, PoolSettings, settings_from
from core.sandbox.spawning import SpawnedWorkers
from core.sandbox.starting import WorkerLost
from core.trace import TraceRecord

_log = logging.getLogger(__name__)

REPLAYED = ("wall-time", "cpu-time", "worker-died", "stopped")
"""Ways in which a worker ends without an answer; what its program did before is then done once more."""
REPLAY_PART = 0.5
"""Part of the time of a run that its replay may take."""


def can_fork() -> bool:
    """Whether this system forks a process that has torch in it (macOS has fork, but its libraries do not bear it)."""
    return sys.platform == "linux"


class Pool:
    """Workers for one server. Every method may be called from any thread.

    Attributes:
        lanes: Who runs and who waits; `Lanes.crowd` tells.
        forked: Kind of libraries (see `core.sandbox.libraries`) → the workers that a zygote with them forks.
        spawned: Kind of libraries → the workers that are processes of their own, where nothing is forked.
    """

    def __init__(self, settings: PoolSettings | None = None) -> None:
        self.settings = settings or settings_from(os.environ)
        places = {LIGHT: self.settings.light, HEAVY: self.settings.heavy, LONG: self.settings.heavy, SPAWNED: 1}
        self.lanes = Lanes(places, self.settings.queue, self.settings.standing_bytes)
        self._shares = Shares(self.settings.session_share, self.settings.session_burst)
        self._metrics = Metrics()
        memory = MemoryWatch(share_of_the_machine())
        light = ForkedWorkers(self.settings, libraries.LIGHT, self._metrics, memory)
        heavy = ForkedWorkers(self.settings, libraries.HEAVY, self._metrics, memory, light)
        self.forked = {libraries.LIGHT: light, libraries.HEAVY: heavy}
        self.spawned = {kind: SpawnedWorkers(self.settings, kind) for kind in self.forked}
        self._checker = Checker(most=self.settings.light + 1)
        self._owner = os.getpid()
        atexit.register(self.close)

    def start(self) -> None:
        """Begin to warm up, without waiting for it; otherwise the first `run` does it, and takes seconds."""
        with suppress(WorkerLost):  # then the first `run` says so
            self._workers("cpu", libraries.LIGHT).start()
        self._checker.start()

    def run(self, job: Job, *, session: str = "", charged: str = "", lane: str | None = None) -> Reply:
        """Do one job and return what came of it. Raises nothing: what this server cannot do now is a mistake, too.

        Args:
            session: Whose job it is. A newer job of the same session stops an older one, whose caller gets a
                mistake of kind "replaced". Jobs of the session "" have nothing to do with each other.
            charged: Whose share of the server it takes, where that is not ``session``: a question replaces nothing.
            lane: "heavy" for a job that is known to be long; otherwise it starts as a light one.
        """
        try:
            reply = self._reply(job, session, charged, lane or LIGHT)
        except (OSError, MemoryError, RuntimeError):  # no descriptor, no memory, "can't start new thread"
            _log.exception("this server has no room for another program")
            reply = failure(job, "server-full", {})
        except Exception as error:  # noqa: BLE001 - a bug of ours must not become a page's
            _log.exception("a job could not be done")
            reply = failure(job, "explorer-bug", {"detail": type(error).__name__})
        self._metrics.count("jobs", _outcome(reply))
        return reply

    def stop(self, session: str) -> None:
        """End the run of a session; its caller gets what ran before, with a mistake of kind "stopped"."""
        self.lanes.stop(session)

    def ahead(self, session: str) -> int | None:
        """Return how many jobs come before a session's run, which waits for a place; None while it waits for none."""
        return self.lanes.ahead(session)

    def metrics(self) -> dict[str, dict[str, int]]:
        """Return what was counted so far, see `core.sandbox.metrics`."""
        return self._metrics.read()

    def times(self) -> dict[str, Times]:
        """Return how long jobs waited and ran so far, see `core.sandbox.metrics`."""
        return self._metrics.times()

    def recent(self) -> tuple[Slot, ...]:
        """Return what happened in the last minutes, see `core.sandbox.recent`."""
        return self._metrics.recent()

    def load(self) -> tuple[int, int]:
        """Return how many jobs there are now, and how many of them wait for a place."""
        crowd = self.lanes.crowd()
        return crowd.jobs, sum(crowd.waiting.values())

    def zygotes(self) -> int:
        """Return how many zygotes are alive, spares included."""
        return sum(workers.zygotes() for workers in self.forked.values())

    def _reply(self, job: Job, session: str, charged: str, lane: str) -> Reply:
        try:
            letter = letter_of(job)
            if wait := self._shares.wait(charged or session):
                raise WorkerLost("session-share", seconds=f"{math.ceil(wait)}")
            used = self._shares.used(charged or session)
            ticket = self.lanes.admit(session, charged=charged, letter=len(letter), used=used)
        except WorkerLost as lost:
            return failure(job, lost.kind, lost.facts)
        try:
            return reply_to(job, self._message(job, letter, ticket, lane))
        except WorkerLost as lost:
            return failure(job, ticket.stopped or lost.kind, {} if ticket.stopped else lost.facts)
        except Garbage as garbage:
            _log.warning("a worker sent garbage: %s", garbage)
            return failure(job, "worker-garbage", {"what": str(garbage)[:200]})
        finally:
            self.lanes.leave(ticket)
            self._shares.spend(ticket.charged, ticket.used)
            if ticket.waited is not None:
                self._metrics.took("waited", ticket.waited)
                self._metrics.took("ran", ticket.ran)

    def isolation(self, device: str = "cpu") -> Isolation:
        """Return what stands between a program on this device and the machine; waits until a worker is warm."""
        try:
            return self._workers(device, libraries.LIGHT).isolation()
        except WorkerLost:
            return Isolation("none", ())

    def refusal(self) -> tuple[str, ...]:
        """Return the walls for whose lack this server must not serve strangers; none where it may."""
        if not self.settings.hosted or self.settings.allow_weak:
            return ()
        return self.isolation().missing

    def processes(self) -> tuple[int, ...]:
        """Return the ids of every process of the pool; the zygote's is the first where there is one."""
        return tuple(pid for workers in self._all() for pid in workers.processes())

    def close(self) -> None:
        """Stop every job and end every process. May be called twice; does nothing in a forked copy of the server."""
        if os.getpid() != self._owner:
            return
        atexit.unregister(self.close)
        self.lanes.close()
        for workers in self._all():
            workers.close()
        self._checker.close()

    def _all(self) -> tuple[ForkedWorkers | SpawnedWorkers, ...]:
        return (*self.forked.values(), *self.spawned.values())

    def _workers(self, device: str, kind: str) -> ForkedWorkers | SpawnedWorkers:
        return self.forked[kind] if can_fork() and device == "cpu" else self.spawned[kind]

    def _message(self, job: Job, letter: bytes, ticket: Ticket, lane: str) -> Message:
        """Do a job, and where its worker dies, once more what its program did before.

        Raises:
            WorkerLost: nothing can be said of the program but how it ended.
        """
        try:
            try:
                return self._told(job, letter, ticket, lane)
            except WorkerLost as lost:
                if (again := _rest_of(job, lost, ticket)) is None:
                    raise
            self._metrics.count("processes", "jobs begun again")
            return self._told(again, letter_of(again), ticket, lane)
        except WorkerLost as lost:
            if ticket.stopped == "stopped":  # what follows is another run, which may be stopped, too
                lost.kind, lost.facts, ticket.stopped = "stopped", {}, ""
            again = _replay(job, lost)
            if again is None or ticket.stopped:
                raise
            try:
                return self._told(again, letter_of(again), ticket, lane)
            except (WorkerLost, Garbage):
                raise lost from None

    def _told(self, job: Job, letter: bytes, ticket: Ticket, lane: str) -> Message:
        """Do a job in a worker with the libraries that it needs, which may show only while it runs."""
        wanted = libraries.wanted_by(job.source)
        message = self._sent(job, letter, ticket, lane, wanted)
        if isinstance(message, Failed) and message.kind == "libraries" and wanted == libraries.LIGHT:
            self.lanes.step_aside(ticket)
            return self._sent(job, letter, ticket, lane, libraries.HEAVY)
        return message

    def _sent(self, job: Job, letter: bytes, ticket: Ticket, lane: str, kind: str) -> Message:
        """Return a worker's message. A long job for which there is no room to stand still begins again later."""
        if can_fork() and job.device.split(":")[0] not in self._workers("cpu", libraries.LIGHT).ready().devices:
            raise WorkerLost("no-cuda")
        workers = self._workers(job.device, kind)
        strong = isinstance(workers, ForkedWorkers) and workers.isolation().strong
        if self.settings.hosted and not self.settings.allow_weak and not strong:
            raise WorkerLost("hosted-refusal", device=job.device)
        workers.ready()
        if not isinstance(workers, ForkedWorkers):
            lane = SPAWNED
        body: bytearray | None = None
        while body is None:
            try:
                body = self._received(job, letter, ticket, lane, workers)
            except NoRoom as full:
                lane = full.lane
        self._checker.check(letter, body)
        return message_from(body)

    def _received(
        self, job: Job, letter: bytes, ticket: Ticket, lane: str, workers: ForkedWorkers | SpawnedWorkers
    ) -> bytearray:
        """Wait for a place and a worker, and return the body of its message."""
        self.lanes.enter(ticket, lane)
        seconds = {LIGHT: self.settings.heavy_after, HEAVY: self.settings.long_after}
        with workers.lent() as child, _timed(ticket):
            try:
                body = attended(job, letter, ticket, child, self.lanes, seconds)
                self.lanes.step_aside(ticket)  # what is left to do takes no worker: the next job has the place at once
                return body
            except WorkerLost as lost:
                child.end()
                lost.progress = child.progress
                raise


def _outcome(reply: Reply) -> str:
    """Return how a job ended; a worker may name any mistake, so only those of the server are told apart."""
    if not isinstance(reply, TraceRecord) or reply.mistake is None:
        return "answered"
    return reply.mistake.kind if reply.mistake.kind in OF_RUNNING else "mistake"


def _rest_of(job: Job, lost: WorkerLost, ticket: Ticket) -> Job | None:
    """Return the same job with the time that is left of it, if it ended for nothing that its program did.

    A worker ends with its zygote. To begin again is safe: a job leaves nothing behind but its answer.
    """
    left = job.limits.wall_seconds - ticket.used
    if lost.facts.get("how") != "zygote" or ticket.stopped or left <= 0:
        return None
    return structs.replace(job, limits=structs.replace(job.limits, wall_seconds=left))


def _replay(job: Job, lost: WorkerLost) -> ExploreJob | None:
    """Return the job that does again what a lost worker did before the statement that it did not end."""
    reached = lost.progress
    if not isinstance(job, ExploreJob) or lost.kind not in REPLAYED:
        return None
    if reached is None or not 0 <= reached < len(job.source):  # a worker may say anything
        return None
    limits = structs.replace(job.limits, wall_seconds=job.limits.wall_seconds * REPLAY_PART)
    return structs.replace(job, replay=Replay(reached, lost.kind, lost.facts), limits=limits)


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
