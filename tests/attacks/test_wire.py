"""Any bytes from a worker become either a reply that can be read throughout, or one sentence."""

from __future__ import annotations

import random
import struct
import tracemalloc

import msgspec
import pytest

from core.exercises.comparing import Rules, comparable, difference
from core.sandbox.answer_messages import AnswersReply, Seen
from core.sandbox.inbox import Inbox
from core.sandbox.messages import Answer, Garbage, Job, Traced, framed, message_from
from core.sandbox.replies import refuse_garbage, reply_to
from core.trace import Jacobian, Snapshot, Trace, TraceRecord
from tests.attacks.fuzz import FAMILIES, HONEST, JOB, changed, damaged
from tests.sandbox.records import honest
from viz.picture.drawing import to_svg
from viz.picture.fold import folded


def judged(job: Job, body: bytes) -> bool:
    """Return whether the server believes a message; then it must be readable throughout."""
    try:
        message = message_from(body)
        refuse_garbage(job, message)
        reply = reply_to(job, message)
    except Garbage as garbage:
        assert str(garbage)
        return False
    if isinstance(reply, TraceRecord):
        read(reply)
    elif isinstance(reply, Answer) and isinstance(reply.value, Jacobian):
        cells(reply.value.value)
    elif isinstance(reply, AnswersReply):
        for value in (value for ran in reply.ran for one in ran for value in one.seen):
            parts(value)
    return True


def parts(value: Seen) -> None:
    """A value that the server believes can be compared with itself."""
    if value.tensor is not None:
        cells(value.tensor)
    assert difference(value, value, Rules()) is None or not comparable(value)
    for item in value.items:
        parts(item)


def cells(one: Snapshot) -> None:
    if one.missing is None:
        assert one.array().shape == one.kept
        assert str(one.tolist())


def read(record: TraceRecord) -> None:
    """Follow everything that a page follows."""
    trace = Trace(record)
    for node in trace.nodes:
        cells(node.value)
        assert [trace.nodes[operand].index for operand in node.operands] == list(node.operands)
        assert trace.record.scopes[node.scope].name is not None
    for one in trace.passes:
        for value in [*one.adjoints.values(), *one.accumulations.values(), *(sent.value for sent in one.sent)]:
            cells(value)
        for reason in one.reasons.values():
            assert reason.kind
    assert str(trace.variables) is not None and trace.printed is not None
    if trace.mistake is not None:
        assert isinstance(trace.mistake.message, str)


@pytest.mark.parametrize("which", range(len(HONEST)))
def test_a_message_with_hostile_values_is_sound_or_garbage(which: int) -> None:
    job, message = HONEST[which]
    assert judged(job, framed(message)[4:])
    rng = random.Random(which)
    plain = msgspec.msgpack.decode(framed(message)[4:])
    refused = 0
    for _ in range(6_000):
        hostile = changed(plain, rng)
        if rng.random() < 0.3:
            hostile = changed(hostile, rng)
        refused += not judged(job, msgspec.msgpack.encode(hostile))
    assert 3_000 < refused < 6_000  # much of it is noticed, and not everything is wrong


@pytest.mark.parametrize("which", range(len(HONEST)))
def test_a_message_with_flipped_bits_or_lost_bytes_is_sound_or_garbage(which: int) -> None:
    job, message = HONEST[which]
    whole = framed(message)[4:]
    rng = random.Random(which)
    for _ in range(6_000):
        judged(job, damaged(whole, rng))


@pytest.mark.parametrize("family", FAMILIES)
def test_changed_inputs_are_answered(family: str) -> None:
    attempt, rng = FAMILIES[family](), random.Random(1)
    for _ in range(5_000):
        attempt(rng)


def test_random_bytes_are_garbage() -> None:
    rng = random.Random(0)
    for _ in range(10_000):
        assert not judged(JOB, rng.randbytes(rng.choice([0, 1, 2, 5, 50, 500])))


SIZES = {
    "a list of four billion": b"\xdd\xff\xff\xff\xff",
    "a map of four billion": b"\xdf\xff\xff\xff\xff",
    "a text of four billion": b"\xdb\xff\xff\xff\xff",
    "bytes of four billion": b"\xc6\xff\xff\xff\xff",
    "an extension of four billion": b"\xc9\xff\xff\xff\xff\x01",
    "lists of four billion in each other": b"\xdd\xff\xff\xff\xff" * 500,
}


@pytest.mark.parametrize("name", SIZES)
def test_a_size_that_is_only_announced_takes_no_memory(name: str) -> None:
    record = framed(Traced(honest(JOB)))[4:]
    nodes = record.index(b"\xa5nodes") + 6
    tracemalloc.start()
    try:
        assert not judged(JOB, SIZES[name])
        assert not judged(JOB, record[:nodes] + SIZES[name])
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("depth", [40, 200, 900, 5_000, 100_000])
def test_tuples_inside_each_other_are_sound_or_garbage(depth: int) -> None:
    plain = msgspec.msgpack.decode(framed(Traced(honest(JOB)))[4:])
    plain["record"]["variables"] = {"deep": None}
    around = msgspec.msgpack.encode(plain)
    deep = b"\x82\xa4type\xa5tuple\xa5items\x91" * depth + b"\x82\xa4type\xa5plain\xa5value\x01"
    at = around.index(b"\xa4deep") + 5
    assert judged(JOB, around[:at] + deep + around[at + 1 :]) == (depth < 50)


class Talker:
    """A connection on which a worker says these bytes, a few at a time."""

    def __init__(self, said: bytes, rng: random.Random) -> None:
        self.said, self.rng, self.asked = said, rng, 0

    def settimeout(self, seconds: float) -> None: ...

    def recv_into(self, room: memoryview) -> int:
        self.asked = max(self.asked, len(room))
        count = min(len(room), self.rng.choice([1, 2, 100, 5_000]), len(self.said))
        room[:count], self.said = self.said[:count], self.said[count:]
        return count


def test_a_frame_of_any_length_is_read_up_to_the_limit_or_refused() -> None:
    rng, read = random.Random(0), 0
    for _ in range(5_000):
        length = rng.choice([0, 1, 99, 1_000, 1_001, 2**31, 2**32 - 1])
        said = struct.pack(">I", length) + b"x" * rng.choice([0, 1, 99, 1_000, 5_000])
        talker = Talker(said[: rng.choice([len(said), 3])], rng)
        try:
            body = Inbox(talker, 1_000).frame(float("inf"))  # type: ignore[arg-type]
            assert body is not None and len(body) == length <= 1_000
            read += 1
        except (EOFError, Garbage):
            pass
        assert talker.asked <= 1_000
    assert 500 < read < 4_500  # of both kinds there were many


def test_what_is_believed_can_be_drawn() -> None:
    job, message = HONEST[0]
    plain = msgspec.msgpack.decode(framed(message)[4:])
    rng, drawn = random.Random(1), 0
    while drawn < 100:
        body = msgspec.msgpack.encode(changed(plain, rng))
        if judged(job, body):
            reply = reply_to(job, message_from(body))
            assert isinstance(reply, TraceRecord)
            trace = Trace(reply)
            assert to_svg(trace, folded(trace, frozenset()), len(trace.passes) - 1 if trace.passes else None)
            drawn += 1
