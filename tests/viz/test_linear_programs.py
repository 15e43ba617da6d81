"""The programs of the page Linear algebra, run behind the walls: against NumPy, and the list's own numbers."""

from __future__ import annotations

import math
from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import Trace, explore
from viz.linear import programs
from viz.linear.typed import Matrix, Untyped, matrix, vector, written
from viz.linear.verdicts import TOLERANCE, verdicts


def ran(program: str) -> Trace:
    trace = explore(program)
    assert trace.mistake is None, trace.mistake
    return trace


def number(trace: Trace, name: str) -> Any:
    return numpy.array(trace.named(name).value.tolist())


def test_a_vector_as_part_and_whole() -> None:
    trace = ran(programs.vectors((3.0, 4.0), (1.0, 0.0), 2.0, 2.0))
    assert number(trace, "dot") == 3
    assert number(trace, "projection") == 3
    assert number(trace, "norm_a") == 5
    assert number(trace, "total").tolist() == [4, 4]
    assert math.isclose(number(trace, "angle"), math.degrees(math.acos(0.6)), rel_tol=1e-6)
    assert trace.variables["elements"] == 2  # N5: its numbers, not its length


def test_the_projection_is_the_dot_product_only_on_a_unit_vector() -> None:
    trace = ran(programs.vectors((3.0, 4.0), (2.0, 0.0), 1.0, 2.0))
    assert number(trace, "dot") == 6
    assert number(trace, "projection") == 3


def test_the_cross_product_stands_upright() -> None:
    trace = ran(programs.vectors((2.0, 0.0, 0.0), (1.0, 3.0, 0.0), 1.0, 2.0))
    assert number(trace, "cross").tolist() == [0, 0, 6]
    assert number(trace, "area") == 6
    assert number(trace, "upright").tolist() == [0, 0]
    unit = ran(programs.vectors((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), 1.0, 2.0))
    assert number(unit, "cross").tolist() == [0, 0, 1]


@pytest.mark.parametrize("quantity", programs.QUANTITIES)
def test_the_gradient_of_each_quantity(quantity: str) -> None:
    a, b = numpy.array([1.5, -2.0]), numpy.array([0.5, 1.0])

    def value(point: numpy.ndarray) -> float:
        dot, na, nb = point @ b, numpy.linalg.norm(point), numpy.linalg.norm(b)
        return {"dot": dot, "norm_a": na, "distance": numpy.linalg.norm(point - b), "cosine": dot / na / nb,
                "projection": dot / nb}[quantity]  # fmt: skip

    trace = ran(programs.vectors(tuple(a), tuple(b), 1.0, 2.0, quantity))
    steps = numpy.eye(2) * 1e-6
    expected = [(value(a + step) - value(a - step)) / 2e-6 for step in steps]
    assert numpy.allclose(number(trace, "gradient"), expected, atol=1e-4)


def test_four_views_of_one_product() -> None:
    trace = ran(programs.products(((0.0, 1.0, 2.0), (3.0, 4.0, 5.0)), ((2.0, 2.0), (1.0, 1.0), (0.0, 0.0))))
    for name in ("C", "entries", "by_columns", "by_outer", "by_blocks"):
        assert number(trace, name).tolist() == [[1, 1], [10, 10]]
    assert number(trace, "outer").shape == (3, 2, 2)


def test_a_matrix_times_a_vector() -> None:
    trace = ran(programs.matrix_vector(((0.0, 1.0, 2.0), (3.0, 4.0, 5.0)), (3.0, 3.0, 3.0)))
    for name in ("y", "rows", "by_columns"):
        assert number(trace, name).tolist() == [9, 36]


@pytest.mark.parametrize(
    ("rows", "values"),
    [(((2.0, 1.0), (1.0, 2.0)), {1, 3}), (((0.0, -1.0), (1.0, 0.0)), {1j, -1j}), (((1.0, 1.0), (0.0, 1.0)), {1})],
)
def test_eigenvalues_as_the_list_has_them(rows: Matrix, values: set[complex]) -> None:
    found = {
        complex(round(one.real, 6), round(one.imag, 6))
        for one in number(ran(programs.acting(rows, 2, (0.1, 0))), "values")
    }
    assert found == {complex(one) for one in values}


