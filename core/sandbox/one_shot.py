"""One job with its worker: the letter goes in, and the message is awaited as long as the job may take."""

from __future__ import annotations

import math
import mmap
import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path

from core.sandbox.inbox import Inbox
from core.sandbox.lanes import NEXT, Lanes, NoRoom, Ticket
from core.sandbox.messages import Job
from core.sandbox.spawning import SpawnedChild
from core.sandbox.starting import WorkerLost
from core.sandbox.zygotes import Child

Worker = Child | SpawnedChild

_OF_THE_CLOCK = 3
"""For how many times its seconds a job may keep a place on a machine too busy to work that long for it."""
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_STOP_SECONDS = 0.5
"""A zygote passes the signal on, and until then its child may ask for more memory."""


def attended(
    job: Job, letter: bytes, ticket: Ticket, child: Worker, lanes: Lanes, seconds: Mapping[str, float]
) -> bytearray:
    """Give the child its job and return the body of its message; on the way, move a long job from lane to lane.

    Args:
        seconds: Lane → for how many seconds of a processor, in all, a job keeps its place there.

    Raises:
        WorkerLost: the child overran, died, or was stopped by somebody.
        Garbage: what it announced is longer than its job allows.
        NoRoom: it turned out to be a long job, and there is no room for it to stand still.
    """
    ticket.halt = child.halt
    if ticket.stopped:  # by somebody who did not know of the child yet
        raise WorkerLost(ticket.stopped)
    inbox = Inbox(child.connection, job.limits.result_bytes)
    try:
        child.connection.settimeout(job.limits.wall_seconds)
        child.connection.sendall(letter)
        wall = time.monotonic() + job.limits.wall_seconds
        work = Work(child.pid)
        while (body := _in_its_lane(inbox, work, seconds.get(ticket.lane, math.inf), wall)) is None:
            if ticket.lane not in NEXT or time.monotonic() >= wall:
                break
            wall += _moved_on(ticket, child, lanes)
    except TimeoutError:
        body = None  # it did not even take the job
    except (EOFError, OSError):
        lost = child.lost()
        if lost.facts.get("how") == "SIGXCPU":
            lost = WorkerLost("cpu-time", seconds=str(job.limits.cpu_seconds))
        raise lost from None
    if body is None:
        raise WorkerLost("wall-time", seconds=f"{job.limits.wall_seconds:g}")
    return body


class Work:
    """For how long processors have worked for a process since this was made; the clock counts where nobody can tell."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._before, self._began = processor_seconds(process), time.monotonic()

    def seconds(self) -> float:
        now = processor_seconds(self._process)
        if now is None or self._before is None:
            return time.monotonic() - self._began
        return now - self._before


def processor_seconds(process: int) -> float | None:
    """Return for how long processors have worked for a process, to a hundredth of a second; None if that is unknown."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    user, system = status.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / _TICKS


def _in_its_lane(inbox: Inbox, work: Work, most: float, wall: float) -> bytearray | None:
    """Return the message, or None when the job must leave its lane, or has no time left.

    By the clock alone a short job on a busy machine would pass for a long one, and wait behind those that are.

    Args:
        most: For how many seconds processors may have worked for it.
    """
    if most == math.inf:
        return inbox.frame(wall)
    left = most - work.seconds()
    longest = min(wall, time.monotonic() + _OF_THE_CLOCK * left)
    while left > 0 and (now := time.monotonic()) < longest:
        if (body := inbox.frame(min(longest, now + max(left, 1 / _TICKS)))) is not None:
            return body
        left = most - work.seconds()
    return None


def _moved_on(ticket: Ticket, child: Worker, lanes: Lanes) -> float:
    """Move a job to the next lane, where it may have to wait; return for how many seconds it stood still."""
    lane = NEXT[ticket.lane]
    child.demote()
    if lanes.moved(ticket, lane):
        return 0.0
    child.signal(signal.SIGSTOP)
    stopped = time.monotonic()
    try:
        if (held := memory_of(child.pid)) is None:
            raise NoRoom(lane)
        with lanes.standing(held, lane):
            lanes.enter(ticket, lane)
    finally:
        waited = time.monotonic() - stopped
        ticket.ran -= waited
    child.signal(signal.SIGCONT)
    return waited


def memory_of(process: int) -> int | None:
    """Return how many bytes a process that is being stopped has in memory, backed by no file; None if nobody can tell.

    For a fork that is also what it still shares with its zygote: the kernel does not tell what it has written since.
    """
    until = time.monotonic() + _STOP_SECONDS
    folder = Path(f"/proc/{process}")
    try:
        while (folder / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0] not in "TZ":
            if time.monotonic() > until:
                return None
            time.sleep(0.002)
        _, resident, shared, *_ = (folder / "statm").read_text(encoding="ascii").split()
    except OSError:
        return None
    return (int(resident) - int(shared)) * mmap.PAGESIZE
