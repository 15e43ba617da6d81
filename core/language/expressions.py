"""Expressions: each node of the syntax tree becomes one Python closure ``frame -> value``, once per program."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from core.language import operators, text
from core.language.attributes import attribute_of
from core.language.names import OUTER, Scope
from core.language.operators import BINARY, COMPARE, NUMBERS, UNARY
from core.language.python_names import KNOWN, collected, whole
from core.language.state import TENSORS
from core.language.stops import Place, Refused, mark

Frame = dict[Any, Any]
Closure = Callable[[Frame], Any]


def compile_expression(node: ast.expr, scope: Scope) -> Closure:
    """Return the closure of an expression; of one that the language does not have, a closure that says so."""
    compile_node = EXPRESSIONS.get(type(node))
    if compile_node is None:
        return refusing("construct", scope.run.source.place(node), name=type(node).__name__)
    return compile_node(node, scope)


def refusing(kind: str, place: Place, **facts: object) -> Closure:
    """Return a closure that refuses: what ran before it stays in the trace."""

    def refuse(frame: Frame) -> Any:
        error = Refused(kind, **facts)
        mark(error, place)
        raise error

    return refuse


def constant(node: ast.Constant, scope: Scope) -> Closure:
    value = node.value
    if isinstance(value, bytes):
        return refusing("construct", scope.run.source.place(node), name="Bytes")
    if type(value) is int:
        run, place = scope.run, scope.run.source.place(node)
        if value.bit_length() > run.limits.integer_bits:
            return placed(lambda frame: whole(run, value), place)
    return lambda frame: value


def placed(evaluate: Closure, place: Place) -> Closure:
    """Return the closure with its place noted on what it raises."""

    def guarded(frame: Frame) -> Any:
        try:
            return evaluate(frame)
        except BaseException as error:
            mark(error, place)
            raise

    return guarded


# --- names -------------------------------------------------------------------------------------------------------


def name(node: ast.Name, scope: Scope) -> Closure:
    return load(node.id, scope, scope.run.source.place(node))


def load(identifier: str, scope: Scope, place: Place) -> Closure:
    """Return the closure that reads a variable."""
    distance = scope.find(identifier)
    outside = _global(identifier, scope, place)
    if distance is None:
        return outside
    if distance == 0:

        def local(frame: Frame) -> Any:
            try:
                return frame[identifier]
            except KeyError:
                return outside(frame) if scope.kind == "class" else _unbound(identifier, place)

        return local

    def enclosing(frame: Frame) -> Any:
        for _ in range(distance):
            frame = frame[OUTER]
        try:
            return frame[identifier]
        except KeyError:
            return _unbound(identifier, place, free=True)

    return enclosing


def _unbound(identifier: str, place: Place, free: bool = False) -> Any:
    if free:
        error: NameError = NameError(
            f"cannot access free variable '{identifier}' where it is not associated with a value in enclosing scope"
        )
    else:
        error = UnboundLocalError(
            f"cannot access local variable '{identifier}' where it is not associated with a value"
        )
    mark(error, place)
    raise error


def _global(identifier: str, scope: Scope, place: Place) -> Closure:
    run = scope.run
    variables, builtins = run.variables, run.builtins

    def read(frame: Frame) -> Any:
        try:
            return variables[identifier]
        except KeyError:
            pass
        try:
            return builtins[identifier]
        except KeyError:
            error: BaseException = NameError(f"name '{identifier}' is not defined", name=identifier)
            if identifier in KNOWN:
                error = Refused("builtin", name=identifier)
            error.cotangent_known = (identifier, [n for n in (*variables, *builtins) if isinstance(n, str)])  # type: ignore[attr-defined]
            mark(error, place)
            raise error from None

    return read


# --- operators ---------------------------------------------------------------------------------------------------


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


# --- displays, strings -------------------------------------------------------------------------------------------


def sequence(node: ast.List | ast.Tuple | ast.Set, scope: Scope) -> Closure:
    make: Any = {ast.List: list, ast.Tuple: tuple, ast.Set: set}[type(node)]
    run, place = scope.run, scope.run.source.place(node)
    parts = [compile_expression(part, scope) for part in node.elts]
    if make is not set and not any(isinstance(part, ast.Starred) for part in node.elts):
        if make is tuple:
            return lambda frame: tuple([part(frame) for part in parts])
        return lambda frame: [part(frame) for part in parts]
    starred = [isinstance(part, ast.Starred) for part in node.elts]

    def build(frame: Frame) -> Any:
        items: list[Any] = []
        for part, star in zip(parts, starred, strict=True):
            if star:
                items.extend(collected(run, part(frame)))
                run.items(len(items))
            else:
                items.append(part(frame))
        if make is set:
            text.weigh(run, *items)
        return make(items)

    return placed(build, place)


def starred(node: ast.Starred, scope: Scope) -> Closure:
    return compile_expression(node.value, scope)


def dictionary(node: ast.Dict, scope: Scope) -> Closure:
    run, place = scope.run, scope.run.source.place(node)
    pairs = [
        (compile_expression(key, scope) if key else None, compile_expression(value, scope))
        for key, value in zip(node.keys, node.values, strict=True)
    ]

    def build(frame: Frame) -> dict[Any, Any]:
        items: dict[Any, Any] = {}
        for key_of, value_of in pairs:
            if key_of is None:
                items.update(value_of(frame))
                run.items(len(items))
            else:
                key = key_of(frame)
                text.weigh(run, key)
                items[key] = value_of(frame)
        return items

    return placed(build, place)


def joined(node: ast.JoinedStr, scope: Scope) -> Closure:
    run, parts = scope.run, [compile_expression(part, scope) for part in node.values]

    def build(frame: Frame) -> str:
        pieces = [part(frame) for part in parts]
        run.characters(sum(len(piece) for piece in pieces))
        return "".join(pieces)

    return placed(build, run.source.place(node))


def formatted(node: ast.FormattedValue, scope: Scope) -> Closure:
    run, value_of = scope.run, compile_expression(node.value, scope)
    place = run.source.place(node.value)
    spec_of = compile_expression(node.format_spec, scope) if node.format_spec else None
    convert = {-1: None, ord("s"): text.plain, ord("r"): text.shown, ord("a"): text.shown}[node.conversion]

    def build(frame: Frame) -> str:
        value = value_of(frame)
        run.recorder.at = place
        if convert is not None:
            value = convert(run, value)
        return text.formatted(run, value, spec_of(frame) if spec_of else "")

    return placed(build, place)


# --- attributes ----------------------------------------------------------------------------------------------------


def attribute(node: ast.Attribute, scope: Scope) -> Closure:
    run, place, owner_of, wanted = (
        scope.run,
        scope.run.source.place(node),
        compile_expression(node.value, scope),
        node.attr,
    )

    def evaluate(frame: Frame) -> Any:
        owner = owner_of(frame)
        run.recorder.at = place
        try:
            return attribute_of(run, owner, wanted)
        except BaseException as error:
            mark(error, place, (owner,))
            raise

    return evaluate


EXPRESSIONS: dict[type[ast.AST], Callable[[Any, Scope], Closure]] = {
    ast.Constant: constant,
    ast.Name: name,
    ast.BinOp: binary,
    ast.UnaryOp: unary,
    ast.BoolOp: boolean,
    ast.Compare: compare,
    ast.IfExp: conditional,
    ast.List: sequence,
    ast.Tuple: sequence,
    ast.Set: sequence,
    ast.Starred: starred,
    ast.Dict: dictionary,
    ast.JoinedStr: joined,
    ast.FormattedValue: formatted,
    ast.Attribute: attribute,
}
"""Kind of expression → how it becomes a closure. Calls, subscripts, comprehensions and functions add theirs
in their own modules (core.language.interpreter puts the table together)."""
