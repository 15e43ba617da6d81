"""Exercises on the layouts of derivatives by vectors and matrices (D2L 2.4.3)."""

from __future__ import annotations

from core.exercises.records import Exercise, Line, Misconception, Program, Wrong
from viz.exercises.instances import TENTHS

EXERCISES = (
    Exercise(
        key="layout-of-a-column",
        topic="matrix-calculus",
        title="Column or row?",
        prompt=r"$\mathbf{y}$ is a vector with 4 cells that depends on one number $x$. Written as a matrix in "
        r"*numerator layout*, which shape has $\partial\mathbf{y}/\partial x$? Type it as `(rows, columns)`.",
        asked=Line(
            "shape",
            given="""\
x = torch.tensor([2.])
J = torch.autograd.functional.jacobian(lambda x: torch.arange(1., 5.) * x, x)
""",
        ),
        reference="J.shape",
        alternatives=("(4, 1)",),
        misconceptions=(
            Misconception(
                "(1, 4)",
                "A row is the denominator layout. In numerator layout the rows belong to the cells "
                "of y, the numerator.",
            ),
            Misconception(
                "(4,)",
                "That is torch's own shape for a number x. As a matrix it has two axes: say how many "
                "rows and how many columns.",
            ),
            Misconception(
                "(4, 4)",
                "A 4 × 4 matrix would be needed if x had four cells as well; x is one number, so there is one column.",
            ),
        ),
        wrong=(Wrong("4", "kind"), Wrong("[4, 1]", "kind")),
        hints=(
            "Numerator layout: one row for each cell of the numerator y, one column for each cell of x.",
            "Four cells of y and one number x: how many rows, how many columns?",
        ),
        worked="The first number of the shape counts the cells of y, 4; the second counts the cells of x, 1.",
        rows=("K1",),
    ),
    Exercise(
        key="jacobian-by-hand",
        topic="matrix-calculus",
        title="A Jacobian matrix by hand",
        prompt=r"Let $\mathbf{y} = \big(x_1 + x_2 + x_3,\; x_1^2 + 2x_2 + 2x_3,\; x_1x_2 + x_2 + x_3\big)$. What is "
        r"$\partial\mathbf{y}/\partial\mathbf{x}$ at $\mathbf{x} = (1, 2, 3)$ in numerator layout? Type a list "
        "of three rows, like `[[1., 0., 0.], [0., 1., 0.], [0., 0., 1.]]`.",
        asked=Line(
            "tensor",
            given="""\
x = torch.tensor([1., 2., 3.])
def y(x):
    return torch.stack([x[0] + x[1] + x[2], x[0] ** 2 + 2 * x[1] + 2 * x[2], x[0] * x[1] + x[1] + x[2]])
J = torch.autograd.functional.jacobian(y, x)
""",
        ),
        reference="J",
        alternatives=("[[1., 1., 1.], [2., 2., 2.], [2., 2., 1.]]", "[[1, 1, 1], [2*1, 2, 2], [2, 1+1, 1]]"),
        misconceptions=(
            Misconception(
                "[[1., 2., 2.], [1., 2., 2.], [1., 2., 1.]]",
                "Your rows belong to x₁, x₂, x₃: that is the denominator layout, the transpose. In numerator "
                "layout the first row holds the derivatives of y₁.",
            ),
            Misconception(
                "[[1., 1., 1.], [2., 2., 2.], [2., 1., 1.]]",
                "In the last row, x₂ stands in two terms of y₃: x₁x₂ adds x₁ and x₂ adds 1, together 2.",
            ),
            Misconception(
                "[[6., 0., 0.], [0., 11., 0.], [0., 0., 7.]]",
                "You wrote the values of y on the diagonal. Asked is each derivative of each cell of y.",
            ),
        ),
        wrong=(
            Wrong("[5., 5., 4.]", "shape"),
            Wrong("[[1., 1., 1.], [1., 2., 2.], [2., 2., 1.]]", "cell"),
            Wrong("9.", "shape"),
        ),
        hints=(
            "Nine derivatives: each of the three cells of y with respect to each of the three cells of x.",
            "First row: the derivatives of y₁ with respect to x₁, x₂, x₃.",
            "The rows are (1, 1, 1), (2x₁, 2, 2) and (x₂, x₁ + 1, 1).",
        ),
        worked="Row 3, column 2: y₃ = x₁x₂ + x₂ + x₃ with respect to x₂ is x₁ + 1 = 2.",
        rows=("F5",),
    ),
    Exercise(
        key="number-by-matrix",
        topic="matrix-calculus",
        title="A number differentiated by a matrix",
        prompt=r"Let $y = \sum_{ij} a_{ij}x_{ij}^2$ with matrices $A$ and $X$ of the same shape. Write a function "
        r"`derivative(A, X)` that returns $\partial y/\partial X$ in *numerator layout*: for an $X$ with $n$ "
        "rows and $k$ columns that is a matrix with $k$ rows and $n$ columns.",
        asked=Program(
            starter="def derivative(A, X):\n    return ...\n",
            given="A = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])\nX = A.clone()\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    rows, columns = ((3, 2), (1, 4), (2, 3), (4, 2), (3, 5), (5, 1))[size]
    return {"A": tenths(rows, columns), "X": tenths(rows, columns)}
"""
            ),
            observed=("derivative(A, X)",),
        ),
        reference="def derivative(A, X):\n    return (2 * A * X).T\n",
        alternatives=(
            "def derivative(A, X):\n    return 2 * A.T * X.T\n",
            """\
def derivative(A, X):
    X = X.clone().requires_grad_()
    (A * X ** 2).sum().backward()
    return X.grad.t()
""",
        ),
        misconceptions=(
            Misconception(
                "def derivative(A, X):\n    return 2 * A * X\n",
                "The numbers are right, in the shape of X. That is torch's .grad, the denominator layout; "
                "the numerator layout is its transpose.",
            ),
            Misconception(
                "def derivative(A, X):\n    return (A * X).T\n", "The 2 is missing: the derivative of x² is 2x."
            ),
            Misconception(
                "def derivative(A, X):\n    return (2 * X).T\n",
                "You left out the factors a: the derivative of a·x² is 2a·x.",
            ),
        ),
        wrong=(
            Wrong("def derivative(A, X):\n    return 2 * A.T @ X\n", "shape"),
            Wrong("def derivative(A, X):\n    return (2 * A * X).reshape(X.shape[1], X.shape[0])\n", "cell"),
            Wrong("def derivative(A, X):\n    return (2 * A * X).sum()\n", "shape"),
        ),
        hints=(
            "Only one term of the sum contains x₁₂. What is its derivative?",
            "With respect to xᵢⱼ it is 2aᵢⱼxᵢⱼ. Where does it stand in numerator layout?",
            "In row j and column i: compute 2 * A * X and transpose.",
        ),
        worked="With a₁₂ = 2 and x₁₂ = 2: the derivative is 2·2·2 = 8. It stands in row 2, column 1.",
        rows=("F3", "K5"),
    ),
)
