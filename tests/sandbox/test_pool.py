"""A worker may fail in any way: the caller gets one sentence and the next run works."""

from __future__ import annotations

import os
import signal
import struct
import threading
from pathlib import Path

import msgspec
import pytest

from core.sandbox import pool as pool_module
from core.sandbox.messages import ExploreJob, QuestionJob, framed
from core.sandbox.pool import Pool
from core.trace import PlainVariable, TraceRecord
from core.trace.limits import Limits
from tests.sandbox import stand_ins
from tests.sandbox.conftest import MakePool, eventually, exists

linux = pytest.mark.skipif(not pool_module.can_fork(), reason="no zygote on this system: workers are persistent here")
pytestmark = linux


def ran(pool: Pool, source: str, limits: Limits | None = None, session: str = "") -> TraceRecord:
    reply = pool.run(ExploreJob(source, limits=limits or Limits()), session=session)
    assert isinstance(reply, TraceRecord)
    return reply


def kind(record: TraceRecord) -> str | None:
    return record.mistake and record.mistake.kind


def printed(record: TraceRecord) -> str:
    assert record.mistake is None, record.mistake
    return record.prints[0].text


def assert_alive(pool: Pool) -> None:
    """The run after a mishap works, in a process of its own."""
    assert kind(ran(pool, "echo")) is None


class Running:
    """A job in a thread of its own."""

    def __init__(self, pool: Pool, source: str, session: str = "", limits: Limits | None = None) -> None:
        self.record: TraceRecord | None = None
        self._pool, self._session = pool, session
        self._thread = threading.Thread(target=self._run, args=(source, limits))
        self._thread.start()

    def _run(self, source: str, limits: Limits | None) -> None:
        self.record = ran(self._pool, source, limits, self._session)

    def result(self) -> TraceRecord:
        self._thread.join(60)
        assert self.record is not None
        return self.record

    def stop(self) -> None:
        """End a job that would run for ever: a newer one of its session replaces it."""
        assert self._session and kind(ran(self._pool, "echo", session=self._session)) is None
        assert kind(self.result()) == "replaced"


LONG = Limits(wall_seconds=600, cpu_seconds=600)
"""For jobs that run until the test ends them: nothing in a test depends on how fast the machine is."""


def busy_child(pool: Pool) -> int:
    """The pid of the only child of a pool without waiting ones, once it is there. Its job must not end by itself."""
    eventually(lambda: len(pool.processes()) == 2)
    return pool.processes()[1]


def waiting_children(pool: Pool) -> set[int]:
    """Run a job; return the pids of the children that wait for the next ones when its own child is gone."""
    finished = ran(pool, "echo").variables["pid"]
    assert isinstance(finished, PlainVariable)
    eventually(lambda: len(pool.processes()) == 1 + pool.settings.warm and finished.value not in pool.processes())
    return set(pool.processes()[1:])


def test_each_job_has_a_process_of_its_own_and_leaves_none(make_pool: MakePool) -> None:
    pool = make_pool(warm=0)
    pids = {ran(pool, "echo").variables["pid"] for _ in range(5)}
    assert len(pids) == 5
    eventually(lambda: len(pool.processes()) == 1)


def test_children_wait_ahead_of_the_next_job(make_pool: MakePool) -> None:
    pool = make_pool(warm=2)
    waiting = waiting_children(pool)
    variable = ran(pool, "echo").variables["pid"]
    assert isinstance(variable, PlainVariable) and variable.value in waiting


def test_a_waiting_child_that_was_killed_is_not_used(make_pool: MakePool) -> None:
    pool = make_pool(warm=1)
    (victim,) = waiting_children(pool)
    os.kill(victim, signal.SIGKILL)
    eventually(lambda: victim not in pool.processes())
    assert_alive(pool)


def test_a_worker_killed_in_mid_job_is_one_sentence(make_pool: MakePool) -> None:
    pool = make_pool(warm=0)
    running = Running(pool, "sleep 600", limits=LONG)
    os.kill(busy_child(pool), signal.SIGKILL)
    mistake = running.result().mistake
    assert mistake is not None and mistake.kind == "worker-died"
    assert mistake.facts == {"how": "SIGKILL"} and "ended unexpectedly" in mistake.message
    assert_alive(pool)


def test_an_idle_zygote_that_was_killed_is_replaced(pool: Pool) -> None:
    ran(pool, "echo")
    zygote = pool.processes()[0]
    os.kill(zygote, signal.SIGKILL)
    eventually(lambda: not exists(zygote))
    assert_alive(pool)
    assert pool.processes()[0] != zygote


