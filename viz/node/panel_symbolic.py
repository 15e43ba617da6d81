"""Lines of the panel with the derivative as a formula: every cell's, with its number and autograd's."""

from __future__ import annotations

import math

from core.trace import BackwardPass, Node, Trace, cell_index
from viz.escaping import code_span, formula
from viz.node.latex import indexed, name_latex, number_latex
from viz.node.symbolic_question import SHOWN_CELLS, Answer
from viz.node.worked import equals
from viz.words import _

ALIKE = 1e-3
"""Relative difference under which a float32 adjoint is the formula's number."""


def symbolic_lines(trace: Trace, node: Node, shown: BackwardPass, answer: Answer) -> list[str]:
    """Return the formulas, or why there are none."""
    if answer.refused:
        return [_refusal(answer)]
    root, name = name_latex(trace.nodes[shown.root]), name_latex(node)
    lines = []
    for flat, (slope, value) in enumerate(zip(answer.formulas, answer.values, strict=True)):
        index = ",".join(map(str, cell_index(flat, node.value.shape)))
        cell = indexed(name, index) if index else name
        lines.append(
            formula(rf"\frac{{\partial {root}}}{{\partial {cell}}} = {slope} {equals(value)} {number_latex(value)}")
        )
    if node.value.numel > SHOWN_CELLS:
        lines.append(_("The other cells have formulas of the same form."))
    return [*lines, _compared(node, shown, answer)]


def _compared(node: Node, shown: BackwardPass, answer: Answer) -> str:
    adjoint = shown.adjoint(node.index)
    if adjoint is None or adjoint.missing or adjoint.elided:
        return _("There is nothing to compare.")
    found = adjoint.array().reshape(-1)[: len(answer.values)].tolist()
    if all(math.isclose(a, b, rel_tol=ALIKE, abs_tol=ALIKE) for a, b in zip(found, answer.values, strict=True)):
        return ":green[✓] " + _("The formula gives what autograd found.")
    return ":red[✗] " + _("At this point the formula gives another number than autograd: a kink, or rounding.")


def _refusal(answer: Answer) -> str:
    if answer.refused == "operation":
        return _("No formula: {operation} is not among the functions that are differentiated by hand here.").format(
            operation=code_span(answer.operation)
        )
    if answer.refused == "root":
        return _("No formula: that needs one root that is a single number, and a backward pass started with 1.")
    return _("No formula: it would be too long to be read.")
