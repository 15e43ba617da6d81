"""Lines of the panels and of the editor about a node, with numbers from the acceptance list."""

from __future__ import annotations

from functools import cache

import pytest

from core import Trace, explore
from tests.viz.reading import read
from viz.marks import line_notes, trace_marks
from viz.node import panel
from viz.node.panel_adjoint import adjoint_lines
from viz.node.panel_torch import torch_lines

MACRON = "\u0304"


@cache
def trace(body: str) -> Trace:
    return explore("import torch\n" + body)


def adjoint(body: str, name: str, number: int = -1) -> str:
    found = trace(body)
    shown = found.passes[number] if found.passes else None
    return read(adjoint_lines(found, found.named(name), shown))


# D2L 2.5.1 with y = x * x: both operands are x, so two contributions of x arrive.
def test_two_contributions_are_added_in_writing() -> None:
    said = adjoint("x = torch.tensor([1., 2.], requires_grad=True)\ny = (x * x).sum()\ny.backward()\n", "x")
    assert "2 contributions arrive and are added:" in said
    assert r":orange[$[1,\ 2] + [1,\ 2] = [2,\ 4]$]" in said
    assert "After this pass `x.grad` holds it." in said


# Acceptance row D9: the gradient of a broadcast operand is summed over the stretched axis.
@pytest.mark.acceptance("D9")
@pytest.mark.parametrize(
    ("name", "latex", "axis"),
    [("a", r"\begin{bmatrix}2 \\ 2 \\ 2\end{bmatrix}", 1), ("b", r"\begin{bmatrix}3 & 3\end{bmatrix}", 0)],
)
def test_the_sum_over_a_stretched_axis_is_said(name: str, latex: str, axis: int) -> None:
    body = (
        "a = torch.arange(3.).reshape(3, 1).requires_grad_()\n"
        "b = torch.arange(2.).reshape(1, 2).requires_grad_()\nc = (a + b).sum()\nc.backward()\n"
    )
    said = adjoint(body, name)
    assert latex in said
    assert f"summed over axis {axis}, along which it was stretched" in said


@pytest.mark.parametrize(
    ("body", "name", "said"),
    [
        ("x = torch.ones(2, requires_grad=True)\ny = x * 2\n", "x", "Not yet: no backward pass has run."),
        ("x = torch.ones(2)\nw = torch.ones(2, requires_grad=True)\n(x * w).sum()\n", "x", "does not require grad"),
        ("x = torch.ones(2, requires_grad=True)\ny = x * 2\nx.sum().backward()\n", "y", "The root does not depend"),
        ("x = torch.ones(2, requires_grad=True)\nx.sum().backward()\nz = x + 1\n", "z", "Not yet: this value was made"),
        ("x = torch.ones(2, requires_grad=True)\ny = (x * 0).sum()\ny.backward()\n", "x", "A real zero"),
        ("x = torch.ones(2, requires_grad=True)\ny = x.sum()\ny.backward()\n", "y", "This is the root"),
    ],
)
def test_not_yet_none_and_zero_are_told_apart(body: str, name: str, said: str) -> None:
    assert said in adjoint(body, name)


# Acceptance row T4: without zero_() the second gradient is added to the first.
@pytest.mark.acceptance("T4")
def test_an_accumulated_gradient_is_told_apart_from_the_adjoint() -> None:
    body = "x = torch.arange(4.0, requires_grad=True)\ny = torch.dot(x, x)\ny.backward()\nx.sum().backward()\n"
    assert r":orange[$[0,\ 2,\ 4,\ 6]$]" in adjoint(body, "x", 0)
    said = adjoint(body, "x", 1)
    assert r"\ 1,\ 1,\ 1]$]" in said
    assert r"Added to what `x.grad` held before, it gives :orange[$[1,\ 3,\ 5,\ 7]$]." in said


def test_a_call_is_written_with_its_operands_names() -> None:
    found = trace("x = torch.ones(2)\nw = torch.ones(2)\na = torch.dot(x, w)\n")
    assert panel.expression(found, found.named("a")) == "a = dot(x, w)"


def test_torch_s_nodes_and_memory_are_shown() -> None:
    found = trace("x = torch.arange(12., requires_grad=True)\nv = x.reshape(3, 4)[1:]\n")
    said = read(torch_lines(found, found.named("v")))
    assert "offset 4, stride `(4, 1)`" in said  # acceptance row M10
    assert "a view" in said
    assert "`SliceBackward0`" in said


def test_a_large_tensor_is_summarised() -> None:
    found = trace("x = torch.arange(10000.)\n")
    said = read(panel.value_lines(found.named("x")))
    assert "10,000 elements" in said
    assert "`max` 9999" in said


# Acceptance row Q2's numbers beside their lines.
def test_the_lines_carry_values_and_adjoints() -> None:
    body = (
        "x = torch.tensor([1., 2.], requires_grad=True)\nw = torch.tensor([3., -1.], requires_grad=True)\n"
        "a = torch.dot(x, w)\nz = (a - 2) ** 2\nz.backward()\n"
    )
    found = trace(body)
    notes = {line: [note.text for note in kept] for line, kept in line_notes(found, found.passes[0]).items()}
    assert notes == {
        2: [f"x{MACRON} = [−6, 2]"],
        3: [f"w{MACRON} = [−2, −4]"],
        4: ["a = 1", f"a{MACRON} = −2"],
        5: ["z = 1", f"z{MACRON} = 1"],
        6: ["pass 1"],
    }


def test_a_line_that_ran_often_shows_its_last_value_and_how_often() -> None:
    found = trace("b = torch.tensor(1.)\nfor i in range(5):\n    b = b * 2\n")
    assert [note.text for note in line_notes(found, None)[4]] == ["b = 32  ×5"]


def test_a_value_with_several_names_is_called_as_its_own_line_calls_it() -> None:
    found = trace("def f(a):\n    b = a * 2\n    return b\nc = f(torch.tensor(3.))\nd = c\n")
    assert [note.text for note in line_notes(found, None)[3]] == ["b = 6"]


def test_the_mistake_and_the_selected_expression_are_marked() -> None:
    found = trace("x = torch.ones(2)\ny = x + torch.ones(3)\n")
    marks = trace_marks(found, found.named("x"))
    assert [(mark.kind, mark.line, mark.column, mark.end_column) for mark in marks] == [
        ("lit", 2, 4, 17),
        ("wrong", 3, 4, 21),
    ]
    assert marks[1].sentence.partition(":")[0].endswith("do not broadcast")


def test_what_torch_keeps_for_backward_is_listed_with_its_bytes() -> None:
    # torch's DotBackward0 keeps both operands: two vectors of two float32.
    body = (
        "x = torch.tensor([1., 2.], requires_grad=True)\nw = torch.tensor([3., -1.], requires_grad=True)\n"
        "a = torch.dot(x, w)\ne = torch.exp(a)\nv = x[1:]\nb = a + 1\n"
    )
    said = {name: read(torch_lines(trace(body), trace(body).named(name))) for name in "aevbx"}
    assert "kept for backward: `self` = `x`, `tensor` = `w` (16 bytes)" in said["a"]
    assert "kept for backward: `result` = `e` (4 bytes)" in said["e"]
    assert "kept for backward" not in said["b"]  # a sum needs no value to send its adjoint back
    assert "a view of `x`" in said["v"]
    assert "shares its memory with `v`" in said["x"]
