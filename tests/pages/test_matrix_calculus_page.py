"""The matrix calculus page without a browser: what it sends to its pictures, and what it says."""

from __future__ import annotations

import itertools
from typing import Any

import numpy
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import component_messages
from tests.pages.opening import page_opened
from viz.matrix.functions import COURSE
from viz.matrix.identities import IDENTITIES
from viz.matrix.layouts import LAYOUTS, ONE
from viz.widgets.matrix import matrix_choices as choices


def opened(**chosen: Any) -> AppTest:
    return page_opened("matrix_calculus", chosen, language="en")


def sent(app: AppTest, name: str) -> Any:
    """Return what the widget of a name got; None where it is not shown."""
    found = component_messages.sent(app, name)
    return found[0] if found else None


def said(app: AppTest) -> str:
    """Return all sentences of the page."""
    kinds = ("markdown", "caption", "info", "warning", "error", "success")
    found: list[Any] = [one for kind in kinds for one in app.get(kind)]
    return "\n".join(str(one.value) for one in found)


def shown_shape(app: AppTest) -> list[int]:
    picture = sent(app, "derivative")
    return picture["ways"][picture["layout"]]["shape"]


def placed(app: AppTest) -> Any:
    """Return torch's numbers as they stand in the layout that is shown, in nested lists."""
    picture = sent(app, "derivative")
    way, output, inputs = picture["ways"][picture["layout"]], picture["output"]["shape"], picture["inputs"]["shape"]
    numbers = numpy.array([float(one.replace("−", "-")) for one in picture["entries"]]).reshape(*output, *inputs)
    axes = [one["source"] for one in way["axes"] if one["source"] != ONE]
    return numbers.transpose(axes).reshape(way["shape"]).tolist()


# Acceptance rows F1 to F9: the map opens each, with the course's value and derivative.
@pytest.mark.parametrize(
    ("key", "value", "entries", "numerator"),
    [
        pytest.param(*case, marks=pytest.mark.acceptance(case[0]))
        for case in [
            ("F1", ["4"], ["1"], [1]),
            ("F2", ["44"], ["10", "12", "18"], [1, 3]),
            ("F3", ["441"], ["2", "8", "18", "32", "50", "72"], [2, 3]),
            ("F4", ["3", "5", "13"], ["1", "2", "12"], [3, 1]),
            ("F5", ["6", "11", "7"], ["1", "1", "1", "2", "2", "2", "2", "2", "1"], [3, 3]),
            ("F6", ["21", "23", "24"], ["1"] * 6 + ["3", "2"] + ["1"] * 4 + ["4", "2"] + ["1"] * 4, [3, 2, 3]),
            ("F7", ["3", "6", "5", "9", "9", "17"], ["1", "2", "4", "8", "12", "24"], [3, 2]),
            ("F8", ["7", "9", "9", "8", "10", "11"], list("211112112121321122"), [3, 2, 3]),
            ("F9", ["21", "22", "23", "24", "25", "26"], None, [3, 2, 2, 3]),
        ]
    ],
)
def test_the_courses_functions_stand_on_the_page(key: str, value: Any, entries: Any, numerator: list[int]) -> None:
    app = opened(example=key)
    picture = sent(app, "derivative")
    assert picture["output"]["cells"] == value
    assert shown_shape(app) == numerator
    if entries is not None:
        assert picture["entries"] == entries
    else:
        assert [picture["entries"][at] for at in range(0, 36, 6)] == ["1", "2", "3", "4", "5", "6"]
        assert picture["count"] == "(3 × 2) × (3 × 2) = 36 partial derivatives"
    assert picture["agree"] == [True, True]
    cells = sent(app, "matrix_map")["cells"]
    chosen = [(row, column) for row in range(3) for column in range(3) if cells[row][column]["chosen"]]
    assert chosen == [divmod(COURSE.index(next(one for one in COURSE if one.key == key)), 3)]


VECTOR = "x = torch.tensor([1., 2., 3.])\n\ndef f(x):\n    return "
TALL = "A = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])\n"
WIDE = "A = torch.tensor([[1., 2., 3.], [4., 5., 6.]])\n"


