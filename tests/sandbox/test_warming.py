"""A worker runs the warm-up program while it waits for its job, and not while its job waits for it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from functools import partial

import pytest

from core.sandbox import job, machine_load
from core.sandbox.first_programs import WARM_UP
from core.sandbox.messages import HEADER_BYTES, ExploreJob, Failed, Job, Message, framed, message_from
from core.trace.limits import Limits


def answered(theirs: socket.socket, ours: socket.socket) -> Message:
    """Let a process be a worker with this connection; return what it says."""
    pid = os.fork()
    if pid == 0:
        ours.close()
        job.one_job(theirs.recv, partial(os.write, theirs.fileno()), counting(), nothing_to_prepare, job.job_has_come)
    theirs.close()
    return heard(ours, pid)


def heard(ours: socket.socket, pid: int) -> Message:
    """Return what a worker says, and wait for its end."""
    said = b""
    with ours:
        while part := ours.recv(1 << 16):
            said += part
    os.waitpid(pid, 0)
    return message_from(said[HEADER_BYTES:])


def served(theirs: socket.socket, ours: socket.socket) -> int:
    """Let a process be a forked worker with this connection, behind no walls; return its id."""
    pid = os.fork()
    if pid == 0:
        ours.close()
        telling, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        job.serve(theirs.detach(), counting(), (), telling.detach())
    theirs.close()
    return pid


def counting() -> Callable[[Job], Message]:
    """Return a body that says what it was given before."""
    before: list[str] = []

    def body(given: Job) -> Message:
        before.append("warm-up" if given.source == WARM_UP.source else given.source)
        return Failed("told", {"before": ", ".join(before)})

    return body


def nothing_to_prepare() -> Callable[[Limits], None]:
    return lambda _limits: None


@pytest.mark.parametrize(("waits", "runs"), [(True, "x = 1"), (False, "warm-up, x = 1")])
def test_a_job_that_is_there_already_is_done_at_once(monkeypatch: pytest.MonkeyPatch, waits: bool, runs: str) -> None:
    ours, theirs = socket.socketpair()
    monkeypatch.setattr(job, "CONNECTION", theirs.fileno())
    if not waits:
        monkeypatch.setattr(job, "job_has_come", lambda: False)
    ours.settimeout(60)
    ours.sendall(framed(ExploreJob("x = 1")))
    said = answered(theirs, ours)
    assert isinstance(said, Failed)
    assert said.facts["before"] == runs


@pytest.mark.parametrize(("crowded", "runs"), [(True, "x = 1"), (False, "warm-up, x = 1")])
def test_nothing_is_done_ahead_while_others_wait_for_a_processor(
    monkeypatch: pytest.MonkeyPatch, crowded: bool, runs: str
) -> None:
    monkeypatch.setattr(job.machine_load, "crowded", lambda: crowded)
    monkeypatch.setattr(job, "job_has_come", lambda: False)
    ours, theirs = socket.socketpair()
    ours.settimeout(60)
    pid = served(theirs, ours)
    ours.sendall(framed(ExploreJob("x = 1")))
    said = heard(ours, pid)
    assert isinstance(said, Failed)
    assert said.facts["before"] == runs


@pytest.mark.parametrize(("load", "processors", "crowded"), [
    ("0.20 0.18 0.12 1/80 11206\n", 2, False),  # the example of proc(5): who asks is alone
    ("9.00 9.00 9.00 3/80 11206\n", 2, False),  # there was a crowd
    ("0.00 0.00 0.00 4/80 11206\n", 2, True),
    ("0.00 0.00 0.00 4/80 11206\n", 8, False),
    ("0.00 0.00 0.00 0/0 0\n", 1, False),  # a kernel that does not count them
])  # fmt: skip
def test_a_crowd_is_more_threads_than_processors(load: str, processors: int, crowded: bool) -> None:
    assert machine_load.want_more(load, processors) is crowded


def test_a_system_that_does_not_tell_has_no_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine_load, "LOAD", "/nowhere")
    assert machine_load.crowded() is False
