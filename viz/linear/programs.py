"""The programs of the page Linear algebra: every number that it shows is a variable of one of them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from viz.linear.typed import Matrix, written

QUANTITIES = ("dot", "norm_a", "distance", "cosine", "projection")
"""What of two vectors can be differentiated by the first."""
OF_MATRIX = ("det", "logdet", "trace", "norm", "quadratic", "largest")
"""What of a matrix can be differentiated by it."""


IN_SO_MANY_AXES = {
    1: ("size_of_product, product_of_sizes = (a * b).abs().sum(), (a.abs() * b.abs()).sum()",),
    2: ("area = a[0] * b[1] - a[1] * b[0]  # of the parallelogram, with its sign",),
    3: (
        "cross = torch.linalg.cross(a, b)",
        "area = cross.norm()  # of the parallelogram",
        "upright = torch.stack([cross @ a, cross @ b])  # both 0: it stands at right angles to a and b",
    ),
}
"""How many axes two vectors have → what only such vectors make."""


def vectors(a: Sequence[float], b: Sequence[float], alpha: float, p: float, quantity: str = "") -> str:
    """Return what two vectors make: sum, multiple, dot product, projection, angle, norms; in space the cross product.

    Args:
        p: Of the norm.
        quantity: One of QUANTITIES whose gradient by a is wanted, or "".
    """
    asks = ", requires_grad=True" if quantity else ""
    lines = [
        "import torch",
        "",
        f"a = torch.tensor({written(a)}{asks})",
        f"b = torch.tensor({written(b)})",
        "total = a + b",
        f"multiple = {alpha:g} * b",
        "sine = torch.sin(a)",
        "dot = a @ b",
        "norm_a, norm_b = a.norm(), b.norm()",
        "cosine = dot / (norm_a * norm_b)",
        "angle = torch.rad2deg(torch.acos(cosine.clamp(-1, 1)))",
        "projection = dot / norm_b  # how long the shadow of a on b is; below 0 where it falls behind",
        "shadow = dot / (b @ b) * b",
        "distance = (a - b).norm()",
        f"p_a, p_b, p_total = (torch.linalg.vector_norm(v, {_order(p)}) for v in (a, b, total))",
        "norm_total = total.norm()",
        f"norm_multiple = (multiple).norm()  # |{alpha:g}| times as long as b",
        "elements = a.numel()  # how many numbers a has, which is not how long it is",
    ]
    lines += IN_SO_MANY_AXES.get(len(a), ())
    if quantity:
        lines += [f"{quantity}.backward()", "gradient = a.grad"]
    return "\n".join(lines) + "\n"


def _order(p: float) -> str:
    return "float('inf')" if p == float("inf") else f"{p:g}"


def products(a: Matrix, b: Matrix) -> str:
    """Return the product of two matrices in four ways: entry by entry, by columns, by outer products, by blocks."""
    inner = len(b)
    left, upper = (inner + 1) // 2, (len(a) + 1) // 2
    return "\n".join(
        [
            "import torch",
            "",
            f"A = torch.tensor({written(a)})",
            f"B = torch.tensor({written(b)})",
            "C = A @ B",
            "rows = [torch.stack([row @ column for column in B.T]) for row in A]  # each entry a row with a column",
            "entries = torch.stack(rows)",
            "columns = [A @ B[:, j] for j in range(B.shape[1])]  # each a sum of A's columns",
            "by_columns = torch.stack(columns, 1)",
            "outer = torch.stack([torch.outer(A[:, k], B[k]) for k in range(A.shape[1])])  # one layer for each k",
            "by_outer = outer.sum(0)",
            f"k, i = {left}, {upper}",
            "by_blocks = torch.cat([A[:i, :k] @ B[:k] + A[:i, k:] @ B[k:], A[i:, :k] @ B[:k] + A[i:, k:] @ B[k:]])",
            "",
        ]
    )


def matrix_vector(a: Matrix, x: Sequence[float]) -> str:
    """Return a matrix times a vector: row by row, as a sum of columns, and what torch answers to each way to ask."""
    asked = [f"{name} = answer(lambda: {call})" for name, call in CALLS.items()]
    return "\n".join(
        [
            "import torch",
            "",
            f"A = torch.tensor({written(a)})",
            f"x = torch.tensor({written(x)})",
            "y = A @ x",
            "rows = torch.stack([A[i] @ x for i in range(A.shape[0])])",
            "columns = torch.stack([x[j] * A[:, j] for j in range(A.shape[1])], 1)",
            "by_columns = columns.sum(1)",
            "",
            "def answer(call):",
            "    try:",
            "        return str(call().tolist())",
            "    except RuntimeError as error:",
            "        return str(error)",
            "",
            *asked,
            "",
        ]
    )


CALLS = {
    "at": "A @ x", "mv": "torch.mv(A, x)", "mm": "torch.mm(A, x)", "column": "torch.mm(A, x[:, None])",
    "dot": "torch.dot(A, x)", "star": "A * x",
}  # fmt: skip
"""Ways to multiply a matrix and a vector: the variable that has torch's answer → the call."""


