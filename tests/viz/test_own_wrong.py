"""Wrong answers that the page proposes: one change each, in the ways in which learners go wrong."""

from __future__ import annotations

import ast
import difflib

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.exercises.records import Order, Program, Stranger
from core.exercises.verdicts import Seen
from viz.exercises.catalogue import EXERCISES
from viz.exercises.own_wrong import CHANGES, MOST, as_typed, wrong_choices, wrong_orders, wrong_programs, wrong_values

PROGRAMS = [one.reference for one in EXERCISES if isinstance(one.asked, Program)]


def lines(reference: str, **also: object) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in wrong_programs(reference, **also):  # type: ignore[arg-type]
        found.setdefault(one.change, []).append(one.line)
    return found


@pytest.mark.parametrize(
    ("line", "change", "wrong"),
    [
        ("A.mean(dim=1)", "axis", "A.mean(dim=0)"),
        ("A.sum(0)", "axis", "A.sum(1)"),
        ("torch.softmax(A, dim=-1)", "axis", "torch.softmax(A, dim=0)"),
        ("torch.cat((A, A), 1)", "axis", "torch.cat((A, A), 0)"),
        ("A.mean(dim=1, keepdim=True)", "keepdim", "A.mean(dim=1, keepdim=False)"),
        ("A @ A.T", "transposed", "A @ A"),
        ("A @ b", "transposed", "A @ b.T"),
        ("A @ B", "swapped", "B @ A"),
        ("A - B", "swapped", "B - A"),
        ("A / B", "swapped", "B / A"),
        ("A - B", "plus", "A + B"),
        ("A + B * 2", "plus", "A - (B * 2)"),
        ("A[1:3]", "shifted", "A[2:3]"),
        ("A[0]", "shifted", "A[1]"),
        ("A ** 2", "shifted", "A ** 3"),
        ("torch.arange(n)", "shifted", "torch.arange(n - 1)"),
        ("A > 0", "bound", "A >= 0"),
        ("A.mean()", "mean", "A.sum()"),
        ("A.max()", "extreme", "A.min()"),
        ("A * 2", "sign", "-(A * 2)"),
        ("A / 2", "whole", "A // 2"),
        ("A * 2", "detached", "(A * 2).detach()"),
    ],
)
def test_each_way_of_going_wrong_is_proposed(line: str, change: str, wrong: str) -> None:
    """The tables of the task: other axis, keepdim dropped, transposed, sign, off by one, int for float, + for −, …"""
    function = lines(f"def f(A, B, b, n):\n    # a comment\n    return {line}\n", graph=True)
    assert f"return {wrong}" in function[change]
    assert f"y = {wrong}" in lines(f"y = {line}\n", graph=True)[change]


def test_no_result() -> None:
    assert lines("def f(A):\n    return A.sum()\n")["nothing"] == ["A.sum()"]
    assert lines("x = 2\ny = x * 3\n")["nothing"] == ["x * 3"]


def test_the_starter_must_not_be_accepted_as_it_is() -> None:
    first = wrong_programs("y = 1\n", starter="y = ...\n")[0]
    assert (first.change, first.answer) == ("starter", "y = ...\n")


def test_the_proposals_compute_something_else() -> None:
    reference = "def f(A):\n    return A.mean(dim=1, keepdim=True) - A.T @ A\n"
    given_matrix = torch.tensor([[1.0, 2.0, 4.0], [8.0, 16.0, 32.0], [3.0, 5.0, 9.0]])

    def value(text: str) -> object:
        names: dict[str, object] = {"torch": torch}
        exec(text, names)
        return names["f"](given_matrix)  # type: ignore[operator]

    right = value(reference)
    assert isinstance(right, torch.Tensor)
    for one in wrong_programs(reference):
        wrong = value(one.answer)
        same = isinstance(wrong, torch.Tensor) and wrong.shape == right.shape and wrong.dtype == right.dtype
        assert not same or not torch.equal(torch.as_tensor(wrong), right), one


@pytest.mark.parametrize("reference", PROGRAMS, ids=range(len(PROGRAMS)))
def test_references_of_the_catalogue_are_changed_in_one_place(reference: str) -> None:
    found = wrong_programs(reference, graph=True)
    assert len(found) <= MOST
    assert len({ast.dump(ast.parse(one.answer)) for one in found} | {ast.dump(ast.parse(reference))}) == len(found) + 1
    for one in found:
        assert one.change in CHANGES
        matching = difflib.SequenceMatcher(None, reference.split("\n"), one.answer.split("\n"), False)
        changed = [tag for tag, *_places in matching.get_opcodes() if tag != "equal"]
        assert len(changed) == 1, one
        assert one.line in one.answer


def test_most_references_of_the_catalogue_have_proposals() -> None:
    assert sum(len(wrong_programs(one)) >= 3 for one in PROGRAMS) > 0.8 * len(PROGRAMS)


@settings(max_examples=300)
@given(st.text(st.sampled_from("def f(x):\n    return x.sum(0)[1:] @ 'ä中' **-+<1 "), max_size=80))
def test_any_text_is_borne(text: str) -> None:
    for one in wrong_programs(text):
        ast.parse(one.answer)


def test_a_text_that_is_no_program_has_no_proposals() -> None:
    assert wrong_programs("def") == () and wrong_programs("x = " + "(" * 5_000) == ()
    assert wrong_programs("x = " + "+".join("1" * 9_000)) == ()


def typed(value: object) -> Seen:
    if isinstance(value, tuple | list):
        return Seen(type(value).__name__, items=tuple(map(typed, value)))
    if isinstance(value, str):
        return Seen("text", value)
    return Seen("bool" if isinstance(value, bool) else "number", number=value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ((2, 3), {"(3, 2)", "(2, 3, 1)", "(2,)", "(2, 4)", "[2, 3]"}),
        ((3,), {"(3, 1)", "()", "(4,)", "[3]"}),
        (2.0, {"3.0", "-2.0", "2", "[2.0]"}),
        (True, {"False"}),
        (
            [[1, 2], [3, 4]],
            {"[[1, 3], [2, 4]]", "[[-1, -2], [-3, -4]]", "[[2, 3], [4, 5]]", "[[[1, 2], [3, 4]]]", "[1, 2]"},
        ),
        ("sum", {"''", "0"}),
    ],
)
def test_typed_values_near_the_right_one(right: object, wrong: set[str]) -> None:
    assert {one.answer for one in wrong_values(typed(right))} == wrong
    for one in wrong:
        assert ast.literal_eval(one) is not None


def test_values_are_typed_as_python_reads_them() -> None:
    assert as_typed([float("inf"), 1.5, ("a",), ()]) == "[float('inf'), 1.5, ('a',), ()]"
    assert wrong_values(Seen("none")) == () and wrong_values(Seen("function")) == ()


def test_choices_and_orders() -> None:
    assert {one.answer for one in wrong_choices((0,), 3)} == {"1", "2", "0,1", "0,2"}
    assert {one.answer for one in wrong_choices((0, 2), 3)} == {"0", "1", "2", "0,1,2"}
    assert {one.answer for one in wrong_orders(Order(("a", "b", "c")))} == {"1,0,2", "0,2,1", "0,1"}
    assert {one.answer for one in wrong_orders(Order(("a", "b", "c"), ((0, 2), (1, 2))))} == {"0,2,1", "0,1"}
    stranger = Order(("a", "no", "b", "c"), strangers=(Stranger(1, "It is no step."),))
    assert {one.answer for one in wrong_orders(stranger)} == {"2,0,3", "0,3,2", "0,2", "0,2,3,1"}