# The numbers of docs/acceptance.md, rows I1 to I3: the rule's function typed as a learner would, run, and on the page.
@pytest.mark.parametrize(
    ("text", "numerator"),
    [
        pytest.param(VECTOR + "x.sum()\n", [[1, 1, 1]], marks=pytest.mark.acceptance("I1")),
        pytest.param(VECTOR + "x.norm()**2\n", [[2, 4, 6]], marks=pytest.mark.acceptance("I1")),
        pytest.param(
            VECTOR + "torch.dot(x**2, torch.sin(x))\n", [[2.2232, 1.9726, -8.0632]], marks=pytest.mark.acceptance("I2")
        ),
        pytest.param(VECTOR + "x\n", [[1, 0, 0], [0, 1, 0], [0, 0, 1]], marks=pytest.mark.acceptance("I3")),
        pytest.param(WIDE + VECTOR + "A @ x\n", [[1, 2, 3], [4, 5, 6]], marks=pytest.mark.acceptance("I3")),
        pytest.param(TALL + VECTOR + "x @ A\n", [[1, 3, 5], [2, 4, 6]], marks=pytest.mark.acceptance("I3")),
        pytest.param(TALL + VECTOR + "x @ A\n", [[1, 3, 5], [2, 4, 6]], marks=pytest.mark.acceptance("K2")),
        pytest.param(VECTOR + "x * 0 + 7\n", [[0] * 3] * 3, marks=pytest.mark.acceptance("I3")),
        pytest.param(VECTOR + "7 * x**2\n", [[14, 0, 0], [0, 28, 0], [0, 0, 42]], marks=pytest.mark.acceptance("I3")),
        pytest.param(WIDE + VECTOR + "A @ x**2\n", [[2, 8, 18], [8, 20, 36]], marks=pytest.mark.acceptance("I3")),
        pytest.param(
            VECTOR + "x**2 + torch.sin(x)\n",
            [[2.5403, 0, 0], [0, 3.5839, 0], [0, 0, 5.0100]],
            marks=pytest.mark.acceptance("I3"),
        ),
        pytest.param(VECTOR + "(x * 0).sum() + 7\n", [[0, 0, 0]], marks=pytest.mark.acceptance("I1")),
        pytest.param(VECTOR + "7 * (x**2).sum()\n", [[14, 28, 42]], marks=pytest.mark.acceptance("I1")),
        pytest.param(
            VECTOR + "(x**2).sum() + torch.sin(x).sum()\n",
            [[2.5403, 3.5839, 5.0100]],
            marks=pytest.mark.acceptance("I2"),
        ),
        # uv with u = x · x = 14 and v = sin 1 + sin 2 + sin 3 = 1.8919: (∂u)v + (∂v)u.
        pytest.param(
            VECTOR + "(x**2).sum() * torch.sin(x).sum()\n",
            [[11.3480, 1.7416, -2.5084]],
            marks=pytest.mark.acceptance("I2"),
        ),
        # Rows T5 and T12: all of y = x · x by x, where backward() alone is refused.
        pytest.param(
            "x = torch.arange(4.)\n\ndef f(x):\n    return x * x\n",
            [[0, 0, 0, 0], [0, 2, 0, 0], [0, 0, 4, 0], [0, 0, 0, 6]],
            marks=pytest.mark.acceptance("T5", "T12"),
        ),
    ],
)
@pytest.mark.parametrize("layout", ["numerator", "denominator"])
def test_a_rule_is_run_and_its_numbers_stand_in_both_layouts(layout: str, text: str, numerator: list[Any]) -> None:
    app = opened(text=text, layout=layout)
    wanted = numerator if layout == "numerator" else [list(column) for column in zip(*numerator, strict=True)]
    assert placed(app) == [[pytest.approx(one, rel=1e-3) for one in row] for row in wanted]
    assert sent(app, "derivative")["agree"][0]


# ⟨u, v⟩ with u = x², v = sin x: uᵀ∂v + vᵀ∂u, both ways.
@pytest.mark.acceptance("I2")
def test_the_rule_of_the_inner_product_is_judged_as_it_is_typed() -> None:
    app = opened(text=VECTOR + "torch.dot(x**2, torch.sin(x))\n", candidate="x**2 * torch.cos(x)")
    assert "Right, at" not in said(app)
    app.text_input(key=choices.CANDIDATE.key).set_value("x**2 * torch.cos(x) + torch.sin(x) * 2 * x").run()
    assert "Right, at 5 of 5 random points." in said(app)


