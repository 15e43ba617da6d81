"""The places of a Jacobian's numbers on paper: acceptance rows K1 to K4 and D2L 2.4.3."""

from __future__ import annotations

import numpy
import pytest

from viz.node.jacobian_layout import Layout, arranged, layout_shape

# Acceptance row K3: rows y (1,), y (m, 1), Y (m, l); columns x (1,), x (n, 1), X (n, k); m, l, n, k = 2, 3, 4, 5.
K3 = {
    ((), ()): (1,), ((), (4,)): (1, 4), ((), (4, 5)): (5, 4),
    ((2,), ()): (2, 1), ((2,), (4,)): (2, 4), ((2,), (4, 5)): (2, 5, 4),
    ((2, 3), ()): (2, 3), ((2, 3), (4,)): (2, 3, 4), ((2, 3), (4, 5)): (2, 3, 5, 4),
}  # fmt: skip


@pytest.mark.acceptance("K3")
@pytest.mark.parametrize(("output", "operand"), K3)
def test_numerator_layout_has_the_shapes_of_the_course(output: tuple[int, ...], operand: tuple[int, ...]) -> None:
    assert layout_shape(output, operand, "numerator") == K3[output, operand]


# Acceptance row K1: numerator ∂y/∂x a row, ∂y/∂x of a vector y a column, both vectors (m, n); denominator transposed.
@pytest.mark.acceptance("K1", "K2")
@pytest.mark.parametrize(("output", "operand"), K3)
def test_denominator_layout_is_the_transpose(output: tuple[int, ...], operand: tuple[int, ...]) -> None:
    numerator, denominator = (layout_shape(output, operand, layout) for layout in ("numerator", "denominator"))
    assert denominator == numerator[::-1]


@pytest.mark.parametrize(
    ("output", "operand", "layout", "outer", "inner"),
    [
        ((), (3,), "numerator", (1, 1), (1, 3)),  # a gradient is a row …
        ((), (3,), "denominator", (1, 1), (3, 1)),  # … or a column
        ((3,), (), "numerator", (1, 1), (3, 1)),
        ((2,), (3,), "numerator", (1, 1), (2, 3)),
        ((2,), (3,), "denominator", (1, 1), (3, 2)),
        ((), (2, 3), "numerator", (1, 1), (3, 2)),  # row K5: ∂f/∂Xᵀ
        ((), (2, 3), "denominator", (1, 1), (2, 3)),
        ((2,), (3, 4), "numerator", (2, 1), (4, 3)),
        ((2,), (3, 4), "denominator", (3, 4), (1, 2)),
        ((2, 5), (3, 4), "numerator", (2, 5), (4, 3)),
        ((2, 5), (3, 4), "denominator", (3, 4), (5, 2)),
        ((2, 2, 2), (3,), "numerator", (1, 1), (8, 3)),
    ],
)
def test_three_and_four_axes_are_a_grid_of_grids(
    output: tuple[int, ...], operand: tuple[int, ...], layout: Layout, outer: tuple[int, int], inner: tuple[int, int]
) -> None:
    found = arranged(output, operand, layout)
    assert (found.outer, found.inner) == (outer, inner)
    assert sorted(found.order) == list(range(int(numpy.prod(output + operand))))
    assert len(found.order) == outer[0] * outer[1] * inner[0] * inner[1]


def test_an_entry_stands_where_its_layout_puts_it() -> None:
    # ∂Y[i, j]/∂X[k, l] of a (2, 5) by a (3, 4): numerator entry [i, j, l, k], denominator entry [k, l, j, i]
    numbers = numpy.arange(2 * 5 * 3 * 4).reshape(2, 5, 3, 4)
    numerator = numpy.array(arranged((2, 5), (3, 4), "numerator").order).reshape(2, 5, 4, 3)
    denominator = numpy.array(arranged((2, 5), (3, 4), "denominator").order).reshape(3, 4, 5, 2)
    assert numerator[1, 3, 2, 0] == numbers[1, 3, 0, 2]
    assert denominator[0, 2, 3, 1] == numbers[1, 3, 0, 2]
