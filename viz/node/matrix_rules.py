"""Contributions that are more than cell by cell: products of matrices and vectors, and the softmax."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy

from core.trace import Node
from viz.node.factor_rules import Array

PRODUCTS = frozenset({"matmul", "mm", "mv", "bmm"})


class MatrixRule(msgspec.Struct, frozen=True):
    """How one operand gets its contribution.

    Attributes:
        form: ``"{adjoint}·{factor}ᵀ"``: Ȳ Bᵀ.
        other: Slot of the operand that is the factor; -1 for the result.
        product: The contribution from adjoint and factor.
    """

    form: str
    other: int
    product: Callable[[Array, Array], Array]

    def computed(self, adjoint: Array, factor: Array) -> Array | None:
        """Return the contribution by this rule; None where the shapes do not fit."""
        try:
            with numpy.errstate(all="ignore"):
                return self.product(adjoint, factor)
        except ValueError:
            return None


def _turned(matrix: Array) -> Array:
    return numpy.swapaxes(matrix, -1, -2)


BY_AXES: dict[tuple[int, int, int], MatrixRule] = {
    (0, 2, 2): MatrixRule("{adjoint}·{factor}ᵀ", 1, lambda g, f: g @ _turned(f)),
    (1, 2, 2): MatrixRule("{factor}ᵀ·{adjoint}", 0, lambda g, f: _turned(f) @ g),
    (0, 2, 1): MatrixRule("{adjoint}·{factor}ᵀ", 1, numpy.multiply.outer),
    (1, 2, 1): MatrixRule("{factor}ᵀ·{adjoint}", 0, lambda g, f: f.T @ g),
    (0, 1, 2): MatrixRule("{factor}·{adjoint}", 1, lambda g, f: f @ g),
    (1, 1, 2): MatrixRule("{factor}·{adjoint}ᵀ", 0, lambda g, f: numpy.multiply.outer(f, g)),
    (0, 1, 1): MatrixRule("{adjoint}·{factor}", 1, lambda g, f: g * f),
    (1, 1, 1): MatrixRule("{adjoint}·{factor}", 0, lambda g, f: g * f),
}
"""(slot, axes of the left operand, of the right one); of more axes the last two are a matrix."""

LINEAR: dict[tuple[int, int], MatrixRule] = {
    (0, 1): MatrixRule("{factor}ᵀ·{adjoint}", 1, lambda g, f: g @ f),
    (0, 2): MatrixRule("{adjoint}·{factor}", 1, lambda g, f: g @ f),
    (1, 1): MatrixRule("{adjoint}·{factor}ᵀ", 0, numpy.multiply.outer),
    (1, 2): MatrixRule("{adjoint}ᵀ·{factor}", 0, lambda g, f: g.T @ f),
}
"""(slot, axes of the input) of y = x·Wᵀ + b."""


SOFTMAX = MatrixRule(
    "{factor}·({adjoint} − ⟨{adjoint}, {factor}⟩)", -1, lambda g, f: f * (g - (g * f).sum(axis=-1, keepdims=True))
)
LOG_SOFTMAX = MatrixRule(
    "{adjoint} − e^{factor}·Σ{adjoint}", -1, lambda g, f: g - numpy.exp(f) * g.sum(axis=-1, keepdims=True)
)
"""Along the last axis, row by row."""


def matrix_rule(node: Node, slot: int, operands: list[Array]) -> MatrixRule | None:
    """Return the rule for one operand; None for an operation that has no rule of this kind."""
    if node.operation in ("softmax", "log_softmax"):
        return SOFTMAX if node.operation == "softmax" else LOG_SOFTMAX
    if node.operation == "linear":
        return LINEAR.get((slot, operands[0].ndim))
    if node.operation not in PRODUCTS or len(operands) != 2:
        return None
    left, right = (min(one.ndim, 2) for one in operands)
    return BY_AXES.get((slot, left, right))