def test_norms_of_a_matrix() -> None:
    trace = ran(programs.acting(((1.0, 2.0), (3.0, 4.0)), 1, (0.0, 0.0)))
    assert numpy.allclose([number(trace, name) for name in ("norm", "stretch", "norm_1", "norm_inf")],
                          [5.4772, 5.4650, 6, 7], atol=1e-4)  # fmt: skip


@pytest.mark.parametrize("quantity", programs.OF_MATRIX)
def test_the_gradient_of_each_quantity_of_a_matrix(quantity: str) -> None:
    a = numpy.array([[2.0, 1.0], [0.5, 3.0]])

    def value(m: numpy.ndarray) -> float:
        return {
            "det": lambda: numpy.linalg.det(m), "logdet": lambda: math.log(numpy.linalg.det(m)),
            "trace": lambda: numpy.trace(m), "norm": lambda: numpy.linalg.norm(m), "quadratic": lambda: m.sum(),
            "largest": lambda: numpy.linalg.eigvalsh((m + m.T) / 2)[-1],
        }[quantity]()  # fmt: skip

    trace = ran(programs.acting(tuple(map(tuple, a)), 2, (0.0, 0.0), quantity))
    expected = numpy.zeros((2, 2))
    for i in range(2):
        for j in range(2):
            step = numpy.zeros((2, 2))
            step[i, j] = 1e-6
            expected[i, j] = (value(a + step) - value(a - step)) / 2e-6
    assert numpy.allclose(number(trace, "gradient"), expected, atol=1e-6)


ENTRIES = st.integers(-4, 4).map(float)
MATRICES = st.lists(st.lists(ENTRIES, min_size=2, max_size=2), min_size=2, max_size=2)


@settings(max_examples=25, deadline=None)
@given(MATRICES)
def test_what_a_matrix_does_is_what_numpy_says(rows: list[list[float]]) -> None:
    a = numpy.array(rows)
    trace = ran(programs.acting(tuple(map(tuple, rows)), 3, (0.1, -0.1)))
    assert numpy.isclose(number(trace, "det"), numpy.linalg.det(a), atol=1e-9)
    assert trace.variables["rank"] == numpy.linalg.matrix_rank(a)
    assert numpy.allclose(number(trace, "S"), numpy.linalg.svd(a, compute_uv=False))
    assert numpy.allclose(number(trace, "power"), numpy.linalg.matrix_power(a, 3))
    if trace.variables["rank"] == 2:
        assert numpy.allclose(number(trace, "inverse"), numpy.linalg.inv(a))
        assert numpy.allclose(a @ number(trace, "solution"), [1, 1])


FLOATS = st.lists(st.lists(st.floats(-5, 5, width=32), min_size=3, max_size=3), min_size=3, max_size=3)


@settings(max_examples=20, deadline=None)
@given(FLOATS)
def test_eigenvalues_and_singular_values_are_numpys(rows: list[list[float]]) -> None:
    """Within 1e-5 of the largest entry: where an eigenvalue is double, an error of 1e-16 moves it by its cube root."""
    a = numpy.array([[float(f"{one:.12g}") for one in line] for line in rows])
    size = max(1.0, abs(a).max())
    trace = ran(programs.acting(tuple(map(tuple, a)), 1, (0.0, 0.0, 0.0)))
    found, expected = number(trace, "values").astype(complex), list(numpy.linalg.eigvals(a).astype(complex))
    for one in found:
        nearest = min(expected, key=lambda other: abs(one - other))
        assert abs(one - nearest) < 2e-4 * size
        expected.remove(nearest)
    assert numpy.allclose(number(trace, "S"), numpy.linalg.svd(a, compute_uv=False), atol=1e-9 * size)
    u, s, vh = (number(trace, name) for name in ("U", "S", "Vh"))
    assert numpy.allclose(u @ numpy.diag(s) @ vh, a, atol=1e-9 * size)
    assert trace.variables["rank"] == numpy.linalg.matrix_rank(a)


