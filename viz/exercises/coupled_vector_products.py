"""Exercises on vector-Jacobian products where every output depends on several inputs: softmax, broadcasting, rows."""

from __future__ import annotations

from core.exercises.records import Exercise, Misconception, Program, Wrong
from viz.exercises.instances import TENTHS
from viz.exercises.variants import changed

_ROW_BY_ROW = """\
def jacobian(f, x):
    x = x.clone().requires_grad_()
    y = f(x)
    rows = []
    for i in range(len(y)):
        y[i].backward(retain_graph=True)
        rows.append(x.grad)
    return torch.stack(rows)
"""

EXERCISES = (
    Exercise(
        key="vjp-of-softmax",
        topic="non-scalar",
        title="Backwards through softmax",
        prompt=r"Let $\mathbf{s} = \operatorname{softmax}(\mathbf{z})$. `g` is the derivative of a loss with "
        "respect to `s`. Write `vjp(z, g)`, the derivative with respect to `z`, by a formula without autograd, "
        "and best without building the matrix.",
        asked=Program(
            starter="def vjp(z, g):\n    s = torch.softmax(z, dim=0)\n    return ...\n",
            given="z = torch.tensor([0., 0.])\ng = torch.tensor([1., 0.])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"z": tenths(2 + size), "g": tenths(2 + size)}\n'),
            observed=("vjp(z, g)",),
        ),
        reference="def vjp(z, g):\n    s = torch.softmax(z, dim=0)\n    return s * (g - torch.dot(g, s))\n",
        alternatives=(
            """\
def vjp(z, g):
    s = torch.softmax(z, dim=0)
    J = torch.diag(s) - torch.outer(s, s)
    return g @ J
""",
            """\
def vjp(z, g):
    z = z.clone().requires_grad_()
    torch.softmax(z, 0).backward(g)
    return z.grad
""",
        ),
        misconceptions=(
            Misconception(
                "def vjp(z, g):\n    s = torch.softmax(z, dim=0)\n    return g * s * (1 - s)\n",
                "You used the diagonal only. Every z changes every s, so each cell needs all of g.",
            ),
            Misconception(
                "def vjp(z, g):\n    s = torch.softmax(z, dim=0)\n    return g * s\n",
                "You took the sum below the fraction for fixed. It takes s·(g·s) away.",
            ),
            Misconception(
                "def vjp(z, g):\n    s = torch.softmax(z, dim=0)\n    return s * (g - g.sum())\n",
                "You took away the plain sum of g; each gᵢ must be weighed with sᵢ first.",
            ),
        ),
        wrong=(
            Wrong("def vjp(z, g):\n    s = torch.softmax(z, dim=0)\n    return g - torch.dot(g, s)\n", "cell"),
            Wrong(
                "def vjp(z, g):\n    s = torch.softmax(z, dim=0)\n    return torch.diag(s) - torch.outer(s, s)\n",
                "shape",
            ),
            Wrong("def vjp(z, g):\n    s = torch.softmax(z, dim=0)\n    return s * (torch.dot(g, s) - g)\n", "cell"),
        ),
        hints=(
            "The Jacobian matrix is diag(s) − s·sᵀ. Multiply it by g.",
            "diag(s) times g is s * g; s·sᵀ times g is s times the number s·g.",
            "s * (g − s·g), where s·g is torch.dot(s, g).",
        ),
        worked="For z = (0, 0) and g = (1, 0): s = (½, ½), s·g = ½; cell 0 is ½·(1 − ½) = ¼, cell 1 is −¼.",
    ),
    Exercise(
        key="vjp-of-broadcasting",
        topic="non-scalar",
        title="Backwards through a stretched vector",
        prompt=r"Let $Y = X + \mathbf{b}$, where the vector `b` is added to every row of the matrix `X`. `G` is the "
        "derivative of a loss with respect to `Y`. Write `vjp(G)`: it returns the derivatives with respect to "
        "`X` and to `b`, each in the shape of what it belongs to.",
        asked=Program(
            starter="def vjp(G):\n    return ..., ...\n",
            given="G = torch.tensor([[1., 2., 3.], [10., 20., 30.]])\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    return {"G": tenths(*((2, 3), (4, 2), (3, 3), (1, 4), (5, 3), (3, 6))[size])}
"""
            ),
            observed=("tuple(vjp(G))",),
        ),
        reference="def vjp(G):\n    return G, G.sum(dim=0)\n",
        alternatives=(
            "def vjp(G):\n    return G.clone(), torch.ones(len(G)) @ G\n",
            """\
def vjp(G):
    b = torch.zeros(G.shape[1], requires_grad=True)
    X = torch.zeros(G.shape, requires_grad=True)
    (X + b).backward(G)
    return X.grad, b.grad
""",
        ),
        misconceptions=(
            Misconception(
                "def vjp(G):\n    return G, G.mean(dim=0)\n",
                "You averaged. Every row uses the whole of b, so what comes back is added.",
            ),
            Misconception(
                "def vjp(G):\n    return torch.ones_like(G), torch.full((G.shape[1],), float(len(G)))\n",
                "You left G out, as if the loss were the sum of Y.",
            ),
            Misconception(
                "def vjp(G):\n    return G, G[0]\n",
                "You took what comes back from the first row only. b is used in every row.",
            ),
        ),
        wrong=(
            Wrong("def vjp(G):\n    return G, G\n", "shape"),
            Wrong("def vjp(G):\n    return G, G.sum(dim=1)\n", "shape"),
            Wrong("def vjp(G):\n    return G, G.sum(dim=0, keepdim=True)\n", "shape"),
        ),
        hints=(
            "For X nothing is stretched: what comes back is G itself.",
            "b[j] stands in every cell of column j of Y.",
            "So for b add the rows: G.sum(dim=0).",
        ),
        worked="In the example b[0] stands in column 0: 1 + 10 = 11 comes back.",
        rows=("D9",),
    ),
    Exercise(
        key="jacobian-row-by-row",
        topic="non-scalar",
        title="A Jacobian matrix from backward passes",
        prompt="Write a function `jacobian(f, x)` that returns the Jacobian matrix of `f` at the vector `x`, in "
        "numerator layout: row i holds the derivatives of cell i of `f(x)`. Use backward passes (or "
        "`torch.autograd.grad`), one for each row.",
        asked=Program(
            starter="""\
def jacobian(f, x):
    x = x.clone().requires_grad_()
    y = f(x)
    rows = []
    ...
    return torch.stack(rows)
""",
            given="x = torch.tensor([1., 2., 3.])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths(2 + size)}\n'),
            observed=(
                "jacobian(lambda t: torch.stack([t.sum(), (t ** 3).sum()]), x)",
                "jacobian(lambda t: torch.exp(t) * t[0], x)",
            ),
        ),
        reference="""\
def jacobian(f, x):
    x = x.clone().requires_grad_()
    y = f(x)
    rows = []
    for cell in y:
        (row,) = torch.autograd.grad(cell, x, retain_graph=True)
        rows.append(row)
    return torch.stack(rows)
""",
        alternatives=(
            """\
def jacobian(f, x):
    x = x.clone().requires_grad_()
    y = f(x)
    rows = []
    for i in range(len(y)):
        x.grad = None
        pick = torch.zeros(len(y))
        pick[i] = 1
        y.backward(pick, retain_graph=True)
        rows.append(x.grad)
    return torch.stack(rows)
""",
            "def jacobian(f, x):\n    return torch.autograd.functional.jacobian(f, x)\n",
        ),
        misconceptions=(
            Misconception(
                changed(_ROW_BY_ROW, ("x.grad)", "x.grad.clone())")),
                "From the second row on, the rows before are in it: backward adds to x.grad. Empty it before "
                "each pass.",
            ),
            Misconception(
                _ROW_BY_ROW,
                "All rows are the same tensor, x.grad, and show the sum of all passes. Empty it before each pass "
                "and keep a copy.",
            ),
            Misconception(
                """\
def jacobian(f, x):
    x = x.clone().requires_grad_()
    y = f(x)
    rows = [torch.autograd.grad(y[0], x, retain_graph=True)[0] for _ in y]
    return torch.stack(rows)
""",
                "Every row was computed from the first cell of y. Row i belongs to y[i].",
            ),
        ),
        wrong=(
            Wrong(
                """\
def jacobian(f, x):
    x = x.clone().requires_grad_()
    return torch.stack([torch.autograd.grad(cell, x, retain_graph=True)[0] for cell in f(x)], dim=1)
""",
                "shape",
            ),
            Wrong(
                """\
def jacobian(f, x):
    x = x.clone().requires_grad_()
    return torch.stack([torch.autograd.grad(cell, x)[0] for cell in f(x)])
""",
                "missing",
            ),
            Wrong(
                "def jacobian(f, x):\n    x = x.clone().requires_grad_()\n    f(x).sum().backward()\n"
                "    return x.grad\n",
                "shape",
            ),
        ),
        hints=(
            "Cell i of y is one number: you can go backward from it.",
            "All passes need the same graph: retain_graph=True.",
            "torch.autograd.grad(y[i], x, retain_graph=True)[0] is row i, and adds nothing to x.grad.",
        ),
        worked="In the example's first function, row 0 belongs to the sum: (1, 1, 1); row 1 to the sum of cubes: "
        "3t², that is (3, 12, 27).",
        rows=("T12",),
    ),
)
