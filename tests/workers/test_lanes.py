"""Long jobs beside short ones, a full queue, and a newer job of the same session."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from core.workers.lanes import Lanes, Ticket
from core.workers.pool import can_fork
from core.workers.starting import WorkerLost
from tests.workers.conftest import MakePool, eventually
from tests.workers.test_pool import Running, busy_child, kind, printed, ran

linux = pytest.mark.skipif(not can_fork(), reason="no zygote on this system: workers are persistent here")


@linux
def test_short_jobs_are_answered_while_long_ones_run_and_wait(make_pool: MakePool) -> None:
    pool = make_pool(light=1, heavy=1, heavy_after=0.05)
    long_ones = [Running(pool, "spin 4") for _ in range(3)]
    eventually(lambda: len(pool.processes()) >= 3)
    for _ in range(10):
        assert kind(ran(pool, "echo")) is None
    # The long ones end one after another; in one lane every short job would have waited for all of them.
    assert any(one.record is None for one in long_ones)
    assert [printed(one.result()) for one in long_ones] == ["spun"] * 3


@linux
def test_a_long_job_runs_at_a_lower_priority(make_pool: MakePool) -> None:
    pool = make_pool(warm=0, heavy_after=0.05)
    running = Running(pool, "sleep 2")
    child = busy_child(pool)
    eventually(lambda: min(niceness(child)) > 0)
    assert kind(running.result()) is None


def niceness(pid: int) -> list[int]:
    """The nice value of every thread (field 19 of proc's stat)."""
    stats = [(task / "stat").read_text() for task in Path(f"/proc/{pid}/task").iterdir()]
    return [int(stat.rsplit(")", 1)[1].split()[16]) for stat in stats]


@linux
def test_the_time_that_a_long_job_waits_for_its_lane_does_not_count(make_pool: MakePool) -> None:
    pool = make_pool(light=2, heavy=1, heavy_after=0.05)
    first = Running(pool, "sleep 2")
    eventually(lambda: len(pool.processes()) >= 2)
    from core.limits import Limits

    second = Running(pool, "spin 0.4", limits=Limits(wall_seconds=1.8))
    assert kind(first.result()) is None
    assert kind(second.result()) is None


@linux
def test_a_full_queue_says_so(make_pool: MakePool) -> None:
    pool = make_pool(light=1, heavy=1, queue=0, heavy_after=30, warm=0)
    places = 3  # light, heavy and persistent
    running = [Running(pool, "sleep 1.5") for _ in range(places)]
    eventually(lambda: len(pool._lanes._tickets) == places)
    full = ran(pool, "echo")
    assert kind(full) == "queue-full"
    assert all(kind(one.result()) is None for one in running)
    assert kind(ran(pool, "echo")) is None


@linux
def test_a_newer_job_of_the_session_replaces_the_running_one(make_pool: MakePool) -> None:
    pool = make_pool(warm=0)
    older = Running(pool, "sleep 60", session="a")
    other = Running(pool, "sleep 1", session="b")
    eventually(lambda: len(pool.processes()) == 3)
    assert kind(ran(pool, "echo", session="a")) is None
    assert kind(older.result()) == "replaced"
    assert kind(other.result()) is None


@linux
def test_a_newer_job_of_the_session_replaces_the_waiting_one(make_pool: MakePool) -> None:
    pool = make_pool(light=1, heavy=1, heavy_after=30, warm=0)
    blocking = Running(pool, "sleep 1.5", session="b")
    busy_child(pool)
    older = Running(pool, "sleep 60", session="a")
    eventually(lambda: "a" in pool._lanes._sessions)
    newer = Running(pool, "echo", session="a")
    assert kind(older.result()) == "replaced"
    assert blocking.record is None
    assert kind(newer.result()) is None
    assert kind(blocking.result()) is None


@linux
def test_a_job_that_stands_still_can_be_replaced(make_pool: MakePool) -> None:
    pool = make_pool(light=1, heavy=1, heavy_after=0.05, warm=0)
    first = Running(pool, "sleep 3")
    busy_child(pool)
    second = Running(pool, "sleep 60", session="a")
    eventually(lambda: any(state(pid) == "T" for pid in pool.processes()))
    assert kind(ran(pool, "echo", session="a")) is None
    assert kind(second.result()) == "replaced"
    assert kind(first.result()) is None


def state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return ""


def test_places_are_given_in_the_order_of_arrival() -> None:
    lanes = Lanes({"light": 1}, queue=10)
    holder = lanes.admit("")
    lanes.enter(holder, "light")
    order: list[int] = []
    threads = []
    for number in range(4):
        ticket = lanes.admit("")
        threads.append(threading.Thread(target=_enter_and_leave, args=(lanes, ticket, number, order)))
        threads[-1].start()
        eventually(lambda expected=number + 1: len(lanes._queues["light"]) == expected)
    lanes.leave(holder)
    for thread in threads:
        thread.join(20)
    assert order == [0, 1, 2, 3]


def _enter_and_leave(lanes: Lanes, ticket: Ticket, number: int, order: list[int]) -> None:
    lanes.enter(ticket, "light")
    order.append(number)
    lanes.leave(ticket)


def test_a_lane_that_is_full_or_awaited_takes_nobody_at_once() -> None:
    lanes = Lanes({"light": 2, "heavy": 1}, queue=0)
    first, second = lanes.admit(""), lanes.admit("")
    for ticket in (first, second):
        lanes.enter(ticket, "light")
    assert lanes.moved(first, "heavy")
    assert not lanes.moved(second, "heavy")
    third = lanes.admit("")
    lanes.enter(third, "light")  # the place that the first one gave up
    with pytest.raises(WorkerLost) as lost:
        lanes.admit("")
    assert lost.value.kind == "queue-full"
