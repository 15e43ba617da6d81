"""Exercises on views, copies and writing in place (D2L 2.1.5)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Program, Wrong
from viz.exercises.instances import drawn, whole

EXERCISES = (
    Exercise(
        key="memory-through-a-view",
        topic="memory",
        title="Write through a view",
        prompt="What is `a` at the end? Type it as a list.\n\n"
        "`a = torch.arange(6)`\n\n`b = a.reshape(2, 3)`\n\n`b[1, 0] = 9`",
        asked=Line(form="tensor", given="a = torch.arange(6)\nb = a.reshape(2, 3)\nb[1, 0] = 9\n"),
        reference="a",
        alternatives=("[0, 1, 2, 9, 4, 5]",),
        misconceptions=(
            Misconception(
                "[0, 1, 2, 3, 4, 5]", "You took `b` for a copy. It is another view of the same six numbers in memory."
            ),
            Misconception(
                "[0, 9, 2, 3, 4, 5]", "You wrote at place 1; row 1, column 0 comes after a whole row of 3: place 3."
            ),
            Misconception("[[0, 1, 2], [9, 4, 5]]", "That is `b`. `a` sees the new number, but keeps its own shape."),
            Misconception(
                "[9, 1, 2, 3, 4, 5]", "You wrote at place 0; row 1, column 0 is the first cell of the second row."
            ),
        ),
        wrong=(Wrong("9", "shape"), Wrong("[0, 1, 2, 9, 9, 9]", "cell")),
        hints=("Does `reshape` copy the numbers here?", "At which place of `a` does the cell [1, 0] of `b` lie?"),
        worked="Row 1 of `b` begins after the 3 numbers of row 0, so `b[1, 0]` and `a[3]` are the same place in "
        "memory.",
        rows=("M1",),
    ),
    Exercise(
        key="memory-views",
        topic="memory",
        title="Which ones share memory?",
        prompt="`X = torch.arange(12.).reshape(3, 4)`. Choose **all** that share memory with `X`: "
        "writing into them also changes `X`.",
        asked=Choice(
            options=(
                Option("`X[1:]`", "A slice is a view: it begins at row 1 in the same memory."),
                Option("`X.T`", "The transpose only exchanges the strides: the same memory, read in another order."),
                Option("`X[[0, 1]]`", "A list of indices copies: the rows chosen need not lie at regular distances."),
                Option("`X.clone()`", "`clone` copies; that is what it is for."),
                Option("`X * 1`", "Every operation on cells puts its result into new memory."),
                Option("`X.reshape(4, 3)`", "The numbers lie one after the other, so `reshape` needs no copy here."),
            ),
            right=(0, 1, 5),
        ),
        wrong=(Wrong("0", "choice"), Wrong("0,1,2,5", "choice"), Wrong("0,1", "choice"), Wrong("2,3,4", "choice")),
        hints=(
            "A view needs only a place to begin and a stride for each axis.",
            "Three of the six are views.",
        ),
        worked="`X.T`: X has the strides (4, 1), X.T has (1, 4). X.T[2, 1] and X[1, 2] are one cell, so one write "
        "changes both.",
        rows=("M10",),
    ),
    Exercise(
        key="memory-strides",
        topic="memory",
        title="Strides",
        prompt="`X` is a tensor of shape (3, 4) as `torch.arange` and `reshape` make it. What is `X[::2, "
        "::3].stride()`? Type it as a tuple, counted in elements.",
        asked=Line(form="shape", given="X = torch.arange(12.).reshape(3, 4)\n"),
        reference="X[::2, ::3].stride()",
        alternatives=("(8, 3)",),
        misconceptions=(
            Misconception("(4, 1)", "Those are the strides of `X`; the slice jumps further."),
            Misconception("(2, 3)", "You gave the steps of the slice; each is to be multiplied by the stride of `X`."),
            Misconception("(2, 2)", "That is the shape of the slice."),
            Misconception("(32, 12)", "You counted in bytes; torch counts strides in elements."),
        ),
        wrong=(Wrong("8", "kind"), Wrong("(8, 3, 1)", "shape")),
        hints=(
            "The stride of an axis says how far it is in memory to the next cell along this axis.",
            "One row further in `X` is 4 elements. And two rows?",
        ),
        worked="From X[0, 0] to X[2, 0] it is two rows of 4 elements: 2 · 4 = 8.",
        rows=("M10",),
    ),
    Exercise(
        key="memory-in-place",
        topic="memory",
        title="Add in place",
        prompt="Write a function `add_to(X, Y)` that adds `Y` to `X` **in place**: the sum is written into "
        "the memory of `X` itself. What the function returns does not matter. In the example `X` is "
        "`[[11., 22.], [33., 44.], [55., 66.]]` after the call.",
        asked=Program(
            starter="def add_to(X, Y):\n    X = X + Y\n",
            given="X = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])\nY = 10 * X\n",
            instance=drawn(X=whole("rows", "columns"), Y=whole("rows", "columns")),
            observed=("X", "(add_to(X, Y), X)[1]", "Y"),
        ),
        reference="def add_to(X, Y):\n    X += Y\n",
        alternatives=(
            "def add_to(X, Y):\n    X[:] = X + Y\n",
            "def add_to(X, Y):\n    X.add_(Y)\n    return X\n",
            "def add_to(X, Y):\n    torch.add(X, Y, out=X)\n",
            "def add_to(X, Y):\n    for i in range(X.shape[0]):\n        for j in range(X.shape[1]):\n"
            "            X[i, j] = X[i, j] + Y[i, j]\n",
            "def add_to(X, Y):\n    X.copy_(X + Y)\n",
        ),
        misconceptions=(
            Misconception(
                "def add_to(X, Y):\n    X = X + Y\n    return X\n",
                "`X = X + Y` makes a new tensor and calls it `X` inside the function; the one outside is not touched.",
            ),
            Misconception(
                "def add_to(X, Y):\n    Y += X\n",
                "You added `X` to `Y` in place; it should be the other way round, and `Y` should stay as it was.",
            ),
            Misconception(
                "def add_to(X, Y):\n    X[:] = Y\n",
                "You wrote into `X` in place, but only `Y`: the old numbers are lost.",
            ),
        ),
        wrong=(
            Wrong("def add_to(X, Y):\n    X += Y\n    Y += X\n", "cell"),
            Wrong("def add_to(X, Y):\n    X[0] += Y[0]\n", "cell"),
            Wrong("def add(X, Y):\n    X += Y\n", "missing"),
        ),
        hints=(
            "A name on the left of `=` gets a new tensor; it is only a name of the function's own.",
            "`X[:] = …` and `X += …` write into the memory that is there.",
        ),
        worked="In the example, cell [2, 1]: 6 + 60 = 66, and it must stand in the same memory where the 6 stood.",
        rows=("M5",),
        book="2.1",
    ),
    Exercise(
        key="memory-leave-alone",
        topic="memory",
        title="Leave the input alone",
        prompt="Write a function `without_first_row(A)` that returns a matrix like `A`, but with zeros in row 0. "
        "**`A` itself must stay as it was.** In the example the result is `[[0., 0.], [3., 4.], [5., 6.]]`.",
        asked=Program(
            starter="def without_first_row(A):\n    B = A\n    B[0] = 0\n    return B\n",
            given="A = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])\n",
            instance=drawn(A=whole("rows", "columns")),
            observed=("without_first_row(A)", "A"),
        ),
        reference="def without_first_row(A):\n    B = A.clone()\n    B[0] = 0\n    return B\n",
        alternatives=(
            "def without_first_row(A):\n    return torch.cat((torch.zeros(1, A.shape[1]), A[1:]))\n",
            "def without_first_row(A):\n    keep = torch.ones(A.shape[0], 1)\n    keep[0] = 0\n    return A * keep\n",
            "def without_first_row(A):\n    B = torch.zeros_like(A)\n    B[1:] = A[1:]\n    return B\n",
            "import copy\n\ndef without_first_row(A):\n    B = copy.deepcopy(A)\n    B[0, :] = 0\n    return B\n",
        ),
        misconceptions=(
            Misconception(
                "def without_first_row(A):\n    B = A\n    B[0] = 0\n    return B\n",
                "The result is right, but `A` has changed, too: `B = A` gives the same tensor a second name.",
            ),
            Misconception(
                "def without_first_row(A):\n    return A[1:]\n",
                "You left row 0 out; it should be there, full of zeros.",
            ),
            Misconception(
                "def without_first_row(A):\n    B = A.clone()\n    B[:, 0] = 0\n    return B\n",
                "You set column 0 to zero; the first index is for the rows.",
            ),
        ),
        wrong=(
            Wrong("def without_first_row(A):\n    B = A.reshape(A.shape)\n    B[0] = 0\n    return B\n", "cell"),
            Wrong("def without_first_row(A):\n    B = A.clone()\n    B[0] = 0\n", "kind"),
        ),
        hints=(
            "What is `B` in the starter: a second tensor, or a second name?",
            "A copy of its own is what you need first.",
        ),
        worked="In the example, cell [0, 1] of the result is 0, while `A[0, 1]` is still 2.",
        rows=("M4",),
    ),
    Exercise(
        key="memory-view-fails",
        topic="memory",
        title="Why does view fail?",
        prompt="`B = torch.arange(6).reshape(2, 3).t()`. `B.view(6)` raises an error, `B.reshape(6)` does not. "
        "Choose **all** sentences that are true.",
        asked=Choice(
            options=(
                Option(
                    "In memory the numbers still lie in the order of the matrix before the transpose.",
                    "Yes: t() only exchanged the strides.",
                ),
                Option("`B.reshape(6)` is a copy.", "Yes: no single stride leads through B row by row, so it copies."),
                Option("`reshape` always copies.", "It copies only when it must: before the transpose it does not."),
                Option(
                    "`view` works only on contiguous tensors.",
                    "It works whenever the new shape can be had with strides, for instance on "
                    "torch.arange(24).reshape(4, 6)[:, :3] as (2, 2, 3), which is not contiguous.",
                ),
                Option(
                    "`B.reshape(6)` is [0, 3, 1, 4, 2, 5].", "Yes: row by row through B, whose first row is [0, 3]."
                ),
            ),
            right=(0, 1, 4),
        ),
        wrong=(Wrong("0,1,3,4", "choice"), Wrong("2", "choice"), Wrong("0,1", "choice"), Wrong("2,3", "choice")),
        hints=(
            "Write down the strides of `B`.",
            "In which order would one have to walk through memory to read `B` row by row?",
        ),
        worked="B has the strides (1, 3). Row by row one reads the places 0, 3, 1, 4, 2, 5: steps of 3, -2, 3, -2, 3. "
        "One axis has one stride only, so no view does that.",
        rows=("M2", "M3"),
    ),
)
