"""Exercises on partial derivatives, gradients and contours (D2L 2.4.2 and 2.4.3)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Program, Wrong
from viz.exercises.instances import TENTHS

EXERCISES = (
    Exercise(
        key="gradient-of-two",
        topic="gradients",
        title="The gradient of 3x₁² + 5 exp x₂",
        prompt=r"Let $f(x_1, x_2) = 3x_1^2 + 5e^{x_2}$. Write a function `gradient(x)`: `x` is a vector with the two "
        "cells $x_1$ and $x_2$, and the result is the gradient of $f$ there, a vector with two cells.",
        asked=Program(
            starter="def gradient(x):\n    return ...\n",
            given="x = torch.tensor([1., 0.])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths(2)}\n'),
            observed=("gradient(x)",),
        ),
        reference="def gradient(x):\n    return torch.stack([6 * x[0], 5 * torch.exp(x[1])])\n",
        alternatives=(
            """\
def gradient(x):
    x = x.clone().requires_grad_()
    f = 3 * x[0] ** 2 + 5 * torch.exp(x[1])
    f.backward()
    return x.grad
""",
            """\
def gradient(x):
    g = torch.zeros(2)
    g[0] = 6 * x[0]
    g[1] = 5 * x[1].exp()
    return g
""",
        ),
        misconceptions=(
            Misconception(
                "def gradient(x):\n    return torch.stack([3 * x[0], 5 * torch.exp(x[1])])\n",
                "In the first cell the power is missing: the derivative of x₁² is 2x₁, so that of 3x₁² is 6x₁.",
            ),
            Misconception(
                "def gradient(x):\n    return torch.stack([6 * x[0], 5 * x[1] * torch.exp(x[1] - 1)])\n",
                "You used the power rule for exp x₂. There the variable is the exponent; the derivative of eˣ "
                "is eˣ again.",
            ),
            Misconception(
                "def gradient(x):\n    return torch.stack([5 * torch.exp(x[1]), 6 * x[0]])\n",
                "Both partial derivatives are right, but in the other order: the first cell belongs to x₁.",
            ),
        ),
        wrong=(
            Wrong("def gradient(x):\n    return 6 * x[0] + 5 * torch.exp(x[1])\n", "shape"),
            Wrong("def gradient(x):\n    return [6 * x[0], 5 * torch.exp(x[1])]\n", "kind"),
            Wrong("def gradient(x):\n    return torch.stack([6 * x[0], torch.exp(x[1])])\n", "cell"),
        ),
        hints=(
            "A gradient has one cell for each variable.",
            "For the first cell take the derivative with respect to x₁ and treat x₂ as a fixed number; then the other "
            "way round.",
            "The cells are 6x₁ and 5 exp x₂; torch.stack([…, …]) makes a vector of two numbers.",
        ),
        worked="At (1, 0): 6·1 = 6 and 5·e⁰ = 5·1 = 5. The gradient is (6, 5).",
        rows=("§22",),
        book="2.4",
    ),
    Exercise(
        key="three-partials",
        topic="gradients",
        title="Three partial derivatives",
        prompt=r"Let $f(x_1, x_2, x_3) = x_1^2 + x_1 x_2 + x_2 x_3$. What is its gradient at $(1, 2, 3)$? Type a list "
        "of three numbers, like `[1., 2., 3.]`.",
        asked=Line(
            "tensor",
            given="""\
