"""Exercises on gradients through loops and branches (D2L 2.5.4)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Program, Wrong
from viz.examples import CONTROL_FLOW
from viz.exercises.instances import TENTHS

_F = f"{CONTROL_FLOW}\n"

EXERCISES = (
    Exercise(
        key="how-often-doubled",
        topic="control-flow",
        title="A derivative through a loop",
        prompt="What is `a.grad` at the end? Type a number. (The norm of a single number is its absolute value.)",
        asked=Line("number", given=f"{_F}a = torch.tensor(3., requires_grad=True)\nd = f(a)\nd.backward()\n"),
        reference="a.grad.item()",
        alternatives=("512.0", "2 ** 9", "1536 / 3"),
        misconceptions=(
            Misconception("1536", "That is d itself. d = a·(a power of 2), so the derivative is d/a."),
            Misconception("256", "You counted the doublings in the loop. b = a * 2 before the loop is one more."),
            Misconception("1024", "One doubling too many: 3·512 = 1536 is over 1000, so the loop ends there."),
            Misconception("51200", "The branch with 100 is for sums that are not positive; here b is positive."),
        ),
        wrong=(Wrong("2", "cell"), Wrong("0", "cell"), Wrong("[512.]", "kind")),
        hints=(
            "Follow the loop with 3: 6, 12, 24, … until it is 1000 or more.",
            "Then d = 3·2·2·…·2. How many twos are there?",
            "Once it is known how often the loop runs, d is a fixed number times a.",
        ),
        worked="3 → 6 → 12 → 24 → 48 → 96 → 192 → 384 → 768 → 1536: nine times doubled, 2⁹ = 512.",
        rows=("T7",),
    ),
    Exercise(
        key="control-flow-of-a-vector",
        topic="control-flow",
        title="The same with a vector",
        prompt="Now `a` is a vector, so `f(a)` is one as well, and `f(a).backward()` stops. Complete `gradient(a)`: it "
        "returns the gradient of the *sum* of the cells of `f(a)` with respect to `a`.",
        asked=Program(
            starter=_F
            + "def gradient(a):\n    a = a.clone().requires_grad_()\n    d = f(a)\n    ...\n    return a.grad\n",
            given="a = torch.tensor([1., -3., 5.])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"a": (5 + 100 * size) * tenths(2 + size)}\n'),
            observed=("gradient(a)",),
        ),
        reference=_F
        + """\
def gradient(a):
    a = a.clone().requires_grad_()
    d = f(a)
    d.sum().backward()
    return a.grad
""",
        alternatives=(
            _F
            + """\
def gradient(a):
    a = a.clone().requires_grad_()
    d = f(a)
    d.backward(torch.ones_like(d))
    return a.grad
""",
            _F + "def gradient(a):\n    return f(a) / a\n",
            """\
def gradient(a):
    factor = 2.
    while (factor * a).norm() < 1000:
        factor = factor * 2
    if (factor * a).sum() <= 0:
        factor = factor * 100
    return torch.full_like(a, factor)
""",
        ),
        misconceptions=(
            Misconception(
                _F
                + """\
def gradient(a):
    a = a.clone().requires_grad_()
    f(a).mean().backward()
    return a.grad
""",
                "You took the mean, so each cell is divided by the number of cells; the sum was asked for.",
            ),
            Misconception(
                _F + "def gradient(a):\n    return f(a)\n",
                "You returned f(a) itself. The gradient says by how much it grows when a does.",
            ),
            Misconception(
                _F
                + """\
def gradient(a):
    cells = []
    for value in a:
        v = value.clone().requires_grad_()
        f(v).backward()
        cells.append(v.grad)
    return torch.stack(cells)
