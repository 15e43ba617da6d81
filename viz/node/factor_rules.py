"""What operations multiply the adjoint with, cell by cell: candidates that `viz.node.local_factor` checks by computing.

A symbol has the operands as {0}, {1}, the result as {y}, and as {n} how many cells went into one of the result.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec
import numpy

from core.trace import Node
from viz.cells import MINUS, number_text

Array = numpy.ndarray[Any, Any]
Compute = Callable[[list[Array], Array], Any]
NUMBER = r"(-?\d+\.?\d*(?:e-?\d+)?)"


class Rule(msgspec.Struct, frozen=True):
    """A way of reading an operation's text: the symbol with slots, and the factor from operands and output."""

    symbol: str
    factor: Compute


def _always(number: float) -> Compute:
    return lambda operands, out: number


def back_in_shape(reduced: Array, shape: tuple[int, ...]) -> Array:
    """Bring what a reduction made back to as many axes as its operand has, so that it can be multiplied."""
    for axis in range(len(shape)) if reduced.ndim != len(shape) else ():
        if (*shape[:axis], *shape[axis + 1 :]) == reduced.shape:
            return numpy.expand_dims(reduced, axis)
    return reduced


def _chosen(operand: Array, out: Array) -> Array:
    return (operand == back_in_shape(out, operand.shape)).astype(float)


