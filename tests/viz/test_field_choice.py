"""Links of the gradient field page are read with care; a descent's fate is read off its values."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.sampling import Descent, sample
from viz.field.choice import fitted, fitted_axes, sound_window, zoomed
from viz.field.contours import Angle
from viz.field.plane import curvature_ellipse, walked
from viz.field.presets import PRESETS
from viz.field.text import angle_text, curvature_kind, fate, number
from viz.kinds import Unsound
from viz.widgets.field.field_choices import PAGE


@pytest.mark.parametrize("preset", PRESETS, ids=lambda one: one.key)
def test_presets_are_sound_choices(preset) -> None:
    window = preset.window if len(preset.window) == 4 else (*preset.window, *preset.window)
    count = len(preset.point)
    assert PAGE.read({"preset": preset.key, "count": count, "point": preset.point, "window": window})


@pytest.mark.parametrize(
    "wrong",
    [
        {"preset": "no such"},
        {"point": ()},
        {"point": (float("nan"), 0.0)},
        {"point": (1e300, 0.0)},
        {"window": (1.0, 1.0, 0.0, 1.0)},
        {"window": (0.0, 1.0)},
        {"axes": (1, 1)},
        {"axes": (0, 99)},
        {"optimizers": ("LBFGS",)},
        {"rate": 1e9},
        {"steps": 10**9},
        {"section": "elsewhere"},
        {"layout": "diagonal"},
        {"angle": 1000.0},
        {"constraint": "x" * 10_000},
        {"text": "x" * 10_000},
        {"predict": True},
    ],
)
def test_a_link_that_the_page_could_not_write_is_refused(wrong: dict) -> None:
    with pytest.raises(Unsound):
        PAGE.read(wrong)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.1, 10), st.floats(-3, 3), st.floats(-3, 3)), max_size=40),
)
def test_zooming_never_leaves_the_numbers(steps: list[tuple[float, float, float]]) -> None:
    window: tuple[float, ...] = (-2.0, 2.0, -1.0, 3.0)
    for factor, x, y in steps:
        window = zoomed(window, factor, (x, y))
        assert sound_window(window)


def test_points_and_axes_fit_the_function() -> None:
    assert fitted((3.0,), 3) == (3.0, 1.0, 1.0) and fitted((3.0, 4.0, 5.0), 2) == (3.0, 4.0)
    assert fitted_axes((1, 2), 3) == (1, 2) and fitted_axes((1, 2), 2) == (0, 1)


ELLIPSE = "def f(x1, x2):\n    return x1**2 + 2 * x2**2\n"


@pytest.mark.parametrize(
    ("source", "rate", "steps", "said"),
    [
        (ELLIPSE, 0.1, 30, ""),
        (ELLIPSE, 0.49, 200, ""),  # it oscillates and still falls: 1 − 4·0.49 = −0.96
        (ELLIPSE, 0.5, 30, "swings"),  # 1 − 4·0.5 = −1: to and fro for ever
        ("def f(x1, x2):\n    return 4*x1**3 + x1**2 + x2\n", 0.12, 30, "bottomless"),
        ("def f(x1, x2):\n    return x1 + 2*x2\n", 1.0, 30, ""),
        ("def f(x1, x2):\n    return (x1**2 + x2 - 11)**2 + (x1 + x2**2 - 7)**2\n", 0.12, 30, "diverges"),
        (ELLIPSE, 0.51, 60, "diverges"),  # 1 − 4·0.51 = −1.04
        (ELLIPSE, 0.6, 4, "diverges"),
        (ELLIPSE, 2.0, 300, "diverges"),
        ("import torch\ndef f(x1, x2):\n    return torch.log(x1) + x2**2\n", 2.0, 9, "left"),
        ("import torch\ndef f(x1, x2):\n    return torch.sqrt((x1 - 1) ** 2 + (x2 - 1) ** 2)\n", 0.1, 9, "lost"),
    ],
)
def test_a_walks_fate(source: str, rate: float, steps: int, said: str) -> None:
    found = sample(source, 2, spread=True, descents=(Descent("SGD", (1.0, 1.0), rate, steps),))
    assert fate(found.walks[0].values, found.walks[0].path) == said


def test_a_walks_numbers_on_the_picture_are_its_own() -> None:
    path = numpy.array([[1.0, 2.0], [3e30, -4e40], [numpy.nan, 0.0]])
    shown = walked("SGD", path, numpy.array([1.0, numpy.inf, numpy.nan]))
    assert shown.path == (1.0, 2.0, 3e30, -4e40) and shown.values == (1.0, numpy.finfo(float).max, None)
    assert all(type(one) is float for one in (*shown.path, *shown.values[:2]))


def test_numbers_are_written_as_a_person_writes_them() -> None:
    written = {-0.0824: "−0.0824", 3.0: "3", -0.0: "0", float("inf"): "∞", 1.2e-9: "1.2e−09"}
    assert {one: number(one) for one in written} == written and number(float("nan")) == "NaN"
    assert angle_text(Angle(89.99999, 0.00043, (1, 0), 0, 1)) == "89.99999° ± 0.00043°"
    assert angle_text(Angle(90.0, 0.00043001, (1, 0), 0, 1)).endswith("± 0.00044°")  # a bound is rounded up


# Acceptance row G5: the Hessian of x₁² + 2x₂² is [[2, 0], [0, 4]]; it bends most along x₂.
@pytest.mark.acceptance("G5")
def test_curvature() -> None:
    hessian = numpy.array([[2.0, 0.0], [0.0, 4.0]])
    ellipse = numpy.reshape(curvature_ellipse((1.0, 1.0), hessian, (-2.0, 2.0, -2.0, 2.0)), (-1, 2)) - 1
    assert numpy.abs(ellipse[:, 0]).max() / numpy.abs(ellipse[:, 1]).max() == pytest.approx(2**0.5, rel=1e-3)
    kinds = {
        "minimum": [[2, 0], [0, 4]], "maximum": [[-2, 0], [0, -1]],
        "saddle": [[0, 1], [1, 0]], "flat": [[1, 0], [0, 0]],
    }  # fmt: skip
    for kind, matrix in kinds.items():
        assert curvature_kind(numpy.array(matrix, dtype=float), critical=True) == kind
