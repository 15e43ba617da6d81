"""``python -m tests.attacks.fuzz [replies|arrivals] [COUNT]``: a million changed inputs, offline.

Whatever comes in, the answer is a value or the one exception of its reader, and memory stays where it is. The tests run
some thousands of the same inputs.
"""

from __future__ import annotations

import base64
import io
import random
import resource
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
import numpy
from msgspec import structs
from streamlit.proto.BackMsg_pb2 import BackMsg

from core import explore
from core.explain.mistakes import mistake
from core.sandbox.answer_messages import AnswersJob, AnswersReply, Ran, Seen
from core.sandbox.messages import (
    Answer,
    ExploreJob,
    Garbage,
    Job,
    Message,
    QuestionJob,
    Refused,
    Traced,
    framed,
    message_from,
)  # fmt: skip
from core.sandbox.replies import refuse_garbage
from core.trace import Jacobian
from core.trace.limits import Limits
from tests.sandbox.records import TWO, honest
from viz.arriving import OutOfBounds, array, literal
from viz.link import BrokenLink, choices_in, encoded
from viz.widgets.border.messages import sound

JOB = ExploreJob("y = x")
QUESTION = QuestionJob("y = x", "cpu", 0, Limits(), "local_jacobian", (2, 0))
ANSWERS = AnswersJob("import torch\n", ("A = 1\n",), ("x = A\n",), ("x", "y"), "def instance(size): ...\n", 1)
VALUES = Ran((
    Seen("tuple", "(1, tensor(…))", items=(Seen("number", "1", number=1), Seen("tensor", tensor=TWO))),
    Seen("text", "'a'"),
))  # fmt: skip
ENDED = Ran(mistake=mistake("name", None, name="y"))
HONEST: list[tuple[Job, Message]] = [
    (JOB, Traced(honest(JOB))),
    (QUESTION, Answer(Jacobian((), (2,), TWO))),
    (structs.replace(QUESTION, question="dependence"), Answer(((0, (0, 1)),))),
    (QUESTION, Refused("limit", "…", {"limit": "steps", "allowed": "1", "needed": "2"})),
    (ANSWERS, AnswersReply(("A = 2\n",), ((VALUES, ENDED),))),
]
HOSTILE = [
    -1, 0, 1, 2, 7, 2**31, 2**63 - 1, -(2**63), 2**64 - 1, 1e308, float("nan"), float("inf"), -0.5, True, None, "",
    "x", "\x00", "\u202e", "a" * 70_000, "{0.__class__}", "%s", "wall-time", "no-such-kind", "complex64", b"",
    b"\0" * 9, [], [[]], [-1], [0] * 5_000, {}, {"": ""}, {"type": "tuple", "items": []}, {"span": 1},
    {"kind": "x", "facts": 1},
]  # fmt: skip
PROGRAM = """import torch
x = torch.tensor([1., 2.], requires_grad=True)
for i in range(40):
    x = x * 1.5
x.sum().backward()
print(x, 2**100, (1, [2, {3}]))
"""


def changed(value: Any, rng: random.Random) -> Any:
    """Return plain data with one part of it replaced, taken away or doubled."""
    if isinstance(value, dict) and value and rng.random() < 0.95:
        key = rng.choice(list(value))
        return {**value, key: changed(value[key], rng)}
    if isinstance(value, list) and value and rng.random() < 0.95:
        at = rng.randrange(len(value))
        inner = [changed(value[at], rng)] if rng.random() < 0.9 else rng.choice([[], [value[at]] * 2])
        return [*value[:at], *inner, *value[at + 1 :]]
    return rng.choice(HOSTILE)


def damaged(whole: bytes, rng: random.Random) -> bytes:
    """Return bytes of which some were flipped, cut off, put in or left out."""
    body = bytearray(whole)
    at = rng.randrange(len(body))
    match rng.randrange(4):
        case 0:
            for _ in range(rng.choice([1, 1, 2, 9])):
                body[rng.randrange(len(body))] ^= 1 << rng.randrange(8)
        case 1:
            del body[at:]
        case 2:
            body[at:at] = rng.randbytes(rng.choice([1, 2, 9, 100]))
        case _:
            del body[at : at + rng.choice([1, 2, 9])]
    return bytes(body)


Try = Callable[[random.Random], None]


def replies() -> Try:
    """Return what tries one changed reply, of a record written out or in tables."""
    job = ExploreJob(PROGRAM)
    whole = [*HONEST, (job, Traced(explore(PROGRAM).record))]
    prepared = [(job, framed(message)[4:], msgspec.msgpack.decode(framed(message)[4:])) for job, message in whole]

    def attempt(rng: random.Random) -> None:
        job, body, plain = rng.choice(prepared)
        arrived = damaged(body, rng) if rng.random() < 0.5 else msgspec.msgpack.encode(changed(plain, rng))
        with suppress(Garbage):
            refuse_garbage(job, message_from(arrived))

    return attempt


def arrivals() -> Try:
    """Return what tries one changed input of a browser: an uploaded array, a link, a typed literal, a message."""
    link = encoded({"program": PROGRAM, "opened": ("s1", "g3"), "node": 4})
    packed = base64.urlsafe_b64decode(link + "=" * (-len(link) % 4))
    plain = zlib.decompress(packed)
    kinds: list[tuple[bytes, Callable[[bytes], object]]] = [
        *((_npy(shape), array) for shape in ((3, 4), (0, 7), (), (2,) * 6)),
        (link.encode(), lambda text: choices_in(text.decode("latin-1"))),
        (packed, lambda text: choices_in(base64.urlsafe_b64encode(text).decode())),
        (plain, lambda text: choices_in(base64.urlsafe_b64encode(zlib.compress(text)).decode())),
        (b"[[1, 2.5e3], [-3, (0x1f, 'a', True)], {1: None}]", lambda text: literal(text.decode("latin-1"))),
        (_message(), sound),
    ]

    def attempt(rng: random.Random) -> None:
        whole, read = rng.choice(kinds)
        arrived = damaged(whole, rng)
        if rng.random() < 0.3 and arrived:
            arrived = damaged(arrived, rng)
        with suppress(OutOfBounds, BrokenLink, ValueError):
            read(arrived)

    return attempt


def _npy(shape: tuple[int, ...]) -> bytes:
    written = io.BytesIO()
    numpy.save(written, numpy.zeros(shape, numpy.float32))
    return written.getvalue()


def _message() -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = "s=abc&lang=en"
    widget = message.rerun_script.widget_states.widgets.add()
    widget.id, widget.json_value = "$$ID-1-picture", '{"acted": {"node": [1, 2, {"a": null}]}}'
    other = message.rerun_script.widget_states.widgets.add()
    other.id = "$$ID-2-axes"
    other.string_array_value.data.extend(["0", "1"])
    return message.SerializeToString()


FAMILIES: dict[str, Callable[[], Try]] = {"replies": replies, "arrivals": arrivals}
MEGABYTES = 100
"""What a family may grow by: Python keeps what it once had, and the largest input is known after some thousands."""


def main(family: str = "replies", count: str = "1000000") -> None:
    """Try so many inputs of a family; raise where one is answered by anything but its reader's exception."""
    attempt, rng = FAMILIES[family](), random.Random(0)
    began, before = time.monotonic(), 0
    for number in range(int(count)):
        attempt(rng)
        if number == min(20_000, int(count) // 2):
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    assert grown < MEGABYTES, f"{grown:.0f} MB more than after the first 20,000"
    sys.stdout.write(f"{family}: {count} inputs in {time.monotonic() - began:.0f} s, {grown:.1f} MB more\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
