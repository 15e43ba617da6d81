"""Every exercise against its checker: right answers are taken, wrong ones stopped where their author says."""

from __future__ import annotations

import pytest

from core import explore
from core.exercises import Verdict, checked_all
from core.exercises.records import Blanks, Choice, Exercise, Order, Program
from viz.exercises.catalogue import EXERCISES

SEEDS = (1, 20_261_130)
"""Of the instances: an answer that is right, or wrong, by accident is so on few."""


def right_answers(exercise: Exercise) -> tuple[str, ...]:
    match exercise.asked:
        case Program():
            return (exercise.reference, *exercise.alternatives)
        case Choice(right=right):
            return (",".join(map(str, right)), *exercise.alternatives)
        case Order(steps=steps, strangers=strangers):
            belonging = set(range(len(steps))) - {one.place for one in strangers}
            return (",".join(map(str, sorted(belonging))), *exercise.alternatives)
        case Blanks() as asked:
            return (filled_in(asked), *exercise.alternatives)
    return exercise.alternatives


def filled_in(asked: Blanks) -> str:
    """Return the answer that torch's own numbers are."""
    trace = explore(asked.program)
    parts = []
    for name, kind in asked.blanks:
        node = trace.named(name)
        value = trace.passes[-1].adjoints[node.index] if kind == "adjoint" else node.value
        parts.append(f"{name}.{kind}={value.shape if kind == 'shape' else value.tolist()}")
    return "; ".join(parts)


def told(verdict: Verdict) -> str:
    """Return what an author must know to mend an exercise."""
    values = f"{verdict.observed!r} expected {verdict.expected}, got {verdict.got}"
    return (
        f"{verdict.stage} (misconception {verdict.misconception}) at {verdict.cell} on {verdict.instance!r}: {values}"
    )


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.key)
def test_right_answers_are_right_and_wrong_ones_are_told_apart(exercise: Exercise, seed: int) -> None:
    right = right_answers(exercise)
    misconceived = tuple(one.answer for one in exercise.misconceptions)
    wrong = tuple(one.answer for one in exercise.wrong)
    verdicts = dict(
        zip(
            [(kind, at) for kind, group in enumerate((right, misconceived, wrong)) for at in range(len(group))],
            checked_all(exercise, [*right, *misconceived, *wrong], seed=seed),
            strict=True,
        )
    )
    assert right, "an exercise that nobody has solved"
    for at, answer in enumerate(right):
        assert verdicts[0, at].stage == "right", f"{answer!r}: {told(verdicts[0, at])}"
    for at, answer in enumerate(misconceived):
        verdict = verdicts[1, at]
        assert (verdict.stage != "right", verdict.misconception) == (True, at), f"{answer!r}: {told(verdict)}"
    for at, one in enumerate(exercise.wrong):
        assert verdicts[2, at].stage == one.stage, f"{one.answer!r}: {told(verdicts[2, at])}"


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.key)
def test_an_exercise_says_three_wrong_answers(exercise: Exercise) -> None:
    assert len({*(one.answer for one in exercise.misconceptions), *(one.answer for one in exercise.wrong)}) >= 3
