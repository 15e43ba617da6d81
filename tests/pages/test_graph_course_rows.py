"""Rows Q, H, T and some neighbours of docs/acceptance.md through the graph page: what its cards and panels read."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.acceptance.programs import squared_error
from tests.pages.test_graph_page import component, opened, rerun, words_on
from viz.questions import QUESTIONS
from viz.widgets.graph import graph_choices
from viz.widgets.parts import Box

X = "import torch\nx = torch.arange(4.0, requires_grad=True)\n"
LOOP = """\
import torch
a = torch.tensor({a}, requires_grad=True)
b = a * 2
while b.norm() < 1000:
    b = b * 2
d = b if b.sum() > 0 else 100 * b
d.backward()
a.grad == d / a
"""
HALVES = next(one.program for one in QUESTIONS if one.key == "accumulate")
NONE = "none"

ROWS: list[Any] = [
    # H1: x² then sin at x with x² = π/2: cos(π/2) · 2x = 0 up to rounding; here u = 2x, y = 3u.
    pytest.param("import torch\nx = torch.tensor(5., requires_grad=True)\nu = 2 * x\ny = 3 * u\ny.backward()",
                 {"x": ("5", "6"), "u": ("10", "3"), "y": ("30", "1")}, marks=pytest.mark.acceptance("H1")),
    # H3: ∂z/∂w = (−6, 0, 6).
    pytest.param(squared_error(x=[1.0, 0.0, -1.0], w=[1.0, 2.0, 3.0], y=1.0, all_grads=False),
                 {"a": ("−2", "−6"), "b": ("−3", "−6"), "z": ("9", "1"), "w": (..., "[−6, 0, 6]"), "x": (..., NONE)},
                 marks=pytest.mark.acceptance("H3", "Q6")),
    # H4: z = 29, ∂z/∂w = (−62, −80).
    pytest.param("import torch\nX = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])\nw = torch.tensor([1., -1.], "
                 "requires_grad=True)\ny = torch.tensor([1., 2., 3.])\nb = X @ w - y\nz = b @ b\nz.backward()",
                 {"b": ("[−2, −3, −4]", "[−4, −6, −8]"), "z": ("29", "1"), "w": (..., "[−62, −80]")},
                 marks=pytest.mark.acceptance("H4", "H2")),
    pytest.param(squared_error(x=[1.0, 2.0], w=[3.0, -1.0], y=2.0, all_grads=True),
                 {"a": ("1", "−2"), "b": ("−1", "−2"), "x": (..., "[−6, 2]"), "w": (..., "[−2, −4]"), "y": (..., "2")},
                 marks=pytest.mark.acceptance("Q1", "Q2")),
    pytest.param("import torch\na = torch.ones(2, 1)\nb = torch.ones(2, 1)\nc = 2 * a + b",
                 {"c": ("[[3],\n [3]]", "none")}, marks=pytest.mark.acceptance("Q3", "Q4")),
    pytest.param(X + "y = torch.dot(x, x)", {"y": ("14", "1"), "x": (..., "[0, 2, 4, 6]")},
                 marks=pytest.mark.acceptance("T1", "T2")),
    pytest.param(X + "y = 2 * torch.dot(x, x)\ny.backward()", {"y": ("28", "1"), "x": (..., "[0, 4, 8, 12]")},
                 marks=pytest.mark.acceptance("T3")),
    pytest.param(X + "y = x * x\ny.backward(torch.ones(len(x)))",
                 {"y": (..., "[1, 1, 1, 1]"), "x": (..., "[0, 2, 4, 6]")}, marks=pytest.mark.acceptance("T5", "T12")),
    pytest.param(X + "y = x * x\nu = y.detach()\nz = u * x\nz.sum().backward()",
                 {"x": (..., "[0, 1, 4, 9]"), "y": (..., NONE), "u": ("[0, 1, 4, 9]", NONE)},
                 marks=pytest.mark.acceptance("T6", "T14")),
    pytest.param(LOOP.format(a=1.0), {"a": ("1", "1024")}, marks=pytest.mark.acceptance("T7")),
    pytest.param(LOOP.format(a=-1.0), {"a": ("−1", "102400"), "d": ("−102400", "1")},
                 marks=pytest.mark.acceptance("T7")),
    pytest.param(LOOP.format(a=3.0), {"a": ("3", "512")}, marks=pytest.mark.acceptance("T7", "E40")),
    pytest.param(LOOP.format(a=600.0), {"a": ("600", "2")}, marks=pytest.mark.acceptance("T7")),
    pytest.param(LOOP.format(a="float('nan')"), {"a": ("nan", ...)}, marks=pytest.mark.acceptance("T8")),
    # D9: grad a = [[2], [2], [2]], grad b = [[3, 3]].
    pytest.param("import torch\na = torch.arange(3.).reshape(3, 1).requires_grad_()\nb = torch.arange(2.).reshape(1, 2)"
                 ".requires_grad_()\nc = a + b\nc.sum().backward()",
                 {"a": (..., "[[2],\n [2],\n [2]]"), "b": (..., "[[3, 3]]")}, marks=pytest.mark.acceptance("D9")),
    # C3: F(x, y) cell by cell.
    pytest.param("import torch\nu = torch.tensor([1., 2.], requires_grad=True)\nv = torch.tensor([3., 4.])\n"
                 "f = u * v\nf.sum().backward()", {"f": ("[3, 8]", "[1, 1]"), "u": (..., "[3, 4]")},
                 marks=pytest.mark.acceptance("C3")),
]  # fmt: skip


@pytest.fixture(scope="module")
def app() -> AppTest:
    """One session for all rows: what one leaves behind must not disturb the next."""
    return opened()


def card(app: AppTest, name: str) -> dict[str, Any]:
    cards = component(app, "graph_view")["cards"]
    found = [one for one in cards if one["title"] == name or one["beside"].startswith(f"{name} ·")]
    return found[0]


@pytest.mark.parametrize(("program", "wanted"), ROWS)
def test_the_cards_read_what_the_course_says(app: AppTest, program: str, wanted: dict[str, Any]) -> None:
    rerun(app, program=program)
    assert not app.error
    for name, (value, adjoint) in wanted.items():
        read = card(app, name)
        assert value is ... or read["value"] == value, name
        assert adjoint is ... or read["adjoint"] == adjoint, name


@pytest.mark.acceptance("T4", "T10")
def test_two_halves_add_up_to_the_whole(app: AppTest) -> None:
    rerun(app, program=HALVES)
    assert "tensor([True, True])" in words_on(app)
    steps = component(app, "graph_view")["timeline"]["steps"]
    assert any("w.grad held something already" in step["says"] for step in steps)


@pytest.mark.acceptance("T5", "T13")
@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        (X + "y = x * x\ny.backward()", "grad can be implicitly created only for scalar outputs"),
        (X + "y = torch.dot(x, x)\ny.backward()\ny.backward()", "Trying to backward through the graph a second time"),
    ],
)
def test_what_torch_refuses_is_explained(app: AppTest, program: str, sentence: str) -> None:
    rerun(app, program=program)
    assert sentence in app.error[0].value
    assert component(app, "graph_view")["cards"]


# X34: stride (4, 1); ::2, ::3 gives (8, 3) at offset 0; 1: offset 4; .T (1, 4); [:, 1] stride (4,) offset 1.
@pytest.mark.acceptance("M10")
@pytest.mark.parametrize(
    ("view", "memory"),
    [("X[::2, ::3]", "offset 0, stride `(8, 3)`"), ("X[1:]", "offset 4, stride `(4, 1)`"),
     ("X.T", "offset 0, stride `(1, 4)`"), ("X[:, 1]", "offset 1, stride `(4,)`")],
)  # fmt: skip
def test_a_view_tells_its_stride_and_offset(app: AppTest, view: str, memory: str) -> None:
    rerun(app, program=f"import torch\nX = torch.arange(12.).reshape(3, 4)\nv = {view}\n")
    rerun(app, node=2)
    assert memory in words_on(app)


@pytest.mark.acceptance("Q5", "H5", "T9", "T10", "T11", "T12", "T13", "T14")
@pytest.mark.parametrize("one", QUESTIONS, ids=lambda one: one.key)
def test_a_question_of_the_course_has_its_answer_and_its_program(app: AppTest, one: Any) -> None:
    app.session_state[Box.QUESTIONS] = True
    app.run()
    assert one.answer in words_on(app)
    app.button(key=f"question-{one.key}").click().run()
    assert not app.exception
    assert app.session_state[graph_choices.PROGRAM.key] == one.program
    assert bool(app.error) == (one.key == "twice")
