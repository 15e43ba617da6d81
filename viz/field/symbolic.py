"""Symbolic differentiation of an expression in one variable, by the rules of the book: sum, product, power, chain.

Only as much simplification as a person does in passing: constants are multiplied out, zeros and ones disappear.
"""

from __future__ import annotations

import ast

from viz.operations.call import defaults
from viz.operations.registry import named
from viz.operations.simplify import filled, number, over, plus, power, times, with_expressions


class NoRule(Exception):
    """The expression has something that no rule here differentiates; ``args[0]`` is its text."""


LONGEST = 400
"""Characters of an expression that is differentiated here."""

RULES = {
    "sum": "(u + v)' = u' + v'",
    "product": "(uv)' = u'v + v'u",
    "quotient": r"\left(\frac{u}{v}\right)' = \frac{u'v - v'u}{v^2}",
    "power": "(x^n)' = n\\,x^{n-1}",
    "chain": r"\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}",
}
"""Rule → LaTeX, as the book (D2L 2.4.1 and 2.5) writes it."""


def rules_used(expression: str, name: str) -> list[str]:
    """Return which of `RULES` the derivative takes, in the order in which the expression needs them."""
    found: dict[str, None] = {}
    try:
        pending = [_parsed(expression)]
    except NoRule:
        return []
    while pending:
        node = pending.pop(0)
        if not _mentions(node, name):
            continue
        match node:
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                found["sum"] = None
            case ast.BinOp(left=u, op=ast.Mult(), right=v) if _mentions(u, name) and _mentions(v, name):
                found["product"] = None
            case ast.BinOp(op=ast.Div(), right=v) if _mentions(v, name):
                found["quotient"] = None
            case ast.BinOp(left=u, op=ast.Pow()):
                found["power"] = None
                if not isinstance(u, ast.Name):
                    found["chain"] = None
            case ast.Call(args=[u]) if not isinstance(u, ast.Name):
                found["chain"] = None
        pending += [inner for inner in ast.iter_child_nodes(node) if isinstance(inner, ast.expr)]
    return [*found]


def derivative(expression: str, name: str) -> str:
    """Return d(expression)/d(name) as Python text.

    Raises:
        NoRule: there is no rule for a part of it.
    """
    try:
        return ast.unparse(ast.fix_missing_locations(_d(_parsed(expression), name)))
    except (RecursionError, ValueError) as error:  # of a number with thousands of digits, or products in products
        raise NoRule(expression) from error


def _parsed(expression: str) -> ast.expr:
    """Return the tree of an expression that a person may have written; the derivative of a longer one grows with
    the square of its length."""
    try:
        if len(expression) <= LONGEST:
            return ast.parse(expression, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
    raise NoRule(expression)


def _d(node: ast.expr, name: str) -> ast.expr:
    match node:
        case ast.Constant():
            return number(0)
        case ast.Name(id=found):
            return number(1 if found == name else 0)
        case ast.UnaryOp(op=ast.USub(), operand=u):
            return times(number(-1), _d(u, name))
        case ast.UnaryOp(op=ast.UAdd(), operand=u):
            return _d(u, name)
        case ast.BinOp(left=u, op=ast.Add(), right=v):
            return plus(_d(u, name), _d(v, name))
        case ast.BinOp(left=u, op=ast.Sub(), right=v):
            return plus(_d(u, name), times(number(-1), _d(v, name)))
        case ast.BinOp(left=u, op=ast.Mult(), right=v):
            return plus(times(_d(u, name), v), times(u, _d(v, name)))
        case ast.BinOp(left=u, op=ast.Div(), right=v):
            if not _mentions(v, name):
                return over(_d(u, name), v)
            above = plus(times(_d(u, name), v), times(number(-1), times(u, _d(v, name))))
            return over(above, power(v, number(2)))
        case ast.BinOp(left=u, op=ast.Pow(), right=v):
            return _d_power(u, v, name)
        case ast.Call(func=ast.Name(id=function) | ast.Attribute(attr=function), args=[u], keywords=[]) if (
            outer := _slope(function, u)
        ) is not None:
            return times(_d(u, name), outer)
    raise NoRule(ast.unparse(node))


def _slope(function: str, u: ast.expr) -> ast.expr | None:
    """Return f′(u) by the record of f; None where it has none of one number."""
    record = named(function)
    if record is None or record.family != "each" or set(record.back) != {"x"}:
        return None
    text = record.back["x"][0].text
    if not text or record.back["x"][0].remark:
        return None
    outer = filled(text, defaults(record))
    return with_expressions(outer, {"x": u, "out": ast.Call(ast.Name(function, ast.Load()), [u], [])})


def _d_power(u: ast.expr, v: ast.expr, name: str) -> ast.expr:
    if not _mentions(v, name):  # n uⁿ⁻¹ u′
        return times(times(v, power(u, plus(v, number(-1)))), _d(u, name))
    log = ast.Call(ast.Name("log", ast.Load()), [u], [])
    return times(power(u, v), plus(times(_d(v, name), log), over(times(v, _d(u, name)), u)))


def _mentions(node: ast.expr, name: str) -> bool:
    return any(isinstance(inner, ast.Name) and inner.id == name for inner in ast.walk(node))
