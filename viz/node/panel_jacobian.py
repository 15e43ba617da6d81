"""Lines of the panel on one operand's local Jacobian: the product with the adjoint, and the checks."""

from __future__ import annotations

import numpy

from core.trace import BackwardPass, Jacobian, Node, Snapshot, Trace
from viz.cells import number_text, shape_text
from viz.escaping import code_span
from viz.node.jacobian_layout import Layout, layout_shape
from viz.node.latex import bar_latex, indexed, number_latex, pair_latex
from viz.node.tensor_line import tensor_line
from viz.operations.call import call_of
from viz.prose import BACKWARD, as_markdown, line, maths
from viz.words import _, ngettext

WRITTEN = 36
"""Entries of a matrix that is written out in a formula."""

ALIKE = 1e-4
"""Relative difference under which a product in float32 is the same number."""


def partial(output: str, operand: str) -> str:
    """Return ``∂a/∂w`` as a fraction."""
    return rf"\frac{{\partial {output}}}{{\partial {operand}}}"


def shape_line(jacobian: Jacobian, layout: Layout) -> str:
    """Return the shape in this layout, and torch's own where that is another."""
    written = layout_shape(jacobian.output_shape, jacobian.operand_shape, layout)
    torch_shape = jacobian.output_shape + jacobian.operand_shape
    line = _("Shape {shape}.").format(shape=code_span(shape_text(written)))
    if torch_shape != written:
        line += " " + _("`torch.autograd.functional.jacobian` gives {shape}.").format(
            shape=code_span(shape_text(torch_shape))
        )
    return line


def sent(shown: BackwardPass | None, node: Node, slot: int) -> Snapshot | None:
    """Return what the pass sent from this operation to this operand, or None."""
    if shown is None:
        return None
    return next((one.value for one in shown.sent if one.user == node.index and one.slot == slot), None)


def product_lines(
    trace: Trace, node: Node, slot: int, jacobian: Jacobian, shown: BackwardPass | None, layout: Layout
) -> list[str]:
    """Return adjoint × Jacobian = contribution with the numbers, and whether it is what autograd sent."""
    contribution = sent(shown, node, slot)
    if shown is None:
        return [_("No backward pass has run yet, so there is nothing to multiply it with.")]
    adjoint = shown.adjoint(node.index)
    if adjoint is None or contribution is None:
        return [_("In this pass nothing was sent along this edge.")]
    equation = _equation(trace, node, slot, jacobian, adjoint, layout)
    lines = [as_markdown(line(maths(equation + " ="), " ", tensor_line(contribution, BACKWARD)))]
    product = multiplied(adjoint, jacobian)
    if product is None or contribution.missing or contribution.elided or contribution.dtype.startswith("complex"):
        return lines
    same = numpy.allclose(product, contribution.array(), rtol=ALIKE, atol=ALIKE, equal_nan=True)
    lines.append(
        ":green[✓] " + _("The product is what autograd sent.")
        if same
        else ":red[✗] " + _("autograd sent something else: the operation's derivative is not this Jacobian's product.")
    )
    return lines


def _equation(trace: Trace, node: Node, slot: int, jacobian: Jacobian, adjoint: Snapshot, layout: Layout) -> str:
    out, operand = pair_latex(node, trace.nodes[node.operands[slot]])
    bar, fraction = bar_latex(node), partial(out, operand)
    if len(jacobian.output_shape) > 1 or len(jacobian.operand_shape) > 1:
        letters = "ijkl"[: len(jacobian.output_shape)]
        if not letters:
            return rf"{bar}\,{fraction}"
        cell = partial(indexed(out, letters), operand)
        return rf"\sum_{{{letters}}} {indexed(bar, letters)}\,{cell}"
    symbols = rf"{bar}\,{fraction}" if layout == "numerator" else rf"{fraction}\,{bar}"
    numbers = _numbers(jacobian, adjoint, layout)
    return f"{symbols} = {numbers}" if numbers else symbols


