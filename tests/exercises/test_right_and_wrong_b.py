"""Strangers' answers to the exercises of sections 2.4 and 2.5 and on training: nothing wrong is taken.

And nothing right is refused.
"""

from __future__ import annotations

import pytest

from core.exercises import checked_all
from tests.exercises.right_and_wrong_b import RIGHT, WRONG
from viz.exercises.catalogue import BY_KEY


@pytest.mark.parametrize("key", sorted({*RIGHT, *WRONG}))
def test_every_right_answer_is_taken_and_no_wrong_one(key: str) -> None:
    right, wrong = RIGHT.get(key, ()), WRONG.get(key, ())
    verdicts = checked_all(BY_KEY[key], [*right, *wrong], seed=2026)
    stages = {answer: verdict.stage for answer, verdict in zip([*right, *wrong], verdicts, strict=True)}
    assert [answer for answer in right if stages[answer] != "right"] == []
    assert [answer for answer in wrong if stages[answer] == "right"] == []


def test_there_are_at_least_a_hundred_of_each() -> None:
    assert sum(map(len, RIGHT.values())) >= 100
    assert sum(map(len, WRONG.values())) >= 100
