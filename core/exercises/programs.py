"""Checking a program: it runs on the shown example and on instances drawn for this try, like the reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import structs

from core.exercises.asking import Asker, Lost, answers_job, ended, is_of_the_text, with_mistake
from core.exercises.comparing import Difference, Rules, all_same, difference
from core.exercises.records import Exercise, Program
from core.exercises.verdicts import Verdict
from core.explain.sentences.running import OF_RUNNING
from core.explore import traced
from core.sandbox.answer_messages import Ran, Seen
from core.trace import Mistake, Trace, TraceRecord

SYNTAX = frozenset({"SyntaxError", "IndentationError", "TabError"})


class Authored(NamedTuple):
    """What the author's job gave.

    Attributes:
        befores: The shown example, where there is one, then the instances.
        shown: How many of them are the example: 1 or 0.
        reference: What the reference left behind after each.
        misconceptions: The same of each misconception.
    """

    befores: tuple[str, ...]
    shown: int
    reference: tuple[Ran, ...]
    misconceptions: tuple[tuple[Ran, ...], ...]


def checked_program(exercise: Exercise, asked: Program, answer: str, asker: Asker) -> Verdict:
    """Return the verdict on one program, with its trace."""
    answer = ended(answer)
    trace: Trace | None = None
    if _is_shown(asked):
        trace = asker.explored(_text(asked, asked.given, answer), asker.seed)
        if trace.mistake is not None and _is_final(trace.mistake):
            return Verdict("mistake", trace=trace, before=_lines(asked, asked.given), tried=1)
    authored = _authored(exercise, asked, asker)
    try:
        (ran,) = _of_learners(asked, authored, [answer], asker)
    except Lost as lost:
        return _of_lost(asked, authored, lost.record, answer, asker)
    verdict = _judged(asked, authored, ran)
    return _with_trace(verdict, asked, authored, ran, answer, asker, trace)


def checked_programs(exercise: Exercise, asked: Program, answers: Sequence[str], asker: Asker) -> list[Verdict]:
    """Return the verdicts on many programs that trust each other, without traces, against one author's job."""
    authored = _authored(exercise, asked, asker)
    try:
        return [_judged(asked, authored, ran) for ran in _of_learners(asked, authored, answers, asker)]
    except Lost:  # one of them was too much for the worker of all
        return [checked_program(exercise, asked, answer, asker) for answer in answers]


def _is_shown(asked: Program) -> bool:
    return bool(asked.given.strip()) or not asked.instance.strip()


def _is_final(mistake: Mistake) -> bool:
    """Return whether a text need not be run on instances: Python cannot read it, or it uses up a budget."""
    return mistake.kind in OF_RUNNING or mistake.kind == "syntax" or mistake.error in SYNTAX


def _authored(exercise: Exercise, asked: Program, asker: Asker) -> Authored:
    shown = (asked.given,) if _is_shown(asked) else ()
    texts = [exercise.reference, *(one.answer for one in exercise.misconceptions)]
    count = asked.count if asked.instance.strip() else 0
    job = answers_job(asker.seed, asked.imports, shown, texts, asked.observed, asked.instance if count else "", count)
    reply = asker.authors(job)
    return Authored((*job.befores, *reply.instances), len(shown), reply.ran[0], reply.ran[1:])


def _of_learners(
    asked: Program, authored: Authored, answers: Sequence[str], asker: Asker
) -> tuple[tuple[Ran, ...], ...]:
    return asker.learners(answers_job(asker.seed, asked.imports, authored.befores, answers, asked.observed))


def _judged(asked: Program, authored: Authored, ran: tuple[Ran, ...]) -> Verdict:
    """Compare what an answer left behind with what the reference did; the first, smallest instance that fails tells."""
    rules = Rules(asked.dtype, asked.graph, asked.tolerance)
    found = [_first(rules, *pair) for pair in zip(authored.reference, ran, strict=False)]
    passed, tried = found.count(None), len(authored.befores)
    place = next((place for place, one in enumerate(found) if one is not None), None)
    if place is None:
        return Verdict("right", passed=passed, tried=tried)
    named = next((k for k, one in enumerate(authored.misconceptions) if all_same(one, ran, rules)), None)
    at, apart = found[place] or (0, Difference("mistake"))
    instance = authored.befores[place] if place >= authored.shown else ""
    verdict = Verdict(apart.stage, named, instance, cell=apart.cell, passed=passed, tried=tried)
    if apart.stage == "mistake":
        return verdict
    expected, got = authored.reference[place].seen[at], ran[place].seen[at]
    return structs.replace(verdict, observed=asked.observed[at], expected=expected, got=got)


def _first(rules: Rules, expected: Ran, got: Ran) -> tuple[int, Difference] | None:
    """Return which expression differs on the earliest rung, and how; None when none does."""
    if got.mistake is not None:
        return 0, Difference("mistake")
    pairs: zip[tuple[Seen, Seen]] = zip(expected.seen, got.seen, strict=True)
    found = [(at, one) for at, pair in enumerate(pairs) if (one := difference(*pair, rules)) is not None]
    return min(found, key=lambda one: one[1].rung, default=None)


def _with_trace(
    verdict: Verdict,
    asked: Program,
    authored: Authored,
    ran: tuple[Ran, ...],
    answer: str,
    asker: Asker,
    trace: Trace | None,
) -> Verdict:
    """Give a verdict the run of the text that it speaks of: the one that was stopped, else the first."""
    place = 0 if verdict.stage == "right" else _place(verdict, authored)
    before = authored.befores[place]
    if trace is None or place >= authored.shown:
        trace = asker.explored(_text(asked, before, answer), asker.seed + place)
    if verdict.got is not None and verdict.got.kind == "error" and trace.mistake is None:
        # A function that the answer defines failed when it was called: the call belongs to the run that is shown.
        called = asker.explored(f"{_text(asked, before, answer)}{verdict.observed.strip()}\n", asker.seed + place)
        trace = called if called.mistake is not None else trace
    mistake = ran[place].mistake if place < len(ran) else None
    if mistake is not None:
        trace = with_mistake(trace, mistake)
    return structs.replace(verdict, trace=trace, before=_lines(asked, before))


def _place(verdict: Verdict, authored: Authored) -> int:
    return authored.befores.index(verdict.instance, authored.shown) if verdict.instance else 0


def _of_lost(asked: Program, authored: Authored, record: TraceRecord, answer: str, asker: Asker) -> Verdict:
    """Return the verdict on a text that its worker did not survive.

    The worker could not say on which instance: the text runs on one after the other, up to the one that ends it. A
    function that it defines may be what ends it: so what is observed runs, too.
    """
    observed = "".join(f"{one.strip()}\n" for one in asked.observed)
    found, place = traced(structs.replace(record, source=_text(asked, authored.befores[0], answer))), 0
    for number, before in enumerate(authored.befores):
        trace = asker.explored(_text(asked, before, answer) + observed, asker.seed + number)
        if trace.mistake is None:
            continue
        if trace.mistake.kind not in OF_RUNNING or is_of_the_text(trace.record):
            found, place = trace, number
        break
    before = authored.befores[place]
    return Verdict(
        "mistake", instance=before if place >= authored.shown else "", trace=found, before=_lines(asked, before),
        tried=len(authored.befores),
    )  # fmt: skip


def _text(asked: Program, before: str, answer: str) -> str:
    return ended(asked.imports) + ended(before) + answer


def _lines(asked: Program, before: str) -> int:
    return (ended(asked.imports) + ended(before)).count("\n")
