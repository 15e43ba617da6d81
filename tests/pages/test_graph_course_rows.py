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
    # R13: the derivative of the sum of running sums counts the sums that a cell goes into.
    pytest.param("import torch\nA = torch.tensor([1., 3., 3., -4.], requires_grad=True)\ns = A.cumsum(0)\n"
                 "s.sum().backward()", {"s": ("[1, 4, 7, 3]", "[1, 1, 1, 1]"), "A": (..., "[4, 3, 2, 1]")},
                 marks=pytest.mark.acceptance("R13")),
    # H4 with the norm as the notes wrote it, without the square.
    pytest.param("import torch\nX = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])\nw = torch.tensor([1., -1.], "
                 "requires_grad=True)\ny = torch.tensor([1., 2., 3.])\nz = (X @ w - y).norm()\nz.backward()",
                 {"w": (..., "[−5.757, −7.428]")}, marks=pytest.mark.acceptance("H4")),
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


FROZEN = """\
import torch
w1 = torch.tensor([1., 2.], requires_grad=True)
w2 = torch.tensor([3., 4.], requires_grad=True)
(w1.detach() * w2).sum().backward()
print(w1.grad, w2.grad)
"""
TURNS = """\
import torch
a = torch.tensor({a}, requires_grad=True)
b, turns = a * 2, 0
while b.norm() < 1000:
    b, turns = b * 2, turns + 1
d = b if b.sum() > 0 else 100 * b
d.backward()
print(d.item(), a.grad.item(), turns, (a.grad == d / a).item())
"""


# What the row's own lines print, read where the page shows what was printed.
@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param(text, printed, marks=pytest.mark.acceptance(*rows.split()))
        for rows, text, printed in [
            ("T1 T9", X + "print(x.grad)\ny = torch.dot(x, x)\nprint(y)", "None\ntensor(14., grad_fn=<DotBackward0>)"),
            ("T2", X + "y = torch.dot(x, x)\ny.backward()\nprint(x.grad, x.grad == 2 * x)",
             "tensor([0., 2., 4., 6.]) tensor([True, True, True, True])"),
            ("T3", X + "y = 2 * torch.dot(x, x)\nprint(y)\ny.backward()\nprint(x.grad)",
             "tensor(28., grad_fn=<MulBackward0>)\ntensor([ 0.,  4.,  8., 12.])"),
            ("T4", X + "torch.dot(x, x).backward()\nx.sum().backward()\nprint(x.grad)", "tensor([1., 3., 5., 7.])"),
            ("T4", X + "torch.dot(x, x).backward()\nx.grad.zero_()\nx.sum().backward()\nprint(x.grad)",
             "tensor([1., 1., 1., 1.])"),
            ("T5", X + "y = x * x\ny.sum().backward()\nprint(x.grad)", "tensor([0., 2., 4., 6.])"),
            ("T6", X + "y = x * x\nu = y.detach()\nz = u * x\nz.sum().backward()\nprint(x.grad == u)\n"
             "x.grad.zero_()\ny.sum().backward()\nprint(x.grad)",
             "tensor([True, True, True, True])\ntensor([0., 2., 4., 6.])"),
            ("T6", X + "y = x * x\nz = y * x\nz.sum().backward()\nprint(x.grad)", "tensor([ 0.,  3., 12., 27.])"),
            ("T7", TURNS.format(a=1.0), "1024.0 1024.0 9 True"),
            ("T7", TURNS.format(a=-1.0), "-102400.0 102400.0 9 True"),
            ("T7", TURNS.format(a=3.0), "1536.0 512.0 8 True"),
            ("T7", TURNS.format(a=600.0), "1200.0 2.0 0 True"),
            ("T7", TURNS.format(a=-600.0), "-120000.0 200.0 0 True"),
            ("T14", FROZEN, "None tensor([1., 2.])"),
        ]
    ],
)  # fmt: skip
def test_the_page_prints_what_the_row_says(app: AppTest, text: str, printed: str) -> None:
    rerun(app, program=text)
    assert not app.error
    assert printed in [one.value for one in app.code]


# Row Q1: a circle is an input or an operation, and torch's own chain leads from z to w.
@pytest.mark.acceptance("Q1")
def test_torchs_chain_is_told_node_by_node(app: AppTest) -> None:
    rerun(app, program=squared_error(x=[1.0, 2.0], w=[3.0, -1.0], y=2.0, all_grads=False))
    for node, name in ((5, "PowBackward0"), (4, "SubBackward0"), (3, "DotBackward0"), (1, "AccumulateGrad")):
        rerun(app, node=node)
        assert f"torch's nodes: `{name}`" in words_on(app)
    kinds = [card(app, name)["beside"].split(" · ")[0] for name in "xwy"]
    assert kinds == ["constant", "leaf", "constant"]


# Row Q2 on the edges, row Q6: forward, line by line, then backward in the opposite direction.
@pytest.mark.acceptance("Q2", "Q6", "W7")
def test_forward_comes_first_and_backward_sends_along_every_edge(app: AppTest) -> None:
    rerun(app, program=squared_error(x=[1.0, 2.0], w=[3.0, -1.0], y=2.0, all_grads=True))
    steps = component(app, "graph_view")["timeline"]["steps"]
    assert [step["kind"] for step in steps] == ["value"] * 6 + ["start"] + ["send"] * 5
    sent = sorted(step["says"].partition(" to ")[2].replace(" ", "") for step in steps[7:])
    assert [one.partition(":")[0] for one in sent] == ["a", "b", "w", "x", "y"]
    assert [one.rstrip(".").rpartition("=")[2].rpartition(":")[2] for one in sent] == [
        "−2", "−2", "[−2,−4]", "[−6,2]", "2",
    ]  # fmt: skip
    rerun(app, program=squared_error(x=[1.0, 2.0], w=[3.0, -1.0], y=2.0, all_grads=False))
    pruned = component(app, "graph_view")
    assert [step["says"].partition(":")[0].rpartition(" ")[2] for step in pruned["timeline"]["steps"][7:]] == list(
        "baw"
    )
    assert (card(app, "x")["adjoint"], card(app, "y")["adjoint"]) == (NONE, NONE)


@pytest.mark.acceptance("T10")
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
