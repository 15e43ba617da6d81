"""A record that was decoded is not yet believed: every index, length and span is looked at."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from core.sandbox.checking import checked, checked_answer
from core.sandbox.messages import (
    Answer,
    ExploreJob,
    Garbage,
    QuestionJob,
    Traced,
    frame_length,
    framed,
    job_from,
    message_from,
    read_frame,
)
from core.trace import Break, Costs, Jacobian, Span, Tangents
from core.trace.limits import Limits
from tests.sandbox.records import CORRUPTIONS, ONE, TWO, honest

JOB = ExploreJob("y = x")


def test_a_sound_record_survives_the_wire_unchanged() -> None:
    message = message_from(framed(Traced(honest(JOB)))[4:])
    assert isinstance(message, Traced)
    assert checked(message.record, JOB) == honest(JOB)


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_an_unsound_record_is_garbage(name: str) -> None:
    says, corrupt = CORRUPTIONS[name]
    wire = framed(Traced(corrupt(honest(JOB))))[4:]
    message = message_from(wire)  # its types are right
    assert isinstance(message, Traced)
    with pytest.raises(Garbage, match=says):
        checked(message.record, JOB)


@pytest.mark.parametrize(
    ("source", "span", "is_inside"),
    [
        ("a\nbc\n", Span(3, 0, 3, 0), True),  # after the last line end, where an unfinished statement is noticed
        ("a\r\nbc", Span(2, 0, 2, 2), True),
        ("a\r\nbc", Span(1, 0, 1, 2), False),
        ("s = '\x0c\x1c\u2028'", Span(1, 4, 1, 9), True),  # these end no line for Python's parser
        ("梯度 = 1", Span(1, 0, 1, 6), True),  # characters, not bytes
        ("梯度 = 1", Span(1, 0, 1, 7), False),
        ("", Span(1, 0, 1, 0), True),
    ],
)
def test_spans_count_lines_as_python_does(source: str, span: Span, is_inside: bool) -> None:
    job = ExploreJob(source)
    record = msgspec.structs.replace(honest(ExploreJob("x")), source=source)
    nodes = tuple(msgspec.structs.replace(node, span=span) for node in record.nodes)
    scopes = tuple(msgspec.structs.replace(scope, span=None) for scope in record.scopes)
    record = msgspec.structs.replace(record, nodes=nodes, scopes=scopes, prints=(), figures=(), mistake=None)
    if is_inside:
        assert checked(record, job) is record
    else:
        with pytest.raises(Garbage, match="not in the text"):
            checked(record, job)


def question(name: str) -> QuestionJob:
    return QuestionJob("y = x", "cpu", 0, Limits(), name, (2, 0))


def test_answers_must_fit_their_question() -> None:
    jacobian = Answer(Jacobian((), (2,), TWO))
    assert checked_answer(jacobian, question("local_jacobian")) is jacobian
    dependence = Answer(((0, (0, 1)), (1, ())))
    assert checked_answer(dependence, question("dependence")) is dependence
    for answer, asked in [
        (jacobian, "dependence"),
        (dependence, "local_jacobian"),
        (Answer(Jacobian((), (2,), ONE)), "local_jacobian"),
        (Answer(Jacobian((), (2,), msgspec.structs.replace(TWO, cells=b""))), "local_jacobian"),
        (Answer(((0, (-1,)),)), "dependence"),
    ]:
        wire = message_from(framed(answer)[4:])
        assert isinstance(wire, Answer)
        with pytest.raises(Garbage):
            checked_answer(wire, question(asked))


def test_tangents_and_costs_must_fit_their_question() -> None:
    asked = msgspec.structs.replace(question("tangents"), directions=(((0, (1.0, 0.0)),),))
    broken = Break(3, "no-forward", "cdist", "torch said so")
    tangents = Tangents(({0: TWO},), ({3: 3},), (broken,), 0.1, 0.2)
    costs = Costs({1: (4, 0)}, (2,), 0.1, 0.2)
    assert checked_answer(Answer(tangents), asked).value is tangents
    assert checked_answer(Answer(costs), question("costs")).value is costs
    change = msgspec.structs.replace
    for value, job in [
        (tangents, question("tangents")),  # which asked for no direction
        (tangents, question("costs")),
        (costs, asked),
        (change(tangents, unknown=({3: 4},)), asked),
        (change(tangents, breaks=(change(broken, kind="bored"),)), asked),
        (change(tangents, values=({0: change(TWO, cells=b"")},)), asked),
        (change(tangents, seconds=float("nan")), asked),
        (tangents, change(asked, limits=Limits(tangent_cells=1))),
        (change(costs, multiplications={1: (-1,)}), question("costs")),
        (change(costs, backward_seconds=float("inf")), question("costs")),
    ]:
        wire = message_from(framed(Answer(value))[4:])
        assert isinstance(wire, Answer)
        with pytest.raises(Garbage):
            checked_answer(wire, job)


def test_jobs_survive_the_wire() -> None:
    for job in (ExploreJob("x", "cuda:0", 7, Limits(steps=3), "y"), question("dependence")):
        assert job_from(framed(job)[4:]) == job


def test_a_length_above_the_limit_is_refused_before_anything_is_read() -> None:
    assert frame_length(b"\0\0\0\x07", 7) == 7
    with pytest.raises(Garbage, match="8 bytes"):
        frame_length(b"\0\0\0\x08", 7)


def test_a_frame_is_read_piece_by_piece() -> None:
    assert read_frame(pieces(b"\0\0", b"\0\x03", b"ab", b"c"), 7) == b"abc"
    with pytest.raises(EOFError):
        read_frame(pieces(b"\0\0", b"\0\x03", b"ab"), 7)


def pieces(*all_pieces: bytes) -> Callable[[int], bytes]:
    left = list(all_pieces)
    return lambda count: left.pop(0) if left else b""
