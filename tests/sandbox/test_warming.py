"""A worker runs the warm-up program while it waits for its job, and not while its job waits for it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from functools import partial

import pytest

from core.sandbox import job
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
    said = b""
    with ours:
        while part := ours.recv(1 << 16):
            said += part
    os.waitpid(pid, 0)
    return message_from(said[HEADER_BYTES:])


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
