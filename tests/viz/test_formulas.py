"""Formulas of operations: with names, with numbers put in, and the derivative rules of textbooks."""

from __future__ import annotations

from functools import cache

import pytest

from core import Trace, explore
from tests.viz.reading import read
from viz.naming import formula_text, pair_names
from viz.node.details import details
from viz.node.jacobian_layout import layout_shape
from viz.node.panel_formula import formula_lines
from viz.node.panel_rule import rule_lines
from viz.node.python_latex import expression_latex
from viz.node.tensor_line import is_tabled, tensor_line
from viz.node.worked import worked


@cache
def trace(body: str) -> Trace:
    return explore("import torch\n" + body)


@pytest.mark.parametrize(
    ("text", "operands", "latex"),
    [
        ("{0} - {1}", ["a", "y"], "a - y"),
        ("2 - {0}", ["-3"], r"2 - \left(-3\right)"),
        ("{0} ** 2", ["-1"], r"\left(-1\right)^{2}"),
        ("dot({0}, {1})", ["x", "w"], r"\langle x, w \rangle"),
        ("{0} @ {1}", ["A", "b"], r"A\,b"),
        ("{0} *= 2", ["h"], r"h \cdot 2"),
        ("sum({0}, dim=1)", ["x"], r"\operatorname{sum}(x, \mathtt{dim}=1)"),
        ("clamp({0}, min=0)", ["x"], r"\operatorname{clamp}(x, \mathtt{min}=0)"),
        ("{0}[0, :2]", ["A"], r"A_{\mathtt{0, :2}}"),
        ("{0}[:, :5]", ["v_{4}"], r"(v_{4})_{\mathtt{:, :5}}"),  # KaTeX refuses two subscripts in a row
        ("{0}[range(0, 4), {1}]", ["p", "y"], r"p_{\mathtt{range(0, 4), }y}"),
        ("{0}[{1} > 0]", ["a", "v_{2}"], r"a_{v_{2}\mathtt{ \gt  0}}"),
        ("{0} == {1}", ["a", "b"], r"a \overset{?}{=} b"),
        ("softmax({0}, dim=-1, _stacklevel=3, dtype=None)", ["x"], r"\operatorname{softmax}(x, \mathtt{dim}=-1)"),
        ("cat(({0}, {1}))", ["x", "w"], r"\operatorname{cat}((x, w))"),
        ("relu({0})", ["x"], r"\max(0, x)"),
        ("norm({0}, p='fro', dim=None, keepdim=False)", ["x"], r"\lVert x \rVert"),
        ("f'{0}'", ["x"], None),  # better read as code
        ("{0} if True else 1", ["x"], None),
        ("einsum('$', {0})", ["x"], r"\operatorname{einsum}(\mathtt{\text{’}\text{\textdollar}\text{’}}, x)"),
        ("einsum('ij->ji', {0})", ["A"], r"\operatorname{einsum}(\mathtt{\text{’}ij-\gt ji\text{’}}, A)"),
    ],
)
def test_a_call_is_written_as_a_formula(text: str, operands: list[str], latex: str | None) -> None:
    assert expression_latex(text, operands) == latex


A = "A = torch.arange(6.).reshape(2, 3)\nb = torch.tensor([1., -2., 3.])\n"


@pytest.mark.parametrize(
    ("expression", "cell", "latex"),
    [
        ("torch.dot(b, b)", 0, r"1 \cdot 1 + (-2) \cdot (-2) + 3 \cdot 3 = 14"),
        ("A @ b", 1, r"3 \cdot 1 + 4 \cdot (-2) + 5 \cdot 3 = 10"),
        ("A @ A.T", 2, r"3 \cdot 0 + 4 \cdot 1 + 5 \cdot 2 = 14"),
        ("A + b", 4, r"4 + \left(-2\right) = 2"),  # b is stretched along axis 0
        ("A.sum(dim=1)", 1, "3 + 4 + 5 = 12"),
        ("A.mean(0, keepdim=True)", 2, r"\tfrac{1}{2}\left(2 + 5\right) = 3.5"),
        ("b.norm()", 0, r"\sqrt{1^2 + (-2)^2 + 3^2} \approx 3.742"),
        ("A.max()", 0, r"\max(0, 1, 2, 3, 4, 5) = 5"),
        ("torch.ones(20).sum()", 0, r"1 + 1 + 1 + 1 + 1 + 1 + \cdots + 1 = 20"),
        ("torch.exp(b)", 0, r"e^{1} \approx 2.718"),
        ("A.cumsum(dim=1)", 4, "3 + 4 = 7"),
        ("torch.softmax(b, 0)", 0, r"\frac{e^{1}}{e^{1} + e^{-2} + e^{3}} \approx 0.1185"),
        ("torch.nn.functional.leaky_relu(b, 0.5)", 1, r"0.5 \cdot \left(-2\right) = -1"),
        ("torch.nn.functional.silu(b)", 0, r"1 \cdot \sigma(1) \approx 0.7311"),
        ("A.reshape(3, 2)", 0, None),
        ("torch.ones(2000).sum()", 0, None),  # not every number is there
    ],
)
def test_a_cell_is_worked_out_with_the_learners_numbers(expression: str, cell: int, latex: str | None) -> None:
    found = trace(f"{A}y = {expression}\n")
    assert worked(found, found.named("y"), cell) == latex


