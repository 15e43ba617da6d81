"""One job with its worker: the letter goes in, and the message is awaited as long as the job may take."""

from __future__ import annotations

import math
import mmap
import os
import signal
import time
from pathlib import Path

from core.sandbox.inbox import Inbox
from core.sandbox.lanes import HEAVY, LIGHT, Lanes, NoRoom, Ticket
from core.sandbox.messages import Job
from core.sandbox.spawning import SpawnedChild
from core.sandbox.starting import WorkerLost
from core.sandbox.zygotes import Child

Worker = Child | SpawnedChild

_LONGEST_LIGHT = 3
"""For how many times ``heavy_after`` a job may keep a light place on a machine too busy to work that long for it."""
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_STOP_SECONDS = 0.5
"""A zygote passes the signal on, and until then its child may ask for more memory."""


def attended(job: Job, letter: bytes, ticket: Ticket, child: Worker, lanes: Lanes, heavy_after: float) -> bytearray:
    """Give the child its job and return the body of its message; on the way, move a long job out of the light lane.

    Args:
        heavy_after: For how many seconds of a processor a job counts as a light one.

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
        body = _while_light(inbox, child.pid, heavy_after, wall) if ticket.lane == LIGHT else inbox.frame(wall)
        if body is None and time.monotonic() < wall:
            body = inbox.frame(wall + _made_heavy(ticket, child, lanes))
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


def _while_light(inbox: Inbox, process: int, heavy_after: float, wall: float) -> bytearray | None:
    """Return the message, or None when the job is a long one, or has no time left.

    By the clock alone a short job on a busy machine would pass for a long one, and wait behind those that are.
    """
    started, used = time.monotonic(), processor_seconds(process)
    longest = min(wall, started + _LONGEST_LIGHT * heavy_after)
    until = min(wall, started + heavy_after)
    while (body := inbox.frame(until)) is None and until < longest:
        missing = heavy_after - (processor_seconds(process) - used)
        if not missing > 0:  # nor where it cannot be told
            break
        until = min(longest, time.monotonic() + max(missing, 1 / _TICKS))
    return body


def processor_seconds(process: int) -> float:
    """Return for how long processors have worked for a process, to a hundredth of a second; inf if that is unknown."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return math.inf
    user, system = status.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / _TICKS


def _made_heavy(ticket: Ticket, child: Worker, lanes: Lanes) -> float:
    """Move a job to the heavy lane, where it may have to wait; return for how many seconds it stood still."""
    child.demote()
    if lanes.moved(ticket, HEAVY):
        return 0.0
    child.signal(signal.SIGSTOP)
    stopped = time.monotonic()
    try:
        with lanes.standing(memory_of(child.pid)):
            lanes.enter(ticket, HEAVY)
    finally:
        waited = time.monotonic() - stopped
        ticket.ran -= waited
    child.signal(signal.SIGCONT)
    return waited


def memory_of(process: int) -> int:
    """Return how many bytes a process that is being stopped has in memory, backed by no file.

    For a fork that is also what it still shares with its zygote: the kernel does not tell what it has written since.

    Raises:
        NoRoom: it cannot be told.
    """
    until = time.monotonic() + _STOP_SECONDS
    folder = Path(f"/proc/{process}")
    try:
        while (folder / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0] not in "TZ":
            if time.monotonic() > until:
                raise NoRoom
            time.sleep(0.002)
        _, resident, shared, *_ = (folder / "statm").read_text(encoding="ascii").split()
    except OSError:
        raise NoRoom from None
    return (int(resident) - int(shared)) * mmap.PAGESIZE