def _softmax(x: Array) -> Array:
    raised = numpy.exp(x - x.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def _without_labels(operands: list[Array], out: Array) -> Array:
    scores, labels = operands[:2]
    return (_softmax(scores) - numpy.eye(scores.shape[-1])[labels]) / labels.size


ONE = Rule("1", _always(1.0))
CHOSEN = (
    Rule("[{0} = {y}]", lambda o, y: _chosen(o[0], y)),
    Rule("[{0} = {y}]/k", lambda o, y: _chosen(o[0], y) / _chosen(o[0], y).sum()),
)
"""Of a largest or smallest cell, and of k that are equal."""

RULES: dict[tuple[str, int], tuple[Rule, ...]] = {
    ("mul", 0): (Rule("{1}", lambda o, y: o[1]),),
    ("mul", 1): (Rule("{0}", lambda o, y: o[0]),),
    ("dot", 0): (Rule("{1}", lambda o, y: o[1]),),
    ("dot", 1): (Rule("{0}", lambda o, y: o[0]),),
    ("add", 0): (ONE,),
    ("add", 1): (ONE,),
    ("sub", 0): (ONE,),
    ("sub", 1): (Rule(f"{MINUS}1", _always(-1.0)),),
    ("div", 0): (Rule("1/{1}", lambda o, y: 1 / o[1]),),
    ("div", 1): (Rule(f"({MINUS}{{0}}/{{1}}²)", lambda o, y: -o[0] / o[1] ** 2),),
    ("pow", 0): (Rule("{1}·{0}^({1}−1)", lambda o, y: o[1] * o[0] ** (o[1] - 1)),),
    ("pow", 1): (Rule("{y}·ln {0}", lambda o, y: y * numpy.log(o[0])),),
    ("neg", 0): (Rule(f"{MINUS}1", _always(-1.0)),),
    ("exp", 0): (Rule("{y}", lambda o, y: y),),
    ("log", 0): (Rule("1/{0}", lambda o, y: 1 / o[0]),),
    ("sin", 0): (Rule("cos({0})", lambda o, y: numpy.cos(o[0])),),
    ("cos", 0): (Rule(f"({MINUS}sin({{0}}))", lambda o, y: -numpy.sin(o[0])),),
    ("tanh", 0): (Rule("(1 − {y}²)", lambda o, y: 1 - y * y),),
    ("sigmoid", 0): (Rule("{y}·(1 − {y})", lambda o, y: y * (1 - y)),),
    ("relu", 0): (Rule("[{0} > 0]", lambda o, y: (o[0] > 0).astype(float)),),
    ("sqrt", 0): (Rule("1/(2·{y})", lambda o, y: 1 / (2 * y)),),
    ("square", 0): (Rule("2·{0}", lambda o, y: 2 * o[0]),),
    ("abs", 0): (Rule("sign({0})", lambda o, y: numpy.sign(o[0])),),
    ("sum", 0): (Rule("1", lambda o, y: numpy.ones_like(o[0])),),
    ("mean", 0): (Rule("1/{n}", lambda o, y: numpy.full_like(o[0], y.size / o[0].size)),),
    ("expand", 0): (ONE,),
    ("linear", 2): (ONE,),
    ("prod", 0): (Rule("{y}/{0}", lambda o, y: back_in_shape(y, o[0].shape) / o[0]),),
    ("norm", 0): (Rule("{0}/{y}", lambda o, y: o[0] / back_in_shape(y, o[0].shape)),),
    ("logsumexp", 0): (Rule("e^({0} − {y})", lambda o, y: numpy.exp(o[0] - back_in_shape(y, o[0].shape))),),
    **dict.fromkeys((("max", 0), ("min", 0), ("amax", 0), ("amin", 0)), CHOSEN),
    ("maximum", 0): (Rule("[{0} > {1}]", lambda o, y: numpy.heaviside(o[0] - o[1], 0.0)),
                     Rule("([{0} > {1}] + ½[{0} = {1}])", lambda o, y: numpy.heaviside(o[0] - o[1], 0.5))),
    ("maximum", 1): (Rule("[{1} > {0}]", lambda o, y: numpy.heaviside(o[1] - o[0], 0.0)),
                     Rule("([{1} > {0}] + ½[{0} = {1}])", lambda o, y: numpy.heaviside(o[1] - o[0], 0.5))),
    ("minimum", 0): (Rule("[{0} < {1}]", lambda o, y: numpy.heaviside(o[1] - o[0], 0.0)),
                     Rule("([{0} < {1}] + ½[{0} = {1}])", lambda o, y: numpy.heaviside(o[1] - o[0], 0.5))),
    ("minimum", 1): (Rule("[{1} < {0}]", lambda o, y: numpy.heaviside(o[0] - o[1], 0.0)),
                     Rule("([{1} < {0}] + ½[{0} = {1}])", lambda o, y: numpy.heaviside(o[0] - o[1], 0.5))),
    ("where", 1): (Rule("[{0}]", lambda o, y: o[0].astype(float)), Rule("[not {0}]", lambda o, y: 1.0 - o[0])),
    ("where", 2): (Rule("[not {0}]", lambda o, y: 1.0 - o[0]),),
    ("cross_entropy", 0): (Rule("(softmax({0}) − onehot({1}))/{n}", _without_labels),),
    ("mse_loss", 0): (Rule("2·({0} − {1})/{n}", lambda o, y: 2 * (o[0] - o[1]) / o[0].size),),
    ("mse_loss", 1): (Rule("2·({1} − {0})/{n}", lambda o, y: 2 * (o[1] - o[0]) / o[0].size),),
}  # fmt: skip
"""(operation, operand slot) → its rules, for operands that are tensors."""

WITH_NUMBER: tuple[tuple[str, str, Callable[[float], Rule]], ...] = (
    ("mul", rf"\{{0\}} \* {NUMBER}|{NUMBER} \* \{{0\}}", lambda c: Rule(number_text(c), _always(c))),
    ("add", r".*", lambda c: ONE),
    ("sub", r"\{0\} - .*", lambda c: ONE),
    ("sub", rf"{NUMBER} - \{{0\}}", lambda c: Rule(f"{MINUS}1", _always(-1.0))),
    ("div", rf"\{{0\}} / {NUMBER}", lambda c: Rule(f"1/{number_text(c)}", _always(1 / c if c else 0.0))),
    (
        "div",
        rf"{NUMBER} / \{{0\}}",
        lambda c: Rule(f"({MINUS}{number_text(c)}/{{0}}²)", lambda o, y: -c / o[0] ** 2),
    ),
    ("pow", rf"\{{0\}} \*\* {NUMBER}", lambda c: _power(c)),
    ("pow", rf"{NUMBER} \*\* \{{0\}}", lambda c: Rule(f"{{y}}·ln {number_text(c)}", lambda o, y: y * numpy.log(c))),
    ("clamp", rf"clamp\(\{{0\}}, (?:min=)?{NUMBER}\)",
     lambda c: Rule(f"[{{0}} ≥ {number_text(c)}]", lambda o, y: (o[0] >= c).astype(float))),
    ("clamp", rf"clamp\(\{{0\}}, max={NUMBER}\)",
     lambda c: Rule(f"[{{0}} ≤ {number_text(c)}]", lambda o, y: (o[0] <= c).astype(float))),
    ("dropout", rf"dropout\(\{{0\}}, p={NUMBER}, training=True, .*\)",
     lambda c: Rule(f"mask/{number_text(1 - c)}", lambda o, y: (y != 0) / (1 - c))),
)  # fmt: skip
"""(operation, its text, rule for the number in it): operations with a Python number in place of a tensor."""

OF_TWO = {"add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "**", "dot": "@"}
"""Operations of two operands → their sign, as the text of a function call is read."""


def _power(c: float) -> Rule:
    if c == 2:
        return Rule("2·{0}", lambda o, y: 2 * o[0])
    return Rule(f"{number_text(c)}·{{0}}^{number_text(c - 1)}", lambda o, y: c * o[0] ** (c - 1))


def candidates(node: Node, slot: int) -> tuple[Rule, ...]:
    """Return the rules that may hold for one operand of an operation, the likeliest first."""
    operation = node.operation.rstrip("_")
    if (operation not in OF_TWO and (operation, slot) in RULES) or len(node.operands) == 2:
        return RULES.get((operation, slot), ())
    text = (
        re.sub(r"^\w+\((.+), (.+)\)$", rf"\1 {OF_TWO[operation]} \2", node.text) if operation in OF_TWO else node.text
    )
    text = re.sub(r"^(\{0\}) (\*\*|[-+*/])= ", r"\1 \2 ", text)  # x *= 3 multiplies as x * 3 does
    for name, pattern, made in WITH_NUMBER:
        match = re.fullmatch(pattern, text) if name == operation else None
        if match:
            return (made(float(next((group for group in match.groups() if group), 0))),)
    return ()