def test_the_chosen_cell_of_a_large_output_is_the_one_worked_out() -> None:
    found = trace(A + "C = A * 2\n")
    assert read(formula_lines(found, found.named("C"), 5)).split("\n") == [
        r"$C = A \cdot 2$",
        r"$C_{1,2} = 5 \cdot 2 = 10$",
    ]
    assert read(formula_lines(found, found.named("A"), None)).startswith("$A = ")
    assert formula_lines(found, found.named("b"), None) == []


# D2L 2.4 and 2.5, and the rules for products in section 2.4.3: ∂(Ax)/∂x = A, ∂‖x‖²/∂x = 2xᵀ.
@pytest.mark.parametrize(
    ("expression", "slot", "said"),
    [
        ("torch.dot(b, torch.ones(3))", 0, r"$\frac{\partial y}{\partial b} = v_{3}^\top$"),
        ("A @ b", 1, r"$\frac{\partial y}{\partial b} = A$"),
        ("A @ b", 1, r":orange[$A^{\top}\,\bar{y}$]"),
        ("A @ (A.T * 1)", 0, r"(v_{4})_{kj}$"),
        ("A @ A.T", 0, r":orange[$\bar{y}\,v_{3}^{\top}$]"),
        ("b ** 3", 0, r"$\frac{\partial y}{\partial b} = 3 \cdot b^{2}$"),
        ("b ** 3", 0, "Cell by cell; between different cells it is 0."),
        ("2 - b", 0, r"$\frac{\partial y}{\partial b} = -1$"),
        ("torch.sin(b)", 0, r"$\frac{\partial y}{\partial b} = \cos b$"),
        ("torch.relu(b)", 0, r"$\frac{\partial y}{\partial b} = \mathbf{1}[b > 0]$"),
        ("b.mean()", 0, r":orange[$\frac{1}{3} \cdot \bar{y}$]"),
        ("b.sum()", 0, "Every cell that was added gets it."),
        ("b.max()", 0, "The cell that was chosen gets it; the others get 0."),
        ("b[1:]", 0, "Each cell's adjoint goes back to the cell it came from"),
    ],
)
def test_the_derivative_rule_is_the_textbooks(expression: str, slot: int, said: str) -> None:
    found = trace(f"{A}y = {expression}\n")
    assert said in read(rule_lines(found, found.named("y"), slot))


@pytest.mark.parametrize("expression", ["torch.nn.functional.normalize(b, dim=0)", "b.norm(p=1)", "b.quantile(0.5)"])
def test_what_no_textbook_has_in_short_gets_no_rule(expression: str) -> None:
    found = trace(f"{A}y = {expression}\n")
    assert rule_lines(found, found.named("y"), 0) == []


def test_what_is_too_wide_for_a_formula_is_told_by_its_range() -> None:
    found = trace(
        "a = torch.arange(24.).reshape(2, 3, 4)\nb = torch.zeros(3)\nc = torch.ones(50, 50)\nd = torch.zeros(0)\n"
    )
    assert [is_tabled(found.named(name).value) for name in "abcd"] == [True, False, True, False]
    assert read([tensor_line(found.named("a").value, "blue")]) == ":blue[(2, 3, 4), 0 … 23]"
    assert read([tensor_line(found.named("c").value, "blue")]) == ":blue[(50, 50), 1 … 1]"


# Acceptance rows L2 to L4: a dot product, a matrix times a vector, a matrix times a matrix, cell by cell.
@pytest.mark.parametrize(
    ("body", "value", "lines"),
    [
        pytest.param(
            "y = torch.dot(torch.arange(4.), torch.ones(4))\n", 6.0,
            [r"0 \cdot 1 + 1 \cdot 1 + 2 \cdot 1 + 3 \cdot 1 = 6"], marks=pytest.mark.acceptance("L2"),
        ),
        pytest.param(
            "A = torch.arange(6.).reshape(2, 3)\ny = A @ torch.full((3,), 3.)\n", [9.0, 36.0],
            [r"0 \cdot 3 + 1 \cdot 3 + 2 \cdot 3 = 9", r"3 \cdot 3 + 4 \cdot 3 + 5 \cdot 3 = 36"],
            marks=pytest.mark.acceptance("L3"),
        ),
        pytest.param(
            "A = torch.arange(6.).reshape(2, 3)\nB = torch.tensor([[2., 2.], [1., 1.], [0., 0.]])\ny = A.mm(B)\n",
            [[1.0, 1.0], [10.0, 10.0]],
            [r"0 \cdot 2 + 1 \cdot 1 + 2 \cdot 0 = 1"] * 2 + [r"3 \cdot 2 + 4 \cdot 1 + 5 \cdot 0 = 10"] * 2,
            marks=pytest.mark.acceptance("L4"),
        ),
    ],
)  # fmt: skip
def test_products_of_the_course_are_worked_out_cell_by_cell(body: str, value: object, lines: list[str]) -> None:
    found = trace(body)
    node = found.named("y")
    assert node.value.tolist() == value
    assert [worked(found, node, cell) for cell in range(node.value.numel)] == lines


