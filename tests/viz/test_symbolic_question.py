"""Derivatives as formulas: SymPy on the trace's own steps, against autograd and against formulas of textbooks."""

from __future__ import annotations

import pytest
import sympy

from core import Trace, explore
from viz.examples import BY_KEY
from viz.node.panel_symbolic import symbolic_lines
from viz.node.symbolic_process import answered
from viz.node.symbolic_question import Answer, Question, question, symbolic

x, w, y = "torch.tensor([1., 2.], requires_grad=True)", "torch.tensor([3., -1.])", "torch.tensor(2.)"


def of(trace: Trace, name: str) -> Answer:
    asked = question(trace, trace.named(name), trace.passes[-1])
    return answered(asked) if isinstance(asked, Question) else asked


# Acceptance rows H3 and Q2: ∂z/∂x = 2(⟨x, w⟩ − y) w, at the values of Q2 (−6, 2).
@pytest.mark.acceptance("H3")
def test_the_chain_rules_first_example_has_the_formula_of_the_course() -> None:
    trace = explore(f"import torch\nx = {x}\nw = {w}\ny = {y}\nz = (torch.dot(x, w) - y) ** 2\nz.backward()\n")
    found = of(trace, "x")
    assert found.values == (-6.0, 2.0)
    course = r"2 w_{0} \left(w_{0} x_{0} + w_{1} x_{1} - y\right)"
    assert found.formulas[0] == course
    said = symbolic_lines(trace, trace.named("x"), trace.passes[0], found)
    assert said[0] == rf"$\frac{{\partial z}}{{\partial x_{{0}}}} = {course} = -6$"
    assert "The formula gives what autograd found." in said[-1]


# Section 22 of the list: f = log(x²)·sin x + 1/x; SymPy's own derivative of the same text.
def test_a_scalar_functions_formula_is_sympys() -> None:
    t = sympy.Symbol("x", real=True)
    wanted = sympy.diff(sympy.log(t**2) * sympy.sin(t) + 1 / t, t)
    found = of(explore(BY_KEY["dependency"].program), "x")
    assert found.formulas == (sympy.latex(wanted),)
    assert found.values[0] == pytest.approx(0.082395, abs=1e-6)


OPERATIONS = {
    "softmax": "torch.softmax(x, dim=0)[0]",
    "logsumexp": "torch.logsumexp(x, 0)",
    "norm": "x.norm()",
    "mean of a matrix": "torch.outer(x, x).mean(dim=1).sum()",
    "cross entropy": "torch.nn.functional.cross_entropy(x.reshape(1, 2), torch.tensor([1]))",
    "relu": "torch.relu(x - 1.5).sum()",
    "stack and cat": "(torch.stack((x, 2 * x)).T.reshape(-1) * torch.cat((x, x))).sum()",
    "in place": "(x * 1).mul_(3).sum()",
    "power": "(2 ** x + x ** 3 + x.sqrt()).prod()",
    "linear": "torch.nn.functional.linear(x, torch.ones(3, 2), torch.tensor([1., 2., 3.])).sigmoid().sum()",
    "indices": "(x[None, :] + x[:, None])[0, 1:].sum()",
    "matrix product": "(x @ torch.tensor([[1., 2.], [3., 4.]]) @ x)",
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_formulas_number_is_autograds(name: str) -> None:
    trace = explore(f"import torch\nx = {x}\nz = {OPERATIONS[name]}\nz.backward()\n")
    found = of(trace, "x")
    assert found.refused == ""
    assert found.values == pytest.approx(trace.passes[0].adjoints[trace.named("x").index].tolist(), rel=1e-4, abs=1e-6)


def test_a_value_in_the_middle_is_a_symbol_and_what_is_detached_too() -> None:
    trace = explore(BY_KEY["chain"].program)
    assert of(trace, "b").formulas == ("2 b",)
    assert of(explore(BY_KEY["detach"].program), "x").formulas[:2] == ("u_{0}", "u_{1}")


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ("z = torch.nn.functional.dropout(x).sum()\nz.backward()\n", "operation"),
        ("z = x * 1\nfor i in range(50):\n    z = z * 2\nz = z.sum()\nz.backward()\n", "long"),
        ("z = torch.ones(65, requires_grad=True).sum() + x.sum()\nz.backward()\n", "long"),
        ("z = (x * x)\nz.backward(torch.ones(2))\n", "root"),
        ("z = x.sum()\nz.backward(torch.tensor(2.))\n", "root"),
    ],
)
def test_what_gets_no_formula_is_said(body: str, refused: str) -> None:
    trace = explore(f"import torch\nx = {x}\n{body}")
    found = of(trace, "x")
    assert found.refused == refused
    assert symbolic_lines(trace, trace.named("x"), trace.passes[-1], found)[0].startswith("No formula:")


def test_sympy_runs_in_a_process_of_its_own() -> None:
    trace = explore(BY_KEY["fan-out"].program)
    assert symbolic(trace, trace.named("a"), trace.passes[0]) == Answer(("14",), (14.0,))


SCALAR = (
    "exp log sin cos tan tanh sinh cosh sqrt atan asin acos abs relu sigmoid square neg reciprocal rsqrt erf log2 "
    "expm1 nn.functional.softplus nn.functional.gelu nn.functional.elu nn.functional.silu"
).split()


# Behind its walls the process can load nothing that it has not loaded when it is warm.
@pytest.mark.parametrize("call", [*OPERATIONS.values(), *(f"torch.{one}(x / 4).sum()" for one in SCALAR)])
def test_behind_walls_sympy_answers_as_without(call: str) -> None:
    trace = explore(f"import torch\nx = {x}\nroot = {call}\nroot.backward()\n")
    alone = of(trace, "x")
    assert alone.formulas
    assert symbolic(trace, trace.named("x"), trace.passes[-1]) == alone
