"""Exercises on derivatives and subgradients of functions of one number (D2L 2.4.1)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Program, Wrong
from viz.exercises.instances import TENTHS

EXERCISES = (
    Exercise(
        key="tangent-slope",
        topic="derivatives",
        title="The slope of x³ − 1/x at 1",
        prompt=r"Let $f(x) = x^3 - \dfrac{1}{x}$. What is the slope of its tangent at $x = 1$? Type one number.",
        asked=Line(
            "number",
            given="""\
x = torch.tensor(1., requires_grad=True)
f = x ** 3 - 1 / x
f.backward()
""",
        ),
        reference="x.grad.item()",
        alternatives=("4.0", "3 + 1"),
        misconceptions=(
            Misconception(
                "2",
                "You gave −1/x the derivative −1/x². The derivative of 1/x is already −1/x², so that of −1/x is +1/x².",
            ),
            Misconception("3", "You took the derivative of x³ only; −1/x has a slope of its own, +1/x²."),
            Misconception("0", "You put x = 1 into f itself: 1 − 1 = 0 is its height there, not its slope."),
        ),
        wrong=(Wrong("[4.]", "kind"), Wrong("5", "cell"), Wrong("-4", "cell")),
        hints=(
            "Take the derivatives of the two terms one after the other.",
            "Write 1/x as x to the power −1, and use the power rule for both.",
            "f′(x) = 3x² + 1/x². Put 1 for x.",
        ),
        worked="The term −x⁻¹ has the derivative −(−1)·x⁻² = 1/x²; at x = 1 this is 1. The term x³ gives 3·1² = 3. "
        "Together 3 + 1 = 4.",
        rows=("§22",),
        book="2.4",
    ),
    Exercise(
        key="tangent-line",
        topic="derivatives",
        title="The tangent as a function",
        prompt=r"Let $f(x) = x^3 - \dfrac{1}{x}$. Write a function `tangent(a, x)` that returns the height, at `x`, of "
        r"the straight line that touches the curve of $f$ at `a`. `a` is a number, `x` a vector of places, and "
        "the result a vector of the same shape.",
        asked=Program(
            starter="""\
def f(x):
    return x ** 3 - 1 / x

def tangent(a, x):
    return ...