""",
                "You ran f for each cell by itself. The loop looks at the norm of the whole vector, so all cells "
                "are doubled equally often.",
            ),
        ),
        wrong=(
            Wrong(
                _F + "def gradient(a):\n    a = a.clone().requires_grad_()\n    f(a).backward()\n    return a.grad\n",
                "missing",
            ),
            Wrong(
                _F + "def gradient(a):\n    a = a.clone().requires_grad_()\n    f(a).norm().backward()\n"
                "    return a.grad\n",
                "cell",
            ),
            Wrong(
                _F + "def gradient(a):\n    a = a.clone().requires_grad_()\n    f(a).sum().backward()\n"
                "    return a.grad.sum()\n",
                "shape",
            ),
        ),
        hints=(
            "backward() wants one number.",
            "Make one number of d, so that each cell counts with the weight 1.",
            "d.sum().backward()",
        ),
        worked="a = (1, −3, 5) has the norm 5.916; doubled eight times it is 1514.5, so b = 256·a, the sum is "
        "positive, and every derivative is 256.",
        rows=("§22", "T7"),
        book="2.5",
    ),
    Exercise(
        key="does-the-condition-count",
        topic="control-flow",
        title="What does backward see of an if?",
        prompt="```python\n"
        "if x > 1:\n"
        "    y = 3 * x\n"
        "else:\n"
        "    y = x ** 2\n"
        "```\n\n"
        "Which statements about `y.backward()` are true? Choose all of them.",
        asked=Choice(
            options=(
                Option(
                    "Only the branch that ran is in the graph",
                    "torch records what is computed. The other branch was never computed.",
                ),
                Option("At x = 2 the derivative is 3", "2 > 1, so y = 3x, and its derivative is 3."),
                Option(
                    "The comparison x > 1 has a derivative as well, and it is added",
                    "It gives True or False. No derivative comes from it.",
                ),
                Option(
                    "At x = 1 the two branches are averaged",
                    "`1 > 1` is False, so `x ** 2` runs, and the derivative is 2. torch knows nothing of the other.",
                ),
                Option(
                    "A program with an if must be compiled before it can be differentiated",
                    "torch writes its graph down while the program runs, so Python's if and while just work.",
                ),
            ),
            right=(0, 1),
        ),
        wrong=(Wrong("0", "choice"), Wrong("0,1,3", "choice"), Wrong("2", "choice"), Wrong("4", "choice")),
        hints=(
            "The graph is written while the program runs. Which lines run?",
            "Can True or False be a little larger?",
        ),
        worked="At x = 0.5: y = 0.25, the branch `x ** 2`, derivative 2·0.5 = 1.",
        rows=("T7", "Q4"),
    ),
    Exercise(
        key="power-by-a-loop",
        topic="control-flow",
        title="Backwards through a loop, by hand",
        prompt="A loop multiplies: `y = 1.0`, then `n` times `y = y * x`. Write `slope(x, n)`, the derivative of the "
        "final `y` with respect to the number `x`, as a number, without autograd. `n` is at least 1.",
        asked=Program(
            starter="""\
def slope(x, n):
    y, dy = 1.0, 0.0
    for turn in range(n):
        dy = ...
        y = y * x
    return dy
""",
            given="x = 2.0\nn = 3\n",
            instance='def instance(size):\n    return {"x": 0.7 + 0.2 * size, "n": (1, 2, 3, 5, 4, 7)[size]}\n',
            observed=("float(slope(x, n))",),
        ),
        reference="""\
def slope(x, n):
    y, dy = 1.0, 0.0
    for turn in range(n):
        dy = dy * x + y
        y = y * x
    return dy
""",
        alternatives=(
            "def slope(x, n):\n    return n * x ** (n - 1)\n",
            """\
def slope(x, n):
    x = torch.tensor(x, requires_grad=True)
    y = 1.0
    for turn in range(n):
        y = y * x
    y.backward()
    return x.grad.item()
""",
        ),
        misconceptions=(
            Misconception(
                """\
def slope(x, n):
    y, dy = 1.0, 0.0
    for turn in range(n):
        y = y * x
        dy = dy * x + y
    return dy
""",
                "You changed y before you used it: in each turn the product rule needs the old y.",
            ),
            Misconception(
                "def slope(x, n):\n    return x ** (n - 1)\n",
                "x is used in every turn, n times. What the n turns bring is added, so there is a factor n.",
            ),
            Misconception(
                """\
def slope(x, n):
    y, dy = 1.0, 0.0
    for turn in range(n):
        dy = dy * x
        y = y * x
    return dy
