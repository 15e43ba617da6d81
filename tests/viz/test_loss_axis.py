"""The axis of losses: a walk that diverges leaves the figure, and does not flatten what the others do."""

from __future__ import annotations

from typing import Any

import numpy
import pytest

from viz.field.plots import loss_figure

STEADY = 3.0 * 0.5 ** numpy.arange(20.0)


def axis(*walks: numpy.ndarray) -> tuple[str | None, tuple[float, float] | None]:
    """Return the kind of the axis and its range, None where Plotly chooses it."""
    named = [(f"walk {number}", one) for number, one in enumerate(walks)]
    figure: Any = loss_figure(named, False, ("step", "f"))
    found = figure.layout.yaxis
    return found.type, found.range


# SGD at a rate of 2 on x₁² + 2x₂² grows f by up to 49 a step: 3 · 49¹⁴⁰ is 10²³⁷.
def test_a_walk_that_diverges_does_not_stretch_the_axis() -> None:
    kind, found = axis(3.0 * 49.0 ** numpy.arange(140.0), STEADY)
    assert kind == "log" and found is not None
    assert found[1] == pytest.approx(numpy.log10(3e4))
    assert found[0] < numpy.log10(STEADY.min())  # all of the other walk is in view


def test_walks_that_stay_leave_the_axis_to_plotly() -> None:
    assert axis(STEADY) == ("log", None)
    assert axis(numpy.array([3.0, 2.0, 1.5])) == (None, None)
    assert axis(numpy.array([0.0, 0.0])) == (None, None)


def test_a_walk_without_a_bottom_leaves_below() -> None:
    kind, found = axis(-(2.0 ** numpy.arange(100.0)))
    assert kind is None and found is not None
    assert -2e4 < found[0] < found[1] <= 0


def test_nothing_finite_has_no_axis_of_its_own() -> None:
    assert axis(numpy.array([numpy.nan, numpy.inf])) == (None, None)
