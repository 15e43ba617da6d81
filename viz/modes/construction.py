"""Explicit and implicit construction: the same formula as a graph before values, and as a record while running."""

from __future__ import annotations

# Acceptance row Q3: a = b = ones(2, 1) gives c = [[3], [3]]. SymPy stands for the frameworks that built formulas first.
EXPLICIT = """\
import sympy, torch
a, b = sympy.symbols("a b")
c = 2 * a + b
f = sympy.lambdify((a, b), c)
f(torch.ones(2, 1), torch.ones(2, 1))
"""
IMPLICIT = """\
import torch
a = torch.ones(2, 1)
b = torch.ones(2, 1)
c = 2 * a + b
c
"""
EXPLICIT_BRANCH = """\
import sympy
a = sympy.symbols("a")
if a > 0:
    c = 2 * a
else:
    c = -a
"""
IMPLICIT_BRANCH = """\
import torch
a = torch.tensor(-3., requires_grad=True)
if a > 0:
    c = 2 * a
else:
    c = -a
c.backward()
a.grad
"""
LINES = 5


def first_lines(program: str, count: int) -> str:
    """Return the first lines of a program."""
    return "\n".join(program.rstrip("\n").split("\n")[:count])
