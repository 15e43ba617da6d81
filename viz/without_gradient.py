"""Values that can have no gradient in any pass, so that nothing is missing there. Pure."""

from __future__ import annotations

from core.trace import BackwardPass, Node, Trace
from core.trace.reasons import Reason


def why_none(trace: Trace, node: Node, shown: BackwardPass) -> Reason | None:
    """Return why a value has no adjoint in a pass; None where it has one. "later" only where it can still get one."""
    reason = shown.why(node.index)
    return never_asked(trace, node) or reason if reason is not None and reason.kind == "later" else reason


def never_asked(trace: Trace, node: Node) -> Reason | None:
    """Return why a value can have no gradient, whatever pass may follow; None where it can."""
    if node.value.requires_grad:
        return None
    if not node.value.dtype.startswith(("float", "bfloat", "complex")):
        return Reason("integer")
    if not node.operands:
        return Reason("constant")
    if not any(trace.nodes[operand].value.requires_grad for operand in node.operands):
        return Reason("pruned")
    if node.note == "no-grad":
        return Reason("no-grad", node=node.index)
    if node.note == "detach":
        return Reason("detached", {"cut": ".data" if node.text.endswith(".data") else "detach()"}, node.index)
    return Reason("not-differentiable", {"operation": node.operation}, node.index)
