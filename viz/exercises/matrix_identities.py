"""Exercises on identities of matrix calculus (D2L 2.4.3)."""

from __future__ import annotations

from core.exercises.records import Exercise, Misconception, Program, Wrong
from viz.exercises.instances import TENTHS

EXERCISES = (
    Exercise(
        key="quadratic-form",
        topic="matrix-calculus",
        title="The gradient of xᵀBx",
        prompt=r"Write a function `gradient(B, x)` that returns the gradient of $f(\mathbf{x}) = "
        r"\mathbf{x}^\top B\mathbf{x}$ as a vector of the shape of `x`, by a formula without autograd. $B$ is "
        "square, and it need not be symmetric.",
        asked=Program(
            starter="def gradient(B, x):\n    return ...\n",
            given="B = torch.tensor([[1., 2.], [0., 3.]])\nx = torch.tensor([1., 1.])\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    n = 2 + size
    return {"B": tenths(n, n), "x": tenths(n)}
"""
            ),
            observed=("gradient(B, x)",),
        ),
        reference="def gradient(B, x):\n    return (B + B.T) @ x\n",
        alternatives=(
            "def gradient(B, x):\n    return B @ x + x @ B\n",
            "def gradient(B, x):\n    return torch.einsum('ij,j->i', B, x) + torch.einsum('ij,i->j', B, x)\n",
            """\
def gradient(B, x):
    n = len(x)
    g = torch.zeros(n)
    for i in range(n):
        for j in range(n):
            g[i] += (B[i, j] + B[j, i]) * x[j]
    return g
""",
        ),
        misconceptions=(
            Misconception(
                "def gradient(B, x):\n    return 2 * B @ x\n",
                "2Bx is right for a symmetric B only. Here Bᵀ is another matrix, and it has its part.",
            ),
            Misconception(
                "def gradient(B, x):\n    return B @ x\n",
                "x stands twice in xᵀBx. You took the derivative for the left one and forgot the right one.",
            ),
            Misconception(
                "def gradient(B, x):\n    return B.T @ x\n",
                "x stands twice in xᵀBx. You took the derivative for the right one and forgot the left one.",
            ),
            Misconception(
                "def gradient(B, x):\n    return 2 * B.T @ x\n",
                "2Bᵀx counts one of the two places of x twice. The other gives Bx.",
            ),
        ),
        wrong=(
            Wrong("def gradient(B, x):\n    return x @ B @ x\n", "shape"),
            Wrong("def gradient(B, x):\n    return B + B.T\n", "shape"),
            Wrong("def gradient(B, x):\n    return 2 * x\n", "cell"),
        ),
        hints=(
            "x stands twice in the formula: use the product rule.",
            "Let the left x stand still: Bᵀx comes out. Let the right one stand still: Bx.",
            "The sum of both is (B + Bᵀ)x.",
        ),
        worked="With B = [[1, 2], [0, 3]] and x = (1, 1): f = x₁² + 2x₁x₂ + 3x₂², so the first cell is 2x₁ + 2x₂ = 4.",
        rows=("I2",),
    ),
    Exercise(
        key="least-squares",
        topic="matrix-calculus",
        title="The gradient of least squares",
        prompt=r"Write a function `gradient(X, w, y)` that returns the gradient of "
        r"$z = \lVert X\mathbf{w} - \mathbf{y}\rVert^2$ with respect to $\mathbf{w}$, as a vector of the shape "
        "of `w`, by a formula without autograd.",
        asked=Program(
            starter="def gradient(X, w, y):\n    return ...\n",
            given="""\
X = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])
w = torch.tensor([1., -1.])
y = torch.tensor([1., 2., 3.])
""",
            instance=(
                TENTHS
                + """\
def instance(size):
    rows, columns = ((3, 2), (4, 2), (2, 3), (5, 3), (3, 4), (6, 2))[size]
    return {"X": tenths(rows, columns), "w": tenths(columns), "y": tenths(rows)}
"""
            ),
            observed=("gradient(X, w, y)",),
        ),
        reference="def gradient(X, w, y):\n    return 2 * X.T @ (X @ w - y)\n",
        alternatives=(
            "def gradient(X, w, y):\n    return 2 * (X @ w - y) @ X\n",
            "def gradient(X, w, y):\n    b = X @ w - y\n    return (2 * b.reshape(-1, 1) * X).sum(dim=0)\n",
        ),
        misconceptions=(
            Misconception(
                "def gradient(X, w, y):\n    return X.T @ (X @ w - y)\n",
                "The 2 is missing: the derivative of a square b² is 2b.",
            ),
            Misconception(
                "def gradient(X, w, y):\n    b = X @ w - y\n    return X.T @ b / b.norm()\n",
                "That is the gradient of the length ‖Xw − y‖ without the square.",
            ),
            Misconception(
                "def gradient(X, w, y):\n    return 2 * X.T @ (X @ w - y) / len(y)\n",
                "You divided by the number of rows, as for the mean. Here the squares are added.",
            ),
            Misconception(
                "def gradient(X, w, y):\n    return -2 * X.T @ (X @ w - y)\n",
                "The sign is turned: −2Xᵀ(y − Xw) and 2Xᵀ(Xw − y) are the same; you mixed the two.",
            ),
        ),
        wrong=(
            Wrong("def gradient(X, w, y):\n    return 2 * (X @ w - y)\n", "shape"),
            Wrong("def gradient(X, w, y):\n    return (2 * (X @ w - y) @ X).reshape(1, -1)\n", "shape"),
            Wrong("def gradient(X, w, y):\n    return 2 * X.T @ X @ w - y.sum()\n", "cell"),
        ),
        hints=(
            "Cut the way into pieces: a = Xw, b = a − y, z = b·b.",
            "∂z/∂b = 2b, and ∂b/∂w = X. Which of the products has the shape of w?",
            "2Xᵀb, with b = Xw − y.",
        ),
        worked="In the example b = (−2, −3, −4). First cell: 2·(1·(−2) + 3·(−3) + 5·(−4)) = 2·(−31) = −62.",
        rows=("H4",),
    ),
    Exercise(
        key="trace-of-a-product",
        topic="matrix-calculus",
        title="The gradient of a trace",
        prompt=r"Write a function `gradient(A, B)` that returns the gradient of $f(X) = \operatorname{tr}(AXB)$ with "
        "respect to $X$, in the shape of $X$ (as in torch's `.grad`). $A$ has the shape `(n, m)` and $B$ the "
        "shape `(k, n)`, so $X$ has the shape `(m, k)`.",
        asked=Program(
            starter="def gradient(A, B):\n    return ...\n",
            given="A = torch.tensor([[1., 2., 3.]])\nB = torch.tensor([[1.], [10.]])\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    n, m, k = ((2, 3, 4), (1, 2, 3), (3, 2, 1), (2, 4, 3), (4, 3, 2), (3, 5, 2))[size]
    return {"A": tenths(n, m), "B": tenths(k, n)}
"""
            ),
            observed=("gradient(A, B)",),
        ),
        reference="def gradient(A, B):\n    return A.T @ B.T\n",
        alternatives=(
            "def gradient(A, B):\n    return (B @ A).T\n",
            "def gradient(A, B):\n    return torch.einsum('ni,jn->ij', A, B)\n",
            """\
def gradient(A, B):
    X = torch.zeros(A.shape[1], B.shape[0], requires_grad=True)
    (A @ X @ B).trace().backward()
    return X.grad
""",
        ),
        misconceptions=(
            Misconception(
                "def gradient(A, B):\n    return B @ A\n",
                "BA is the derivative in numerator layout. In the shape of X it is the transpose, AᵀBᵀ.",
            ),
            Misconception(
                "def gradient(A, B):\n    return torch.outer(A.sum(0), B.sum(1))\n",
                "That is the gradient of the sum of all cells of AXB. The trace adds those on the diagonal only.",
            ),
            Misconception(
                "def gradient(A, B):\n    return 2 * A.T @ B.T\n", "X stands only once in AXB, so nothing is doubled."
            ),
        ),
        wrong=(
            Wrong("def gradient(A, B):\n    return A.T\n", "shape"),
            Wrong("def gradient(A, B):\n    return (A.T @ B.T).trace()\n", "shape"),
            Wrong("def gradient(A, B):\n    return -A.T @ B.T\n", "cell"),
        ),
        hints=(
            "Under a trace the factors may go round in a circle: tr(AXB) = tr(BAX).",
            "tr(CX) is the sum of all C_ij X_ji: what is its derivative with respect to X_ji?",
            "It is C_ij, so the gradient of tr(CX) is Cᵀ. Here C = BA.",
        ),
        worked="In the example f = (x₁₁ + 2x₂₁ + 3x₃₁)·1 + (x₁₂ + 2x₂₂ + 3x₃₂)·10. With respect to x₂₂ it is "
        "2·10 = 20.",
        rows=("I3",),
    ),
    Exercise(
        key="softmax-jacobian",
        topic="matrix-calculus",
        title="The Jacobian matrix of softmax",
        prompt=r"Let $\mathbf{s} = \operatorname{softmax}(\mathbf{z})$ for a vector $\mathbf{z}$. Write a function "
        r"`jacobian(z)` that returns the matrix with $\partial s_i/\partial z_j$ in row $i$ and column $j$, by "
        "a formula without autograd.",
        asked=Program(
            starter="def jacobian(z):\n    s = torch.softmax(z, dim=0)\n    return ...\n",
            given="z = torch.tensor([0., 0.])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"z": tenths(2 + size)}\n'),
            observed=("jacobian(z)",),
        ),
        reference="""\
def jacobian(z):
    s = torch.softmax(z, dim=0)
    return torch.diag(s) - torch.outer(s, s)
""",
        alternatives=(
            """\
def jacobian(z):
    s = torch.exp(z) / torch.exp(z).sum()
    return s[:, None] * (torch.eye(len(z)) - s)
""",
            """\
def jacobian(z):
    s = z.softmax(0)
    J = torch.zeros(len(z), len(z))
    for i in range(len(z)):
        for j in range(len(z)):
            J[i, j] = s[i] * ((1. if i == j else 0.) - s[j])
    return J
""",
        ),
        misconceptions=(
            Misconception(
                "def jacobian(z):\n    s = torch.softmax(z, dim=0)\n    return torch.diag(s * (1 - s))\n",
                "The diagonal is right, but beside it are not zeros: when z₁ grows, all other probabilities shrink.",
            ),
            Misconception(
                "def jacobian(z):\n    s = torch.softmax(z, dim=0)\n    return torch.diag(s)\n",
                "You treated the sum below the fraction as a fixed number. It changes with z, and that "
                "takes s·sᵀ away.",
            ),
            Misconception(
                "def jacobian(z):\n    s = torch.softmax(z, dim=0)\n    return torch.outer(s, s) - torch.diag(s)\n",
                "All signs are turned: when zᵢ grows, sᵢ grows, so the diagonal must be positive.",
            ),
        ),
        wrong=(
            Wrong("def jacobian(z):\n    s = torch.softmax(z, dim=0)\n    return s * (1 - s)\n", "shape"),
            Wrong("def jacobian(z):\n    s = torch.softmax(z, dim=0)\n    return torch.outer(s, 1 - s)\n", "cell"),
            Wrong("def jacobian(z):\n    s = torch.softmax(z, dim=0)\n    return torch.eye(len(z)) - s\n", "cell"),
        ),
        hints=(
            "sᵢ is the fraction e^zᵢ / (e^z₁ + e^z₂ + …): use the quotient rule.",
            "Two cases: for i = j it is sᵢ(1 − sᵢ), for i ≠ j it is −sᵢsⱼ.",
            "Both in one: diag(s) − s·sᵀ; torch.outer(s, s) gives s·sᵀ.",
        ),
        worked="For z = (0, 0), s = (½, ½). Row 1, column 1: ½·(1 − ½) = ¼; row 1, column 2: −½·½ = −¼.",
    ),
    Exercise(
        key="cross-entropy-gradient",
        topic="matrix-calculus",
        title="The gradient of the cross-entropy",
        prompt=r"The loss of one example with the scores $\mathbf{z}$ and the true class $k$ is $-\log s_k$ with "
        r"$\mathbf{s} = \operatorname{softmax}(\mathbf{z})$. Write a function `gradient(z, k)` that returns its "
        "gradient with respect to `z`, by a formula without autograd.",
        asked=Program(
            starter="def gradient(z, k):\n    return ...\n",
            given="z = torch.tensor([0., 0., 0., 0.])\nk = 2\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    return {"z": tenths(3 + size), "k": (0, 2, 1, 4, 3, 6)[size]}
"""
            ),
            observed=("gradient(z, k)",),
        ),
        reference="""\
def gradient(z, k):
    g = torch.softmax(z, dim=0)
    g[k] = g[k] - 1
    return g
""",
        alternatives=(
            "def gradient(z, k):\n    return torch.softmax(z, 0) - torch.eye(len(z))[k]\n",
            """\
def gradient(z, k):
    target = torch.nn.functional.one_hot(torch.tensor(k), len(z)).float()
    e = torch.exp(z - z.max())
    return e / e.sum() - target
""",
        ),
        misconceptions=(
            Misconception(
                "def gradient(z, k):\n    return torch.softmax(z, dim=0)\n",
                "That is the gradient of log Σ e^z alone. −z_k is part of the loss, and takes 1 away from cell k.",
            ),
            Misconception(
                "def gradient(z, k):\n    return torch.eye(len(z))[k] - torch.softmax(z, dim=0)\n",
                "That is the gradient of +log s_k. The loss is −log s_k: turn all signs.",
            ),
            Misconception(
                "def gradient(z, k):\n    return -torch.eye(len(z))[k] / torch.softmax(z, dim=0)\n",
                "You took the derivative with respect to s and stopped there. From s to z the softmax is "
                "still to come.",
            ),
        ),
        wrong=(
            Wrong("def gradient(z, k):\n    return torch.softmax(z, dim=0)[k] - 1\n", "shape"),
            Wrong("def gradient(z, k):\n    return torch.softmax(z, dim=0) - 1\n", "cell"),
            Wrong("def gradient(z, k):\n    return z - torch.eye(len(z))[k]\n", "cell"),
        ),
        hints=(
            "Write −log s_k as log Σ e^z − z_k.",
            "The gradient of log Σ e^z is the softmax itself.",
            "softmax(z), and 1 less in cell k.",
        ),
        worked="For z = (0, 0, 0, 0) and k = 2, every probability is ¼: cell 2 is ¼ − 1 = −¾, the others are ¼.",
    ),
)