# Row G6: [2x₁ + x₂, x₁ + x₃, x₂] at (1, 2, 3), where f = 9.
@pytest.mark.acceptance("G6")
@pytest.mark.parametrize(("layout", "shape"), [("numerator", [1, 3]), ("denominator", [3, 1])])
def test_a_gradient_has_its_formulas_as_a_row_and_as_a_column(layout: str, shape: list[int]) -> None:
    app = opened(text=VECTOR + "x[0]**2 + x[0]*x[1] + x[1]*x[2]\n", layout=layout)
    picture = sent(app, "derivative")
    assert picture["output"]["cells"] == ["9"] and picture["entries"] == ["4", "4", "2"]
    assert shown_shape(app) == shape
    assert [one.replace(" ", "") for one in picture["formulas"]] == ["2x_{1}+x_{2}", "x_{1}+x_{3}", "x_{2}"]


@pytest.mark.acceptance("K5", "K6", "F10")
def test_torchs_gradient_is_the_transpose_of_the_numerator_layout_and_matrices_give_four_axes() -> None:
    """Row F3's gradient is [[2, 8], [18, 32], [50, 72]]; F9 has 6 · 6 numbers, in layout (m, l, k, n)."""
    assert placed(opened(example="F3")) == [[2, 18, 50], [8, 32, 72]]
    app = opened(example="F9")
    assert shown_shape(app) == [3, 2, 2, 3]
    assert len(sent(app, "derivative")["entries"]) == 36
    assert placed(app)[0][0] == [[1, 1, 1], [1, 1, 1]] and placed(app)[2][1] == [[6, 1, 1], [1, 1, 1]]


@pytest.mark.acceptance("K3")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_map_follows_the_layout_and_the_sizes(layout: str) -> None:
    app = opened(layout=layout, n=4, k=5, m=2, l=3)
    texts = [
        ["(" + ", ".join(part["text"] for part in cell["parts"]) + ")" for cell in row]
        for row in sent(app, "matrix_map")["cells"]
    ]
    assert texts == {
        "numerator": [["(1)", "(1, 4)", "(5, 4)"], ["(2, 1)", "(2, 4)", "(2, 5, 4)"],
                      ["(2, 3)", "(2, 3, 4)", "(2, 3, 5, 4)"]],
        "denominator": [["(1)", "(4, 1)", "(4, 5)"], ["(1, 2)", "(4, 2)", "(4, 5, 2)"],
                        ["(3, 2)", "(4, 3, 2)", "(4, 5, 3, 2)"]],
        "mixed": [["(1)", "(4, 1)", "(4, 5)"], ["(2, 1)", "(2, 4)", "(2, 4, 5)"],
                  ["(2, 3)", "(2, 3, 4)", "(2, 3, 4, 5)"]],
        "torch": [["()", "(4)", "(4, 5)"], ["(2)", "(2, 4)", "(2, 4, 5)"],
                  ["(2, 3)", "(2, 3, 4)", "(2, 3, 4, 5)"]],
    }[layout]  # fmt: skip


@pytest.mark.acceptance("K4")
def test_in_torchs_order_the_derivative_has_the_outputs_axes_then_the_inputs() -> None:
    """The nine functions of the map at n, k, m, l = 4, 5, 2, 3, run: the shape is torch's own."""
    shapes = [[(), (4,), (4, 5)], [(2,), (2, 4), (2, 4, 5)], [(2, 3), (2, 3, 4), (2, 3, 4, 5)]]
    app = opened()
    for output, inputs in itertools.product(range(3), range(3)):
        key = f"cell-{output}{inputs}-4523"
        app.session_state[choices.EXAMPLE.key] = key
        app.session_state[choices.LAYOUT.key] = "torch"
        app.session_state[choices.TEXT.key] = choices.example_text(key)
        app.run()
        assert not app.exception
        assert tuple(shown_shape(app)) == shapes[output][inputs], key
        assert sent(app, "derivative")["agree"][0], key


def test_another_size_opens_the_same_cell_in_that_size() -> None:
    app = opened()
    app.selectbox(key=choices.SIZES["n"].key).set_value(5).run()
    assert not app.exception
    assert app.session_state[choices.EXAMPLE.key] == "cell-11-5232"
    assert shown_shape(app) == [3, 5]
    app.selectbox(key=choices.SIZES["n"].key).set_value(3).run()
    assert app.session_state[choices.EXAMPLE.key] == "F5"


