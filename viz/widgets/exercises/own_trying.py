"""Trying an exercise before it is sent: its reference, the wrong answers that its author expects, proposed ones."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import streamlit as st
from msgspec import structs

from core.exercises import ExerciseFault, Seen, Verdict, checked, checked_all
from core.exercises.asking import Lost, ServerBusy, ended
from core.exercises.records import Blanks, Choice, Exercise, Line, Order, Program
from core.program.source import with_newlines
from core.trace import Mistake
from viz.exercises.answers import solution
from viz.exercises.own_record import Own, exercise_of, lacks
from viz.exercises.own_wrong import (
    Proposed,
    as_typed,
    plain_value,
    wrong_choices,
    wrong_orders,
    wrong_programs,
    wrong_values,
)
from viz.exercises.shifted import of_learner
from viz.widgets.exercises import own_choices as choices
from viz.widgets.exercises.blank_form import blanks_solution
from viz.widgets.exploring import PASSING
from viz.widgets.shell import starting
from viz.widgets.visitors import visitor

SEEDS = 1 << 31
LAST_LINE = 1 << 30
NOT_A_VALUE = "'?'"
"""Typed to learn what the right value is: the verdict on a wrong one tells it."""
NO_BLANK = "?=?"
"""Filled in to learn what is wrong with a program whose numbers are not known."""


class Row(NamedTuple):
    """One answer that was tried.

    Attributes:
        change: Key of CHANGES; "expected" for the teacher's own; "right" for the reference.
        answer: As a learner gives it.
        line: What to show of it.
        verdict: What came of it.
        number: Of the teacher's own, its place.
    """

    change: str
    answer: str
    line: str
    verdict: Verdict
    number: int = 0


class Fault(msgspec.Struct, frozen=True):
    """An error of the exercise itself.

    Attributes:
        kind: As `core.exercises.ExerciseFault.kind`; "given" where what is given ends in a mistake, "expression" where
            a right value cannot be computed.
        text: The teacher's text in which the mistake is, whose lines its place counts.
    """

    kind: str
    instance: str = ""
    observed: str = ""
    detail: str = ""
    mistake: Mistake | None = None
    text: str = ""


class Trial(msgspec.Struct, frozen=True):
    """The result of trying an exercise.

    Attributes:
        own: The exercise as it was then.
        rows: The reference first.
        fault: What is wrong with the exercise itself; then there are no rows.
        busy: The mistake for which nothing could be tried just now; "" for none.
    """

    own: Own
    rows: tuple[Row, ...] = ()
    fault: Fault | None = None
    busy: str = ""

    @property
    def sound(self) -> bool:
        """Whether the reference is accepted."""
        return bool(self.rows) and self.rows[0].verdict.stage == "right"


def trial(own: Own) -> Trial | None:
    """Return what came of trying this very exercise; None where it was not tried, or has changed since."""
    found = st.session_state.get(choices.TRIED)
    return found if isinstance(found, Trial) and found.own == own else None


def try_it() -> None:
    """Try the exercise as it stands now: in a callback, or while the page runs."""
    own = choices.written()
    if not lacks(own):
        with starting():
            st.session_state[choices.TRIED] = tried(own, visitor())


def tried(own: Own, session: str) -> Trial:
    """Run the check on the reference and on every wrong answer."""
    exercise = exercise_of(own)
    try:
        answer = _right_answer(exercise, session)
        right = Row("right", answer, "", checked(exercise, answer, session=session))
        verdict = right.verdict
        told = right._replace(verdict=structs.replace(verdict, trace=None))  # the session keeps the rows
        if _busy(verdict):
            return Trial(own, busy=_busy(verdict))
        if verdict.stage == "mistake":
            ended_early = ExerciseFault(
                "reference", instance=verdict.instance, trace=verdict.trace, before=verdict.before
            )
            return Trial(own, fault=_fault(own, ended_early))
        if verdict.stage != "right":
            return Trial(own, (told,))
        return Trial(own, (told, *_rows(own, exercise, session)))
    except ExerciseFault as fault:
        return Trial(own, fault=_fault(own, fault))
    except ServerBusy as full:
        return Trial(own, busy=_busy(full.verdict))


def _right_answer(exercise: Exercise, session: str) -> str:
    match exercise.asked:
        case Line():
            return as_typed(plain_value(_right_value(exercise, session)))
        case Blanks() as asked:
            return blanks_solution(asked) or NO_BLANK
    return solution(exercise)


def _fault(own: Own, fault: ExerciseFault) -> Fault:
    """Return a fault without the run that it was found in, its mistake at its place in the teacher's text."""
    kind, before = fault.kind, fault.before
    text = own.instance if kind.startswith("instance") else own.reference
    mistake = fault.trace.mistake if fault.trace is not None else None
    if kind == "observed" and own.kind == "line":
        kind = "expression"
    if own.kind == "blanks":
        return _fault_of_blanks(own, fault)
    if mistake is not None and kind == "reference" and not fault.instance and _line(mistake) <= before:
        kind, text, before = "given", own.given, ended(own.imports).count("\n")
    if fault.trace is not None and mistake is not None:
        mistake = of_learner(fault.trace, with_newlines(text), before).mistake
    return Fault(kind, fault.instance, fault.observed, fault.detail, mistake, text)


