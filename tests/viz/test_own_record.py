"""A teacher's record as an exercise: whole, in an order that tells nothing, its steps as they were typed."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from core.exercises.checking import checked
from core.exercises.records import Blanks, Choice, Order, Program, Stranger
from viz.exercises.answers import pieces, places_in, right_order, solution
from viz.exercises.catalogue import EXERCISES
from viz.exercises.own_record import Own, exercise_of, lacks, shuffled
from viz.exercises.own_templates import KINDS, own_of, template
from viz.words import in_language


def sent(own: Own) -> Own:
    """Return a record as a link or a file brings it, every bound of its fields looked at."""
    return msgspec.json.decode(msgspec.json.encode(own), type=Own)


def test_templates_lack_nothing_and_fit_into_a_link() -> None:
    for kind in KINDS:
        assert lacks(template(kind)) == () and sent(template(kind)) == template(kind)


def test_what_is_missing_is_told() -> None:
    empty = Own("", "", "program")
    assert lacks(empty) == ("title", "prompt", "reference", "observed")
    assert lacks(msgspec.structs.replace(empty, kind="choice")) == ("title", "prompt", "options")
    assert lacks(msgspec.structs.replace(empty, kind="order")) == ("title", "prompt", "steps")
    assert lacks(msgspec.structs.replace(empty, kind="blanks")) == ("title", "prompt", "graph", "blanks")


@pytest.mark.parametrize("spoken", ["en", "zh_CN"])
def test_a_teacher_may_begin_with_every_exercise_of_the_catalogue(spoken: str) -> None:
    with in_language(spoken):
        for one in EXERCISES:
            own = own_of(one)
            assert lacks(own) == () and sent(own) == own, one.key


def test_orders_and_blanks_of_the_catalogue_are_checked_as_there() -> None:
    """Its right and wrong answers, which tests of the catalogue hold; strangers stand after the steps in both."""
    orders = [one for one in EXERCISES if isinstance(one.asked, Order)]
    assert sum(bool(one.asked.strangers) for one in orders) == 4  # type: ignore[union-attr]
    for one in orders:
        made = exercise_of(own_of(one))
        assert checked(made, solution(one)).stage == "right", one.key
        for wrong in one.wrong:
            assert checked(made, wrong.answer) == checked(one, wrong.answer), one.key
        for answer in one.alternatives:
            assert checked(made, answer).stage == "right", one.key
    for one in EXERCISES:
        if isinstance(one.asked, Blanks):
            made = exercise_of(own_of(one)).asked
            assert isinstance(made, Blanks)
            assert made.blanks == one.asked.blanks
            assert made.program.replace("\n\n", "\n") == one.asked.program.replace("\n\n", "\n")


def test_programs_of_the_catalogue_stay_what_they_are() -> None:
    programs = [one for one in EXERCISES if isinstance(one.asked, Program)]
    for one in programs:
        made = exercise_of(own_of(one))
        assert (made.reference, made.asked) == (one.reference, msgspec.structs.replace(one.asked, count=6)), one.key
        assert [each.answer for each in made.misconceptions] == [each.answer for each in one.misconceptions], one.key


@pytest.mark.parametrize("secret", ["a", "b", "c", "d"])
def test_a_shuffled_exercise_has_the_same_right_answers(secret: str) -> None:
    """An order of four steps of which two may be exchanged, with a fifth that does not belong; a choice of three."""
    order = shuffled(exercise_of(template("order")), secret)
    assert isinstance(order.asked, Order)
    texts = order.asked.steps
    right = {
        tuple(texts[place] for place in places)
        for length in (3, 4, 5)
        for places in itertools.permutations(range(5), length)
        if checked(order, ",".join(map(str, places))).stage == "right"
    }
    step = ["`optimizer.zero_grad()`", "`loss = criterion(model(X), y)`", "`loss.backward()`", "`optimizer.step()`"]
    assert right == {(step[0], step[1], step[2], step[3]), (step[1], step[0], step[2], step[3])}
    assert checked(order, solution(order)).stage == "right"
    (stranger,) = order.asked.strangers
    assert texts[stranger.place] == "`model.reset_parameters()`"

    choice = shuffled(exercise_of(template("choice")), secret)
    assert isinstance(choice.asked, Choice)
    (place,) = choice.asked.right
    assert "freed" in choice.asked.options[place].text


def test_the_order_of_a_total_order_is_kept_as_pairs() -> None:
    record = msgspec.structs.replace(template("order"), before=())
    order = shuffled(exercise_of(record), "secret").asked
    assert isinstance(order, Order)
    assert tuple(order.steps[place] for place in right_order(order)) == exercise_of(record).asked.steps[:4]  # type: ignore[union-attr]


def test_the_place_of_a_stranger_tells_nothing() -> None:
    """Were it the last, whoever reads what the browser gets would know which step does not belong."""
    places = set()
    for secret in map(str, range(60)):
        order = shuffled(exercise_of(template("order")), secret).asked
        assert isinstance(order, Order)
        places.add(order.strangers[0].place)
    assert places == {0, 1, 2, 3, 4}


def test_secrets_give_different_orders() -> None:
    made = {shuffled(exercise_of(template("order")), str(one)).asked for one in range(50)}
    assert len(made) > 30  # of 120


def test_a_solution_keeps_to_the_order_in_which_the_steps_stand_where_it_may() -> None:
    assert right_order(Order(("a", "b", "c"))) == (0, 1, 2)
    assert right_order(Order(("a", "b", "c"), ((2, 0),))) == (1, 2, 0)
    assert places_in(solution(exercise_of(template("order"))), 5) == (0, 1, 2, 3)
    assert right_order(Order(("a", "no", "b"), strangers=(Stranger(1, "It is no step."),))) == (0, 2)


@pytest.mark.parametrize(
    "text", ["zero_grad()", "a_b_c", "a * b", "[x](y)", "<b>", "5 $ and 6 $", "f(x): y | z", "~/x"]
)
def test_a_step_reads_as_it_was_typed(text: str) -> None:
    record = msgspec.structs.replace(template("order"), steps=(text, "b"))
    steps = exercise_of(record).asked.steps  # type: ignore[union-attr]
    assert "".join(one.text for one in pieces(steps[0]).pieces) == text
