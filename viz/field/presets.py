"""Functions to begin with on the gradient field page: text, a point and a window. Titles are English for gettext."""

from __future__ import annotations

import msgspec


class Preset(msgspec.Struct, frozen=True):
    """A function with a point worth standing at; ``window`` is (low, high) of both drawn axes, flat."""

    key: str
    title: str
    text: str
    point: tuple[float, ...]
    window: tuple[float, ...]


LOGISTIC = """\
def f(w):
    X = torch.tensor([[1., 2.], [2., 1.], [-1., -1.5], [-2., -0.5], [0.5, -1.], [-0.3, 0.8]])
    y = torch.tensor([1., 1., 0., 0., 1., 0.])
    z = X @ w
    return (torch.log(1 + torch.exp(z)) - y * z).mean()"""

NETWORK = """\
def f(w):
    w1, w2 = w
    x = torch.tensor([-2., -1., 0., 1., 2.])
    y = torch.tensor([-0.9, -0.7, 0., 0.7, 0.9])
    return ((w2 * torch.tanh(w1 * x) - y) ** 2).mean()"""

BRANCHES = """\
def f(x):
    b = 2 * x
    while b.norm() < 4:
        b = b * 2
    if b.sum() > 0:
        return b.norm()
    return 2 * b.norm()"""

PRESETS = (
    Preset("ellipse", "x₁² + 2x₂²: ellipses", "x1**2 + 2*x2**2", (1.0, 1.0), (-2.2, 2.2, -2.2, 2.2)),
    Preset("saddle", "A saddle", "x1**2 - x2**2", (1.0, 0.5), (-2.0, 2.0, -2.0, 2.0)),
    Preset("norm", "‖x‖: a kink at one point", "sqrt(x1**2 + x2**2)", (0.0, 0.0), (-2.0, 2.0, -2.0, 2.0)),
    Preset("max", "max: a kink along a line", "maximum(x1, x2)", (0.5, 0.5), (-2.0, 2.0, -2.0, 2.0)),
    Preset(
        "rosenbrock", "Rosenbrock's valley", "100*(x2 - x1**2)**2 + (1 - x1)**2",
        (-1.2, 1.0), (-2.0, 2.0, -1.0, 3.0),
    ),
    Preset(
        "himmelblau", "Himmelblau: four minima", "(x1**2 + x2 - 11)**2 + (x1 + x2**2 - 7)**2",
        (1.0, 1.0), (-5.0, 5.0, -5.0, 5.0),
    ),
    Preset(
        "beale", "Beale: steep walls",
        "(1.5 - x1 + x1*x2)**2 + (2.25 - x1 + x1*x2**2)**2 + (2.625 - x1 + x1*x2**3)**2",
        (1.0, 1.0), (-4.5, 4.5, -4.5, 4.5),
    ),
    Preset("logistic", "Logistic loss of six points", LOGISTIC, (1.0, -1.0), (-4.0, 6.0, -5.0, 5.0)),
    Preset("network", "Loss of a network of two weights", NETWORK, (-1.0, 0.5), (-3.0, 3.0, -3.0, 3.0)),
    Preset("branches", "Control flow: a loop and a branch", BRANCHES, (1.0, 0.5), (-2.0, 2.0, -2.0, 2.0)),
    Preset(
        "three", "Three variables: x₁² + x₁x₂ + x₂x₃", "x1**2 + x1*x2 + x2*x3",
        (1.0, 2.0, 3.0), (-4.0, 4.0, -4.0, 4.0),
    ),
    Preset(
        "weighted", "Three variables: x₁² + 2x₂² + 3x₃² + 4x₁x₂", "x1**2 + 2*x2**2 + 3*x3**2 + 4*x1*x2",
        (1.0, 2.0, 3.0), (-4.0, 4.0, -4.0, 4.0),
    ),
    Preset("cubic", "One variable: 4x³ + x² + 3", "4*x**3 + x**2 + 3", (1.0,), (-2.0, 2.0)),
    Preset("book", "One variable: log(x²)·sin x + 1/x", "log(x**2)*sin(x) + 1/x", (2.0,), (-6.0, 6.0)),
    Preset("abs", "|x|: a kink", "abs(x)", (0.0,), (-2.0, 2.0)),
    Preset("relu", "ReLU: a kink", "relu(x)", (0.0,), (-2.0, 2.0)),
    Preset("sine", "One variable: sin x", "sin(x)", (1.0,), (-6.0, 6.0)),
)  # fmt: skip
BY_KEY = {preset.key: preset for preset in PRESETS}
