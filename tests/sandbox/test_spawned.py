"""The worker that stands in where no process can be forked: on CUDA, macOS and Windows."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from core.sandbox import pool as pool_module
from core.sandbox.messages import ExploreJob
from core.sandbox.pool import Pool
from core.trace import PlainVariable, TraceRecord
from core.trace.limits import Limits
from tests.sandbox.conftest import MakePool, eventually, exists
from tests.sandbox.test_pool import ANY_TEXT, GARBAGE, LONG, Running, kind, printed, ran


@pytest.fixture
def forkless(monkeypatch: pytest.MonkeyPatch, make_pool: MakePool) -> Pool:
    """A pool on a system that cannot fork."""
    monkeypatch.setattr(pool_module, "can_fork", lambda: False)
    return make_pool()


def test_each_job_has_a_process_of_its_own_and_one_more_waits(forkless: Pool) -> None:
    pids = {ran(forkless, "echo").variables["pid"] for _ in range(3)}
    assert len(pids) == 3
    (waiting,) = forkless.processes()
    assert ran(forkless, "echo").variables["pid"] == PlainVariable(waiting)


def test_a_waiting_process_that_was_killed_is_replaced(forkless: Pool) -> None:
    ran(forkless, "echo")
    (waiting,) = forkless.processes()
    os.kill(waiting, signal.SIGKILL)
    eventually(lambda: forkless.processes() == ())
    assert kind(ran(forkless, "echo")) is None


def test_a_program_that_was_killed_is_run_again_up_to_where_it_was(forkless: Pool) -> None:
    assert printed(ran(forkless, "at 2 die")) == "2 worker-died [('how', 'exit 7')]"
    assert printed(ran(forkless, "at 3 spin 60", Limits(wall_seconds=1))) == "3 wall-time [('seconds', '1')]"


def test_large_libraries_are_in_processes_of_their_own(forkless: Pool) -> None:
    assert printed(ran(forkless, "large")) == "['heavy']"
    assert printed(ran(forkless, "libraries")) == "['light']"


def test_a_process_with_large_libraries_does_not_wait_for_ever(
    monkeypatch: pytest.MonkeyPatch, make_pool: MakePool
) -> None:
    monkeypatch.setattr(pool_module, "can_fork", lambda: False)
    pool = make_pool(libraries_idle=0.2)
    assert printed(ran(pool, "libraries")) == "['light']"
    assert printed(ran(pool, "large")) == "['heavy']"
    eventually(lambda: pool.spawned["heavy"].processes() == ())
    assert len(pool.spawned["light"].processes()) == 1
    assert printed(ran(pool, "large")) == "['heavy']"


def test_no_file_stays_behind(forkless: Pool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert printed(ran(forkless, "at 1 die")).startswith("1 ")
    assert list(tmp_path.iterdir())
    forkless.close()
    assert list(tmp_path.iterdir()) == []


def test_its_isolation_says_that_it_is_weaker(forkless: Pool) -> None:
    ran(forkless, "echo")
    isolation = forkless.isolation()
    assert isolation.worker == "spawned" and not isolation.strong
    assert "system-calls" not in isolation.layers


@pytest.mark.parametrize("source", ["sleep 60", "spin 60"])
def test_an_overrun_is_killed_and_replaced(forkless: Pool, source: str) -> None:
    ran(forkless, "echo")
    (process,) = forkless.processes()
    assert kind(ran(forkless, source, Limits(wall_seconds=0.3))) == "wall-time"
    assert not exists(process)
    assert kind(ran(forkless, "echo")) is None


@pytest.mark.parametrize("source", ["die", "crash"])
def test_a_death_is_one_sentence(forkless: Pool, source: str) -> None:
    assert kind(ran(forkless, source)) == "worker-died"
    assert kind(ran(forkless, "echo")) is None


def in_mid_job(pool: Pool, folder: Path) -> tuple[Running, int]:
    """Start a job without end; return it and the process that has begun with it."""
    sign = folder / "begun"
    running = Running(pool, f"sign {sign}", limits=LONG)
    eventually(sign.exists)
    process, *_ = pool.processes()
    return running, process


def test_a_kill_from_outside_is_noticed(forkless: Pool, tmp_path: Path) -> None:
    running, process = in_mid_job(forkless, tmp_path)
    os.kill(process, signal.SIGKILL)
    assert kind(running.result()) == "worker-died"
    assert kind(ran(forkless, "echo")) is None


@pytest.mark.parametrize("name", ["random bytes", "a giant length", "cut off in the middle", "deep nesting"])
def test_garbage_is_one_sentence(forkless: Pool, name: str) -> None:
    body = GARBAGE[name].hex()
    assert kind(ran(forkless, "shared-bytes " + body, ANY_TEXT)) == "worker-garbage"
    assert kind(ran(forkless, "echo")) is None


def test_what_follows_garbage_is_not_taken_for_the_next_answer(forkless: Pool) -> None:
    two = (GARBAGE["another type"] + GARBAGE["another type"]).hex()
    assert kind(ran(forkless, "shared-bytes " + two)) == "worker-garbage"
    assert kind(ran(forkless, "echo")) is None


def test_a_newer_job_of_the_session_makes_the_older_one_answer_replaced(forkless: Pool) -> None:
    ran(forkless, "echo")
    older = Running(forkless, "sleep 1", session="a")
    eventually(lambda: "a" in forkless.lanes.crowd().runs)
    assert kind(ran(forkless, "echo", session="a")) is None
    assert kind(older.result()) == "replaced"


def test_close_ends_a_running_job(forkless: Pool, tmp_path: Path) -> None:
    running, process = in_mid_job(forkless, tmp_path)
    forkless.close()
    assert kind(running.result()) == "closed"
    assert not exists(process)


def on_cuda(pool: Pool, source: str = "echo") -> TraceRecord:
    reply = pool.run(ExploreJob(source, device="cuda"))
    assert isinstance(reply, TraceRecord)
    return reply


@pytest.mark.skipif(not pool_module.can_fork(), reason="no zygote on this system")
def test_cuda_jobs_go_to_spawned_workers_beside_the_zygote(make_pool: MakePool) -> None:
    pool = make_pool()
    assert len({on_cuda(pool).variables["pid"] for _ in range(2)}) == 2
    assert kind(ran(pool, "echo")) is None
    assert pool.isolation("cuda").worker == "spawned"
    assert pool.isolation("cpu").worker == "one-shot"


def test_a_hosted_server_refuses_the_weaker_worker_unless_it_may(make_pool: MakePool) -> None:
    assert kind(on_cuda(make_pool(hosted=True))) == "hosted-refusal"
    assert kind(on_cuda(make_pool(hosted=True, allow_weak=True))) is None


def test_a_device_of_which_torch_knows_nothing_is_one_sentence(make_pool: MakePool) -> None:
    pool = make_pool()
    reply = pool.run(ExploreJob("echo", device="abacus:0"))
    assert isinstance(reply, TraceRecord) and kind(reply) == "no-cuda"


def test_the_environment_is_clean_here_too(forkless: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "do not tell")
    assert "SECRET_TOKEN" not in printed(ran(forkless, "environment"))
