"""Programs for the norms of vectors and matrices. Pure text: typed numbers in, torch's results out."""

from __future__ import annotations

INFINITY = float("inf")
ORDERS = (*(round(1 + 0.1 * step, 1) for step in range(31)), 5.0, 6.0, 8.0, 10.0, INFINITY)
"""The p that the slider offers."""
INDUCED = (1.0, 2.0, INFINITY)
"""The orders that torch has an induced norm for."""

CIRCLE = """\
t = torch.linspace(0, 2 * math.pi, 241)
d = torch.stack([torch.cos(t), torch.sin(t)])
ball = d / torch.linalg.vector_norm(d, {p}, dim=0)
"""

ORDER_TWO = "import torch\nC = torch.arange(24.).reshape(2, 3, 4)\ntorch.linalg.norm(C, ord=2)\n"


def order_text(p: float) -> str:
    """Return p as a program writes it."""
    return "float('inf')" if p == INFINITY else f"{p:g}"


def order_label(p: float) -> str:
    """Return p as a person writes it."""
    return "∞" if p == INFINITY else f"{p:g}"


def vector_program(a: list[float], b: list[float], factor: float, p: float) -> str:
    """Return the program of the vector norms, the axioms and the unit ball."""
    order = order_text(p)
    return f"""\
import torch, math
a = torch.tensor({a})
b = torch.tensor({b})
l1 = torch.linalg.vector_norm(a, 1)
l2 = torch.linalg.vector_norm(a, 2)
largest = torch.linalg.vector_norm(a, float('inf'))
p_norm = torch.linalg.vector_norm(a, {order})
sum_norm = torch.linalg.vector_norm(a + b, {order})
norm_sum = p_norm + torch.linalg.vector_norm(b, {order})
scaled = torch.linalg.vector_norm({factor:g} * a, {order})
factored = abs({factor:g}) * p_norm
{CIRCLE.format(p=order)}on_ball = a / p_norm
"""


def matrix_program(matrix: list[list[float]], b: list[float], p: float) -> str:
    """Return the program of the matrix norms and of the largest stretch of a vector of norm 1."""
    order = order_text(p)
    return f"""\
import torch, math
M = torch.tensor({matrix})
b = torch.tensor({b})
frobenius = torch.linalg.norm(M)
induced_1 = torch.linalg.matrix_norm(M, 1)
induced_2 = torch.linalg.matrix_norm(M, 2)
induced_inf = torch.linalg.matrix_norm(M, float('inf'))
stretched = torch.linalg.vector_norm(M @ b, {order})
bound = torch.linalg.matrix_norm(M, {order}) * torch.linalg.vector_norm(b, {order})
{CIRCLE.format(p=order)}image = M @ ball
stretch = torch.linalg.vector_norm(image, {order}, dim=0)
most = stretch.argmax()
largest = stretch.max()
v = ball[:, most]
Mv = image[:, most]
"""


OTHERS = """\
import torch
ones = torch.linalg.norm(torch.ones(4, 9))
C = torch.arange(24.).reshape(2, 3, 4)
three_axes = torch.linalg.norm(C)
root = torch.sqrt((C ** 2).sum())
three_ones = torch.linalg.norm(torch.ones(2, 3, 4))
"""
