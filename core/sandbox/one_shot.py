"""One job with its worker: the letter goes in, and the message is awaited as long as the job may take."""

from __future__ import annotations

import signal
import time

from core.sandbox.inbox import Inbox
from core.sandbox.lanes import HEAVY, LIGHT, Lanes, Ticket
from core.sandbox.messages import Job
from core.sandbox.spawning import SpawnedChild
from core.sandbox.starting import WorkerLost
from core.sandbox.zygotes import Child

Worker = Child | SpawnedChild


def attended(job: Job, letter: bytes, ticket: Ticket, child: Worker, lanes: Lanes, heavy_after: float) -> bytearray:
    """Give the child its job and return the body of its message; on the way, move a long job out of the light lane.

    Args:
        heavy_after: For how many seconds a job counts as a light one.

    Raises:
        WorkerLost: the child overran, died, or was stopped by somebody.
        Garbage: what it announced is longer than its job allows.
    """
    ticket.halt = child.halt
    if ticket.stopped:  # by somebody who did not know of the child yet
        raise WorkerLost(ticket.stopped)
    inbox = Inbox(child.connection, job.limits.result_bytes)
    try:
        child.connection.settimeout(job.limits.wall_seconds)
        child.connection.sendall(letter)
        started = time.monotonic()
        wall = started + job.limits.wall_seconds
        body = inbox.frame(min(wall, started + heavy_after) if ticket.lane == LIGHT else wall)
        if body is None and time.monotonic() < wall:
            body = inbox.frame(wall + _made_heavy(ticket, child, lanes))
    except TimeoutError:
        body = None  # it did not even take the job
    except (EOFError, ConnectionError):
        lost = child.lost()
        if lost.facts.get("how") == "SIGXCPU":
            lost = WorkerLost("cpu-time", seconds=str(job.limits.cpu_seconds))
        raise lost from None
    if body is None:
        raise WorkerLost("wall-time", seconds=f"{job.limits.wall_seconds:g}")
    return body


def _made_heavy(ticket: Ticket, child: Worker, lanes: Lanes) -> float:
    """Move a job to the heavy lane, where it may have to wait; return for how many seconds it stood still."""
    child.demote()
    if lanes.moved(ticket, HEAVY):
        return 0.0
    child.signal(signal.SIGSTOP)
    stopped = time.monotonic()
    try:
        lanes.enter(ticket, HEAVY)
    finally:
        waited = time.monotonic() - stopped
        ticket.ran -= waited
    child.signal(signal.SIGCONT)
    return waited
