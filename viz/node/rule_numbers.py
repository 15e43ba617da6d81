"""Contributions as the textbook rules of viz.node.rules compute them, for comparison with what torch sent.

torch sends the conjugate: for a complex w, the contribution of y = f(w) is ȳ times the conjugate of f′(w), and for a
real operand the real part. That is written here once, and the formulas in viz.node.rules say it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import numpy

from viz.field.symbolic import NoRule, derivative
from viz.node.factor_rules import Array

MOST_AXES = 5
MOST_PRODUCTS = 64
"""Cells of a product of which each derivative is computed as a product of the others."""

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sin": numpy.sin, "cos": numpy.cos, "tan": numpy.tan, "exp": numpy.exp, "log": numpy.log, "sqrt": numpy.sqrt,
    "tanh": numpy.tanh, "sinh": numpy.sinh, "cosh": numpy.cosh, "sign": numpy.sign, "where": numpy.where,
    "sigmoid": lambda x: 1 / (1 + numpy.exp(-x)),
}  # fmt: skip
OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: numpy.add, ast.Sub: numpy.subtract, ast.Mult: numpy.multiply, ast.Div: numpy.divide, ast.Pow: numpy.power,
    ast.Gt: numpy.greater,
}  # fmt: skip


def evaluated(node: ast.expr, values: dict[str, Array]) -> Any:
    """Return the value of a derivative's text. It is read part by part: the text comes from a stranger's program.

    Raises:
        NoRule: it has a part that no derivative of ours has.
    """
    match node:
        case ast.Constant(value=int() | float() as number):
            return numpy.float64(number)
        case ast.Name(id=name) if name in values:
            return values[name]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -evaluated(inner, values)
        case (
            ast.BinOp(left=left, op=operator, right=right) | ast.Compare(left=left, ops=[operator], comparators=[right])
        ) if type(operator) in OPERATORS:
            return OPERATORS[type(operator)](evaluated(left, values), evaluated(right, values))
        case ast.Call(func=ast.Name(id=name), args=args) if name in FUNCTIONS:
            return FUNCTIONS[name](*[evaluated(one, values) for one in args])
    raise NoRule(ast.unparse(node))


def elementwise(text: str, slot: int, operands: list[Array], bar: Array) -> Array | None:
    """Return ȳ · conj(slope) for an operation with this text, in the shape of the output."""
    try:
        slope = ast.parse(derivative(text, f"operand_{slot}"), mode="eval").body
        values = {f"operand_{place}": one for place, one in enumerate(operands)}
        return numpy.asarray(bar * numpy.conj(evaluated(slope, values)))
    except (NoRule, SyntaxError, RecursionError, TypeError, ValueError, OverflowError):
        return None


Product = Callable[[Array, Array, Array], Array]


def _turned(matrix: Array) -> Array:
    return numpy.conj(numpy.swapaxes(matrix, -1, -2))


CONTRACTED: dict[tuple[int, int], tuple[Product, Product]] = {
    (1, 1): (lambda x, y, g: g * numpy.conj(y), lambda x, y, g: g * numpy.conj(x)),
    (2, 1): (lambda x, y, g: numpy.multiply.outer(g, numpy.conj(y)), lambda x, y, g: _turned(x) @ g),
    (1, 2): (lambda x, y, g: numpy.conj(y) @ g, lambda x, y, g: numpy.multiply.outer(numpy.conj(x), g)),
    (2, 2): (lambda x, y, g: g @ _turned(y), lambda x, y, g: _turned(x) @ g),
}
"""(axes of the left operand, of the right one) → the contributions of x·y to both."""


def contracted(slot: int, operands: list[Array], bar: Array) -> Array | None:
    """Return the contribution of a product of vectors and matrices."""
    pair = CONTRACTED.get((operands[0].ndim, operands[1].ndim))
    try:
        return None if pair is None else pair[slot](operands[0], operands[1], bar)
    except ValueError:
        return None


def reduced(operation: str, x: Array, out: Array, bar: Array) -> Iterator[tuple[str, Array]]:
    """Yield (remark, contribution) for every set of axes over which the operation may have gone."""
    if operation == "clone":
        yield "", bar
        return
    if x.ndim > MOST_AXES or bar.shape != out.shape:
        return
    if operation in ("softmax", "log_softmax"):
        for axis in range(max(x.ndim, 1)):
            given = bar if x.ndim else bar.reshape(1)
            p = out if x.ndim else out.reshape(1)
            if operation == "softmax":
                yield "", (p * (given - (given * p).sum(axis=axis, keepdims=True))).reshape(x.shape)
            else:
                yield "", (given - numpy.exp(p) * given.sum(axis=axis, keepdims=True)).reshape(x.shape)
        return
    for axes in [each for count in range(x.ndim + 1) for each in combinations(range(x.ndim), count)]:
        kept = tuple(1 if axis in axes else length for axis, length in enumerate(x.shape))
        dropped = tuple(length for axis, length in enumerate(x.shape) if axis not in axes)
        if out.shape in (kept, dropped):
            yield from _reduced(operation, x, axes, out.reshape(kept), bar.reshape(kept))


def _reduced(operation: str, x: Array, axes: tuple[int, ...], out: Array, bar: Array) -> Iterator[tuple[str, Array]]:
    over = numpy.ones(x.shape)
    match operation:
        case "sum":
            yield "spreads", bar * over
        case "mean":
            yield "spreads", bar * over / max(x.size // max(out.size, 1), 1)
        case "norm":
            yield "", bar * x / out
        case "logsumexp":
            yield "", bar * numpy.exp(x - out)
        case "prod" if x.size <= MOST_PRODUCTS:
            yield "", bar * numpy.conj(_products_of_others(x, axes))
        case "max" | "min" | "amax" | "amin":
            yield from _of_largest(x, axes, out, bar)


def _products_of_others(x: Array, axes: tuple[int, ...]) -> Array:
    found = numpy.empty_like(x)
    for place in numpy.ndindex(x.shape):
        one = x.copy()
        one[place] = 1
        index = tuple(slice(None) if axis in axes else place[axis] for axis in range(x.ndim))
        found[place] = one[index].prod()
    return found


def _of_largest(x: Array, axes: tuple[int, ...], out: Array, bar: Array) -> Iterator[tuple[str, Array]]:
    """One cell is chosen, or equal ones share; what both would give tells nothing, and neither is said."""
    chosen = x == out
    count = chosen.sum(axis=axes, keepdims=True)
    if (count == 1).all():
        yield "largest", bar * chosen
    elif ((count > 1) & (bar != 0)).any():
        yield "shared", bar * chosen / numpy.maximum(count, 1)
        for first in (True, False):  # torch does not say which of the equal cells it chooses
            yield "largest", bar * _one_of(chosen, axes, first=first)


def _one_of(chosen: Array, axes: tuple[int, ...], *, first: bool) -> Array:
    moved = numpy.moveaxis(chosen, axes, range(-len(axes), 0)) if axes else chosen[..., None]
    flat = moved.reshape(*moved.shape[: moved.ndim - max(len(axes), 1)], -1)
    flat = flat if first else flat[..., ::-1]
    only = numpy.zeros_like(flat)
    numpy.put_along_axis(only, flat.argmax(axis=-1)[..., None], True, axis=-1)
    only = (only if first else only[..., ::-1]) & (flat if first else flat[..., ::-1])
    back = only.reshape(moved.shape)
    return numpy.moveaxis(back, range(-len(axes), 0), axes) if axes else back[..., 0]


def only_moved(bar: Array, sent: Array) -> bool:
    """Whether what arrived is what was sent: the same numbers at other places, or several added, or some left out."""
    numbers = set(numpy.asarray(bar).reshape(-1).tolist()) | {0}
    return {*sent.reshape(-1).tolist()} <= numbers or bool(
        numpy.allclose(bar.sum(), sent.sum(), rtol=1e-4, atol=1e-6 * float(numpy.abs(bar).sum() + 1e-30))
    )