""",
                "You carried on the old derivative only. In y·x the second factor, x, changes as well, and that "
                "adds y.",
            ),
            Misconception("def slope(x, n):\n    return x ** n\n", "That is y itself."),
        ),
        wrong=(
            Wrong("def slope(x, n):\n    return n * x\n", "cell"),
            Wrong("def slope(x, n):\n    return (n - 1) * x ** (n - 2)\n", "cell"),
            Wrong("def slope(x, n):\n    y = x ** n\n", "missing"),
        ),
        hints=(
            "Carry two numbers along: y, and its derivative dy.",
            "In each turn y is a product of the old y and x: use the product rule.",
            "dy = dy * x + y, with the old y.",
        ),
        worked="x = 2, n = 3: (y, dy) = (1, 0), then (2, 1), then (4, 1·2 + 2 = 4), then (8, 4·2 + 4 = 12). And 3·2² = "
        "12.",
    ),
    Exercise(
        key="root-without-nan",
        topic="control-flow",
        title="A branch that spoils the gradient",
        prompt=r"`safe_root(x)` is to return $\sqrt{x}$ for every positive cell of `x` and 0 for all others, with the "
        r"gradient $\dfrac{1}{2\sqrt{x}}$ for the positive cells and 0 for the others. The values are right "
        "already, but some gradients are nan. Repair it. (We look at the value, and at the gradient of its sum.)",
        asked=Program(
            starter="def safe_root(x):\n    return torch.where(x > 0, torch.sqrt(x), 0.0)\n",
            given="x = torch.tensor([4., 0., -1.])\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    x = tenths(4 + size)
    x[0], x[1], x[2], x[3] = 0.0, -1.0 - size, 1.0 + size, 0.004
    return {"x": x}
"""
            ),
            observed=(
                "safe_root(x)",
                "torch.autograd.functional.jacobian(lambda t: safe_root(t).sum(), x)",
            ),
            unaided=True,
        ),
        reference="""\
def safe_root(x):
    inside = torch.where(x > 0, x, 1.0)
    return torch.where(x > 0, torch.sqrt(inside), 0.0)
""",
        alternatives=(
            """\
def safe_root(x):
    positive = x > 0
    result = torch.zeros_like(x)
    result[positive] = torch.sqrt(x[positive])
    return result
""",
            """\
def safe_root(x):
    cells = []
    for cell in x:
        if cell > 0:
            cells.append(cell.sqrt())
        else:
            cells.append(cell * 0)
    return torch.stack(cells)
""",
        ),
        misconceptions=(
            Misconception(
                "def safe_root(x):\n    return torch.where(x > 0, torch.sqrt(x), 0.0)\n",
                "As before: sqrt is computed for all cells. At 0 its slope is infinite, at −1 it is nan, and "
                "the 0 that where sends back, times these, is nan.",
            ),
            Misconception(
                "def safe_root(x):\n    return torch.sqrt(torch.clamp(x, min=0.))\n",
                "The root is still taken at 0, where its slope is infinite.",
            ),
            Misconception(
                "def safe_root(x):\n    return torch.sqrt(torch.clamp(x, min=0.) + 1e-3)\n",
                "There is no nan any more, but the values are no longer those of the root.",
            ),
            Misconception(
                "def safe_root(x):\n    return torch.where(x > 0, torch.sqrt(x.detach().abs()), 0.0)\n",
                "You cut off the gradient of all cells; the positive ones need theirs.",
            ),
        ),
        wrong=(
            Wrong("def safe_root(x):\n    return torch.sqrt(x.abs())\n", "cell"),
            Wrong("def safe_root(x):\n    return torch.sqrt(x[x > 0])\n", "shape"),
            Wrong("def safe_root(x):\n    return torch.nan_to_num(torch.sqrt(x))\n", "cell"),
        ),
        hints=(
            "where chooses between two finished tensors: what is the derivative of the one that it does not choose?",
            "0 · inf and 0 · nan are nan. See to it that sqrt never meets a 0 or a negative number.",
            "Put a harmless number, 1.0, in their place first: torch.where(x > 0, x, 1.0).",
        ),
        worked="At x = 0: where sends back 0, the root multiplies by 1/(2·√0) = inf, and 0·inf is nan. With 1.0 in its "
        "place: 0·½ = 0.",
        rows=("U5",),
    ),
)
