"""Both modes one operation at a time, each step in a sentence: tangents from the leaves on, adjoints from the root."""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import normalize

import msgspec
import numpy

from core.trace import BackwardPass, Node, Snapshot, Trace
from core.trace.tangents import BREAKS, Tangents
from viz.naming import bracketed, short_name
from viz.node.local_factor import CELL_BY_CELL, found
from viz.operations.registry import is_of
from viz.timeline.step_sentences import adjoint_called, in_numbers, sent, value_text
from viz.words import _, filled

DOT = "\u0307"
LONGEST = 90


class Step(msgspec.Struct, frozen=True):
    """The value that a step reaches, and the sentence of it."""

    node: int
    text: str


def tangent_called(node: Node) -> str:
    """Return the symbol of a tangent: ``ẋ`` for one letter, ``v̇₃`` without a name, ``d loss`` for a word."""
    name = short_name(node)
    if len(name) > 1 and node.names:
        return f"d {name}"
    return normalize("NFC", f"{name[0]}{DOT}{name[1:]}")


def forward_steps(
    trace: Trace, way: list[int], tangents: Tangents, direction: int, one: BackwardPass | None
) -> list[Step]:
    """Return the steps of a forward pass: each value's tangent from those of its operands.

    Args:
        way: Nodes that the root is computed from, in order.
        direction: Which of the tangents' directions.
        one: A pass whose contributions tell which rule an operation follows, if there is one.
    """
    values, unknown = tangents.values[direction], tangents.unknown[direction]
    steps = []
    for index in way:
        node = trace.nodes[index]
        if index in unknown:
            text = _unknown(tangents, node)
        elif index not in values:
            text = _("{tangent} = 0: it does not move in this direction.").format(tangent=tangent_called(node))
        elif not node.operands:
            start = _("Start: {tangent} = {value}.")
            text = start.format(tangent=tangent_called(node), value=_value(values[index]))
        else:
            text = _pushed(trace, node, values, one)
        steps.append(Step(index, text))
    return steps


def _unknown(tangents: Tangents, node: Node) -> str:
    """Return why the tangent of a node is not known: of its own operation, or of one before it."""
    for one in tangents.breaks:
        if one.node == node.index:
            return filled(BREAKS[one.kind], {"operation": one.operation})
    sentence = _("{tangent} is not known, because an operation before it has no forward formula.")
    return sentence.format(tangent=tangent_called(node))


def _value(value: Snapshot) -> str:
    return in_numbers(value) or str(tuple(value.shape))


def _pushed(trace: Trace, node: Node, values: Mapping[int, Snapshot], one: BackwardPass | None) -> str:
    written = _terms(trace, node, values, one)
    name, value = tangent_called(node), _value(values[node.index])
    if written is None and (is_of(node, "moves", "takes", "joins") or node.operation in ("sum", "mean")):
        return _("{operation} is linear and does to tangents what it does to values: {tangent} = {value}.").format(
            operation=node.operation, tangent=name, value=value
        )
    if written is None:
        given = [tangent_called(trace.nodes[operand]) for operand in node.operands if operand in values]
        return _("{operation}: {tangent} = J·({given}) = {value}.").format(
            operation=node.operation, tangent=name, given=", ".join(dict.fromkeys(given)), value=value
        )
    parts = [name, written[0], *([written[1]] if written[1] else []), value]
    text = " = ".join(dict.fromkeys(parts))
    return f"{node.operation}: {text}."


def _terms(
    trace: Trace, node: Node, values: Mapping[int, Snapshot], one: BackwardPass | None
) -> tuple[str, str] | None:
    """Return ``x₂·ẋ₁ + x₁·ẋ₂`` in symbols and in numbers, where that gives torch's tangent; else None."""
    if one is None or (adjoint := one.adjoint(node.index)) is None or any(node.expands):
        return None
    sent_here = {c.slot: c.value for c in one.sent if c.user == node.index}
    symbols, numbers, total = [], [], numpy.zeros(())
    for slot, operand in enumerate(node.operands):
        if operand not in values:
            continue
        if slot not in sent_here:
            return None
        rule = found(trace, node, slot, adjoint, sent_here[slot], short_name)
        if rule is None or rule.factor.form != CELL_BY_CELL or not rule.factor.by_cell:
            return None
        moved = trace.nodes[operand]
        total = total + rule.cells * values[operand].array()
        symbols.append(_term(rule.factor.symbol, tangent_called(moved)))
        numbers.append(_number_term(rule.factor.symbol, rule.factor.number, in_numbers(values[operand])))
    target = values[node.index].array()
    if total.shape != target.shape or not numpy.allclose(total, target, rtol=1e-3, atol=1e-6):
        return None
    in_figures = " + ".join(numbers)
    return " + ".join(symbols), in_figures if all(numbers) and len(in_figures) <= LONGEST else ""


def _term(symbol: str, tangent: str) -> str:
    if symbol in ("1", "−1"):
        return tangent if symbol == "1" else f"−{tangent}"
    return f"{bracketed(symbol) if symbol.startswith('−') else symbol}·{tangent}"


def _number_term(symbol: str, number: str, tangent: str) -> str:
    if symbol == "1":
        return bracketed(tangent)
    return f"{bracketed(number)}·{bracketed(tangent)}" if number and tangent else ""


def reverse_steps(trace: Trace, way: list[int], one: BackwardPass | None) -> list[Step]:
    """Return the steps of a backward pass over the same nodes, the root first."""
    return [Step(index, _adjoint(trace, index, one)) for index in reversed(way)]


def _adjoint(trace: Trace, index: int, one: BackwardPass | None) -> str:
    node = trace.nodes[index]
    name = adjoint_called(node)
    adjoint = one.adjoint(index) if one is not None else None
    if one is None or adjoint is None:
        return _("{adjoint}: none, the output does not depend on it through the graph.").format(adjoint=name)
    if index in one.roots:
        return _("Start: {adjoint} = {value}.").format(adjoint=name, value=value_text(adjoint))
    arrived = [c for c in one.sent if c.operand == index]
    if len(arrived) == 1:
        return sent(trace, one, arrived[0])
    users = ", ".join(dict.fromkeys(short_name(trace.nodes[c.user]) for c in arrived))
    terms = " + ".join(bracketed(in_numbers(c.value)) for c in arrived) if len(arrived) <= 4 else ""
    value = value_text(adjoint)
    if terms and all(in_numbers(c.value) for c in arrived):
        value = f"{terms} = {value}"
    return _("From {users}: {adjoint} = {value}.").format(users=users, adjoint=name, value=value)
