"""A process's own time: processors' while it wants one, the clock's while it sleeps."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from core.sandbox import one_shot, own_time
from core.sandbox.own_time import OwnTime, Seen, seen
from core.sandbox.pool import can_fork
from tests.sandbox.conftest import LateLook, MakePool, eventually
from tests.sandbox.test_pool import kind, ran

linux = pytest.mark.skipif(not can_fork(), reason="the system tells nothing of processes")


class Process:
    """A process on a clock of the test's own.

    Attributes:
        worked: Seconds that processors have worked for it; None where the system does not tell.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock, self.wants = 0.0, True
        self.worked: float | None = 0.0
        monkeypatch.setattr(own_time, "seen", self._seen)
        monkeypatch.setattr(own_time, "time", SimpleNamespace(monotonic=lambda: self.clock))

    def _seen(self, _process: int) -> Seen | None:
        return None if self.worked is None else Seen(self.worked, self.wants)

    def passes(self, seconds: float, worked: float | None, wants: bool = True) -> None:
        self.clock += seconds
        self.worked, self.wants = worked if worked is None else (self.worked or 0.0) + worked, wants


@pytest.mark.parametrize(
    ("looks", "own", "busy"),
    [
        ([(10, 10.0, True)], 10.0, 10.0),  # alone on a processor
        ([(10, 3.0, True), (10, 3.0, True)], 6.0, 6.0),  # others have most of it
        ([(10, 0.5, True), (10, 0.5, True)], 4.0, 1.0),  # others have nearly all of it: a fifth of the clock
        ([(0, 0.0, False), (10, 0.0, False)], 10.0, 10.0),  # it sleeps
        ([(10, 2.0, True), (0, 0.0, False), (5, 0.0, False)], 7.0, 7.0),  # it computes, then it sleeps
        ([(0, 0.0, False), (5, 1.0, False)], 5.0, 1.0),  # it works a moment between two sleeps
        ([(5, 1.0, False)], 1.0, 1.0),  # it writes its last word just now
        ([(5, 0.0, True), (5, None, False)], 6.0, 5.0),  # it is gone
        ([(1, 2.0, False)], 2.0, 2.0),  # two threads, seen while both rest
        ([(5, None, False), (5, 0.0, True), (5, 0.0, True)], 11.0, 10.0),  # the system does not tell at first
    ],
)
def test_own_time_is_work_while_it_wants_a_processor_and_else_the_clock(
    monkeypatch: pytest.MonkeyPatch, looks: list[tuple[float, float | None, bool]], own: float, busy: float
) -> None:
    process = Process(monkeypatch)
    counted, found = OwnTime(1), 0.0
    for seconds, worked, wants in looks:
        process.passes(seconds, worked, wants)
        found = counted.seconds()
    assert (found, counted.busy) == (own, busy)


def test_time_in_which_a_process_was_stopped_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    process = Process(monkeypatch)
    counted = OwnTime(1)
    process.passes(1, 1.0)
    assert counted.seconds() == 1
    process.passes(100, 0.0, wants=False)
    counted.go_on()
    process.passes(1, 1.0)
    assert counted.seconds() == 2


@pytest.fixture
def spinning() -> Iterator[int]:
    """A process that computes without end."""
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as process:
        yield process.pid
        process.kill()


@linux
def test_what_a_process_does_is_what_the_kernel_says(spinning: int) -> None:
    eventually(lambda: (found := seen(spinning)) is not None and found.worked > 0.1 and found.wants)
    os.kill(spinning, signal.SIGSTOP)
    eventually(lambda: (found := seen(spinning)) is not None and not found.wants)
    assert seen(0) is None


@linux
def test_a_workers_answer_is_read_although_the_server_looks_late(
    make_pool: MakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_shot, "OwnTime", LateLook)
    assert kind(ran(make_pool(), "echo")) is None
