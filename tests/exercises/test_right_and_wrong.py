"""Strangers' answers to every kind of exercise: nothing wrong is taken, nothing right is refused."""

from __future__ import annotations

import pytest

from core.exercises import checked_all
from tests.exercises import right_and_wrong_a, right_and_wrong_b
from viz.exercises.catalogue import BY_KEY

PARTS = (right_and_wrong_a, right_and_wrong_b)
RIGHT = right_and_wrong_a.RIGHT | right_and_wrong_b.RIGHT
WRONG = right_and_wrong_a.WRONG | right_and_wrong_b.WRONG


@pytest.mark.parametrize("key", sorted({*RIGHT, *WRONG}))
def test_every_right_answer_is_taken_and_no_wrong_one(key: str) -> None:
    right, wrong = RIGHT.get(key, ()), WRONG.get(key, ())
    verdicts = checked_all(BY_KEY[key], [*right, *wrong], seed=2026)
    stages = {answer: verdict.stage for answer, verdict in zip([*right, *wrong], verdicts, strict=True)}
    assert [answer for answer in right if stages[answer] != "right"] == []
    assert [answer for answer in wrong if stages[answer] == "right"] == []


def test_there_are_at_least_a_hundred_of_each_and_no_exercise_stands_in_both_parts() -> None:
    for part in PARTS:
        assert sum(map(len, part.RIGHT.values())) >= 100
        assert sum(map(len, part.WRONG.values())) >= 100
    assert sum(len({*part.RIGHT, *part.WRONG}) for part in PARTS) == len({*RIGHT, *WRONG})
