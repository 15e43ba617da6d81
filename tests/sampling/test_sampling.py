"""Values, gradients and Hessians of functions, through a confined worker."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
import scipy.optimize
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from core.sampling import Descent, Grid, Sample, sample
from core.sandbox.field_messages import FIELD_LIMITS
from core.trace.limits import Limits
from tests.sampling.functions import BRANCHES, ELLIPSE, ROSENBROCK

SQUARE = Grid((0, 1), (-2.0, -1.0), (2.0, 3.0), (41, 31), (0.0, 0.0), (5, 4))


def single(source: str, point: list[float], *, spread: bool = False) -> Sample:
    found = sample(source, len(point), spread=spread, points=[point], hessians=1)
    assert found.mistake is None, found.mistake
    return found


# Acceptance rows G1 and G5 (f = x1² + 2 x2² at (1, 1)), G6, F2 (a = 1, 2, 3, 4 at (1, 2, 3)).
@pytest.mark.acceptance("G1", "G3", "G5", "G6", "F2")
@pytest.mark.parametrize(
    ("row", "body", "point", "value", "gradient", "hessian"),
    [
        ("G1", "x[0]**2 + 2*x[1]**2", [1, 1], 3, [2, 4], [[2, 0], [0, 4]]),
        ("G6", "x[0]**2 + x[0]*x[1] + x[1]*x[2]", [1, 2, 3], 9, [4, 4, 2], [[2, 1, 0], [1, 0, 1], [0, 1, 0]]),
        ("F2", "x[0]**2 + 2*x[1]**2 + 3*x[2]**2 + 4*x[0]*x[1]", [1, 2, 3], 44, [10, 12, 18],
         [[2, 4, 0], [4, 4, 0], [0, 0, 6]]),
    ],
)  # fmt: skip
def test_value_gradient_and_hessian(row, body, point, value, gradient, hessian) -> None:
    found = single(f"def f(x):\n    return {body}\n", point)
    assert found.point_values.tolist() == [value]
    assert found.point_gradients.tolist() == [gradient]
    assert found.hessians.tolist() == [hessian]


# V3: the derivative of 4x³ + x² + 3 is 14 at 1 and 52 at 2, exact to rounding.
@pytest.mark.acceptance("V3")
def test_the_automatic_derivative_is_exact() -> None:
    found = sample("def f(x):\n    return 4*x**3 + x**2 + 3\n", 1, spread=True, points=[[1.0], [2.0]])
    assert found.point_gradients.tolist() == [[14.0], [52.0]]


def test_rosenbrock_is_scipys() -> None:
    random = numpy.random.default_rng(7)
    points = random.uniform(-2, 2, (12, 2))
    found = sample(ROSENBROCK, 2, spread=False, grid=SQUARE, points=points, hessians=12)
    assert found.batched
    numpy.testing.assert_allclose(found.point_values, scipy.optimize.rosen(points.T), rtol=1e-12)
    numpy.testing.assert_allclose(found.point_gradients, scipy.optimize.rosen_der(points.T).T, rtol=1e-11, atol=1e-11)
    numpy.testing.assert_allclose(found.hessians, [scipy.optimize.rosen_hess(one) for one in points], rtol=1e-12)
    x1, x2 = numpy.meshgrid(*found.axes, indexing="ij")
    numpy.testing.assert_allclose(found.values, scipy.optimize.rosen([x1, x2]), rtol=1e-12)
    there = numpy.stack([x1.ravel(), x2.ravel()])
    numpy.testing.assert_allclose(
        found.gradients.reshape(-1, 2), scipy.optimize.rosen_der(there).T, rtol=1e-11, atol=1e-11
    )


# Minima as published with these functions (Himmelblau 1972, Beale 1958, Rosenbrock 1960).
@pytest.mark.parametrize(
    ("body", "minimum"),
    [
        ("(x1**2 + x2 - 11)**2 + (x1 + x2**2 - 7)**2", (3.0, 2.0)),  # Himmelblau
        ("(1.5 - x1 + x1*x2)**2 + (2.25 - x1 + x1*x2**2)**2 + (2.625 - x1 + x1*x2**3)**2", (3.0, 0.5)),  # Beale
        ("100*(x2 - x1**2)**2 + (1 - x1)**2", (1.0, 1.0)),
    ],
)
def test_published_minima_are_critical_points(body: str, minimum: tuple[float, float]) -> None:
    found = single(f"def f(x1, x2):\n    return {body}\n", [*minimum], spread=True)
    assert found.point_values[0] == pytest.approx(0, abs=1e-12)
    assert found.point_gradients[0] == pytest.approx([0, 0], abs=1e-12)
    assert min(numpy.linalg.eigvalsh(found.hessians[0])) > 0


X1, X2 = sympy.symbols("x1 x2", real=True)
LEAVES = st.sampled_from([X1, X2, sympy.Integer(2), sympy.Rational(1, 2)])
EXPRESSIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda a, b: a + b, inner, inner),
        st.builds(lambda a, b: a * b, inner, inner),
        st.builds(lambda a, b: a / (1 + b**2), inner, inner),
        st.builds(lambda a: sympy.sin(a + X1), inner),
        st.builds(lambda a: sympy.tanh(a + X2), inner),
        st.builds(lambda a: sympy.exp(-((a + X1) ** 2)), inner),
    ),
    max_leaves=8,
)


@settings(max_examples=30, deadline=None)
@given(EXPRESSIONS, st.tuples(st.floats(-2, 2), st.floats(-2, 2)))
def test_gradients_are_sympys(expression: sympy.Expr, point: tuple[float, float]) -> None:
    names = "from torch import sin, tanh, exp, cos\nimport torch\n"
    text = sympy.sstr(expression + 0 * X1)
    found = sample(f"{names}def f(x1, x2):\n    return {text} + 0*x1\n", 2, spread=True, points=[point])
    assert found.mistake is None, (text, found.mistake)
    at: Any = dict(zip((X1, X2), point, strict=True))
    wanted = [float(expression.diff(one).evalf(30, subs=at)) for one in (X1, X2)]
    assert found.point_gradients[0] == pytest.approx(wanted, rel=1e-8, abs=1e-8)


def test_branches_go_point_by_point_on_the_coarser_grid() -> None:
    found = sample(BRANCHES, 2, spread=False, grid=SQUARE, points=[[3.0, 4.0], [-1.0, 2.0]])
    assert not found.batched and found.values.shape == (5, 4)
    assert found.point_values.tolist() == [5.0, -1.0]
    assert found.point_gradients.tolist() == [[0.6, 0.8], [-1.0, -1.0]]


@pytest.mark.parametrize("source", [ELLIPSE, ROSENBROCK])
def test_the_batch_and_the_loop_agree(source: str) -> None:
    spread = source == ELLIPSE
    batch = sample(source, 2, spread=spread, grid=SQUARE)
    # A `try` in the text forbids the batch: a learner's `except` would take vmap's complaint for its own.
    loop = sample(source + "try:\n    pass\nexcept ValueError:\n    pass\n", 2, spread=spread, grid=SQUARE)
    assert batch.batched and not loop.batched
    at_loop = batch.values[::10, ::10]
    assert loop.values.shape == (5, 4) and at_loop.shape == (5, 4)
    numpy.testing.assert_allclose(loop.values, at_loop, rtol=1e-13)
    numpy.testing.assert_allclose(loop.gradients, batch.gradients[::10, ::10], rtol=1e-12, atol=1e-12)


def test_points_without_a_value_are_not_numbers() -> None:
    found = sample("import torch\ndef f(x):\n    return torch.log(x)\n", 1, spread=True, points=[[-1.0], [0.0], [1.0]])
    assert numpy.isnan(found.point_values[0]) and found.point_values[1] == -numpy.inf and found.point_values[2] == 0
    raising = "import math\ndef f(x):\n    return math.sqrt(x) * x\n"
    found = sample(raising, 1, spread=True, points=[[-1.0], [4.0]])
    assert numpy.isnan(found.point_values[0]) and found.point_values[1] == 8.0


def test_a_way_that_autograd_cannot_see_is_said() -> None:
    found = sample("import math\ndef f(x):\n    return math.sin(x)\n", 1, spread=True, points=[[1.0]])
    assert not found.depends and found.point_gradients.tolist() == [[0.0]]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("def f(x):\n    return 2 * x\n", "field-not-scalar"),
        ("def g(x):\n    return x[0]\n", "field-missing"),
        ("def f(x):\n    return x[0] +\n", "syntax"),
        (
            "import torch\ndef f(x):\n    return torch.zeros(120_000_000, dtype=torch.bool).sum()\n",
            "limit-tensor_elements",
        ),
        # Small for one point, too large for the batch of all: the loop does it, and what is in the way is its own.
        ("import torch\ndef f(x):\n    while True:\n        x = x * 1\n    return x[0]\n", "endless-always"),
        ("import tensorflow\ndef f(x):\n    return x[0]\n", "import"),
    ],
)
def test_mistakes_are_data(source: str, kind: str) -> None:
    limits = Limits(operations=2_000, tensor_elements=20_000_000)
    found = sample(source, 2, spread=False, grid=SQUARE, points=[[1.0, 1.0]], limits=limits)
    assert found.mistake is not None and found.mistake.kind == kind


def test_a_point_whose_loop_never_ends_costs_only_its_own_value() -> None:
    # Acceptance row T8's loop: at 0 it doubles 0 for ever.
    source = "def f(x):\n    b = 2 * x\n    while b.norm() < 4:\n        b = b * 2\n    return b.norm()\n"
    found = sample(source, 2, spread=False, points=[[0.0, 0.0], [1.0, 0.0], [3.0, 4.0]], hessians=1)
    assert found.mistake is None
    assert numpy.isnan(found.point_values[0]) and found.point_values[1:].tolist() == [4.0, 10.0]
    assert numpy.isnan(found.hessians).all()
    alone = sample(source, 2, spread=False, points=[[0.0, 0.0]])
    assert alone.mistake is not None and alone.mistake.kind == "limit-operations-loop"


def test_an_operation_that_fails_is_said_where_it_stands() -> None:
    source = "import torch\ndef f(x):\n    a = torch.ones(3)\n    return a @ x\n"
    found = sample(source, 2, spread=False, grid=SQUARE)
    assert found.mistake is not None and found.mistake.kind == "dot-shape"
    assert "`a` (3,)" in found.mistake.message and "`x` (2,)" in found.mistake.message
    assert found.mistake.span is not None and found.mistake.span.line == 4


NET = "import torch\nfrom torch import nn\ntorch.manual_seed(0)\n"
NET += "f = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))\n"


@pytest.mark.parametrize(
    "source",
    [
        "f = lambda x: x[0] ** 2 + 3 * x[1]\n",
        "import functools\ndef g(a, x):\n    return x[0] ** a + 3 * x[1]\nf = functools.partial(g, 2)\n",
        "class Parabola:\n    def __call__(self, x):\n        return x[0] ** 2 + 3 * x[1]\nf = Parabola()\n",
        "def f(x):\n    match len(x):\n        case 2:\n            return sum(c * p for c, p in zip((x[0], 3), x))\n",
        "import torch\ntorch.set_default_dtype(torch.float32)\ndef f(x):\n    return x[0] ** 2 + 3 * x[1]\n",
    ],
)
def test_whatever_can_be_called_is_a_function(source: str) -> None:
    found = sample(source, 2, spread=False, grid=SQUARE, points=[[1.5, -2.0]])
    assert found.mistake is None and found.batched
    assert found.point_values.tolist() == [-3.75] and found.point_gradients.tolist() == [[3.0, 3.0]]


def test_a_network_is_a_function() -> None:
    import torch

    found = sample(NET, 2, spread=False, grid=SQUARE, points=[[0.5, -1.0]])
    assert found.mistake is None and found.batched
    given: dict[str, Any] = {}
    torch.set_default_dtype(torch.float64)
    try:
        exec(NET, given)
    finally:
        torch.set_default_dtype(torch.float32)
    x = torch.tensor([0.5, -1.0], dtype=torch.float64, requires_grad=True)
    given["f"](x).backward()
    assert x.grad is not None
    assert found.point_values[0] == pytest.approx(given["f"](x).item(), rel=1e-12)
    assert found.point_gradients[0] == pytest.approx(x.grad.tolist(), rel=1e-12)


# As many calls as points: one call for all of them would give every point the same number.
@pytest.mark.parametrize(
    "source",
    [
        "n = 0\ndef f(x):\n    global n\n    n += 1\n    return x[0] * 0 + n\n",
        "calls = []\ndef f(x):\n    calls.append(1)\n    return x[0] * 0 + len(calls)\n",
        "import itertools\ncount = itertools.count(1)\ndef f(x):\n    return x.sum() * 0 + next(count)\n",
        "class Counter:\n    n = 0\ndef f(x):\n    Counter.n += 1\n    return x[0] * 0 + Counter.n\n",
    ],
)
def test_a_function_that_counts_its_calls_is_called_at_each_point(source: str) -> None:
    found = sample(source, 2, spread=False, grid=SQUARE)
    assert found.mistake is None and not found.batched
    values = found.values.ravel()
    assert (numpy.diff(values) == 1).all()


def test_a_function_may_need_the_large_libraries() -> None:
    source = "import matplotlib.pyplot as plt\ndef f(x):\n    return x[0] * x[1]\n"
    found = sample(source, 2, spread=False, points=[[2.0, 3.0]])
    assert found.mistake is None and found.point_values.tolist() == [6.0]


@pytest.mark.parametrize("draw", ["random.random()", "numpy.random.rand()", "random.choice([0.0, 1.0])"])
def test_random_numbers_are_drawn_at_each_point(draw: str) -> None:
    source = f"import random\nimport numpy\ndef f(x):\n    return x[0] * 0 + {draw}\n"
    found = sample(source, 2, spread=False, grid=SQUARE)
    assert found.mistake is None and not found.batched and len({*found.values.ravel()}) > 1
    torchs = "import torch\ndef f(x):\n    return x[0] * 0 + torch.rand(())\n"
    found = sample(torchs, 2, spread=False, grid=SQUARE)
    assert found.mistake is None and len({*found.values.ravel()}) > 1


def test_what_the_program_catches_is_not_a_batchs_complaint() -> None:
    source = "from contextlib import suppress\ndef f(x):\n    with suppress(Exception):\n"
    source += "        return x[0] if x[0] > 0 else x[1]\n    return 5 * x[0]\n"
    found = sample(source, 2, spread=False, grid=SQUARE, points=[[2.0, 0.0], [-1.0, 3.0]])
    assert found.mistake is None and not found.batched and found.point_values.tolist() == [2.0, 3.0]


def test_a_function_with_a_backward_of_its_own_gets_each_points_gradient() -> None:
    source = "import torch\nclass Own(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n"
    source += "        ctx.save_for_backward(x)\n        return x * 1\n    @staticmethod\n    def backward(ctx, g):\n"
    source += "        return g * ctx.saved_tensors[0].sum()\ndef f(x):\n    return Own.apply(x[0]) + x[1]\n"
    found = sample(source, 2, spread=False, points=[[2.0, 0.0], [-1.0, 3.0]])
    assert found.mistake is None and found.point_gradients.tolist() == [[2.0, 1.0], [-1.0, 1.0]]


def test_a_batch_that_is_too_large_goes_point_by_point() -> None:
    found = sample(
        "import torch\ndef f(x):\n    return (torch.ones(20_000) * x[0]).sum()\n", 2, spread=False, grid=SQUARE,
        limits=structs.replace(FIELD_LIMITS, tensor_elements=20_000_000),  # of all 1,271 points: 25 million
    )  # fmt: skip
    assert not found.batched and found.mistake is None
    assert found.values[-1, 0] == 40_000.0


# Acceptance row G4: steps of x − 0.1 ∇f from (1, 1).
@pytest.mark.acceptance("G4")
def test_descent_takes_the_rows_steps() -> None:
    found = sample(ELLIPSE, 2, spread=True, descents=(Descent("SGD", (1.0, 1.0), 0.1, 3),))
    (walk,) = found.walks
    numpy.testing.assert_allclose(walk.path, [[1, 1], [0.8, 0.6], [0.64, 0.36], [0.512, 0.216]], rtol=1e-12)
    numpy.testing.assert_allclose(walk.values, walk.path[:, 0] ** 2 + 2 * walk.path[:, 1] ** 2, rtol=1e-12)


def test_a_walk_that_diverges_ends_before_it_is_no_number() -> None:
    found = sample(ELLIPSE, 2, spread=True, descents=(Descent("SGD", (1.0, 1.0), 10.0, 1000),))
    (walk,) = found.walks
    assert 50 < len(walk.values) < 1000 and len(walk.path) == len(walk.values)
    assert walk.values[-2] > 1e100


def test_the_optimizers_are_torchs() -> None:
    import torch

    descents = tuple(Descent(name, (1.0, 1.0), 0.05, 20) for name in ("SGD", "momentum", "Nesterov", "RMSProp", "Adam"))
    found = sample(ELLIPSE, 2, spread=True, descents=descents)
    kinds: tuple[Any, ...] = (torch.optim.SGD,) * 3 + (torch.optim.RMSprop, torch.optim.Adam)
    for walk, kind, options in zip(
        found.walks,
        kinds,
        ({}, {"momentum": 0.9}, {"momentum": 0.9, "nesterov": True}, {}, {}),
        strict=True,
    ):
        place = torch.ones(2, dtype=torch.float64, requires_grad=True)
        optimizer = kind([place], lr=0.05, **options)
        for _ in range(20):
            optimizer.zero_grad()
            (place[0] ** 2 + 2 * place[1] ** 2).backward()
            optimizer.step()
        numpy.testing.assert_allclose(walk.path[-1], place.detach().numpy(), rtol=1e-10, atol=1e-12)
