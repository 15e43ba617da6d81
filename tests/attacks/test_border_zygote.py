"""Nothing kills the zygote for good, no fault of the system makes a run raise, and refused system calls are counted."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from core.sandbox import control, forked_workers, one_shot
from core.sandbox import pool as pool_module
from core.sandbox import zygote as zygote_module
from core.sandbox.control import MOST_REFUSED
from core.sandbox.memory_watch import MemoryWatch
from core.sandbox.messages import ExploreJob
from core.sandbox.pool import Pool, can_fork
from core.sandbox.settings import PoolSettings
from core.sandbox.zygote import Zygote
from core.sandbox.zygotes import Child
from core.trace import TraceRecord
from core.trace.limits import Limits
from tests.sandbox.conftest import STAND_INS, MakePool, eventually, exists, make_pool, zygote_here

__all__ = ["make_pool", "zygote_here"]
pytestmark = pytest.mark.skipif(not can_fork(), reason="no zygote on this system")
LONG = Limits(wall_seconds=60, cpu_seconds=60)
ROOT = Path(__file__).resolve().parents[2]


def ran(pool: Pool, source: str, limits: Limits = LONG) -> TraceRecord:
    reply = pool.run(ExploreJob(source, limits=limits))
    assert isinstance(reply, TraceRecord)
    return reply


def kind(record: TraceRecord) -> str | None:
    return record.mistake and record.mistake.kind


def spare_of(pool: Pool) -> int:
    workers = pool.forked["light"]
    eventually(workers.spares)
    return workers.spares()[0]


# --- the spare


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM])
def test_visitors_notice_nothing_when_the_zygote_is_lost(make_pool: MakePool, sent: signal.Signals) -> None:
    pool = make_pool(light=2)
    assert kind(ran(pool, "echo")) is None
    spare, end, kinds = spare_of(pool), threading.Event(), Counter[str | None]()

    def visit() -> None:
        while not end.is_set():
            kinds[kind(ran(pool, "sleep 0.01"))] += 1

    visitors = [threading.Thread(target=visit) for _ in range(8)]
    for visitor in visitors:
        visitor.start()
    try:
        eventually(lambda: kinds.total() > 8)
        zygote = pool.processes()[0]
        os.kill(zygote, sent)
        eventually(lambda: pool.processes()[:1] == (spare,))
        before = kinds.total()
        eventually(lambda: kinds.total() > before + 16)
    finally:
        end.set()
        for visitor in visitors:
            visitor.join()
    assert set(kinds) == {None}
    assert pool.metrics()["processes"]["spares used"] == 1 and not exists(zygote)
    assert spare_of(pool) != spare, "the spare has a spare"


@pytest.fixture
def spares_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next spare may be had at once after one that was lost."""
    monkeypatch.setattr(forked_workers, "SPARE_PAUSE_SECONDS", 0.0)


@pytest.mark.usefixtures("spares_at_once")
def test_spare_after_spare_takes_over(make_pool: MakePool) -> None:
    pool = make_pool(warm=1)
    zygotes = set[int]()
    for _ in range(4):
        assert kind(ran(pool, "echo")) is None
        spare_of(pool)
        zygotes.add(pool.processes()[0])
        os.kill(pool.processes()[0], signal.SIGKILL)
        eventually(lambda: not exists(max(zygotes)))
    assert kind(ran(pool, "echo")) is None
    assert len(zygotes) == 4 and pool.metrics()["processes"]["zygotes started"] == 1


@pytest.mark.usefixtures("spares_at_once")
def test_a_spare_that_dies_is_replaced_and_missed_by_nobody(make_pool: MakePool) -> None:
    pool = make_pool(warm=0)
    ran(pool, "echo")
    zygote, spare = pool.processes()[0], spare_of(pool)
    os.kill(spare, signal.SIGKILL)
    eventually(lambda: not exists(spare))
    assert kind(ran(pool, "echo")) is None
    assert pool.processes()[0] == zygote and spare_of(pool) != spare


