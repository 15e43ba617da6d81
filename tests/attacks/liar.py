"""Job body of a worker that is in a stranger's hands: its first statement says which lie it sends as its record.

Each lie is as long as a message may be, of the right types as far as decoding sees, and made to cost its reader much.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, cast

import msgspec

from core.sandbox import job as worker
from core.sandbox.messages import ExploreJob, Job, Message, Traced
from tests.sandbox.records import honest
from tests.sandbox.stand_ins import devices, traced, warm

__all__ = ["LIES", "body", "devices", "warm"]
ROOM = 20_000_000
"""Bytes of one lie; what stands around it in the message is short."""

MARK = "here it comes"


def _array(item: bytes, count: int) -> bytes:
    return b"\xdd" + struct.pack(">I", count) + item * count


def _colliding(value: bytes, count: int) -> bytes:
    """Return a map whose keys Python's hash takes for one: whole numbers are hashed modulo 2⁶¹ − 1."""
    keys = ((k % 8) * (2**61 - 1) + (k // 8) * 8 * (2**61 - 1) for k in range(count))
    pairs = (b"\xcf" + struct.pack(">Q", key % 2**64) + value for key in keys)
    return b"\xdf" + struct.pack(">I", count) + b"".join(pairs)


def _record(change: Callable[[dict[str, Any]], None], lie: Callable[[], bytes]) -> Callable[[ExploreJob], bytes]:
    """Return what makes a message of an honest one, in which a mark stands for the lie."""

    def made(job: ExploreJob) -> bytes:
        plain = msgspec.msgpack.decode(msgspec.msgpack.encode(Traced(honest(job))))
        change(plain["record"])
        before, after = msgspec.msgpack.encode(plain).split(msgspec.msgpack.encode(MARK))
        return before + lie() + after

    return made


def _variable(record: dict[str, Any]) -> None:
    record["variables"] = {"x": {"type": "tuple", "items": MARK}}


def _accumulations(record: dict[str, Any]) -> None:
    record["passes"][0]["accumulations"] = MARK


def _operands(record: dict[str, Any]) -> None:
    record["nodes"][-1][2] = MARK


def _prints(record: dict[str, Any]) -> None:
    record["prints"] = MARK


def _shape(record: dict[str, Any]) -> None:
    record["nodes"][-1][3][0] = MARK


NUMBER = msgspec.msgpack.encode({"type": "plain", "value": 0.5})
PRINTED = msgspec.msgpack.encode(["", None, 0])
VALUE = msgspec.msgpack.encode(honest(ExploreJob("y = x")).nodes[0].value)
LIES: dict[str, Callable[[ExploreJob], bytes]] = {
    "a tuple of a million numbers": _record(_variable, lambda: _array(NUMBER, ROOM // len(NUMBER))),
    "operands of one byte each": _record(_operands, lambda: _array(b"\x00", ROOM)),
    "a shape of millions of axes": _record(_shape, lambda: _array(b"\x01", ROOM)),
    "millions of empty prints": _record(_prints, lambda: _array(PRINTED, ROOM // len(PRINTED))),
    "keys that collide": _record(_accumulations, lambda: _colliding(VALUE, ROOM // (len(VALUE) + 9))),
    "nothing but zeros": lambda job: bytes(ROOM),
    "lists in lists": _record(_operands, lambda: b"\x91" * 1_000_000 + b"\x00"),
}


def body(job: Job) -> Message:
    assert isinstance(job, ExploreJob)
    lie = LIES.get(job.source)
    worker.objects_of = lambda reply: 0  # an honest worker would count
    return cast(Message, msgspec.Raw(lie(job))) if lie else traced(job)
