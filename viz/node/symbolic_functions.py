"""SymPy's functions for the formulas of viz.operations, on arrays of symbols; and shapes, which NumPy changes."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Sequence
from typing import Any

import numpy
import sympy

from viz.operations.call import Call
from viz.operations.evaluation import axes_of, call_names, constants_of
from viz.operations.language import NoValue, evaluated
from viz.operations.simplify import filled

Symbols = numpy.ndarray


class NoSymbols(Exception):
    """There is no rule for this operation."""


def number(value: float) -> sympy.Expr:
    """Return a number as SymPy's; whole ones as integers."""
    return sympy.Integer(int(value)) if float(value).is_integer() else sympy.Float(repr(value))


def _each(function: Callable[..., Any], count: int = 1) -> Callable[..., Symbols]:
    table = numpy.frompyfunc(function, count, 1)
    return lambda *given: numpy.asarray(table(*given), dtype=object)


def _plain(value: Any) -> Any:
    """Return SymPy's integers as Python's, for axes and shapes."""
    if isinstance(value, list | tuple):
        return tuple(_plain(one) for one in value)
    return int(value) if isinstance(value, sympy.Integer) else value


def _chosen(condition: Any, first: Any, second: Any) -> Any:
    return sympy.Piecewise((first, condition), (second, True))


RELATIONS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Gt: sympy.Gt, ast.GtE: sympy.Ge, ast.Lt: sympy.Lt, ast.LtE: sympy.Le, ast.Eq: sympy.Eq, ast.NotEq: sympy.Ne,
}  # fmt: skip


def _determinant(x: Symbols) -> Any:
    return numpy.asarray(sympy.Matrix(x).det(method="berkowitz"), dtype=object)


def _inverse(x: Symbols) -> Symbols:
    matrix = sympy.Matrix(x)
    return numpy.array((matrix.adjugate() / matrix.det(method="berkowitz")).tolist(), dtype=object)


_SYMPYS = ("exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "asinh", "acosh",
           "atanh", "sign", "floor", "erf", "digamma")  # fmt: skip
SYMBOLIC: dict[str, Callable[..., Any]] = {
    **{name: _each(getattr(sympy, name)) for name in _SYMPYS},
    "abs": _each(sympy.Abs), "ceil": _each(sympy.ceiling), "lgamma": _each(sympy.loggamma),
    "atan2": _each(sympy.atan2, 2), "where": _each(_chosen, 3), "both": _each(sympy.And, 2),
    "maximum": _each(lambda u, v: _chosen(u > v, u, v), 2), "minimum": _each(lambda u, v: _chosen(u < v, u, v), 2),
    "conj": lambda x: x, "real": lambda x: x, "number": number, "rank_one": numpy.multiply.outer,
    "compared": lambda sign, u, v: _each(RELATIONS[sign], 2)(u, v), "det": _determinant, "inv": _inverse,
    "diagonal": lambda x: numpy.diagonal(x),
}  # fmt: skip
"""Functions of the records' formulas, on symbols that stand for real numbers."""


def value_of(call: Call, operands: Sequence[Symbols], shape: tuple[int, ...]) -> Symbols:
    """Return what a call computes, by the formula of its record.

    Raises:
        NoValue: the record has no formula, or SymPy no function for a part of it.
    """
    if not call.operation.value or not call.holds():
        raise NoValue(call.operation.name)
    x = operands[next(iter(call.slots.values()))[0]]
    axes = axes_of(call, x.ndim)
    if axes is None:
        raise NoValue("dim")
    size = int(numpy.prod(shape, dtype=int))
    tree = filled(call.operation.value, constants_of(call, [one.size for one in operands], size))
    names = call_names(call, operands, number) | {"pi": sympy.pi}
    found = numpy.asarray(evaluated(tree, names, SYMBOLIC | _along(call, x, axes)), dtype=object)
    return found.reshape(shape) if found.size == size else found


def _along(call: Call, x: Symbols, axes: tuple[int, ...]) -> dict[str, Callable[..., Any]]:
    """Return the functions that go along the axes of one call."""
    axes = axes if x.ndim else ()

    def total(t: Any) -> Symbols:
        whole = numpy.asarray(t, dtype=object)
        return numpy.asarray(whole.sum(axis=axes if whole.ndim == x.ndim else None, keepdims=True), dtype=object)

    def mean(t: Any) -> Symbols:
        added = total(t)
        return added / sympy.Integer(numpy.asarray(t).size // max(added.size, 1))

    def averaged(t: Any) -> Any:
        reduction = call.constants.get("reduction", "none")
        added = numpy.asarray(t, dtype=object).sum() if reduction in ("mean", "sum") else t
        return added / sympy.Integer(numpy.asarray(t).size) if reduction == "mean" else added

    def picked(table: Symbols, labels: Symbols) -> Symbols:
        if table.ndim != 2:
            raise NoValue("picked")
        return table[numpy.arange(len(table)), [int(one) for one in labels]]

    return {
        "sum": total, "mean": mean, "averaged": averaged, "picked": picked,
        "prod": lambda t: numpy.asarray(numpy.prod(t, axis=axes, keepdims=True), dtype=object),
    }  # fmt: skip


# --- shapes -----------------------------------------------------------------------------------------------------------


def _reshaped(x: Symbols, *shape: Any, **_: Any) -> Symbols:
    flat = shape[0] if len(shape) == 1 and isinstance(shape[0], list | tuple) else shape
    return x.reshape(_plain(flat))


def _swapped(x: Symbols, first: Any, second: Any, **_: Any) -> Symbols:
    return x.swapaxes(int(first), int(second))


def _matrix_power(x: Symbols, power: Any) -> Symbols:
    """Return a product of small positive length."""
    if not 1 <= int(power) <= 8:
        raise NoSymbols
    return functools.reduce(numpy.matmul, [x] * int(power))


ATTRIBUTES: dict[str, Callable[[Symbols], Symbols]] = {
    "T": lambda x: x.T, "mT": lambda x: x.swapaxes(-1, -2),
}  # fmt: skip

SHAPES: dict[str, Callable[..., Any]] = {
    "reshape": _reshaped, "view": _reshaped, "flatten": lambda x: x.reshape(-1), "t": lambda x: x.T,
    "clone": lambda x, **_: x, "contiguous": lambda x: x, "transpose": _swapped, "swapaxes": _swapped,
    "unsqueeze": lambda x, axis: numpy.expand_dims(x, int(axis)),
    "squeeze": lambda x, axis=None: numpy.squeeze(x, None if axis is None else int(axis)),
    "permute": lambda x, *axes: x.transpose(_plain(axes[0] if isinstance(axes[0], list) else axes)),
    "diag": lambda x, at=0: numpy.diag(x, int(at)),
    **dict.fromkeys(("matrix_power", "linalg_matrix_power"), _matrix_power),
    "stack": lambda xs, dim=0: numpy.stack(xs, int(dim)), "cat": lambda xs, dim=0: numpy.concatenate(xs, int(dim)),
}  # fmt: skip
"""Name → the same on arrays of symbols; an argument that one does not know makes it no rule."""
