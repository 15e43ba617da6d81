"""What an operation multiplies the adjoint with on its way back to an operand, in symbols and in numbers.

A rule is told only where it gives what torch sent: every candidate is computed with the recorded values and compared
with the contribution, so a sentence made from it cannot be wrong about this run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import numpy

from core.trace import WITHIN, Node, Snapshot, Trace
from viz.cells import nested_text
from viz.node.factor_rules import Array, back_in_shape, candidates
from viz.node.matrix_rules import matrix_rule
from viz.origins import SMALLEST

LONGEST = 40
"""Characters of a factor written in numbers; a longer one is left to the panel."""

CELL_BY_CELL = "{adjoint}·{factor}"
"""How the product is written when cells at the same place are multiplied; a product of matrices has other forms."""


class Factor(msgspec.Struct, frozen=True):
    """What the adjoint is multiplied with.

    Attributes:
        symbol: In names: ``"x"``, ``"cos(u)"``; ``"1"`` and ``"−1"`` as they are.
        number: The same in numbers: ``"[1, 2]"``; "" when it would be too long.
        form: Of the product: `CELL_BY_CELL`, or that of a product of matrices, ``"{factor}ᵀ·{adjoint}"``.
        by_cell: True when the local Jacobian is the factor itself, or has it on its diagonal.
    """

    symbol: str
    number: str
    form: str = CELL_BY_CELL
    by_cell: bool = True


class Found(msgspec.Struct, frozen=True):
    """A rule that gives what torch sent, and the cells of its factor.

    ``gross`` is what would have arrived had no term of a sum had the other sign.
    """

    factor: Factor
    cells: Array
    gross: Array


def factor(
    trace: Trace, node: Node, slot: int, adjoint: Snapshot, contribution: Snapshot, called: Callable[[Node], str]
) -> Factor | None:
    """Return the factor of one edge, or None when no rule gives what torch sent (or the tensors are too large).

    Args:
        node: The operation; ``slot`` says which operand.
        adjoint: What arrived at the operation.
        contribution: What it sent to the operand.
        called: How a node is named in the symbol.
    """
    known = found(trace, node, slot, adjoint, contribution, called)
    return None if known is None else known.factor


def found(
    trace: Trace, node: Node, slot: int, adjoint: Snapshot, contribution: Snapshot, called: Callable[[Node], str]
) -> Found | None:
    """Return the factor of one edge with its cells; arguments as for `factor`."""
    if slot == WITHIN:
        return None
    operands = [trace.nodes[index] for index in node.operands]
    whole = [*(one.value for one in operands), node.value, adjoint, contribution]
    if any(one.elided or one.missing or not one.numel for one in whole) or contribution.dtype == "bool":
        return None
    arrays, arrived, sent = [one.value.array() for one in operands], adjoint.array(), contribution.array()
    out = node.value.array()
    by_matrix = matrix_rule(node, slot, arrays)
    if by_matrix is not None:
        by, whose = (arrays[by_matrix.other], operands[by_matrix.other]) if by_matrix.other >= 0 else (out, node)
        gross = by_matrix.computed(numpy.abs(arrived), numpy.abs(by)) if by_matrix.other >= 0 else numpy.abs(sent)
        if gross is not None and _same(by_matrix.computed(arrived, by), sent, gross, contribution.dtype):
            name = called(whose)
            return Found(
                Factor(name, _number(by), by_matrix.form, by_matrix.other >= 0 and not adjoint.shape),
                numpy.asarray(by),
                numpy.abs(sent) if gross is None else gross,
            )
    spread = back_in_shape(arrived, arrays[slot].shape) if arrived.ndim < arrays[slot].ndim else arrived
    fitting: list[Found] = []
    unasked = not arrived.any() and node.operation.rstrip("_") in VAGUE  # 0 times anything is 0
    for rule in () if unasked else candidates(node, slot):
        with numpy.errstate(all="ignore"):
            try:
                by = numpy.asarray(rule.factor(arrays, out))
                turned = by.dtype.kind == "c" and bool(numpy.imag(by).any())
                by = numpy.conj(by) if turned else numpy.real(by)  # torch sends the conjugate
                product = summed_into(spread * by, sent.shape)
                gross = summed_into(numpy.abs(spread * by), sent.shape)
            except (ValueError, IndexError, TypeError):  # shapes or labels of another meaning of the operation
                continue
        if gross is not None and _same(product, sent, gross, contribution.dtype):
            count = _into_one(node, arrays)
            symbol = rule.symbol.removesuffix("/{n}") if count == 1 else rule.symbol
            symbol = symbol.format(*map(called, operands), y=called(node), n=count)
            fitting.append(Found(Factor(f"conj({symbol})" if turned else symbol, _number(by)), by, gross))
    if not fitting or any(not _equal(one.cells, fitting[0].cells) for one in fitting):
        return None  # what arrived does not tell which of them it is
    return fitting[0]


def _equal(one: Array, other: Array) -> bool:
    return one.shape == other.shape and bool(numpy.array_equal(one, other, equal_nan=True))


def _into_one(node: Node, operands: list[Array]) -> int:
    """Return of how many cells, or rows of scores, each cell of the result is the mean."""
    if node.operation == "cross_entropy":
        return max(operands[1].size, 1)
    return operands[0].size // max(node.value.numel, 1)


def _number(cells: Array) -> str:
    number = nested_text(cells.tolist()) if cells.size <= 8 else ""
    return number if len(number) <= LONGEST else ""


VAGUE = frozenset(
    "where max min amax amin maximum minimum prod norm logsumexp cross_entropy mse_loss dropout clamp".split()
)
"""Operations whose rules hold for some arguments or values only."""
ROUNDING = {
    "complex64": 2.0**-22,
    "complex128": 2.0**-50,
    "float16": 2.0**-10,
    "bfloat16": 2.0**-7,
    "float32": 2.0**-22,
    "float64": 2.0**-50,
}
"""dtype → how far, against the size of its terms, a sum may be off."""


def _same(product: Any, sent: Array, gross: Any, dtype: str) -> bool:
    """Whether a rule gives torch's number, up to rounding against the size of the terms that were added."""
    if product is None or gross is None or product.shape != sent.shape or dtype not in ROUNDING:
        return False
    sizes = (numpy.abs(gross[numpy.isfinite(gross)]), numpy.abs(sent[numpy.isfinite(sent)]))
    size = max(float(one.max(initial=0.0)) for one in sizes)
    off = 64 * ROUNDING[dtype] * size + SMALLEST.get(dtype, 0.0)
    return bool(numpy.allclose(product, sent, rtol=max(1e-3, 4 * ROUNDING[dtype]), atol=off, equal_nan=True))


def summed_into(product: Array, shape: tuple[int, ...]) -> Array | None:
    """Sum over the axes along which the operand was stretched; None where the shapes do not fit."""
    if product.ndim < len(shape):
        return numpy.broadcast_to(product, shape) if product.size == 1 else None
    product = product.sum(axis=tuple(range(product.ndim - len(shape))))
    axes = tuple(k for k, length in enumerate(shape) if length == 1 and product.shape[k] != 1)
    product = product.sum(axis=axes, keepdims=True)
    return product if product.shape == shape else None
