"""Long jobs beside short ones, a full queue, and a newer job of the same session."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from msgspec import structs

from core.sandbox import helpers, one_shot
from core.sandbox import inbox as inbox_module
from core.sandbox import pool as pool_module
from core.sandbox.checker import Checker
from core.sandbox.lanes import MOST_LETTER_BYTES, MOST_OF_ONE_SESSION, NICE, Lanes, Ticket
from core.sandbox.messages import ExploreJob
from core.sandbox.one_shot import Worker, attended
from core.sandbox.pool import Pool, can_fork
from core.sandbox.starting import WorkerLost
from core.trace.limits import Limits
from tests.sandbox.conftest import MakePool, eventually
from tests.sandbox.test_pool import LONG, Running, busy_child, kind, ran

linux = pytest.mark.skipif(not can_fork(), reason="no zygote on this system: workers are persistent here")


@linux
def test_short_jobs_are_answered_while_long_ones_run_and_wait(make_pool: MakePool) -> None:
    pool = make_pool(light=1, heavy=1, heavy_after=0.05)
    long_ones = [Running(pool, "spin 600", f"long {number}", LONG) for number in range(3)]
    eventually(lambda: pool.lanes.crowd().waiting["heavy"] == 2)
    no_more_heavy_ones(pool)
    for _ in range(10):
        assert kind(ran(pool, "echo")) is None
    assert [one.record for one in long_ones] == [None] * 3
    for one in long_ones:
        one.stop()


@linux
def test_a_long_job_runs_at_a_lower_priority(make_pool: MakePool) -> None:
    pool = make_pool(warm=0, heavy_after=0.05)
    running = Running(pool, "sleep 600", "a", LONG)
    child = busy_child(pool)
    eventually(lambda: min(niceness(child)) == NICE["heavy"])
    no_more_heavy_ones(pool)
    running.stop()


def niceness(pid: int) -> list[int]:
    """The nice value of every thread (field 19 of proc's stat)."""
    stats = [(task / "stat").read_text() for task in Path(f"/proc/{pid}/task").iterdir()]
    return [int(stat.rsplit(")", 1)[1].split()[16]) for stat in stats]


@linux
def test_the_time_that_a_long_job_waits_for_its_lane_does_not_count(
    make_pool: MakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    for module in (pool_module, one_shot, inbox_module, helpers):
        monkeypatch.setattr(module, "time", clock)
    pool = make_pool(light=2, heavy=1, heavy_after=0.05, session_share=0.5)
    first = Running(pool, "sleep 600", "a", Limits(wall_seconds=100_000, cpu_seconds=600))
    eventually(lambda: pool.lanes.crowd().free["heavy"] == 0)
    second = Running(pool, "sleep 0.4", "b", limits=LONG)
    eventually(lambda: pool.lanes.crowd().waiting["heavy"])  # it has been stopped, and its waiting counts from before
    no_more_heavy_ones(pool)
    clock.ahead += 10 * LONG.wall_seconds
    first.stop()
    assert kind(second.result()) is None
    assert kind(ran(pool, "echo", session="b")) is None  # nor was it running, so its session has not used it up


def no_more_heavy_ones(pool: Pool) -> None:
    """From here on every job stays in the light lane, so that a slow machine does not make a short one wait."""
    pool.settings = structs.replace(pool.settings, heavy_after=600)


class Clock:
    """The time, which a test may put forward."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead

    sleep = staticmethod(time.sleep)


@linux
def test_a_full_queue_says_so(make_pool: MakePool) -> None:
    pool = make_pool(light=1, heavy=1, queue=0, heavy_after=30, warm=0)
    places = 4  # light, heavy, long and spawned
    running = [Running(pool, "sleep 600", f"session {number}", LONG) for number in range(places)]
    eventually(lambda: pool.lanes.crowd().jobs == places)
    full = ran(pool, "echo")
    assert kind(full) == "queue-full"
    newer = [Running(pool, "echo", f"session {number}") for number in range(places)]
    assert [kind(one.result()) for one in running] == ["replaced"] * places
    assert [kind(one.result()) for one in newer] == [None] * places
    assert kind(ran(pool, "echo")) is None


@linux
def test_a_newer_job_of_the_session_replaces_the_running_one(make_pool: MakePool) -> None:
    pool = make_pool(warm=0)
    older = Running(pool, "sleep 600", "a", LONG)
    other = Running(pool, "sleep 600", "b", LONG)
    eventually(lambda: len(pool.processes()) == 3)
    older.stop()
    assert other.record is None
    other.stop()


@linux
def test_a_newer_job_of_the_session_replaces_the_waiting_one(make_pool: MakePool) -> None:
    pool = make_pool(light=1, heavy=1, heavy_after=30, warm=0)
    blocking = Running(pool, "sleep 600", "b", LONG)
    busy_child(pool)
    older = Running(pool, "sleep 600", "a", LONG)
    eventually(lambda: "a" in pool.lanes.crowd().runs)
    newer = Running(pool, "echo", session="a")
    assert kind(older.result()) == "replaced"
    assert blocking.record is None
    blocking.stop()
    assert kind(newer.result()) is None


@linux
def test_a_job_that_stands_still_can_be_replaced(make_pool: MakePool) -> None:
    pool = make_pool(light=1, heavy=1, heavy_after=0.05, warm=0)
    first = Running(pool, "sleep 600", "b", LONG)
    eventually(lambda: pool.lanes.crowd().free["heavy"] == 0)
    second = Running(pool, "sleep 600", "a", LONG)
    eventually(lambda: any(state(pid) == "T" for pid in pool.processes()))
    no_more_heavy_ones(pool)
    second.stop()
    assert first.record is None
    first.stop()


@linux
def test_a_long_job_without_room_to_stand_still_is_ended_and_begins_again(make_pool: MakePool) -> None:
    pool = make_pool(light=2, heavy=1, heavy_after=0.05, warm=0, standing_bytes=0)
    first = Running(pool, "sleep 600", "b", LONG)
    eventually(lambda: pool.lanes.crowd().free["heavy"] == 0)
    second = Running(pool, "sleep 2", "a", LONG)
    eventually(lambda: pool.lanes.crowd().waiting["heavy"] == 1)
    eventually(lambda: len(pool.processes()) == 2)  # the zygote and the first: who waits has no process
    assert second.record is None
    first.stop()
    eventually(lambda: len(pool.processes()) == 2 and min(niceness(pool.processes()[1])) == NICE["heavy"])
    record = second.result()
    assert kind(record) is None and record.prints[0].text == "slept"


@linux
def test_workers_that_stand_still_hold_no_more_together_than_they_may(make_pool: MakePool) -> None:
    plain = make_pool(light=4, heavy=1, heavy_after=0.05, warm=0)
    one = standing_bytes_of_one(plain)
    pool = make_pool(light=4, heavy=1, heavy_after=0.05, warm=0, standing_bytes=2 * one + one // 2)
    first = Running(pool, "sleep 600", "holder", LONG)
    eventually(lambda: pool.lanes.crowd().free["heavy"] == 0)
    others = [Running(pool, "sleep 600", f"session {number}", LONG) for number in range(5)]
    eventually(lambda: pool.lanes.crowd().waiting["heavy"] == 5)
    eventually(lambda: len(pool.processes()) == 4)  # the zygote, the first, and two that stand still
    no_more_heavy_ones(pool)
    assert [state(pid) for pid in pool.processes()].count("T") == 2
    assert pool.lanes.crowd().standing <= pool.settings.standing_bytes
    for running in others:
        running.stop()
    assert pool.lanes.crowd().standing == 0
    first.stop()


def standing_bytes_of_one(pool: Pool) -> int:
    """Return what a worker of this pool counts for while it stands still."""
    first = Running(pool, "sleep 600", "a", LONG)
    eventually(lambda: pool.lanes.crowd().free["heavy"] == 0)
    second = Running(pool, "sleep 600", "b", LONG)
    eventually(lambda: pool.lanes.crowd().standing)
    held = pool.lanes.crowd().standing
    no_more_heavy_ones(pool)
    second.stop()
    first.stop()
    return held


@linux
def test_the_memory_of_a_stopped_process_is_what_it_wrote() -> None:
    held = 60_000_000
    script = f"x = bytearray(b'1') * {held}; print(flush=True); import time; time.sleep(600)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None and process.stdout.readline()
            process.send_signal(signal.SIGSTOP)
            assert held < (one_shot.memory_of(process.pid) or 0) < held + 30_000_000
        finally:
            process.kill()
    assert one_shot.memory_of(process.pid) == 0  # it is gone


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
        eventually(lambda expected=number + 1: lanes.crowd().waiting["light"] == expected)
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


def test_one_session_has_few_jobs_at_the_same_time() -> None:
    lanes = Lanes({"light": 1}, queue=1_000)
    tickets = [lanes.admit("", charged="a") for _ in range(MOST_OF_ONE_SESSION)]
    for session, charged in (("", "a"), ("a", "")):
        with pytest.raises(WorkerLost) as lost:
            lanes.admit(session, charged=charged)
        assert lost.value.kind == "session-busy"
    lanes.admit("", charged="b")
    lanes.admit("")  # nobody's
    lanes.leave(tickets[0])
    lanes.admit("a")


def test_a_question_stops_no_run_and_a_run_no_question() -> None:
    lanes = Lanes({"light": 4}, queue=0)
    run, question = lanes.admit("a"), lanes.admit("", charged="a")
    another = lanes.admit("", charged="a")
    assert (run.stopped, question.stopped) == ("", "")
    lanes.admit("a")
    assert (run.stopped, question.stopped, another.stopped) == ("replaced", "", "")


def test_the_texts_of_all_jobs_are_bounded_in_bytes() -> None:
    lanes = Lanes({"light": 1}, queue=1_000)
    half = MOST_LETTER_BYTES // 2
    first = lanes.admit("a", letter=half)
    lanes.admit("b", letter=half)
    with pytest.raises(WorkerLost) as lost:
        lanes.admit("c", letter=1)
    assert lost.value.kind == "queue-full"
    lanes.leave(first)
    lanes.admit("c", letter=1)


def test_who_used_little_goes_first() -> None:
    lanes = Lanes({"light": 1}, 8)
    running = lanes.admit("")
    lanes.enter(running, "light")
    order: list[str] = []
    waiting: list[threading.Thread] = []

    def one(name: str, used: float) -> None:
        ticket = lanes.admit(name, used=used)

        def wait() -> None:
            lanes.enter(ticket, "light")
            order.append(name)
            lanes.leave(ticket)

        thread = threading.Thread(target=wait)
        thread.start()
        eventually(lambda: lanes.crowd().waiting["light"] == len(waiting) + 1)
        waiting.append(thread)

    for name, used in {"much": 60.0, "some": 30.0, "none": 0.0, "none either": 0.0}.items():
        one(name, used)
    lanes.leave(running)
    for thread in waiting:
        thread.join()
    assert order == ["none", "none either", "some", "much"]


class Queued:
    """A job that waits for a place of a lane, in a thread of its own."""

    def __init__(self, lanes: Lanes, ticket: Ticket, lane: str = "light") -> None:
        self._lanes, self.ticket, self._lane, self.refused = lanes, ticket, lane, ""
        self.thread = threading.Thread(target=self._wait, daemon=True)
        self.thread.start()
        eventually(lambda: lanes.ahead(ticket.session) is not None)

    def _wait(self) -> None:
        try:
            self._lanes.enter(self.ticket, self._lane)
        except WorkerLost as lost:
            self.refused = lost.kind
        self._lanes.leave(self.ticket)

    def over(self) -> str:
        self.thread.join(60)
        assert not self.thread.is_alive()
        return self.refused


def test_a_free_place_has_its_next_owner_at_once() -> None:
    lanes = Lanes({"light": 1}, queue=9)
    holder = lanes.admit("holder")
    lanes.enter(holder, "light")
    others = [Queued(lanes, lanes.admit(f"{number}")) for number in range(3)]
    with lanes_held(lanes):  # so that no other thread can do it
        lanes.leave(holder)
        assert [one.ticket.lane for one in others] == ["light", "", ""]
    assert [one.over() for one in others] == [""] * 3


@contextmanager
def lanes_held(lanes: Lanes) -> Iterator[None]:
    """Keep every other thread out of the lanes; whoever waits in them does so with this lock."""
    with lanes.admit("").called:
        yield


@pytest.mark.parametrize(("lane", "first"), [("light", "came early"), ("heavy", "used little")])
def test_in_the_lanes_of_long_jobs_who_used_little_passes_those_that_came_long_before(lane: str, first: str) -> None:
    lanes = Lanes({lane: 1}, queue=9)
    holder = lanes.admit("holder")
    lanes.enter(holder, lane)
    early = lanes.admit("came early", used=2.0)
    early.came -= 10.0
    waiting = [Queued(lanes, early, lane), Queued(lanes, lanes.admit("used little"), lane)]
    with lanes_held(lanes):
        lanes.leave(holder)
        assert [one.ticket.session for one in waiting if one.ticket.lane] == [first]
    assert [one.over() for one in waiting] == ["", ""]


def test_a_full_queue_refuses_who_used_much_and_not_the_newest() -> None:
    lanes = Lanes({"light": 1}, queue=2)
    holder = lanes.admit("holder")
    lanes.enter(holder, "light")
    much, little = Queued(lanes, lanes.admit("much", used=60.0)), Queued(lanes, lanes.admit("little"))
    newest = Queued(lanes, lanes.admit("newest"))
    assert much.over() == "queue-full"
    with pytest.raises(WorkerLost, match="queue-full"):
        lanes.admit("used most of all", used=600.0)
    lanes.leave(holder)
    assert [one.over() for one in (little, newest)] == ["", ""]


def test_a_full_queue_refuses_a_long_job_before_one_that_has_not_begun() -> None:
    lanes = Lanes({"light": 1, "heavy": 1}, queue=1)
    long_one, holder = lanes.admit("long"), lanes.admit("holder")
    lanes.enter(long_one, "light")
    assert lanes.moved(long_one, "heavy")
    lanes.enter(holder, "light")
    waited = Queued(lanes, lanes.admit("waits"))
    with pytest.raises(WorkerLost, match="queue-full"):  # a later one, and nobody waits who has run
        lanes.admit("newest")
    lanes.leave(holder)
    assert waited.over() == ""
    second = lanes.admit("second")
    lanes.enter(second, "light")
    standing = Queued(lanes, second, "heavy")
    for name in ("a", "b"):
        lanes.admit(name)
    assert standing.over() == "queue-full"


def test_the_longest_texts_are_refused_with_whose_turn_comes_last() -> None:
    lanes = Lanes({"light": 1}, queue=1_000)
    holder = lanes.admit("holder", letter=1)
    lanes.enter(holder, "light")
    long_text = Queued(lanes, lanes.admit("long", letter=MOST_LETTER_BYTES - 1, used=5.0))
    newest = Queued(lanes, lanes.admit("newest", letter=1))
    assert long_text.over() == "queue-full"
    lanes.leave(holder)
    assert newest.over() == ""


@pytest.mark.parametrize(
    ("seconds", "lane"),
    [([0.0, 0.01, 0.02], "light"), ([0.0, 0.01, 0.26, 0.27], "heavy"), ([0.0, 0.26, 1.6, 1.7], "long")],
    ids=["a short job", "a long job", "a longer one"],
)
def test_a_job_is_moved_on_by_its_own_time(monkeypatch: pytest.MonkeyPatch, seconds: list[float], lane: str) -> None:
    own, attended_to = OwnSeconds(seconds), Attended(monkeypatch)
    assert attended_to.reply(own) == b"done"
    assert attended_to.ticket.lane == lane and attended_to.ticket.used == seconds[-1]


@pytest.mark.parametrize(
    ("awaited", "passed", "worked", "lane"),
    [
        (True, 0.06, 1.0, "heavy"),
        (False, 0.06, 1.0, "light"),
        (False, 0.3, 1.0, "heavy"),
        (True, 0.06, 0.2, "light"),
        (False, 0.3, 0.2, "light"),
    ],
    ids=[
        "others wait",
        "nobody waits",
        "nobody waits long",
        "it hardly had a processor",
        "nobody waits, and it had none",
    ],
)
def test_a_light_place_for_which_others_wait_is_kept_for_a_moment_of_work(
    monkeypatch: pytest.MonkeyPatch, awaited: bool, passed: float, worked: float, lane: str
) -> None:
    attended_to = Attended(monkeypatch)
    others = [Queued(attended_to.lanes, attended_to.lanes.admit("other"))] if awaited else []
    assert attended_to.reply(OwnSeconds([0.0, passed / 2, passed, passed + 0.01], worked)) == b"done"
    assert attended_to.ticket.lane == lane
    attended_to.lanes.leave(attended_to.ticket)
    assert [one.over() for one in others] == [""] * awaited  # they had the place


def test_a_job_that_ends_while_it_is_moved_on_has_its_answer_and_waits_for_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    attended_to = Attended(monkeypatch)
    long_one = attended_to.lanes.admit("long")
    assert attended_to.lanes.moved(long_one, "heavy")
    monkeypatch.setattr(one_shot, "memory_of", lambda _process: 0)
    monkeypatch.setattr(attended_to.lanes, "enter", lambda *_: pytest.fail("it waits for a place"))
    assert attended_to.reply(OwnSeconds([0.0, 0.26, 0.27])) == b"done"
    assert (attended_to.ticket.lane, long_one.lane) == ("", "heavy")


class OwnSeconds:
    """A process whose own time is these seconds, one after the other, the last of them for ever; a part is work."""

    def __init__(self, seconds: list[float], worked: float = 1.0) -> None:
        self.told, self.worked, self.busy = list(seconds), worked, 0.0

    def seconds(self) -> float:
        now = self.told.pop(0) if len(self.told) > 1 else self.told[0]
        self.busy = now * self.worked
        return now

    def go_on(self) -> None:
        """Time in which it stood still does not count."""


class Attended:
    """A job with a worker that answers when its own seconds have been told; `expiries` counts words of its end."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lanes, self.expiries = Lanes({"light": 1, "heavy": 1, "long": 1}, queue=0), 0
        self.ticket = self.lanes.admit("")
        self.lanes.enter(self.ticket, "light")
        self._patched = monkeypatch

    def reply(self, own: OwnSeconds, wall: float = 60.0, *, silent: bool = False) -> bytes:
        def frame(_until: float) -> bytearray | None:
            return bytearray(b"done") if len(own.told) == 1 and not silent else None

        self._patched.setattr(one_shot, "OwnTime", lambda _process: own)
        self._patched.setattr(one_shot, "Inbox", lambda *_given: SimpleNamespace(frame=frame))
        ours, theirs = socket.socketpair()
        child = SimpleNamespace(
            connection=ours, pid=0, halt=lambda: None, demote=lambda _nice: None, expire=self._expire,
            signal=lambda _sent: None,
        )  # fmt: skip
        job, most = ExploreJob("", limits=Limits(wall_seconds=wall)), {"light": 0.25, "heavy": 1.5}
        with ours, theirs:
            try:
                return bytes(attended(job, b"letter", self.ticket, cast("Worker", child), self.lanes, most))
            finally:
                assert theirs.recv(100) == b"letter"

    def _expire(self) -> None:
        self.expiries += 1


@pytest.mark.parametrize(("seconds", "told"), [([7.9, 7.91], 0), ([0.1, 8.0, 8.1, 9.9], 1)])
def test_a_worker_is_told_when_most_of_its_time_is_over(
    monkeypatch: pytest.MonkeyPatch, seconds: list[float], told: int
) -> None:
    one = Attended(monkeypatch)
    assert one.reply(OwnSeconds(seconds), wall=10) == b"done"
    assert one.expiries == told


def test_a_worker_whose_time_is_over_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Attended(monkeypatch)
    with pytest.raises(WorkerLost, match="wall-time"):
        one.reply(OwnSeconds([0.1, 8.0, 8.1, 10.0]), wall=10, silent=True)
    assert one.ticket.used == 10


@linux
def test_a_job_of_a_second_never_waits_for_one_of_ten(make_pool: MakePool) -> None:
    pool = make_pool(light=1, heavy=1, heavy_after=0.05, long_after=0.2, warm=0)
    longest = [Running(pool, "spin 600", f"long {number}", LONG) for number in range(2)]
    eventually(lambda: pool.lanes.crowd().waiting["long"] == 1)  # one runs there, the other stands still
    assert pool.lanes.crowd().free["heavy"] == 1
    pool.settings = structs.replace(pool.settings, long_after=600)
    assert kind(ran(pool, "spin 0.4")) is None
    assert [one.record for one in longest] == [None, None]
    for one in longest:
        one.stop()


def test_what_waits_and_for_how_long_is_known() -> None:
    lanes = Lanes({"light": 1}, queue=5)
    first, second = lanes.admit(""), lanes.admit("")
    lanes.enter(first, "light")
    entering = threading.Thread(target=lanes.enter, args=(second, "light"))
    entering.start()
    eventually(lambda: lanes.crowd().waiting["light"] == 1)
    assert first.waited is not None and second.waited is None
    lanes.leave(first)
    entering.join()
    assert second.waited is not None and second.waited > first.waited
    crowd = lanes.crowd()
    assert (crowd.jobs, crowd.waiting["light"], crowd.free["light"]) == (1, 0, 0)


@linux
def test_the_next_job_has_the_place_while_an_answer_is_checked(
    make_pool: MakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = make_pool(light=1)
    checking, checked = threading.Event(), threading.Event()

    def check(_self: Checker, letter: bytes, _body: bytes) -> None:
        if b"first" in letter:
            checking.set()
            assert checked.wait(60)

    monkeypatch.setattr(Checker, "check", check)
    first = Running(pool, "echo first")
    assert checking.wait(60)
    assert kind(ran(pool, "echo")) is None
    assert first.record is None
    checked.set()
    assert kind(first.result()) is None


@linux
def test_every_job_that_had_a_place_is_timed_once(make_pool: MakePool) -> None:
    pool = make_pool()
    for _ in range(3):
        assert kind(ran(pool, "echo")) is None
    times = pool.times()
    assert [sum(times[what].numbers) for what in ("waited", "ran")] == [3, 3]
    assert times["ran"].seconds > 0
    assert pool.zygotes() >= 1 and pool.load() == (0, 0)


class Waiting(threading.Thread):
    """A job that waits for the one place of these lanes."""

    def __init__(self, lanes: Lanes, session: str, used: float = 0.0) -> None:
        super().__init__(daemon=True)
        self.lanes, self.ticket = lanes, lanes.admit(session, used=used)
        self.start()

    def run(self) -> None:
        self.lanes.enter(self.ticket, "light")


def test_who_waits_is_told_how_many_come_before() -> None:
    lanes = Lanes({"light": 1}, 8)
    first = Waiting(lanes, "first")
    first.join(60)
    others = [Waiting(lanes, "second", used=5.0), Waiting(lanes, "third"), Waiting(lanes, "fourth")]
    eventually(lambda: lanes.crowd().waiting["light"] == 3)
    # One runs; who used much of the server lately comes after those who did not.
    assert [lanes.ahead(name) for name in ("first", "second", "third", "fourth", "nobody")] == [None, 3, 1, 2, None]
    lanes.leave(first.ticket)
    others[1].join(60)
    eventually(lambda: lanes.crowd().waiting["light"] == 2)
    assert [lanes.ahead(name) for name in ("second", "third", "fourth")] == [2, None, 1]
    for one in (others[1], others[2], others[0]):
        one.join(60)
        lanes.leave(one.ticket)
    assert lanes.crowd().jobs == 0
