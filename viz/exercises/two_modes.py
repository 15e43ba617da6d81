"""Exercises on forward and reverse accumulation, and on what they cost (D2L 2.5)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Program, Wrong
from viz.exercises.instances import TENTHS

EXERCISES = (
    Exercise(
        key="which-needs-no-memory",
        topic="modes",
        title="Which of the two needs little memory?",
        prompt="A chain of n operations. Which statements about forward and reverse accumulation are true? "
        "Choose all of them.",
        asked=Choice(
            options=(
                Option(
                    "Reverse accumulation needs memory that grows with n",
                    "It goes back from the end and needs the values of the way forward there: all n are kept.",
                ),
                Option(
                    "Forward accumulation needs memory that does not grow with n",
                    "Value and derivative go forward together. What is behind can be forgotten.",
                ),
                Option(
                    "Reverse accumulation gives all derivatives of one number in one pass, however many variables "
                    "there are",
                    "That is why networks with millions of weights are trained with it.",
                ),
                Option(
                    "Reverse accumulation needs O(1) memory, forward accumulation O(n)",
                    "This is often written down the wrong way round. Forward forgets as it goes; reverse must keep.",
                ),
                Option(
                    "Forward accumulation needs one pass for all variables together",
                    "It needs one pass for each variable: each has a derivative of its own to carry along.",
                ),
            ),
            right=(0, 1, 2),
        ),
        wrong=(Wrong("3", "choice"), Wrong("0,1", "choice"), Wrong("2,3", "choice"), Wrong("0,1,2,4", "choice")),
        hints=(
            "Which of the two must turn round at the end and come back over the same values?",
            "The one that comes back must have kept them.",
        ),
        worked="For y = sin(sin(… x)), n times: reverse needs the n inner values for the n cosines; forward needs only "
        "the latest value and its derivative.",
        rows=("W2", "E38"),
    ),
    Exercise(
        key="how-many-multiplications",
        topic="modes",
        title="From which end is it cheaper?",
        prompt=r"A chain of functions with vectors of the lengths `sizes = [n₀, n₁, …, nₖ]`: step $i$ makes $n_i$ "
        r"numbers from $n_{i-1}$, and its Jacobian matrix $J_i$ has the shape $(n_i, n_{i-1})$. The whole "
        r"Jacobian matrix is $J_k \cdots J_2 J_1$. A matrix product $(p, q)$ times $(q, r)$ takes $p\,q\,r$ "
        "multiplications. Write `multiplications(sizes)`: how many does it take from the right, $J_1$ first "
        "(forward), and how many from the left, $J_k$ first (reverse)? Return the pair `(forward, reverse)`.",
        asked=Program(
            starter="def multiplications(sizes):\n    forward = 0\n    reverse = 0\n    ...\n    return forward, "
            "reverse\n",
            given="sizes = [100, 100, 100, 1]\n",
            instance="""\
def instance(size):
    return {"sizes": [int(n) for n in torch.randint(1, 30, (3 + size,))]}
""",
            observed=("tuple(int(count) for count in multiplications(sizes))",),
        ),
        reference="""\
def multiplications(sizes):
    forward = 0
    reverse = 0
    for i in range(2, len(sizes)):
        forward += sizes[i] * sizes[i - 1] * sizes[0]
    for i in range(1, len(sizes) - 1):
        reverse += sizes[-1] * sizes[i] * sizes[i - 1]
    return forward, reverse
""",
        alternatives=(
            """\
def from_the_right(sizes):
    return sum(sizes[0] * p * q for p, q in zip(sizes[1:], sizes[2:]))

def multiplications(sizes):
    return from_the_right(sizes), from_the_right(sizes[::-1])
""",
            """\
def multiplications(sizes):
    shapes = [(sizes[i], sizes[i - 1]) for i in range(1, len(sizes))]
    rows, columns = shapes[0]
    forward = 0
    for p, q in shapes[1:]:
        forward += p * q * columns
    p, q = shapes[-1]
    reverse = 0
    for rows, columns in reversed(shapes[:-1]):
        reverse += p * rows * columns
    return forward, reverse
