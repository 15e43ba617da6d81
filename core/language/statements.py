"""Statements: each becomes a closure ``frame -> signal``, once per program.

A signal is None to go on, or one of BREAK, CONTINUE and RETURN. A statement that contains ``yield`` becomes a
Python generator function instead, which yields the values and returns the signal.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

import torch

from core.language import operators
from core.language.expressions import Closure, Frame, compile_expression, operation, refusing, truth
from core.language.names import RETURNED, Scope, yields
from core.language.python_names import counted, rows
from core.language.state import TENSORS
from core.language.stops import Place, Refused, Stop, mark
from core.language.stores import delete, set_item, store
from core.language.values import Learner

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
            return _augmented_part(scope, place, function, value_of, owner, name)
        case ast.Subscript(value=owner, slice=index):
            return _augmented_part(scope, place, function, value_of, owner, index)
    raise AssertionError(node.target)  # Python's grammar has no other


def _augmented_part(
    scope: Scope, place: Place, function: Any, value_of: Closure, owner: ast.expr, part: ast.expr | str
) -> Statement:
    from core.language.attributes import attribute_of, set_attribute
    from core.language.call_syntax import item_of

    run, owner_of = scope.run, compile_expression(owner, scope)
    index_of: Closure = (lambda frame: part) if isinstance(part, str) else compile_expression(part, scope)
    get: Any = attribute_of if isinstance(part, str) else (lambda run, o, i: item_of(run, o, i, place))
    put: Any = set_attribute if isinstance(part, str) else (lambda run, o, i, v: set_item(run, o, i, v, place))

    def to_part(frame: Frame) -> None:
        owner = owner_of(frame)
        index = index_of(frame)
        run.recorder.at = place
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


# --- if, while, for ------------------------------------------------------------------------------------------------


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


# --- with, try, raise ----------------------------------------------------------------------------------------------


def within(node: ast.With, scope: Scope) -> Statement:
    contexts = [_context(item, scope) for item in node.items]
    body = compile_block(node.body, scope)

    def run_within(frame: Frame, position: int = 0) -> Any:
        if position == len(contexts):
            return body(frame)
        with contexts[position](frame):
            return run_within(frame, position + 1)

    return run_within


def _context(item: ast.withitem, scope: Scope) -> Closure:
    """Return the closure that gives a Python context manager which also binds the name after ``as``."""
    run, place = scope.run, scope.run.source.place(item.context_expr)
    value_of = compile_expression(item.context_expr, scope)
    bind = store(item.optional_vars, scope) if item.optional_vars else None

    def make(frame: Frame) -> Any:
        value = value_of(frame)
        if not isinstance(value, GRAD_MODES | Learner):
            error = (
                Refused("with", name=type(value).__name__)
                if hasattr(type(value), "__enter__")
                else TypeError(f"'{type(value).__name__}' object does not support the context manager protocol")
            )
            mark(error, place)
            raise error
        return _Entered(run, value, None if bind is None else lambda entered: bind(frame, entered))  # type: ignore[misc]

    return make


GRAD_MODES = torch.no_grad | torch.enable_grad | torch.set_grad_enabled


class _Entered:
    """A context of the learner's: its ``__exit__`` is not asked when the run itself ends (a `Stop`)."""

    def __init__(self, run: Any, value: Any, bind: Any) -> None:
        self.run, self.value, self.bind = run, value, bind

    def __enter__(self) -> None:
        entered = self.value.__enter__()
        if self.bind is not None:
            self.bind(entered)

    def __exit__(self, kind: Any, error: Any, trace: Any) -> Any:
        if isinstance(error, Stop) and isinstance(self.value, Learner):
            return False
        return self.value.__exit__(kind, error, None)


def attempt(node: ast.Try, scope: Scope) -> Statement:
    body, final = compile_block(node.body, scope), compile_block(node.finalbody, scope) if node.finalbody else None
    otherwise = compile_block(node.orelse, scope) if node.orelse else lambda frame: None
    handlers = [_handler(handler, scope) for handler in node.handlers]

    def guarded(frame: Frame) -> Any:
        try:
            signal = body(frame)
        except Exception as error:
            if isinstance(error, MemoryError | RecursionError):
                raise
            for handle in handlers:
                handled, signal = handle(frame, error)
                if handled:
                    return signal
            raise
        return signal if signal is not None else otherwise(frame)

    if final is None:
        return guarded

    def finishing(frame: Frame) -> Any:
        try:
            signal = guarded(frame)
        except Stop:
            raise  # the run ends here: no statement of the learner may follow
        except BaseException:
            signal = final(frame)
            if signal is not None:
                return signal
            raise
        last = final(frame)
        return signal if last is None else last

    return finishing


def _handler(handler: ast.ExceptHandler, scope: Scope) -> Callable[[Frame, Exception], tuple[bool, Any]]:
    kinds_of = compile_expression(handler.type, scope) if handler.type else lambda frame: Exception
    body = compile_block(handler.body, scope)
    bind = store(ast.Name(id=handler.name, ctx=ast.Store()), scope) if handler.name else None

    def handle(frame: Frame, error: Exception) -> tuple[bool, Any]:
        kinds = kinds_of(frame)
        each = kinds if isinstance(kinds, tuple) else (kinds,)
        if not all(isinstance(kind, type) and issubclass(kind, Exception) for kind in each):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if not isinstance(error, each):
            return False, None
        if bind is not None:
            bind(frame, error)
        scope.run.handled.append(error)
        try:
            return True, body(frame)
        finally:
            scope.run.handled.pop()
            if handler.name:
                frame.pop(handler.name, None)

    return handle


def raised(node: ast.Raise, scope: Scope) -> Statement:
    run, place = scope.run, scope.run.source.place(node)
    value_of = compile_expression(node.exc, scope) if node.exc else None
    cause_of = compile_expression(node.cause, scope) if node.cause else None

    def throw(frame: Frame) -> None:
        try:
            if value_of is None:
                if not run.handled:
                    raise RuntimeError("No active exception to reraise")
                raise run.handled[-1]
            value = value_of(frame)
            if cause_of is not None:
                cause_of(frame)
            if isinstance(value, type) and issubclass(value, Exception):
                value = value()
            if not isinstance(value, Exception):
                raise TypeError("exceptions must derive from BaseException")
            raise value from None
        except BaseException as error:
            mark(error, place)
            raise

    return throw


# --- generators ----------------------------------------------------------------------------------------------------


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
    contexts = [_context(item, scope) for item in node.items]
    body = _stepwise(node.body, scope)

    def run_within(frame: Frame, position: int = 0) -> Iterator[Any]:
        if position == len(contexts):
            return (yield from body(frame))
        with contexts[position](frame):
            return (yield from run_within(frame, position + 1))

    return run_within


def yielding_refused(node: ast.stmt, scope: Scope) -> Statement:
    return _refuse_yield(node, scope)


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
    ast.If: branch,
    ast.While: repeat,
    ast.For: loop_over,
    ast.Break: leave_loop(BREAK),
    ast.Continue: leave_loop(CONTINUE),
    ast.With: within,
    ast.Try: attempt,
    ast.Raise: raised,
}
"""Kind of statement → how it becomes a closure; functions, classes and imports are in core.language.definitions."""

YIELDING: dict[type[ast.AST], Callable[[Any, Scope], Statement]] = {
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
"""The same for a statement with ``yield`` inside."""
