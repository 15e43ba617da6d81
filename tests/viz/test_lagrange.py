"""Lagrange's points: ∇f = λ ∇g on g = 0, against SciPy's constrained minimiser and points known in closed form."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
import scipy.optimize

from viz.field.contours import lines_at
from viz.field.lagrange import approximate, bilinear, multiplier, newton_step

AXIS = numpy.linspace(-2.2, 2.2, 97)
GRID = numpy.stack(numpy.meshgrid(AXIS, AXIS, indexing="ij"))


def found(g: Any, dg: Any) -> list[tuple[float, float]]:
    """Return the points on g = 0 for f = x₁² + 2x₂²."""
    gradients = numpy.stack([2 * GRID[0], 4 * GRID[1]], axis=-1)
    return approximate(AXIS, AXIS, lines_at(AXIS, AXIS, g(GRID), 0.0), gradients, numpy.moveaxis(dg(GRID), 0, -1))


def test_on_a_line_it_is_scipys_minimum() -> None:
    (place,) = found(lambda p: p[0] + p[1] - 1, lambda p: numpy.ones_like(p))
    wanted = scipy.optimize.minimize(
        lambda p: p[0] ** 2 + 2 * p[1] ** 2, [1.0, 0.0], constraints={"type": "eq", "fun": lambda p: p[0] + p[1] - 1}
    )
    assert place == pytest.approx(wanted.x, abs=1e-3)
    df, dg = numpy.array([2 * place[0], 4 * place[1]]), numpy.ones(2)
    assert multiplier(df, dg) == pytest.approx(4 / 3, abs=1e-3)


def test_on_the_circle_there_are_four() -> None:
    places = found(lambda p: p[0] ** 2 + p[1] ** 2 - 1, lambda p: 2 * p)
    assert sorted((round(a, 3) + 0.0, round(b, 3) + 0.0) for a, b in places) == [(-1, 0), (0, -1), (0, 1), (1, 0)]


def test_newton_ends_at_the_solution() -> None:
    # x₁² + 2x₂² on x₁ + x₂ = 1: (2/3, 1/3), λ = 4/3. Everything is of second order, so one step is enough.
    place, factor = numpy.array([0.6, 0.41]), 1.2
    hessian = numpy.diag([2.0, 4.0])
    step = newton_step(
        place, factor, (hessian @ place, hessian), (float(place.sum() - 1), numpy.ones(2), numpy.zeros((2, 2)))
    )
    assert step is not None
    assert step[0] == pytest.approx([2 / 3, 1 / 3], abs=1e-14) and step[1] == pytest.approx(4 / 3, abs=1e-14)
    assert newton_step(place, factor, (place, hessian * numpy.nan), (0.0, place, hessian)) is None


def test_between_the_grids_points_a_plane_is_exact() -> None:
    places = numpy.random.default_rng(2).uniform(-2, 2, (50, 2))
    values = 3 * GRID[0] - GRID[1] + 1
    numpy.testing.assert_allclose(bilinear(AXIS, AXIS, values, places), places @ [3, -1] + 1, rtol=1e-12, atol=1e-12)
