"""The factor by which an operation multiplies the adjoint on its way back to an operand, in symbols and in numbers.

A rule is told only where it gives what torch sent: every candidate is computed with the recorded values and compared
with the contribution, so a sentence made from it cannot be wrong about this run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec
import numpy

from core.trace import Node, Snapshot, Trace
from viz.cells import MINUS, nested_text, number_text

Array = numpy.ndarray[Any, Any]
Compute = Callable[[list[Array], Array], Any]
NUMBER = r"(-?\d+\.?\d*(?:e-?\d+)?)"
LONGEST = 40
"""Characters of a factor written in numbers; a longer one is left to the panel."""


class Factor(msgspec.Struct, frozen=True):
    """What the adjoint is multiplied with, cell by cell.

    Attributes:
        symbol: In names: ``"x"``, ``"cos(u)"``; ``"1"`` and ``"−1"`` as they are.
        number: The same in numbers: ``"[1, 2]"``; "" when it would be too long.
    """

    symbol: str
    number: str


class Rule(msgspec.Struct, frozen=True):
    """A way of reading an operation's text: the symbol with slots, and the factor from operands and output."""

    symbol: str
    factor: Compute


def _always(number: float) -> Compute:
    return lambda operands, out: number


RULES: dict[tuple[str, int], Rule] = {
    ("mul", 0): Rule("{1}", lambda o, y: o[1]),
    ("mul", 1): Rule("{0}", lambda o, y: o[0]),
    ("dot", 0): Rule("{1}", lambda o, y: o[1]),
    ("dot", 1): Rule("{0}", lambda o, y: o[0]),
    ("add", 0): Rule("1", _always(1.0)),
    ("add", 1): Rule("1", _always(1.0)),
    ("sub", 0): Rule("1", _always(1.0)),
    ("sub", 1): Rule(f"{MINUS}1", _always(-1.0)),
    ("div", 0): Rule("1/{1}", lambda o, y: 1 / o[1]),
    ("div", 1): Rule(f"({MINUS}{{0}}/{{1}}²)", lambda o, y: -o[0] / o[1] ** 2),
    ("pow", 0): Rule("{1}·{0}^({1}−1)", lambda o, y: o[1] * o[0] ** (o[1] - 1)),
    ("pow", 1): Rule("{y}·ln {0}", lambda o, y: y * numpy.log(o[0])),
    ("neg", 0): Rule(f"{MINUS}1", _always(-1.0)),
    ("exp", 0): Rule("{y}", lambda o, y: y),
    ("log", 0): Rule("1/{0}", lambda o, y: 1 / o[0]),
    ("sin", 0): Rule("cos({0})", lambda o, y: numpy.cos(o[0])),
    ("cos", 0): Rule(f"({MINUS}sin({{0}}))", lambda o, y: -numpy.sin(o[0])),
    ("tanh", 0): Rule("(1 − {y}²)", lambda o, y: 1 - y * y),
    ("sigmoid", 0): Rule("{y}·(1 − {y})", lambda o, y: y * (1 - y)),
    ("relu", 0): Rule("[{0} > 0]", lambda o, y: (o[0] > 0).astype(float)),
    ("sqrt", 0): Rule("1/(2·{y})", lambda o, y: 1 / (2 * y)),
    ("square", 0): Rule("2·{0}", lambda o, y: 2 * o[0]),
    ("abs", 0): Rule("sign({0})", lambda o, y: numpy.sign(o[0])),
    ("sum", 0): Rule("1", lambda o, y: numpy.ones_like(o[0])),
    ("mean", 0): Rule("1/n", lambda o, y: numpy.full_like(o[0], y.size / o[0].size)),
}
"""(operation, operand slot) → its rule, for operands that are tensors."""

