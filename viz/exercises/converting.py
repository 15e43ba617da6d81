"""Exercises on NumPy arrays and Python numbers (D2L 2.1.6)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Program, Wrong
from viz.exercises.instances import drawn, whole

EXERCISES = (
    Exercise(
        key="convert-int",
        topic="conversion",
        title="To a whole number",
        prompt="What is `int(torch.tensor([-3.7]))`? Type the number.",
        asked=Line(form="number", given="a = torch.tensor([-3.7])\n"),
        reference="int(a)",
        alternatives=("-3",),
        misconceptions=(
            Misconception("-4", "You rounded. `int` cuts off what stands after the point: towards 0."),
            Misconception("-3.7", "That is what `float` or `.item()` gives; `int` makes a whole number of it."),
            Misconception("3", "You lost the sign."),
        ),
        wrong=(Wrong("[-3]", "kind"), Wrong("(-3,)", "kind")),
        hints=("`int` does with the tensor's number what it does with every Python number.", "It does not round."),
        worked="Of -3.7 the .7 is cut off.",
        rows=("M9",),
    ),
    Exercise(
        key="convert-item",
        topic="conversion",
        title="The mean as a Python number",
        prompt="Compute the mean of all cells of `X` as a **Python number** `m`, not as a tensor: such a number can be "
        "printed, kept in a list or compared without torch. In the example `m` is `5.5`.",
        asked=Program(
            starter="m = X.mean()\n",
            given="X = torch.arange(12.).reshape(3, 4)\n",
            instance=drawn(X=whole("rows", "columns")),
            observed=("m",),
        ),
        reference="m = X.mean().item()\n",
        alternatives=(
            "m = float(X.mean())\n",
            "m = float(X.numpy().mean())\n",
            "m = X.sum().item() / X.numel()\n",
            "m = sum(sum(row) for row in X.tolist()) / (X.shape[0] * X.shape[1])\n",
        ),
        misconceptions=(
            Misconception("m = X.mean()\n", "The value is right, but it is still a tensor, one without axes."),
            Misconception(
                "m = X.sum().item()\n", "You took the sum; the mean is the sum divided by how many there are."
            ),
            Misconception(
                "m = X.sum().item() / len(X)\n",
                "You divided by the number of rows: `len` is the length of axis 0. Divide by the number of cells.",
            ),
            Misconception("m = int(X.mean())\n", "`int` cut off what stands after the point."),
        ),
        wrong=(
            Wrong("m = X.item()\n", "mistake"),
            Wrong("m = str(X.mean().item())\n", "kind"),
            Wrong("m = X.mean(axis=0).tolist()\n", "kind"),
        ),
        hints=(
            "A tensor with a single element can be turned into a Python number.",
            "`.item()` and `float(…)` do it, for a tensor with exactly one element.",
        ),
        worked="In the example, 0 + 1 + … + 11 = 66, and 66 / 12 = 5.5.",
        rows=("M9",),
    ),
    Exercise(
        key="convert-shared",
        topic="conversion",
        title="An array that shares its memory",
        prompt="What is `x` at the end? Type it as a list.\n\n"
        "`x = torch.zeros(3)`\n\n`a = x.numpy()`\n\n`b = torch.tensor(a)`\n\n`a[0] = 5`\n\n`b[1] = 7`",
        asked=Line(
            form="tensor",
            given="x = torch.zeros(3)\na = x.numpy()\nb = torch.tensor(a)\na[0] = 5\nb[1] = 7\n",
        ),
        reference="x",
        alternatives=("[5., 0., 0.]", "[5, 0.0, 0]"),
        misconceptions=(
            Misconception("[0., 0., 0.]", "You took `a` for a copy; `x.numpy()` shares its memory with `x`."),
            Misconception("[5., 7., 0.]", "You let `b` share memory, too; `torch.tensor(a)` makes a copy."),
            Misconception(
                "[0., 7., 0.]", "It is the other way round: `x.numpy()` shares memory, `torch.tensor(a)` copies."
            ),
        ),
        wrong=(Wrong("5", "shape"), Wrong("[5., 5., 5.]", "cell")),
        hints=("One of the two, `a` and `b`, shares memory with `x`.", "`torch.tensor(…)` always copies."),
        worked="`a` and `x` are two ways to see the same three numbers: `a[0] = 5` writes 5 into `x[0]`.",
        rows=("M7", "M8"),
    ),
    Exercise(
        key="convert-tolist",
        topic="conversion",
        title="To nested lists",
        prompt="Turn the matrix `X` into a list `rows_of_X` of lists of Python numbers. In the example it is "
        "`[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]`.",
        asked=Program(
            starter="rows_of_X = ...\n",
            given="X = torch.arange(6.).reshape(2, 3)\n",
            instance=drawn(X=whole("rows", "columns")),
            observed=("rows_of_X",),
        ),
        reference="rows_of_X = X.tolist()\n",
        alternatives=(
            "rows_of_X = [[cell.item() for cell in row] for row in X]\n",
            "rows_of_X = X.numpy().tolist()\n",
            "rows_of_X = []\nfor i in range(X.shape[0]):\n    rows_of_X.append([])\n    for j in range(X.shape[1]):\n"
            "        rows_of_X[-1].append(float(X[i, j]))\n",
        ),
        misconceptions=(
            Misconception(
                "rows_of_X = list(X)\n",
                "You have a list of the rows, but each row is still a tensor, not a list of numbers.",
            ),
            Misconception("rows_of_X = X.numpy()\n", "You have a NumPy array; a list of lists was asked for."),
            Misconception(
                "rows_of_X = X.flatten().tolist()\n",
                "You have the numbers in one list; each row should be a list of its own.",
            ),
            Misconception("rows_of_X = X.T.tolist()\n", "You listed the columns; the rows were asked for."),
        ),
        wrong=(Wrong("rows_of_X = str(X.tolist())\n", "kind"), Wrong("rows_of_X = X\n", "kind")),
        hints=("A tensor has a method that makes lists of any depth.", "Without it: two loops, one in the other."),
        worked="In the example, row 1 becomes the list `[3.0, 4.0, 5.0]`: three Python numbers.",
    ),
    Exercise(
        key="convert-item-fails",
        topic="conversion",
        title="When does item() work?",
        prompt="Choose **all** for which `.item()` works.",
        asked=Choice(
            options=(
                Option("`torch.tensor(3.5)`", "No axes and one element: it works."),
                Option("`torch.tensor([[3.5]])`", "Two axes, but one element: that is what counts."),
                Option("`torch.tensor([3.5, 3.5])`", "Two elements, even equal ones, are no single number: an error."),
                Option("`torch.tensor([])`", "No element: there is nothing to give, an error."),
                Option("`torch.arange(12.).sum()`", "A sum over everything has one element."),
            ),
            right=(0, 1, 4),
        ),
        wrong=(Wrong("0,4", "choice"), Wrong("0", "choice"), Wrong("0,1,2,4", "choice"), Wrong("0,1", "choice")),
        hints=("`item` gives one Python number.", "Count the elements, not the axes."),
        worked="`torch.tensor([[3.5]])` has the shape (1, 1): 1 · 1 = 1 element, and item() gives 3.5.",
        rows=("M9",),
    ),
)
