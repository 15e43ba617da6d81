"""A formula as people write it on paper becomes one that Python reads and that has the same value."""

from __future__ import annotations

import math

import pytest
import torch

from viz.field.function import read
from viz.field.paper_notation import mended


@pytest.mark.parametrize(
    ("typed", "wanted", "point", "value"),
    [
        ("x^2 + y^2", "x**2 + y**2", (3.0, 4.0), 25.0),
        ("2x", "2*x", (5.0,), 10.0),
        ("2x + 3y", "2*x + 3*y", (1.0, 2.0), 8.0),
        ("sinn(x)", "sin(x)", (1.0,), math.sin(1.0)),
        ("3 x1^2 x2", "3*x1**2*x2", (2.0, 5.0), 60.0),
        ("2(x + 1)(x - 1)", "2*(x + 1)*(x - 1)", (3.0,), 16.0),
        ("ln(x)", "log(x)", (2.0,), math.log(2.0)),
        ("Sin(x) + COS(y)", "sin(x) + cos(y)", (1.0, 2.0), math.sin(1.0) + math.cos(2.0)),
        ("x² + 3·y", "x**2 + 3*y", (2.0, 1.0), 7.0),
        ("arctan(x) − y", "atan(x) - y", (1.0, 0.5), math.atan(1.0) - 0.5),
        ("（x＋1）^2", "(x+1)**2", (2.0,), 9.0),
        ("sqr(x)", "sqrt(x)", (9.0,), 3.0),
        ("expp(-x^2)", "exp(-x**2)", (1.0,), math.exp(-1.0)),
        ("2sin(x)", "2*sin(x)", (1.0,), 2 * math.sin(1.0)),
    ],
)
def test_a_formula_of_paper_is_offered_in_python(
    typed: str, wanted: str, point: tuple[float, ...], value: float
) -> None:
    assert mended(typed) == wanted
    if wanted:
        names: dict = {}
        exec(read(wanted).program, names)
        assert float(names["f"](*(torch.tensor(one, dtype=torch.float64) for one in point))) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    ["x**2 + y**2", "sin(x)*cos(y)", "1e-3*x", "2e3*x", "where(x > 0, x, -x)", "x1 if x1 > 0 else x2", "max(x, y)",
     "torch.sin(x)", "def f(x):\n    return x[0]^2", "lambda x: x", "", "g(x)", "x[0]", "log1p(x)", "0x10*x"],
)  # fmt: skip
def test_what_python_reads_is_left_alone(text: str) -> None:
    assert mended(text) == ""
