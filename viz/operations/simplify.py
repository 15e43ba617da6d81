"""Formulas as syntax trees, simplified as a person does in passing: numbers multiplied out, zeros and ones gone."""

from __future__ import annotations

import ast
import copy
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

FLIPPED: dict[type, type[ast.cmpop]] = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE}


def filled(text: str, constants: Mapping[str, Any]) -> ast.expr:
    """Return a record's text with numbers in place of parameters, simplified.

    A parameter that is None takes its part with it: ``where(None <= x <= 2, 1, 0)`` asks only whether x ≤ 2.
    """
    named = names_in(text)
    return _filled(text, tuple((name, type(value), value) for name, value in constants.items() if name in named))


@lru_cache(maxsize=1024)  # a picture asks for the same few formulas at thousands of edges; nobody changes a tree
def _filled(text: str, constants: tuple[tuple[str, type, Any], ...]) -> ast.expr:
    return _rebuilt(ast.parse(text, mode="eval").body, {name: value for name, _, value in constants})


@lru_cache(maxsize=1024)
def names_in(text: str) -> frozenset[str]:
    """Return the names in a record's text: parameters, ``out``, ``bar`` and functions."""
    return frozenset(one.id for one in ast.walk(ast.parse(text, mode="eval")) if isinstance(one, ast.Name))


def _rebuilt(tree: ast.expr, constants: Mapping[str, Any]) -> ast.expr:
    match tree:
        case ast.Name(id=name) if name in constants:
            value = constants[name]
            return number(value) if type(value) in (int, float) else ast.Constant(value)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return times(number(-1), _rebuilt(inner, constants))
        case ast.BinOp(left=left, op=operator, right=right):
            return _combined(operator, _rebuilt(left, constants), _rebuilt(right, constants))
        case ast.Compare():
            return _compared(tree, constants)
        case ast.Attribute(value=inner, attr=name):
            return ast.Attribute(_rebuilt(inner, constants), name, ast.Load())
        case ast.Call(func=ast.Name(id=name), args=args):
            return _called(name, [_rebuilt(one, constants) for one in args])
    return tree


def _combined(operator: ast.operator, left: ast.expr, right: ast.expr) -> ast.expr:
    if _is_none(left) or _is_none(right):
        return left if _is_none(right) else right
    match operator:
        case ast.Add():
            return plus(left, right)
        case ast.Sub():
            return plus(left, times(number(-1), right))
        case ast.Mult():
            return times(left, right)
        case ast.Div():
            return over(left, right)
        case ast.Pow():
            return power(left, right)
    return ast.BinOp(left, operator, right)


def _compared(tree: ast.Compare, constants: Mapping[str, Any]) -> ast.expr:
    sides = [_rebuilt(one, constants) for one in (tree.left, *tree.comparators)]
    signs = list(tree.ops)
    while sides and _is_none(sides[0]):
        sides, signs = sides[1:], signs[1:]
    while sides and _is_none(sides[-1]):
        sides, signs = sides[:-1], signs[:-1]
    if len(signs) == 1 and read(sides[0]) is not None and type(signs[0]) in FLIPPED:
        sides, signs = sides[::-1], [FLIPPED[type(signs[0])]()]  # x ≥ 2 reads better than 2 ≤ x
    return ast.Compare(sides[0], signs, sides[1:]) if signs else ast.Constant(True)


def _called(name: str, args: list[ast.expr]) -> ast.expr:
    if name in ("minimum", "maximum") and any(map(_is_none, args)):
        return next(one for one in args if not _is_none(one))
    if name == "where" and isinstance(args[0], ast.Constant) and args[0].value in (True, False):
        return args[1] if args[0].value else args[2]
    return ast.Call(ast.Name(name, ast.Load()), args, [])


def _is_none(tree: ast.expr) -> bool:
    return isinstance(tree, ast.Constant) and tree.value is None


def number(value: float) -> ast.expr:
    """Return a number; Python writes a negative one with a sign before it."""
    return ast.UnaryOp(ast.USub(), ast.Constant(-value)) if value < 0 else ast.Constant(value)


def read(node: ast.expr) -> float | None:
    """Return the number that a tree is, or None."""
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int() | float() as value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return -value
    return None


def plus(u: ast.expr, v: ast.expr) -> ast.expr:
    """Return u + v."""
    a, b = read(u), read(v)
    if a is not None and b is not None:
        return number(a + b)
    if a == 0 or b == 0:
        return v if a == 0 else u
    negative = without_sign(v)
    return ast.BinOp(u, ast.Sub(), negative) if negative is not None else ast.BinOp(u, ast.Add(), v)


def without_sign(node: ast.expr) -> ast.expr | None:
    """Return −node where node is written with a minus in front, else None."""
    factor = read(node)
    if factor is not None:
        return number(-factor) if factor < 0 else None
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=u):
            return u
        case ast.BinOp(left=left, op=ast.Mult(), right=right) if (a := read(left)) is not None and a < 0:
            return times(number(-a), right)
        case ast.BinOp(left=left, op=ast.Div(), right=right) if (a := read(left)) is not None and a < 0:
            return over(number(-a), right)
    return None


def times(u: ast.expr, v: ast.expr) -> ast.expr:
    """Return u · v."""
    a, b = read(u), read(v)
    if a is not None and b is not None:
        return number(a * b)
    if a == 0 or b == 0:
        return number(0)
    if a == 1 or b == 1:
        return v if a == 1 else u
    if b is not None:  # the number goes in front
        return times(v, u)
    match u, v:
        case _, ast.BinOp(left=left, op=ast.Mult(), right=right) if (c := read(left)) is not None:
            return times(times(number(c), u), right)
        case _, ast.BinOp(left=ast.Constant(value=1), op=ast.Div(), right=below):
            return over(u, below)
        case _, ast.UnaryOp(op=ast.USub(), operand=inner):
            return ast.UnaryOp(ast.USub(), times(u, inner))
    if a == -1:
        return ast.UnaryOp(ast.USub(), v)
    return ast.BinOp(u, ast.Mult(), v)


def over(u: ast.expr, v: ast.expr) -> ast.expr:
    """Return u / v."""
    if read(u) == 0 or read(v) == 1:
        return u
    return ast.BinOp(u, ast.Div(), v)


def power(u: ast.expr, v: ast.expr) -> ast.expr:
    """Return u to the power v."""
    n = read(v)
    if n == 1:
        return u
    return number(1) if n == 0 else ast.BinOp(u, ast.Pow(), v)


def with_expressions(tree: ast.expr, expressions: Mapping[str, ast.expr]) -> ast.expr:
    """Return a formula with expressions in place of names."""
    return ast.fix_missing_locations(_InPlaceOf(expressions).visit(copy.deepcopy(tree)))


class _InPlaceOf(ast.NodeTransformer):
    def __init__(self, expressions: Mapping[str, ast.expr]) -> None:
        self.expressions = expressions

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.expressions.get(node.id, node)
