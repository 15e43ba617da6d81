"""Four ways to one derivative, each as a program that torch or SymPy runs."""

from __future__ import annotations

import ast
import math
import re

from core.trace import Described, Trace

STEPS = [10 ** (-power / 2) for power in range(2, 33)]
"""h from 0.1 down to 10⁻¹⁶."""

COMPOSED = 5
"""How often a formula is put into itself to see its derivative grow."""

FORMULAS = ("4*x**3 + x**2 + 3", "4*x*(1 - x)", "torch.exp(torch.sin(x)) / x", "torch.log(x**2)*torch.sin(x) + 1/x")


def problem(formula: str) -> str:
    """Return why a text is no formula in x: "empty", "syntax", "name" for one without x; "" where it is one."""
    if not formula.strip():
        return "empty"
    try:
        tree = ast.parse(formula.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "syntax"
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return "" if "x" in names else "name"


def autograd_program(formula: str, point: float) -> str:
    """Return the program that forward and reverse mode run through."""
    return f"""\
import torch

x = torch.tensor({point!r}, dtype=torch.float64, requires_grad=True)
y = {formula.strip()}
y.backward()
"""


def numeric_program(formula: str, point: float) -> str:
    """Return the program that takes differences for every h, in both precisions."""
    return f"""\
import torch

def f(x):
    return {formula.strip()}

def slopes(dtype):
    x = torch.tensor({point!r}, dtype=dtype)
    forward, central = [], []
    for power in range(2, 33):
        h = torch.tensor(10 ** (-power / 2), dtype=dtype)
        forward.append(((f(x + h) - f(x)) / h).item())
        central.append(((f(x + h) - f(x - h)) / (2 * h)).item())
    return tuple(forward), tuple(central)

forward64, central64 = slopes(torch.float64)
forward32, central32 = slopes(torch.float32)
"""


def symbolic_program(formula: str, point: float) -> str:
    """Return the program in which SymPy differentiates the formula, and the formula put into itself again and again."""
    text = re.sub(r"\btorch\.", "sympy.", formula.strip())
    return f"""\
import sympy

def f(x):
    return {text}

x = sympy.symbols("x")
formula = f(x)
derivative = sympy.diff(formula, x)
value = float(derivative.subs(x, sympy.Rational({point!r})))

sizes = ()
nested = x
for times in range({COMPOSED}):
    nested = f(nested)
    sizes += (int(sympy.count_ops(sympy.diff(nested, x))),)
"""


def operations_of(formula: str) -> int:
    """Return how many operations and calls a formula has: what a pass of automatic differentiation goes through."""
    tree = ast.parse(formula.strip(), mode="eval")
    return sum(isinstance(node, ast.BinOp | ast.UnaryOp | ast.Call) for node in ast.walk(tree))


def numbers_of(trace: Trace, name: str) -> tuple[float, ...]:
    """Return a variable's numbers; () where the program did not get so far."""
    found = trace.variables.get(name)
    if not isinstance(found, tuple):
        return ()
    return tuple(float(one) if isinstance(one, int | float) else math.nan for one in found)


def text_of(trace: Trace, name: str) -> str:
    """Return how a variable that is neither tensor nor number prints."""
    found = trace.variables.get(name)
    return found.text if isinstance(found, Described) else str(found)
