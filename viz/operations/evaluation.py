"""Formulas of records computed for one call: its value, and what it sends back to an operand."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy

from viz.operations.call import UNREAD, Call
from viz.operations.language import ELEMENTWISE, Array, Functions, NoValue, evaluated
from viz.operations.record import Back
from viz.operations.simplify import filled, names_in

MOST_PRODUCTS = 64
"""Cells of a product of which each derivative is computed as a product of the others."""


def call_names(call: Call, operands: Sequence[Any], number: Callable[[float], Any]) -> dict[str, Any]:
    """Return the values of a call's parameters that are tensors."""
    names = {name: operands[slots[0]] for name, slots in call.slots.items() if len(slots) == 1}
    return names | {"pi": number(math.pi)}


def constants_of(call: Call, sizes: Sequence[int], out_size: int) -> dict[str, Any]:
    """Return the numbers that take the place of parameters in a call's formulas, with ``n``."""
    known = set(re.findall(r"\w+", call.operation.parameters))
    found = {
        name: value
        for name, value in call.constants.items()
        if name in known and type(value) in (int, float, type(None))
    }
    if found.get("correction") is not None and call.constants.get("unbiased") is False:
        found["correction"] = 0
    return found | {"n": averaged_over(call, sizes, out_size)}


def averaged_over(call: Call, sizes: Sequence[int], out_size: int) -> int:
    """Return of how many cells one cell of the result is the mean; 1 where nothing is averaged.

    Args:
        sizes: Of the operands, in cells; ``out_size`` of the result.
    """
    if not call.slots:
        return 1
    first = sizes[next(iter(call.slots.values()))[0]]
    if "reduction" in call.constants:
        if call.constants["reduction"] != "mean":
            return 1
        return max(sizes[call.slots["y"][0]] if call.operation.axes == "classes" else first, 1)
    return max(first // max(out_size, 1), 1)


def axes_of(call: Call, rank: int) -> tuple[int, ...] | None:
    """Return the axes over which sums in a call's formulas go; None where the text does not tell."""
    if not call.operation.axes:
        return tuple(range(rank))
    if call.operation.axes == "classes":
        return (1 if rank > 1 else 0,)
    dim = call.constants.get("dim")
    if dim is UNREAD:
        return None
    if dim is None:
        implicit = call.operation.name in ("softmax", "log_softmax", "softmin")
        return (0 if rank in (0, 1, 3) else 1,) if implicit else tuple(range(rank))
    wanted = dim if isinstance(dim, tuple | list) else (dim,)
    if not all(type(one) is int and -max(rank, 1) <= one < max(rank, 1) for one in wanted):
        return None
    return tuple(sorted({one % max(rank, 1) for one in wanted})) if wanted else tuple(range(rank))


def kept_shape(shape: tuple[int, ...], axes: tuple[int, ...]) -> tuple[int, ...]:
    """Return a shape with 1 for the axes that a reduction removes."""
    return tuple(1 if axis in axes else length for axis, length in enumerate(shape))


def functions_of(call: Call, x: Array, axes: tuple[int, ...]) -> dict[str, Callable[..., Any]]:
    """Return the functions of the formulas of one call: NumPy's, and those along its axes."""
    axes = axes if x.ndim else ()
    last = axes[0] if axes else -1
    return ELEMENTWISE | {
        "sum": lambda t: numpy.sum(t, axis=axes if t.ndim == x.ndim else None, keepdims=True),
        "nonzero": _nonzero,
        "mean": lambda t: numpy.mean(t, axis=axes, keepdims=True),
        "prod": lambda t: numpy.prod(t, axis=axes, keepdims=True),
        "max": lambda t: numpy.max(t, axis=axes, keepdims=True),
        "min": lambda t: numpy.min(t, axis=axes, keepdims=True),
        "others": partial(_products_of_others, axes=axes),
        "running_sum": lambda t: numpy.cumsum(t, axis=last),
        "running_prod": lambda t: numpy.cumprod(t, axis=last),
        "running_max": lambda t: numpy.maximum.accumulate(t, axis=last),
        "backward_sum": lambda t: numpy.flip(numpy.cumsum(numpy.flip(t, last), axis=last), last),
        "onehot": lambda y: _onehot(y, x, last),
        "picked": lambda t, y: _picked(t, y, last),
        "averaged": {"mean": numpy.mean, "sum": numpy.sum}.get(call.constants.get("reduction", "none"), lambda t: t),
    }


def _onehot(labels: Array, x: Array, axis: int) -> Array:
    if labels.dtype.kind not in "iu" or not labels.size or labels.min() < 0 or labels.max() >= x.shape[axis]:
        raise NoValue("labels")
    return numpy.moveaxis(numpy.eye(x.shape[axis])[labels], -1, axis)


def _picked(table: Array, labels: Array, axis: int) -> Array:
    return (table * _onehot(labels, table, axis)).sum(axis=axis)


def _products_of_others(x: Array, axes: tuple[int, ...]) -> Array:
    if x.size > MOST_PRODUCTS:
        raise NoValue("others")
    found = numpy.empty_like(x)
    for place in numpy.ndindex(x.shape):
        one = x.copy()
        one[place] = 1
        index = tuple(slice(None) if axis in axes else place[axis] for axis in range(x.ndim))
        found[place] = one[index].prod()
    return found


def _nonzero(x: Array) -> Array:
    """Return the array; what is divided by it cannot be told where it is 0."""
    if not numpy.all(x):
        raise NoValue("0")
    return x


def value_of(call: Call, operands: Sequence[Array], out_shape: tuple[int, ...]) -> Array:
    """Return the result of a call by its record's formula.

    Raises:
        NoValue: the record has no formula, or it does not hold for this call.
    """
    wide, x, axes = _formula_operands(call, call.operation.value, operands)
    size = math.prod(out_shape)
    tree = filled(call.operation.value, constants_of(call, [one.size for one in operands], size))
    found = evaluated(tree, call_names(call, wide, float), functions_of(call, x, axes))
    found = numpy.asarray(found)
    return found.reshape(out_shape) if found.size == size else found


def _formula_operands(
    call: Call, formula: str, operands: Sequence[Array]
) -> tuple[list[Array], Array, tuple[int, ...]]:
    """Return what a formula computes with: all operands widened, the first parameter's one, and the call's axes."""
    if not formula or not call.holds():
        raise NoValue(call.operation.name)
    wide = [_wide(one) for one in operands]
    x = wide[next(iter(call.slots.values()))[0]]
    axes = axes_of(call, x.ndim)
    if axes is None:
        raise NoValue("dim")
    return wide, x, axes


def _wide(cells: Array) -> Array:
    if cells.dtype.kind in "iub":
        return cells
    return cells.astype(numpy.complex128 if cells.dtype.kind == "c" else numpy.float64)


class Sent:
    """The gradient that a call sends to one operand, by one of its record's formulas.

    Attributes:
        factor: The cells that the adjoint is multiplied with; None where the text says all that is sent.
        product: What is sent, not yet summed over the axes along which the operand was stretched.
        gross: The same, had no term of a sum the other sign.
    """

    def __init__(self, factor: Array | None, product: Array, gross: Array) -> None:
        self.factor, self.product, self.gross = factor, product, gross


def sent_by(call: Call, slot: int, back: Back, operands: Sequence[Array], out: Array, bar: Array) -> Sent:
    """Return what an operand gets by one way of the record.

    Raises:
        NoValue: the way has no formula, or it does not hold for this call.
    """
    wide, x, axes = _formula_operands(call, back.text, operands)
    out, bar = _wide(out), _wide(bar)
    out_size = out.size
    if call.operation.family == "reduction":
        out, bar = (_back_in_shape(one, x.shape, axes) for one in (out, bar))
    names: dict[str, Any] = call_names(call, wide, float) | {"out": out}
    if "mask" in names_in(back.text):
        names["mask"] = _nonzero(x) * out != 0
    if "k" in names_in(back.text):
        names["k"] = (x == out).sum(axis=axes, keepdims=True)
    tree = filled(back.text, constants_of(call, [one.size for one in operands], out_size))
    functions = functions_of(call, x, axes)
    with numpy.errstate(all="ignore"):
        try:
            made = _sent(tree, back.text, names, functions, bar, wide[slot])
            if call.operation.family == "reduction" and made.factor is not None and made.factor.ndim == 0:
                made.factor = numpy.broadcast_to(made.factor, x.shape)
            return made
        except (ValueError, IndexError, TypeError, AttributeError, OverflowError, numpy.linalg.LinAlgError) as error:
            raise NoValue(back.text) from error


def _sent(tree: ast.expr, text: str, names: dict[str, Any], functions: Functions, bar: Array, operand: Array) -> Sent:
    if "bar" in names_in(text):
        product = numpy.asarray(evaluated(tree, names | {"bar": bar}, functions))
        plain = {
            name: numpy.abs(one) if isinstance(one, numpy.ndarray) and one.dtype.kind != "b" else one
            for name, one in (names | {"bar": bar}).items()
        }
        if "-" in text or "(" in text:
            return Sent(None, product, numpy.abs(product))
        return Sent(None, product, numpy.abs(numpy.asarray(evaluated(tree, plain, functions))))
    factor = numpy.asarray(evaluated(tree, names, functions))
    factor = factor.astype(numpy.float64) if factor.dtype.kind in "biu" else factor
    turned = factor.dtype.kind == "c" and bool(numpy.imag(factor).any())
    factor = numpy.conj(factor) if turned else numpy.real(factor)  # torch sends the conjugate
    shape = numpy.broadcast_shapes(bar.shape, factor.shape, operand.shape if bar.ndim <= operand.ndim else ())
    product = numpy.broadcast_to(bar * factor, shape)
    return Sent(factor, product, numpy.abs(product))


def _back_in_shape(reduced: Array, shape: tuple[int, ...], axes: tuple[int, ...]) -> Array:
    """Bring what a reduction made back to as many axes as its operand has, so that it can be multiplied."""
    kept = kept_shape(shape, axes)
    return reduced.reshape(kept) if reduced.size == math.prod(kept) and reduced.shape != shape else reduced