def test_zygote_and_spare_end_with_a_server_that_is_killed() -> None:
    program = (
        "import os\nfrom core.sandbox.messages import ExploreJob\nfrom core.sandbox.pool import Pool\n"
        "from core.sandbox.settings import PoolSettings\nimport time\n"
        f"p = Pool(PoolSettings(body={STAND_INS!r}))\np.run(ExploreJob('echo'))\n"
        "while not p.forked['light'].spares(): time.sleep(0.01)\n"
        "print(*p.processes(), *p.forked['light'].spares(), flush=True)\nos.kill(os.getpid(), 9)"
    )
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, timeout=100)
    pids = [int(pid) for pid in said.stdout.split()]
    assert len(pids) >= 2
    eventually(lambda: [pid for pid in pids if runs(pid)] == [])


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_stopped_zygote_does_not_stop_the_server_that_talks_to_it(make_pool: MakePool) -> None:
    pool = make_pool(warm=0)
    ran(pool, "echo")
    zygote = pool.forked["light"].ready()
    os.kill(zygote.process.pid, signal.SIGSTOP)
    for _ in range(3_000):  # more than any buffer takes
        zygote.tell(control.Nice(0, 0))
    assert not zygote.alive
    assert kind(ran(pool, "echo")) is None


def test_a_program_that_overruns_under_a_stopped_zygote_ends(make_pool: MakePool) -> None:
    pool = make_pool(warm=0)
    ended: list[TraceRecord] = []
    running = threading.Thread(target=lambda: ended.append(ran(pool, "sleep 600", Limits(wall_seconds=2))))
    running.start()
    eventually(lambda: len(pool.processes()) == 2)
    child = pool.processes()[1]
    os.kill(pool.processes()[0], signal.SIGSTOP)
    running.join(60)
    assert kind(ended[0]) == "wall-time"
    eventually(lambda: not runs(child))
    assert kind(ran(pool, "echo")) is None


# --- faults of the system


def test_a_zygote_whose_calls_fail_now_and_then_goes_on(make_pool: MakePool) -> None:
    pool = make_pool(body="tests.sandbox.faulty_zygote", warm=1)
    kinds = Counter(kind(ran(pool, "echo")) for _ in range(40))
    assert set(kinds) == {None, "server-full"}
    assert pool.metrics()["processes"]["zygotes started"] == 1
    assert "zygotes lost" not in pool.metrics()["processes"]