def test_the_page_shows_the_program_that_it_ran() -> None:
    app = opened(example="F3")
    assert sent(app, "code_editor")["source"] == next(one for one in COURSE if one.key == "F3").text
    assert "torch.autograd.functional.jacobian(f, X)" in choices.example_text("F3") + _whole(app)


def _whole(app: AppTest) -> str:
    app.session_state["matrix-program"] = True
    app.run()
    return "\n".join(code.value for code in app.code)


ROWS = {
    f"rule-{name}": row
    for row, names in [
        ("I1", "constant multiple sum square"),
        ("I2", "u-plus-v product inner"),
        ("I3", "vector-constant identity Ax xA au Au vector-sum"),
    ]
    for name in names.split()
}
"""The course's own rules, by key."""


@pytest.fixture(scope="module")
def side() -> AppTest:
    """One session for all identities; their formulas are written in torch's order of axes."""
    return opened(side="identities", layout="torch")


# 52 gradients, 15 Jacobians, differentials and Hessians, 15 rules of the course: opened from the list, each agrees with
# torch, with differences and, where SymPy is sound, with symbols; who types its formula is told that it is right.
@pytest.mark.parametrize(
    "one",
    [
        pytest.param(one, id=one.key, marks=[pytest.mark.acceptance(ROWS[one.key])] if one.key in ROWS else [])
        for one in IDENTITIES
    ],
)
def test_an_identity_opens_with_its_three_checks_and_is_right_when_typed(side: AppTest, one: Any) -> None:
    key = f"{one.key}-2"
    side.session_state[choices.EXAMPLE.key] = key
    side.session_state[choices.TEXT.key] = choices.example_text(key)
    side.session_state[choices.CANDIDATE.key] = one.claim
    side.run()
    assert not side.exception, side.exception
    listed = sent(side, "identity_list")
    assert listed["chosen"] == one.key
    assert sum(len(group["identities"]) for group in listed["groups"]) == len(IDENTITIES)
    assert sent(side, "derivative")["agree"] == [True, True if one.symbols else None]
    assert one.claim in said(side)
    assert "Right, at 5 of 5 random points." in said(side)


def test_identities_follow_the_layout() -> None:
    for layout, derivative in (("numerator", "X^{-1}"), ("denominator", r"X^{-\top}"), ("torch", r"X^{-\top}")):
        listed = sent(opened(layout=layout, side="identities"), "identity_list")
        rows = {row["key"]: row["derivative"] for group in listed["groups"] for row in group["identities"]}
        assert rows["logdet"] == derivative
        assert rows["Ax"] == (r"A^\top" if layout == "denominator" else "A")


@pytest.mark.acceptance("I1", "I2", "I3")
@pytest.mark.parametrize(
    ("key", "layout", "derivative"),
    [
        ("rule-sum", "numerator", r"\mathbf 1^\top"),
        ("rule-square", "numerator", r"2x^\top"),
        ("rule-constant", "numerator", r"\mathbf 0^\top"),
        ("rule-xA", "numerator", r"A^\top"),
        ("rule-identity", "numerator", "I"),
        ("rule-Ax", "denominator", r"A^\top"),
    ],
)
def test_the_courses_rules_are_listed_as_the_course_writes_them(key: str, layout: str, derivative: str) -> None:
    listed = sent(opened(layout=layout, side="identities"), "identity_list")
    rows = {row["key"]: row["derivative"] for group in listed["groups"] for row in group["identities"]}
    assert rows[key] == derivative


@pytest.mark.parametrize(
    ("candidate", "sentence"),
    [
        ("(B + B.T) @ x", "Right, at 5 of 5 random points."),
        ("（B + B.T）@ x", "Right, at 5 of 5 random points."),  # as a Chinese keyboard writes it
        ("B @ x", "A term is missing: + `B.T @ x`"),
        ("2 * B @ x", "Right only where `B` is symmetric"),
        ("-(B + B.T) @ x", "The sign is wrong"),
        ("(B + B.T) @ x / 2", "2 times this formula is right"),
        ("x =", "Python cannot read this formula"),
        ("B @ z", "There is no variable"),
    ],
)
def test_a_formula_is_judged_on_the_page(candidate: str, sentence: str) -> None:
    app = opened(example="quadratic-4")
    app.text_input(key=choices.CANDIDATE.key).set_value(candidate).run()
    assert not app.exception
    assert sentence in said(app)


