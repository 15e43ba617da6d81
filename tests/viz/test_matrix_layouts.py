"""The shapes of derivatives in every layout, and the course's nine functions with their numbers (rows F, K, H2, V)."""

from __future__ import annotations

import itertools

import numpy
import pytest

from core import Trace, explore
from viz.matrix import chain as chains
from viz.matrix.entries import entry_formulas
from viz.matrix.functions import BY_KEY, COURSE, sized_example
from viz.matrix.layouts import LAYOUTS, axes_of, lettered, vec_axes, written, written_shape
from viz.matrix.picture import Picture, Undrawable, counted, picture, ways
from viz.matrix.program import (
    HEADER,
    Function,
    Unusable,
    derivative_program,
    hessian_program,
    read,
    step_program,
    vec_program,
)
from viz.matrix.questions import asked_entry, entry_right, shape_options, transpose_answer
from viz.matrix.steps import steps

RANKS = [(output, inputs) for output in range(3) for inputs in range(3)]


def opened(text: str) -> tuple[Function, Trace, Picture]:
    function = read(text)
    trace = explore(derivative_program(function))
    return function, trace, picture(trace, function)


# Row K3, and its transposes; K1 and K6 are rows of the same table.
@pytest.mark.acceptance("K1", "K3", "K6", "E29", "E30", "E31")
@pytest.mark.parametrize(
    ("layout", "table"),
    [
        ("numerator", [["(1)", "(1,n)", "(k,n)"], ["(m,1)", "(m,n)", "(m,k,n)"], ["(m,l)", "(m,l,n)", "(m,l,k,n)"]]),
        ("denominator", [["(1)", "(n,1)", "(n,k)"], ["(1,m)", "(n,m)", "(n,k,m)"], ["(l,m)", "(n,l,m)", "(n,k,l,m)"]]),
        ("torch", [["()", "(n)", "(n,k)"], ["(m)", "(m,n)", "(m,n,k)"], ["(m,l)", "(m,l,n)", "(m,l,n,k)"]]),
        ("mixed", [["(1)", "(n,1)", "(n,k)"], ["(m,1)", "(m,n)", "(m,n,k)"], ["(m,l)", "(m,l,n)", "(m,l,n,k)"]]),
    ],
)
def test_the_table_of_shapes(layout, table) -> None:
    found = [[f"({','.join(lettered(layout, output, inputs))})" for inputs in range(3)] for output in range(3)]
    assert found == table


@pytest.mark.acceptance("K4")
def test_torchs_order_is_torchs() -> None:
    wanted = [[(), (4,), (4, 5)], [(2,), (2, 4), (2, 4, 5)], [(2, 3), (2, 3, 4), (2, 3, 4, 5)]]
    for output, inputs in RANKS:
        _, trace, made = opened(sized_example(output, inputs, n=4, k=5, m=2, l=3).text)
        assert trace.named("jacobian").value.shape == wanted[output][inputs] == made.ways["torch"].shape
        assert made.agree[0]


@pytest.mark.acceptance("K2")
def test_from_three_numbers_to_two_both_layouts() -> None:
    assert written_shape("numerator", (2,), (3,)) == (2, 3)
    assert written_shape("denominator", (2,), (3,)) == (3, 2)


@pytest.mark.acceptance("K5", "E32")
def test_the_derivative_by_a_matrix_is_the_transpose_of_torchs_gradient() -> None:
    trace = explore(derivative_program(read(BY_KEY["F3"].text)))
    gradient = trace.named("jacobian").value.array()
    assert gradient.shape == (3, 2)  # as .grad
    assert written("numerator", gradient, 0).tolist() == gradient.T.tolist() == [[2, 18, 50], [8, 32, 72]]


@pytest.mark.parametrize(("output", "inputs"), RANKS)
def test_layouts_hold_the_same_numbers_in_another_order(output: int, inputs: int) -> None:
    lengths = (2, 3, 4, 5)[: output + inputs]
    jacobian = numpy.arange(numpy.prod(lengths)).reshape(lengths)
    for layout in LAYOUTS:
        found = written(layout, jacobian, output)
        assert found.shape == written_shape(layout, lengths[:output], lengths[output:])
        assert sorted(found.reshape(-1).tolist()) == sorted(jacobian.reshape(-1).tolist())
    numerator, denominator = (written(one, jacobian, output) for one in ("numerator", "denominator"))
    assert denominator.tolist() == numerator.transpose().tolist()
    # At most two axes run each way, so that rank four is a grid of grids; and only one for each place in a direction.
    for axes in (*(axes_of(one, output, inputs) for one in LAYOUTS), vec_axes(output, inputs)):
        places = [(axis.outer, axis.down) for axis in axes if axis.source >= 0]
        assert len(places) == len(set(places)) == output + inputs


