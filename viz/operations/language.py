"""The language of the records' formulas: its functions and operators, and their values for arrays.

The text comes from our own records, and its names stand for arrays of the trace; only numbers come from a program.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy

from viz.operations.registry import OPERATIONS

Array = numpy.ndarray[Any, Any]
Functions = Mapping[str, Callable[..., Any]]


class NoValue(Exception):
    """The formula cannot be computed for these operands."""


def _digamma(x: float) -> float:
    """Return ψ(x) for x > 0: up to 6 by ψ(x) = ψ(x + 1) − 1/x, then by its asymptotic series (DLMF 5.11.2)."""
    below = 0.0
    while x < 6:
        below, x = below - 1 / x, x + 1
    squared = 1 / (x * x)
    series = squared * (1 / 12 - squared * (1 / 120 - squared * (1 / 252 - squared * (1 / 240 - squared / 132))))
    return below + math.log(x) - 1 / (2 * x) - series


def _each(function: Callable[[float], float]) -> Callable[[Any], Array]:
    return lambda x: numpy.vectorize(function, otypes=[float])(x)


NUMERIC: dict[str, Callable[..., Any]] = {
    **{
        name: getattr(numpy, name)
        for name in (
            "exp",
            "log",
            "sqrt",
            "sin",
            "cos",
            "tan",
            "sinh",
            "cosh",
            "tanh",
            "abs",
            "sign",
            "floor",
            "ceil",
            "trunc",
            "round",
            "where",
            "maximum",
            "minimum",
            "conj",
            "real",
            "imag",
            "diagonal",
        )
    },
    "rank_one": numpy.multiply.outer,
    "asin": numpy.arcsin,
    "acos": numpy.arccos,
    "atan": numpy.arctan,
    "asinh": numpy.arcsinh,
    "acosh": numpy.arccosh,
    "atanh": numpy.arctanh,
    "atan2": numpy.arctan2,
    "erf": _each(math.erf),
    "lgamma": _each(math.lgamma),
    "digamma": _each(_digamma),
    "inv": numpy.linalg.inv,
    "det": numpy.linalg.det,
    "eye": lambda x: numpy.eye(len(x)),
}
"""Functions of the formulas → NumPy's; others are written out by the record of that name."""

OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.Pow: lambda a, b: a**b,
    ast.MatMult: lambda a, b: a @ b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Eq: lambda a, b: a == b,
    ast.NotEq: lambda a, b: a != b,
}
ELEMENTWISE: dict[str, Callable[..., Any]] = NUMERIC | {
    "number": numpy.float64,
    "both": numpy.logical_and,
    "compared": lambda sign, a, b: OPERATORS[sign](a, b),
}
"""All functions that need no axes."""

TURNED: dict[str, Callable[[Array], Array]] = {
    "T": lambda x: x.T,
    "mT": lambda x: numpy.swapaxes(x, -1, -2),
    "mH": lambda x: numpy.conj(numpy.swapaxes(x, -1, -2)),
}


def evaluated(tree: ast.expr, names: Mapping[str, Any], functions: Functions) -> Any:
    """Return the value of a formula.

    Raises:
        NoValue: it has a part that is not in the language, or a name without a value.
    """
    match tree:
        case ast.Constant(value=bool() | None as value):
            return value
        case ast.Constant(value=int() | float() as value):
            return functions["number"](value)
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -evaluated(inner, names, functions)
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in OPERATORS:
            return OPERATORS[type(operator)](evaluated(left, names, functions), evaluated(right, names, functions))
        case ast.Compare(left=left, ops=signs, comparators=rest) if all(type(one) in OPERATORS for one in signs):
            sides = [evaluated(one, names, functions) for one in (left, *rest)]
            pairs = zip(signs, sides, sides[1:], strict=False)
            asked = [functions["compared"](type(sign), one, other) for sign, one, other in pairs]
            return asked[0] if len(asked) == 1 else functions["both"](*asked)
        case ast.Attribute(value=inner, attr=name) if name in TURNED:
            return TURNED[name](evaluated(inner, names, functions))
        case ast.Call(func=ast.Name(id=name), args=args):
            return _called(name, [evaluated(one, names, functions) for one in args], functions)
    raise NoValue(ast.unparse(tree))


def _called(name: str, given: list[Any], functions: Functions) -> Any:
    if name in functions:
        return functions[name](*given)
    record = OPERATIONS.get(name)
    if record is None or not record.value or f"{name}(" in record.value:  # a function that these functions lack
        raise NoValue(name)
    parameters = [one.split("=")[0].strip() for one in record.parameters.split(",")]
    names = dict(zip(parameters, given, strict=False)) | {"pi": functions["number"](math.pi)}
    return evaluated(ast.parse(record.value, mode="eval").body, names, functions)