@pytest.mark.parametrize(
    ("text", "sentence", "line"),
    [
        ("x = torch.tensor（[1., 2.])\n\ndef f(x):\n    return x * x\n", "is a full-width character", 1),
        ("x = torch.tensor([1., 2.])\n\ndef f(x)\n    return x * x\n", "A colon is missing here.", 3),
    ],
)
def test_a_text_that_python_cannot_read_is_told_why_and_mended_in_place(text: str, sentence: str, line: int) -> None:
    app = opened(text=text)
    assert sentence in said(app) and f"Line {line}:" in said(app)
    editor = sent(app, "code_editor")
    assert [mark["line"] for mark in editor["marks"]] == [line]
    assert [repair["line"] for repair in editor["repairs"]] == [line]


def test_a_formula_for_ones_own_function_is_judged_too() -> None:
    text = "x = torch.tensor([1., 2.])\n\ndef f(x):\n    return (x**3).sum()\n"
    app = opened(text=text, candidate="x**2")
    assert "3 times this formula is right" in said(app)


def test_predict_first_hides_shape_and_numbers_until_answered() -> None:
    app = opened(predict=True)
    picture = sent(app, "derivative")
    assert picture["hidden"] == "all" and set(picture["entries"]) == {"?"} and not picture["formulas"]
    assert [part["text"] for part in sent(app, "matrix_map")["cells"][1][1]["parts"]] == ["?"]
    shapes: Any = next(one for one in app.get("button_group") if "Which shape" in one.proto.label)
    shapes.set_value((3, 3)).run()
    assert sent(app, "derivative")["hidden"] == "numbers"
    assert "Right: (3, 3)." in said(app)
    next(one for one in app.number_input if "Which number" in one.label).set_value(2.0).run()
    picture = sent(app, "derivative")
    assert picture["hidden"] == "" and picture["entries"][0] == "1"
    assert "Right: 2." in said(app)
    turned: Any = next(one for one in app.get("button_group") if "A or Aᵀ" in one.proto.label)
    turned.set_value("Aᵀ").run()
    assert "A: entry [i, j]" in said(app)
    assert not app.exception


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write a tensor and a function of it"),
        ("x = torch.tensor(1.)\n", "no function named f"),
        ("def f(x):\n    return x\n", "f takes `x`, but no tensor of that name"),
        ("x = torch.ones(2, 2, 2)\ndef f(x):\n    return x.sum()\n", "up to two axes"),
        ("x = torch.ones(3)\ndef f(x):\n    return 7\n", "f must take a tensor and return one."),
        ("x = torch.ones(2, 3)\ndef f(x):\n    return x @ x\n", "**Line 3:**"),
        ("x = torch.ones(1000)\ndef f(x):\n    return x.repeat(1000)\n", "Too many partial derivatives to draw"),
        ("x = torch.ones(0)\ndef f(x):\n    return x.sum()\n", "A tensor without entries"),
    ],
)
def test_bad_input_gets_one_sentence_and_the_page_stays(text: str, sentence: str) -> None:
    app = opened(text=text)
    assert sentence in said(app)
    assert sent(app, "matrix_map") is not None and sent(app, "code_editor")["source"] == text
    assert sent(app, "derivative") is None


def test_a_mistake_is_marked_at_its_line_in_the_editor() -> None:
    app = opened(text="x = torch.ones(2, 3)\ndef f(x):\n    return x @ x\n")
    editor = sent(app, "code_editor")
    assert [(mark["kind"], mark["line"]) for mark in editor["marks"]] == [("wrong", 3)]
    assert {repair["line"] for repair in editor["repairs"]} == {3}


def test_a_sentence_counts_the_lines_of_the_editor() -> None:
    app = opened(text="x = torch.ones(2)\ndef f(x):\n    while True:\n        x = x * 2\n")
    (mark,) = sent(app, "code_editor")["marks"]
    assert "the loop of line 3 never ends" in mark["sentence"]
    assert "the loop of line 3 never ends" in said(app).replace("\\", "")


def test_a_derivative_that_is_cut_is_said_to_be_no_slope() -> None:
    """By hand: f is 2x and torch's Jacobian 0, so each of the diagonal's differences is 2, and the gap 2t‖dX‖."""
    app = opened(text="x = torch.tensor([1., 2., 3.])\ndef f(x):\n    return x.detach() * 2\n")
    derivative = sent(app, "derivative")
    assert derivative["off"] == [0, 4, 8] and not derivative["agree"][0]
    assert "3 of 9 numbers of torch are not the slope of f" in derivative["words"]["off"]
    found = sent(section(app, "Small steps: dY = J·dX"), "small_step")["steps"]
    assert {(one["ratio"], one["falls"]) for one in found[1:]} == {("2.00", "step")}


