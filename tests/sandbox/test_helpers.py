"""Helper processes: questions are answered behind walls, and one that goes wrong costs nobody else anything."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.sandbox import helpers as module
from core.sandbox.helpers import HelperLost, Helpers, HelpersFull
from tests.sandbox.conftest import LateLook, eventually

linux = pytest.mark.skipif(sys.platform != "linux", reason="the walls are Linux's")


@pytest.fixture
def helpers() -> Iterator[Helpers]:
    made = Helpers("tests.sandbox.helper_body", most=3, seconds=5)
    yield made
    made.close()


def test_a_question_in_parts_is_answered(helpers: Helpers) -> None:
    assert helpers.ask(b"echo ", memoryview(b"one "), b"two") == b"one two"
    assert helpers.ask(b"long 3000000") == b"x" * 3_000_000


def test_a_long_question_arrives_whole(helpers: Helpers) -> None:
    text = os.urandom(5_000_000)
    assert helpers.ask(b"echo ", text) == text


def test_an_exception_is_told_and_costs_no_process(helpers: Helpers) -> None:
    before = helpers.ask(b"pid")
    with pytest.raises(HelperLost, match="ValueError: no such thing"):
        helpers.ask(b"raise no such thing")
    assert helpers.ask(b"pid") == before
    assert helpers.lost == 0


@linux
@pytest.mark.parametrize("order", [b"spin", b"native", b"memory", b"die"])
def test_what_overruns_ends_and_the_next_question_is_answered_by_another(helpers: Helpers, order: bytes) -> None:
    before = helpers.ask(b"pid")
    with pytest.raises(HelperLost):
        helpers.ask(order)
    assert helpers.ask(b"pid") != before
    assert helpers.lost == 1


def test_one_that_sleeps_is_killed_at_its_time() -> None:
    helpers = Helpers("tests.sandbox.helper_body", most=2, seconds=1)
    helpers.ask(b"echo warm")
    with pytest.raises(HelperLost, match="too long"):
        helpers.ask(b"sleep")
    assert helpers.ask(b"echo next") == b"next"
    helpers.close()


@linux
def test_an_answer_is_read_although_the_server_looks_late(helpers: Helpers, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server whose processors are all busy looks when a helper has long been asleep again."""
    helpers.ask(b"echo warm")
    monkeypatch.setattr(module, "OwnTime", LateLook)
    assert helpers.ask(b"echo late") == b"late"


def test_another_waits_while_one_works(helpers: Helpers) -> None:
    helpers.ask(b"echo warm")
    assert len(helpers.processes()) == 2  # the one that answered and the one that waits
    with ThreadPoolExecutor(1) as threads:
        busy = threads.submit(helpers.ask, b"spin")
        assert helpers.ask(b"echo meanwhile") == b"meanwhile"
        with pytest.raises(HelperLost):
            busy.result()


def test_who_finds_all_busy_is_told(helpers: Helpers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    helpers.ask(b"echo warm")
    with ThreadPoolExecutor(3) as threads:
        busy = [threads.submit(helpers.ask, b"sleep") for _ in range(3)]
        eventually(lambda: len(helpers.processes()) == 3 and not helpers.free())
        with pytest.raises(HelpersFull):
            helpers.ask(b"echo me")
        for one in busy:
            with pytest.raises(HelperLost):
                one.result()
    assert helpers.ask(b"echo me") == b"me"


def test_answers_of_many_threads_are_not_mixed_up(helpers: Helpers) -> None:
    def asked(number: int) -> bool:
        text = f"{number}".encode() * 5_000
        return helpers.ask(b"echo ", text) == text

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(asked, range(200)))


def test_nothing_is_left_when_they_are_closed(helpers: Helpers) -> None:
    helpers.ask(b"echo warm")
    descriptors, threads = len(list(Path("/proc/self/fd").iterdir())), threading.active_count()
    for order in (b"die", b"raise no", b"die"):
        with pytest.raises(HelperLost):
            helpers.ask(order)
    assert len(list(Path("/proc/self/fd").iterdir())) == descriptors
    processes = helpers.processes()
    helpers.close()
    assert threading.active_count() == threads
    assert not any(Path(f"/proc/{pid}").exists() for pid in processes)
    assert helpers.ask(b"echo again") == b"again"


@linux
def test_a_helper_is_behind_walls(helpers: Helpers) -> None:
    for order in (b"open /etc/passwd", b"connect 22", b"fork"):
        with pytest.raises(HelperLost, match=r"OSError|PermissionError|BlockingIOError"):
            helpers.ask(order)
    status = Path(f"/proc/{int(bytes(helpers.ask(b'pid')))}/status").read_text()
    assert "NoNewPrivs:\t1" in status
    assert "Seccomp:\t2" in status
    assert "CapEff:\t0000000000000000" in status


@linux
def test_helpers_end_with_the_server() -> None:
    server = "from core.sandbox.helpers import Helpers; h = Helpers('tests.sandbox.helper_body', most=2, seconds=5); " \
        "h.ask(b'echo'); print(*h.processes(), flush=True); import os; os.kill(os.getpid(), 9)"  # fmt: skip
    said = subprocess.run([sys.executable, "-c", server], capture_output=True, text=True, check=False).stdout
    assert said
    for pid in said.split():
        eventually(lambda pid=pid: not Path(f"/proc/{pid}").exists())
