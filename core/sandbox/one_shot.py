"""One job with its worker: the letter goes in, and the message is awaited as long as the job may take."""

from __future__ import annotations

import math
import mmap
import signal
import time
from collections.abc import Mapping
from pathlib import Path

from core.sandbox.inbox import Inbox
from core.sandbox.lanes import LIGHT, NEXT, NICE, Lanes, NoRoom, Ticket
from core.sandbox.messages import Job
from core.sandbox.own_time import LOOK_SECONDS, OwnTime
from core.sandbox.spawning import SpawnedChild
from core.sandbox.starting import WorkerLost
from core.sandbox.watch import EXPIRES_AT
from core.sandbox.zygotes import Child

Worker = Child | SpawnedChild

HURRIED = 0.2
"""Part of its time in the light lane for which a job keeps its place when others wait for that."""
_LEAST_LOOK = 0.02
"""Shortest time between two looks at a job: the kernel counts in hundredths."""
_TAKES_SECONDS = 60.0
"""A worker that has not read its job then, be the machine as busy as it may, reads none."""
_STOP_SECONDS = 5.0
"""A zygote passes the signal on, and until then its child may ask for more memory."""


def attended(
    job: Job, letter: bytes, ticket: Ticket, child: Worker, lanes: Lanes, seconds: Mapping[str, float]
) -> bytearray:
    """Give the child its job and return the body of its message; on the way, move a long job from lane to lane.

    When `EXPIRES_AT` of its time is over, the child is told so (see `core.sandbox.watch`). All seconds are the child's
    own (`core.sandbox.own_time`), those in which it stands still left out.

    Args:
        seconds: Lane → for how many seconds, in all, a job keeps its place there.

    Raises:
        WorkerLost: the child overran, died, or was stopped by somebody.
        Garbage: what it announced is longer than its job allows.
        NoRoom: it turned out to be a long job, and there is no room for it to stand still.
    """
    ticket.halt = child.halt
    if ticket.stopped:  # by somebody who did not know of the child yet
        raise WorkerLost(ticket.stopped)
    if ticket.lane in NICE:  # known to be long, or begins again because there was no room for it to stand still
        child.demote(NICE[ticket.lane])
    own, wall, body = None, job.limits.wall_seconds, None
    try:
        child.connection.settimeout(_TAKES_SECONDS)
        child.connection.sendall(letter)
        own = OwnTime(child.pid)  # it slept until the letter came, and wants a processor now
        inbox = Inbox(child.connection, job.limits.result_bytes)
        body = _awaited(inbox, own, wall, ticket, child, lanes, seconds)
    except TimeoutError:
        pass  # it did not even take the job
    except (EOFError, OSError):
        lost = child.lost()
        if lost.facts.get("how") == "SIGXCPU":
            lost = WorkerLost("cpu-time", seconds=str(job.limits.cpu_seconds))
        raise lost from None
    finally:
        ticket.used += own.seconds() if own else 0.0
    if body is None:
        raise WorkerLost("wall-time", seconds=f"{wall:g}")
    return body


def _awaited(
    inbox: Inbox, own: OwnTime, wall: float, ticket: Ticket, child: Worker, lanes: Lanes, seconds: Mapping[str, float]
) -> bytearray | None:
    """Return the body of the child's message, or None when its time is over."""
    expires, used = wall * EXPIRES_AT, 0.0
    while used < wall:
        if used >= expires:
            child.expire()
            expires = math.inf
        elif _left(ticket, own, used, lanes, seconds) <= 0:
            _moved_on(ticket, child, lanes)
            own.go_on()
        left = min(_left(ticket, own, used, lanes, seconds), expires - used, wall - used)
        if (body := inbox.frame(time.monotonic() + min(max(left, _LEAST_LOOK), LOOK_SECONDS))) is not None:
            return body
        used = own.seconds()  # a look costs several turns of Python's lock: not before it may matter
    # A child that has answered is gone: its answer is read, however late this thread got to look.
    return inbox.frame(time.monotonic() + _LEAST_LOOK)


def _left(ticket: Ticket, own: OwnTime, used: float, lanes: Lanes, seconds: Mapping[str, float]) -> float:
    """Return for how many seconds more a job keeps its place.

    In the light lane only what it did counts: on a crowded machine a short program that has hardly begun would else
    stand among the endless ones after a moment.
    """
    most = seconds.get(ticket.lane, math.inf)
    if ticket.lane == LIGHT:
        return most * (HURRIED if lanes.awaited(LIGHT) else 1) - own.busy
    return most - used


def _moved_on(ticket: Ticket, child: Worker, lanes: Lanes) -> None:
    """Move a job to the next lane, where it may have to wait; meanwhile it stands still."""
    lane = NEXT[ticket.lane]
    child.demote(NICE[lane])
    if lanes.moved(ticket, lane):
        return
    child.signal(signal.SIGSTOP)
    lanes.step_aside(ticket)
    stopped = time.monotonic()
    try:
        if (held := memory_of(child.pid)) is None:
            raise NoRoom(lane)
        if not held:
            return  # it has ended meanwhile: its message is here
        with lanes.standing(held, lane):
            lanes.enter(ticket, lane)
    finally:
        ticket.ran -= time.monotonic() - stopped
    child.signal(signal.SIGCONT)


def memory_of(process: int) -> int | None:
    """Return how many bytes a process that is being stopped has in memory, backed by no file.

    None if it does not stop; 0 if it has ended.

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
        return 0
    return (int(resident) - int(shared)) * mmap.PAGESIZE