# Rows F1 to F9: value and derivative, torch's order of axes.
NUMBERS = {
    "F1": (4, 1),
    "F2": (44, [10, 12, 18]),
    "F3": (441, [[2, 8], [18, 32], [50, 72]]),
    "F4": ([3, 5, 13], [1, 2, 12]),
    "F5": ([6, 11, 7], [[1, 1, 1], [2, 2, 2], [2, 2, 1]]),
    "F6": ([21, 23, 24], [[[1, 1]] * 3, [[3, 2], [1, 1], [1, 1]], [[4, 2], [1, 1], [1, 1]]]),
    "F7": ([[3, 6], [5, 9], [9, 17]], [[1, 2], [4, 8], [12, 24]]),
    "F8": (
        [[7, 9], [9, 8], [10, 11]],
        [[[2, 1, 1], [1, 1, 2]], [[1, 1, 2], [1, 2, 1]], [[3, 2, 1], [1, 2, 2]]],
    ),
}


@pytest.mark.parametrize(
    "key", [pytest.param(one.key, marks=pytest.mark.acceptance(one.key)) for one in COURSE if one.key != "F9"]
)
def test_the_courses_functions_have_the_courses_numbers(key: str) -> None:
    _, trace, made = opened(BY_KEY[key].text)
    value, derivative = NUMBERS[key]
    assert trace.named("output").value.tolist() == value
    assert trace.named("jacobian").value.tolist() == derivative
    assert made.agree == (True, True)
    assert (len(trace.named("output").value.shape), len(trace.named(read(BY_KEY[key].text).variable).value.shape)) == (
        BY_KEY[key].output,
        BY_KEY[key].inputs,
    )


@pytest.mark.acceptance("F9", "F10")
def test_matrix_by_matrix_has_36_numbers() -> None:
    _, trace, made = opened(BY_KEY["F9"].text)
    jacobian = trace.named("jacobian").value.array()
    assert trace.named("output").value.tolist() == [[21, 22], [23, 24], [25, 26]]
    assert jacobian.shape == (3, 2, 3, 2) and jacobian.size == 36 == len(made.entries)
    assert jacobian[:, :, 0, 0].tolist() == [[1, 2], [3, 4], [5, 6]]
    rest = numpy.delete(jacobian.reshape(6, 6), 0, axis=1)
    assert (rest == 1).all()
    assert counted(made) == "(3 × 2) × (3 × 2) = 36"


@pytest.mark.acceptance("F4", "F5", "F7")
def test_entries_have_the_courses_formulas() -> None:
    assert opened(BY_KEY["F4"].text)[2].formulas == ("1", "2", "6 x")
    assert opened(BY_KEY["F5"].text)[2].formulas == ("1", "1", "1", "2 x_{1}", "2", "2", "x_{2}", "x_{1} + 1", "1")
    assert opened(BY_KEY["F7"].text)[2].formulas == ("1", "2", "2 x", "4 x", "3 x^{2}", "6 x^{2}")


@pytest.mark.acceptance("F4", "E29")
def test_a_vector_by_a_number_is_a_column_in_the_numerator_layout() -> None:
    made = opened(BY_KEY["F4"].text)[2]
    assert made.ways["numerator"].shape == (3, 1)
    assert made.ways["denominator"].shape == (1, 3)
    assert all(axis.down for axis in made.ways["numerator"].axes if axis.source >= 0)


@pytest.mark.acceptance("V1", "V2", "V3")
@pytest.mark.parametrize(("at", "value"), [(1, 14), (2, 52)])
def test_symbolic_numeric_and_automatic_agree_on_a_polynomial(at: int, value: int) -> None:
    _, trace, made = opened(f"x = torch.tensor({at}.)\ndef f(x):\n    return 4*x**3 + x**2 + 3\n")
    assert made.formulas == ("12 x^{2} + 2 x",)
    assert trace.named("jacobian").value.tolist() == value == float(made.symbols[0])
    assert made.agree == (True, True)
    assert trace.named("differences").value.tolist() == pytest.approx(value, rel=1e-8)


