"""Answers as texts, what is said of them, and the run of a program told about the learner's part."""

from __future__ import annotations

import pytest

from core import explore
from core.exercises.records import Blanks, Choice, Exercise, Line, Order, Program, Stranger
from core.exercises.verdicts import Seen, Verdict
from core.trace import Snapshot
from viz.exercises.answers import blanks_in, blanks_text, pieces, places_in, places_text, shuffled, solution, started
from viz.exercises.catalogue import EXERCISES
from viz.exercises.shifted import of_learner, whole
from viz.exercises.told import cell_value, instances_told, told, wrong_step
from viz.marks import offered_repairs, trace_marks
from viz.prose import as_data
from viz.words import in_language


def exercise(asked: Program | Line | Choice | Order | Blanks) -> Exercise:
    return Exercise("a", "creating", "A", "A", asked)


def number(value: float) -> Seen:
    return Seen("number", str(value), number=value)


def tensor(cells: list[float], shape: tuple[int, ...], dtype: str = "float32") -> Seen:
    import numpy

    raw = numpy.array(cells, dtype).tobytes()
    return Seen(
        "tensor", tensor=Snapshot(shape, dtype, "cpu", (1,) * len(shape), 0, 0, 0, False, False, True, raw, shape)
    )


PROGRAM = exercise(Program("", ("f(A)",)))
LINE = exercise(Line("tensor"))
ORDER = Order(("first", "second", "third", "stranger"), strangers=(Stranger(3, "It is no step."),))


def test_places_are_read_with_care() -> None:
    assert places_in("0,2, 1,2,7,x,-1,", 3) == (0, 2, 1)
    assert places_text((0, 2)) == "0,2"


def test_blanks_go_there_and_back() -> None:
    asked = Blanks("", (("a", "value"), ("b", "adjoint"), ("c", "shape")))
    filled = {("a", "value"): "[1, 2]", ("b", "adjoint"): " -3 ", ("c", "shape"): ""}
    text = blanks_text(filled)
    assert text == "a.value=[1, 2]; b.adjoint=-3"
    assert blanks_in(text, asked) == {("a", "value"): "[1, 2]", ("b", "adjoint"): "-3", ("c", "shape"): ""}
    assert blanks_in("; = ;a=3;zz.value=1", asked) == dict.fromkeys(asked.blanks, "")


def test_options_stand_in_an_order_of_their_own_that_stays() -> None:
    assert shuffled(5, "key") == shuffled(5, "key")
    orders = {shuffled(5, f"key-{number}") for number in range(40)}
    assert len(orders) > 20 and (0, 1, 2, 3, 4) not in orders
    assert shuffled(1, "key") == (0,) and shuffled(0, "key") == ()


def test_steps_are_shown_as_pieces() -> None:
    assert as_data(pieces("By `A.T`: $A_{ij}$ **is** 3\\$.")) == ["By ", ["c", "A.T"], ": ", ["m", "A_{ij}"], " is 3$."]


@pytest.mark.parametrize(
    ("verdict", "says"),
    [
        (Verdict("kind", observed="f(A)", got=Seen("list"), expected=tensor([1], (1,))),
         "`f(A)` is a list; a tensor was asked for."),
        (Verdict("kind", observed="f(A)", got=Seen("numpy.matrix"), expected=Seen("tuple")),
         "`f(A)` is a value of type `numpy.matrix`; a tuple was asked for."),
        (Verdict("shape", observed="f(A)", got=tensor([0] * 5, (5, 1)), expected=tensor([0] * 5, (5,))),
         "`f(A)` has the shape `(5, 1)`, expected `(5,)`."),
        (Verdict("dtype", observed="f(A)", got=tensor([1], (1,), "int64"), expected=tensor([1], (1,))),
         "`f(A)` has the right shape; its dtype is `int64`, expected `float32`."),
        (Verdict("cell", observed="f(A)", cell=(1, 0), got=tensor([1, 2, 3, 4], (2, 2)),
                 expected=tensor([1, 2, 5, 4], (2, 2))),
         "Kind and shape of `f(A)` are right. The first number that differs is at `[1, 0]`: `3`, expected `5`."),
        (Verdict("cell", observed="f(A)", got=number(3), expected=number(5)), "`f(A)` is `3`, expected `5`."),
        (Verdict("shape", observed="f(A)", cell=(1,),
                 got=Seen("tuple", items=(number(1), tensor([0, 0], (2, 1)))),
                 expected=Seen("tuple", items=(number(1), tensor([0, 0], (2,))))),
         "`f(A)[1]` has the shape `(2, 1)`, expected `(2,)`."),
        (Verdict("missing", observed="P", got=Seen("error", "NameError: name 'P' is not defined")),
         "After your program there is no `P`."),
        (Verdict("missing", observed="f(A)", got=Seen("error", "ValueError: no")),
         "`f(A)` cannot be computed: `ValueError: no`"),
        (Verdict("missing"), "There is nothing to be checked yet: write an answer first."),
    ],
)  # fmt: skip
def test_each_rung_has_its_sentence(verdict: Verdict, says: str) -> None:
    with in_language("en"):
        assert told(PROGRAM, "", verdict).said == says


