"""Exercises on dot products and matrix products (D2L 2.3.7 to 2.3.9)."""

from __future__ import annotations

from core.exercises.records import (
    Blanks,
    Choice,
    Exercise,
    Line,
    Misconception,
    Option,
    Order,
    Program,
    Stranger,
    Wrong,
)
from viz.exercises.instances import drawn, whole

EXERCISES = (
    Exercise(
        key="products-dot",
        topic="products",
        title="The dot product",
        prompt=r"Compute the dot product $d = \sum_i x_i y_i$ of the vectors `x` and `y`, as a tensor `d` without "
        r"axes. "
        "In the example: 0 · 1 + 1 · 2 + 2 · (-3) = -4.",
        asked=Program(
            starter="d = ...\n",
            given="x = torch.tensor([0., 1., 2.])\ny = torch.tensor([1., 2., -3.])\n",
            instance=drawn(x=whole("3 + size"), y=whole("3 + size")),
            observed=("d",),
        ),
        reference="d = torch.dot(x, y)\n",
        alternatives=(
            "d = x @ y\n",
            "d = (x * y).sum()\n",
            "d = torch.einsum('i,i', x, y)\n",
            "d = torch.tensor(0.0)\nfor a, b in zip(x, y):\n    d = d + a * b\n",
            "d = (x.reshape(1, -1) @ y.reshape(-1, 1)).squeeze()\n",
        ),
        misconceptions=(
            Misconception("d = x * y\n", "You multiplied cell by cell; the products should also be added up."),
            Misconception("d = x.sum() * y.sum()\n", "You added first and multiplied then; multiply the pairs first."),
            Misconception(
                "d = torch.outer(x, y)\n",
                "You multiplied each with each: the outer product. Only pairs at the same place count.",
            ),
            Misconception(
                "d = x.norm() * y.norm()\n",
                "You multiplied the lengths: that is the dot product only of vectors that point in the same direction.",
            ),
        ),
        wrong=(
            Wrong("d = (x * y).sum().item()\n", "kind"),
            Wrong("d = (x * y).mean()\n", "cell"),
            Wrong("d = (x * y).sum().reshape(1)\n", "shape"),
        ),
        hints=("First multiply, then add.", "What stands at the same place in `x` and `y` is multiplied."),
        worked="In the example, the third pair: 2 · (-3) = -6. With 0 and 2 from the others, the sum is -4.",
        rows=("L2",),
    ),
    Exercise(
        key="products-matrix-vector",
        topic="products",
        title="Matrix times vector",
        prompt="`A = torch.tensor([[0., 1., 2.], [3., 4., 5.]])`, `x = torch.tensor([1., -1., 2.])`. What is `A @ x`? "
        "Type it as a list.",
        asked=Line(
            form="tensor",
            given="A = torch.tensor([[0., 1., 2.], [3., 4., 5.]])\nx = torch.tensor([1., -1., 2.])\n",
        ),
        reference="A @ x",
        alternatives=("[3., 9.]", "[3, 9]"),
        misconceptions=(
            Misconception(
                "[[0., -1., 4.], [3., -4., 10.]]", "That is `A * x`: the products are there, but not added up."
            ),
            Misconception(
                "[3., -5., 14.]", "You added down the columns; each row of `A` is paired with `x` and gives one number."
            ),
            Misconception("[[3.], [9.]]", "The numbers are right, but a matrix times a vector is a vector."),
            Misconception("12.", "You added everything up; each row of `A` gives one number."),
        ),
        wrong=(Wrong("[5., 17.]", "cell"), Wrong("(3, 9, 1)", "kind")),
        hints=("Each cell of the result is a dot product.", "The first one: row 0 of `A` with `x`."),
        worked="Row 0 with x: 0 · 1 + 1 · (-1) + 2 · 2 = 3.",
        rows=("L3",),
    ),
    Exercise(
        key="products-matrix-matrix",
        topic="products",
        title="Multiply two matrices",
        prompt="Compute the matrix product `C` of `A` and `B`, $C_{ij} = \\sum_k A_{ik} B_{kj}$. In the example `C` is "
        "`[[1., 1.], [10., 10.]]`.",
        asked=Program(
            starter="C = ...\n",
            given="A = torch.tensor([[0., 1., 2.], [3., 4., 5.]])\nB = torch.tensor([[2., 2.], [1., 1.], [0., 0.]])\n",
            instance=drawn(A=whole("rows", "columns"), B=whole("columns", "rows")),
            observed=("C",),
        ),
        reference="C = A @ B\n",
        alternatives=(
            "C = torch.mm(A, B)\n",
            "C = torch.einsum('ik,kj->ij', A, B)\n",
            "C = torch.stack([A @ column for column in B.T], dim=1)\n",
            "C = (A[:, :, None] * B[None, :, :]).sum(axis=1)\n",
            "C = torch.zeros(A.shape[0], B.shape[1])\nfor i in range(A.shape[0]):\n    for j in range(B.shape[1]):\n"
            "        C[i, j] = torch.dot(A[i], B[:, j])\n",
            "C = (B.T @ A.T).T\n",
        ),
        misconceptions=(
            Misconception(
                "C = B @ A\n", "You multiplied the other way round: `B @ A` is another matrix, of another shape."
            ),
            Misconception(
                "C = A * B.T\n",
                "You turned `B` and multiplied cell by cell; rows and columns are to be paired and added up.",
            ),
            Misconception("C = (A @ B).T\n", "The numbers are right, but rows and columns are exchanged."),
            Misconception(
                "C = (A * B.T).sum(axis=1)\n", "You paired each row with one column only: that is the diagonal of `C`."
            ),
        ),
        wrong=(
            Wrong("C = A * B\n", "mistake"),
            Wrong("C = A @ B + 1\n", "cell"),
            Wrong("C = (A @ B).tolist()\n", "kind"),
        ),
        hints=(
            "A cell of `C` is the dot product of a row of `A` and a column of `B`.",
            "`*` multiplies cell by cell; `@` multiplies matrices.",
        ),
        worked="In the example, cell [1, 0]: row 1 of A is 3, 4, 5, column 0 of B is 2, 1, 0: 6 + 4 + 0 = 10.",
        rows=("L4",),
    ),
    Exercise(
        key="products-shapes",
        topic="products",
        title="Shapes through a small network",
        prompt="`X` holds 5 samples with 3 features. Follow the shapes through the graph and fill them in.",
        asked=Blanks(
            program="import torch\n\nX = torch.ones(5, 3)\nW = torch.ones(3, 4, requires_grad=True)\n"
            "v = torch.ones(4, requires_grad=True)\nhidden = X @ W\noutput = hidden @ v\nloss = output.sum()\n",
            blanks=(("hidden", "shape"), ("output", "shape"), ("loss", "shape")),
        ),
        wrong=(
            Wrong("hidden.shape=(3, 4); output.shape=(4,); loss.shape=()", "blank"),
            Wrong("hidden.shape=(5, 4); output.shape=(5, 1); loss.shape=()", "blank"),
            Wrong("hidden.shape=(5, 4); output.shape=(5,); loss.shape=(1,)", "blank"),
            Wrong("hidden.shape=(4, 5); output.shape=(5,); loss.shape=()", "blank"),
        ),
        hints=(
            "In a product, the last axis of the left and the first axis of the right disappear.",
            "(5, 3) times (3, 4): the two 3s meet. And a sum over everything has no axes.",
        ),
        worked="hidden: (5, 3) @ (3, 4). The 3s meet and disappear, (5, 4) is left.",
        rows=("L3", "L4"),
    ),
    Exercise(
        key="products-projection",
        topic="products",
        title="The length of a shadow",
        prompt=r"The projection of `v` on the direction of `w` has the length $\frac{v \cdot w}{\lVert w \rVert}$ "
        r"(negative "
        "when they point apart). Compute it as a tensor `p` without axes. In the example `w` points along the first "
        "axis, so `p` is the first component of `v`: 3.",
        asked=Program(
            starter="p = ...\n",
            given="v = torch.tensor([3., 4.])\nw = torch.tensor([2., 0.])\n",
            instance=drawn(v=whole("2 + size"), w=whole("2 + size") + " + 0.5"),
            observed=("p",),
        ),
        reference="p = torch.dot(v, w) / torch.linalg.norm(w)\n",
        alternatives=(
            "p = v @ w / w.norm()\n",
            "p = (v * w).sum() / (w * w).sum().sqrt()\n",
            "unit = w / torch.sqrt(w @ w)\np = v @ unit\n",
            "p = torch.nn.functional.cosine_similarity(v, w, dim=0) * v.norm()\n",
        ),
        misconceptions=(
            Misconception(
                "p = v @ w\n",
                "That is the dot product. It is the projection's length only when `w` has the length 1; divide by it.",
            ),
            Misconception(
                "p = v @ w / v.norm()\n", "You divided by the length of `v`: that is the projection of `w` on `v`."
            ),
            Misconception(
                "p = v @ w / (v.norm() * w.norm())\n", "You divided by both lengths: that is the cosine of the angle."
            ),
            Misconception(
                "p = v @ w / (w @ w)\n", "You divided by the squared length: how many times `w` fits in, not a length."
            ),
            Misconception(
                "p = (v @ w).abs() / w.norm()\n", "You took away the sign, which says whether they point apart."
            ),
        ),
        wrong=(
            Wrong("p = v @ w / w.norm() * w / w.norm()\n", "shape"),
            Wrong("p = (v @ w / w.norm()).item()\n", "kind"),
            Wrong("p = v @ w / w.abs().sum()\n", "cell"),
        ),
        hints=("Two numbers are needed: a dot product and a length.", "It must not matter how long `w` is."),
        worked="In the example: v · w = 3 · 2 + 4 · 0 = 6, the length of w is 2, and 6 / 2 = 3.",
        rows=("L5",),
    ),
    Exercise(
        key="products-which-first",
        topic="products",
        title="(AB)C or A(BC)?",
        prompt=r"$A$ has $n$ rows and $m$ columns, $B$ has $m$ rows and $k$ columns, $C$ has $k$ rows and $l$ "
        r"columns. Each cell of a product of an $n \times m$ with an $m \times k$ matrix takes $m$ multiplications. "
        r"Compute the multiplications of $(AB)C$ as `left` and those of $A(BC)$ as `right`, two Python numbers. In "
        r"the example (`n = 2`, `m = 3`, `k = 4`, `l = 5`) they are 64 and 90: the results are equal, the costs are "
        r"not.",
        asked=Program(
            starter="left = ...\nright = ...\n",
            given="n, m, k, l = 2, 3, 4, 5\n",
            instance=drawn(n="3 + size", m="2 + 5 * size", k="7 + size % 3", l="11 - size"),
            observed=("left", "right"),
        ),
        reference="left = n * m * k + n * k * l\nright = m * k * l + n * m * l\n",
        alternatives=(
            "left = n * k * (m + l)\nright = m * l * (k + n)\n",
            "def cost(a, b, c):\n    return a * b * c\n\nleft = cost(n, m, k) + cost(n, k, l)\n"
            "right = cost(m, k, l) + cost(n, m, l)\n",
            "left = sum(m for i in range(n) for j in range(k)) + sum(k for i in range(n) for j in range(l))\n"
            "right = sum(k for i in range(m) for j in range(l)) + sum(m for i in range(n) for j in range(l))\n",
        ),
        misconceptions=(
            Misconception(
                "left = m * k * l + n * m * l\nright = n * m * k + n * k * l\n",
                "You exchanged the two: `left` is for (AB)C, where A and B are multiplied first.",
            ),
            Misconception(
                "left = n * m * k * k * l\nright = m * k * l * n * m\n",
                "You multiplied the costs of the two products; one comes after the other, so they add up.",
            ),
            Misconception(
                "left = n * k + n * l\nright = m * l + n * l\n",
                "You counted the cells of the results; each cell takes as many multiplications as the axis that "
                "disappears is long.",
            ),
            Misconception(
                "left = n * m * k\nright = m * k * l\n", "You counted the first product only; the second costs, too."
            ),
        ),
        wrong=(
            Wrong("left = n * m * k + k * l\nright = m * k * l + n * m\n", "cell"),
            Wrong("left = n * m * k + n * k * l\nright = left\n", "cell"),
            Wrong("left = n * m * k + n * k * l\n", "missing"),
        ),
        hints=(
            "(AB)C is two products. What is the shape of AB?",
            "AB costs n · m · k, and AB has n rows and k columns.",
        ),
        worked="In the example, AB: 2 · 4 cells with 3 multiplications each, 24. (AB)C: 2 · 5 cells with 4 each, 40. "
        "Together 64.",
        rows=("§22",),
        book="2.3",
    ),
    Exercise(
        key="products-book-sizes",
        topic="products",
        title="The sizes of the book",
        prompt=r"The book takes $A$ of $2^{10} \times 2^{16}$, $B$ of $2^{16} \times 2^5$ and $C$ of $2^5 \times "
        r"2^{14}$. Which is faster, $(AB)C$ or $A(BC)$, and why?",
        asked=Choice(
            options=(
                Option(
                    r"$(AB)C$: $AB$ is only $2^{10} \times 2^5$, and both products together take about $2^{31.3}$ "
                    "multiplications.",
                    r"Yes: $2^{10+16+5} + 2^{10+5+14} = 2^{31} + 2^{29}$. The other way it is $2^{35} + 2^{40}$, "
                    r"about 400 "
                    "times as many.",
                ),
                Option(
                    r"$A(BC)$: $BC$ is computed first, and $C$ is the smallest matrix.",
                    r"$BC$ has $2^{16} \times 2^{14}$ cells, a thousand million: far more than $A$, $B$ and $C$ "
                    r"together.",
                ),
                Option(
                    "Both are equally fast, for the product is the same matrix.",
                    "The result is the same, the way to it is not: the matrix in between is small once and huge once.",
                ),
                Option(
                    r"$A(BC)$: $A$, the largest matrix, is used only once.",
                    r"It is used once in both. But in $A(BC)$ it meets a matrix of $2^{14}$ columns, in $AB$ one of "
                    r"$2^5$.",
                ),
            ),
            right=(0,),
        ),
        wrong=(Wrong("1", "choice"), Wrong("2", "choice"), Wrong("3", "choice")),
        hints=(
            "Write down the shape of the matrix in between, for both.",
            "A product costs the product of three lengths.",
        ),
        worked=r"$AB$: rows of $A$, columns of $A$, columns of $B$: $2^{10} \cdot 2^{16} \cdot 2^5 = 2^{31}$ "
        r"multiplications.",
        rows=("§22",),
        book="2.3",
    ),
    Exercise(
        key="products-transpose-order",
        topic="products",
        title="The transpose of a product",
        prompt=r"Prove that $(AB)^\top = B^\top A^\top$: put the steps in order. Two of them do not belong.",
        asked=Order(
            steps=(
                r"Take any entry $(i, j)$ of the left side.",
                r"By the definition of the transpose, $((AB)^\top)_{ij} = (AB)_{ji}$.",
                r"By the rule for products, this is $\sum_k A_{jk} B_{ki}$.",
                r"The factors of each term may be exchanged, for they are numbers: $\sum_k B_{ki} A_{jk}$.",
                r"By the definition of the transpose, this is $\sum_k (B^\top)_{ik} (A^\top)_{kj}$.",
                r"By the rule for products, this is $(B^\top A^\top)_{ij}$, the entry of the right side.",
                r"The matrices may be exchanged: $AB = BA$.",
                r"By the rule for products, this is $A_{ji} B_{ji}$.",
            ),
            strangers=(
                Stranger(6, "Matrices may not be exchanged in general; the numbers in a term may."),
                Stranger(7, "That would be the product cell by cell; the matrix product adds over k."),
            ),
        ),
        wrong=(
            Wrong("0,2,1,3,4,5", "order"),
            Wrong("0,1,2,4,3,5", "order"),
            Wrong("0,1,6,3,4,5", "order"),
            Wrong("0,1,7,3,4,5", "order"),
            Wrong("0,1,2,3,4", "order"),
        ),
        hints=(
            "Begin with an entry of the left side; the transpose is the first thing to be undone.",
            "In the end the inner index k must stand second in the first factor and first in the second.",
        ),
        worked=r"For 2 × 2 matrices and $(i, j) = (0, 1)$: both sides are $A_{10} B_{00} + A_{11} B_{10}$.",
    ),
)
