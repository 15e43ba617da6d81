"""Kinks: found from the gradients close by, with the set of subgradients; and what torch picks from it."""

from __future__ import annotations

import math

import numpy
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.spatial import ConvexHull

from core import explore
from core.sampling import sample
from viz.field.function import read
from viz.field.kink_ways import KINKS, likely, picks, ways_program
from viz.field.kinks import Nature, contains, convex_hull, nature, ring_points


def nature_of(text: str, point: tuple[float, ...], size: float = 4.0) -> Nature:
    function = read(text, len(point))
    points = numpy.concatenate([[point], ring_points(point, size)])
    found = sample(function.program, len(point), spread=function.spread, points=points)
    assert found.mistake is None
    return nature(
        float(found.point_values[0]), found.point_gradients[0], found.point_values[1:], found.point_gradients[1:],
        size, 1.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "point", "kind"),
    [
        ("x1**2 + 2*x2**2", (1.0, 1.0), "smooth"),
        ("x1**2 + 2*x2**2", (0.0, 0.0), "critical"),
        ("100*(x2 - x1**2)**2 + (1 - x1)**2", (1.0, 1.0), "critical"),
        ("100*(x2 - x1**2)**2 + (1 - x1)**2", (-1.2, 1.0), "smooth"),
        ("maximum(x1, x2)", (0.5, 0.5), "kink"),
        ("maximum(x1, x2)", (0.5, 0.6), "smooth"),
        ("sqrt(x1**2 + x2**2)", (0.0, 0.0), "kink"),
        ("sqrt(abs(x1)) + x2", (0.0, 1.0), "steep"),
        ("where(x1 > 0, x2 + 1, x2)", (0.0, 0.3), "jump"),
        ("log(x1) + x2", (-1.0, 0.0), "undefined"),
        ("log(x1) + x2", (1e-5, 0.0), "edge"),
        ("1/x1 + x2", (0.0, 0.0), "infinite"),
        ("sin(x)", (1.0,), "smooth"),
        ("abs(x)", (0.0,), "kink"),
        ("x**3", (0.0,), "critical"),
    ],
)
def test_what_there_is_at_a_point(text: str, point: tuple[float, ...], kind: str) -> None:
    assert nature_of(text, point).kind == kind


# Acceptance rows U3 and U4: the subgradients of max(x, 0) are [0, 1], those of |x| are [−1, 1]; ±1, 0, 1 elsewhere.
@pytest.mark.acceptance("U3", "U4")
@pytest.mark.parametrize(
    ("text", "interval", "left", "right"),
    [("relu(x)", (0, 1), 0, 1), ("maximum(x, 0*x)", (0, 1), 0, 1), ("abs(x)", (-1, 1), -1, 1)],
)
def test_the_intervals_of_the_rows(text: str, interval: tuple[float, float], left: float, right: float) -> None:
    found = nature_of(text, (0.0,))
    assert found.kind == "kink" and found.supports
    assert tuple(sorted(one[0] for one in found.hull)) == interval
    function = read(text)
    beside = sample(function.program, 1, spread=True, points=[[-1.0], [1.0]])
    assert beside.point_gradients.ravel().tolist() == [left, right]


def test_the_sets_in_two_dimensions() -> None:
    segment = nature_of("maximum(x1, x2)", (0.5, 0.5))
    assert segment.supports and {*segment.hull} == {(0.0, 1.0), (1.0, 0.0)}
    disc = nature_of("sqrt(x1**2 + x2**2)", (0.0, 0.0))
    assert disc.supports and all(math.hypot(*one) == pytest.approx(1, abs=1e-4) for one in disc.hull)
    assert contains(disc.hull, (0.6, 0.6)) and not contains(disc.hull, (0.8, 0.8))
    # −|x| has gradients on both sides of its kink, and no line beneath it.
    assert not nature_of("-abs(x1) + x2", (0.0, 0.0)).supports


# Acceptance row U5: every pick but NaN lies in the interval. Which one torch picks may change; membership may not.
@pytest.mark.acceptance("U5")
@pytest.mark.parametrize("kink", KINKS)
def test_torchs_picks_are_subgradients(kink: str) -> None:
    trace = explore(ways_program(kink))
    assert trace.mistake is None
    found = picks(trace, kink)
    assert len(found) == len(KINKS[kink].ways) == len(trace.passes)
    for pick in found:
        assert contains(KINKS[kink].hull, pick) == all(map(math.isfinite, pick)), (kink, pick)
    assert any(all(map(math.isfinite, pick)) for pick in found)


def test_the_row_names_its_ways() -> None:
    written = " ".join(KINKS["relu"].ways + KINKS["abs"].ways)
    for way in ("relu(x)", "abs(x)", "maximum(x, torch.zeros", "clamp(x, min=0)", "where(x > 0, x, 0 * x)"):
        assert way in written
    assert "sqrt(x * x)" in written


def test_the_kink_of_a_function_is_guessed() -> None:
    assert likely("abs( x )", None) == "abs"
    assert likely("x1**2", "max") == "max"
    assert likely("x1**2", None) == "relu"


def test_no_number_is_contained_nowhere() -> None:
    assert not contains(((0.0,), (1.0,)), (math.nan,))
    assert contains(((0.0,), (1.0,)), (1.0,)) and not contains(((0.0,), (1.0,)), (1.01,))


def test_what_lies_beside_a_segment_is_not_in_it() -> None:
    segment = ((-1.0, -1.0), (1.0, 1.0))
    assert contains(segment, (0.3, 0.3)) and contains(segment, (1.0, 1.0))
    assert not contains(segment, (0.05, -0.05)) and not contains(segment, (1.01, 1.01))


numbers = st.integers(-20, 20)
points = st.tuples(numbers, numbers)


@settings(deadline=None, max_examples=200)
@given(st.lists(points, min_size=3, max_size=7, unique=True), points)
def test_a_hull_contains_what_scipys_hull_contains(given_points: list[tuple[int, int]], pick: tuple[int, int]) -> None:
    rows = numpy.array(given_points, dtype=float)
    assume(numpy.linalg.matrix_rank(rows[1:] - rows[0]) == 2)  # SciPy knows no flat hulls
    beyond = ConvexHull(rows).equations @ [*pick, 1.0]
    assert contains(convex_hull(rows), (float(pick[0]), float(pick[1]))) == (beyond.max() <= 1e-9)