def _fault_of_blanks(own: Own, fault: ExerciseFault) -> Fault:
    kinds = {"observed": "blank-name", "value": "blank-value"}
    if fault.kind in kinds or fault.trace is None:
        return Fault(kinds.get(fault.kind, fault.kind), observed=fault.observed)
    before = ended(own.imports).count("\n")
    mistake = of_learner(fault.trace, with_newlines(own.given), before).mistake
    return Fault("given", detail=fault.detail, mistake=mistake, text=own.given)


def _line(mistake: Mistake) -> int:
    return mistake.span.line if mistake.span is not None else LAST_LINE


def _rows(own: Own, exercise: Exercise, session: str) -> list[Row]:
    expected = [with_newlines(one.answer) for one in own.misconceptions]
    proposed = [one for one in proposals(own, exercise, session) if one.answer not in expected]
    verdicts = _verdicts(exercise, [*expected, *(one.answer for one in proposed)], session)
    first = [
        Row("expected", answer, _shown(answer, own.reference), verdict, number)
        for number, (answer, verdict) in enumerate(zip(expected, verdicts, strict=False))
    ]
    rest = zip(proposed, verdicts[len(expected) :], strict=True)
    return [*first, *(Row(one.change, one.answer, one.line, verdict) for one, verdict in rest)]


def proposals(own: Own, exercise: Exercise, session: str) -> tuple[Proposed, ...]:
    """Return wrong answers near the right one."""
    match exercise.asked:
        case Program() as asked:
            return wrong_programs(exercise.reference, starter=asked.starter, graph=asked.graph)
        case Choice() as asked:
            return wrong_choices(asked.right, len(asked.options))
        case Order() as asked:
            return wrong_orders(asked)
        case Blanks():
            return ()  # any other number is wrong
    return wrong_values(_right_value(exercise, session))


def _right_value(exercise: Exercise, session: str) -> Seen:
    """Return what a learner has to type.

    Raises:
        ServerBusy: the server has no room just now.
    """
    verdict = checked(exercise, NOT_A_VALUE, session=session)
    if _busy(verdict):
        assert verdict.trace is not None
        raise ServerBusy(verdict.trace.record)
    return verdict.expected or Seen("none")


def _verdicts(exercise: Exercise, answers: Sequence[str], session: str) -> list[Verdict]:
    """Check all answers in one worker; where one of them is too much for it, each alone."""
    if not answers:
        return []
    seed = secrets.randbelow(SEEDS)
    try:
        found = checked_all(exercise, answers, seed=seed, session=session)
    except Lost:
        found = [checked(exercise, answer, seed=seed, session=session) for answer in answers]
    return [Verdict(one.stage, one.misconception) for one in found]  # all that is shown, and the session keeps it


def _busy(verdict: Verdict) -> str:
    trace = verdict.trace
    kind = trace.mistake.kind if trace is not None and trace.mistake is not None else ""
    return kind if kind in PASSING else ""


def _shown(answer: str, reference: str) -> str:
    """Return the first line of an answer that the reference has not."""
    known = {one.strip() for one in reference.split("\n")}
    lines = [one.strip() for one in answer.split("\n") if one.strip()]
    return next((one for one in lines if one not in known), lines[0] if lines else "")


def places_line(text: str) -> str:
    """Return chosen places as people count."""
    return ", ".join(str(int(one) + 1) for one in text.split(",") if one.isdigit())