""",
        ),
        misconceptions=(
            Misconception(
                """\
def multiplications(sizes):
    one = sum(sizes[0] * p * q for p, q in zip(sizes[1:], sizes[2:]))
    other = sum(sizes[-1] * p * q for p, q in zip(sizes, sizes[1:-1]))
    return other, one
""",
                "The two are exchanged: forward begins at the variables, with J₁ on the right.",
            ),
            Misconception(
                """\
def multiplications(sizes):
    pairs = [p * q for p, q in zip(sizes, sizes[1:])]
    return sizes[0] * sum(pairs), sizes[-1] * sum(pairs)
""",
                "You counted one product too many in each: k matrices need k − 1 products.",
            ),
            Misconception(
                """\
def multiplications(sizes):
    one = sum(p * q * r for p, q, r in zip(sizes, sizes[1:], sizes[2:]))
    return one, one
""",
                "You multiplied neighbours only. What has been multiplied so far keeps the n₀ columns (or the nₖ "
                "rows) of where it began.",
            ),
        ),
        wrong=(
            Wrong("def multiplications(sizes):\n    return 1010000, 20000\n", "cell"),
            Wrong("def multiplications(sizes):\n    return len(sizes) - 2, len(sizes) - 2\n", "cell"),
            Wrong("def multiplications(sizes):\n    return sum(sizes)\n", "missing"),
        ),
        hints=(
            "Write down the shapes for three matrices and multiply from the right. Which shape has each product?",
            "From the right, every product has n₀ columns; from the left, every product has nₖ rows.",
            "Forward: the sum of nᵢ·nᵢ₋₁·n₀ from i = 2 on. Reverse: the sum of nₖ·nᵢ·nᵢ₋₁ up to i = k − 1.",
        ),
        worked="100 → 100 → 100 → 1. Forward: 100·100·100 + 1·100·100 = 1 010 000. Reverse: 1·100·100 + 1·100·100 = "
        "20 000.",
        rows=("W3",),
    ),
    Exercise(
        key="forward-by-hand",
        topic="modes",
        title="Carry the derivative along",
        prompt=r"Forward accumulation by hand for $f(x) = x\,\sin(x^2)$. Write `forward(x, dx)`, which goes "
        "through the program once and carries with each value its derivative: it returns the pair `(value, "
        "derivative)` of the result. `dx` is the derivative of `x` itself (1, or any number that comes from "
        "before). `x` and `dx` are tensors with one number.",
        asked=Program(
            starter="""\
def forward(x, dx):
    u = x ** 2
    du = 2 * x * dx
    s = torch.sin(u)
    ds = ...
    f = x * s
    df = ...
    return f, df
""",
            given="x = torch.tensor(1.)\ndx = torch.tensor(1.)\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths(), "dx": tenths()}\n'),
            observed=("tuple(forward(x, dx))",),
        ),
        reference="""\
def forward(x, dx):
    u = x ** 2
    du = 2 * x * dx
    s = torch.sin(u)
    ds = torch.cos(u) * du
    f = x * s
    df = dx * s + x * ds
    return f, df
""",
        alternatives=(
            """\
def forward(x, dx):
    slope = torch.sin(x ** 2) + 2 * x ** 2 * torch.cos(x ** 2)
    return x * torch.sin(x ** 2), slope * dx
