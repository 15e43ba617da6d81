"""The right angle between gradient and contour is measured, and its bound is computed: it must hold, and be small."""

from __future__ import annotations

from collections.abc import Callable

import numpy
import pytest
import scipy.optimize
from numpy import cos, exp, sin, sqrt, tanh

from core.sampling import sample
from viz.field.contours import Angle, levels, lines_at, measured, patch_points
from viz.field.function import read
from viz.field.presets import PRESETS

WINDOW = (4.0, 4.0)
Values = Callable[[numpy.ndarray], numpy.ndarray]
"""From points (2, n) to values (n,), or to gradients (2, n)."""

# Each with the gradient that a person derives by hand; Rosenbrock's are SciPy's.
SMOOTH: dict[str, tuple[Values, Values]] = {
    "ellipse": (lambda p: p[0] ** 2 + 2 * p[1] ** 2, lambda p: numpy.array([2 * p[0], 4 * p[1]])),
    "saddle": (lambda p: p[0] * p[1], lambda p: numpy.array([p[1], p[0]])),
    "rosenbrock": (scipy.optimize.rosen, scipy.optimize.rosen_der),
    "waves": (
        lambda p: sin(3 * p[0]) * cos(2 * p[1]),
        lambda p: numpy.array([3 * cos(3 * p[0]) * cos(2 * p[1]), -2 * sin(3 * p[0]) * sin(2 * p[1])]),
    ),
    "bell": (
        lambda p: exp(-(p[0] ** 2) - p[1] ** 2),
        lambda p: numpy.array([-2 * p[0], -2 * p[1]]) * exp(-(p[0] ** 2) - p[1] ** 2),
    ),
    "neuron": (
        lambda p: (tanh(p[0] + 2 * p[1]) - 0.3) ** 2,
        lambda p: 2 * (tanh(p[0] + 2 * p[1]) - 0.3) * (1 - tanh(p[0] + 2 * p[1]) ** 2) * numpy.array([[1.0], [2.0]]),
    ),
    "cone": (lambda p: sqrt(p[0] ** 2 + p[1] ** 2), lambda p: p / sqrt(p[0] ** 2 + p[1] ** 2)),
}


def angle_at(function: Values, gradient: Values, point: tuple[float, float]) -> Angle | None:
    column = numpy.array([[point[0]], [point[1]]])
    first, second = numpy.asarray(gradient(column)).reshape(2).tolist()
    around = patch_points(point, WINDOW).T
    return measured(point, float(function(column)[0]), (first, second), function(around), WINDOW)


def test_the_angle_is_within_its_bound_at_a_thousand_random_points() -> None:
    random = numpy.random.default_rng(11)
    bounds = []
    for number in range(1_000):
        function, gradient = [*SMOOTH.values()][number % len(SMOOTH)]
        point = tuple(random.uniform(-2, 2, 2).tolist())
        found = angle_at(function, gradient, point)
        if found is None:  # no contour on both sides: nothing is claimed
            continue
        assert abs(found.degrees - 90) <= found.bound, (number % len(SMOOTH), point, found)
        bounds.append(found.bound)
    assert len(bounds) > 990
    assert numpy.quantile(bounds, 0.99) < 0.1


@pytest.mark.parametrize("bend", [0.5, 2.0, 8.0])
def test_the_bound_knows_how_far_a_contour_bends(bend: float) -> None:
    # x₂ = −c·x₁·|x₁| bends down on the right and up on the left, so a chord of half length r is off by about c·r.
    found = angle_at(
        lambda p: p[1] + bend * p[0] * abs(p[0]),
        lambda p: numpy.stack([2 * bend * abs(p[0]), numpy.ones_like(p[1])]),
        (0.0, 0.0),
    )
    assert found is not None and 0 < abs(found.degrees - 90) <= found.bound


def test_a_wrong_gradient_is_found_out() -> None:
    function, gradient = SMOOTH["ellipse"]
    found = angle_at(function, lambda p: gradient(p) * numpy.array([[1.0], [1.01]]), (1.0, 1.0))
    assert found is not None and abs(found.degrees - 90) > 2 * found.bound


# Acceptance row G1: f = x₁² + 2x₂² at (1, 1): tangent along (−4, 2), dot product 0, 90°.
@pytest.mark.acceptance("G1")
def test_the_rows_tangent_and_angle() -> None:
    found = angle_at(*SMOOTH["ellipse"], (1.0, 1.0))
    assert found is not None
    assert found.tangent == pytest.approx((-4 / 20**0.5, 2 / 20**0.5), abs=1e-6)
    assert found.dot == pytest.approx(0, abs=1e-4)
    assert found.degrees == pytest.approx(90, abs=found.bound) and found.bound < 0.01


@pytest.mark.parametrize("preset", [one for one in PRESETS if len(one.point) > 1], ids=lambda one: one.key)
def test_the_bound_is_honest_on_the_presets(preset) -> None:
    function = read(preset.text, len(preset.point))
    window = (preset.window[1] - preset.window[0], preset.window[3] - preset.window[2])
    random = numpy.random.default_rng(5)
    low, high = preset.window[::2], preset.window[1::2]
    for _ in range(1 if preset.key == "branches" else 2):  # one point at a time is slow
        # Off the lines where |x₁| = |x₂|: the kinks of the presets lie there.
        place = (float(random.uniform(low[0], high[0])), float(random.uniform(low[1], high[1])))
        points = numpy.tile([*place, *preset.point[2:]], (1 + len(patch_points(place, window)), 1))
        points[1:, :2] = patch_points(place, window)
        found = sample(function.program, len(function.names), spread=function.spread, points=points)
        assert found.mistake is None
        first, second = found.point_gradients[0, :2].tolist()
        angle = measured(place, float(found.point_values[0]), (first, second), found.point_values[1:], window)
        assert angle is not None and angle.bound < 0.1, (place, angle)
        assert abs(angle.degrees - 90) <= angle.bound


def test_no_angle_is_claimed_where_there_is_none() -> None:
    function, gradient = SMOOTH["ellipse"]
    assert angle_at(function, gradient, (0.0, 0.0)) is None  # ∇f = 0
    kink = angle_at(lambda p: numpy.maximum(p[0], p[1]), lambda p: numpy.array([[0.5], [0.5]]) + 0 * p, (0.5, 0.5))
    assert kink is not None and kink.bound == 90  # which says nothing


def test_contours_are_where_the_values_are() -> None:
    x = y = numpy.linspace(-2, 2, 81)
    values = x[:, None] ** 2 + 2 * y[None, :] ** 2
    (line,) = lines_at(x, y, values, 1.0)
    assert numpy.abs(line[:, 0] ** 2 + 2 * line[:, 1] ** 2 - 1).max() < 0.005
    assert (line[0] == line[-1]).all()


def test_what_is_no_number_has_no_contour() -> None:
    x = y = numpy.linspace(-1, 1, 21)
    values = numpy.where(x[:, None] > 0, x[:, None] + y[None, :], numpy.nan)
    lines = lines_at(x, y, values, 0.0)
    assert lines and all((line[:, 0] > 0).all() for line in lines)


def test_levels_are_round_and_among_the_values() -> None:
    values = numpy.random.default_rng(3).lognormal(0, 2, (40, 40))
    found = levels(values)
    assert found == sorted(found) and 7 <= len(found) <= 11
    assert all(values.min() < one < values.max() and float(f"{one:.2g}") == one for one in found)
    assert levels(numpy.full((5, 5), 3.0)) == [] and levels(numpy.full((5, 5), numpy.nan)) == []
