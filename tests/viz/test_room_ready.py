"""Ready questions: the right answer is torch's, every wrong one says what whoever gives it believes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

from core import explore
from viz.course.topics import BY_KEY as TOPICS
from viz.exercises.catalogue import of_topic
from viz.page_list import PAGES
from viz.room.answers import is_right
from viz.room.misconceptions import misconception
from viz.room.questions import sound
from viz.room.ready import READY, Ready, question
from viz.room.ready import of_topic as ready_of
from viz.room.records import Bounds

A = torch.arange(20.0).reshape(5, 4)
C = torch.arange(24.0).reshape(2, 3, 4)


def fails(run: Callable[[], object]) -> bool:
    try:
        run()
    except RuntimeError:
        return True
    return False


def leaf(value: object) -> torch.Tensor:
    return torch.tensor(value, requires_grad=True)


def after(x: torch.Tensor, *losses: Callable[[], torch.Tensor]) -> torch.Tensor | None:
    """Return a leaf's gradient after these backward passes."""
    for loss in losses:
        loss().backward()
    return x.grad


def in_place() -> str:
    x = torch.ones(3)
    z = x
    x += 1
    new = x
    new = new + 1
    return "X += Y" if z is x and new is not z and bool((z == 2).all()) else ""


def update_is_leaf() -> bool:
    w = leaf(1.0)
    (w * 2).backward()
    assert w.grad is not None
    return (w - 0.1 * w.grad).is_leaf


x4, x5, x6, x7 = (torch.arange(4.0, requires_grad=True) for _time in range(4))
three, a3, w1, weight = leaf(3.0), leaf(3.0), leaf(1.0), torch.ones(3, 4, requires_grad=True)


def doubled(a: torch.Tensor) -> torch.Tensor:
    b = 2 * a
    while b < 1000:
        b = b * 2
    return b


FOUND: dict[str, Callable[[], object]] = {
    "arange-dtype": lambda: str(torch.arange(12).dtype).removeprefix("torch.") == "int64",
    "broadcast-clash": lambda: fails(lambda: C / C.sum(dim=1)),
    "reshape-copies": lambda: (
        C.reshape(24).data_ptr() == C.data_ptr() and C.transpose(0, 2).reshape(24).data_ptr() != C.data_ptr()
    ),
    "in-place-add": lambda: in_place() == "X += Y",
    "axis-zero": lambda: tuple(A.sum(dim=0).shape) == (4,),
    "cumsum-shape": lambda: tuple(A.cumsum(dim=1).shape) == (5, 4),
    "dot-projection": lambda: torch.isclose(
        torch.dot(torch.tensor([3.0, 4.0]), torch.tensor([0.6, 0.8])), torch.tensor(5.0)
    ),
    "star-or-at": lambda: torch.equal(A * A, A.square()),
    "relu-at-zero": lambda: all(
        max(one, 0.0) >= slope * one for slope in (0.0, 0.3, 1.0) for one in (-2.0, -0.1, 0.1, 2.0)
    ),
    "steepest": lambda: (1 + 0.01 * 2) ** 2 > 1,  # x² at 1: a step along its gradient, 2, leads upwards
    "row-or-column": lambda: (1, 3) == (1, len(torch.autograd.functional.jacobian(torch.sum, torch.ones(3)))),
    "chain-shapes": lambda: tuple((torch.ones(2, 3) @ torch.ones(3, 4)).shape) == (2, 4),
    "two-ways": lambda: after(three, lambda: three * three + three) == 7,
    "when-built": lambda: (leaf(2.0) * 2).grad_fn is not None,
    "before-backward": lambda: x4.grad is None,
    "accumulates": lambda: after(x5, lambda: torch.dot(x5, x5), x5.sum).tolist() == [1, 3, 5, 7],  # pyright: ignore
    "vector-backward": lambda: fails(lambda: (x6 * x6).backward()),
    "grad-shape": lambda: after(weight, lambda: weight.square().mean()).shape == (3, 4),  # pyright: ignore
    "detach-constant": lambda: torch.equal(after(x7, lambda: ((x7 * x7).detach() * x7).sum()), x7 * x7),  # pyright: ignore
    "loop-gradient": lambda: after(a3, lambda: doubled(a3)) == 512,
    "which-mode": lambda: len(torch.autograd.functional.jacobian(torch.sum, torch.ones(9))) == 9,
    "forgotten-zero": lambda: after(w1, lambda: w1 * 1, lambda: w1 * 2, lambda: w1 * 3) == 6,
    "update-recorded": lambda: not update_is_leaf(),
}
"""Whether torch says what the right answer says."""
RIGHT = {
    "arange-dtype": "int64",
    "broadcast-clash": "error",
    "reshape-copies": "Only where no view",
    "axis-zero": "4 numbers",
    "in-place-add": "X += Y",
    "cumsum-shape": "(5, 4)",
    "dot-projection": "y has length 1",
    "star-or-at": "cell by cell",
    "relu-at-zero": "all from 0 to 1",
    "steepest": "rises fastest",
    "row-or-column": "(1, 3)",
    "two-ways": "7",
    "chain-shapes": "(2, 3) times (3, 4)",
    "when-built": "while the program computes",
    "before-backward": "None",
    "accumulates": "[1, 3, 5, 7]",
    "vector-backward": "error",
    "grad-shape": "(3, 4)",
    "detach-constant": "x²",
    "loop-gradient": "512",
    "which-mode": "reverse",
    "forgotten-zero": "the sum of the gradients of all",
    "update-recorded": "no leaf",
}


@pytest.mark.parametrize("one", READY, ids=lambda one: one.key)
def test_the_right_answer_is_what_torch_does(one: Ready) -> None:
    (right,) = [option.text for option in one.options if not option.believes]
    assert RIGHT[one.key] in right
    assert FOUND[one.key]()


@pytest.mark.parametrize("one", READY, ids=lambda one: one.key)
def test_each_question_can_be_asked_and_each_wrong_answer_has_a_name(one: Ready) -> None:
    asked = question(one)
    assert sound(asked, Bounds()) and one.topic in TOPICS and one.see.page in PAGES
    for place in range(len(one.options)):
        right = is_right(asked.asked, asked.truth, str(place))
        assert bool(misconception(asked, str(place))) is not right


@pytest.mark.parametrize("one", [one for one in READY if one.see.page == "graph"], ids=lambda one: one.key)
def test_what_shows_it_runs(one: Ready) -> None:
    assert one.see.choices is not None
    trace = explore(str(one.see.choices["program"]))
    expected = {"vector-backward": "grad-of-nonscalar"}
    assert trace.mistake is None or one.key in expected


def test_the_places_of_right_answers_tell_nothing() -> None:
    places = [str(question(one).truth) for one in READY]
    assert all(places.count(place) <= len(READY) // 2 for place in places)


def test_every_topic_has_questions() -> None:
    for topic in TOPICS.values():
        if topic.key != "probability":
            assert len(ready_of(topic.key)) + len(of_topic(topic.key)) >= 3, topic.key