WITH_NUMBER: tuple[tuple[str, str, Callable[[float], Rule]], ...] = (
    ("mul", rf"\{{0\}} \* {NUMBER}|{NUMBER} \* \{{0\}}", lambda c: Rule(number_text(c), _always(c))),
    ("add", r".*", lambda c: Rule("1", _always(1.0))),
    ("sub", r"\{0\} - .*", lambda c: Rule("1", _always(1.0))),
    ("sub", rf"{NUMBER} - \{{0\}}", lambda c: Rule(f"{MINUS}1", _always(-1.0))),
    ("div", rf"\{{0\}} / {NUMBER}", lambda c: Rule(f"1/{number_text(c)}", _always(1 / c if c else 0.0))),
    (
        "div",
        rf"{NUMBER} / \{{0\}}",
        lambda c: Rule(f"({MINUS}{number_text(c)}/{{0}}²)", lambda o, y: -c / o[0] ** 2),
    ),
    ("pow", rf"\{{0\}} \*\* {NUMBER}", lambda c: _power(c)),
    ("pow", rf"{NUMBER} \*\* \{{0\}}", lambda c: Rule(f"{{y}}·ln {number_text(c)}", lambda o, y: y * numpy.log(c))),
)
"""(operation, its text, rule for the number in it): the same operations with a Python number in place of a tensor."""


OF_TWO = {"add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "**", "dot": "@"}
"""Operations of two operands → their sign, as the text of a function call is read."""


def _power(c: float) -> Rule:
    if c == 2:
        return Rule("2·{0}", lambda o, y: 2 * o[0])
    return Rule(f"{number_text(c)}·{{0}}^{number_text(c - 1)}", lambda o, y: c * o[0] ** (c - 1))


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
    rule = _rule(node, slot)
    operands = [trace.nodes[index] for index in node.operands]
    whole = [*(one.value for one in operands), node.value, adjoint, contribution]
    if rule is None or any(one.elided or one.missing or not one.numel or one.dtype == "bool" for one in whole):
        return None
    with numpy.errstate(all="ignore"):
        found = numpy.asarray(rule.factor([one.value.array() for one in operands], node.value.array()))
        sent = _summed(_spread(adjoint.array(), node, operands[slot]) * found, contribution.shape)
    if sent is None or not numpy.allclose(sent, contribution.array(), rtol=1e-3, atol=1e-6, equal_nan=True):
        return None
    names = [called(one) for one in operands]
    symbol = rule.symbol.format(*names, y=called(node))
    number = nested_text(found.tolist()) if found.size <= 8 else ""
    return Factor(symbol, number if len(number) <= LONGEST else "")


def _rule(node: Node, slot: int) -> Rule | None:
    operation = node.operation.rstrip("_")
    if operation not in OF_TWO or len(node.operands) == 2:
        return RULES.get((operation, slot))
    text = re.sub(r"^\w+\((.+), (.+)\)$", rf"\1 {OF_TWO[operation]} \2", node.text)
    for name, pattern, made in WITH_NUMBER:
        match = re.fullmatch(pattern, text) if name == operation else None
        if match:
            return made(float(next((group for group in match.groups() if group), 0)))
    return None


def _spread(adjoint: Array, node: Node, operand: Node) -> Array:
    """Bring the adjoint of a reduction back to as many axes as its operand has, so that it can be multiplied."""
    if node.operation not in ("sum", "mean") or adjoint.ndim == len(operand.value.shape):
        return adjoint
    for axis in range(len(operand.value.shape)):
        if tuple(numpy.delete(operand.value.shape, axis)) == adjoint.shape:
            return numpy.expand_dims(adjoint, axis)
    return adjoint


def _summed(product: Array, shape: tuple[int, ...]) -> Array | None:
    """Sum over the axes along which the operand was stretched; None where the shapes do not fit."""
    if product.ndim < len(shape):
        return numpy.broadcast_to(product, shape) if product.size == 1 else None
    product = product.sum(axis=tuple(range(product.ndim - len(shape))))
    axes = tuple(k for k, length in enumerate(shape) if length == 1 and product.shape[k] != 1)
    product = product.sum(axis=axes, keepdims=True)
    return product if product.shape == shape else None