def test_a_job_whose_zygote_is_killed_begins_again_once(make_pool: MakePool) -> None:
    pool = make_pool(warm=0)
    running = Running(pool, "sleep 600", limits=LONG)
    first, zygote = busy_child(pool), pool.processes()[0]
    os.kill(zygote, signal.SIGKILL)
    eventually(lambda: not exists(first) and len(pool.processes()) == 2 and pool.processes()[0] != zygote)
    second = pool.processes()[1]
    os.kill(pool.processes()[0], signal.SIGKILL)
    mistake = running.result().mistake
    assert mistake is not None and mistake.kind == "worker-died" and mistake.facts == {"how": "zygote"}
    eventually(lambda: not exists(second))
    assert_alive(pool)


@pytest.mark.parametrize(("source", "how"), [("die", "exit 7"), ("crash", "SIGSEGV"), ("bytes 0000", "exit 0")])
def test_a_worker_that_dies_by_itself_says_how(pool: Pool, source: str, how: str) -> None:
    mistake = ran(pool, source).mistake
    assert mistake is not None and mistake.kind == "worker-died" and mistake.facts == {"how": how}
    assert_alive(pool)


def frame(body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + body


def record_with(**changes: object) -> bytes:
    """The honest answer to an empty program, with some fields changed."""
    honest = msgspec.to_builtins(stand_ins.traced(ExploreJob("")))
    honest["record"] |= changes
    return frame(msgspec.msgpack.encode(honest))


ANY_TEXT = Limits(source_characters=1_000_000)
"""For stand-ins to which the text says which bytes to send."""

GARBAGE = {
    "random bytes": frame(bytes(range(7, 256, 3))),
    "not even a frame": bytes(range(255, 0, -1)) * 3,
    "a giant length": b"\xff\xff\xff\xff",
    "a length just above the limit": struct.pack(">I", Limits().result_bytes + 1) + b"x" * 100,
    "nothing in the frame": frame(b""),
    "cut off in the middle": frame(framed(stand_ins.traced(ExploreJob("")))[4:-7]),
    "another type": frame(msgspec.msgpack.encode([1, 2, 3])),
    "a field of another type": record_with(nodes="none"),
    "text that is no UTF-8": record_with().replace(b"\xa3cpu", b"\xa3\xff\xfe\xfd"),
    "deep nesting": frame(b"\x91" * 100_000),
    "another job's record": record_with(source="another program"),
    "an answer that nobody asked for": frame(msgspec.msgpack.encode({"type": "answer", "value": []})),
    "an unknown failure": frame(msgspec.msgpack.encode({"type": "failed", "kind": "no-such-kind", "facts": {}})),
    "a failure without its facts": frame(msgspec.msgpack.encode({"type": "failed", "kind": "wall-time", "facts": {}})),
}


def test_the_facts_of_a_failure_are_only_words_in_its_sentence(pool: Pool) -> None:
    odd = msgspec.msgpack.encode(
        {"type": "failed", "kind": "memory", "facts": {"limit": "1", "span": "x", "kind": "y"}}
    )
    record = ran(pool, "bytes " + frame(odd).hex())
    assert kind(record) == "memory"
    assert record.mistake is not None and record.mistake.span is None


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_from_a_worker_is_one_sentence(pool: Pool, name: str) -> None:
    assert kind(ran(pool, "bytes " + GARBAGE[name].hex(), ANY_TEXT)) == "worker-garbage"
    assert_alive(pool)


@pytest.mark.parametrize(
    "what", ["an operand is the node itself", "a cell too few", "a span right of the text", "another program"]
)
def test_a_record_that_lies_is_one_sentence(pool: Pool, what: str) -> None:
    assert kind(ran(pool, "corrupt " + what)) == "worker-garbage"
    assert_alive(pool)


def test_a_message_longer_than_the_limit_is_not_read(pool: Pool) -> None:
    honest = ran(pool, "talk 5000", Limits(result_bytes=2000))
    assert kind(honest) == "result-bytes"
    dishonest = ran(pool, "bytes " + frame(b"x" * 5000).hex(), Limits(result_bytes=2000))
    assert kind(dishonest) == "worker-garbage"
    assert_alive(pool)


@pytest.mark.parametrize("source", ["sleep 60", "spin 60", "drip"])
def test_a_job_that_overruns_is_killed(make_pool: MakePool, source: str) -> None:
    pool = make_pool(warm=1)
    (child,) = waiting_children(pool)
    record = ran(pool, source, Limits(wall_seconds=0.5))
    assert kind(record) == "wall-time" and record.mistake is not None and "0.5" in record.mistake.message
    assert not exists(child)
    assert_alive(pool)


def test_processor_time_is_limited_even_without_the_wall_clock(pool: Pool) -> None:
    assert kind(ran(pool, "spin 600", Limits(cpu_seconds=1, wall_seconds=250))) == "cpu-time"
    assert_alive(pool)


def test_too_much_memory_is_one_sentence(pool: Pool) -> None:
    assert kind(ran(pool, "swallow", Limits(data_segment=60_000_000))) == "memory"
    assert_alive(pool)


def test_a_bug_of_ours_is_said_and_logged(pool: Pool, caplog: pytest.LogCaptureFixture) -> None:
    record = ran(pool, "raise this is a bug")
    assert kind(record) == "explorer-bug"
    assert record.mistake is not None and "ValueError: this is a bug" in record.mistake.message
    assert "stand_ins.py" in caplog.text
    assert_alive(pool)


def test_a_body_that_does_not_start_is_one_sentence(make_pool: MakePool, capfd: pytest.CaptureFixture[str]) -> None:
    pool = make_pool(body="tests.sandbox.no_such_module")
    assert kind(ran(pool, "echo")) == "worker-start"
    assert pool.isolation().worker == "none"
    assert "no_such_module" in capfd.readouterr().err


def test_questions_are_refused_or_answered_only_when_asked(pool: Pool) -> None:
    job = QuestionJob("echo", "cpu", 0, Limits(), "local_jacobian", (0, 0))
    reply = pool.run(job)
    assert isinstance(reply, TraceRecord)  # the stand-in runs the program, which answers no question


def test_two_hundred_jobs_leak_neither_descriptors_nor_processes(pool: Pool) -> None:
    for _ in range(10):
        ran(pool, "echo")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for number in range(200):
        assert kind(ran(pool, "die" if number % 10 == 9 else "echo")) in (None, "worker-died")
    eventually(lambda: len(pool.processes()) == 1 + pool.settings.warm)
    eventually(lambda: len(list(Path("/proc/self/fd").iterdir())) <= before)


def test_close_ends_running_jobs_and_every_process(make_pool: MakePool) -> None:
    pool = make_pool(light=1, heavy=1)
    running = [Running(pool, "sleep 600", limits=LONG) for _ in range(3)]
    eventually(lambda: len(pool.processes()) >= 2)
    processes = pool.processes()
    pool.close()
    assert [kind(one.result()) for one in running] == ["closed"] * 3
    assert [pid for pid in processes if exists(pid)] == []
    assert kind(ran(pool, "echo")) == "closed"
    pool.close()


def test_a_server_that_is_killed_leaves_no_process(tmp_path: Path) -> None:
    read, write = os.pipe()
    server = os.fork()
    if server == 0:
        try:
            pool = Pool(pool_module.PoolSettings(body=stand_ins.__name__))
            ran(pool, "echo")
            os.write(write, " ".join(map(str, pool.processes())).encode())
            threading.Event().wait()
        finally:
            os._exit(1)
    processes = [int(pid) for pid in os.read(read, 1000).split()]
    assert processes
    os.kill(server, signal.SIGKILL)
    os.waitpid(server, 0)
    eventually(lambda: not any(running(pid) for pid in processes))
    os.close(read)
    os.close(write)


def running(pid: int) -> bool:
    """False for a zombie, too: nobody here can reap the child of another."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_forked_copy_of_the_server_leaves_the_pool_alone(pool: Pool) -> None:
    ran(pool, "echo")
    copy = os.fork()
    if copy == 0:
        pool.close()
        os._exit(0)
    os.waitpid(copy, 0)
    assert len(pool.processes()) >= 1
    assert_alive(pool)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("#" * 50_000, "limit-source_characters"),
        ("x" * 20_000_000, "limit-source_characters"),
        ("x = '\ud800'", "syntax"),
    ],
)
def test_a_text_that_no_worker_could_read_needs_none(make_pool: MakePool, source: str, said: str) -> None:
    pool = make_pool()
    assert kind(ran(pool, source)) == said
    assert pool.processes() == ()
