"""Programs of the acceptance rows that several tests run."""

from __future__ import annotations


def squared_error(x: list[float], w: list[float], y: float, *, all_grads: bool) -> str:
    """Return the program of rows H3 and Q1: z = (x · w − y)², step by step.

    Args:
        all_grads: Whether x and y require gradients, too.
    """
    return f"""\
import torch
x = torch.tensor({x}, requires_grad={all_grads})
w = torch.tensor({w}, requires_grad=True)
y = torch.tensor({y}, requires_grad={all_grads})
a = torch.dot(x, w)
b = a - y
z = b ** 2
z.backward()
"""
