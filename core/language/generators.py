"""Statements that contain ``yield``: each becomes a Python generator function which returns the statement's signal."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from core.language.expressions import Frame, compile_expression, refusing
from core.language.guards import context
from core.language.loops import iterate
from core.language.names import Scope, yields
from core.language.operator_syntax import truth
from core.language.python_names import counted
from core.language.statements import BREAK, CONTINUE, Statement, compile_block, weight_of
from core.language.stops import Place, Stop, mark
from core.language.stores import store


def yield_value(node: ast.Expr | ast.Assign, scope: Scope) -> Statement:
    """``yield x``, ``yield from x`` and ``name = yield x`` (whose value is None: nothing can be sent)."""
    inner = node.value
    if not isinstance(inner, ast.Yield | ast.YieldFrom) or yields([inner.value] if inner.value else []):
        return _refuse_yield(node, scope)
    value_of = compile_expression(inner.value, scope) if inner.value else lambda frame: None
    stores = [store(target, scope) for target in node.targets] if isinstance(node, ast.Assign) else []
    run, each = scope.run, isinstance(inner, ast.YieldFrom)

    def give(frame: Frame) -> Iterator[Any]:
        if each:
            values: Any = value_of(frame)
            yield from counted(run, values)
        else:
            yield value_of(frame)
        for bind in stores:
            bind(frame, None)

    return give


def _refuse_yield(node: ast.stmt, scope: Scope) -> Statement:
    refuse = refusing("construct", scope.run.source.place(node), name="Yield")

    def give(frame: Frame) -> Iterator[Any]:
        refuse(frame)
        yield

    return give


def yielding_branch(node: ast.If, scope: Scope) -> Statement:
    test = truth(node.test, scope)
    yes, no = _stepwise(node.body, scope), _stepwise(node.orelse, scope)

    def choose(frame: Frame) -> Iterator[Any]:
        return (yield from (yes if test(frame) else no)(frame))

    return choose


def _stepwise(nodes: list[ast.stmt], scope: Scope) -> Callable[[Frame], Any]:
    """Return a block as a generator function, whether it yields or not."""
    if not nodes:
        return lambda frame: iter(())
    block = compile_block(nodes, scope)
    if yields(nodes):
        return block

    def plain(frame: Frame) -> Iterator[Any]:
        return block(frame)
        yield

    return plain


def yielding_loop(node: ast.For | ast.While, scope: Scope) -> Statement:
    """A loop around ``yield``. It opens no scope: others would open and close in between."""
    run, body, otherwise = scope.run, _stepwise(node.body, scope), _stepwise(node.orelse, scope)
    weight = weight_of(node.body)
    if isinstance(node, ast.For):
        iterable_of, bind, place = (
            compile_expression(node.iter, scope),
            store(node.target, scope),
            run.source.place(node.iter),
        )

        def turns(frame: Frame) -> Iterator[None]:
            for value in iterate(run, iterable_of(frame), place):
                bind(frame, value)
                yield

    else:
        test = truth(node.test, scope)

        def turns(frame: Frame) -> Iterator[None]:
            while test(frame):
                yield

    def loop(frame: Frame) -> Iterator[Any]:
        for _ in turns(frame):
            run.step(weight)
            signal = yield from body(frame)
            if signal is not None and signal != CONTINUE:
                return None if signal == BREAK else signal
        return (yield from otherwise(frame))

    return placed_generator(loop, run.source.place(node))


def placed_generator(statement: Statement, place: Place) -> Statement:
    def guarded(frame: Frame) -> Iterator[Any]:
        try:
            return (yield from statement(frame))
        except Stop as error:
            mark(error, place)
            raise

    return guarded


def yielding_with(node: ast.With, scope: Scope) -> Statement:
    contexts = [context(item, scope) for item in node.items]
    body = _stepwise(node.body, scope)

    def run_within(frame: Frame, position: int = 0) -> Iterator[Any]:
        if position == len(contexts):
            return (yield from body(frame))
        with contexts[position](frame):
            return (yield from run_within(frame, position + 1))

    return run_within


def yielding_refused(node: ast.stmt, scope: Scope) -> Statement:
    return _refuse_yield(node, scope)


GENERATORS: dict[type[ast.AST], Any] = {
    ast.Expr: yield_value,
    ast.Assign: yield_value,
    ast.If: yielding_branch,
    ast.For: yielding_loop,
    ast.While: yielding_loop,
    ast.With: yielding_with,
    ast.Try: yielding_refused,
    ast.Return: yielding_refused,
    ast.AugAssign: yielding_refused,
    ast.AnnAssign: yielding_refused,
    ast.Assert: yielding_refused,
    ast.Raise: yielding_refused,
    ast.Delete: yielding_refused,
}
"""Kind of statement with ``yield`` inside → how it becomes a generator function."""