""",
            "def forward(x, dx):\n    return torch.func.jvp(lambda t: t * torch.sin(t * t), (x,), (dx,))\n",
        ),
        misconceptions=(
            Misconception(
                "def forward(x, dx):\n    u = x ** 2\n    du = 2 * x * dx\n    ds = torch.cos(u) * du\n"
                "    return x * torch.sin(u), x * ds\n",
                "In the product x·s you let x stand still. It changes as well: dx·s is missing.",
            ),
            Misconception(
                "def forward(x, dx):\n    u = x ** 2\n    du = 2 * x\n    ds = torch.cos(u) * du\n"
                "    s = torch.sin(u)\n    return x * s, s + x * ds\n",
                "You left dx out, as if it were always 1.",
            ),
            Misconception(
                "def forward(x, dx):\n    u = x ** 2\n    du = 2 * x * dx\n    s = torch.sin(u)\n"
                "    ds = torch.cos(u)\n    return x * s, dx * s + x * ds\n",
                "ds is the derivative of sin at u only; how fast u changes, du, must be multiplied in.",
            ),
        ),
        wrong=(
            Wrong("def forward(x, dx):\n    s = torch.sin(x ** 2)\n    return x * s, dx * s * x\n", "cell"),
            Wrong("def forward(x, dx):\n    return x * torch.sin(x ** 2)\n", "missing"),
            Wrong(
                "def forward(x, dx):\n    s = torch.sin(x ** 2)\n    ds = torch.cos(x ** 2) * 2 * x * dx\n"
                "    return dx * s + x * ds, x * s\n",
                "cell",
            ),
        ),
        hints=(
            "For each line a second one: how does the result change when what is in it changes?",
            "ds = cos(u)·du.",
            "f is a product: df = dx·s + x·ds.",
        ),
        worked="x = 1, dx = 1: u = 1, du = 2; s = 0.8415, ds = 0.5403·2 = 1.0806; df = 1·0.8415 + 1·1.0806 = 1.9221.",
        rows=("W1",),
    ),
    Exercise(
        key="product-with-a-direction",
        topic="modes",
        title="A Jacobian-vector product",
        prompt=r"Let $\mathbf{y} = \sigma(X\mathbf{w})$ with the sigmoid $\sigma$. Write `jvp(X, w, dw)`: by "
        r"which vector does $\mathbf{y}$ change, to first order, when $\mathbf{w}$ changes by `dw`? By a formula, "
        "without autograd.",
        asked=Program(
            starter="def jvp(X, w, dw):\n    y = torch.sigmoid(X @ w)\n    return ...\n",
            given="X = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])\nw = torch.zeros(2)\ndw = torch.tensor([1., "
            "10.])\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    rows, columns = ((3, 2), (2, 4), (4, 3), (5, 2), (2, 3), (6, 4))[size]
    return {"X": tenths(rows, columns), "w": tenths(columns), "dw": tenths(columns)}
"""
            ),
            observed=("jvp(X, w, dw)",),
        ),
        reference="def jvp(X, w, dw):\n    y = torch.sigmoid(X @ w)\n    return y * (1 - y) * (X @ dw)\n",
        alternatives=(
            "def jvp(X, w, dw):\n    return torch.func.jvp(lambda v: torch.sigmoid(X @ v), (w,), (dw,))[1]\n",
            """\
def jvp(X, w, dw):
    J = torch.autograd.functional.jacobian(lambda v: torch.sigmoid(X @ v), w)
    return J @ dw
""",
        ),
        misconceptions=(
            Misconception(
                "def jvp(X, w, dw):\n    return X @ dw\n",
                "That is the change of Xw. The sigmoid, with its slope y(1 − y), comes after it.",
            ),
            Misconception(
                "def jvp(X, w, dw):\n    y = torch.sigmoid(X @ w)\n    return y * (X @ dw)\n",
                "The slope of the sigmoid is y(1 − y), not y.",
            ),
            Misconception(
                "def jvp(X, w, dw):\n    return torch.sigmoid(X @ dw)\n",
                "You computed y for the change. The change of y is a slope times the change of Xw.",
            ),
            Misconception(
                "def jvp(X, w, dw):\n    return torch.sigmoid(X @ (w + dw)) - torch.sigmoid(X @ w)\n",
                "That is the change itself. To first order it is the slope times the change: straight on along "
                "the tangent.",
            ),
        ),
        wrong=(
            Wrong("def jvp(X, w, dw):\n    y = torch.sigmoid(X @ w)\n    return (y * (1 - y)) @ X\n", "shape"),
            Wrong("def jvp(X, w, dw):\n    y = torch.sigmoid(X @ w)\n    return (y * (1 - y)) @ (X @ dw)\n", "shape"),
            Wrong("def jvp(X, w, dw):\n    y = torch.sigmoid(X @ dw)\n    return y * (1 - y) * (X @ dw)\n", "cell"),
        ),
        hints=(
            "Go forward: how does Xw change first?",
            "By X dw. Then each cell is multiplied by the slope of the sigmoid there.",
            "The slope is y(1 − y) with y = σ(Xw).",
        ),
        worked="In the example w = 0, so y = ½ and the slope is ¼. First cell: ¼·(1·1 + 2·10) = 5.25.",
        rows=("W1",),
    ),
    Exercise(
        key="fewest-passes",
        topic="modes",
        title="How many passes?",
        prompt="A function turns 3 numbers into 1000 numbers. How many passes does its whole Jacobian matrix "
        "take at least, when you may choose between forward and reverse accumulation? Type a number.",
        asked=Line(
            "number",
            given="""\
J = torch.autograd.functional.jacobian(lambda x: torch.ones(1000, 3) @ x, torch.zeros(3))
""",
        ),
        reference="min(J.shape)",
        alternatives=("3",),
        misconceptions=(
            Misconception(
                "1000",
                "That is how many reverse passes it takes: one for each of the 1000 results. Forward "
                "takes one for each variable.",
            ),
            Misconception(
                "3000", "That is how many derivatives there are. One pass gives a whole row or a whole column of them."
            ),
            Misconception(
                "1", "One pass is enough when there is a single variable (forward) or a single result (reverse)."
            ),
        ),
        wrong=(Wrong("1003", "cell"), Wrong("(1000, 3)", "kind")),
        hints=(
            "One reverse pass gives one row of the matrix; one forward pass gives one column.",
            "The matrix has 1000 rows and 3 columns.",
        ),
        worked="Forward passes: one with dx = (1, 0, 0), one with (0, 1, 0), one with (0, 0, 1).",
        rows=("W2", "W3"),
    ),
    Exercise(
        key="what-is-kept",
        topic="modes",
        title="What is kept for the way back?",
        prompt=r"`kept` collects every tensor that torch keeps for the backward pass. (It keeps one where a derivative "
        r"needs a value: for $\sin$ that is the operand; for `+ 1` the derivative is 1 whatever the value.) How many "
        "does `kept` hold at the end? Type a number.",
        asked=Line(
            "number",
            given="""\
x = torch.tensor(0.5, requires_grad=True)
kept = []
with torch.autograd.graph.saved_tensors_hooks(lambda t: kept.append(t) or t, lambda t: t):
    y = x
    for turn in range(5):
        y = torch.sin(y) + 1
    for turn in range(20):
        y = y + 1
""",
        ),
        reference="len(kept)",
        alternatives=("5",),
        misconceptions=(
            Misconception("30", "You counted every operation. + 1 keeps nothing: its derivative needs no value."),
            Misconception("10", "You counted both operations of the first loop. Only sin keeps its operand."),
            Misconception(
                "25", "You counted the + 1 of the second loop as well, or one for each turn. Only sin keeps a value."
            ),
        ),
        wrong=(Wrong("1", "cell"), Wrong("0", "cell"), Wrong("6", "cell")),
        hints=(
            "Write down the derivative of each of the operations. Which of them needs a value?",
            "The derivative of sin u is cos u: u is needed. That of u + 1 is 1.",
        ),
        worked="First loop: five times sin, each keeps one tensor. All twenty-five + 1 keep none.",
        rows=("W4",),
    ),
)
