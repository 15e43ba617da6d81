"""Statements: each becomes a closure ``frame -> signal``, once per program.

A signal is None to go on, or one of BREAK, CONTINUE and RETURN. A statement that contains ``yield`` becomes a
Python generator function instead, which yields the values and returns the signal.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from core.language import operators
from core.language.expressions import Closure, Frame, compile_expression, refusing
from core.language.names import RETURNED, Scope, yields
from core.language.operator_syntax import operation, truth
from core.language.stops import Place, mark
from core.language.stores import delete, set_item, store

BREAK, CONTINUE, RETURN = "break", "continue", "return"
Statement = Callable[[Frame], Any]


def compile_block(nodes: list[ast.stmt], scope: Scope) -> Statement:
    """Return the closure of statements in a row."""
    statements = [compile_statement(node, scope) for node in nodes]
    if scope.generator and yields(nodes):
        return _yielding_block(statements, [yields([node]) for node in nodes])
    if len(statements) == 1:
        return statements[0]

    def block(frame: Frame) -> Any:
        for statement in statements:
            signal = statement(frame)
            if signal is not None:
                return signal
        return None

    return block


def weight_of(nodes: list[ast.stmt]) -> int:
    """Return how many steps one turn of a loop or one call counts: its statements, once each.

    Counting per turn and not per statement keeps the count off the path of every statement.
    """
    return 1 + sum(isinstance(inner, ast.stmt) for node in nodes for inner in ast.walk(node))


def _yielding_block(statements: list[Statement], yielding: list[bool]) -> Statement:
    def block(frame: Frame) -> Iterator[Any]:
        for statement, generator in zip(statements, yielding, strict=True):
            signal = (yield from statement(frame)) if generator else statement(frame)
            if signal is not None:
                return signal
        return None

    return block


def compile_statement(node: ast.stmt, scope: Scope) -> Statement:
    """Return the closure of a statement; of one that the language does not have, a closure that says so."""
    if scope.generator and yields([node]):
        compile_yielding = YIELDING.get(type(node))
        if compile_yielding is not None:
            return compile_yielding(node, scope)
    compile_node = STATEMENTS.get(type(node))
    if compile_node is None:
        return refusing("construct", scope.run.source.place(node), name=type(node).__name__)
    return compile_node(node, scope)


# --- simple statements ---------------------------------------------------------------------------------------------


def expression(node: ast.Expr, scope: Scope) -> Statement:
    value_of = compile_expression(node.value, scope)

    def evaluate(frame: Frame) -> None:
        value_of(frame)

    return evaluate


def assign(node: ast.Assign, scope: Scope) -> Statement:
    value_of, stores = compile_expression(node.value, scope), [store(target, scope) for target in node.targets]
    if len(stores) == 1:
        (bind,) = stores

        def assign_one(frame: Frame) -> None:
            bind(frame, value_of(frame))

        return assign_one

    def assign_all(frame: Frame) -> None:
        value = value_of(frame)
        for bind in stores:
            bind(frame, value)

    return assign_all


def annotated(node: ast.AnnAssign, scope: Scope) -> Statement:
    """The annotation itself is not evaluated: it has no effect on values."""
    if node.value is None:
        return lambda frame: None
    return assign(ast.Assign(targets=[node.target], value=node.value), scope)


def augmented(node: ast.AugAssign, scope: Scope) -> Statement:
    """``x += y``: the owner and the index of the target are evaluated once, as in Python."""
    run, place = scope.run, scope.run.source.place(node)
    function, value_of = operators.IN_PLACE[type(node.op)], compile_expression(node.value, scope)
    match node.target:
        case ast.Name():
            loading = ast.copy_location(ast.Name(id=node.target.id, ctx=ast.Load()), node.target)
            result_of = operation(run, function, compile_expression(loading, scope), value_of, place)
            bind = store(node.target, scope)

            def to_name(frame: Frame) -> None:
                bind(frame, result_of(frame))

            return to_name
        case ast.Attribute(value=owner, attr=name):
            return _augmented_part(scope, place, function, value_of, node.target, owner, name)
        case ast.Subscript(value=owner, slice=index):
            return _augmented_part(scope, place, function, value_of, node.target, owner, index)
    raise AssertionError(node.target)  # Python's grammar has no other


def _augmented_part(
    scope: Scope,
    place: Place,
    function: Any,
    value_of: Closure,
    target: ast.expr,
    owner: ast.expr,
    part: ast.expr | str,
) -> Statement:
    from core.language.attributes import attribute_of, set_attribute
    from core.language.call_syntax import item_of

    run, owner_of, part_place = scope.run, compile_expression(owner, scope), scope.run.source.place(target)
    index_of: Closure = (lambda frame: part) if isinstance(part, str) else compile_expression(part, scope)
    get: Any = attribute_of if isinstance(part, str) else (lambda run, o, i: item_of(run, o, i, part_place))
    put: Any = set_attribute if isinstance(part, str) else (lambda run, o, i, v: set_item(run, o, i, v, part_place))

    def to_part(frame: Frame) -> None:
        owner = owner_of(frame)
        index = index_of(frame)
        run.recorder.at = part_place
        try:
            before = get(run, owner, index)
        except BaseException as error:
            mark(error, place, (owner, index))
            raise
        result = operation(run, function, lambda frame: before, value_of, place)(frame)
        run.recorder.at = place
        try:
            put(run, owner, index, result)
        except BaseException as error:
            mark(error, place, (owner, index, result))
            raise

    return to_part


def returned(node: ast.Return, scope: Scope) -> Statement:
    value_of = compile_expression(node.value, scope) if node.value else lambda frame: None

    def leave(frame: Frame) -> str:
        frame[RETURNED] = value_of(frame)
        return RETURN

    return leave


def deleted(node: ast.Delete, scope: Scope) -> Statement:
    deletes = [delete(target, scope) for target in node.targets]

    def remove(frame: Frame) -> None:
        for delete_one in deletes:
            delete_one(frame)

    return remove


def asserted(node: ast.Assert, scope: Scope) -> Statement:
    place, test = scope.run.source.place(node), truth(node.test, scope)
    message_of = compile_expression(node.msg, scope) if node.msg else None

    def check(frame: Frame) -> None:
        if not test(frame):
            error = AssertionError(message_of(frame)) if message_of else AssertionError()
            mark(error, place)
            raise error

    return check


def nothing(node: ast.stmt, scope: Scope) -> Statement:
    return lambda frame: None


STATEMENTS: dict[type[ast.AST], Callable[[Any, Scope], Statement]] = {
    ast.Expr: expression,
    ast.Assign: assign,
    ast.AnnAssign: annotated,
    ast.AugAssign: augmented,
    ast.Return: returned,
    ast.Delete: deleted,
    ast.Assert: asserted,
    ast.Pass: nothing,
    ast.Global: nothing,
    ast.Nonlocal: nothing,
}
"""Kind of statement → how it becomes a closure. Those of core.language.loops, .guards and .definitions
are added by core.language.interpreter."""

YIELDING: dict[type[ast.AST], Callable[[Any, Scope], Statement]] = {}
"""The same for a statement with ``yield`` inside; filled from core.language.generators."""