x = torch.tensor([1., 2., 3.], requires_grad=True)
f = x[0] ** 2 + x[0] * x[1] + x[1] * x[2]
f.backward()
""",
        ),
        reference="x.grad",
        alternatives=("[4., 4., 2.]", "torch.tensor([4., 4., 2.])"),
        misconceptions=(
            Misconception(
                "[2., 4., 2.]",
                "In the first cell you took the derivative of x₁² only; the term x₁x₂ contains x₁, too, and adds x₂.",
            ),
            Misconception("[4., 1., 2.]", "x₂ stands in two terms. You took x₁x₂ and left out x₂x₃, which adds x₃."),
            Misconception(
                "[3., 8., 6.]", "You put the numbers into the terms themselves. A gradient is made of derivatives."
            ),
        ),
        wrong=(Wrong("10.", "shape"), Wrong("[[4., 4., 2.]]", "shape"), Wrong("[4., 4., 3.]", "cell")),
        hints=(
            "Take one variable at a time; the others are fixed numbers meanwhile.",
            "In which terms does x₂ stand? Each of them adds something to the second cell.",
            "The gradient is (2x₁ + x₂, x₁ + x₃, x₂).",
        ),
        worked="Second cell: x₁x₂ adds x₁ = 1, x₂x₃ adds x₃ = 3; together 4.",
        rows=("G6",),
    ),
    Exercise(
        key="gradient-of-norm",
        topic="gradients",
        title="The gradient of a length",
        prompt=r"Let $f(\mathbf{x}) = \lVert\mathbf{x}\rVert_2$, the length of a vector. Write a function "
        "`gradient(x)` that returns its gradient for a vector `x` of any length that is not zero.",
        asked=Program(
            starter="def gradient(x):\n    return ...\n",
            given="x = torch.tensor([3., 4.])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths(2 + size)}\n'),
            observed=("gradient(x)",),
        ),
        reference="def gradient(x):\n    return x / x.norm()\n",
        alternatives=(
            "def gradient(x):\n    return x * (x ** 2).sum() ** -0.5\n",
            """\
def gradient(x):
    x = x.clone().requires_grad_()
    return torch.autograd.grad(torch.linalg.norm(x), x)[0]
""",
        ),
        misconceptions=(
            Misconception(
                "def gradient(x):\n    return 2 * x\n",
                "2x is the gradient of the squared length. The root asks for the chain rule: divide by 2·‖x‖.",
            ),
            Misconception(
                "def gradient(x):\n    return x\n",
                "The direction is right, but every gradient of the length has the length 1: whichever way "
                "you walk straight away from 0, one step adds one.",
            ),
            Misconception(
                "def gradient(x):\n    return 2 * x / x.norm()\n",
                "The derivative of the root is 1/(2·root); you left out the 2 below.",
            ),
            Misconception(
                "def gradient(x):\n    return x / (x ** 2).sum()\n",
                "You divided by the square of the length; divide by the length.",
            ),
        ),
        wrong=(
            Wrong("def gradient(x):\n    return x.norm()\n", "shape"),
            Wrong("def gradient(x):\n    return x / x.abs().sum()\n", "cell"),
            Wrong("def gradient(x):\n    return -x / x.norm()\n", "cell"),
        ),
        hints=(
            "Write the length as the square root of x₁² + x₂² + …, and take the derivative with respect to one xᵢ.",
            "Outer function: the root, with derivative 1/(2·root). Inner function: the sum of squares, with derivative "
            "2xᵢ.",
            "The 2 cancels: the i-th cell is xᵢ/‖x‖.",
        ),
        worked="For x = (3, 4) the length is 5. First cell: 2·3 / (2·5) = 3/5 = 0.6; second: 4/5 = 0.8.",
        rows=("§22",),
        book="2.4",
    ),
    Exercise(
        key="norm-at-zero",
        topic="gradients",
        title="The length of the zero vector",
        prompt=r"At $\mathbf{x} = \mathbf{0}$ the length $\lVert\mathbf{x}\rVert_2$ has no gradient. What does torch "
        "put into `x.grad` for `x.norm()` and for `torch.sqrt((x ** 2).sum())`, each at "
        "`x = torch.zeros(2, requires_grad=True)`?",
        asked=Choice(
            options=(
                Option(
                    "`[0, 0]` for the first, `[nan, nan]` for the second",
                    "norm is one operation with a rule of its own, which gives 0 at 0, a subgradient. The other is "
                    "taken apart: the root has the slope 1/(2·0) = inf, the squares have 2·0 = 0, and inf·0 is nan.",
                ),
                Option(
                    "`[0, 0]` for both",
                    "The two have the same value but are not the same operations. The chain "
                    "rule goes through the root, whose slope at 0 is infinite.",
                ),
                Option(
                    "`[nan, nan]` for both",
                    "That would be so if norm were taken apart into root and squares. It "
                    "has its own rule, which gives 0.",
                ),
                Option(
                    "an error for both",
                    "torch never stops for a derivative that is not there: it puts in a "
                    "number, inf or nan, and goes on.",
                ),
            ),
            right=(0,),
        ),
        wrong=(Wrong("1", "choice"), Wrong("2", "choice"), Wrong("3", "choice"), Wrong("0,3", "choice")),
        hints=(
            "Same value, but not the same operations: which slopes does the chain rule multiply in the second?",
            "The slope of the root at 0 is infinite and that of the square is 0. What is infinite times 0?",
        ),
        worked="Second way, first cell: 1/(2·√0) = inf for the root, 2·0 = 0 for the square; inf·0 = nan.",
        rows=("§22",),
        book="2.4",
    ),
    Exercise(
        key="slope-along",
        topic="gradients",
        title="The slope in a direction",
        prompt=r"Let $f(x_1, x_2) = x_1^2 + 2x_2^2$. Write a function `slope_along(x, u)`: how fast does $f$ grow at "
        "`x` when one walks in the direction of the arrow `u`? Only the direction counts: an arrow twice as long "
        "gives the same slope. Return a tensor with one number, of shape `()`.",
        asked=Program(
            starter="def slope_along(x, u):\n    return ...\n",
            given="x = torch.tensor([1., 1.])\nu = torch.tensor([3., 4.])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths(2), "u": tenths(2)}\n'),
            observed=("slope_along(x, u)",),
        ),
        reference="""\
