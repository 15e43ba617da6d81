"""Programs for what reductions are used for: shares, softmax, standardisation, norms. Pure text."""

from __future__ import annotations

from viz.reduction import Choice, statement

USES = {
    "share": "A / A.sum",
    "softmax": "softmax",
    "standard": "standardise",
    "batch": "batch norm",
}

NORMS = """\
import torch, math
a = torch.tensor([3., -4.])
b = torch.tensor([1., 2.])
p_norm = torch.linalg.vector_norm(a, {p})
l1 = torch.linalg.vector_norm(a, 1)
l2 = torch.linalg.vector_norm(a, 2)
largest = torch.linalg.vector_norm(a, float('inf'))
sum_norm = torch.linalg.vector_norm(a + b, {p})
norm_sum = p_norm + torch.linalg.vector_norm(b, {p})
scaled = torch.linalg.vector_norm(-2 * a, {p})
t = torch.linspace(0, 2 * math.pi, 361)
d = torch.stack([torch.cos(t), torch.sin(t)])
ball = d / torch.linalg.vector_norm(d, {p}, dim=0)
"""

MATRIX_NORMS = """\
import torch
M = torch.tensor([[1., 2.], [3., 4.]])
b = torch.tensor([1., 1.])
frobenius = torch.linalg.norm(M)
induced_2 = torch.linalg.matrix_norm(M, 2)
induced_1 = torch.linalg.matrix_norm(M, 1)
induced_inf = torch.linalg.matrix_norm(M, float('inf'))
stretched = torch.linalg.norm(M @ b)
bound = induced_2 * torch.linalg.norm(b)
ones = torch.linalg.norm(torch.ones(4, 9))
C = torch.arange(24.).reshape(2, 3, 4)
three_axes = torch.linalg.norm(C)
three_ones = torch.linalg.norm(torch.ones(2, 3, 4))
"""

ORDER_TWO = "import torch\nC = torch.arange(24.).reshape(2, 3, 4)\ntorch.linalg.norm(C, ord=2)\n"


def use_program(use: str, choice: Choice, kept: bool) -> str:
    """Return the program of one use over the chosen axes; ``R`` is the result, ``check`` what it must satisfy."""
    axis = choice.axes[0] if len(choice.axes) == 1 else choice.axes
    named = f"axis={axis}" if choice.axes else "axis=None"
    keep = f"{named}, keepdims=True" if kept else named
    body = {
        "share": f"R = A / A.sum({keep})\ncheck = R.sum({named})",
        "softmax": f"E = torch.exp(A - A.amax({keep}))\nR = E / E.sum({keep})\ncheck = R.sum({named})",
        "standard": f"m = A.mean({keep})\ns = A.std({keep})\nR = (A - m) / s\ncheck = R.mean({named})",
        "batch": f"m = A.mean({keep})\nv = A.var({keep}, correction=0)\nR = (A - m) / torch.sqrt(v + 1e-5)\n"
        f"check = R.mean({named})",
    }[use]
    return f"import torch\n{statement(choice)}\n{body}\n"


def ball_order(p: float) -> str:
    """Return p as a program writes it."""
    return "float('inf')" if p == float("inf") else f"{p:g}"
