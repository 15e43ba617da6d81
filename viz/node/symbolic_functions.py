"""torch's functions on arrays of symbols, as far as textbooks differentiate them by hand."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy
import sympy

Symbols = numpy.ndarray


class NoSymbols(Exception):
    """There is no rule for this operation."""


def _each(function: Callable[[Any], Any]) -> Callable[..., Symbols]:
    table = numpy.frompyfunc(function, 1, 1)
    return lambda x, **_: numpy.asarray(table(x), dtype=object)


def _plain(value: Any) -> Any:
    """Return SymPy's integers as Python's, for axes and shapes."""
    if isinstance(value, list | tuple):
        return tuple(_plain(one) for one in value)
    return int(value) if isinstance(value, sympy.Integer) else value


def _reduced(function: Callable[..., Any]) -> Callable[..., Any]:
    def call(x: Symbols, axes: Any = None, **words: Any) -> Any:
        axes = words.get("dim", words.get("axis", axes))
        keep = bool(words.get("keepdim", words.get("keepdims", False)))
        return function(numpy.asarray(x, dtype=object), axis=_plain(axes), keepdims=keep)

    return call


def _mean(x: Symbols, axis: Any, keepdims: bool) -> Any:
    total = numpy.asarray(x.sum(axis=axis, keepdims=keepdims), dtype=object)
    return total / sympy.Integer(x.size // max(total.size, 1))


def _norm(x: Symbols, p: Any = None, *_: Any, **words: Any) -> Any:
    if p not in (None, "fro", 2) or words.get("ord") not in (None, "fro", 2):
        raise NoSymbols
    return _each(sympy.sqrt)(_reduced(numpy.sum)(x * x, **words))


def _softmax(x: Symbols, axis: Any = None, **words: Any) -> Symbols:
    powers = _each(sympy.exp)(x)
    axis = _plain(words.get("dim", axis))
    return powers / powers.sum(axis=axis, keepdims=True)


def _log_softmax(x: Symbols, axis: Any = None, **words: Any) -> Symbols:
    axis = _plain(words.get("dim", axis))
    return x - _each(sympy.log)(_each(sympy.exp)(x).sum(axis=axis, keepdims=True))


def _logsumexp(x: Symbols, axis: Any = None, **words: Any) -> Symbols:
    return _each(sympy.log)(_reduced(numpy.sum)(_each(sympy.exp)(x), axis, **words))


def _cross_entropy(x: Symbols, target: Symbols, **words: Any) -> Any:
    if x.ndim != 2 or words.get("reduction") != "mean" or words.get("label_smoothing"):
        raise NoSymbols
    chosen = _log_softmax(x, 1)[numpy.arange(len(x)), [int(one) for one in target]]
    return -chosen.sum() / sympy.Integer(len(x))


def _mse(x: Symbols, y: Symbols, **words: Any) -> Any:
    if words.get("reduction") != "mean":
        raise NoSymbols
    return ((x - y) ** 2).sum() / sympy.Integer(x.size)


def _reshaped(x: Symbols, *shape: Any, **_: Any) -> Symbols:
    flat = shape[0] if len(shape) == 1 and isinstance(shape[0], list | tuple) else shape
    return x.reshape(_plain(flat))


def _swapped(x: Symbols, first: Any, second: Any, **_: Any) -> Symbols:
    return x.swapaxes(int(first), int(second))


def _determinant(x: Symbols) -> Any:
    return numpy.asarray(sympy.Matrix(x).det(method="berkowitz"), dtype=object)


def _inverse(x: Symbols) -> Symbols:
    matrix = sympy.Matrix(x)
    return numpy.array((matrix.adjugate() / matrix.det(method="berkowitz")).tolist(), dtype=object)


def _matrix_power(x: Symbols, power: Any) -> Symbols:
    """Return a product of small positive length."""
    if not 1 <= int(power) <= 8:
        raise NoSymbols
    return functools.reduce(numpy.matmul, [x] * int(power))


def _positive(u: Any) -> Any:
    return sympy.Piecewise((u, u > 0), (0, True))


def _sigmoid(u: Any) -> Any:
    return 1 / (1 + sympy.exp(-u))


ATTRIBUTES: dict[str, Callable[[Symbols], Symbols]] = {
    "T": lambda x: x.T, "mT": lambda x: x.swapaxes(-1, -2),
}  # fmt: skip

_SYMPYS = ("exp", "log", "sin", "cos", "tan", "tanh", "sinh", "cosh", "sqrt", "atan", "asin", "acos")
ELEMENTWISE = (*_SYMPYS, "abs", "relu", "sigmoid", "square", "neg", "reciprocal")
"""Functions of one array, cell by cell."""

FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{name: _each(getattr(sympy, name)) for name in _SYMPYS},
    "abs": _each(sympy.Abs), "relu": _each(_positive), "sigmoid": _each(_sigmoid), "square": lambda x: x * x,
    "neg": lambda x: -x, "reciprocal": lambda x: 1 / x, "clone": lambda x, **_: x,
    "add": lambda x, y: x + y, "sub": lambda x, y: x - y, "mul": lambda x, y: x * y, "div": lambda x, y: x / y,
    "pow": lambda x, y: x**y,
    "sum": _reduced(numpy.sum), "prod": _reduced(numpy.prod), "mean": _reduced(_mean), "norm": _norm,
    "vector_norm": _norm, "softmax": _softmax, "log_softmax": _log_softmax, "logsumexp": _logsumexp,
    "cross_entropy": _cross_entropy, "mse_loss": _mse,
    "dot": lambda x, y: (x * y).sum(), "inner": lambda x, y: (x * y).sum(), "matmul": lambda x, y: x @ y,
    "mm": lambda x, y: x @ y, "mv": lambda x, y: x @ y, "outer": numpy.multiply.outer,
    "linear": lambda x, w, b=None: x @ w.T if b is None else x @ w.T + b,
    "reshape": _reshaped, "view": _reshaped, "flatten": lambda x: x.reshape(-1), "t": lambda x: x.T,
    "transpose": _swapped, "unsqueeze": lambda x, axis: numpy.expand_dims(x, int(axis)),
    "squeeze": lambda x, axis=None: numpy.squeeze(x, None if axis is None else int(axis)),
    "trace": lambda x: numpy.asarray(x.trace(), dtype=object), "diag": lambda x, at=0: numpy.diag(x, int(at)),
    **dict.fromkeys(("det", "linalg_det"), _determinant), **dict.fromkeys(("inverse", "linalg_inv"), _inverse),
    **dict.fromkeys(("matrix_power", "linalg_matrix_power"), _matrix_power),
    "stack": lambda xs, dim=0: numpy.stack(xs, int(dim)), "cat": lambda xs, dim=0: numpy.concatenate(xs, int(dim)),
}  # fmt: skip
"""Name → the same on arrays of symbols; an argument that one does not know makes it no rule."""
