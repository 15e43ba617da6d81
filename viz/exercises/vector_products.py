"""Exercises on backward from a vector: vector-Jacobian products written by the learner (D2L 2.5.2)."""

from __future__ import annotations

from core.exercises.records import Exercise, Line, Misconception, Program, Wrong
from viz.exercises.instances import TENTHS

EXERCISES = (
    Exercise(
        key="backward-with-weights",
        topic="non-scalar",
        title="Backward from a vector",
        prompt="What stands in `x.grad` at the end? Type a list of four numbers.",
        asked=Line(
            "tensor",
            given="""\
x = torch.arange(4., requires_grad=True)
y = x * x
y.backward(torch.tensor([1., 0., 2., 0.5]))
""",
        ),
        reference="x.grad",
        alternatives=("[0., 0., 8., 3.]", "[0, 0, 8, 3]"),
        misconceptions=(
            Misconception(
                "[0., 2., 4., 6.]",
                "That would be so with a vector of ones. Here each derivative is "
                "multiplied by the number given for its cell.",
            ),
            Misconception(
                "[0., 0., 8., 4.5]",
                "You multiplied the values y by the numbers. It is the derivatives, 2x, that are multiplied.",
            ),
            Misconception(
                "[1., 0., 2., 0.5]",
                "That is the vector handed to backward, where the pass begins. On the way to x it is multiplied by 2x.",
            ),
        ),
        wrong=(Wrong("11.", "shape"), Wrong("[0., 0., 4., 1.5]", "cell"), Wrong("[[0., 0., 8., 3.]]", "shape")),
        hints=(
            "y.backward(v) computes the gradient of the sum of v times y, cell by cell.",
            "That sum is 1·x₀² + 0·x₁² + 2·x₂² + 0.5·x₃².",
            "Cell i is vᵢ·2xᵢ.",
        ),
        worked="Cell 2: 2·(2·2) = 8.",
        rows=("T5",),
    ),
    Exercise(
        key="vjp-of-a-sine",
        topic="non-scalar",
        title="A vector-Jacobian product of your own",
        prompt=r"Let $\mathbf{y} = \sin(\mathbf{x}\odot\mathbf{w})$, cell by cell. `g` is the derivative of a "
        "loss with respect to `y`. Write `vjp(x, w, g)`: it returns the derivatives of the loss with respect to "
        "`x` and to `w`, as a pair of vectors. By a formula, without autograd.",
        asked=Program(
            starter="def vjp(x, w, g):\n    return ..., ...\n",
            given="x = torch.tensor([0., 1.])\nw = torch.tensor([2., 3.])\ng = torch.tensor([1., 10.])\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    return {"x": tenths(2 + size), "w": tenths(2 + size), "g": tenths(2 + size)}
"""
            ),
            observed=("tuple(vjp(x, w, g))",),
        ),
        reference="def vjp(x, w, g):\n    back = g * torch.cos(x * w)\n    return back * w, back * x\n",
        alternatives=(
            "def vjp(x, w, g):\n    c = (x * w).cos()\n    return [w * c * g, x * c * g]\n",
            """\
def vjp(x, w, g):
    x = x.clone().requires_grad_()
    w = w.clone().requires_grad_()
    return torch.autograd.grad(torch.sin(x * w), (x, w), g)
""",
        ),
        misconceptions=(
            Misconception(
                "def vjp(x, w, g):\n    c = torch.cos(x * w)\n    return c * w, c * x\n",
                "You left g out: what comes back from the loss must be multiplied in.",
            ),
            Misconception(
                "def vjp(x, w, g):\n    c = g * torch.cos(x * w)\n    return c * x, c * w\n",
                "You exchanged the two. The derivative of x·w with respect to x is w.",
            ),
            Misconception(
                "def vjp(x, w, g):\n    c = g * torch.cos(x * w)\n    return c, c\n",
                "You stopped at the product x·w, one step before x and w.",
            ),
            Misconception(
                "def vjp(x, w, g):\n    return g * torch.cos(x) * w, g * torch.cos(w) * x\n",
                "You took the derivative of sin at x and at w; it must be taken at their product.",
            ),
        ),
        wrong=(
            Wrong("def vjp(x, w, g):\n    c = g * torch.sin(x * w)\n    return c * w, c * x\n", "cell"),
            Wrong("def vjp(x, w, g):\n    c = torch.dot(g, torch.cos(x * w))\n    return c * w, c * x\n", "cell"),
            Wrong(
                "def vjp(x, w, g):\n    return (g * torch.cos(x * w) * w).sum(), (g * torch.cos(x * w) * x).sum()\n",
                "shape",
            ),
        ),
        hints=(
            "Name the product: u = x·w, then y = sin(u).",
            "What comes back at u is g·cos(u).",
            "From u to x multiply by w, from u to w by x.",
        ),
        worked="First cell of the example: u = 0·2 = 0, so 1·cos 0 = 1 comes back at u; for x that gives 1·2 = 2, for "
        "w 1·0 = 0.",
    ),
    Exercise(
        key="vjp-of-a-product",
        topic="non-scalar",
        title="Backwards through a matrix product",
        prompt=r"Let $Y = XW$. `G` is the derivative of a loss with respect to `Y` and has its shape. Write "
        "`vjp(X, W, G)`: it returns the derivatives with respect to `X` and to `W`, as a pair of matrices. By a "
        "formula, without autograd. (Here all matrices are square, so the shapes will not tell you the order: "
        "think.)",
        asked=Program(
            starter="def vjp(X, W, G):\n    return ..., ...\n",
            given="X = torch.tensor([[1., 2.], [3., 4.]])\nW = torch.tensor([[0., 1.], [2., 0.]])\nG = torch.eye(2)\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    n = 2 + size
    return {"X": tenths(n, n), "W": tenths(n, n), "G": tenths(n, n)}
"""
            ),
            observed=("tuple(vjp(X, W, G))",),
        ),
        reference="def vjp(X, W, G):\n    return G @ W.T, X.T @ G\n",
        alternatives=(
            "def vjp(X, W, G):\n    return torch.einsum('ik,jk->ij', G, W), torch.einsum('ki,kj->ij', X, G)\n",
            "def vjp(X, W, G):\n    return (W @ G.T).T, torch.mm(X.t(), G)\n",
        ),
        misconceptions=(
            Misconception(
                "def vjp(X, W, G):\n    return G @ W, X @ G\n",
                "Both transposes are missing. For matrices that are not square the shapes would not even fit.",
            ),
            Misconception(
                "def vjp(X, W, G):\n    return W.T @ G, G @ X.T\n",
                "The factors are in the other order. Y = XW has W on the right, so Wᵀ comes in from the right: G Wᵀ.",
            ),
            Misconception(
                "def vjp(X, W, G):\n    return W.T, X.T\n",
                "G is missing: what comes back from the loss must be multiplied in.",
            ),
            Misconception(
                "def vjp(X, W, G):\n    return X.T @ G, G @ W.T\n",
                "Both are right, but exchanged: the first of the pair belongs to X.",
            ),
        ),
        wrong=(
            Wrong("def vjp(X, W, G):\n    return G * W, X * G\n", "cell"),
            Wrong("def vjp(X, W, G):\n    return G @ W.T\n", "shape"),
            Wrong("def vjp(X, W, G):\n    return G.T @ W.T, X.T @ G\n", "cell"),
        ),
        hints=(
            "Think of shapes that are not square: X (2, 3), W (3, 4), so G is (2, 4). What has the shape (2, 3)?",
            "Only G times Wᵀ: (2, 4) times (4, 3).",
            "For W in the same way Xᵀ times G.",
        ),
        worked="In the example, cell [0, 0] for X: row 0 of G times row 0 of W: 1·0 + 0·1 = 0.",
    ),
)
