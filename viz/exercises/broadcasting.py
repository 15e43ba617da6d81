"""Exercises on broadcasting (D2L 2.1.3)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Program, Wrong
from viz.exercises.instances import drawn, whole

_SHARES = "torch.randint(-3, 10, (rows, columns)) + 0.3"  # no row, column or matrix of them adds up to 0

EXERCISES = (
    Exercise(
        key="broadcast-shape",
        topic="broadcasting",
        title="A column plus a row",
        prompt="`a` has the shape (3, 1), `b` the shape (1, 2). Which shape has `a + b`? Type it as a tuple.",
        asked=Line(form="shape", given="a = torch.arange(3).reshape(3, 1)\nb = torch.arange(2).reshape(1, 2)\n"),
        reference="(a + b).shape",
        alternatives=("(3, 2)",),
        misconceptions=(
            Misconception(
                "(3, 1)", "You let `b` shrink to the shape of `a`. Nothing shrinks: axes of length 1 stretch."
            ),
            Misconception(
                "(2, 3)", "You exchanged the axes: the 3 stands first in `a`, so it stands first in the result."
            ),
            Misconception(
                "(1, 1)", "You took the smaller length of each pair; the axis of length 1 stretches to the larger."
            ),
            Misconception("(4, 3)", "You added the shapes; the numbers are added, and the shapes are only made alike."),
        ),
        wrong=(Wrong("6", "kind"), Wrong("(3, 2, 1)", "shape")),
        hints=(
            "Write the two shapes below each other and look at one axis at a time.",
            "An axis of length 1 is stretched to the length of the other.",
        ),
        worked="Axis 0: 3 and 1, so `b` is stretched to 3. Axis 1: 1 and 2, so `a` is stretched to 2.",
        rows=("D1",),
    ),
    Exercise(
        key="broadcast-which",
        topic="broadcasting",
        title="Which pairs fit?",
        prompt="`X` has the shape (2, 3, 4). Choose **all** shapes of `Y` for which `X + Y` works.",
        asked=Choice(
            options=(
                Option("`(3, 4)`", "A leading 1 is put in front: (1, 3, 4), and that stretches to (2, 3, 4)."),
                Option("`(2, 4)`", "From the right: 4 and 4 fit, then 3 meets 2. Neither is 1, so it fails."),
                Option("`(2, 1, 4)`", "The middle axis has length 1 and stretches to 3."),
                Option("`(4,)`", "Two leading 1s are put in front: (1, 1, 4)."),
                Option("`(2,)`", "From the right: 4 meets 2. That `X` also begins with 2 does not help."),
                Option(
                    "`(1, 1, 1, 1)`", "All axes of `Y` stretch, and `X` gets a leading 1: the result has four axes."
                ),
            ),
            right=(0, 2, 3, 5),
        ),
        wrong=(
            Wrong("0,1,2,3", "choice"),
            Wrong("2", "choice"),
            Wrong("0,2,3,4,5", "choice"),
            Wrong("0,2,3", "choice"),
        ),
        hints=(
            "Shapes are lined up at their right ends.",
            "For every pair of lengths: equal, or one of them is 1, or one of them is missing.",
        ),
        worked="(2, 4) under (2, 3, 4): 4 below 4 fits; 2 below 3 does not. So (2, 4) fails.",
        rows=("D3", "D4"),
    ),
    Exercise(
        key="x6-shares",
        topic="broadcasting",
        title="Divide each row by its sum",
        prompt="The book asks what happens when you run `A / A.sum(axis=1)`. Run it and read the message. Then mend "
        "it: make a matrix `P` of the shape of `A` in which each **row** of `A` is divided by the sum of that row, so "
        "that each row of `P` adds up to 1. In the example row 1 of `A` is `[4., 5., 6., 7.]`, its sum is 22, and "
        "row 1 of `P` is `[0.1818, 0.2273, 0.2727, 0.3182]`.",
        asked=Program(
            starter="P = A / A.sum(axis=1)\n",
            given="A = torch.arange(20.).reshape(5, 4)\n",
            instance=drawn(A=_SHARES),
            observed=("P",),
        ),
        reference="P = A / A.sum(axis=1, keepdims=True)\n",
        alternatives=(
            "P = A / A.sum(1)[:, None]\n",
            "P = A / A.sum(dim=1).unsqueeze(1)\n",
            "P = (A.T / A.sum(axis=1)).T\n",
            "P = torch.stack([row / row.sum() for row in A])\n",
            "P = torch.einsum('ij,i->ij', A, 1 / A.sum(axis=1))\n",
        ),
        misconceptions=(
            Misconception(
                "P = A / A.sum(axis=0)\n",
                "You divided by the sums over axis 0, which runs without an error: now each column adds up to 1, "
                "and each row was asked for.",
            ),
            Misconception(
                "P = A / A.sum()\n",
                "You divided by the sum of all cells: now the whole matrix adds up to 1, and each row was asked for.",
            ),
            Misconception(
                "P = A / A.mean(axis=1, keepdims=True)\n",
                "You divided by the mean of each row: now each row adds up to its length, not to 1.",
            ),
            Misconception(
                "P = A.T / A.sum(axis=1)\n",
                "The numbers are right, but the matrix is still turned: rows became columns.",
            ),
            Misconception(
                "P = torch.softmax(A, dim=1)\n",
                "You took the softmax: its rows add up to 1, too, but it takes the exponential first.",
            ),
        ),
        wrong=(
            Wrong("P = A / A.sum(axis=1)\n", "mistake"),
            Wrong("P = A.sum(axis=1, keepdims=True) / A\n", "cell"),
            Wrong("P = A / torch.linalg.norm(A, dim=1, keepdim=True)\n", "cell"),
            Wrong("P = A.sum(axis=1)\n", "shape"),
        ),
        hints=(
            "Line the shapes up at their right ends: (5, 4) and (5,).",
            "If the sums stood in a column, of shape (5, 1), they would stretch along the row.",
            "`sum` can leave the axis there, with length 1: `keepdims=True`.",
        ),
        worked="In the example, cell [1, 0]: the row's sum is 4 + 5 + 6 + 7 = 22, and 4 / 22 = 0.1818.",
        rows=("X6", "D6", "D7"),
        book="2.3",
    ),
    Exercise(
        key="broadcast-columns",
        topic="broadcasting",
        title="Add a number to each row",
        prompt="`v` has one number for each **row** of `A`. Make a matrix `B` in which `v[i]` was added to every "
        "cell of row `i`. In the example `v` is `[10., 20., 30.]`, and the last row of `B` is `[38., 39., 40., 41.]`.",
        asked=Program(
            starter="B = A + v\n",
            given="A = torch.arange(12.).reshape(3, 4)\nv = torch.tensor([10., 20., 30.])\n",
            instance=drawn(A=whole("rows", "columns"), v=whole("rows")),
            observed=("B",),
        ),
        reference="B = A + v.reshape(-1, 1)\n",
        alternatives=(
            "B = A + v[:, None]\n",
            "B = (A.T + v).T\n",
            "B = torch.stack([row + number for row, number in zip(A, v)])\n",
            "B = A.clone()\nfor i in range(len(v)):\n    B[i] += v[i]\n",
            "B = A + v.unsqueeze(1).expand(A.shape)\n",
        ),
        misconceptions=(
            Misconception("B = A.T + v\n", "You turned the matrix so that it fits, but did not turn it back."),
            Misconception(
                "B = A + v.sum()\n", "You added the sum of all of `v` to every cell; each row has a number of its own."
            ),
            Misconception(
                "B = A + v[0]\n", "You added the first number to every row; each row has a number of its own."
            ),
            Misconception("B = A * v.reshape(-1, 1)\n", "You multiplied each row by its number; it should be added."),
        ),
        wrong=(
            Wrong("B = A + v\n", "mistake"),
            Wrong("B = A - v.reshape(-1, 1)\n", "cell"),
            Wrong("B = torch.cat((A, v.reshape(-1, 1)), dim=1)\n", "shape"),
        ),
        hints=(
            "(3, 4) and (3,): lined up at the right ends, 4 meets 3.",
            "`v` should be a column: a matrix with 3 rows and 1 column.",
        ),
        worked="In the example, cell [2, 1]: 9 + 30 = 39.",
    ),
    Exercise(
        key="broadcast-table",
        topic="broadcasting",
        title="A table of all differences",
        prompt="Make a matrix `T` that holds the difference of every number of `a` and every number of `b`: "
        "`T[i, j]` is `a[i] - b[j]`. In the example `T` is `[[0., -1.], [2., 1.], [4., 3.]]`.",
        asked=Program(
            starter="T = ...\n",
            given="a = torch.tensor([1., 3., 5.])\nb = torch.tensor([1., 2.])\n",
            instance=drawn(a=whole("rows"), b=whole("columns")),
            observed=("T",),
        ),
        reference="T = a.reshape(-1, 1) - b\n",
        alternatives=(
            "T = a[:, None] - b[None, :]\n",
            "T = torch.tensor([[x - y for y in b.tolist()] for x in a.tolist()])\n",
            "T = a.unsqueeze(1).repeat(1, len(b)) - b\n",
            "T = torch.stack([a - y for y in b], dim=1)\n",
        ),
        misconceptions=(
            Misconception(
                "T = a - b.reshape(-1, 1)\n",
                "You let `b` go down the rows and `a` along the columns; `i`, the first index, belongs to `a`.",
            ),
            Misconception("T = b - a.reshape(-1, 1)\n", "You subtracted the other way round: `b[j] - a[i]`."),
            Misconception("T = a.reshape(-1, 1) + b\n", "You added; the differences were asked for."),
            Misconception(
                "T = (a.reshape(-1, 1) - b).abs()\n", "You took the sign away; the differences may be negative."
            ),
        ),
        wrong=(
            Wrong("T = a - b\n", "mistake"),
            Wrong("T = a.reshape(-1, 1) * b\n", "cell"),
            Wrong("T = (a.reshape(-1, 1) - b).flatten()\n", "shape"),
        ),
        hints=(
            "As in the book: a column and a row, each stretched to a matrix.",
            "Which of the two goes down the rows: the one with the index `i`.",
        ),
        worked="In the example, cell [1, 0]: a[1] is 3, b[0] is 1, and 3 - 1 = 2.",
        rows=("D1",),
    ),
    Exercise(
        key="broadcast-silent",
        topic="broadcasting",
        title="It runs, but what does it do?",
        prompt="`C` has the shape (2, 3, 4). `C / C.sum(axis=1)` fails, but `C / C.sum(axis=0)` raises no error. Why?",
        asked=Choice(
            options=(
                Option(
                    "The sum has the shape (3, 4), which gets a leading 1: both blocks are divided by the sum of the "
                    "blocks.",
                    "Yes: (3, 4) becomes (1, 3, 4). Afterwards C[0] + C[1] is 1 at each place.",
                ),
                Option(
                    "Sums over axis 0 keep their axis, other sums do not.",
                    "No sum keeps its axis unless you say keepdims=True. It is put back by broadcasting.",
                ),
                Option(
                    "Each row is divided by the sum of that row.",
                    "Rows lie along axis 2. Over axis 0 the two blocks are added, cell by cell.",
                ),
                Option(
                    "Broadcasting cannot add axes, so torch divides by the total sum.",
                    "Broadcasting does add axes: it puts 1s in front of the shorter shape. It never adds numbers up.",
                ),
            ),
            right=(0,),
        ),
        wrong=(Wrong("1", "choice"), Wrong("2", "choice"), Wrong("3", "choice"), Wrong("0,1", "choice")),
        hints=(
            "Write down the shape of the sum, and line it up under (2, 3, 4) at the right end.",
            "A missing axis on the left is taken for one of length 1.",
        ),
        worked="C.sum(axis=1) has the shape (2, 4): under (2, 3, 4) the 2 stands below the 3, and that fails.",
        rows=("D4", "D5"),
    ),
)
