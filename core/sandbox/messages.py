"""Messages between the server and a worker: typed records, as msgpack behind a four-byte length.

A worker has run a stranger's program, so nothing that it sends is trusted: never pickle, a length that is checked
before anything is read, types that msgspec checks while it decodes, and the meaning (indices, lengths, spans) in
`core.sandbox.checking`. This module imports no torch.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import msgspec

from core.sandbox.answer_messages import AnswersJob, AnswersReply
from core.sandbox.field_messages import FieldJob, FieldReply
from core.sandbox.table_messages import TableJob, TableReply
from core.trace import Jacobian, TraceRecord
from core.trace.limits import Limits
from core.trace.tangents import Costs, Direction, Tangents


class Replay(msgspec.Struct, frozen=True):
    """A program that was ended from outside runs once more, up to the statement that did not end.

    Attributes:
        until: Index of that top-level statement: those before it run.
        kind, facts: The mistake to report at that statement, see core.explain.mistakes.
    """

    until: int
    kind: str
    facts: dict[str, str] = {}


class ExploreJob(msgspec.Struct, frozen=True, tag="explore"):
    """Run the program and send its `TraceRecord`.

    Attributes:
        inputs: The lines that ``input()`` reads.
        files: Name → contents of files that are there from the beginning.
    """

    source: str
    device: str = "cpu"
    seed: int = 0
    limits: Limits = Limits()
    target: str | None = None
    inputs: tuple[str, ...] = ()
    replay: Replay | None = None
    files: dict[str, bytes] = {}


class QuestionJob(msgspec.Struct, frozen=True, tag="question"):
    """Run the program again and answer one question that needs torch, see `Trace.local_jacobian` and its like.

    Attributes:
        directions: Of the question "tangents", see `Trace.tangents`.
    """

    source: str
    device: str
    seed: int
    limits: Limits
    question: str
    about: tuple[int, ...]
    target: str | None = None
    inputs: tuple[str, ...] = ()
    directions: tuple[Direction, ...] = ()


Job = ExploreJob | QuestionJob | FieldJob | TableJob | AnswersJob

Dependence = tuple[tuple[int, tuple[int, ...]], ...]
"""((slot, flat C-order cells of that operand), …)"""


class Traced(msgspec.Struct, frozen=True, tag="trace"):
    """On the wire: the program ran (perhaps into a mistake).

    Attributes:
        logged: What went wrong beside the program, for the server's log (core.explain.optional).
    """

    record: TraceRecord
    logged: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True, tag="answer"):
    """The answer of a `QuestionJob`."""

    value: Jacobian | Tangents | Costs | Dependence


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """A question that has no answer.

    Attributes:
        kind: "not-differentiable" (facts: reason) or "limit" (facts: limit, allowed, needed, as text).
        message: The sentence in English.
    """

    kind: str
    message: str
    facts: dict[str, str] = {}


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """On the wire: the worker itself could not do the job; ``kind`` names the mistake to show."""

    kind: str
    facts: dict[str, str] = {}


Message = Traced | Answer | Refused | Failed | FieldReply | TableReply | AnswersReply
Reply = TraceRecord | Answer | Refused | FieldReply | TableReply | AnswersReply
"""What `Pool.run` returns; a failure of the worker is a `TraceRecord` without nodes, with its mistake."""

HEADER = struct.Struct(">I")
"""Every message begins with its length."""
HEADER_BYTES = HEADER.size
_encoder = msgspec.msgpack.Encoder()
_jobs = msgspec.msgpack.Decoder(Job)
_messages = msgspec.msgpack.Decoder(Message)


MOST_OBJECTS = 1_000_000
"""Python objects that a message may become when it is decoded: about 100 MB. A run of 50,000 operations becomes 100,000
to 300,000."""


class Garbage(Exception):
    """A worker sent something that is no message; says what was wrong with it."""


def framed(message: msgspec.Struct) -> bytes:
    """Return the message as it goes over the wire, its length in front."""
    body = _encoder.encode(message)
    return HEADER.pack(len(body)) + body


def encodable(message: Message) -> Message:
    """Return the message with each character that UTF-8 cannot hold (half of a surrogate pair) as Python escapes it."""
    plain = msgspec.to_builtins(message, builtin_types=(bytes,))
    return msgspec.convert(_escaped(plain), type=Message)


def _escaped(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-8", "backslashreplace").decode()
        case list() | tuple():
            return [_escaped(item) for item in value]
        case dict():
            return {_escaped(key): _escaped(item) for key, item in value.items()}
    return value


def frame_length(header: bytes, most: int) -> int:
    """Return how many bytes follow the header.

    Raises:
        Garbage: more than ``most``; nothing of it should be read.
    """
    (length,) = HEADER.unpack(header)
    if length > most:
        raise Garbage(f"a message of {length:,} bytes was announced; {most:,} are allowed")
    return length


def read_frame(read: Callable[[int], bytes], most: int) -> bytes:
    """Return the next frame's body from a blocking ``read``.

    Raises:
        EOFError: the other side closed before the frame was complete.
        Garbage: it is longer than ``most``.
    """
    return _exactly(read, frame_length(_exactly(read, HEADER_BYTES), most))


def _exactly(read: Callable[[int], bytes], count: int) -> bytes:
    pieces: list[bytes] = []
    while count:
        piece = read(min(count, 1 << 20))
        if not piece:
            raise EOFError
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


def job_from(body: bytes) -> Job:
    """Return the job that the server sent (the server is trusted: an error here is a bug)."""
    return _jobs.decode(body)


def message_from(body: bytes | bytearray | memoryview) -> Message:
    """Return the message that a worker sent, its types checked and its meaning not yet.

    Raises:
        Garbage: it is no such message.
    """
    try:
        return _messages.decode(body)
    # ValidationError is a DecodeError; a text that is not UTF-8 raises a plain UnicodeDecodeError
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Garbage(str(error)) from error
