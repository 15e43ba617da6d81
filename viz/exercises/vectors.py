"""Exercises on scalars, vectors, matrices and tensors (D2L 2.3.1 to 2.3.5)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Order, Program, Stranger, Wrong
from viz.exercises.instances import drawn, whole

EXERCISES = (
    Exercise(
        key="x4-len",
        topic="vectors",
        title="The length of a tensor",
        prompt="`X` is a tensor of shape (2, 3, 4). What is `len(X)`? Type the number.",
        asked=Line(form="number", given="X = torch.arange(24).reshape(2, 3, 4)\n"),
        reference="len(X)",
        alternatives=("2", "2.0"),
        misconceptions=(
            Misconception(
                "24", "24 is how many elements it has: `X.numel()`. A nested list of 2 blocks has the length 2."
            ),
            Misconception("3", "3 is how many axes it has: `X.dim()`, and also the length of axis 1."),
            Misconception("4", "4 is the length of the last axis; `len` looks at the outermost one."),
        ),
        wrong=(Wrong("(2,)", "kind"), Wrong("[2]", "kind"), Wrong("9", "cell")),
        hints=(
            "Think of the tensor as a nested list.",
            "How many elements has the outermost list: how often does `for block in X` go round?",
        ),
        worked="`for block in X` gives X[0] and X[1], two matrices of shape (3, 4).",
        rows=("X4",),
        book="2.3",
    ),
    Exercise(
        key="x5-len-axis",
        topic="vectors",
        title="Which axis does len give?",
        prompt="For a tensor `X` of any shape: what does `len(X)` always tell you?",
        asked=Choice(
            options=(
                Option("The length of axis 0.", "Yes: of (2, 3, 4) it is 2, of (5, 4) it is 5."),
                Option("The length of the last axis.", "Of (2, 3, 4) that would be 4, but len gives 2."),
                Option("The number of axes.", "That is X.dim(): 3 for (2, 3, 4)."),
                Option("The number of elements.", "That is X.numel(). Only a vector has as many as its length."),
                Option("The length of the longest axis.", "Of (2, 3, 4) that would be 4, but len gives 2."),
            ),
            right=(0,),
        ),
        wrong=tuple(Wrong(str(place), "choice") for place in range(1, 5)),
        hints=(
            "Try it: X = torch.zeros(2, 3, 4), then len(X).",
            "A vector does not tell the answers apart. Take more axes.",
        ),
        worked="len(torch.zeros(2, 3, 4)) is 2, the first number of the shape. A tensor without axes has no axis 0, so "
        "len(torch.tensor(3.)) raises an error.",
        rows=("X5", "A17"),
        book="2.3",
    ),
    Exercise(
        key="vectors-zero-axes",
        topic="vectors",
        title="A scalar has no axes",
        prompt="What is the shape of `torch.tensor(3.0)`? Type it as a tuple.",
        asked=Line(form="shape", given="x = torch.tensor(3.0)\n"),
        reference="x.shape",
        alternatives=("()",),
        misconceptions=(
            Misconception(
                "(1,)", "That is the shape of `torch.tensor([3.0])`: a vector with one element. Here no bracket is."
            ),
            Misconception("(0,)", "That is a vector without elements; this tensor has one element, but no axis."),
            Misconception(
                "(1, 1)", "That would be a matrix, `torch.tensor([[3.0]])`. Count the brackets: there are none."
            ),
        ),
        wrong=(Wrong("1", "kind"), Wrong("0", "kind")),
        hints=("Every pair of square brackets is one axis.", "How does Python write a tuple in which nothing is?"),
        worked="There are no square brackets around 3.0, so there are no axes, and the tuple of lengths is empty.",
        rows=("A1", "A16"),
    ),
    Exercise(
        key="vectors-dimension",
        topic="vectors",
        title="Two meanings of dimension",
        prompt="`v = torch.tensor([5., 1., 2.])`. In mathematics it is a three-dimensional vector. "
        "Choose **all** that are true.",
        asked=Choice(
            options=(
                Option("`v.dim()` is 1.", "A vector has one axis; that is what torch means by dim."),
                Option("`v.dim()` is 3.", "3 is the length of its axis: mathematicians call that its dimension."),
                Option("`v.shape` is (3,).", "One axis of length 3."),
                Option("`v` is a matrix, since it has several numbers.", "A matrix has two axes, rows and columns."),
                Option(
                    "A tensor with 3 axes may hold far more than 3 numbers.",
                    "Yes: (2, 3, 4) has 3 axes and 24 numbers.",
                ),
            ),
            right=(0, 2, 4),
        ),
        wrong=(Wrong("1,2,4", "choice"), Wrong("0,2", "choice"), Wrong("2,3", "choice"), Wrong("1,2", "choice")),
        hints=(
            "A dimension of torch is an axis, in a shape: one number.",
            "How many numbers stand in the shape of `v`?",
        ),
        worked="The shape is (3,): one number, so one axis; and that number, 3, is the length of the axis.",
        rows=("A14",),
    ),
    Exercise(
        key="x1-transpose-twice",
        topic="vectors",
        title="Transpose it yourself",
        prompt=r"Write a function `transposed(A)` that returns $A^\top$: what stands in row $i$ and column $j$ of `A` "
        r"stands in row $j$ and column $i$ of the result. The book asks to show that $(A^\top)^\top = A$: your "
        r"function is applied "
        "twice as well, and must give `A` again. In the example the result is `[[0., 3.], [1., 4.], [2., 5.]]`.",
        asked=Program(
            starter="def transposed(A):\n    return ...\n",
            given="A = torch.arange(6.).reshape(2, 3)\n",
            instance=drawn(A=whole("rows", "columns")),
            observed=("transposed(A)", "transposed(transposed(A))"),
        ),
        reference="def transposed(A):\n    return A.T\n",
        alternatives=(
            "def transposed(A):\n    return torch.transpose(A, 0, 1)\n",
            "def transposed(A):\n    return torch.stack([A[:, j] for j in range(A.shape[1])])\n",
            "def transposed(A):\n    return torch.einsum('ij->ji', A)\n",
            "def transposed(A):\n    return A.permute(1, 0).contiguous()\n",
            "def transposed(A):\n    B = torch.empty(A.shape[1], A.shape[0])\n    for i in range(A.shape[0]):\n"
            "        for j in range(A.shape[1]):\n            B[j, i] = A[i, j]\n    return B\n",
            "def transposed(A):\n    return torch.tensor([list(column) for column in zip(*A.tolist())])\n",
        ),
        misconceptions=(
            Misconception(
                "def transposed(A):\n    return A.reshape(A.shape[1], A.shape[0])\n",
                "You cut the same row of numbers into other pieces: the shape is right, but rows did not become "
                "columns. Twice, it even gives `A` again.",
            ),
            Misconception(
                "def transposed(A):\n    return torch.rot90(A)\n",
                "You turned the matrix by a quarter; the transpose mirrors it at the diagonal.",
            ),
            Misconception(
                "def transposed(A):\n    return A\n",
                "You gave `A` back as it is; applied twice that is right, once it is not.",
            ),
            Misconception(
                "def transposed(A):\n    return A.flip(0).T\n",
                "Rows did become columns, but in the opposite order.",
            ),
        ),
        wrong=(
            Wrong("def transposed(A):\n    return A.T.long()\n", "dtype"),
            Wrong("def transposed(A):\n    return -A.T\n", "cell"),
        ),
        hints=(
            "Where does the first row of `A` stand in the result?",
            "Exchange the two axes. Reshaping does not: it keeps the order in which the numbers are read.",
        ),
        worked="In the example, A[0, 2] is 2: row 0, column 2. So in the result it stands in row 2, column 0.",
        rows=("X1", "L1"),
        book="2.3",
    ),
    Exercise(
        key="x2-transpose-of-a-sum",
        topic="vectors",
        title="The transpose of a sum",
        prompt=r"Prove that $A^\top + B^\top = (A + B)^\top$ for all matrices $A$ and $B$ of the same shape: put the "
        r"steps in "
        "order. Three of the steps do not belong.",
        asked=Order(
            steps=(
                r"Take any row $i$ and column $j$ of the two sides.",
                r"On the left, by the rule for sums: $(A^\top + B^\top)_{ij} = (A^\top)_{ij} + (B^\top)_{ij}$.",
                r"By the definition of the transpose, this is $A_{ji} + B_{ji}$.",
                r"By the rule for sums, this is $(A + B)_{ji}$.",
                r"By the definition of the transpose, this is $((A + B)^\top)_{ij}$, the entry on the right.",
                r"Entry $(i, j)$ was any entry, so the two matrices are equal.",
                r"Because $A$ and $B$ are symmetric, $A_{ij} = A_{ji}$ and $B_{ij} = B_{ji}$.",
                r"For $A = B = 0$ both sides are $0$, so they are always equal.",
                r"This is $A_{ij} + B_{ij}$, since the transpose keeps the entries in their places.",
            ),
            strangers=(
                Stranger(6, "It was not said that they are symmetric: they need not even be square."),
                Stranger(7, "One example never proves a sentence about all matrices."),
                Stranger(8, "The transpose moves them: what stands at (j, i) comes to (i, j)."),
            ),
        ),
        wrong=(
            Wrong("0,2,1,3,4,5", "order"),
            Wrong("0,1,2,4,3,5", "order"),
            Wrong("0,6,1,2,3,4,5", "order"),
            Wrong("0,1,8,3,4,5", "order"),
            Wrong("0,7,5", "order"),
            Wrong("0,1,2,3,4", "order"),
        ),
        hints=(
            "Two matrices are equal when each entry of one is the entry of the other at the same place.",
            "Begin with an entry of the left side, and rewrite it step by step until it is that of the right side.",
        ),
        worked=r"For $i = 0$, $j = 2$: on the left $A_{20} + B_{20}$, on the right $(A + B)_{20}$, which is the same "
        r"sum.",
        rows=("X2",),
        book="2.3",
    ),
    Exercise(
        key="x3-always-symmetric",
        topic="vectors",
        title="A matrix plus its transpose",
        prompt=r"$A$ is any square matrix. Is $A + A^\top$ always symmetric, and why?",
        asked=Choice(
            options=(
                Option(
                    r"Yes: $(A + A^\top)^\top = A^\top + (A^\top)^\top = A^\top + A$, the same sum.",
                    "Yes: the transpose of a sum is the sum of the transposes, and transposing twice changes nothing.",
                ),
                Option(
                    r"Yes, but only because $A$ is symmetric itself.",
                    "A need not be: of [[0, 1], [5, 0]], which is not symmetric, the sum [[0, 6], [6, 0]] is.",
                ),
                Option(
                    r"No: $A = \begin{pmatrix} 0 & 1 \\ 5 & 0 \end{pmatrix}$ is a counterexample.",
                    "For this A the sum is [[0, 6], [6, 0]], and that is symmetric.",
                ),
                Option(
                    r"Yes, because $A^\top = A^{-1}$, so that the sum cancels.",
                    "That holds for orthogonal matrices only, and nothing cancels there either.",
                ),
            ),
            right=(0,),
        ),
        wrong=(Wrong("1", "choice"), Wrong("2", "choice"), Wrong("3", "choice")),
        hints=("A matrix S is symmetric when its transpose is S.", "Use the two rules of the exercises before."),
        worked=r"The entry of $A + A^\top$ at $(0, 1)$ is $A_{01} + A_{10}$, the one at $(1, 0)$ is $A_{10} + A_{01}$.",
        rows=("X3",),
        book="2.3",
    ),
    Exercise(
        key="vectors-is-symmetric",
        topic="vectors",
        title="Is it symmetric?",
        prompt="Write a function `symmetric(A)` for square matrices that returns the Python value `True` if `A` "
        "equals its transpose, else `False`. In the example it is `True`.",
        asked=Program(
            starter="def symmetric(A):\n    return A == A.T\n",
            given="A = torch.tensor([[1., 2., 3.], [2., 0., 4.], [3., 4., 5.]])\n",
            instance=drawn(
                _raw="torch.randint(-9, 10, (3 + size // 2, 3 + size // 2)).float()",
                _same="_raw + _raw.T",
                _anti="_raw - _raw.T",
                _one="_same + torch.nn.functional.one_hot(torch.tensor([1] + [0] * (2 + size // 2)), 3 + size // 2) * "
                "torch.tensor([[1.0]] + [[0.0]] * (2 + size // 2))",
                A="(_same, _anti, _one, _same, _anti + 1, _one)[size % 6]",
            ),
            observed=("symmetric(A)",),
        ),
        reference="def symmetric(A):\n    return torch.equal(A, A.T)\n",
        alternatives=(
            "def symmetric(A):\n    return bool((A == A.T).all())\n",
            "def symmetric(A):\n    return (A - A.T).abs().sum().item() == 0\n",
            "def symmetric(A):\n    for i in range(len(A)):\n        for j in range(i):\n            if A[i, j] != "
            "A[j, i]:\n                return False\n    return True\n",
            "def symmetric(A):\n    return torch.allclose(A, A.t())\n",
        ),
        misconceptions=(
            Misconception(
                "def symmetric(A):\n    return A == A.T\n",
                "You have an answer for every cell; one answer for the whole was asked for.",
            ),
            Misconception(
                "def symmetric(A):\n    return bool((A == A.T).any())\n",
                "Every square matrix passes this test: on the diagonal each cell always agrees with itself, and in a "
                "sum the differences cancel. **All** cells must agree.",
            ),
            Misconception(
                "def symmetric(A):\n    return torch.equal(A, -A.T)\n",
                "You tested for antisymmetric matrices, which change their sign when transposed.",
            ),
        ),
        wrong=(
            Wrong("def symmetric(A):\n    return (A == A.T).all()\n", "kind"),
            Wrong("def symmetric(A):\n    return bool((A - A.T).sum() == 0)\n", "cell"),
            Wrong("def symmetric(A):\n    return 'True'\n", "kind"),
        ),
        hints=(
            "`A == A.T` compares cell by cell: it gives a whole matrix of answers.",
            "All of them must be True, and the result should be Python's `True`, no tensor.",
        ),
        worked="In the example, A[0, 2] is 3 and A[2, 0] is 3, and so on for each pair: True.",
        rows=("L7", "A18"),
    ),
)
