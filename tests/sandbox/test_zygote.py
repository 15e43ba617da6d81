"""A zygote goes on whatever happens to one of its children, and a server that is full says so."""

from __future__ import annotations

import errno
import os
import resource
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from core.sandbox import control, zygotes
from core.sandbox import pool as pool_module
from core.sandbox import zygote as zygote_module
from core.sandbox.metrics import Metrics
from core.sandbox.pool import can_fork
from core.sandbox.zygote import Zygote
from core.sandbox.zygotes import Zygote as ServedZygote
from tests.sandbox.conftest import MakePool, eventually
from tests.sandbox.test_pool import assert_alive, kind, ran

pytestmark = pytest.mark.skipif(not can_fork(), reason="no zygote on this system")


def heard(zygote: Zygote) -> control.Control:
    received = control.receive(zygote.heard)  # type: ignore[attr-defined]
    assert received is not None
    return received[0]


def test_a_fork_that_fails_is_said_and_leaks_no_descriptor(
    zygote_here: Zygote, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refused() -> int:
        raise OSError(errno.EAGAIN, "no more processes")

    monkeypatch.setattr(os, "fork", refused)
    ours, theirs = socket.socketpair()
    with ours:
        zygote_here.obey(control.Fork(7), theirs.detach())
        assert heard(zygote_here) == control.Exited(7, None)
        assert ours.recv(1) == b"", "nobody holds the other end any more"
    assert "no more processes" in capfd.readouterr().err and zygote_here.children == {}


def test_a_descriptor_that_did_not_arrive_is_said(zygote_here: Zygote, capfd: pytest.CaptureFixture[str]) -> None:
    zygote_here.obey(control.Fork(8), None)
    assert heard(zygote_here) == control.Exited(8, None)
    assert "may open no more" in capfd.readouterr().err


def ended_child(zygote: Zygote) -> int:
    """A child that has ended and was not reaped."""
    pid = os.fork()
    if pid == 0:
        os._exit(3)
    zygote.children[1] = zygote_module.Forked(pid, zygote_module.progress.new_page())
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    return pid


def test_orders_about_a_child_that_has_just_ended_harm_nothing(zygote_here: Zygote) -> None:
    ended_child(zygote_here)
    zygote_here.obey(control.Signal(1, 9), None)
    zygote_here.obey(control.Nice(1, 15), None)
    zygote_here.obey(control.Nice(99, 15), None)
    zygote_here.reap()
    assert heard(zygote_here) == control.Exited(1, 3)


def test_a_thread_that_ends_while_priorities_are_changed_harms_nothing(
    zygote_here: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def first_one_gone(which: int, who: int, nice: int) -> None:
        asked.append(who)
        if len(asked) == 1:
            raise ProcessLookupError(errno.ESRCH, "No such process")

    monkeypatch.setattr(os, "setpriority", first_one_gone)
    end = threading.Event()
    threads = [threading.Thread(target=end.wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    page = zygote_module.progress.new_page()
    zygote_here.children[1] = zygote_module.Forked(os.getpid(), page)  # a process with some threads
    zygote_here.obey(control.Nice(1, 15), None)
    end.set()
    assert set(asked) >= {thread.native_id for thread in threads} and len(asked) >= 3


def test_a_child_that_could_not_be_forked_is_one_sentence(make_pool: MakePool) -> None:
    pool = make_pool(warm=0)
    zygote = pool.forked["light"].ready()
    before = resource.prlimit(zygote.process.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(zygote.process.pid, resource.RLIMIT_NOFILE, (4, before[1]))
    assert kind(ran(pool, "echo")) == "server-full"
    resource.prlimit(zygote.process.pid, resource.RLIMIT_NOFILE, before)
    assert_alive(pool)
    assert pool.forked["light"].ready() is zygote


@contextmanager
def no_descriptor_left() -> Iterator[None]:
    """Let this process open no file and no connection more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    taken: list[int] = []
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 256), hard))
    try:
        with pytest.raises(OSError, match="Too many open files"):
            while True:
                taken.append(os.dup(0))
        yield
    finally:
        for descriptor in taken:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_server_without_free_descriptors_says_one_sentence_and_recovers(make_pool: MakePool) -> None:
    pool = make_pool(warm=0)
    assert_alive(pool)
    zygote = pool.processes()[0]
    with no_descriptor_left():
        assert kind(ran(pool, "echo")) == "server-full"
    assert_alive(pool)
    assert pool.processes()[0] == zygote


def test_a_zygote_that_cannot_be_started_is_one_sentence(make_pool: MakePool) -> None:
    pool = make_pool()
    with no_descriptor_left():
        pool.start()
        assert kind(ran(pool, "echo")) == "server-full"
        assert kind(ran(pool, "large")) == "server-full"
    assert_alive(pool)


def test_a_process_that_cannot_be_spawned_is_one_sentence(make_pool: MakePool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "can_fork", lambda: False)
    pool = make_pool()
    with no_descriptor_left():
        assert kind(ran(pool, "echo")) == "server-full"
    assert_alive(pool)


SLOW = 2**30
"""A process that there is not."""


class Looks:
    """A process's own time that passes with each look at it."""

    def __init__(self, process: int) -> None:
        self.process, self.passed = process, 0.0

    def seconds(self) -> float:
        self.passed += 0.3
        return self.passed


@pytest.fixture
def served_zygote(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ServedZygote, socket.socket]]:
    """The server's side of a zygote, whose process only sleeps, and the other end of its channel."""
    monkeypatch.setattr(zygotes, "OwnTime", Looks)
    monkeypatch.setattr(zygotes, "READ_SECONDS", 0.01)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as process, theirs:
        zygote = ServedZygote(ours, process, Metrics())
        try:
            yield zygote, theirs
        finally:
            zygote.kill()


def test_a_zygote_whose_answer_lies_unread_does_not_hang(
    served_zygote: tuple[ServedZygote, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our own thread comes late to read it where many pages compute; every program would begin again."""
    zygote, theirs = served_zygote
    reads_on, reading, asked = threading.Event(), threading.Event(), threading.Event()

    def heard(message: control.Control) -> None:
        reading.set()
        reads_on.wait(60)
        if message == control.Forked(2, 2):
            asked.set()

    monkeypatch.setattr(zygote, "heard", heard)
    control.send(theirs, control.Forked(1, 1))
    assert reading.wait(60)
    control.send(theirs, control.Forked(2, 2))
    threading.Timer(0.5, reads_on.set).start()  # after many looks, each of 0.3 s
    assert zygote.does(asked, 1.0)
    assert zygote.alive


def test_a_child_that_ends_slowly_is_not_its_zygotes_fault(
    served_zygote: tuple[ServedZygote, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large one gives back its memory only when it has a processor, and a long job stands behind all others."""
    zygote, theirs = served_zygote

    class Waits(Looks):
        def seconds(self) -> float:
            return 0.0 if self.process == SLOW else super().seconds()

    monkeypatch.setattr(zygotes, "OwnTime", Waits)
    monkeypatch.setattr(zygotes, "END_SECONDS", 1.0)
    child = zygote.child()
    control.send(theirs, control.Forked(child.number, SLOW))
    assert child.forked.wait(60)
    threading.Timer(0.5, control.send, (theirs, control.Exited(child.number, -9))).start()  # after many looks
    child.end()
    assert zygote.alive
    assert child.status == -9


def test_a_zygote_that_says_nothing_hangs(served_zygote: tuple[ServedZygote, socket.socket]) -> None:
    zygote, _ = served_zygote
    assert not zygote.does(threading.Event(), 1.0)
    assert not zygote.alive


@pytest.mark.parametrize("takes", [True, False])
def test_a_zygote_that_takes_others_messages_first_does_not_hang(
    served_zygote: tuple[ServedZygote, socket.socket], monkeypatch: pytest.MonkeyPatch, takes: bool
) -> None:
    zygote, _ = served_zygote
    tries = iter(range(12))

    def send(*_: object) -> None:
        number = next(tries, None)
        if number is not None:
            zygote.taken += takes and number % 2  # another thread's message was taken
            raise BlockingIOError

    monkeypatch.setattr(control, "send", send)
    if takes:
        zygote.send(control.Nice(1, 1))
    else:
        with pytest.raises(BlockingIOError):
            zygote.send(control.Nice(1, 1))
    assert zygote.alive is takes


def test_descriptors_above_a_thousand_are_as_good_as_others(make_pool: MakePool) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 1_500:
        pytest.skip("this system allows no process that many descriptors")
    resource.setrlimit(resource.RLIMIT_NOFILE, (1_500, hard))
    taken = [os.dup(0) for _ in range(1_100)]
    try:
        pool = make_pool(warm=1)
        assert pool.forked["light"].start().channel.fileno() > 1_024
        assert_alive(pool)
        eventually(lambda: len(pool.processes()) >= 2)
    finally:
        for descriptor in taken:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
