"""The rules of a room against a model in plain Python, over both stores at once: no order of steps tells them apart."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.room.asking import CHOICE, OPINION, SHAPE, STUDENT, TEACHER, VALUE
from tests.room.conftest import Clock
from tests.room.servers import RedisServer
from viz.room.memory import MemoryStore
from viz.room.records import Answering, Bounds, Closed, Revealed, TeacherView, Waiting
from viz.room.redis_store import RedisStore
from viz.room.refusals import Refused
from viz.room.rooms import Rooms

BOUNDS = Bounds(
    participants=4, questions=5, joins_of_session=1000, rooms_of_session=1000, rooms_of_address=1000,
    wrong_codes_of_session=10_000, wrong_codes_of_address=10_000, idle_seconds=100, longest_seconds=250,
    absent_seconds=10, room_bytes=2_500,
)  # fmt: skip
QUESTIONS = [CHOICE, OPINION, SHAPE, VALUE]
ANSWERS = [
    "0",
    "1",
    "7",
    "(5, 1)",
    "5,1",
    "[[1, 2], [3, 4]]",
    "[[1, 2], [3, 4.00001]]",
    "[[1,3],[2,4]]",
    "",
    "?",
    "2" * 201,
]
READABLE = {
    0: {"0", "1"},
    1: {"0", "1"},
    2: {"(5, 1)", "5,1", "0", "1", "7"},
    3: set(ANSWERS) - {"", "?", "(5, 1)", "5,1"},
}


class RoomMachine(RuleBasedStateMachine):
    """One room in each store, and what a teacher would write on paper."""

    server: RedisServer

    def __init__(self) -> None:
        super().__init__()
        client = self.server.client()
        client.flushall()
        client.close()
        self.clock = Clock()
        self.redis = RedisStore(self.server.url, BOUNDS, self.clock)
        self.sides = [Rooms(store, BOUNDS, self.clock) for store in (MemoryStore(BOUNDS, self.clock), self.redis)]
        self.opened = [rooms.open_room(TEACHER) for rooms in self.sides]
        self.people: list[list[str]] = []  # of each, the id on either side
        self.phase, self.asked, self.number, self.locked = "waiting", -1, 0, False
        self.answers: dict[int, str] = {}
        self.seen: dict[int, float] = {}
        self.past: list[list[str]] = []
        self.used = self.made = self.clock.now
        self.gone = False

    @initialize(question=some.integers(0, len(QUESTIONS) - 1))
    def a_lesson_begins(self, question: int) -> None:
        """Without people and a question most steps would say no."""
        self.somebody_joins()
        self.somebody_joins()
        self.asks(question)

    def teardown(self) -> None:
        self.redis.disconnect()

    def both(self, call: Callable[[Rooms, int], Any]) -> Any:
        """Do the same on both sides, which must answer the same; return ("refused", why) or what came."""
        found = []
        for side, rooms in enumerate(self.sides):
            try:
                found.append(call(rooms, side))
            except Refused as refused:
                found.append(("refused", refused.why))
        return found

    def same(self, call: Callable[[Rooms, int], Any]) -> Any:
        one, other = self.both(call)
        assert one == other
        return one

    def steps(self, name: str, allowed: tuple[str, ...], phase: str) -> None:
        got = self.same(lambda rooms, side: getattr(rooms, name)(TEACHER, *self.opened[side]))
        if self.over():
            assert got == ("refused", "not-yours")
        elif self.phase in allowed:
            assert got is None
            self.phase, self.used = phase, self.clock.now
        else:
            assert got == ("refused", "step")

    def over(self) -> bool:
        if self.clock.now - self.used > BOUNDS.idle_seconds or self.clock.now - self.made > BOUNDS.longest_seconds:
            self.gone = True
        return self.gone

    def finish(self) -> None:
        if self.asked >= 0:
            self.past.append(sorted(self.answers.values()))
        self.answers = {}

    @rule(seconds=some.sampled_from([1.0, 9.0, 11.0, 60.0, 1.0, 9.0, 11.0, 101.0]))
    def time_passes(self, seconds: float) -> None:
        self.clock.now += seconds
        self.over()

    @rule(question=some.integers(0, len(QUESTIONS) - 1))
    def asks(self, question: int) -> None:
        got = self.same(lambda rooms, side: rooms.ask(TEACHER, *self.opened[side], QUESTIONS[question]))
        if self.over():
            assert got == ("refused", "not-yours")
        elif self.number == BOUNDS.questions:
            assert got == ("refused", "questions-many")
        elif got is None:
            self.finish()
            self.phase, self.asked, self.used, self.number = "open", question, self.clock.now, self.number + 1
        else:
            assert got == ("refused", "room-large")

    @rule()
    def closes(self) -> None:
        self.steps("close", ("open",), "closed")

    @rule()
    def reopens(self) -> None:
        self.steps("reopen", ("closed",), "open")

    @rule()
    def reveals(self) -> None:
        self.steps("reveal", ("open", "closed"), "revealed")

    @rule(locked=some.booleans())
    def locks(self, locked: bool) -> None:
        if self.same(lambda rooms, side: rooms.lock(TEACHER, *self.opened[side], locked)) is None:
            self.locked, self.used = locked, self.clock.now

    @rule()
    def somebody_joins(self) -> None:
        got = self.both(lambda rooms, side: rooms.join(STUDENT, self.opened[side].code))
        want = (
            "no-room" if self.over() else "locked" if self.locked
            else "room-full" if len(self.people) == BOUNDS.participants else ""
        )  # fmt: skip
        if want:
            assert got == [("refused", want)] * 2
            return
        self.people.append(got)
        self.seen[len(self.people) - 1] = self.used = self.clock.now

    @precondition(lambda self: self.people and self.asked >= 0)
    @rule(who=some.integers(0, 9), which=some.integers(0, 9))
    def somebody_answers(self, who: int, which: int) -> None:
        readable = sorted(READABLE[self.asked])
        self.answers_come(who, readable[which % len(readable)], late=False)

    @precondition(lambda self: self.people)
    @rule(who=some.integers(0, 9), typed=some.sampled_from(ANSWERS), late=some.booleans())
    def answers_come(self, who: int, typed: str, late: bool) -> None:
        who %= len(self.people)
        number = self.number - 1 if late else self.number
        got = self.same(
            lambda rooms, side: rooms.answer(STUDENT, self.opened[side].code, self.people[who][side], number, typed)
        )
        if got is None:
            assert self.phase == "open" and not late and typed in READABLE[self.asked] and not self.over()
            self.answers[who] = typed
            self.seen[who] = self.used = self.clock.now
        else:
            refusals = {"no-room", "nothing-open", "moved-on", "unreadable", "closed", "answer-long", "room-large"}
            assert got[1] in refusals
            assert (got[1] == "no-room") <= self.over()
            if len(typed) <= 200 and not self.over():
                self.seen[who] = self.clock.now

    @precondition(lambda self: self.people)
    @rule(who=some.integers(0, 9))
    def somebody_looks(self, who: int) -> None:
        who %= len(self.people)
        got = self.same(lambda rooms, side: rooms.student_view(STUDENT, self.opened[side].code, self.people[who][side]))
        if self.over():
            assert got == ("refused", "no-room")
            return
        self.seen[who] = self.clock.now
        kind = {"waiting": Waiting, "open": Answering, "closed": Closed, "revealed": Revealed}[self.phase]
        assert type(got) is kind and got.number == self.number
        if not isinstance(got, Waiting):
            assert got.asked == QUESTIONS[self.asked].asked and (got.own is None) == (who not in self.answers)

    @precondition(lambda self: self.people)
    @rule(who=some.integers(0, 9))
    def somebody_leaves(self, who: int) -> None:
        who %= len(self.people)
        self.same(lambda rooms, side: rooms.leave(STUDENT, self.opened[side].code, self.people[who][side]))
        self.seen[who] = 0.0

    @rule()
    def the_teacher_takes_the_summary(self) -> None:
        got = self.same(lambda rooms, side: _sorted(rooms.finished(TEACHER, *self.opened[side])))
        if self.over():
            assert got == ("refused", "not-yours")
            return
        self.used = self.clock.now
        counted = [Counter(one) for one in self.past]
        if self.asked >= 0:
            counted.append(Counter(self.answers.values()))
        assert [len(answers) for _number, answers, _joined in got] == [one.total() for one in counted]

    @invariant()
    def the_teacher_sees_what_is_so(self) -> None:
        view = self.same(lambda rooms, side: _plain(rooms.teacher_view(TEACHER, *self.opened[side])))
        if self.over():
            assert view == ("refused", "not-yours")
            return
        self.used = self.clock.now
        assert (view.phase, view.number, view.locked) == (self.phase, self.number, self.locked)
        assert view.joined == len(self.people) and view.answered == len(self.answers)
        assert view.present == sum(self.clock.now - seen <= BOUNDS.absent_seconds for seen in self.seen.values())
        assert view.past == len(self.past)
        assert sum(group.count for group in view.groups) == len(self.answers)


def _sorted(finished):
    return [(one.number, sorted(one.answers), one.joined) for one in finished]


def _plain(view: TeacherView) -> TeacherView:
    return msgspec.structs.replace(view, code="", left=round(view.left, 1))


@pytest.mark.usefixtures("shared_redis")
def test_both_stores_keep_the_rules_in_every_order(shared_redis: RedisServer) -> None:
    RoomMachine.server = shared_redis
    run_state_machine_as_test(
        RoomMachine,
        settings=settings(
            max_examples=int(os.environ.get('COTANGENT_TEST_EXAMPLES', '20')), stateful_step_count=30, deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )  # fmt: skip