""",
            given="a = 1.0\nx = torch.tensor([0., 1., 2.])\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    return {"a": 0.5 + 0.25 * size, "x": tenths(2 + size)}
"""
            ),
            observed=("tangent(a, x)",),
        ),
        reference="""\
def f(x):
    return x ** 3 - 1 / x

def tangent(a, x):
    slope = 3 * a ** 2 + 1 / a ** 2
    return f(a) + slope * (x - a)
""",
        alternatives=(
            """\
def tangent(a, x):
    a = torch.tensor(a, requires_grad=True)
    height = a ** 3 - 1 / a
    height.backward()
    return (height + a.grad * (x - a)).detach()
""",
            """\
def tangent(a, x):
    slope = 3 * a * a + a ** -2
    start = a ** 3 - 1 / a - slope * a
    return slope * x + start
""",
        ),
        misconceptions=(
            Misconception(
                """\
def tangent(a, x):
    return (3 * a ** 2 + 1 / a ** 2) * (x - a)
""",
                "Your line has the right slope, but it is 0 at a. It must touch the curve there: add f(a).",
            ),
            Misconception(
                """\
def tangent(a, x):
    return a ** 3 - 1 / a + (3 * a ** 2 + 1 / a ** 2) * x
""",
                "You multiplied the slope by x. The way from the point of contact to x is x − a.",
            ),
            Misconception(
                """\
def tangent(a, x):
    return a ** 3 - 1 / a + (3 * a ** 2 - 1 / a ** 2) * (x - a)
""",
                "You gave −1/x the derivative −1/x²; it is +1/x². So your line has another slope than the curve.",
            ),
        ),
        wrong=(
            Wrong(
                """\
def tangent(a, x):
    return a ** 3 - 1 / a + (3 * x ** 2 + 1 / x ** 2) * (x - a)
""",
                "cell",
            ),
            Wrong("def tangent(a, x):\n    return x ** 3 - 1 / x\n", "cell"),
            Wrong("def tangent(a, x):\n    print(a)\n", "kind"),
        ),
        hints=(
            "A straight line is known by one point on it and by its slope.",
            "It goes through the point (a, f(a)), and its slope is f′(a).",
            "height = f(a) + f′(a)·(x − a), with f′(a) = 3a² + 1/a².",
        ),
        worked="With a = 1 and x = 2: f(1) = 0, f′(1) = 3 + 1 = 4, and x − a = 1. The line has the height "
        "0 + 4·1 = 4 there.",
        rows=("§22",),
        book="2.4",
    ),
    Exercise(
        key="product-rule",
        topic="derivatives",
        title="The derivative of a product",
        prompt=r"Write a function `derivative(x)` that returns the derivative of $f(x) = x^2 e^x$ for every cell of "
        "the vector `x`. Work it out on paper first; you need no autograd.",
        asked=Program(
            starter="def derivative(x):\n    return ...\n",
            given="x = torch.tensor([0., 1.])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths(2 + size)}\n'),
            observed=("derivative(x)",),
        ),
        reference="def derivative(x):\n    return 2 * x * torch.exp(x) + x ** 2 * torch.exp(x)\n",
        alternatives=(
            "def derivative(x):\n    return (x * x + 2 * x) * x.exp()\n",
            """\
def derivative(x):
    x = x.clone().requires_grad_()
    (x ** 2 * torch.exp(x)).sum().backward()
    return x.grad
""",
        ),
        misconceptions=(
            Misconception(
                "def derivative(x):\n    return 2 * x * torch.exp(x)\n",
                "You multiplied the two derivatives, 2x and eˣ. In a product each factor changes while the "
                "other stands still: (uv)′ = u′v + uv′.",
            ),
            Misconception(
                "def derivative(x):\n    return 2 * x + torch.exp(x)\n",
                "You added the two derivatives, as one does for a sum. Here the two are multiplied.",
            ),
            Misconception(
                "def derivative(x):\n    return x ** 2 * torch.exp(x)\n",
                "You took x² for a number that does not change. It depends on x as well.",
            ),
        ),
        wrong=(
            Wrong("def derivative(x):\n    return 2 * x * torch.exp(x) - x ** 2 * torch.exp(x)\n", "cell"),
            Wrong("def derivative(x):\n    return ((x ** 2 + 2 * x) * torch.exp(x)).sum()\n", "shape"),
        ),
        hints=(
            "Two factors, x² and eˣ, are multiplied. Which rule is for that?",
            "(uv)′ = u′v + uv′ with u = x² and v = eˣ.",
            "u′ = 2x and v′ = eˣ, so the derivative has the two terms 2x·eˣ and x²·eˣ.",
        ),
        worked="At x = 1: 2·1·e + 1²·e = 3e = 8.1548.",
        rows=("U2",),
    ),
    Exercise(
        key="central-difference",
        topic="derivatives",
        title="A slope from two values",
        prompt="Write a function `slope(f, x, h)` that estimates the derivative of the function `f` at `x` from two "
        r"values of `f`, one at $x + h$ and one at $x - h$ (the *central difference*). It must work for any "
        "`f` of one number.",
        asked=Program(
            starter="def slope(f, x, h):\n    return ...\n",
            given="x = 1.0\nh = 0.5\n",
            imports="import math\nimport torch\n",
            instance='def instance(size):\n    return {"x": 0.5 + 0.3 * size, "h": 0.2 + 0.1 * size}\n',
            observed=("slope(math.sin, x, h)", "slope(lambda t: t ** 3, x, h)"),
        ),
        reference="def slope(f, x, h):\n    return (f(x + h) - f(x - h)) / (2 * h)\n",
        alternatives=(
            "slope = lambda f, x, h: 0.5 * (f(x + h) - f(x - h)) / h\n",
            """\
def slope(f, x, h):
    right = (f(x + h) - f(x)) / h
    left = (f(x) - f(x - h)) / h
    return (left + right) / 2
""",
        ),
        misconceptions=(
            Misconception(
                "def slope(f, x, h):\n    return (f(x + h) - f(x)) / h\n",
                "That is the forward difference: it starts at x itself, not at x − h.",
            ),
            Misconception(
                "def slope(f, x, h):\n    return (f(x + h) - f(x - h)) / h\n",
                "You divided by h. From x − h to x + h it is 2h.",
            ),
            Misconception(
                "def slope(f, x, h):\n    return f(x + h) - f(x - h)\n",
                "That is how far f rises, not how steeply: divide by the way, 2h.",
            ),
        ),
        wrong=(
            Wrong("def slope(f, x, h):\n    return (f(x) - f(x - h)) / h\n", "cell"),
            Wrong("def slope(f, x, h):\n    return f(x + h) - f(x - h) / 2 * h\n", "cell"),
            Wrong("def slope(f, x, h):\n    return (f(x - h) - f(x + h)) / (2 * h)\n", "cell"),
        ),
        hints=(
            "A slope is a rise divided by a run.",
            "The rise is f(x + h) − f(x − h). How long is the run between these two places?",
            "Divide by 2h, and mind the brackets: (f(x + h) - f(x - h)) / (2 * h).",
        ),
        worked="For f(t) = t³, x = 1 and h = 0.5: (1.5³ − 0.5³) / 1 = 3.375 − 0.125 = 3.25. The true slope is 3; a "
        "smaller h comes closer.",
        rows=("V2",),
    ),
    Exercise(
        key="subgradients-of-abs",
        topic="derivatives",
        title="Subgradients of |x|",
        prompt=r"Which of these numbers are subgradients of $f(x) = |x|$ at $x = 0$? Choose all of them.",
        asked=Choice(
            options=(
                Option("0", "The line y = 0·x touches |x| at 0 and lies nowhere above it. torch's abs picks this one."),
                Option(
                    "1",
                    "The line y = x lies on the right half and below the left half: 1 is an end of the "
                    "interval and belongs to it.",
                ),
                Option("−0.5", "The line y = −0.5·x lies below |x| on both sides."),
                Option("2", "The line y = 2x is above |x| for every x > 0, so it supports nothing there."),
                Option(
                    "none, since |x| has no derivative at 0",
                    "It has no derivative there, but many subgradients: a subgradient asks only for a line that "
                    "touches the curve at 0 and is nowhere above it.",
                ),
            ),
            right=(0, 1, 2),
        ),
        wrong=(Wrong("0", "choice"), Wrong("4", "choice"), Wrong("0,1,2,3", "choice"), Wrong("0,2", "choice")),
        hints=(
            "A number a is a subgradient at 0 when the line a·x is nowhere above the curve.",
            "Draw |x| and turn a ruler about the origin. How far can you turn it until it cuts the curve?",
            "It is every number from −1 to 1, both ends included.",
        ),
        worked="For a = −0.5 at x = −2: the line is at −0.5·(−2) = 1, the curve at |−2| = 2; 1 ≤ 2 holds.",
        rows=("U4", "U5"),
    ),
    Exercise(
        key="subgradients-of-relu",
        topic="derivatives",
        title="All subgradients of max(x, 0)",
        prompt=r"Write a function `interval(x)` that returns the smallest and the largest subgradient of "
        r"$f(x) = \max(x, 0)$ at the number `x`, as a pair `(smallest, largest)`. Where $f$ has a derivative, "
        "both are that derivative.",
        asked=Program(
            starter="def interval(x):\n    return (..., ...)\n",
            given="x = 0.0\n",
            instance='def instance(size):\n    return {"x": (0.0, 1.5, -2.0, 1e-3, -1e-3, 30.0)[size]}\n',
            observed=("tuple(float(end) for end in interval(x))",),
        ),
        reference="""\
def interval(x):
    if x > 0:
        return (1, 1)
    if x < 0:
        return (0, 0)
    return (0, 1)
""",
        alternatives=(
            "def interval(x):\n    return (float(x > 0), float(x >= 0))\n",
            """\
def interval(x):
    if x == 0:
        return 0.0, 1.0
    x = torch.tensor(x, requires_grad=True)
    torch.relu(x).backward()
    return x.grad, x.grad
""",
        ),
        misconceptions=(
            Misconception(
                "def interval(x):\n    return (float(x > 0), float(x > 0))\n",
                "At the kink you gave one number, the one that torch's relu picks. Every number from 0 to 1 "
                "is a subgradient there.",
            ),
            Misconception(
                "def interval(x):\n    return (-1, 1) if x == 0 else (float(x > 0), float(x > 0))\n",
                "From −1 to 1 is the interval of |x|. To the left of 0, max(x, 0) is flat, so no line with a "
                "negative slope stays below it.",
            ),
            Misconception(
                "def interval(x):\n    return (max(x, 0), max(x, 0))\n",
                "You returned values of the function; a subgradient is a slope.",
            ),
        ),
        wrong=(
            Wrong("def interval(x):\n    return (0, 1)\n", "cell"),
            Wrong("def interval(x):\n    return (1, 0) if x == 0 else (float(x > 0), float(x > 0))\n", "cell"),
            Wrong("def interval(x):\n    return float(x > 0)\n", "missing"),
        ),
        hints=(
            "There are three cases: x > 0, x < 0, and the kink.",
            "At the kink turn a ruler about the origin: from which slope to which does it stay below the curve?",
            "The slopes go from that of the left side, 0, to that of the right side, 1.",
        ),
        worked="At x = 0: the line with slope 0 lies on the left half, the line with slope 1 on the right half. So "
        "the pair is (0, 1).",
        rows=("U3",),
    ),
)