def _numbers(jacobian: Jacobian, adjoint: Snapshot, layout: Layout) -> str | None:
    """Return the two factors as numbers: a row times a matrix, or a matrix times a column."""
    value = jacobian.value
    if value.missing or value.elided or value.numel > WRITTEN or adjoint.elided or adjoint.missing:
        return None
    matrix = value.array().reshape(
        layout_shape(jacobian.output_shape, jacobian.operand_shape, "numerator") if value.shape else (1, 1)
    )
    row = adjoint.array().reshape(1, -1)
    if layout == "denominator":
        matrix, row = matrix.T, row.T
    first, second = (row, matrix) if layout == "numerator" else (matrix, row)
    return rf"{_factor(first)} \cdot {_factor(second)}"


def _factor(array: numpy.ndarray) -> str:
    if array.size == 1:
        text = number_latex(array.reshape(-1)[0].item())
        return rf"({text})" if text.startswith("-") else text
    rows = [" & ".join(number_latex(one) for one in row) for row in array.tolist()]
    return r"\begin{bmatrix}" + r" \\ ".join(rows) + r"\end{bmatrix}"


def writes_a_cell_twice(trace: Trace, node: Node) -> bool:
    """Return whether the operation wrote by an index that occurs more than once: ``out[[0, 0, 2]] = v``."""
    call = call_of(trace, node)
    if call is None or call.operation.family != "writes" or len(node.operands) < 3:
        return False
    if call.operation.back["x"][0].text:  # it adds to what is there
        return False
    indices = [trace.nodes[index].value for index in node.operands[1:-1]]
    if any(one.missing or one.elided or not one.dtype.startswith(("int", "uint")) for one in indices):
        return False
    try:
        rows = numpy.stack(
            [one.reshape(-1) for one in numpy.broadcast_arrays(*[one.array() for one in indices])], axis=1
        )
    except ValueError:
        return False
    return len(numpy.unique(rows, axis=0)) < len(rows)


def multiplied(adjoint: Snapshot, jacobian: Jacobian) -> numpy.ndarray | None:
    """Return the adjoint times the Jacobian, in the operand's shape; None when either is not wholly known."""
    if any(one.missing or one.elided or one.dtype.startswith("complex") for one in (adjoint, jacobian.value)):
        return None
    rank = len(jacobian.output_shape)
    with numpy.errstate(all="ignore"):
        return numpy.tensordot(adjoint.array(), jacobian.value.array(), axes=rank)


def difference_lines(
    exact: Jacobian,
    checked: Jacobian,
    adjoint: Snapshot | None,
    contribution: Snapshot | None,
    *,
    repeated: bool = False,
) -> list[str]:
    """Return how far the derivative is from differences, and the contribution that they would give.

    Args:
        repeated: The operation wrote several numbers to one cell.
    """
    if exact.value.elided or exact.value.missing or checked.value.missing or not exact.value.numel:
        return [_("There is nothing to compare.")]
    product = multiplied(adjoint, checked) if adjoint is not None and contribution is not None else None
    if product is None or product.size > 8:
        return [_agreement(exact, checked, repeated)]
    listed = ", ".join(f"{one:.4f}".replace("-", "−") for one in product.reshape(-1).tolist())
    sent = _("Adjoint × differences: {numbers}").format(numbers=code_span(listed))
    return [sent, _agreement(exact, checked, repeated)]


def _agreement(exact: Jacobian, checked: Jacobian, repeated: bool) -> str:
    """Return whether the derivative agrees with the differences; where it does not, the reason."""
    with numpy.errstate(all="ignore"):
        apart = numpy.abs(exact.value.array().astype(float) - checked.value.array())
        wide = apart > 1e-3 * (1 + numpy.abs(checked.value.array()))
    if not numpy.all(numpy.isfinite(apart)):
        return _("Some entries are not finite, so the two cannot be compared there.")
    if wide.any() and repeated:
        return _(
            "Several numbers were written to one cell, and only one of them stays. torch sends the adjoint of that "
            "cell to all of them: where an index occurs twice, its gradient is not defined."
        )
    if wide.any():
        count = int(wide.sum())
        return ngettext(
            "{count} entry differs: at a kink the difference is the mean of both sides, autograd picks one slope.",
            "{count} entries differ: at a kink the difference is the mean of both sides, autograd picks one slope.",
            count,
        ).format(count=count)
    agree = _("Derivative and differences agree: they are at most {distance} apart.")
    return ":green[✓] " + agree.format(distance=number_text(float(apart.max())))