def test_constants_and_variables_of_one_letter_are_told_apart() -> None:
    _, _, made = opened("x = torch.tensor([1., 2.])\nX = torch.eye(2)\ndef f(X):\n    return X @ x\n")
    assert made.agree == (True, True)
    assert made.formulas[:2] == ("x_{1}", "x_{2}")


def test_rank_four_of_5_4_5_4_is_drawn() -> None:
    _, trace, made = opened(sized_example(2, 2, n=5, k=4, m=5, l=4).text)
    assert len(made.entries) == 400 and made.agree[0]
    assert made.refused == "entries"  # no formula for so many entries
    assert made.ways["numerator"].shape == (5, 4, 4, 5)
    jacobian, a, b = (trace.named(name).value.array() for name in ("jacobian", "A", "B"))
    assert jacobian.tolist() == numpy.einsum("ik,lj->ijkl", a, b).tolist()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        ("def f(x:\n", "syntax"),
        ("x = torch.tensor(1.)\n", "function"),
        ("x = torch.tensor(1.)\ndef f():\n    return x\n", "parameters"),
        ("x = y = torch.tensor(1.)\ndef f(x, y):\n    return x * y\n", "parameters"),
        ("def f(x):\n    return x\n", "input"),
        ("x = 1\n" * 4_000, "long"),
    ],
)
def test_a_text_without_a_function_is_refused_by_name(text: str, problem: str) -> None:
    with pytest.raises(Unusable) as error:
        read(text)
    assert error.value.problem == problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x = torch.ones(2, 2, 2)\ndef f(x):\n    return x.sum()\n", "axes"),
        ("x = torch.ones(40)\ndef f(x):\n    return x.repeat(40)\n", "entries"),
        ("x = torch.ones(0)\ndef f(x):\n    return x.sum()\n", "empty"),
    ],
)
def test_what_cannot_be_drawn_is_told_by_name(text: str, problem: str) -> None:
    with pytest.raises(Undrawable) as error:
        opened(text)
    assert error.value.problem == problem


def test_a_function_of_integers_keeps_torchs_mistake() -> None:
    trace = explore(derivative_program(read("x = torch.tensor([1, 2])\ndef f(x):\n    return x.sum()\n")))
    assert trace.mistake is not None


# Small steps: the true change beside the linear one.
def test_the_gap_falls_with_the_square_of_the_step() -> None:
    function, _, made = opened(BY_KEY["F5"].text)
    found = steps(explore(step_program(function, "ones")), made)
    assert [one.length for one in found[:3]] == ["1", "0.5", "0.25"]
    # Both squares, of the second output and of the third, are missed by the square of the step.
    assert float(found[0].gap) == pytest.approx(2**0.5, rel=1e-3)
    assert {one.ratio for one in found[1:6]} == {"4.00"}
    assert found[0].entries[1].true == pytest.approx(7) and found[0].entries[1].linear == pytest.approx(6)


def test_a_linear_function_has_no_gap() -> None:
    function, _, made = opened(BY_KEY["F8"].text)
    assert {one.gap for one in steps(explore(step_program(function, "random")), made)} == {"0"}
    first = steps(explore(step_program(function, "first")), made)[0]
    assert [one.true for one in first.entries] == pytest.approx([2, 1, 1, 1, 3, 1])


def test_vec_of_a_product_is_a_kronecker_product() -> None:
    example = sized_example(2, 2, n=3, k=2, m=4, l=3)
    program = f"{vec_program(read(example.text))}\nkronecker = torch.kron(B.T.contiguous(), A)\n"
    trace = explore(program)
    found = trace.named("vec_jacobian").value
    assert found.shape == (12, 6)
    assert found.tolist() == trace.named("kronecker").value.tolist()
    # The picture's own arrangement of the same entries.
    _, main, made = opened(example.text)
    jacobian = main.named("jacobian").value.array()
    order = [axis.source for axis in made.ways["vec"].axes]
    assert jacobian.transpose(order).reshape(12, 6).tolist() == found.tolist()


