"""Exercises on indexing, slicing and writing (D2L 2.1.4)."""

from __future__ import annotations

from core.exercises.records import Exercise, Line, Misconception, Program, Wrong
from viz.exercises.instances import drawn, whole

_X34 = "X = torch.arange(12.).reshape(3, 4)\n"

EXERCISES = (
    Exercise(
        key="index-region",
        topic="indexing",
        title="A piece of a matrix",
        prompt="What is `M[1:3, 1:]`? Type it as nested lists, like `[[1, 2], [3, 4]]`.",
        asked=Line(form="tensor", given="M = torch.arange(1, 17).reshape(4, 4)\n"),
        reference="M[1:3, 1:]",
        alternatives=("[[6, 7, 8], [10, 11, 12]]",),
        misconceptions=(
            Misconception(
                "[[6, 7, 8], [10, 11, 12], [14, 15, 16]]",
                "You took row 3 along. A slice ends before its end: `1:3` is rows 1 and 2.",
            ),
            Misconception(
                "[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]",
                "You counted rows and columns from 1; torch counts from 0.",
            ),
            Misconception(
                "[[5, 6, 7, 8], [9, 10, 11, 12]]",
                "The rows are right, but the columns should begin with column 1: column 0 is left out.",
            ),
            Misconception(
                "[[2, 3], [6, 7], [10, 11], [14, 15]]",
                "You took `1:3` for the columns; the first slice is for the rows, the second for the columns.",
            ),
        ),
        wrong=(Wrong("[6, 7, 8, 10, 11, 12]", "shape"),),
        hints=(
            "The first slice chooses rows, the second chooses columns.",
            "`1:3` begins with 1 and ends before 3; `1:` runs to the end.",
        ),
        worked="Row 1 is `[5, 6, 7, 8]`. From column 1 on: `[6, 7, 8]`. Then the same for row 2.",
        rows=("B4",),
    ),
    Exercise(
        key="index-column",
        topic="indexing",
        title="One column",
        prompt="Take column `j` of `X`, counted from 0, as a **vector** `column` with one axis. In the example column "
        "1 is `[1., 5., 9.]`.",
        asked=Program(
            starter="column = ...\n",
            given=_X34 + "j = 1\n",
            instance=drawn(X="torch.randint(-9, 10, (4 + size, 2 + size % 3)).float()", j="size % 2 + size % 3 // 2"),
            observed=("column",),
        ),
        reference="column = X[:, j]\n",
        alternatives=(
            "column = X.T[j]\n",
            "column = torch.stack([row[j] for row in X])\n",
            "column = X[:, j:j + 1].squeeze(1)\n",
            "column = X.select(1, j)\n",
            "column = X.index_select(1, torch.tensor([j])).reshape(-1)\n",
        ),
        misconceptions=(
            Misconception(
                "column = X[j]\n", "You took row `j`: the first index is for rows. A colon in its place takes all rows."
            ),
            Misconception(
                "column = X[:, j:j + 1]\n",
                "The numbers are right, but a slice keeps the axis: you have a matrix with one column, not a vector.",
            ),
            Misconception("column = X[:, j - 1]\n", "You counted the columns from 1; torch counts from 0."),
        ),
        wrong=(
            Wrong("column = X[:, j].tolist()\n", "kind"),
            Wrong("column = X[0, j]\n", "shape"),
            Wrong("column = -X[:, j]\n", "cell"),
            Wrong("column = X[:][j]\n", "shape"),
        ),
        hints=(
            "Two indices, separated by a comma: first rows, then columns.",
            "A colon alone takes everything of its axis.",
        ),
        worked="In the example, j = 1: of row 0, cell 1 is 1; of row 1 it is 5; of row 2 it is 9.",
        rows=("B3",),
    ),
    Exercise(
        key="index-step",
        topic="indexing",
        title="In steps",
        prompt="What is `x[2:9:3]`? Type it as a list.",
        asked=Line(form="tensor", given="x = torch.arange(10, 20)\n"),
        reference="x[2:9:3]",
        alternatives=("[12, 15, 18]",),
        misconceptions=(
            Misconception("[2, 5, 8]", "You gave the places; the values that stand at them were asked for."),
            Misconception("[12, 13, 14]", "You took three elements in a row; the third number of a slice is the step."),
            Misconception("[11, 14, 17]", "You counted the places from 1; torch counts from 0."),
            Misconception("[12, 15]", "You stopped too early: place 8 is before the end, 9, and is still taken."),
        ),
        wrong=(Wrong("15", "shape"), Wrong("[[12, 15, 18]]", "shape")),
        hints=("A slice is begin:end:step.", "Write the places down first: 2, then 3 further, and so on, below 9."),
        worked="The places are 2, 5 and 8 (11 would be beyond the end). At place 2 stands 12.",
        rows=("B7",),
    ),
    Exercise(
        key="index-pairs",
        topic="indexing",
        title="Two lists as indices",
        prompt="What is `X[[0, 2], [1, 3]]`? Type it as a list, or as nested lists.",
        asked=Line(form="tensor", given=_X34),
        reference="X[[0, 2], [1, 3]]",
        alternatives=("[1., 11.]", "[1.0, 11]"),
        misconceptions=(
            Misconception(
                "[[1., 3.], [9., 11.]]",
                "You took all crossings of rows 0 and 2 with columns 1 and 3. Two lists are paired instead: "
                "(0, 1) and (2, 3).",
            ),
            Misconception(
                "[2., 11.]",
                "You paired inside each list: (0, 2) and (1, 3). The first list holds rows, the second columns.",
            ),
            Misconception(
                "[[0., 1., 2., 3.], [8., 9., 10., 11.]]", "You took rows 0 and 2 whole, as `X[[0, 2]]` does."
            ),
        ),
        wrong=(Wrong("[[1., 11.]]", "shape"), Wrong("[2., 7.]", "cell")),
        hints=(
            "The first list holds rows, the second columns.",
            "The lists are walked through side by side, like `zip` does.",
        ),
        worked="The first pair is row 0, column 1: the cell there is 1.",
    ),
    Exercise(
        key="index-write-rows",
        topic="indexing",
        title="Write into two rows",
        prompt="Write 12 into every cell of the **first two rows** of `X`; all other cells stay. In the example `X` "
        "becomes `[[12., 12., 12., 12.], [12., 12., 12., 12.], [8., 9., 10., 11.]]`.",
        asked=Program(
            starter="X[...] = 12\n",
            given=_X34,
            instance=drawn(X="torch.randint(-9, 10, (4 + size, 3 + size % 2)).float()"),
            observed=("X",),
        ),
        reference="X[0:2, :] = 12\n",
        alternatives=(
            "X[:2] = 12\n",
            "for i in range(2):\n    for j in range(X.shape[1]):\n        X[i, j] = 12\n",
            "X[[0, 1]] = 12.0\n",
            "X = torch.cat((torch.full((2, X.shape[1]), 12.0), X[2:]))\n",
            "X[:-(len(X) - 2)].fill_(12)\n",
        ),
        misconceptions=(
            Misconception("X[0:1, :] = 12\n", "A slice ends before its end: `0:1` is row 0 alone."),
            Misconception(
                "X[2] = 12\n", "You wrote into row 2, which is the third row: a slice `:2` would be rows 0 and 1."
            ),
            Misconception("X[:, 0:2] = 12\n", "You wrote into the first two columns; the first slice is for the rows."),
            Misconception("X[1:3] = 12\n", "You counted the rows from 1: rows 1 and 2 are the second and the third."),
            Misconception("X[:] = 12\n", "You wrote into all rows; the rows from the third on should stay."),
        ),
        wrong=(
            Wrong("X[0, 2, :] = 12\n", "mistake"),
            Wrong("X = X[:2] * 0 + 12\n", "shape"),
            Wrong("X[:2] == 12\n", "cell"),
        ),
        hints=(
            "What stands on the left of `=` is chosen like what is read.",
            "Rows 0 and 1 are the slice `0:2`: it ends before 2.",
        ),
        worked="In the example, row 1 is 4, 5, 6, 7 before and four times 12 afterwards; row 2 is not touched.",
        rows=("B9",),
    ),
    Exercise(
        key="index-above-mean",
        topic="indexing",
        title="Everything above the mean",
        prompt="Take all cells of `X` that are **greater than the mean** of `X`, as a vector `high`, in the order in "
        "which they stand row by row. In the example the mean is 5.5, and `high` is `[6., 7., 8., 9., 10., 11.]`.",
        asked=Program(
            starter="high = ...\n", given=_X34, instance=drawn(X=whole("rows", "columns")), observed=("high",)
        ),
        reference="high = X[X > X.mean()]\n",
        alternatives=(
            "high = torch.masked_select(X, X > X.mean())\n",
            "high = torch.tensor([cell for row in X.tolist() for cell in row if cell > X.mean().item()])\n",
            "flat = X.flatten()\nhigh = flat[(flat > flat.sum() / flat.numel()).nonzero().squeeze(1)]\n",
            "high = X[torch.where(X - X.mean() > 0)]\n",
        ),
        misconceptions=(
            Misconception(
                "high = X > X.mean()\n",
                "You have the answers True and False; put them in brackets after `X` to take the cells.",
            ),
            Misconception(
                "high = X * (X > X.mean())\n", "You set the other cells to 0; they should not be there at all."
            ),
            Misconception(
                "high = X[X > X.mean(axis=0)]\n",
                "You compared with the mean of each column; one mean of all cells was asked for.",
            ),
            Misconception("high = X[X > 0]\n", "You took all positive cells; those above the mean were asked for."),
            Misconception("high = X[X < X.mean()]\n", "You took the cells below the mean."),
        ),
        wrong=(
            Wrong("high = (X > X.mean()).sum()\n", "shape"),
            Wrong("high = [cell for cell in X.flatten() if cell > X.mean()]\n", "kind"),
            Wrong("high = X[X > X.mean()].long()\n", "dtype"),
        ),
        hints=(
            "A comparison gives a tensor of True and False.",
            "Such a tensor can stand in brackets: it takes the cells where it is True.",
        ),
        worked="In the example, the sum is 66 and there are 12 cells: the mean is 66 / 12 = 5.5. The cell 5 is left "
        "out, 6 is in.",
    ),
)
