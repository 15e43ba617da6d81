"""Drawn contours pass where the function has its level, narrow valleys and holes included."""

from __future__ import annotations

import json
import math

import numpy
import pytest
import scipy.optimize

from viz.field.choice import zoomed
from viz.field.contours import lines_at
from viz.field.interpolation import TIMES, finer
from viz.field.plane import FINEST, flat

WINDOW = (-2.0, 2.0, -1.0, 3.0)
X, Y = numpy.linspace(-2, 2, 97), numpy.linspace(-1, 3, 97)
GRID = numpy.stack(numpy.meshgrid(X, Y, indexing="ij"))
ROSEN = finer(X, Y, scipy.optimize.rosen(GRID), numpy.moveaxis(scipy.optimize.rosen_der(GRID), 0, -1))


def distance(lines: list[numpy.ndarray], point: tuple[float, float]) -> float:
    found = math.inf
    for line in lines:
        start, way = line[:-1], line[1:] - line[:-1]
        part = ((point - start) * way).sum(axis=1) / numpy.maximum((way**2).sum(axis=1), 1e-300)
        nearest = start + numpy.clip(part, 0, 1)[:, None] * way
        found = min(found, float(numpy.hypot(*(nearest - point).T).min()))
    return found


def test_values_between_are_scipys() -> None:
    x, y, values = ROSEN
    wanted = scipy.optimize.rosen(numpy.stack(numpy.meshgrid(x, y, indexing="ij")))
    assert values.shape == (96 * TIMES + 1, 96 * TIMES + 1)
    # 100 x⁴ has the fourth derivative 2400, and Hermite's cubic the error h⁴/384 of it.
    numpy.testing.assert_allclose(values, wanted, atol=1.01 * 2400 / 384 * (4 / 96) ** 4)
    numpy.testing.assert_array_equal(values[::TIMES, ::TIMES], scipy.optimize.rosen(GRID))


@pytest.mark.parametrize("point", [(-1.2, 1.0), (0.3, 0.12), (1.02, 1.03), (0.9, 0.8), (-0.5, 0.26)])
def test_the_contour_through_a_point_is_drawn_through_it(point: tuple[float, float]) -> None:
    lines = lines_at(*ROSEN, float(scipy.optimize.rosen(point)))
    pixel = 4 / 700
    assert distance(lines, point) < 1.1 * pixel
    drawn = [numpy.reshape(line, (-1, 2)) for line in flat(lines, WINDOW)]
    assert distance(drawn, point) < 1.2 * pixel


def test_thinning_moves_nothing_that_can_be_seen_and_keeps_the_message_small() -> None:
    lines = lines_at(*ROSEN, 24.2)
    drawn = flat(lines, WINDOW)
    thinned = [numpy.reshape(line, (-1, 2)) for line in drawn]
    assert max(distance(thinned, point) for line in lines for point in line) < 6 * FINEST * 4
    assert sum(map(len, thinned)) < sum(map(len, lines)) / 2 and len(json.dumps(drawn)) < 12_000
    for line, whole in zip(thinned, lines, strict=True):
        numpy.testing.assert_allclose(line[[0, -1]], whole[[0, -1]], atol=FINEST * 4)


def test_there_are_no_lines_where_a_corner_is_no_number() -> None:
    with numpy.errstate(invalid="ignore", divide="ignore"):
        values, slope = numpy.log(GRID[0]) * GRID[1], GRID[1] / GRID[0]
        gradients = numpy.stack([slope, numpy.log(GRID[0])], axis=-1)
    x, _, fine = finer(X, Y, values, gradients)
    first = float(X[X > 0].min())
    assert numpy.isnan(fine[x < first - 1e-9]).all() and numpy.isfinite(fine[x > first - 1e-9]).all()
    assert all((line[:, 0] > 0).all() for line in lines_at(*finer(X, Y, values, gradients), 0.5))


def test_at_a_jump_lines_stay_straight() -> None:
    # f is 10 x₁ on the left and 10 x₁ + 50 on the right of a slanted line: no values but these two and between them.
    right = GRID[0] > 0.3 * GRID[1] + 0.013
    values = 10 * GRID[0] + 50 * right
    gradients = numpy.stack([numpy.full_like(values, 10.0), numpy.zeros_like(values)], axis=-1)
    x, _, fine = finer(X, Y, values, gradients)
    over = fine - 10 * x[:, None]
    assert over.min() > -1e-9 and over.max() < 50 + 1e-9
    assert len(lines_at(*finer(X, Y, values, gradients), 25.0)) == 1


def test_lines_have_the_digits_of_a_narrow_window_and_zooming_stays_at_its_point() -> None:
    window = WINDOW
    for _ in range(20):
        window = zoomed(window, 0.5, (1.2345, 0.6789))
    assert window[1] - window[0] == pytest.approx(4 / 2**20, rel=0.01)
    assert (1.2345 - window[0]) / (window[1] - window[0]) == pytest.approx((1.2345 + 2) / 4, abs=0.01)
    line = numpy.array([[window[0], window[2]], [window[1], window[3]]])
    ((x0, _, x1, _),) = flat([line], window)
    assert x1 - x0 == pytest.approx(4 / 2**20, rel=0.01)