def test_a_hessian_is_torchs() -> None:
    trace = explore(hessian_program(read(BY_KEY["F2"].text)))
    assert trace.named("hessian").value.tolist() == [[2, 4, 0], [4, 4, 0], [0, 0, 6]]


# Row H2: the three chain rules of the course, with shapes.
@pytest.mark.acceptance("H2")
@pytest.mark.parametrize(
    ("key", "shapes"),
    [
        ("scalar-scalar-vector", "(1, 3) = (1, 1)(1, 3)"),
        ("scalar-vector-vector", "(1, 3) = (1, 2)(2, 3)"),
        ("vector-vector-vector", "(4, 3) = (4, 2)(2, 3)"),
        ("layers", "(1, 3) = (1, 4)(4, 4)(4, 3)"),
    ],
)
def test_jacobians_of_a_chain_fit_and_give_the_whole(key: str, shapes: str) -> None:
    text = chains.EXAMPLES[key][1]
    names = chains.steps_of(explore(chains.plain_program(text)))
    trace = explore(chains.chain_program(text, names))
    made = chains.chain(trace, names)
    assert chains.shapes_told(made) == shapes
    assert made.equal
    product = trace.named("product").value.array()
    matrices = [trace.named(f"J_{number}").value.array() for number in range(len(names) - 1, 0, -1)]
    assert product == pytest.approx(numpy.linalg.multi_dot(matrices), rel=1e-12)
    assert len(made.sums) == product.size


def test_a_step_around_which_another_path_leads_is_left_out() -> None:
    text = "x = torch.tensor([1., 2.], requires_grad=True)\nu = 2 * x\nv = u.exp()\ny = (u + v).sum()\n"
    names = chains.steps_of(explore(chains.plain_program(text)))
    assert names == ("x", "u", "y")  # u + v goes around v
    assert chains.chain(explore(chains.chain_program(text, names)), names).equal


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x = torch.ones(2)\ny = x.sum()\n", "leaf"),
        ("x = torch.ones(2, requires_grad=True)\n", "end"),
        ("x = torch.ones(50, requires_grad=True)\ny = x.sum()\n", "large"),
        ("", "text"),
        ("x = (\n", "text"),
    ],
)
def test_what_is_no_chain_is_told_by_name(text: str, problem: str) -> None:
    with pytest.raises(chains.Unchained) as error:
        chains.steps_of(explore(chains.plain_program(text)))
    assert error.value.problem == problem


def test_multiplications_depend_on_the_side() -> None:
    text = chains.EXAMPLES["layers"][1]
    names = chains.steps_of(explore(chains.plain_program(text)))
    made = chains.chain(explore(chains.chain_program(text, names)), names)
    assert chains.multiplications(made) == (1 * 4 * 4 + 1 * 4 * 3, 4 * 4 * 3 + 1 * 4 * 3)


# Predict first
def test_every_right_shape_is_among_those_offered() -> None:
    for layout, (output, inputs) in itertools.product(LAYOUTS, RANKS):
        shapes = (2, 3)[:output], (4, 5)[:inputs]
        offered = shape_options(layout, *shapes)
        assert written_shape(layout, *shapes) in offered and len(offered) == len(set(offered)) >= 3


def test_the_entry_that_is_asked_for_is_no_trivial_one() -> None:
    made = opened(BY_KEY["F5"].text)[2]
    at = asked_entry(made)
    assert made.entries[at] == "2"
    assert entry_right(made, at, 2.001) and not entry_right(made, at, -2)


def test_a_or_its_transpose() -> None:
    assert [transpose_answer(one) for one in LAYOUTS] == ["A", "Aᵀ", "A", "A"]


def test_ways_are_told_for_every_rank() -> None:
    for output, inputs in RANKS:
        made = ways((2, 3)[:output], (4, 5)[:inputs])
        assert set(made) == {*LAYOUTS, "vec"}


def test_a_header_makes_all_numbers_float64() -> None:
    assert explore(f"{HEADER}x = torch.tensor(1.)\n").named("x").value.dtype == "float64"


def test_formulas_need_the_variable() -> None:
    trace = explore(derivative_program(read("x = torch.tensor(2.)\ndef f(x):\n    return torch.tensor(1.) * 2\n")))
    answer = entry_formulas(trace, trace.named("output"), trace.named("x"), "x")
    assert (answer.refused, answer.values) == ("", (0.0,))  # a constant's derivative
