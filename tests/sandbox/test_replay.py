"""A program whose worker is killed is run once more up to the statement that did not end."""

from __future__ import annotations

import mmap
import os
import socket
from pathlib import Path

import pytest

from core.sandbox import job, progress
from core.sandbox.pool import Pool, can_fork
from core.sandbox.zygote import Zygote
from core.trace.limits import Limits
from tests.sandbox.conftest import MakePool, eventually
from tests.sandbox.test_pool import LONG, Running, assert_alive, kind, printed, ran

pytestmark = pytest.mark.skipif(not can_fork(), reason="no zygote on this system: test_spawned has its own")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("at 2 die", "2 worker-died [('how', 'exit 7')]"),
        ("at 0 crash", "0 worker-died [('how', 'SIGSEGV')]"),
        ("at 3 sleep 60", "3 wall-time [('seconds', '1')]"),
        ("at 4 spin 60", "4 wall-time [('seconds', '1')]"),
    ],
)
def test_it_is_told_where_the_program_was_and_how_it_ended(pool: Pool, source: str, said: str) -> None:
    assert printed(ran(pool, source, Limits(wall_seconds=1))) == said
    assert_alive(pool)


def test_used_up_processor_time_is_replayed_too(pool: Pool) -> None:
    limits = Limits(cpu_seconds=1, wall_seconds=250)
    assert printed(ran(pool, "at 1 spin 600", limits)) == "1 cpu-time [('seconds', '1')]"


def test_a_program_that_had_not_begun_is_not_run_again(pool: Pool) -> None:
    assert kind(ran(pool, "die")) == "worker-died"


def test_a_replay_that_dies_leaves_the_plain_sentence_of_the_first_run(pool: Pool) -> None:
    record = ran(pool, "twice-at 1 die")
    assert kind(record) == "worker-died" and record.mistake is not None
    assert record.mistake.facts == {"how": "exit 7"} and record.mistake.span is None
    assert_alive(pool)


@pytest.mark.parametrize("number", [50, 2**32 - 2])
def test_a_number_that_no_statement_has_is_not_believed(pool: Pool, number: int) -> None:
    assert kind(ran(pool, f"at {number} die")) == "worker-died"
    assert_alive(pool)


def test_what_a_worker_sends_wrongly_is_not_asked_for_again(pool: Pool) -> None:
    assert kind(ran(pool, "at 1 bytes 0000000101")) == "worker-garbage"


def test_a_replay_is_charged_to_its_session(make_pool: MakePool) -> None:
    pool = make_pool(session_share=0.001, session_burst=1.1)  # 1 second, and what a replay sleeps here
    assert printed(ran(pool, "at 1 sleep 60", Limits(wall_seconds=1), session="a")).startswith("1 wall-time")
    assert kind(ran(pool, "echo", session="a")) == "session-share"


def test_a_stopped_program_is_not_replayed(make_pool: MakePool) -> None:
    pool = make_pool()
    older = Running(pool, "at 1 sleep 600", session="a", limits=LONG)
    eventually(lambda: "a" in pool.lanes.crowd().runs)
    assert kind(ran(pool, "echo", session="a")) is None
    assert kind(older.result()) == "replaced"


def test_a_forked_child_lets_go_of_all_pages_but_its_own(monkeypatch: pytest.MonkeyPatch, zygote_here: Zygote) -> None:
    def served(connection: int, body: object, layers: object, telling: int) -> None:
        os.write(connection, bytes([len(_shared_pages())]))
        os._exit(0)

    monkeypatch.setattr(job, "serve", served)
    before = len(_shared_pages())
    counts = []
    for number in range(3):
        ours, theirs = socket.socketpair()
        with ours:
            child = zygote_here.children[number] = zygote_here.fork(theirs.detach())
            counts.append(ours.recv(1)[0])
            os.waitpid(child.pid, 0)
    assert counts == [before + 1] * 3


def _shared_pages() -> list[str]:
    return [line for line in Path("/proc/self/maps").read_text().splitlines() if line.split()[1] == "rw-s"]


def test_a_page_holds_one_number_for_two_processes() -> None:
    page = progress.new_page()
    assert progress.read(page) is None
    pid = os.fork()
    if pid == 0:
        progress.use(page)
        progress.report(0)
        progress.report(41)
        os._exit(0)
    os.waitpid(pid, 0)
    assert progress.read(page) == 41 and len(page) == mmap.PAGESIZE