# Acceptance row H2: (1, n) = (1, k)(k, n) and (m, n) = (m, k)(k, n), each factor a local Jacobian in numerator layout.
@pytest.mark.acceptance("H2")
def test_the_vector_chain_rule_is_a_product_of_local_jacobians() -> None:
    found = trace(
        "x = torch.tensor([1., 2., 3.], requires_grad=True)\nA = torch.tensor([[1., 2., 0.], [0., 1., 1.]])\n"
        "u = A @ x\ns = torch.sin(u)\ny = torch.dot(s, torch.tensor([1., 2.]))\ny.backward()\n"
    )
    u, s, y = (found.named(name) for name in "usy")
    factors = [found.local_jacobian(y.index, 0), found.local_jacobian(s.index, 0), found.local_jacobian(u.index, 1)]
    shapes = [layout_shape(one.output_shape, one.operand_shape, "numerator") for one in factors]
    assert shapes == [(1, 2), (2, 2), (2, 3)]
    product = factors[0].value.array() @ factors[1].value.array() @ factors[2].value.array()
    assert product == pytest.approx(found.passes[0].adjoints[found.named("x").index].array(), rel=1e-6)


def test_only_what_autograd_sends_is_said_to_be_sent() -> None:
    """X needs no gradient, so torch multiplies nothing for it; M was computed before it became a leaf."""
    run = trace("X = torch.ones(2, 3)\nM = 2 * torch.ones(3, 1)\nM.requires_grad_()\nY = X @ M\nY.sum().backward()\n")
    product = run.named("Y")
    assert r"It would send back" in read(rule_lines(run, product, 0))
    assert r"It sends back" in read(rule_lines(run, product, 1))
    assert "It would send back" in read(rule_lines(run, run.named("M"), 0))
    cut = trace("x = torch.ones(2, requires_grad=True)\nh = x * 3\nz = (h.detach() * x).sum()\nz.backward()\n")
    assert "It would send back" in read(rule_lines(cut, cut.named("h"), 0, cut.passes[0]))


def test_two_tensors_of_one_name_are_told_apart() -> None:
    run = trace("x = torch.ones(2, requires_grad=True)\nx = x * 3\nx.sum().backward()\n")
    assert pair_names(run.nodes[1], run.nodes[0]) == ("x (v₁)", "x (v₀)")
    assert read(rule_lines(run, run.nodes[1], 0)).startswith(r"$\frac{\partial x_{(1)}}{\partial x_{(0)}} = 3$")


def test_a_comparison_is_written_as_python_writes_it() -> None:
    run = trace("a = torch.tensor([1., 2.])\nsame = a == 2\nother = 2 != a\n")
    assert [(run.named(name).operation, formula_text(run, run.named(name))) for name in ("same", "other")] == [
        ("eq", "same = a == 2"), ("ne", "other = a != 2"),
    ]  # fmt: skip


def test_what_torchs_own_python_adds_to_a_call_is_not_shown() -> None:
    run = trace("import torch.nn.functional as F\nx = torch.ones(2, 3)\np = F.softmax(x, dim=-1)\n")
    assert formula_text(run, run.named("p")) == "p = softmax(x, dim=-1)"


def test_a_view_that_is_read_anew_is_not_called_equal_to_its_base() -> None:
    """row is b[0], of three cells; b has six."""
    run = trace("b = torch.ones(2, 3) * 2\nrow = b[0]\nb += 1\nz = row * 2\n")
    (again,) = [one for one in run.nodes if one.operation == "re-view" and "row" in one.names]
    assert formula_text(run, again) == "row ← b" and formula_lines(run, again, None) == []


def test_no_name_of_a_derivative_stands_above_nothing() -> None:
    """What is said of the base and of the written view is the same: it stands beneath both."""
    run = trace("w = torch.ones(2, 3, requires_grad=True)\nb = w * 2\nrow = b[0]\nrow.mul_(10)\nb.sum().backward()\n")
    (back,) = [one for one in run.nodes if one.operation == "write-back"]
    told = details(run, back.index, 0)
    (rules,) = [read(one.lines).split("\n") for one in told.sections if one.kind == "rule"]
    names = [place for place, one in enumerate(rules) if one.startswith("∂")]
    assert len(names) == 2 and names[1] - names[0] > 1 and names[1] < len(rules) - 1
