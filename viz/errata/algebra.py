"""Errors of the notes about linear algebra and sums over axes. Titles are translated."""

from __future__ import annotations

from viz.errata.records import Cards, Collapsed, Drawn, Erratum, Guess, See

IMPORT = "import torch\n\n"
A54 = "A = torch.arange(20.).reshape(5, 4)\n"

VECTORS = (
    Erratum(
        "e22", "vectors", "Positive definite: ≥ 0 or > 0?",
        "A is positive definite if $x^\\top A x \\ge 0$.",
        "That is positive *semi*definite. Definite needs $x^\\top A x > 0$ for every $x \\ne 0$; the eigenvalues of a "
        "symmetric matrix are then all above 0, and not one of them 0.",
        IMPORT + """\
A = torch.tensor([[1., 1.], [1., 1.]])
B = torch.tensor([[2., 1.], [1., 2.]])
x = torch.tensor([1., -1.])
print(x @ A @ x, x @ B @ x)
print(torch.linalg.eigvalsh(A))
print(torch.linalg.eigvalsh(B))
""",
        guess=Guess("A = [[1, 1], [1, 1]] and x = (1, −1). Is A positive definite?",
                    ("Yes: no product xᵀAx is below 0", "No: xᵀAx = 0, though x ≠ 0"), 1, sentences=True),
        see=(See("linear_algebra", {"tab": "special", "special": "1, 1\n1, 1"}),),
    ),
    Erratum(
        "e23", "vectors", "Has every matrix eigenvectors?",
        "A matrix need not have eigenvectors. (In the sentence before, “all rows” has lost a character.)",
        "Over the real numbers that is so: a turn by 90° leaves no direction as it is. Over the complex numbers every "
        "square matrix has eigenvectors, and a real symmetric matrix has a full set of real ones at right angles.",
        IMPORT + """\
turn = torch.tensor([[0., -1.], [1., 0.]])
print(torch.linalg.eigvals(turn))
S = torch.tensor([[2., 1.], [1., 2.]])
values, Q = torch.linalg.eigh(S)
print(values)
print(Q.T @ Q)
""",
        guess=Guess("Has the turn by 90° an eigenvector with real numbers?", ("Yes", "No"), 1, sentences=True),
        see=(See("linear_algebra", {"tab": "acts", "matrix": "0, -1\n1, 0"}, "a turn"),
             See("linear_algebra", {"tab": "acts", "matrix": "2, 1\n1, 2"}, "a symmetric matrix")),
    ),
)  # fmt: skip

REDUCTIONS = (
    Erratum(
        "e25", "reductions", "Does `axis=0` add by row or by column?",
        "“By row” in one place, “by column” in another; the number of axes is “the dimension of the vectors in the "
        "matrix”, and “a two-dimensional vector is a matrix”.",
        "Say it without rows and columns: the axis that you name *disappears*. `A.sum(axis=0)` adds over the rows, "
        "and one entry is left for each column: (5, 4) becomes (4,). The number of axes is `ndim`. A tensor with two "
        "axes is a matrix; a vector with two entries stays a vector.",
        IMPORT + A54 + """\
over_rows = A.sum(axis=0)
over_columns = A.sum(axis=1)
print(over_rows)
print(over_columns)
v = torch.tensor([1., 2.])
print(A.ndim, v.ndim)
""",
        guess=Guess("A has the shape (5, 4). Which shape has `A.sum(axis=0)`?", ("(5,)", "(4,)", "(1, 4)", "()"), 1),
        picture=Collapsed("A", "over_rows", "A.sum(axis=0)", (0,)),
        exercise="x7-sum-shapes",
        see=(See("reductions", {"preset": "A54", "axes": [0]}),),
    ),
    Erratum(
        "e24", "reductions", "(2, 5, 4) summed over axes 1 and 2: what is left?",
        "axis=[1, 2] leaves [4]; and with keepdims the shapes of (5, 4) have no 1 in them.",
        "The axes 1 and 2, of lengths 5 and 4, go: (2,) is left. keepdims leaves a 1 in place of each: (5, 4) gives "
        "(1, 4) over axis 0 and (5, 1) over axis 1.",
        IMPORT + """\
T = torch.ones(2, 5, 4)
total = T.sum(axis=[1, 2])
print(total.shape, total)
A = torch.ones(5, 4)
print(A.sum(axis=0, keepdims=True).shape)
print(A.sum(axis=1, keepdims=True).shape)
""",
        guess=Guess("T has the shape (2, 5, 4). Which shape has `T.sum(axis=[1, 2])`?", ("(4,)", "(2,)", "(5, 4)"), 1),
        picture=Collapsed("T", "total", "T.sum(axis=[1, 2])", (1, 2)),
        exercise="reduce-two-axes",
        see=(See("reductions", {"preset": "O254", "axes": [1, 2]}),),
    ),
    Erratum(
        "e26", "reductions", "What does a sum over axis 2 give?",
        "`D.tousum(axis=2)`, and as its output D itself is printed.",
        "`D.sum(axis=2)`: the innermost rows are added up. (2, 3, 4) becomes (2, 3), the first row [0, 1, 2, 3] "
        "becomes 6.",
        IMPORT + """\
D = torch.arange(24.).reshape(2, 3, 4)
last = D.sum(axis=2)
print(D.sum(axis=0).shape, D.sum(axis=1).shape, last.shape)
print(last)
""",
        notes_program=IMPORT + "D = torch.arange(24.).reshape(2, 3, 4)\nprint(D.tousum(axis=2))\n",
        picture=Collapsed("D", "last", "D.sum(axis=2)", (2,)),
        exercise="x7-sum-shapes",
        see=(See("reductions", {"preset": "C234", "axes": [2]}),),
    ),
)  # fmt: skip