def test_a_damaged_link_opens_the_first_function() -> None:
    for chosen in ({"example": "F10"}, {"n": 9}, {"layout": "sideways"}, {"example": "no-such-7"}):
        app = opened(**chosen)
        assert "This link is damaged" in said(app)
        assert sent(app, "derivative")["output"]["cells"] == ["6", "11", "7"]


def section(app: AppTest, name: str) -> AppTest:
    app.session_state[choices.SECTION] = name
    app.run()
    assert not app.exception, app.exception
    return app


def test_small_steps_are_sent_with_their_gaps() -> None:
    app = section(opened(), "Small steps: dY = J·dX")
    found = sent(app, "small_step")["steps"]
    assert [(one["ratio"], one["falls"]) for one in found[1:5]] == [("4.00", "square")] * 4
    assert [entry["name"] for entry in found[0]["entries"]] == ["output[0]", "output[1]", "output[2]"]


def test_a_gap_of_the_third_power_is_not_said_to_fall_with_the_square() -> None:
    app = section(opened(text="x = torch.zeros(2)\ndef f(x):\n    return x**3\n"), "Small steps: dY = J·dX")
    found = sent(app, "small_step")["steps"]
    assert {(one["ratio"], one["falls"]) for one in found[1:6]} == {("8.00", "faster")}


@pytest.mark.acceptance("H2", "H5")
def test_a_chain_is_drawn_with_shapes() -> None:
    app = section(opened(), "Chain rule")
    made = sent(app, "jacobian_chain")
    assert [(one["rows"], one["columns"]) for one in made["links"]] == [(1, 2), (2, 3)]
    assert made["product"]["cells"] == ["10", "18", "2"] and made["sums"][0] == "10·1 + (−2)·0"
    assert "`(1, 3) = (1, 2)(2, 3)`" in said(app)
    assert "The product is torch's own derivative of `y` by `x`." in said(app)
    assert "hundreds of such layers" in said(app)
    for key, told, links in (
        ("scalar-scalar-vector", "`(1, 3) = (1, 1)(1, 3)`", [(1, 1), (1, 3)]),
        ("vector-vector-vector", "`(4, 3) = (4, 2)(2, 3)`", [(4, 2), (2, 3)]),
    ):
        app.selectbox(key=choices.CHAIN.key).set_value(key).run()
        assert told in said(app)
        assert [(one["rows"], one["columns"]) for one in sent(app, "jacobian_chain")["links"]] == links
        assert "The product is torch's own derivative of `y` by `x`." in said(app)
    app.selectbox(key=choices.CHAIN.key).set_value("layers").run()
    assert "(1, 4)(4, 4)(4, 3)" in said(app)


def test_vec_is_a_kronecker_product() -> None:
    app = section(opened(example="cell-22-3243"), "vec, ⊗")
    assert "It is the Kronecker product" in said(app)
    assert "(12, 6)" in said(app)


def test_a_hessian_is_shown_for_a_scalar_function_only() -> None:
    app = section(opened(example="F2"), "Hessian")
    assert any(code.value.split() == ["2", "4", "0", "4", "4", "0", "0", "0", "6"] for code in app.code)
    assert "It is symmetric" in said(app)
    assert "open a cell of the map's first row" in said(section(opened(example="F5"), "Hessian"))


@pytest.mark.acceptance("E29", "E30", "E31", "E32", "K1", "K2", "K5", "K6", "F10")
def test_layouts_and_slips_are_explained() -> None:
    told = said(section(opened(), "Layouts and notes"))
    for one in (
        "- Numerator layout: `(2, 3)`", "- Denominator layout: `(3, 2)`", "A column is the **numerator** layout here",
        "a number y by a vector **x** is a row", "(m, l, n) is ∂**Y**/∂**x**", "They end in xₘ₁, x₁ₙ, xₘₙ",
        "the transpose of torch's `.grad`", "matrix by matrix has four, (m, l, k, n)", "m outputs × n inputs = m·n",
        "a row (1, n). A vector **y** by a number: a column (m, 1)",
    ):  # fmt: skip
        assert one in told
