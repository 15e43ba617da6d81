"""Exercises on sums and means along axes (D2L 2.3.6)."""

from __future__ import annotations

from core.exercises.records import Blanks, Exercise, Line, Misconception, Program, Wrong
from viz.exercises.instances import drawn, whole

_A54 = "A = torch.arange(20.).reshape(5, 4)\n"
_MATRIX = drawn(A=whole("rows", "columns"))

EXERCISES = (
    Exercise(
        key="reduce-rows",
        topic="reductions",
        title="The sum of each row",
        prompt="Make a vector `sums` with the sum of each **row** of `A`. In the example it is "
        "`[6., 22., 38., 54., 70.]`.",
        asked=Program(starter="sums = ...\n", given=_A54, instance=_MATRIX, observed=("sums",)),
        reference="sums = A.sum(axis=1)\n",
        alternatives=(
            "sums = torch.sum(A, dim=-1)\n",
            "sums = A @ torch.ones(A.shape[1])\n",
            "sums = torch.stack([row.sum() for row in A])\n",
            "sums = torch.einsum('ij->i', A)\n",
            "sums = torch.zeros(len(A))\nfor i in range(A.shape[0]):\n    for j in range(A.shape[1]):\n"
            "        sums[i] += A[i, j]\n",
            "sums = A.sum(axis=1, keepdims=True).squeeze(1)\n",
        ),
        misconceptions=(
            Misconception(
                "sums = A.sum(axis=0)\n", "You added over axis 0, so each column has one sum; each row was asked for."
            ),
            Misconception("sums = A.sum()\n", "You added everything up; each row should have a sum of its own."),
            Misconception(
                "sums = A.sum(axis=1, keepdims=True)\n",
                "The sums are right, but they stand in a column: keepdims kept the axis. A vector was asked for.",
            ),
            Misconception("sums = A.mean(axis=1)\n", "You took the mean of each row; the sum was asked for."),
            Misconception(
                "sums = A.cumsum(axis=1)\n", "You kept every step on the way; only the last of each row is its sum."
            ),
        ),
        wrong=(
            Wrong("sums = A.sum(axis=1).tolist()\n", "kind"),
            Wrong("sums = A.sum(axis=2)\n", "mistake"),
            Wrong("sums = A.sum(axis=1).long()\n", "dtype"),
        ),
        hints=(
            "The cells of one row lie next to each other along one axis. Which?",
            "The axis that you add over disappears: of (5, 4) the 5 should stay.",
        ),
        worked="In the example, row 1 is 4, 5, 6, 7: 4 + 5 + 6 + 7 = 22.",
        rows=("R2",),
    ),
    Exercise(
        key="x7-sum-shapes",
        topic="reductions",
        title="Sums along each of three axes",
        prompt="`C` has the shape (2, 3, 4). The book asks for the shapes of the sums along axis 0, 1 and 2. Fill in "
        "the shapes of `along_0`, `along_1` and `along_2` in the graph.",
        asked=Blanks(
            program="import torch\n\nC = torch.arange(24.).reshape(2, 3, 4).requires_grad_()\n"
            "along_0 = C.sum(axis=0)\nalong_1 = C.sum(axis=1)\nalong_2 = C.sum(axis=2)\n",
            blanks=(("along_0", "shape"), ("along_1", "shape"), ("along_2", "shape")),
        ),
        wrong=(
            Wrong("along_0.shape=(2,); along_1.shape=(3,); along_2.shape=(4,)", "blank"),
            Wrong("along_0.shape=(2, 3); along_1.shape=(2, 4); along_2.shape=(3, 4)", "blank"),
            Wrong("along_0.shape=(1, 3, 4); along_1.shape=(2, 1, 4); along_2.shape=(2, 3, 1)", "blank"),
            Wrong("along_0.shape=(3, 4); along_1.shape=(2, 3); along_2.shape=(2, 4)", "blank"),
        ),
        hints=(
            "The axis that you add over disappears; the others stay in their order.",
            "Over axis 0, the two blocks of 3 rows and 4 columns are added to one.",
        ),
        worked="Of (2, 3, 4), axis 1 is the 3: strike it out, and (2, 4) is left.",
        rows=("X7", "R12"),
        book="2.3",
    ),
    Exercise(
        key="reduce-two-axes",
        topic="reductions",
        title="Over two axes at once",
        prompt="`X` has the shape (2, 5, 4). Which shape has `X.sum(axis=[1, 2])`? Type it as a tuple.",
        asked=Line(form="shape", given="X = torch.ones(2, 5, 4)\n"),
        reference="X.sum(axis=[1, 2]).shape",
        alternatives=("(2,)",),
        misconceptions=(
            Misconception(
                "(4,)", "You struck out the first two; axes are counted from 0, so 1 and 2 are the 5 and the 4."
            ),
            Misconception("(5, 4)", "You gave the axes that are added over; they are the ones that disappear."),
            Misconception("(2, 1, 1)", "That would be with keepdims=True; without it the axes disappear."),
            Misconception("()", "You added over all three axes; axis 0 stays."),
        ),
        wrong=(Wrong("2", "kind"), Wrong("(2, 4)", "shape")),
        hints=("The axes that you add over disappear.", "Number the lengths: 2 is axis 0, 5 is axis 1, 4 is axis 2."),
        worked="Strike out axis 1 (5) and axis 2 (4) of (2, 5, 4): (2,) is left, a vector with one sum for each block.",
        rows=("R6",),
    ),
    Exercise(
        key="reduce-keepdims",
        topic="reductions",
        title="Keep the axis",
        prompt="`A` has the shape (5, 4). Which shape has `A.sum(axis=0, keepdims=True)`? Type it as a tuple.",
        asked=Line(form="shape", given=_A54),
        reference="A.sum(axis=0, keepdims=True).shape",
        alternatives=("(1, 4)",),
        misconceptions=(
            Misconception("(4,)", "That is without keepdims. With it, the axis stays, with length 1."),
            Misconception("(5, 1)", "You added over axis 1; axis 0 is the one of length 5."),
            Misconception("(4, 1)", "The axis stays where it was: axis 0, the first one."),
            Misconception("(5, 4)", "The axis stays, but not its length: the 5 numbers became one."),
        ),
        wrong=(Wrong("4", "kind"), Wrong("(1, 4, 1)", "shape")),
        hints=("How many axes does the result have?", "The 5 numbers of each column become one number."),
        worked="Axis 0 had the length 5 and now has 1; axis 1 keeps its length 4.",
        rows=("R4", "R6"),
    ),
    Exercise(
        key="reduce-running",
        topic="reductions",
        title="Running sums",
        prompt="What is `A.cumsum(axis=0)` for `A = torch.tensor([[1., 2.], [3., -4.], [5., 6.]])`? Type nested lists.",
        asked=Line(form="tensor", given="A = torch.tensor([[1., 2.], [3., -4.], [5., 6.]])\n"),
        reference="A.cumsum(axis=0)",
        alternatives=("[[1., 2.], [4., -2.], [9., 4.]]",),
        misconceptions=(
            Misconception("[[1., 3.], [3., -1.], [5., 11.]]", "You walked along the rows, axis 1; axis 0 goes down."),
            Misconception("[9., 4.]", "That is `sum`. `cumsum` keeps every step on the way, so the shape stays."),
            Misconception(
                "[[1., 3.], [6., 2.], [7., 13.]]",
                "You walked through all cells, row after row; each column is summed by itself.",
            ),
        ),
        wrong=(Wrong("[[1., 4., 9.], [2., -2., 4.]]", "shape"), Wrong("[[1., 2.], [4., 2.], [9., 8.]]", "cell")),
        hints=(
            "The shape does not change.",
            "Axis 0 goes down: each row is the row above in the result plus this row of `A`.",
        ),
        worked="Cell [1, 1]: 2 above it, -4 here: 2 + (-4) = -2.",
        rows=("R9",),
    ),
    Exercise(
        key="reduce-centre",
        topic="reductions",
        title="Centre the columns",
        prompt="Subtract from each cell of `A` the mean of its **column**, so that each column of the result `B` has "
        "the mean 0. In the example the column means are `[8., 9., 10., 11.]`, and row 0 of `B` is four times -8.",
        asked=Program(starter="B = ...\n", given=_A54, instance=_MATRIX, observed=("B",)),
        reference="B = A - A.mean(axis=0)\n",
        alternatives=(
            "B = A - A.mean(dim=0, keepdim=True)\n",
            "B = A - A.sum(axis=0) / A.shape[0]\n",
            "B = torch.stack([column - column.mean() for column in A.T], dim=1)\n",
            "B = A - torch.ones(len(A), len(A)) @ A / len(A)\n",
            "B = A.clone()\nfor j in range(A.shape[1]):\n    B[:, j] -= A[:, j].mean()\n",
        ),
        misconceptions=(
            Misconception(
                "B = A - A.mean(axis=1, keepdims=True)\n",
                "You subtracted the mean of each row; the mean is to be taken down each column, over axis 0.",
            ),
            Misconception(
                "B = A - A.mean()\n", "You subtracted the mean of all cells; each column has a mean of its own."
            ),
            Misconception("B = A - A.sum(axis=0)\n", "You subtracted the sum of each column, not its mean."),
            Misconception("B = A.mean(axis=0) - A\n", "You subtracted the other way round: the signs are turned."),
        ),
        wrong=(
            Wrong("B = A - A.mean(axis=1)\n", "mistake"),
            Wrong("B = A.mean(axis=0)\n", "shape"),
            Wrong("B = A - A.median(dim=0).values\n", "cell"),
        ),
        hints=(
            "The mean of a column is taken over all rows. Which axis disappears then?",
            "Means of shape (4,) fit under (5, 4) without any help.",
        ),
        worked="In the example, column 0 is 0, 4, 8, 12, 16: its mean is 40 / 5 = 8. Cell [1, 0] becomes 4 - 8 = -4.",
        rows=("R10",),
    ),
    Exercise(
        key="reduce-mean-of-integers",
        topic="reductions",
        title="The mean of whole numbers",
        prompt="`T` holds whole numbers (int64), and `T.mean()` raises an error. Compute the mean of each row of `T`, "
        "as a float32 vector `means`. In the example it is `[2.3333, -1.3333]`.",
        asked=Program(
            starter="means = T.mean(axis=1)\n",
            given="T = torch.tensor([[1, 2, 4], [-1, -3, 0]])\n",
            instance=drawn(T="torch.randint(-9, 10, (rows, columns))"),
            observed=("means",),
        ),
        reference="means = T.float().mean(axis=1)\n",
        alternatives=(
            "means = T.sum(axis=1) / T.shape[1]\n",
            "means = T.mean(axis=1, dtype=torch.float32)\n",
            "means = torch.tensor([sum(row) / len(row) for row in T.tolist()])\n",
            "means = (1.0 * T).mean(1)\n",
        ),
        misconceptions=(
            Misconception(
                "means = T.float().mean(axis=0)\n",
                "You took the mean over axis 0, so each column has one; each row was asked for.",
            ),
            Misconception(
                "means = T.float().mean()\n", "You took the mean of all cells; each row should have its own."
            ),
            Misconception(
                "means = T.sum(axis=1) // T.shape[1]\n",
                "`//` divides whole numbers and rounds down, so the result is whole (int64); a mean need not be.",
            ),
            Misconception(
                "means = (T.sum(axis=1) // T.shape[1]).float()\n",
                "You made floating-point numbers only after rounding down: what stood after the point is lost.",
            ),
        ),
        wrong=(
            Wrong("means = T.mean(axis=1)\n", "mistake"),
            Wrong("means = T.double().mean(axis=1)\n", "dtype"),
            Wrong("means = T.float().sum(axis=1)\n", "cell"),
        ),
        hints=(
            "Read the message: which dtype does torch want to have?",
            "Turn the numbers into floating point first, or divide with `/`.",
        ),
        worked="In the example, row 1 is -1, -3, 0: the sum is -4, and -4 / 3 = -1.3333.",
        rows=("R11",),
    ),
    Exercise(
        key="reduce-best-class",
        topic="reductions",
        title="The best class of each sample",
        prompt="Each row of `scores` is one sample, each column one class. Make a vector `best` with the **number of "
        "the column** in which the score of each row is largest. In the example it is `[2, 0]`.",
        asked=Program(
            starter="best = ...\n",
            given="scores = torch.tensor([[0.1, -2., 3.], [0.5, 0.2, -4.]])\n",
            instance=drawn(scores="torch.randn(rows, columns)"),
            observed=("best",),
        ),
        reference="best = scores.argmax(axis=1)\n",
        alternatives=(
            "best = scores.max(dim=1).indices\n",
            "best = torch.tensor([row.index(max(row)) for row in scores.tolist()])\n",
            "best = torch.sort(scores, dim=1, descending=True)[1][:, 0]\n",
            "best = torch.topk(scores, 1).indices.squeeze(1)\n",
        ),
        misconceptions=(
            Misconception(
                "best = scores.argmax(axis=0)\n",
                "You looked down the columns: the best sample of each class. The best class of each sample was asked "
                "for.",
            ),
            Misconception(
                "best = scores.argmax()\n", "You looked for the largest score of all; each row has a best class."
            ),
            Misconception(
                "best = scores.max(dim=1).values\n",
                "You gave the largest scores; the places where they stand were asked for.",
            ),
            Misconception("best = scores.argmin(axis=1)\n", "You took the place of the smallest score."),
            Misconception(
                "best = scores.abs().argmax(axis=1)\n",
                "You took the sign away: a very negative score is no good score.",
            ),
            Misconception(
                "best = scores.argmax(axis=1) + 1\n", "You counted the classes from 1; columns are counted from 0."
            ),
        ),
        wrong=(
            Wrong("best = scores.argmax(axis=1).float()\n", "dtype"),
            Wrong("best = scores.max(dim=1)\n", "kind"),
            Wrong("best = scores.argmax(axis=1, keepdim=True)\n", "shape"),
        ),
        hints=("`max` gives values, `argmax` gives places.", "The axis of the classes is the one that disappears."),
        worked="In the example, row 0 is 0.1, -2, 3: the largest, 3, stands in column 2.",
    ),
)