FAULTS: dict[str, tuple[object, str, BaseException]] = {
    "no descriptor for a connection": (socket, "socketpair", OSError(errno.EMFILE, "Too many open files")),
    "no memory for a connection": (socket, "socketpair", MemoryError()),
    "no buffer for an order": (control, "send", OSError(errno.ENOBUFS, "No buffer space available")),
    "too many descriptors under way": (control, "send", OSError(errno.ETOOMANYREFS, "Too many references")),
    "no memory for an order": (control, "send", MemoryError()),
    "no thread": (threading.Thread, "start", RuntimeError("can't start new thread")),
    "no process": (subprocess, "Popen", OSError(errno.EAGAIN, "Resource temporarily unavailable")),
    "no memory for a process": (subprocess, "Popen", MemoryError()),
    "no memory for a reply": (one_shot, "Inbox", MemoryError()),
    "no memory for a message": (pool_module, "message_from", MemoryError()),
    "a bug of ours": (pool_module, "attended", ZeroDivisionError()),
    "no memory for a letter": (pool_module, "letter_of", MemoryError()),
    "no room while waiting": (pool_module.Lanes, "enter", OSError(errno.ENOMEM, "Cannot allocate memory")),
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("when", ["cold", "warm", "second"])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.usefixtures("spares_at_once")
def test_no_fault_makes_a_run_raise_or_leaves_anything_behind(
    make_pool: MakePool, monkeypatch: pytest.MonkeyPatch, name: str, when: str
) -> None:
    place, attribute, error = FAULTS[name]
    pool, before = make_pool(warm=1), (0, 0, 0)
    if when != "cold":
        assert kind(ran(pool, "echo")) is None
        spare_of(pool)
        before = left_behind(pool)
    with monkeypatch.context() as patched:
        patched.setattr(place, attribute, failing(getattr(place, attribute), error, first=when != "second"))
        kinds = {kind(ran(pool, "echo")) for _ in range(3)}
    assert kinds <= {None, "server-full", "explorer-bug", "worker-start", "worker-garbage"}
    assert kind(ran(pool, "echo")) is None
    crowd, heavy = pool.lanes.crowd(), pool.settings.heavy
    assert crowd.jobs == 0 and crowd.free == {"light": pool.settings.light, "heavy": heavy, "long": heavy, "spawned": 1}
    if when != "cold":
        ran(pool, "echo")
        spare_of(pool)
        eventually(lambda: left_behind(pool) == before)


def failing(call: Callable[..., Any], error: BaseException, first: bool) -> Callable[..., Any]:
    """Fail always, or every second time."""
    times = 0

    def maybe(*arguments: Any, **named: Any) -> Any:
        nonlocal times
        times += 1
        if first or times % 2 == 0:
            raise error
        return call(*arguments, **named)

    return maybe


def left_behind(pool: Pool) -> tuple[int, int, int]:
    """Return how many descriptors, processes and readers of zygotes there are."""
    descriptors = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    readers = sum(thread.name == "zygote" for thread in threading.enumerate())
    return descriptors, len(pool.processes()), readers


def test_an_interrupted_run_leaves_its_place(make_pool: MakePool, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = make_pool(warm=0)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(one_shot, "Inbox", failing(one_shot.Inbox, KeyboardInterrupt(), first=True))
        ran(pool, "sleep 600")
    assert pool.lanes.crowd().jobs == 0
    eventually(lambda: len(pool.processes()) == 1)
    assert kind(ran(pool, "echo")) is None


# --- the zygote's own bookkeeping


@pytest.fixture
def heard(zygote_here: Zygote) -> Callable[[], control.Control]:
    def one() -> control.Control:
        received = control.receive(zygote_here.heard)  # type: ignore[attr-defined]
        assert received is not None
        return received[0]

    return one


@pytest.mark.parametrize("error", [MemoryError(), OSError(errno.ENOMEM, "no memory"), RuntimeError("odd")])
@pytest.mark.parametrize("where", ["os.fork", "progress.new_page"])
def test_whatever_fails_at_a_fork_is_that_child_s(
    zygote_here: Zygote, heard: Any, monkeypatch: pytest.MonkeyPatch, where: str, error: BaseException
) -> None:
    module, _, name = where.partition(".")
    monkeypatch.setattr(getattr(zygote_module, module), name, failing(os.fork, error, first=True))
    ours, theirs = socket.socketpair()
    with ours:
        zygote_here.obey(control.Fork(7), theirs.detach())
        assert heard() == control.Exited(7, None) and ours.recv(1) == b""
    zygote_here.obey(control.Spare(), os.dup(0))


def test_children_that_cannot_be_waited_for_are_gone(
    zygote_here: Zygote, heard: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    zygote_here.children[5] = zygote_module.Forked(1, zygote_module.progress.new_page())
    monkeypatch.setattr(os, "waitpid", failing(os.waitpid, ChildProcessError(errno.ECHILD, "none"), first=True))
    zygote_here.reap()
    assert heard() == control.Exited(5, -signal.SIGKILL) and zygote_here.children == {}


def test_a_child_that_nobody_knows_is_reaped_without_a_word(
    zygote_here: Zygote, heard: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    zygote_here.children[5] = zygote_module.Forked(77, zygote_module.progress.new_page())
    ends = iter([(78, 0), (77, 3 << 8)])
    monkeypatch.setattr(os, "waitpid", lambda *_: next(ends))
    zygote_here.reap()
    assert heard() == control.Exited(5, 3)


def test_a_zygote_does_not_wait_for_a_slow_server(zygote_here: Zygote, heard: Any) -> None:
    for number in range(2_000):
        zygote_here.say(control.Forked(number, 1))
    for number in range(2_000):
        assert heard() == control.Forked(number, 1)
        zygote_here.send_on()


@pytest.mark.parametrize("broken", [("landlock",), ("landlock", "system-calls"), ()])
def test_walls_that_do_not_work_are_named_and_the_others_stay(
    zygote_here: Zygote, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], broken: tuple[str, ...]
) -> None:
    def tried(layers: tuple[str, ...]) -> bool:
        zygote_here.layers = layers
        return not set(broken) & set(layers)

    monkeypatch.setattr(zygote_here, "try_layers", tried)
    every = ("own-process", "limits", "no-new-privileges", "landlock", "system-calls")
    zygote_here.choose_layers(every)
    assert zygote_here.layers == tuple(layer for layer in every if layer not in broken)
    said = capfd.readouterr().err
    assert [layer for layer in every if f"{layer!r} DOES NOT WORK" in said] == list(broken)


# --- refused system calls


@pytest.fixture(scope="module")
def counting() -> Iterator[Pool]:
    pool = Pool(PoolSettings(body="tests.attacks.raw_body", warm=1))
    if "refused-calls-counted" not in pool.isolation().layers or os.uname().machine != "x86_64":
        pool.close()
        pytest.skip("THIS KERNEL TELLS NOBODY OF REFUSED CALLS, or the numbers here are not its own")
    yield pool
    pool.close()


CALLS = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
said = set()
for number, times in {numbers}.items():
    for _ in range(times):
        said.add((libc.syscall(number, 0, 0, 0, 0, 0, 0), ctypes.get_errno()))
print(said)
"""


def test_refused_calls_are_counted_by_name_and_fail_as_ever(counting: Pool) -> None:
    before = Counter(counting.metrics().get("refused", {}))
    # Linux, arch/x86/entry/syscalls/syscall_64.tbl: socket, openat, ptrace, execve, and one that there is not
    record = ran(counting, CALLS.format(numbers={41: 7, 257: 3, 101: 2, 59: 1, 599: 4}))
    assert record.mistake is None and record.prints[0].text == "{(-1, 1)}\n"
    wanted = Counter(socket=7, openat=3, ptrace=2, execve=1, other=4)

    def counted() -> bool:
        found = Counter(counting.metrics().get("refused", {})) - before
        return all(found[name] == times for name, times in wanted.items())

    eventually(counted)


def test_a_program_that_never_stops_asking_is_ended(counting: Pool) -> None:
    ran(counting, "1")
    zygote = counting.processes()[0]
    record = ran(counting, CALLS.format(numbers={41: 10 * MOST_REFUSED}))
    assert record.mistake is not None and record.mistake.kind == "refused-calls"
    assert "10,000" in record.mistake.message
    assert kind(ran(counting, "print(1)")) is None and counting.processes()[0] == zygote


def test_others_work_while_programs_ask_without_end(counting: Pool) -> None:
    asking = [
        threading.Thread(target=ran, args=(counting, CALLS.format(numbers={41: 10 * MOST_REFUSED}))) for _ in range(4)
    ]
    for one in asking:
        one.start()
    assert [kind(ran(counting, "print(1)")) for _ in range(5)] == [None] * 5
    for one in asking:
        one.join()


# --- the memory of all workers


class Held(Child):
    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.ended = False

    def overthrow(self) -> None:
        self.ended = True


def test_the_largest_worker_goes_when_all_together_take_too_much() -> None:
    exact = {1: 40, 2: 60, 3: 50}
    workers = tuple(Held(pid) for pid in exact)
    watch = MemoryWatch(160, lambda pid, exactly: exact[pid] + (0 if exactly else 30))
    watch.look_at(workers)
    assert not any(one.ended for one in workers), "what they share was counted three times at first"
    exact[1] = 51
    watch.look_at(workers)
    assert [one.ended for one in workers] == [False, True, False]


def test_a_worker_that_is_one_too_many_gets_a_sentence_and_others_stay(
    make_pool: MakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_module, "share_of_the_machine", lambda: 300_000_000)
    pool = make_pool(warm=0, light=2, heavy=2)
    if "memory-bound" in pool.isolation().layers:
        pytest.skip("the kernel bounds them here")
    ended: list[TraceRecord] = []
    small = threading.Thread(target=lambda: ended.append(ran(pool, "sleep 2")))
    small.start()
    large = ran(pool, "hold 400000000", Limits(wall_seconds=60, data_segment=1 << 30, address_space=1 << 32))
    small.join()
    assert large.mistake is not None and large.mistake.kind == "memory-of-all"
    assert large.mistake.message and kind(ended[0]) is None
    eventually(lambda: "memory-watch" not in {thread.name for thread in threading.enumerate()})


# --- descriptors


def test_a_server_that_runs_out_of_descriptors_goes_on() -> None:
    program = (
        "import os, resource, threading\nfrom core.sandbox.messages import ExploreJob\n"
        "from core.sandbox.pool import Pool\nfrom core.sandbox.settings import PoolSettings\n"
        f"p = Pool(PoolSettings(body={STAND_INS!r}, light=2))\n"
        "ask = lambda: (m := p.run(ExploreJob('echo')).mistake) and m.kind\n"
        "assert ask() is None\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir('/proc/self/fd')) + 3, 4096))\n"
        "said = []\n"
        "many = [threading.Thread(target=lambda: said.append(ask())) for _ in range(40)]\n"
        "[one.start() for one in many]\n[one.join() for one in many]\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (1024, 4096))\n"
        "print(len(said), set(said) <= {None, 'server-full'}, ask())\np.close()"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=100
    )
    assert said.stdout.decode() == "40 True None\n"
