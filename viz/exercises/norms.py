"""Exercises on norms (D2L 2.3.10)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Program, Wrong
from viz.exercises.instances import drawn, whole

EXERCISES = (
    Exercise(
        key="norms-one",
        topic="norms",
        title="The L1 norm",
        prompt=r"What is the $L_1$ norm of the vector $(3, -4)$? Type the number.",
        asked=Line(form="number", given="x = torch.tensor([3., -4.])\n"),
        reference="x.abs().sum().item()",
        alternatives=("7", "7.0"),
        misconceptions=(
            Misconception("-1", "You added with the signs; take the absolute values first. A norm is never negative."),
            Misconception("5", r"5 is the $L_2$ norm: the root of 9 + 16."),
            Misconception("4", r"4 is the largest absolute value: the $L_\infty$ norm."),
            Misconception("1", "You took the absolute value of the sum; take it of each component, before adding."),
        ),
        wrong=(Wrong("[3, 4]", "kind"), Wrong("12", "cell")),
        hints=(r"$L_1$ adds absolute values.", "How far is it from 0 to (3, -4), along streets at right angles?"),
        worked="|3| = 3 and |-4| = 4; now add them.",
        rows=("N1",),
    ),
    Exercise(
        key="norms-distance",
        topic="norms",
        title="How far apart?",
        prompt="Compute the (Euclidean) distance of the points `x` and `y` as a tensor `d` without axes. In the "
        "example the points are (1, 2) and (-2, 6), and the distance is 5.",
        asked=Program(
            starter="d = ...\n",
            given="x = torch.tensor([1., 2.])\ny = torch.tensor([-2., 6.])\n",
            instance=drawn(x=whole("2 + size"), y=whole("2 + size")),
            observed=("d",),
        ),
        reference="d = torch.linalg.norm(x - y)\n",
        alternatives=(
            "d = (y - x).norm()\n",
            "d = ((x - y) ** 2).sum().sqrt()\n",
            "d = torch.dist(x, y)\n",
            "difference = x - y\nd = torch.sqrt(difference @ difference)\n",
            "d = torch.tensor(sum((a - b) ** 2 for a, b in zip(x.tolist(), y.tolist())) ** 0.5)\n",
        ),
        misconceptions=(
            Misconception(
                "d = x.norm() - y.norm()\n",
                "You subtracted the lengths. Two long vectors of the same length may lie far apart; subtract the "
                "vectors first.",
            ),
            Misconception("d = ((x - y) ** 2).sum()\n", "You forgot the root: that is the squared distance."),
            Misconception(
                "d = (x - y).abs().sum()\n", r"You took the $L_1$ norm of the difference; the Euclidean one is $L_2$."
            ),
            Misconception(
                "d = (x + y).norm()\n", "You added the vectors; the way from one to the other is their difference."
            ),
            Misconception(
                "d = ((x - y) ** 2).mean().sqrt()\n", "You took the mean of the squares; the distance needs their sum."
            ),
        ),
        wrong=(
            Wrong("d = (x - y).abs()\n", "shape"),
            Wrong("d = (x - y).norm().item()\n", "kind"),
            Wrong("d = (x - y).abs().max()\n", "cell"),
        ),
        hints=("The distance is the length of a vector. Of which?", "Subtract, square, add up, take the root."),
        worked="In the example: the difference is (3, -4), and the root of 9 + 16 = 25 is 5.",
        rows=("N1",),
    ),
    Exercise(
        key="norms-largest",
        topic="norms",
        title="The L∞ norm",
        prompt=r"Compute the $L_\infty$ norm of the vector `x`, the largest absolute value of its components, as a "
        r"tensor "
        "`n` without axes. In the example it is 4.",
        asked=Program(
            starter="n = x.max()\n",
            given="x = torch.tensor([3., -4., 1.])\n",
            instance=drawn(x=whole("3 + size") + " - 6 * (size % 3)"),
            observed=("n",),
        ),
        reference="n = x.abs().max()\n",
        alternatives=(
            "n = torch.linalg.norm(x, ord=float('inf'))\n",
            "n = torch.maximum(x.max(), -x.min())\n",
            "n = torch.tensor(max(abs(component) for component in x.tolist()))\n",
            "n = x.abs().sort().values[-1]\n",
        ),
        misconceptions=(
            Misconception(
                "n = x.max()\n", "You took the largest component; a very negative one counts, too, without its sign."
            ),
            Misconception("n = x.max().abs()\n", "You took the absolute value too late: after the largest was chosen."),
            Misconception("n = x.min()\n", "You took the smallest component; a norm is never negative."),
            Misconception("n = x.abs().sum()\n", r"You added the absolute values: that is the $L_1$ norm."),
            Misconception("n = x.norm()\n", r"That is the $L_2$ norm."),
        ),
        wrong=(
            Wrong("n = x.abs()\n", "shape"),
            Wrong("n = x.abs().argmax()\n", "dtype"),
            Wrong("n = x.abs().max().item()\n", "kind"),
        ),
        hints=(
            "First something is done to every component, then one is chosen.",
            "-4 is larger than 3, as far as its size goes.",
        ),
        worked="In the example, the absolute values are 3, 4, 1; the largest is 4.",
        rows=("N3",),
    ),
    Exercise(
        key="norms-unit-rows",
        topic="norms",
        title="Rows of length 1",
        prompt=r"Divide each **row** of `A` by its $L_2$ norm, so that each row of the result `U` has the length 1. "
        r"In the "
        "example row 0 is (3, -4, 0) and becomes `[0.6, -0.8, 0.]`.",
        asked=Program(
            starter="U = ...\n",
            given="A = torch.tensor([[3., -4., 0.], [1., 2., -2.]])\n",
            instance=drawn(A=whole("rows", "columns") + " + 0.5"),
            observed=("U",),
        ),
        reference="U = A / torch.linalg.norm(A, dim=1, keepdim=True)\n",
        alternatives=(
            "U = torch.nn.functional.normalize(A, dim=1)\n",
            "U = A / (A ** 2).sum(axis=1, keepdims=True).sqrt()\n",
            "U = torch.stack([row / row.norm() for row in A])\n",
            "U = A / A.norm(dim=1).reshape(-1, 1)\n",
            "U = torch.diag(1 / torch.sqrt(torch.diag(A @ A.T))) @ A\n",
        ),
        misconceptions=(
            Misconception(
                "U = A / A.norm()\n", "You divided by the norm of the whole matrix; each row has a length of its own."
            ),
            Misconception(
                "U = A / A.norm(dim=0)\n", "You divided each column by its length; axis 0 goes down the columns."
            ),
            Misconception(
                "U = A / A.abs().sum(axis=1, keepdims=True)\n",
                r"You divided by the $L_1$ norms; the length is the $L_2$ norm.",
            ),
            Misconception(
                "U = A / A.sum(axis=1, keepdims=True)\n",
                "You divided by the sums: now each row adds up to 1, but its length is not 1.",
            ),
            Misconception(
                "U = A / (A ** 2).sum(axis=1, keepdims=True)\n",
                "You forgot the root: you divided by the squared lengths.",
            ),
        ),
        wrong=(
            Wrong("U = A / A.norm(dim=1)\n", "mistake"),
            Wrong("U = A.norm(dim=1)\n", "shape"),
            Wrong("U = A * A.norm(dim=1, keepdim=True)\n", "cell"),
        ),
        hints=(
            "The lengths of the rows: one number for each row. Which axis disappears?",
            "To divide a row by its length, the lengths must stand in a column.",
        ),
        worked="In the example, row 1: the root of 1 + 4 + 4 = 9 is 3, so 2 becomes 2 / 3 = 0.6667.",
        rows=("N1",),
    ),
    Exercise(
        key="x8-norm-of-many-axes",
        topic="norms",
        title="The norm of a tensor with many axes",
        prompt="The book asks what `torch.linalg.norm` computes for a tensor with two or more axes. Write a function "
        "`norm(X)` that computes the same for a tensor of **any** number of axes, without a ready function if you "
        "can. In the example `X` has the shape (2, 3, 4) and the cells 0, 1, …, 23, and `norm(X)` is 65.7571.",
        asked=Program(
            starter="def norm(X):\n    return ...\n",
            given="X = torch.arange(24.).reshape(2, 3, 4)\n",
            instance=drawn(
                X="torch.randint(-9, 10, ((2, 3), (4,), (2, 3, 4), (3, 1, 2, 2), (), (2, 4, 3))[size % 6]).float() + "
                "0.5"
            ),
            observed=("norm(X)",),
        ),
        reference="def norm(X):\n    return torch.sqrt((X ** 2).sum())\n",
        alternatives=(
            "def norm(X):\n    return torch.linalg.norm(X)\n",
            "def norm(X):\n    return torch.linalg.vector_norm(X)\n",
            "def norm(X):\n    x = X.reshape(-1)\n    return (x @ x) ** 0.5\n",
            "def norm(X):\n    total = torch.tensor(0.0)\n    for cell in X.flatten():\n        total = total + cell "
            "* cell\n    return total.sqrt()\n",
        ),
        misconceptions=(
            Misconception(
                "def norm(X):\n    return X.norm(dim=-1)\n",
                "You computed one norm along the last axis for each row; one norm of all cells was asked for.",
            ),
            Misconception("def norm(X):\n    return (X ** 2).sum()\n", "You forgot the root."),
            Misconception(
                "def norm(X):\n    return X.abs().sum()\n",
                r"You added absolute values: $L_1$. This norm squares the cells.",
            ),
            Misconception(
                "def norm(X):\n    return (X ** 2).mean().sqrt()\n",
                "You took the mean of the squares; their sum is needed.",
            ),
            Misconception(
                "def norm(X):\n    return X.sum().abs()\n",
                "You added the cells before squaring: cells of opposite signs cancel.",
            ),
        ),
        wrong=(
            Wrong("def norm(X):\n    return torch.linalg.norm(X, ord=2)\n", "missing"),
            Wrong("def norm(X):\n    return (X ** 2).sum().sqrt().item()\n", "kind"),
            Wrong("def norm(X):\n    return X.abs().max()\n", "cell"),
        ),
        hints=(
            "It does not matter in which shape the numbers are arranged.",
            r"$\sqrt{\sum x^2}$, over all cells.",
        ),
        worked="In the example, 0² + 1² + … + 23² = 4324, and the root of 4324 is 65.7571. For a matrix this is called "
        "the Frobenius norm.",
        rows=("X8", "N2"),
        book="2.3",
    ),
    Exercise(
        key="norms-two-kinds",
        topic="norms",
        title="Two norms of one matrix",
        prompt=r"$A = \begin{pmatrix} 3 & 0 \\ 0 & -4 \end{pmatrix}$. What is `torch.linalg.norm(A, 2)`, the largest "
        r"factor by "
        "which $A$ makes any vector longer? Type the number.",
        asked=Line(form="number", given="A = torch.tensor([[3., 0.], [0., -4.]])\n"),
        reference="torch.linalg.norm(A, 2).item()",
        alternatives=("4", "4.0"),
        misconceptions=(
            Misconception("5", "5 is the Frobenius norm, the root of 9 + 16: `torch.linalg.norm(A)` without the 2."),
            Misconception("-4", "You kept the sign; a length cannot be negative."),
            Misconception("3", "3 is the smallest factor; the second axis is stretched more."),
            Misconception("7", "You added the absolute values; no vector becomes that much longer."),
        ),
        wrong=(Wrong("12", "cell"), Wrong("[3, 4]", "kind")),
        hints=(
            "Try vectors of length 1: what does A make of (1, 0), and of (0, 1)?",
            "A only stretches the two axes, the second one with a flip.",
        ),
        worked="A makes (0, 1) into (0, -4): 4 times as long. No other direction is stretched more.",
        rows=("L12", "N7"),
    ),
    Exercise(
        key="norms-laws",
        topic="norms",
        title="What every norm does",
        prompt="Choose **all** that hold for every norm, all vectors $x$, $y$ and all numbers $a$.",
        asked=Choice(
            options=(
                Option(
                    r"$\lVert x + y \rVert \le \lVert x \rVert + \lVert y \rVert$",
                    "The triangle inequality: a detour is never shorter.",
                ),
                Option(
                    r"$\lVert x + y \rVert = \lVert x \rVert + \lVert y \rVert$",
                    "For x = (1, 0), y = (-1, 0): 0 on the left, 2 on the right.",
                ),
                Option(r"$\lVert a x \rVert = a \lVert x \rVert$", "For a = -2 the right side would be negative."),
                Option(
                    r"$\lVert a x \rVert = \lvert a \rvert \, \lVert x \rVert$",
                    "Yes: the length scales with the size of a.",
                ),
                Option(r"$\lVert x \rVert = 0$ only for $x = 0$", "Yes: only the zero vector has no length."),
            ),
            right=(0, 3, 4),
        ),
        wrong=(Wrong("0,3", "choice"), Wrong("0,2,3,4", "choice"), Wrong("1,2", "choice"), Wrong("0", "choice")),
        hints=("Try a negative number for a.", "Try two vectors that point in opposite directions."),
        worked="With a = -2 and x = (3, -4): -2x = (-6, 8) has the length 10 = 2 · 5, not -10.",
        rows=("N4",),
    ),
)
