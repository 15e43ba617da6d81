"""``if``, ``while`` and ``for``. Each turn of a loop is a scope that can be folded, and counts its steps."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from core.language.expressions import Frame, compile_expression
from core.language.names import Scope
from core.language.operator_syntax import truth
from core.language.python_names import rows
from core.language.state import TENSORS
from core.language.statements import BREAK, CONTINUE, Statement, compile_block, weight_of
from core.language.stops import Place, Stop, mark
from core.language.stores import store


def branch(node: ast.If, scope: Scope) -> Statement:
    test, yes = truth(node.test, scope), compile_block(node.body, scope)
    no = compile_block(node.orelse, scope) if node.orelse else lambda frame: None
    return lambda frame: yes(frame) if test(frame) else no(frame)


def repeat(node: ast.While, scope: Scope) -> Statement:
    run, place = scope.run, scope.run.source.place(node)
    header = f"while {run.source.between(node.test, node.test)}"
    test, body = truth(node.test, scope), compile_block(node.body, scope)
    otherwise = compile_block(node.orelse, scope) if node.orelse else lambda frame: None
    waiting, recorder, weight, most = run.waiting, run.recorder, weight_of(node.body), run.most_steps

    def loop(frame: Frame) -> Any:
        waiting.append(("loop", header, place, -1))
        turn = 0
        try:
            while True:
                run.steps += weight
                if run.steps > most:
                    run.step(0)
                # The test belongs to the turn that it starts, so that what it computes folds away with it.
                waiting.append(("iteration", "", None, turn))
                turn += 1
                try:
                    if not test(frame):
                        if not waiting:  # no turn after all: what the last test computed is a scope of its own
                            recorder.turned_out("test", header)
                        break
                    signal = body(frame)
                finally:
                    if waiting:  # `Run.close`, without the call
                        waiting.pop()
                    else:
                        recorder.leave()
                if signal is not None and signal != CONTINUE:
                    return None if signal == BREAK else signal
        finally:
            run.close()
        return otherwise(frame)

    return placed_steps(loop, place)


def loop_over(node: ast.For, scope: Scope) -> Statement:
    run, place = scope.run, scope.run.source.place(node)
    header, iterable_place = _header(run, node), run.source.place(node.iter)
    iterable_of, bind = compile_expression(node.iter, scope), store(node.target, scope)
    body = compile_block(node.body, scope)
    otherwise = compile_block(node.orelse, scope) if node.orelse else lambda frame: None
    waiting, recorder, weight, most = run.waiting, run.recorder, weight_of(node.body), run.most_steps

    def loop(frame: Frame) -> Any:
        values = iterate(run, iterable_of(frame), iterable_place)
        waiting.append(("loop", header, place, -1))
        turn = 0
        try:
            for value in values:
                run.steps += weight
                if run.steps > most:
                    run.step(0)
                waiting.append(("iteration", "", None, turn))
                turn += 1
                try:
                    bind(frame, value)
                    signal = body(frame)
                finally:
                    if waiting:  # `Run.close`, without the call
                        waiting.pop()
                    else:
                        recorder.leave()
                if signal is not None and signal != CONTINUE:
                    return None if signal == BREAK else signal
        except BaseException as error:
            mark(error, iterable_place)
            raise
        finally:
            run.close()
        return otherwise(frame)

    return placed_steps(loop, place)


def _header(run: Any, node: ast.For) -> str:
    return f"for {run.source.between(node.target, node.target)} in {run.source.between(node.iter, node.iter)}"


def iterate(run: Any, values: Any, place: Place) -> Any:
    """Return the iterator of a ``for``."""
    run.recorder.at = place
    try:
        if type(values) in TENSORS:
            return rows(run, values)
        return iter(values)
    except BaseException as error:
        mark(error, place, (values,))
        raise


def placed_steps(statement: Statement, place: Place) -> Statement:
    """Note the place on a budget of steps that a loop used up in its own turns."""

    def guarded(frame: Frame) -> Any:
        try:
            return statement(frame)
        except Stop as error:
            mark(error, place)
            raise

    return guarded


def leave_loop(signal: str) -> Callable[[ast.stmt, Scope], Statement]:
    return lambda node, scope: lambda frame: signal


LOOPS: dict[type[ast.AST], Any] = {
    ast.If: branch,
    ast.While: repeat,
    ast.For: loop_over,
    ast.Break: leave_loop(BREAK),
    ast.Continue: leave_loop(CONTINUE),
}
