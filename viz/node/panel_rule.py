"""The derivative rule of an operation for one operand, with the learner's names."""

from __future__ import annotations

from core.trace import BackwardPass, Node, Trace
from viz.node.latex import pair_latex
from viz.node.panel_jacobian import partial
from viz.node.rules import rule
from viz.operations.remarks import REMARKS
from viz.prose import BACKWARD, Line, filled, line, maths
from viz.words import _


def rule_lines(trace: Trace, node: Node, slot: int, shown: BackwardPass | None = None) -> list[Line]:
    """Return the derivative rule and what it makes of the adjoint; no rule that the numbers of the shown pass
    contradict."""
    found = rule(trace, node, slot, shown)
    if found is None:
        return []
    lines = []
    operand_node = trace.nodes[node.operands[slot]]
    out, operand = pair_latex(node, operand_node)
    if found.derivative:
        equation = found.derivative if "=" in found.derivative else partial(out, operand) + f" = {found.derivative}"
        lines.append(line(maths(equation)))
    if found.product:
        sends = _("It would send back {product}.")
        if sends_back(node, operand_node, shown):
            sends = _("It sends back {product}.")
        lines.append(filled(sends, product=maths(found.product, BACKWARD)))
    if found.remark:
        lines.append(line(_(REMARKS[found.remark])))
    return lines


def sends_back(node: Node, operand: Node, shown: BackwardPass | None) -> bool:
    """Return whether an operation is one of autograd's graph that sends something to this operand, and not one that
    the shown pass does not reach."""
    recorded = node.value.requires_grad and not node.value.is_leaf and operand.value.requires_grad
    return recorded and (shown is None or shown.adjoint(node.index) is not None)
