"""Exactly one answer: the program's own, or, when the server says that time is over, what the watching thread makes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from core.sandbox.messages import ExploreJob, Message, QuestionJob, Traced, message_from
from core.sandbox.watch import Watch
from core.trace import TraceRecord
from core.trace.limits import Limits
from tests.sandbox.conftest import PATIENCE, eventually
from tests.sandbox.stand_ins import traced

JOB = ExploreJob("echo", limits=Limits(wall_seconds=1))


def record(said: str) -> TraceRecord:
    message = traced(JOB, said)
    assert isinstance(message, Traced)
    return message.record


class Program:
    """What a `Watch` sees of a run."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.recorder = SimpleNamespace(place=None)
        self.report: Callable[[int], None] = lambda number: None
        self.when_asked: Callable[[], None] = lambda: None

    def expire(self) -> None:
        self.asked.set()
        self.when_asked()


class Sent:
    """A watch in a thread of its own, and what it sends; `expired` is the server's word."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.program = Program()
        self.expired = threading.Event()
        self.watch = Watch(self.send, lambda job, run, frame: record("cut off"), self.expired.is_set)
        self.clock = threading.Thread(target=self.watch.watched, daemon=True)
        self.clock.start()

    def send(self, framed: bytes) -> None:
        message: Message = message_from(framed[4:])
        assert isinstance(message, Traced)
        self.said.append(message.record.prints[0].text)

    def begin(self) -> None:
        self.watch.begin(JOB)
        self.watch.running(self.program)

    def over(self) -> list[str]:
        """Say that time is over, wait until the watch has nothing left to do, and return what was sent."""
        self.expired.set()
        self.clock.join(PATIENCE)
        assert not self.clock.is_alive()
        return self.said


@pytest.fixture
def sent() -> Sent:
    return Sent()


def blocks(action: Callable[[], object]) -> bool:
    """Whether an action is still going on after a while."""
    thread = threading.Thread(target=action, daemon=True)
    thread.start()
    thread.join(0.3)
    return thread.is_alive()


def test_a_program_in_time_answers_for_itself(sent: Sent) -> None:
    sent.begin()
    sent.watch.ended()
    sent.watch.finished(record("its own"))
    sent.watch.answer()
    assert sent.over() == [] and not sent.program.asked.is_set()


def test_a_program_that_ends_when_it_is_asked_to_answers_for_itself(sent: Sent) -> None:
    def answers() -> None:
        sent.watch.ended()
        sent.watch.finished(record("its own"))
        sent.watch.answer()

    sent.program.when_asked = answers
    sent.begin()
    assert sent.over() == [] and sent.program.asked.is_set()


def test_nothing_ends_a_program_before_the_server_says_so(sent: Sent) -> None:
    sent.begin()
    assert not sent.program.asked.wait(0.3) and sent.said == []
    assert sent.over() == ["cut off"]


def test_a_program_that_does_not_end_is_cut_off_and_never_answers(sent: Sent) -> None:
    sent.begin()
    assert sent.over() == ["cut off"]
    assert blocks(sent.watch.ended)
    assert blocks(sent.watch.answer)
    assert sent.said == ["cut off"]


def test_it_gets_no_further_than_its_next_operation_or_statement(sent: Sent) -> None:
    begun, ready, passed = threading.Event(), threading.Event(), threading.Event()

    def program() -> None:
        sent.begin()
        begun.set()
        ready.wait(60)
        sent.program.report(7)
        passed.set()

    thread = threading.Thread(target=program, daemon=True)
    thread.start()
    begun.wait(PATIENCE)
    assert sent.over() == ["cut off"]
    ready.set()
    assert not passed.wait(0.3)
    sent.program.recorder.place()  # who makes the record may ask


def test_a_record_whose_advice_takes_too_long_is_sent_without_it(sent: Sent) -> None:
    sent.begin()
    sent.watch.ended()
    sent.watch.finished(record("without advice"))
    assert sent.over() == ["without advice"]
    assert blocks(sent.watch.answer)


def test_a_question_has_no_record_to_send(sent: Sent) -> None:
    sent.watch.begin(QuestionJob("echo", "cpu", 0, JOB.limits, "dependence", (0, 0)))
    assert sent.over() == []


@pytest.mark.parametrize("attempt", range(20))
def test_two_who_answer_at_once_are_one(attempt: int) -> None:
    """The program's thread and the clock's meet at the right to make the record, in either order."""
    said: list[str] = []
    expired = threading.Event()
    watch = Watch(lambda framed: said.append("clock"), lambda job, run, frame: record("cut off"), expired.is_set)
    clock = threading.Thread(target=watch.watched, daemon=True)
    clock.start()

    def program() -> None:
        watch.begin(ExploreJob("echo", limits=Limits(wall_seconds=0.001)))
        watch.running(Program())
        expired.set()
        threading.Event().wait(attempt / 10_000)
        watch.ended()
        watch.finished(record("its own"))
        watch.answer()
        said.append("program")

    running = threading.Thread(target=program, daemon=True)
    running.start()
    clock.join(PATIENCE)
    eventually(lambda: said)
    running.join(0.1)  # one that comes second waits for ever
    assert len(said) == 1 and not clock.is_alive()
