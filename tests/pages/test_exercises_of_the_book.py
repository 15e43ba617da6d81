"""The book's own exercises of its sections 2.4 and 2.5, solved on the page: the numbers of acceptance section 22."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.test_exercises_page import accepted, filled, line, opened, picked, program, refused, sent
from viz.exercises.catalogue import BY_KEY, EXERCISES


def expected_cells(app: AppTest) -> list[float]:
    """Return what is drawn as the right value, beside the answer's."""
    (grid,) = [one for one in sent(app, "board")["grids"] if one["title"] == "Expected"]
    return [float(cell.replace("−", "-")) for cell in grid["cells"]]


def ticked(app: AppTest, *places: int) -> AppTest:
    texts = [one.text for one in BY_KEY["price-of-the-second"].asked.options]  # pyright: ignore
    for box in app.checkbox:
        if box.label in texts:
            box.set_value(texts.index(box.label) in places)
    app.run()
    return next(one for one in app.button if one.label == "Check").click().run()


def test_the_slope_of_a_cube_less_a_reciprocal_is_4() -> None:
    app = line(opened(exercise="tangent-slope"), "2")
    assert "that of −1/x is +1/x²" in refused(app)
    assert accepted(line(app, "4"))


def test_the_tangent_is_a_line_through_the_point() -> None:
    app = program(opened(exercise="tangent-line"), "def tangent(a, x):\n    return (3 * a ** 2 + 1 / a ** 2) * x\n")
    assert expected_cells(app) == [-4, 0, 4]  # at x = 0, 1, 2 the line through (1, 0) with the slope 4
    assert accepted(program(app, "def tangent(a, x):\n    return a**3 - 1/a + (3 * a**2 + a**-2) * (x - a)\n"))


def test_the_gradient_at_1_0_is_6_5() -> None:
    app = program(opened(exercise="gradient-of-two"), "def gradient(x):\n    return 3 * x\n")
    assert expected_cells(app) == [6, 5]
    right = "def gradient(x):\n    return torch.stack([6 * x[0], 5 * torch.exp(x[1])])\n"
    assert accepted(program(app, right))


def test_the_gradient_of_the_norm_is_x_over_its_norm() -> None:
    app = program(opened(exercise="gradient-of-norm"), "def gradient(x):\n    return 2 * x\n")
    assert "squared length" in refused(app)
    assert accepted(program(app, "def gradient(x):\n    return x / (x * x).sum().sqrt()\n"))


def test_at_zero_the_norm_gives_0_and_the_root_of_the_sum_nan() -> None:
    app = picked(opened(exercise="norm-at-zero"), "`[0, 0]` for both")
    assert "slope at 0 is infinite" in refused(app)
    assert accepted(picked(app, "`[0, 0]` for the first"))


def test_the_chain_rule_adds_the_three_ways() -> None:
    app = program(opened(exercise="three-ways-to-u"), "def chain(f_grad, J):\n    return f_grad[0] * J[0]\n")
    assert "only the way through x" in refused(app) and expected_cells(app) == [31, 32]
    assert accepted(program(app, "def chain(f_grad, J):\n    return f_grad @ J\n"))


def test_a_second_derivative_costs_more_for_three_reasons() -> None:
    app = ticked(opened(exercise="price-of-the-second"), 0, 1, 3)
    assert "never uses differences" in refused(app)
    assert accepted(ticked(app, 0, 1, 2))


def test_backward_twice_is_an_error() -> None:
    app = picked(opened(exercise="backward-twice"), "Nothing")
    assert "a pass of its own" in refused(app)
    assert accepted(picked(app, "An error: “Trying to backward through the graph a second time”"))


def test_control_flow_of_a_vector() -> None:
    start = BY_KEY["control-flow-of-a-vector"].asked.starter  # pyright: ignore
    app = program(opened(exercise="control-flow-of-a-vector"), start.replace("...", "d.mean().backward()"))
    assert "You took the mean" in refused(app)
    assert accepted(program(app, start.replace("...", "d.sum().backward()")))


def test_the_derivative_of_sin_without_cos() -> None:
    start = "def derivative_of_sin(x):\n    x = x.clone().requires_grad_()\n"
    start += "    torch.sin(x).{}.backward()\n    return x.grad\n"
    app = program(opened(exercise="sine-without-cosine"), start.format("mean()"))
    assert "You took the mean" in refused(app)
    assert accepted(program(app, start.format("sum()")))


def test_the_graph_of_log_times_sin_forwards_and_backwards() -> None:
    boxes = {
        "s_value": "4", "l_value": "1.386294", "n_value": "0.909297", "p_value": "1.260554", "r_value": "0.5",
        "f_value": "1.760554", "p_adjoint": "1", "r_adjoint": "1", "l_adjoint": "0.909297", "n_adjoint": "1.386294",
        "s_adjoint": "0.227324",
    }  # fmt: skip
    app = filled(opened(exercise="log-sin-graph"), **boxes, x_adjoint="0.332395")
    assert "two ways only" in refused(app)
    assert accepted(filled(app, **boxes, x_adjoint="0.082395"))


def test_each_exercise_of_section_22_is_there() -> None:
    assert sum("§22" in exercise.rows for exercise in EXERCISES) >= 14
