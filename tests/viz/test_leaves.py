"""Turning a leaf's number rewrites its literal, and nothing else, in the program's text."""

from __future__ import annotations

import ast

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core import Trace, explore
from viz.leaves import live_leaves, number_literal, rewritten, written_out


def trace(body: str) -> Trace:
    return explore("import torch\n" + body)


def test_every_number_of_a_literal_is_found_where_it_stands_behind_wide_letters_too() -> None:
    found = trace("梯度 = torch.tensor([[1., -2.],\n  [3, .5]], requires_grad=True)  # 梯\n梯度.sum()\n")
    (leaf,) = live_leaves(found)
    assert (leaf.name, leaf.shape) == ("梯度", (2, 2))
    assert [found.source[cell.start : cell.end] for cell in leaf.cells] == ["1.", "-2.", "3", ".5"]
    assert [cell.value for cell in leaf.cells] == [1.0, -2.0, 3.0, 0.5]


def test_the_rewritten_program_has_the_new_value_and_its_gradients_follow() -> None:
    # Acceptance row Q2's program: with y = 3 instead of 2, b = −2 and ∂z/∂y = −2b = 4.
    found = trace(
        "x = torch.tensor([1., 2.], requires_grad=True)\nw = torch.tensor([3., -1.])\n"
        "y = torch.tensor(2., requires_grad=True)\nz = (torch.dot(x, w) - y) ** 2\nz.backward()\n"
    )
    leaves = {leaf.name: leaf for leaf in live_leaves(found)}
    assert list(leaves) == ["x", "y", "w"]  # what requires grad comes first
    again = explore(rewritten(found.source, leaves["y"].cells[0], 3.0))
    assert again.source.replace("3., requires", "2., requires") == found.source
    assert again.passes[0].adjoints[again.named("y").index].tolist() == 4.0


@pytest.mark.parametrize(
    ("made", "text"),
    [
        ("torch.arange(4.0, requires_grad=True)", "torch.tensor([0., 1., 2., 3.], requires_grad=True)"),
        ("torch.ones(1, 2).requires_grad_()", "torch.tensor([[1., 1.]]).requires_grad_()"),
        ("torch.zeros(2, dtype=torch.float64)", "torch.tensor([0., 0.], dtype=torch.float64)"),
        ("torch.nn.Parameter(torch.full((), 0.1))", "torch.nn.Parameter(torch.tensor(0.1))"),
    ],
)
def test_a_leaf_that_a_function_made_is_written_out(made: str, text: str) -> None:
    found = trace(f"x = {made}\nx.sum()\n")
    (leaf,) = live_leaves(found)
    assert leaf.cells == ()
    assert written_out(found, leaf) == f"import torch\nx = {text}\nx.sum()\n"
    assert explore(written_out(found, leaf)).named("x").value.cells == found.named("x").value.cells


def test_random_numbers_written_out_are_the_same_numbers() -> None:
    found = trace("x = torch.randn(3, 2, requires_grad=True)\nx.sum()\n")
    again = explore(written_out(found, live_leaves(found)[0]))
    assert again.nodes[0].value.cells == found.nodes[0].value.cells


@pytest.mark.parametrize(
    "body",
    [
        "x = torch.tensor([1, 2])\n",  # integers carry no gradient
        "x = torch.zeros(13)\n",  # too many
        "x = torch.zeros(0)\n",
        "a = 2.0\nx = torch.tensor([a, 1.])\n",  # a variable is no number to rewrite
        "for i in range(2):\n    x = torch.randn(2)\n",  # two leaves at one place
        "x = torch.tensor([[1., 2.]] * 2)\n",
        "(torch.ones(2) + 1).sum()\n",
    ],
)
def test_what_is_no_small_table_of_numbers_gets_no_sliders(body: str) -> None:
    assert live_leaves(trace(body)) == ()


def test_a_literal_in_a_loop_is_one_leaf() -> None:
    found = trace("s = 0\nfor i in range(3):\n    k = torch.tensor([1., 2.])\n    s = s + k.sum()\n")
    assert [leaf.name for leaf in live_leaves(found)] == ["k"]


@given(st.floats(-1e6, 1e6))
@settings(max_examples=50, deadline=None)
def test_a_literal_is_a_float_of_six_digits(value: float) -> None:
    read = ast.literal_eval(number_literal(value))
    assert type(read) is float
    assert read == pytest.approx(value, rel=1e-5, abs=1e-30)
    assert torch.tensor([read]).is_floating_point()