def slope_along(x, u):
    gradient = torch.tensor([2., 4.]) * x
    return torch.dot(gradient, u) / u.norm()
""",
        alternatives=(
            "def slope_along(x, u):\n    u = u / u.norm()\n    return 2 * x[0] * u[0] + 4 * x[1] * u[1]\n",
            """\
def slope_along(x, u):
    t = torch.tensor(0., requires_grad=True)
    at = x + t * u / torch.linalg.norm(u)
    (at[0] ** 2 + 2 * at[1] ** 2).backward()
    return t.grad
""",
        ),
        misconceptions=(
            Misconception(
                "def slope_along(x, u):\n    return torch.dot(torch.tensor([2., 4.]) * x, u)\n",
                "You did not divide by the length of u: your slope doubles when the arrow is twice as long.",
            ),
            Misconception(
                "def slope_along(x, u):\n    return (torch.tensor([2., 4.]) * x).norm()\n",
                "That is the slope in the steepest direction. Here one walks along u.",
            ),
            Misconception(
                "def slope_along(x, u):\n    g = torch.tensor([2., 4.]) * x\n    return torch.dot(g, u) / g.norm()\n",
                "You divided by the length of the gradient; it is the arrow u that must have the length 1.",
            ),
        ),
        wrong=(
            Wrong("def slope_along(x, u):\n    return torch.tensor([2., 4.]) * x * u / u.norm()\n", "shape"),
            Wrong("def slope_along(x, u):\n    return torch.dot(torch.tensor([2., 2.]) * x, u) / u.norm()\n", "cell"),
            Wrong("def slope_along(x, u):\n    return -torch.dot(torch.tensor([2., 4.]) * x, u) / u.norm()\n", "cell"),
        ),
        hints=(
            "What you need is the gradient and the direction. Which product of two vectors gives one number?",
            "It is the dot product of the gradient (2x₁, 4x₂) with an arrow of length 1.",
            "Divide u by its length first: u / u.norm().",
        ),
        worked="At x = (1, 1) with u = (3, 4): the gradient is (2, 4), u has the length 5, so the direction is "
        "(0.6, 0.8), and 2·0.6 + 4·0.8 = 4.4.",
        rows=("G2",),
    ),
    Exercise(
        key="along-the-contour",
        topic="gradients",
        title="Walk without climbing",
        prompt=r"Let $f(x_1, x_2) = x_1^2 + 2x_2^2$. Write a function `along(x)` that returns an arrow (a vector with "
        "two cells, not zero) along which $f$ does not change at `x`: it lies along the contour. Any length will "
        "do, and either of the two directions. (We look at the slope of $f$ along your arrow, and at whether the "
        "arrow is zero.)",
        asked=Program(
            starter="def along(x):\n    return ...\n",
            given="x = torch.tensor([1., 1.])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths(2)}\n'),
            observed=(
                "(torch.tensor([2., 4.]) * x * along(x)).sum() / along(x).norm()",
                "bool(along(x).norm() > 0)",
            ),
        ),
        reference="def along(x):\n    return torch.stack([-4 * x[1], 2 * x[0]])\n",
        alternatives=(
            "def along(x):\n    return torch.stack([2 * x[1], -x[0]])\n",
            """\
