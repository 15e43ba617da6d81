"""Symbolic differentiation of an expression in one variable, by the rules of the book: sum, product, power, chain.

Only as much simplification as a person does in passing: constants are multiplied out, zeros and ones disappear.
"""

from __future__ import annotations

import ast


class NoRule(Exception):
    """The expression has something that no rule here differentiates; ``args[0]`` is its text."""


LONGEST = 400
"""Characters of an expression that is differentiated here."""

OUTER = {
    "sin": "cos({u})", "cos": "-sin({u})", "tan": "1 / cos({u})**2", "exp": "exp({u})", "log": "1 / {u}",
    "sqrt": "1 / (2 * sqrt({u}))", "tanh": "1 - tanh({u})**2", "sinh": "cosh({u})", "cosh": "sinh({u})",
    "sigmoid": "sigmoid({u}) * (1 - sigmoid({u}))", "square": "2 * {u}", "abs": "sign({u})",
    "atan": "1 / (1 + {u}**2)", "relu": "where({u} > 0, 1, 0)",
}  # fmt: skip
"""f → f′ as a text of its argument."""


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
            return _number(0)
        case ast.Name(id=found):
            return _number(1 if found == name else 0)
        case ast.UnaryOp(op=ast.USub(), operand=u):
            return _times(_number(-1), _d(u, name))
        case ast.UnaryOp(op=ast.UAdd(), operand=u):
            return _d(u, name)
        case ast.BinOp(left=u, op=ast.Add(), right=v):
            return _plus(_d(u, name), _d(v, name))
        case ast.BinOp(left=u, op=ast.Sub(), right=v):
            return _plus(_d(u, name), _times(_number(-1), _d(v, name)))
        case ast.BinOp(left=u, op=ast.Mult(), right=v):
            return _plus(_times(_d(u, name), v), _times(u, _d(v, name)))
        case ast.BinOp(left=u, op=ast.Div(), right=v):
            if not _mentions(v, name):
                return _over(_d(u, name), v)
            above = _plus(_times(_d(u, name), v), _times(_number(-1), _times(u, _d(v, name))))
            return _over(above, _power(v, _number(2)))
        case ast.BinOp(left=u, op=ast.Pow(), right=v):
            return _d_power(u, v, name)
        case ast.Call(func=ast.Name(id=function) | ast.Attribute(attr=function), args=[u], keywords=[]) if (
            function in OUTER
        ):
            outer = ast.parse(OUTER[function].format(u=f"({ast.unparse(u)})"), mode="eval").body
            return _times(_d(u, name), outer)
    raise NoRule(ast.unparse(node))


def _d_power(u: ast.expr, v: ast.expr, name: str) -> ast.expr:
    if not _mentions(v, name):  # n uⁿ⁻¹ u′
        return _times(_times(v, _power(u, _plus(v, _number(-1)))), _d(u, name))
    log = ast.Call(ast.Name("log", ast.Load()), [u], [])
    return _times(_power(u, v), _plus(_times(_d(v, name), log), _over(_times(v, _d(u, name)), u)))


def _mentions(node: ast.expr, name: str) -> bool:
    return any(isinstance(inner, ast.Name) and inner.id == name for inner in ast.walk(node))


def _number(value: float) -> ast.expr:
    return ast.UnaryOp(ast.USub(), ast.Constant(-value)) if value < 0 else ast.Constant(value)


def _read(node: ast.expr) -> float | None:
    match node:
        case ast.Constant(value=int() | float() as value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return -value
    return None


def _plus(u: ast.expr, v: ast.expr) -> ast.expr:
    a, b = _read(u), _read(v)
    if a is not None and b is not None:
        return _number(a + b)
    if a == 0 or b == 0:
        return v if a == 0 else u
    negative = _without_sign(v)
    return ast.BinOp(u, ast.Sub(), negative) if negative is not None else ast.BinOp(u, ast.Add(), v)


def _without_sign(node: ast.expr) -> ast.expr | None:
    """Return −node where node is written with a minus in front, else None."""
    factor = _read(node)
    if factor is not None:
        return _number(-factor) if factor < 0 else None
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=u):
            return u
        case ast.BinOp(left=left, op=ast.Mult(), right=right) if (a := _read(left)) is not None and a < 0:
            return _times(_number(-a), right)
        case ast.BinOp(left=left, op=ast.Div(), right=right) if (a := _read(left)) is not None and a < 0:
            return _over(_number(-a), right)
    return None


def _times(u: ast.expr, v: ast.expr) -> ast.expr:
    a, b = _read(u), _read(v)
    if a is not None and b is not None:
        return _number(a * b)
    if a == 0 or b == 0:
        return _number(0)
    if a == 1 or b == 1:
        return v if a == 1 else u
    if b is not None:  # the number goes in front
        return _times(v, u)
    match u, v:
        case _, ast.BinOp(left=left, op=ast.Mult(), right=right) if (c := _read(left)) is not None:
            return _times(_times(_number(c), u), right)
        case _, ast.BinOp(left=ast.Constant(value=1), op=ast.Div(), right=below):
            return _over(u, below)
        case _, ast.UnaryOp(op=ast.USub(), operand=inner):
            return ast.UnaryOp(ast.USub(), _times(u, inner))
    if a == -1:
        return ast.UnaryOp(ast.USub(), v)
    return ast.BinOp(u, ast.Mult(), v)


def _over(u: ast.expr, v: ast.expr) -> ast.expr:
    if _read(u) == 0 or _read(v) == 1:
        return u
    return ast.BinOp(u, ast.Div(), v)


def _power(u: ast.expr, v: ast.expr) -> ast.expr:
    n = _read(v)
    if n == 1:
        return u
    return _number(1) if n == 0 else ast.BinOp(u, ast.Pow(), v)