def mismatch(a: Matrix, b: Sequence[Sequence[float]] | Sequence[float]) -> str:
    """Return a product that torch refuses."""
    return f"import torch\n\nA = torch.tensor({written(a)})\nB = torch.tensor({written(b)})\nC = A @ B\n"


MADE_FOR_ITS_GRADIENT = {
    "logdet": ("logdet = torch.logdet(A)",),
    "quadratic": ("v = torch.ones(A.shape[0], dtype=A.dtype)", "quadratic = v @ A @ v"),
    "largest": ("largest = torch.linalg.eigvalsh((A + A.T) / 2)[-1]  # of the symmetric part",),
}
"""Quantity of a matrix that the program makes only where its gradient is wanted → how."""


def acting(a: Matrix, power: int, error: Sequence[float], quantity: str = "") -> str:
    """Return what a square matrix does: determinant, rank, inverse, eigenvectors, singular values, powers, condition.

    Args:
        power: How often the matrix is applied.
        error: What is added to the right side of A x = b, b all ones.
        quantity: One of OF_MATRIX whose gradient by A is wanted, or "".
    """
    asks = ", requires_grad=True" if quantity else ""
    n = len(a)
    lines = [
        "import torch",
        "",
        f"A = torch.tensor({written(a)}, dtype=torch.float64{asks})",
        "M = A.detach()",
        "det = torch.linalg.det(A)",
        "rank = int(torch.linalg.matrix_rank(M))",
        "trace = torch.trace(A)",
        "transpose = M.T",
        "values, directions = torch.linalg.eig(M)",
        "U, S, Vh = torch.linalg.svd(M)",
        "null_space = Vh[rank:].T  # what A turns into 0",
        "inverse = torch.linalg.inv(M) if rank == A.shape[0] else None",
        "norm = torch.linalg.matrix_norm(A)  # Frobenius",
        "stretch = torch.linalg.matrix_norm(M, 2)  # the longest that a vector of length 1 becomes",
        "norm_1, norm_inf = torch.linalg.matrix_norm(M, 1), torch.linalg.matrix_norm(M, float('inf'))",
        f"power = torch.linalg.matrix_power(M, {power})",
        "largest_value = values.abs().max()",
        "condition = torch.linalg.cond(M) if rank == A.shape[0] else torch.tensor(float('inf'))",
    ]
    if n == len(error):
        lines += [
            "b = torch.ones(A.shape[0], dtype=A.dtype)",
            f"error = torch.tensor({written(error)}, dtype=A.dtype)",
            "solution = torch.linalg.solve(M, b) if rank == A.shape[0] else None",
            "moved = torch.linalg.solve(M, b + error) if rank == A.shape[0] else None",
        ]
    if quantity:
        lines += [*MADE_FOR_ITS_GRADIENT.get(quantity, ()), f"{quantity}.backward()", "gradient = A.grad"]
    return "\n".join(lines) + "\n"


def special(a: Matrix) -> str:
    """Return what decides whether a square matrix is symmetric, orthogonal, definite or a permutation, with witnesses.

    The nearest symmetric, orthogonal and positive definite matrices are those that are nearest in Frobenius' norm.
    """
    return "\n".join(
        [
            "import torch",
            "",
            f"A = torch.tensor({written(a)}, dtype=torch.float64)",
            "asymmetry = A - A.T  # all 0: symmetric",
            "sum_with_transpose = A + A.T  # all 0: antisymmetric",
            "gram = A @ A.T  # the identity: orthogonal",
            "eigenvalues, eigenvectors = torch.linalg.eigh((A + A.T) / 2)",
            "lowest, x = eigenvalues[0], eigenvectors[:, 0]  # where x @ A @ x is least for x of length 1",
            "form = x @ A @ x",
            "ones = (A == 1).sum(0), (A == 1).sum(1), ((A != 0) & (A != 1)).sum()",
            "nearest_symmetric = (A + A.T) / 2",
            "U, S, Vh = torch.linalg.svd(A)",
            "nearest_orthogonal = U @ Vh",
            "nearest_semidefinite = eigenvectors @ torch.diag(eigenvalues.clamp(min=0)) @ eigenvectors.T",
            *(BOWL if len(a) == 2 else ()),
            "",
        ]
    )


BOWL = (
    "",
    "t = torch.linspace(-1.5, 1.5, 31, dtype=A.dtype)",
    "p, q = torch.meshgrid(t, t, indexing='xy')",
    "bowl = A[0, 0] * p * p + (A[0, 1] + A[1, 0]) * p * q + A[1, 1] * q * q  # x @ A @ x at x = (p, q)",
)
"""The value of the quadratic form over the plane."""