@settings(max_examples=40, deadline=None)
@given(
    angle=st.floats(0, 3.14),
    least=st.one_of(st.floats(-1e-7, 1e-7), st.sampled_from([-1e-12, 0.0, 1e-12, -1e-10, 1e-10, -2e-9, 2e-9, 1e-8])),
)
def test_definiteness_near_the_border(angle: float, least: float) -> None:
    """A matrix with the eigenvalues ``least`` and 1: definite, semidefinite or indefinite up to the tolerance."""
    turn = numpy.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    a = turn @ numpy.diag([least, 1.0]) @ turn.T
    a = (a + a.T) / 2
    eigenvalues, vectors = numpy.linalg.eigh(a)
    (kind,) = [one.kind for one in verdicts(a, a @ a.T, eigenvalues, vectors[:, 0])][-1:]
    if abs(abs(least) - TOLERANCE) > 1e-12:
        expected = "definite" if least > TOLERANCE else "semidefinite" if least >= -TOLERANCE else "indefinite"
        assert kind == expected
    if kind == "definite":
        numpy.linalg.cholesky(a)
    if kind == "indefinite":
        assert vectors[:, 0] @ a @ vectors[:, 0] < 0


@pytest.mark.parametrize(("least", "kind"), [(1e-6, "definite"), (1e-11, "semidefinite"), (-1e-6, "indefinite")])
def test_definiteness_near_the_border_by_torch(least: float, kind: str) -> None:
    a = ((1.0 + least, 1.0), (1.0, 1.0 + least))
    trace = ran(programs.special(a))
    found = verdicts(*(number(trace, name) for name in ("A", "gram", "eigenvalues", "x")))
    assert found[-1].kind == kind


def test_special_matrices_have_witnesses() -> None:
    indefinite = ran(programs.special(((1.0, 2.0), (2.0, 1.0))))
    assert numpy.allclose(number(indefinite, "eigenvalues"), [-1, 3])
    x = number(indefinite, "x")
    assert x @ numpy.array([[1, 2], [2, 1]]) @ x < 0
    assert numpy.allclose(number(ran(programs.special(((2.0, 1.0), (1.0, 2.0)))), "eigenvalues"), [1, 3])
    assert numpy.allclose(number(ran(programs.special(((1.0, 1.0), (1.0, 1.0)))), "eigenvalues"), [0, 2])
    turned = ran(programs.special(((0.0, -1.0), (1.0, 0.0))))
    assert number(turned, "gram").tolist() == [[1, 0], [0, 1]]
    orthogonal = number(ran(programs.special(((2.0, 1.0), (0.0, 1.0)))), "nearest_orthogonal")
    assert numpy.allclose(orthogonal @ orthogonal.T, numpy.eye(2))


@pytest.mark.parametrize(
    ("text", "rows"),
    [("3, 4", ((3.0, 4.0),)), ("[[2, 1], [1, 2]]", ((2.0, 1.0), (1.0, 2.0))), ("1 2\n3 4", ((1.0, 2.0), (3.0, 4.0))),
     ("1/2; -.5", ((0.5,), (-0.5,))), ("【1，2；3，4】", ((1.0, 2.0), (3.0, 4.0))), ("torch", None), ("1, 2; 3", None),
     ("", None), ("1/0", None), ("1 " * 9, None), ("9" * 900, None), ("[" * 50, None)],
)  # fmt: skip
def test_what_people_type(text: str, rows: Matrix | None) -> None:
    if rows is None:
        with pytest.raises(Untyped):
            matrix(text)
    else:
        assert matrix(text) == rows
        assert matrix(written(rows)) == rows


def test_a_vector_may_be_typed_as_a_column() -> None:
    assert vector("1\n2\n3") == vector("1, 2, 3") == (1.0, 2.0, 3.0)
    with pytest.raises(Untyped):
        vector("1 2\n3 4")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("\t1\t2\n4\t5\t", ((1.0, 2.0), (4.0, 5.0))),  # cells copied from a spreadsheet
        ("\u3000３，－４．５", ((3.0, -4.5),)),
        ("【１、２；３、４】", ((1.0, 2.0), (3.0, 4.0))),
        ("1 2\r\n3 4\r\n", ((1.0, 2.0), (3.0, 4.0))),
    ],
)
def test_tabs_line_ends_and_a_chinese_keyboard_are_read(text: str, rows: Matrix) -> None:
    assert matrix(text) == rows