def along(x):
    g = torch.tensor([2., 4.]) * x
    turn = torch.tensor([[0., -1.], [1., 0.]])
    return turn @ g / g.norm()
""",
        ),
        misconceptions=(
            Misconception(
                "def along(x):\n    return torch.tensor([2., 4.]) * x\n",
                "You returned the gradient. It stands at a right angle to the contour and climbs the most.",
            ),
            Misconception(
                "def along(x):\n    return torch.stack([4 * x[1], 2 * x[0]])\n",
                "You exchanged the two cells of the gradient. For a right angle one of them must also change its sign.",
            ),
            Misconception(
                "def along(x):\n    return torch.stack([-x[1], x[0]])\n",
                "Your arrow is at a right angle to x itself, as for circles. These contours are ellipses: "
                "turn the gradient, not x.",
            ),
            Misconception(
                "def along(x):\n    return torch.zeros(2)\n", "The zero arrow leads nowhere. Give one that is not zero."
            ),
        ),
        wrong=(
            Wrong("def along(x):\n    return -torch.tensor([2., 4.]) * x\n", "cell"),
            Wrong("def along(x):\n    return torch.stack([-2 * x[0], 4 * x[1]])\n", "cell"),
        ),
        hints=(
            "What is the angle between gradient and contour?",
            "Two arrows are at a right angle when their dot product is 0.",
            "(a, b) and (−b, a) are at a right angle. The gradient is (2x₁, 4x₂).",
        ),
        worked="At (1, 1) the gradient is (2, 4). Turned: (−4, 2). Check: 2·(−4) + 4·2 = 0.",
        rows=("G1",),
    ),
    Exercise(
        key="two-descent-steps",
        topic="gradients",
        title="Two steps downhill",
        prompt=r"Gradient descent on $f(x_1, x_2) = x_1^2 + 2x_2^2$ starts at $(1, 1)$ with the learning rate $0.1$. "
        "Where is it after two steps? Type a list of two numbers.",
        asked=Line(
            "tensor",
            given="""\
x = torch.tensor([1., 1.])
for step in range(2):
    x = x - 0.1 * torch.tensor([2., 4.]) * x
""",
        ),
        reference="x",
        alternatives=("[0.64, 0.36]", "[.8 * .8, .6 * .6]"),
        misconceptions=(
            Misconception("[0.8, 0.6]", "That is where it is after one step; the second starts there."),
            Misconception(
                "[1.44, 1.96]", "You added the gradient: that climbs. Descent takes learning rate times gradient away."
            ),
            Misconception(
                "[0.6, 0.2]",
                "You used the gradient of the start, (2, 4), for the second step as well. At "
                "(0.8, 0.6) it is (1.6, 2.4).",
            ),
        ),
        wrong=(Wrong("[-1., -3.]", "cell"), Wrong("(0.64, 0.36)", "kind"), Wrong("[0.64]", "shape")),
        hints=(
            "One step: new place = old place − learning rate · gradient there.",
            "The gradient is (2x₁, 4x₂). The first step leads to (0.8, 0.6).",
            "Each step multiplies x₁ by 1 − 0.2 and x₂ by 1 − 0.4.",
        ),
        worked="First cell: 1 − 0.1·2·1 = 0.8, then 0.8 − 0.1·2·0.8 = 0.64.",
        rows=("G4",),
    ),
)