def test_a_prediction_is_never_told_what_comes_out() -> None:
    for verdict in (
        Verdict("kind", got=Seen("list"), expected=number(77)),
        Verdict("shape", got=tensor([1], (1,)), expected=tensor([77] * 77, (77,))),
        Verdict("shape", got=Seen("tuple", items=(number(1),)), expected=Seen("tuple", items=(number(77),) * 77)),
        Verdict("dtype", got=tensor([1], (1,), "int64"), expected=tensor([77], (1,))),
        Verdict("cell", cell=(0,), got=tensor([1], (1,)), expected=tensor([77], (1,))),
        Verdict("cell", got=number(1), expected=number(77)),
    ):
        with in_language("en"):
            said = told(LINE, "1", verdict)
        assert said.said and "77" not in said.said + said.why


def test_backticks_of_a_stranger_do_not_end_the_code() -> None:
    said = told(PROGRAM, "", Verdict("missing", observed="P", got=Seen("error", "a`b` **c**"))).said
    assert said.count("`") == 4


def test_an_entry_is_found_within_tuples_and_tensors() -> None:
    value = Seen("tuple", items=(number(1), Seen("list", items=(tensor([1, 2, 3, 4], (2, 2)), number(8)))))
    assert cell_value(value, (1, 0, 1, 0)) == "3"
    assert cell_value(value, (1, 1)) == "8"
    assert cell_value(value, (0,)) == "1"
    assert cell_value(number(4), (3,)) == "4"


def test_which_step_is_wrong() -> None:
    assert wrong_step(ORDER, "0,1,2") is None
    assert wrong_step(ORDER, "0,1") is None  # one is missing, none is wrong
    assert wrong_step(ORDER, "1,0,2") == 1
    assert wrong_step(ORDER, "0,3,1") == 3
    loose = Order(("a", "b", "c"), before=((0, 2),))
    assert wrong_step(loose, "1,0,2") is None and wrong_step(loose, "2,0") == 2
    with in_language("en"):
        said = told(exercise(ORDER), "0,3,1", Verdict("order"))
        assert said.why == "It is no step."
        assert "missing" in told(exercise(ORDER), "0,1", Verdict("order")).said


def test_on_how_many_instances() -> None:
    with in_language("en"):
        assert instances_told(PROGRAM, Verdict("cell", passed=2, tried=7)) == "It holds on 2 of 7 instances."
        assert "all 7" in instances_told(PROGRAM, Verdict("right", passed=7, tried=7))
        assert instances_told(LINE, Verdict("cell", passed=0, tried=1)) == ""
        blanks = exercise(Blanks("", ()))
        assert instances_told(blanks, Verdict("blank", passed=2, tried=3)) == "2 of 3 blanks are right."


def test_a_mistake_is_told_in_the_lines_of_the_learner() -> None:
    text = "B = A + 1\nP = A / A.sum(axis=1)\n"
    program, before = whole("import torch", "A = torch.ones(5, 4)\n", text)
    assert (program.split("\n")[before], before) == ("B = A + 1", 2)
    found = of_learner(explore(program), text, before)
    assert found.mistake is not None and found.mistake.span is not None
    assert found.mistake.span.line == 2 and text.split("\n")[1][found.mistake.span.column :].startswith("A / A.sum")
    assert [mark.line for mark in trace_marks(found, None)] == [2]
    assert {one.line for one in offered_repairs(found)} == {2}
    assert "keepdims" in offered_repairs(found)[0].preview


def test_a_mistake_around_the_text_has_no_place_in_it() -> None:
    program, before = whole("import torch\n", "A = torch.ones(2) + torch.ones(3)\n", "P = 1\n")
    found = of_learner(explore(program), "P = 1\n", before)
    assert found.mistake is not None and found.mistake.span is None and not offered_repairs(found)
    assert trace_marks(found, None) == []


def test_every_exercise_begins_with_an_answer_that_is_not_its_solution() -> None:
    for one in EXERCISES:
        assert isinstance(one.asked, Blanks) or solution(one).strip(), one.key
        assert started(one).strip() != solution(one).strip() or isinstance(one.asked, Blanks), one.key
