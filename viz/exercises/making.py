"""Exercises on making tensors (D2L 2.1.1)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Program, Wrong
from viz.exercises.instances import drawn

EXERCISES = (
    Exercise(
        key="make-brackets",
        topic="creating",
        title="Count the brackets",
        prompt="Which shape has this tensor? Type it as a tuple, like `(5, 4)`.\n\n"
        "`torch.tensor([[[2, 1, 4, 3], [1, 2, 3, 4]]])`",
        asked=Line(form="shape", given="X = torch.tensor([[[2, 1, 4, 3], [1, 2, 3, 4]]])\n"),
        reference="X.shape",
        alternatives=("(1, 2, 4)",),
        misconceptions=(
            Misconception(
                "(2, 4)",
                "Two rows of four numbers are right, but there is one more pair of brackets around them: it is an axis "
                "of length 1.",
            ),
            Misconception(
                "(4, 2, 1)",
                "You counted from the innermost bracket outwards; a shape is read from the outermost inwards.",
            ),
            Misconception(
                "(2, 4, 1)",
                "The extra pair of brackets is the outermost one, so its length stands first.",
            ),
        ),
        wrong=(Wrong("8", "kind"),),
        hints=(
            "Every pair of nested brackets is one axis.",
            "Start outside: how many elements does the outermost list have? Then look into the first of them.",
        ),
        worked="The outermost list holds 1 element, so the shape begins with 1. That element is a list of 2 lists, "
        "and each of these has 4 numbers.",
        rows=("A11",),
    ),
    Exercise(
        key="make-zeros",
        topic="creating",
        title="A box of zeros",
        prompt="Make a tensor `Z` of zeros with `blocks` blocks, each of `rows` rows and `columns` columns. In the "
        "example that is 2 blocks of 3 rows and 4 columns: 24 zeros, in floating point.",
        asked=Program(
            starter="Z = ...\n",
            given="blocks, rows, columns = 2, 3, 4\n",
            instance=drawn(blocks="3 + size", rows="rows", columns="columns"),
            observed=("Z",),
        ),
        reference="Z = torch.zeros(blocks, rows, columns)\n",
        alternatives=(
            "Z = torch.full((blocks, rows, columns), 0.0)\n",
            "Z = torch.tensor([[[0.0] * columns for _ in range(rows)] for _ in range(blocks)])\n",
            "Z = torch.ones(blocks * rows * columns).reshape(blocks, rows, columns) * 0\n",
        ),
        misconceptions=(
            Misconception(
                "Z = torch.zeros(rows, columns, blocks)\n",
                "You put the number of blocks last; the outermost axis stands first in a shape.",
            ),
            Misconception(
                "Z = torch.zeros(columns, rows, blocks)\n",
                "You listed the lengths from the inside outwards; a shape begins with the outermost axis.",
            ),
            Misconception(
                "Z = torch.zeros(blocks * rows * columns)\n",
                "You made as many zeros as were asked for, but in one row: a vector with one axis.",
            ),
        ),
        wrong=(
            Wrong("Z = torch.zeros(blocks, rows, columns, dtype=torch.int64)\n", "dtype"),
            Wrong("Z = torch.ones(blocks, rows, columns)\n", "cell"),
            Wrong("Z = [[[0.0] * columns] * rows] * blocks\n", "kind"),
        ),
        hints=(
            "A shape lists the lengths of the axes, the outermost first.",
            "`torch.zeros` takes the lengths one after the other, or as one tuple.",
        ),
        worked="In the example, `Z[1]` must be one block: 3 rows of 4 zeros. So the 2 blocks are the first axis, and "
        "the shape is (2, 3, 4).",
        rows=("A9",),
    ),
    Exercise(
        key="make-which-float",
        topic="creating",
        title="Which ones hold floating-point numbers?",
        prompt="Choose **all** of these whose dtype is `float32`. Only such tensors can have a gradient.",
        asked=Choice(
            options=(
                Option("`torch.arange(12)`", "`arange` of a whole number counts in whole numbers: int64."),
                Option("`torch.arange(12.)`", "The point makes the bound a floating-point number: float32."),
                Option("`torch.tensor([1, 2, 3])`", "Only whole numbers stand in the list: int64."),
                Option(
                    "`torch.tensor([1, 2.5, 3])`", "One number with a point is enough for the whole tensor: float32."
                ),
                Option(
                    "`torch.zeros(3)`", "`zeros`, `ones` and `randn` make float32 unless you ask for another dtype."
                ),
            ),
            right=(1, 3, 4),
        ),
        wrong=(Wrong("1,4", "choice"), Wrong("0,1,3,4", "choice"), Wrong("4", "choice")),
        hints=(
            "A tensor has one dtype for all of its cells.",
            "Look for a point in the numbers, and remember what `zeros` makes without being asked.",
        ),
        worked="`torch.tensor([1, 2.5, 3])`: 2.5 is no whole number, so all three cells become float32: 1.0, 2.5, 3.0.",
        rows=("A4",),
    ),
    Exercise(
        key="make-minus-one",
        topic="creating",
        title="Let reshape do the division",
        prompt="`x` has 24 elements. Which shape has `x.reshape(2, -1, 3)`? Type it as a tuple.",
        asked=Line(form="shape", given="x = torch.arange(24)\n"),
        reference="x.reshape(2, -1, 3).shape",
        alternatives=("(2, 4, 3)",),
        misconceptions=(
            Misconception(
                "(2, -1, 3)",
                "You copied the -1. It only asks torch to find the length that fits; no axis has a length of -1.",
            ),
            Misconception(
                "(2, 12, 3)",
                "You divided by the 2 only. All the lengths together, 2 · ? · 3, must give 24.",
            ),
            Misconception(
                "(2, 8, 3)",
                "You divided by the 3 only. All the lengths together, 2 · ? · 3, must give 24.",
            ),
        ),
        wrong=(Wrong("4", "kind"),),
        hints=("Reshaping never changes how many elements there are.", "The product of the three lengths must be 24."),
        worked="2 · 3 = 6 are taken already, and 24 / 6 = 4: so -1 stands for 4.",
        rows=("A8",),
    ),
    Exercise(
        key="make-counted",
        topic="creating",
        title="Count row by row",
        prompt="Make a matrix `A` of `rows` rows and `columns` columns that counts 0, 1, 2, … row by row, in floating "
        "point. In the example: `[[0., 1., 2., 3.], [4., 5., 6., 7.], [8., 9., 10., 11.]]`.",
        asked=Program(
            starter="A = ...\n",
            given="rows, columns = 3, 4\n",
            instance=drawn(rows="rows + 1", columns="columns + 2"),
            observed=("A",),
        ),
        reference="A = torch.arange(float(rows * columns)).reshape(rows, columns)\n",
        alternatives=(
            "A = torch.arange(rows * columns, dtype=torch.float32).view(rows, -1)\n",
            "A = torch.tensor([[float(i * columns + j) for j in range(columns)] for i in range(rows)])\n",
            "A = torch.arange(rows).reshape(rows, 1) * float(columns) + torch.arange(columns)\n",
        ),
        misconceptions=(
            Misconception(
                "A = torch.arange(rows * columns).reshape(rows, columns)\n",
                "Every number is right, but they are whole numbers (int64): `arange` of a whole number counts in whole "
                "numbers. Floating point was asked for.",
            ),
            Misconception(
                "A = torch.arange(float(rows * columns)).reshape(columns, rows).T\n",
                "You counted down the columns; it should count along the rows.",
            ),
            Misconception(
                "A = torch.arange(1.0, rows * columns + 1).reshape(rows, columns)\n",
                "You began to count at 1; the first cell should be 0.",
            ),
            Misconception(
                "A = torch.arange(float(rows * columns))\n",
                "You have all the numbers, but in one row; they still have to be cut into rows.",
            ),
        ),
        wrong=(
            Wrong("A = torch.arange(float(rows * columns)).reshape(columns, rows)\n", "shape"),
            Wrong("A = torch.arange(rows * columns - 1.0).reshape(rows, columns)\n", "mistake"),
        ),
        hints=(
            "First all the numbers in one row, then cut that row into rows.",
            "How many numbers are there? And what makes `arange` count in floating point?",
            "`torch.arange(12.)` gives 0., 1., …, 11.; `reshape` cuts.",
        ),
        worked="In the example, cell [1, 2] comes after one full row of 4 and two more cells: 1 · 4 + 2 = 6.",
        rows=("A4", "A8"),
    ),
    Exercise(
        key="make-size-numel",
        topic="creating",
        title="How many elements?",
        prompt="`X` has the shape (2, 3, 4). Choose **all** that give 24, the number of its elements.",
        asked=Choice(
            options=(
                Option("`X.numel()`", "numel is short for number of elements."),
                Option("`X.size()`", "`size()` is the same as `shape`: torch.Size([2, 3, 4])."),
                Option("`len(X)`", "`len` gives the length of axis 0: 2."),
                Option("`X.shape[0] * X.shape[1] * X.shape[2]`", "2 · 3 · 4 = 24: the product of all lengths."),
                Option("`X.dim()`", "`dim()` gives the number of axes: 3."),
            ),
            right=(0, 3),
        ),
        wrong=(Wrong("0", "choice"), Wrong("0,1", "choice"), Wrong("1", "choice"), Wrong("2,3", "choice")),
        hints=(
            "A shape, a number of axes, a length and a number of elements are four different things.",
            "Two of the five answers are 24.",
        ),
        worked="A tensor of shape (2, 3, 4) has 2 blocks of 3 rows of 4 numbers: 2 · 3 · 4 = 24 numbers.",
        rows=("A6", "A7"),
    ),
)
