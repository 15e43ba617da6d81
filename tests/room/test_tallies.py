"""The distribution: equal answers together, right ones told, misconceptions named."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.exercises.verdicts import Verdict
from tests.room.asking import CHOICE, EXERCISE, OPINION, SEVERAL, SHAPE, VALUE
from viz.room.answers import answer_read, is_right, value_text, verdict_text
from viz.room.misconceptions import MISCONCEPTIONS, misconception
from viz.room.records import Group, Prediction, Question, Trap, Value
from viz.room.shared_results import SharedResults
from viz.room.tallies import MOST_GROUPS, tally, unjudged


def kept(question: Question, *typed: str) -> list[str]:
    """Return answers as a room keeps them."""
    found = [answer_read(question.asked, one) for one in typed]
    assert None not in found
    return [one for one in found if one is not None]


def test_shapes_are_one_answer_however_they_are_written() -> None:
    typed = ("(5, 1)", "[5,1]", "5, 1", "torch.Size([5, 1])", "（5，1）", "5", "(5,)")
    assert tally(SHAPE, kept(SHAPE, *typed)) == (
        Group("(5, 1)", 5, True),
        Group("(5,)", 2, False, MISCONCEPTIONS["lost"]),
    )


def test_numbers_are_one_answer_within_the_tolerance() -> None:
    third = Question(Prediction("graph", "", "2a", "value", "?"), Value((), "float32", (1 / 3,)))
    groups = tally(
        third, kept(third, "0.3333", "0.33333", "0.3333", "tensor(0.3333)", "0.33", "0.3", "-0.3333", "−0.33333")
    )
    assert groups[0] == Group("0.3333", 4, True)
    assert groups[1] == Group("-0.3333", 2, False, MISCONCEPTIONS["negative"])
    assert [one.count for one in groups] == [4, 2, 1, 1] and not any(one.right for one in groups[1:])


def test_tensors_are_compared_cell_by_cell() -> None:
    typed = (
        "[[1, 2], [3, 4]]",
        "tensor([[1., 2.], [3., 4.00001]])",
        "[[1, 3], [2, 4]]",
        "[1, 2, 3, 4]",
        "1",
        "[[-1,-2],[-3,-4]]",
    )
    found = {one.answer: (one.count, one.right, one.misconception) for one in tally(VALUE, kept(VALUE, *typed))}
    assert found == {
        "[[1, 2], [3, 4]]": (2, True, ""),
        "[[1, 3], [2, 4]]": (1, False, MISCONCEPTIONS["order"]),
        "[1, 2, 3, 4]": (1, False, MISCONCEPTIONS["order"]),
        "1": (1, False, MISCONCEPTIONS["shape"]),
        "[[-1, -2], [-3, -4]]": (1, False, MISCONCEPTIONS["negative"]),
    }


def test_every_option_stands_there_and_an_opinion_has_no_right_one() -> None:
    assert tally(CHOICE, ["1", "1", "0"]) == (Group("0", 1, False), Group("1", 2, True), Group("2", 0, False))
    assert tally(OPINION, ["1"]) == (Group("0", 0), Group("1", 1))
    assert [one.count for one in tally(SEVERAL, kept(SEVERAL, "2,0", "0", "0,0,2"))] == [3, 0, 2]
    assert [is_right(SEVERAL.asked, SEVERAL.truth, one) for one in ("0,2", "0", "0,1,2")] == [True, False, False]


def test_an_exercises_verdict_is_an_answer() -> None:
    verdicts = [
        Verdict("right"),
        Verdict("cell", misconception=1),
        Verdict("cell", misconception=1),
        Verdict("mistake"),
    ]
    answers = kept(EXERCISE, *map(verdict_text, verdicts))
    assert [(one.answer, one.count, one.right) for one in tally(EXERCISE, answers)] == [
        ("cell:1", 2, False), ("right", 1, True), ("mistake", 1, False),
    ]  # fmt: skip


def test_a_trap_of_the_question_comes_before_what_numbers_say() -> None:
    trap = Question(SHAPE.asked, SHAPE.truth, (Trap("[5]", "The axis stays with keepdims=True."),))
    assert misconception(trap, "(5,)") == "The axis stays with keepdims=True."


@pytest.mark.parametrize(
    ("truth", "guess", "kind"),
    [
        ((2, 3), (3, 2), "transposed"), ((2, 3), (2, 1, 3), "kept"), ((1, 3), (3,), "lost"),
        ((1, 3, 2), (3, 1, 2), "place"), ((1, 3), (3, 1), "transposed"),
        ((2, 3), (2, 4), "length"), ((2, 3), (6,), "cells"), ((), (1,), "kept"), ((3, 3), (2,), ""),
    ],
)  # fmt: skip
def test_wrong_shapes_have_names(truth: tuple[int, ...], guess: tuple[int, ...], kind: str) -> None:
    question = Question(Prediction("graph", "", "1s", "shape", "?"), Value(truth))
    assert misconception(question, str(guess)) == MISCONCEPTIONS.get(kind, "")


@pytest.mark.parametrize(
    ("guess", "kind"),
    [
        (lambda x: -x, "negative"), (lambda x: 2 * x, "twice"), (lambda x: x / 2, "half"), (lambda x: 3 * x, "factor"),
        (lambda x: x + 1, "difference"), (lambda x: x.T, "order"), (lambda x: x**2, ""), (lambda x: x.sum(0), "shape"),
    ],
)  # fmt: skip
def test_wrong_numbers_have_names(guess, kind: str) -> None:
    real = np.array([[1.0, 2.0, -4.0], [0.0, 5.0, 7.0]])
    question = Question(Prediction("graph", "", "1v", "value", "?"), Value((2, 3), "float32", tuple(real.ravel())))
    wrong = guess(real)
    assert misconception(question, value_text(wrong.shape, tuple(wrong.ravel()))) == MISCONCEPTIONS.get(kind, "")


def test_zeros_and_infinities_divide_nothing() -> None:
    for cells in ((0.0, 0.0), (float("inf"), 1.0), (float("nan"), 1.0), (1e308, 1e308)):
        question = Question(Prediction("graph", "", "1v", "value", "?"), Value((2,), "", cells))
        for typed in ("[1, 1]", "[inf, nan]", "[0, 0]", "[1e308, -1e308]", "[0, 1e-320]"):
            tally(question, kept(question, typed))


@given(some.lists(some.floats(width=32), min_size=1, max_size=6))
def test_what_is_kept_of_a_value_is_the_value(cells: list[float]) -> None:
    asked = VALUE.asked
    text = value_text((len(cells),), cells)
    assert answer_read(asked, text) == text
    assert is_right(asked, Value((len(cells),), "", tuple(cells)), text)


@given(some.lists(some.floats(-3, 3).map(lambda one: f"{one:.5f}"), max_size=60))
def test_nobodys_answer_gets_lost_among_groups(typed: list[str]) -> None:
    question = Question(Prediction("graph", "", "1v", "value", "?"), Value((), "", (0.5,)))
    answers = kept(question, *typed)
    groups = tally(question, answers)
    assert sum(one.count for one in groups) == len(answers)
    assert len(groups) <= MOST_GROUPS + 1
    near = sum(abs(float(one) - 0.5) <= 1e-4 for one in answers)
    # The truth's group is made first, so whatever is equal to it is in it.
    assert sum(one.count for one in groups if one.right) == near or len(groups) > MOST_GROUPS
    assert tally(question, reversed(answers)) == groups


def test_what_students_see_before_the_reveal_judges_nothing() -> None:
    groups = tally(SHAPE, kept(SHAPE, "(5, 1)", "(1, 5)"))
    assert any(one.right for one in groups)
    assert all(one.right is None and not one.misconception for one in unjudged(groups))
    assert [(one.answer, one.count) for one in unjudged(groups)] == [(one.answer, one.count) for one in groups]


def test_the_right_answer_stands_there_however_rare_it_is() -> None:
    answers = [f"{place}" for place in range(2, 300)] * 2 + ["0.5"]
    question = Question(Prediction("graph", "", "1v", "value", "?"), Value((), "", (0.5,)))
    groups = tally(question, answers)
    assert Group("0.5", 1, True) in groups
    assert sum(one.count for one in groups) == len(answers) and len(groups) <= MOST_GROUPS + 2
    shapes = kept(SHAPE, *(f"({place},)" for place in range(2, 300)), *["(1, 5)", "(2, 5)"] * 30, "(5, 1)")
    assert Group("(5, 1)", 1, True) in tally(SHAPE, shapes)


def test_two_hundred_who_ask_at_once_have_it_worked_out_once() -> None:
    made: list[int] = []
    start = Barrier(50)
    lately: SharedResults[int] = SharedResults(2)

    def ask(_who: int) -> int:
        start.wait()
        return lately.got("room", lambda: made.append(1) or 7)

    with ThreadPoolExecutor(50) as pool:
        assert set(pool.map(ask, range(50))) == {7} and made == [1]
    assert [lately.got(key, lambda: 8) for key in ("a", "b")] == [8, 8]
    assert lately.got("room", lambda: 9) == 9  # two are kept


def test_what_could_not_be_worked_out_is_asked_again() -> None:
    lately: SharedResults[int] = SharedResults(2)
    with pytest.raises(ZeroDivisionError):
        lately.got("room", lambda: 1 // 0)
    assert lately.got("room", lambda: 1) == 1
