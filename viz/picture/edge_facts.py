"""Sentences of an edge under the pointer: adjoint × local Jacobian = contribution, stretches and sums, or its cut."""

from __future__ import annotations

import msgspec

from core.trace import BackwardPass, Jacobian, Node, Snapshot, Trace
from core.trace.reasons import Reason
from viz.cells import nested_text, shape_text
from viz.naming import bracketed
from viz.naming import short_name as called
from viz.node.local_factor import Factor, factor, said
from viz.operations.remarks import REMARKS
from viz.timeline.step_sentences import a_tensor, adjoint_called, in_numbers, sum_text, value_text
from viz.words import _, reason_sentence, remark_sentence

WRITTEN = 16
"""Entries of a local Jacobian that are written out; of a larger one its shape is told."""


class EdgeFacts(msgspec.Struct, frozen=True, omit_defaults=True):
    """One edge in words.

    Attributes:
        title: ``w → dot``.
        says: Sentences, one beneath the other.
        blocked: Whether no gradient can come back along it.
        asks: Whether its local Jacobian must be computed by torch before it can be told.
    """

    title: str
    says: tuple[str, ...]
    blocked: bool = False
    asks: bool = False


def edge_facts(trace: Trace, one: BackwardPass | None, user: int, slot: int, sent: Snapshot | None) -> EdgeFacts:
    """Return what one use of a value has to tell; ``sent`` is what the pass sent along it."""
    node = trace.nodes[user]
    operand = trace.nodes[node.operands[slot]]
    title = f"{called(operand)} → {node.operation}"
    says = _stretched(node, operand, slot) + _remarked(one, node, operand, slot)
    cut = bool(cut_by(operand, node))
    if one is None:
        return EdgeFacts(title, (*says, _("Not yet: no backward pass has run.")), cut)
    if sent is None:
        reason, blocked = why_unsent(one, operand, node)
        return EdgeFacts(title, (*says, reason_sentence(reason)), blocked or cut)
    adjoint = one.adjoint(user)
    if adjoint is None:
        return EdgeFacts(title, (*says, _("sends back {value}").format(value=value_text(sent))))
    found = factor(trace, node, slot, adjoint, sent, called)
    local = _local(node, operand, found)
    arrives = _("Adjoint that arrives: {name} = {value}")
    says += [arrives.format(name=adjoint_called(node), value=value_text(adjoint)), *local]
    if local:
        says.append(_product(node, operand, adjoint, found, sent))
    elif found is not None and not found.by_cell:
        says.append(_matrix_product(node, adjoint, found, sent))
    elif found is None and (remark := said(trace, node, slot, adjoint, sent)):
        says.append(_(REMARKS[remark]))
    return EdgeFacts(title, (*says, *_fan_in(trace, one, operand)), asks=not local)


def with_jacobian(trace: Trace, user: int, slot: int, sent: Snapshot | None, jacobian: Jacobian) -> list[str]:
    """Return the sentences that need the local Jacobian, once torch has computed it."""
    node = trace.nodes[user]
    operand = trace.nodes[node.operands[slot]]
    symbol = f"∂{called(node)}/∂{called(operand)}"
    shape = shape_text(jacobian.output_shape + jacobian.operand_shape)
    value = jacobian.value
    if value.numel <= WRITTEN and not value.missing and not value.elided:
        says = [f"{symbol} = {nested_text(value.tolist())}  {shape}"]
    else:
        says = [f"{symbol}: {a_tensor(shape)}"]
    if sent is not None:
        says.append(f"{adjoint_called(node)} · {symbol} = {value_text(sent)}")
    return says


def _stretched(node: Node, operand: Node, slot: int) -> list[str]:
    axes = node.expands[slot] if slot < len(node.expands) else ()
    if not axes:
        return []
    facts = {"name": called(operand), "shape": shape_text(operand.value.shape), "made": shape_text(node.value.shape)}
    told = _("Forward {name} {shape} is stretched to {made}; backward its contribution is summed over axis {axes}.")
    return [told.format(axes=", ".join(map(str, axes)), **facts)]


def _local(node: Node, operand: Node, found: Factor | None) -> list[str]:
    """Return the local Jacobian in names and numbers, where it is a number, a row or a diagonal."""
    if found is None or not found.number or not found.by_cell:
        return []
    symbol = f"∂{called(node)}/∂{called(operand)}"
    diagonal = node.value.shape == operand.value.shape != ()
    if not diagonal and node.value.shape != ():
        return []
    written = [f"diag({one})" if diagonal else one for one in (found.symbol, found.number)]
    return [" = ".join(dict.fromkeys([symbol, *written]))]


def _product(node: Node, operand: Node, adjoint: Snapshot, found: Factor | None, sent: Snapshot) -> str:
    parts = [f"{adjoint_called(node)} · ∂{called(node)}/∂{called(operand)}"]
    first = in_numbers(adjoint)
    if first and found and found.number:
        parts.append(f"{first} · {bracketed(found.number)}")
    return " = ".join([*parts, value_text(sent)])


def _matrix_product(node: Node, adjoint: Snapshot, found: Factor, sent: Snapshot) -> str:
    """Return ``B̄·Aᵀ = [[1, 0], [0, 1]]·[[1, 2], [3, 4]]ᵀ = [[1, 3], [2, 4]]``."""
    parts = [found.form.format(adjoint=adjoint_called(node), factor=found.symbol)]
    if found.number and (first := in_numbers(adjoint)):
        parts.append(found.form.format(adjoint=first, factor=found.number))
    return " = ".join([*parts, value_text(sent)])


def _fan_in(trace: Trace, one: BackwardPass, operand: Node) -> list[str]:
    arrived = one.contributions(operand.index)
    total = one.adjoint(operand.index)
    if len(arrived) < 2 or total is None:
        return []
    return [sum_text(called(operand), [value for _user, _slot, value in arrived], total)]


def cut_by(operand: Node, user: Node) -> str:
    """Return what stops the gradient on an edge whose operand wants one, ``detach()``; "" when nothing does."""
    if not operand.value.requires_grad:
        return ""
    if user.note in ("detach", "no-grad"):
        return "detach()" if user.note == "detach" else "no_grad()"
    if user.value.requires_grad:
        return ""
    return user.value.dtype if user.value.dtype.startswith(("int", "bool", "uint")) else f"{user.operation}()"


def why_unsent(one: BackwardPass, operand: Node, user: Node) -> tuple[Reason, bool]:
    """Return why nothing was sent, and whether nothing ever could be."""
    why = one.why(user.index)
    if why is not None and why.kind in ("later", "unused", "not-asked", "overwritten"):
        return why, False
    if not operand.value.requires_grad:
        return one.why(operand.index) or Reason("constant"), True
    return why or one.why(operand.index) or Reason("undefined", {"operation": user.operation}), True


def _remarked(one: BackwardPass | None, node: Node, operand: Node, slot: int) -> list[str]:
    remark = None if one is None else one.remark(node.index, slot, operand.index)
    return [] if remark is None else [remark_sentence(remark)]
