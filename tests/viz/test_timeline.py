"""The steps of the player: their order, what they light and what they say, with numbers of the acceptance list.

Bars over letters are combining marks on screen; here both sides are brought to one form.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest

from core import Trace, explore
from tests.viz.traces import doubling, squared_error
from viz.picture.fold import folded
from viz.timeline.timeline import timeline


def told(trace: Trace, shown: int | None = None) -> list[dict[str, Any]]:
    last = len(trace.passes) - 1 if trace.passes else None
    found = timeline(trace, folded(trace), last if shown is None else shown)
    return json.loads(unicodedata.normalize("NFC", json.dumps(found, ensure_ascii=False)))["steps"]


def says(source: str) -> list[str]:
    trace = explore("import torch\n" + source)
    assert trace.mistake is None
    return [step["says"] for step in told(trace)]


# S2:1896 and Q2's numbers: forward in the order of the text, then the edges in the order of autograd.
@pytest.mark.acceptance("Q2", "H3")
def test_each_step_says_what_happens_with_the_learners_numbers() -> None:
    assert [step["says"] for step in told(squared_error())] == [
        "x is a leaf: you made it, and gradients are collected in it.",
        "w is a leaf: you made it, and gradients are collected in it.",
        "y is a leaf: you made it, and gradients are collected in it.",
        "dot computes a = torch.dot(x, w) = torch.dot([1, 2], [3, −1]) = 1.",
        "sub computes b = a - y = 1 - 2 = −1.",
        "pow computes z = b ** 2 = (−1) ** 2 = 1.",
        "Backward pass 1 starts at z: z̄ = ∂z/∂z = 1.",
        "pow sends z̄·2·b to b: 1·(−2) = −2.",
        "sub sends b̄ to a: −2.",
        "sub sends −b̄ to y: −(−2) = 2.",
        "dot sends ā·w to x: −2·[3, −1] = [−6, 2].",
        "dot sends ā·x to w: −2·[1, 2] = [−2, −4].",
    ]


@pytest.mark.acceptance("Q6")
def test_a_step_lights_one_expression_and_one_card_or_edge() -> None:
    for trace in (squared_error(), squared_error(only_w=True), doubling(12)):
        for step in told(trace):
            assert ("card" in step) != ("edge" in step)
            assert len(step["span"]) == 4


# T2: y = dot(x, x) at arange(4): x.grad = 2x; both uses of x send half of it.
@pytest.mark.acceptance("T1", "T2", "T4")
def test_a_fan_in_is_a_sum_and_a_second_pass_adds_to_grad() -> None:
    found = says("x = torch.arange(4., requires_grad=True)\ny = torch.dot(x, x)\ny.backward()\nx.sum().backward()")
    assert "x receives from 2 edges: [0, 1, 2, 3] + [0, 1, 2, 3] = [0, 2, 4, 6]." in found
    assert found[-1] == "x.grad held something already; adding [1, 1, 1, 1] gives [1, 3, 5, 7]."


def test_passes_stand_where_the_program_ran_them() -> None:
    trace = explore(
        "import torch\nx = torch.tensor(3., requires_grad=True)\ny = x * x\ny.backward()\nz = x * 2\nz.backward()"
    )
    numbers = [step.get("number", -1) for step in told(trace)]
    assert numbers == [-1, -1, 0, 0, 0, 0, -1, 1, 1, 1]


@pytest.mark.acceptance("D9")
def test_what_was_stretched_is_summed_on_the_way_back() -> None:
    found = says(
        "a = torch.arange(3.).reshape(3, 1).requires_grad_(True)\nb = torch.arange(2.).reshape(1, 2)"
        ".requires_grad_(True)\n(a + b).sum().backward()"
    )
    assert any("Broadcasting stretches a, b" in sentence for sentence in found)
    assert any("summed over axis 1, along which a was stretched) to a: [[2], [2], [2]]." in one for one in found)
    assert any("summed over axis 0, along which b was stretched) to b: [[3, 3]]." in one for one in found)


# S2:2228: u = y.detach() is a constant.
@pytest.mark.acceptance("T6", "T14")
def test_a_cut_is_told_where_it_happens() -> None:
    found = says("x = torch.arange(4., requires_grad=True)\ny = x * x\nu = y.detach()\nz = u * x\nz.sum().backward()")
    assert "No gradient will come back this way: detach()" in found[2]
    assert not any("to y" in sentence for sentence in found)


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("x.exp()", "exp sends ȳ·y to x:"),
        ("x.log()", "log sends ȳ·1/x to x:"),
        ("torch.sin(x)", "sin sends ȳ·cos(x) to x:"),
        ("x.tanh()", "tanh sends ȳ·(1 − y²) to x:"),
        ("x.sigmoid()", "sigmoid sends ȳ·y·(1 − y) to x:"),
        ("torch.relu(x)", "relu sends ȳ·[x > 0] to x:"),
        ("x.sqrt()", "sqrt sends ȳ·1/(2·y) to x:"),
        ("1 / x", "div sends ȳ·(−1/x²) to x:"),
        ("x / 4", "div sends ȳ·1/4 to x:"),
        ("x ** 3", "pow sends ȳ·3·x² to x:"),
        ("2 ** x", "pow sends ȳ·y·ln 2 to x:"),
        ("5 - x", "sub sends −ȳ to x:"),
        ("-x", "neg sends −ȳ to x:"),
        ("x.mul(3)", "mul sends ȳ·3 to x:"),
        ("torch.erf(x)", "erf sends ȳ·2/√π·e^(−x²) to x:"),
    ],
)
def test_rules_in_words_are_those_of_a_book(expression: str, sentence: str) -> None:
    found = says(f"x = torch.tensor([0.5, 2.], requires_grad=True)\ny = {expression}\ny.sum().backward()")
    assert [one for one in found if one.startswith(sentence)] != []


def test_a_further_argument_of_the_call_is_in_its_rule() -> None:
    """alpha=3 is no plain difference: −ȳ would be wrong."""
    found = says("x = torch.ones(2, requires_grad=True)\ny = torch.sub(x, x, alpha=3)\ny.sum().backward()")
    assert "sub sends ȳ·(−3) to x: [1, 1]·(−3) = [−3, −3]." in found


def test_a_folded_loop_is_one_step_and_so_is_its_backward() -> None:
    steps = told(doubling(1000))
    assert any("operations in one step" in step["says"] for step in steps)
    assert len(steps) < 40
