"""Exercises on operations cell by cell, joining and comparing (D2L 2.1.2)."""

from __future__ import annotations

from core.exercises.records import Exercise, Line, Misconception, Program, Wrong
from viz.exercises.instances import drawn, whole

_PAIR = (
    "X = torch.arange(12.).reshape(3, 4)\nY = torch.tensor([[2., 1., 4., 3.], [1., 2., 3., 4.], [4., 3., 2., 1.]])\n"
)
_TWO = drawn(X=whole("rows", "columns"), Y=whole("rows", "columns"))

EXERCISES = (
    Exercise(
        key="cells-power",
        topic="operators",
        title="A power, cell by cell",
        prompt="What is `x ** y`? Type it as a list, like `[1., 2.]`.",
        asked=Line(form="tensor", given="x = torch.tensor([1., 2., 4., 8.])\ny = torch.tensor([2, 2, 3, 1])\n"),
        reference="x ** y",
        alternatives=("[1.0, 4.0, 64.0, 8.0]",),
        misconceptions=(
            Misconception("[2., 4., 12., 8.]", "You multiplied: that is `x * y`. Two stars raise to a power."),
            Misconception(
                "[2., 4., 81., 1.]",
                "You raised `y` to the power `x`; the number on the left is the one that is raised.",
            ),
            Misconception("[1., 4., 16., 64.]", "You squared every cell; the third exponent is 3 and the last is 1."),
            Misconception("77.", "You added the powers up; cell by cell, the result has as many cells as `x`."),
        ),
        wrong=(Wrong("[[1., 4., 64., 8.]]", "shape"), Wrong("[1., 4., 64.]", "shape")),
        hints=(
            "An operation cell by cell pairs each cell of `x` with the cell of `y` at the same place.",
            "The first cell is 1 to the power 2.",
        ),
        worked="The third cell: 4 to the power 3 is 4 · 4 · 4 = 64.",
        rows=("C1",),
    ),
    Exercise(
        key="cells-less",
        topic="operators",
        title="Smaller, place by place",
        prompt="The book compares with `X == Y` and asks what happens with `<`. Which tensor is `X < Y`? Type it as a "
        "list of `True` and `False`.",
        asked=Line(
            form="tensor", given="X = torch.tensor([0., 1., 2., 3., 4.])\nY = torch.tensor([2., 1., 4., 3., 1.])\n"
        ),
        reference="X < Y",
        alternatives=("[True, False, True, False, False]",),
        misconceptions=(
            Misconception(
                "[True, True, True, True, False]", "You let equal numbers count as smaller: that is `X <= Y`."
            ),
            Misconception("[False, False, False, False, True]", "You answered for `X > Y`."),
            Misconception("[False, True, False, True, False]", "You answered for `X == Y`."),
        ),
        wrong=(Wrong("True", "shape"), Wrong("[True, False, True, False]", "shape")),
        hints=(
            "The result has one True or False for each place.",
            "Equal numbers: neither is smaller than the other.",
        ),
        worked="The first place: 0 < 2, so True. The second: 1 < 1 is not so, so False.",
        rows=("C8", "§22"),
        book="2.1",
    ),
    Exercise(
        key="cells-greater",
        topic="operators",
        title="How often is X greater?",
        prompt="For each **row**, count the places where `X` is greater than `Y`: make a vector `counts` with one "
        "whole number for each row. In the example `X > Y` is True in the whole of the last two rows, and nowhere in "
        "the first: `counts` is `[0, 4, 4]`.",
        asked=Program(starter="counts = ...\n", given=_PAIR, instance=_TWO, observed=("counts",)),
        reference="counts = (X > Y).sum(axis=1)\n",
        alternatives=(
            "counts = torch.tensor([sum(1 for x, y in zip(a, b) if x > y) for a, b in zip(X, Y)])\n",
            "counts = torch.gt(X, Y).long().sum(dim=-1)\n",
            "counts = torch.count_nonzero(X - Y > 0, dim=1)\n",
        ),
        misconceptions=(
            Misconception(
                "counts = (X > Y).sum(axis=0)\n",
                "You added over axis 0, so each column has one count; each row was asked for.",
            ),
            Misconception("counts = (X > Y).sum()\n", "You counted in the whole matrix; each row was asked for."),
            Misconception("counts = (X >= Y).sum(axis=1)\n", "You counted equal numbers, too: `>=` is not `>`."),
            Misconception("counts = (X < Y).sum(axis=1)\n", "You counted the places where `Y` is the greater one."),
            Misconception("counts = X > Y\n", "You compared, but did not count: True counts as 1 in a sum."),
        ),
        wrong=(
            Wrong("counts = (X > Y).float().sum(axis=1)\n", "dtype"),
            Wrong("counts = (X > Y).sum(axis=1, keepdims=True)\n", "shape"),
            Wrong("counts = (X > Y).sum(axis=1).tolist()\n", "kind"),
        ),
        hints=(
            "First compare, then count.",
            "In a sum, True counts as 1 and False as 0.",
            "Along which axis do the places of one row lie?",
        ),
        worked="In the example, the last row: 8 > 4, 9 > 3, 10 > 2 and 11 > 1 are all True, so its count is 4.",
        rows=("§22",),
        book="2.1",
    ),
    Exercise(
        key="cells-squared-difference",
        topic="operators",
        title="Squared differences",
        prompt="Make a matrix `D` of the shape of `X` and `Y` whose cells are the squares of the differences: in the "
        "example `D[0, 0]` is $(0 - 2)^2 = 4$.",
        asked=Program(starter="D = ...\n", given=_PAIR, instance=_TWO, observed=("D",)),
        reference="D = (X - Y) ** 2\n",
        alternatives=(
            "D = (Y - X) * (Y - X)\n",
            "D = torch.square(torch.sub(X, Y))\n",
            "D = X * X - 2 * X * Y + Y * Y\n",
            "D = torch.zeros_like(X)\nfor i in range(X.shape[0]):\n    for j in range(X.shape[1]):\n"
            "        D[i, j] = (X[i, j] - Y[i, j]) ** 2\n",
        ),
        misconceptions=(
            Misconception(
                "D = X ** 2 - Y ** 2\n",
                "You squared first and subtracted then. The difference of squares is not the square of the difference.",
            ),
            Misconception(
                "D = (X - Y) * 2\n", "You doubled the differences: two stars raise to a power, one multiplies."
            ),
            Misconception(
                "D = ((X - Y) ** 2).sum()\n", "You also added the squares up; every cell was asked for by itself."
            ),
            Misconception("D = (X - Y).abs()\n", "You took away the sign, but did not square."),
        ),
        wrong=(
            Wrong("D = X - Y ** 2\n", "cell"),
            Wrong("D = ((X - Y) ** 2).T\n", "shape"),
            Wrong("D = ((X - Y) ** 2).numpy()\n", "kind"),
        ),
        hints=("One step after the other: what has to be there before it can be squared?", "Mind the brackets."),
        worked="In the example, cell [1, 3]: 7 - 4 = 3, and 3 · 3 = 9.",
        rows=("C1",),
    ),
    Exercise(
        key="cells-join",
        topic="operators",
        title="Put Y to the right of X",
        prompt="Join `X` and `Y`, both of the same shape, into one matrix `Z`: `Y` stands to the **right** of `X`, so "
        "that the rows grow longer. In the example `Z` has the shape (3, 8), and its first row is "
        "`[0., 1., 2., 3., 2., 1., 4., 3.]`.",
        asked=Program(starter="Z = ...\n", given=_PAIR, instance=_TWO, observed=("Z",)),
        reference="Z = torch.cat((X, Y), dim=1)\n",
        alternatives=(
            "Z = torch.hstack([X, Y])\n",
            "Z = torch.cat((X.T, Y.T)).T\n",
            "Z = torch.tensor([x.tolist() + y.tolist() for x, y in zip(X, Y)])\n",
            "n = X.shape[1]\nZ = torch.zeros(X.shape[0], 2 * n)\nZ[:, :n] = X\nZ[:, n:] = Y\n",
        ),
        misconceptions=(
            Misconception(
                "Z = torch.cat((X, Y), dim=0)\n",
                "You joined along axis 0: `Y` stands below `X`, and the columns grow longer. The rows should.",
            ),
            Misconception(
                "Z = torch.cat((Y, X), dim=1)\n", "You joined them the other way round: `Y` stands to the left."
            ),
            Misconception(
                "Z = torch.stack((X, Y))\n",
                "`stack` lays the matrices on top of each other: it makes a new axis. `cat` makes one longer.",
            ),
            Misconception("Z = X + Y\n", "You added them; they should stand side by side."),
        ),
        wrong=(
            Wrong("Z = torch.cat(X, Y, dim=1)\n", "mistake"),
            Wrong("Z = torch.cat((X, X), dim=1)\n", "cell"),
        ),
        hints=(
            "Joining makes one axis longer and leaves the others as they are.",
            "Which axis of the shape (3, 4) became longer in (3, 8)?",
            "`torch.cat` takes a tuple of tensors and the axis, `dim`.",
        ),
        worked="In the example, row 1 of `Z` is row 1 of `X`, `[4, 5, 6, 7]`, followed by row 1 of `Y`, `[1, 2, 3, "
        "4]`.",
        rows=("C5", "C7"),
    ),
    Exercise(
        key="cells-clip",
        topic="operators",
        title="No negative cells",
        prompt="Make a tensor `R` like `X`, but with 0 in place of each negative cell. (Networks do that after almost "
        "every layer: it is called ReLU.) In the example: `[[0., 2., 0.], [4., 0., 6.]]`.",
        asked=Program(
            starter="R = ...\n",
            given="X = torch.tensor([[-1., 2., -3.], [4., -5., 6.]])\n",
            instance=drawn(X=whole("rows", "columns")),
            observed=("R",),
        ),
        reference="R = torch.clamp(X, min=0)\n",
        alternatives=(
            "R = torch.relu(X)\n",
            "R = X * (X > 0)\n",
            "R = torch.where(X < 0, 0.0, X)\n",
            "R = X.clone()\nR[R < 0] = 0\n",
            "R = (X + X.abs()) / 2\n",
            "R = torch.tensor([[max(cell, 0.0) for cell in row] for row in X.tolist()])\n",
        ),
        misconceptions=(
            Misconception("R = X.abs()\n", "You turned the negative cells round (-3 became 3); they should become 0."),
            Misconception(
                "R = X[X > 0]\n", "You threw the negative cells away; they should stay in their place, as 0."
            ),
            Misconception("R = X > 0\n", "You only marked which cells are positive; their values should stay."),
            Misconception(
                "R = torch.clamp(X, max=0)\n",
                "You kept the negative cells and set the positive ones to 0: the opposite.",
            ),
        ),
        wrong=(
            Wrong("R = (X > 0).float()\n", "cell"),
            Wrong("R = torch.relu(X).long()\n", "dtype"),
            Wrong("R = torch.relu(X).sum()\n", "shape"),
        ),
        hints=(
            "There are many ways: a ready function, a comparison, writing into a copy.",
            "`X > 0` is 1 where a cell should stay and 0 where it should become 0. What if you multiply by it?",
        ),
        worked="In the example, cell [0, 2] is -3: below 0, so it becomes 0. Cell [1, 2] is 6 and stays 6.",
    ),
    Exercise(
        key="cells-cat-shape",
        topic="operators",
        title="Join along the middle axis",
        prompt="`X` and `Y` both have the shape (3, 2, 2). Which shape has `torch.cat((X, Y), dim=1)`? Type it as a "
        "tuple.",
        asked=Line(form="shape", given="X = torch.zeros(3, 2, 2)\nY = torch.ones(3, 2, 2)\n"),
        reference="torch.cat((X, Y), dim=1).shape",
        alternatives=("(3, 4, 2)",),
        misconceptions=(
            Misconception(
                "(6, 2, 2)", "You joined along axis 0; axes are counted from 0, so `dim=1` is the middle one."
            ),
            Misconception(
                "(3, 2, 4)", "You joined along the last axis; axes are counted from 0, so `dim=1` is the middle one."
            ),
            Misconception(
                "(2, 3, 2, 2)", "That is what `torch.stack` does: it makes a new axis. `cat` makes one longer."
            ),
            Misconception("(6, 4, 4)", "You doubled every length; only the axis that is joined along grows."),
        ),
        wrong=(Wrong("(3, 3, 2)", "cell"),),
        hints=("Only one of the three lengths changes.", "Axes are counted from 0."),
        worked="Block 0 of the result has the 2 rows of `X[0]` and below them the 2 rows of `Y[0]`: 4 rows of 2.",
        rows=("C6",),
    ),
)
