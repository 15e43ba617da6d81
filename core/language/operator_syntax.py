"""Operators, comparisons and conditions as closures."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from core.language import operators
from core.language.expressions import Closure, Frame, compile_expression, placed
from core.language.names import Scope
from core.language.operators import BINARY, COMPARE, NUMBERS, UNARY
from core.language.state import TENSORS
from core.language.stops import Place, mark


def binary(node: ast.BinOp, scope: Scope) -> Closure:
    run, place = scope.run, scope.run.source.place(node)
    left_of, right_of = compile_expression(node.left, scope), compile_expression(node.right, scope)
    return operation(run, BINARY[type(node.op)], left_of, right_of, place)


def operation(run: Any, function: Any, left_of: Closure, right_of: Closure, place: Place) -> Closure:
    """Return the closure of a binary operator, also of an augmented assignment's."""
    combine, apply = operators.combine, run.operator

    def evaluate(frame: Frame) -> Any:
        left = left_of(frame)
        right = right_of(frame)
        try:
            if type(left) in TENSORS or type(right) in TENSORS:
                return apply(function, left, right, place)
            return combine(run, function, left, right)
        except BaseException as error:
            mark(error, place, (left, right))
            raise

    return evaluate


def unary(node: ast.UnaryOp, scope: Scope) -> Closure:
    run, place, operand_of = scope.run, scope.run.source.place(node), compile_expression(node.operand, scope)
    if isinstance(node.op, ast.Not):
        return placed(lambda frame: not operand_of(frame), place)
    function = UNARY[type(node.op)]

    def evaluate(frame: Frame) -> Any:
        value = operand_of(frame)
        try:
            if type(value) in TENSORS:
                return run.torch(function, True, (value,), {}, place)
            return function(value)
        except BaseException as error:
            mark(error, place, (value,))
            raise

    return evaluate


def boolean(node: ast.BoolOp, scope: Scope) -> Closure:
    run, places = scope.run, [scope.run.source.place(value) for value in node.values]
    *first, last = [compile_expression(value, scope) for value in node.values]
    stop_at = isinstance(node.op, ast.Or)

    def evaluate(frame: Frame) -> Any:
        for value_of, place in zip(first, places, strict=False):
            value = value_of(frame)
            if decide(run, value, place) is stop_at:
                return value
        return last(frame)

    return evaluate


def truth(node: ast.expr, scope: Scope) -> Callable[[Frame], bool]:
    """Return the closure of a condition: the value as True or False."""
    run, place, value_of = scope.run, scope.run.source.place(node), compile_expression(node, scope)

    def evaluate(frame: Frame) -> bool:
        value = value_of(frame)
        return value if type(value) is bool else decide(run, value, place)

    return evaluate


def decide(run: Any, value: Any, place: Place) -> bool:
    """Return bool(value), with the place of a value that has no truth."""
    if type(value) in TENSORS:
        run.recorder.at = place
    try:
        return bool(value)
    except BaseException as error:
        mark(error, place, (value,))
        raise


def compare(node: ast.Compare, scope: Scope) -> Closure:
    run, place, first_of = scope.run, scope.run.source.place(node), compile_expression(node.left, scope)
    steps = [
        (_comparison(run, operator), compile_expression(value, scope))
        for operator, value in zip(node.ops, node.comparators, strict=True)
    ]
    if len(steps) == 1:
        ((function, second_of),) = steps

        def single(frame: Frame) -> Any:
            left = first_of(frame)
            right = second_of(frame)
            try:
                return function(left, right, place)
            except BaseException as error:
                mark(error, place, (left, right))
                raise

        return single

    def chained(frame: Frame) -> Any:
        left, result = first_of(frame), True
        for position, (function, value_of) in enumerate(steps):
            right = value_of(frame)
            try:
                result = function(left, right, place)
                if position + 1 < len(steps) and not decide(run, result, place):
                    return result
            except BaseException as error:
                mark(error, place, (left, right))
                raise
            left = right
        return result

    return chained


def _comparison(run: Any, operator: ast.cmpop) -> Callable[[Any, Any, Place], Any]:
    kind = type(operator)
    if kind is ast.Is:
        return lambda left, right, place: left is right
    if kind is ast.IsNot:
        return lambda left, right, place: left is not right
    if kind in (ast.In, ast.NotIn):
        return _membership(run, kind is ast.In)
    function = COMPARE[kind]

    def compare_two(left: Any, right: Any, place: Place) -> Any:
        if type(left) in NUMBERS and type(right) in NUMBERS:
            return function(left, right)
        if type(left) in TENSORS or type(right) in TENSORS:
            return run.operator(function, left, right, place)
        return operators.compared(run, function, left, right)

    return compare_two


def _membership(run: Any, wanted: bool) -> Callable[[Any, Any, Place], Any]:
    def member(left: Any, right: Any, place: Place) -> bool:
        if type(left) in TENSORS or type(right) in TENSORS:
            run.ready(place)
        return operators.contains(run, left, right) is wanted

    return member


def conditional(node: ast.IfExp, scope: Scope) -> Closure:
    test, yes, no = (
        truth(node.test, scope),
        compile_expression(node.body, scope),
        compile_expression(node.orelse, scope),
    )
    return lambda frame: yes(frame) if test(frame) else no(frame)


OPERATOR_SYNTAX: dict[type[ast.AST], Any] = {
    ast.BinOp: binary,
    ast.UnaryOp: unary,
    ast.BoolOp: boolean,
    ast.Compare: compare,
    ast.IfExp: conditional,
}
