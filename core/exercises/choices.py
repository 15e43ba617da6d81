"""Checking what was chosen and what was put in order: no program runs. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from core.exercises.records import Choice, Exercise, Order, Stage
from core.exercises.verdicts import Verdict

LONGEST = 1_000
"""Characters of an answer that is read."""


def checked_choice(exercise: Exercise, asked: Choice, answer: str) -> Verdict:
    """Return the verdict on the chosen options; ``observed`` is the first that is wrong.

    That is one that was chosen and is not right, else one that is right and was not chosen.
    """
    chosen = numbers(answer)
    if not chosen:
        return Verdict("missing")
    surplus = [one for one in chosen if one not in asked.right]
    lacking = [one for one in asked.right if one not in chosen]
    if not surplus and not lacking:
        return Verdict("right", passed=1, tried=1)
    wanted = frozenset(chosen)
    known = [frozenset(numbers(one.answer)) for one in exercise.misconceptions]
    return _wrong("choice", (surplus + lacking)[0], known.index(wanted) if wanted in known else None)


def checked_order(exercise: Exercise, asked: Order, answer: str) -> Verdict:
    """Return the verdict on an order; ``observed`` is the place in the answer of the first step that is wrong there.

    A step is wrong where it belongs to no right order, stands there twice, or comes before one that it needs. The place
    after the last step is wrong where some are missing.
    """
    given = numbers(answer)
    if not given:
        return Verdict("missing")
    place = _first_wrong(asked, given)
    if place is None:
        return Verdict("right", passed=1, tried=1)
    known = [numbers(one.answer) for one in exercise.misconceptions]
    return _wrong("order", place, known.index(given) if given in known else None)


def belonging(asked: Order) -> tuple[int, ...]:
    """Return the places of the steps that a right order has, in one right order."""
    strangers = {one.place for one in asked.strangers}
    return tuple(place for place in range(len(asked.steps)) if place not in strangers)


def pairs(asked: Order) -> tuple[tuple[int, int], ...]:
    """Return the pairs (earlier, later) of places that every right order keeps."""
    return asked.before or tuple(pairwise(belonging(asked)))


def numbers(answer: str) -> list[int]:
    """Return the numbers of an answer like "0,2"; none where it is something else."""
    if len(answer) > LONGEST or not re.fullmatch(r"\s*\d{1,4}(\s*,\s*\d{1,4})*\s*", answer, re.ASCII):
        return []
    return [int(one) for one in answer.split(",")]


def _first_wrong(asked: Order, given: Sequence[int]) -> int | None:
    needed, kept = belonging(asked), pairs(asked)
    done: set[int] = set()
    for place, step in enumerate(given):
        early = any(later == step and earlier not in done for earlier, later in kept)
        if step not in needed or step in done or early:
            return place
        done.add(step)
    return None if len(done) == len(needed) else len(given)


def _wrong(stage: Stage, first: int, misconception: int | None) -> Verdict:
    return Verdict(stage, misconception, observed=str(first), tried=1)
