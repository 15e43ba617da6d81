"""Checking a typed value: a worker evaluates the expression alone, without the program that the reference follows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy
from msgspec import structs

from core.exercises.asking import Asker, Lost, answers_job, ended, with_mistake
from core.exercises.comparing import Rules, all_same, difference
from core.exercises.records import IMPORTS, Exercise, Line
from core.exercises.verdicts import Verdict
from core.explore import traced
from core.sandbox.answer_messages import Ran, Seen
from core.trace import Mistake, Snapshot, Trace
from core.typed import as_ascii

NAME = "answer"
QUOTES = ("'", '"')


def checked_line(exercise: Exercise, asked: Line, answer: str, asker: Asker) -> Verdict:
    """Return the verdict on one typed value; where nothing could be evaluated, with the run that says why."""
    expected = _expected(exercise, asked, asker)
    typed = _plain(asked, answer)
    try:
        (ran,) = _evaluated([typed], asker)
    except Lost as lost:
        return Verdict("mistake", trace=traced(structs.replace(lost.record, source=IMPORTS + typed)), before=1, tried=1)
    if ran.mistake is not None:
        return Verdict("mistake", trace=_stopped(typed, ran.mistake, asker), before=1, tried=1)
    verdict = _judged(asked, expected, ran)
    if verdict.stage == "right" or not exercise.misconceptions:
        return verdict
    return _named(verdict, asked, expected, ran, _misconceptions(exercise, asked, asker))


def checked_lines(exercise: Exercise, asked: Line, answers: Sequence[str], asker: Asker) -> list[Verdict]:
    """Return the verdicts on many typed values, without traces."""
    expected = _expected(exercise, asked, asker)
    known = _misconceptions(exercise, asked, asker) if exercise.misconceptions else ()
    found = []
    try:
        evaluated = _evaluated([_plain(asked, answer) for answer in answers], asker)
    except Lost:  # one of them was too much for the worker of all
        return [checked_line(exercise, asked, answer, asker) for answer in answers]
    for ran in evaluated:
        verdict = Verdict("mistake", tried=1) if ran.mistake is not None else _judged(asked, expected, ran)
        found.append(verdict if verdict.stage == "right" else _named(verdict, asked, expected, ran, known))
    return found


def _expected(exercise: Exercise, asked: Line, asker: Asker) -> Seen:
    job = answers_job(asker.seed, asked.imports, [asked.given], [""], [exercise.reference])
    return asker.authors(job).ran[0][0].seen[0]


def _plain(asked: Line, answer: str) -> str:
    """Return what was typed as Python reads it. A text may be typed without its quotes."""
    typed = as_ascii(answer).strip()
    if asked.form == "text" and not typed.startswith(QUOTES):
        return repr(answer.strip())
    return typed


def _evaluated(typed: Sequence[str], asker: Asker) -> list[Ran]:
    texts = [f"{NAME} = (\n{one}\n)\n" for one in typed]
    return [ran[0] for ran in asker.learners(answers_job(asker.seed, IMPORTS, [""], texts, [NAME]))]


def _stopped(typed: str, mistake: Mistake, asker: Asker) -> Trace:
    """Return the run of a typed text that is no value, in which the mistake stands where it was typed."""
    alone = asker.explored(ended(IMPORTS + typed), asker.seed)
    if alone.mistake is not None:
        return alone
    return with_mistake(asker.explored(f"{IMPORTS}{NAME} = ({typed})\n", asker.seed), mistake)


def _misconceptions(exercise: Exercise, asked: Line, asker: Asker) -> Sequence[Ran]:
    return _evaluated([_plain(asked, one.answer) for one in exercise.misconceptions], asker)


def _rules(asked: Line) -> Rules:
    return Rules(dtype=asked.form != "tensor", tolerance=asked.tolerance)


def _judged(asked: Line, expected: Seen, ran: Ran) -> Verdict:
    got = _standing_for(asked, expected, ran.seen[0])
    apart = difference(expected, got, _rules(asked))
    if apart is None:
        return Verdict("right", expected=expected, got=got, passed=1, tried=1)
    return Verdict(apart.stage, expected=expected, got=got, cell=apart.cell, tried=1)


def _named(verdict: Verdict, asked: Line, expected: Seen, ran: Ran, known: Sequence[Ran]) -> Verdict:
    """Say which misconception a wrong answer is."""
    for number, one in enumerate(known):
        if all_same([_as_asked(asked, expected, one)], [_as_asked(asked, expected, ran)], _rules(asked)):
            return structs.replace(verdict, misconception=number)
    return verdict


def _as_asked(asked: Line, expected: Seen, ran: Ran) -> Ran:
    return Ran(tuple(_standing_for(asked, expected, one) for one in ran.seen), ran.mistake)


def _standing_for(asked: Line, expected: Seen, got: Seen) -> Seen:
    """Return the tensor that a nested list of numbers stands for, where one is asked for.

    True and False stand for the cells of a bool tensor, and numbers for those of all others.
    """
    if asked.form != "tensor" or expected.tensor is None or got.kind not in ("list", "number", "bool"):
        return got
    shape = _shape(got)
    cells = _cells(got)
    if shape is None or any(isinstance(cell, bool) != (expected.tensor.dtype == "bool") for cell in cells):
        return got
    array = numpy.array(cells, bool if expected.tensor.dtype == "bool" else numpy.float64)
    whole = Snapshot(
        shape, str(array.dtype), "cpu", (0,) * len(shape), 0, 0, 0, False, False, True, array.tobytes(), shape
    )
    return Seen("tensor", got.text, whole)


def _shape(value: Seen) -> tuple[int, ...] | None:
    """Return the shape of a nested list, None where its rows are of different lengths or hold something else."""
    if value.kind in ("number", "bool"):
        return ()
    shapes: set[Any] = {_shape(item) for item in value.items} if value.kind == "list" else {None}
    if len(shapes) > 1 or None in shapes:
        return None
    return (len(value.items), *(shapes.pop() if shapes else ()))


def _cells(value: Seen) -> list[Any]:
    if value.kind == "list":
        return list(chain.from_iterable(map(_cells, value.items)))
    return [value.number]