PRODUCTS = (
    Erratum(
        "e44", "products", "What does the formula of the dot product say?",
        "Formulas that stand there twice in a row.",
        "Once is enough: $x^\\top y = \\sum_{i=1}^{d} x_i y_i$, the sum of the products of entries at the same place. "
        "And $f:\\mathbb{R}^n\\to\\mathbb{R}$ takes a vector of n numbers and gives one.",
        IMPORT + """\
x = torch.arange(4.)
y = torch.ones(4)
print(torch.dot(x, y), (x * y).sum())
""",
        guess=Guess("x is [0, 1, 2, 3], and y has four ones. What is `torch.dot(x, y)`?",
                    ("6", "12", "[0, 1, 2, 3]"), 0),
        see=(See("linear_algebra", {"tab": "products"}),),
    ),
    Erratum(
        "e20", "products", "`mm`, `mv` or `@`: which one multiplies a matrix by a vector?",
        "`torch.mm(A, x)` with a vector x.",
        "`torch.mv(A, x)`, or `A @ x`, which takes vectors and matrices. `mm` wants two matrices.",
        IMPORT + A54 + """\
x = torch.arange(4.)
y = A @ x
print(y)
print(torch.mv(A, x))
""",
        notes_program=IMPORT + A54 + "x = torch.arange(4.)\nprint(torch.mm(A, x))\n",
        picture=Cards(("A", "x", "y")),
        exercise="products-matrix-vector",
        see=(See("linear_algebra", {"tab": "products"}), See("graph")),
    ),
    Erratum(
        "e21", "products", "Is the dot product the projection?",
        "The dot product is the projection of one vector on the other.",
        "It is the length of the projection *times* the length of the other vector: $v\\cdot w = "
        "\\|v\\|\\|w\\|\\cos\\theta$. Only where w has the length 1 are both the same number.",
        IMPORT + """\
v = torch.tensor([3., 4.])
w = torch.tensor([2., 0.])
dot = torch.dot(v, w)
length = dot / torch.linalg.norm(w)
print(dot, length)
unit = w / torch.linalg.norm(w)
print(torch.dot(v, unit))
""",
        guess=Guess("v = (3, 4) and w = (2, 0). How long is the projection of v on w?", ("6", "3", "5"), 1),
        picture=Drawn("projection", ("v", "w", "dot", "length")),
        exercise="products-projection",
        see=(See("linear_algebra", {"tab": "vectors", "a": "3, 4", "b": "2, 0"}),),
    ),
)  # fmt: skip

ALGEBRA = VECTORS + REDUCTIONS + PRODUCTS
