"""``with``, ``try`` and ``raise``: none of them lets the learner outlive a budget."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

import torch

from core.language.expressions import Closure, Frame, compile_expression
from core.language.files import File
from core.language.names import Scope
from core.language.statements import Statement, compile_block
from core.language.stops import Refused, Stop, mark
from core.language.stores import store
from core.language.values import Learner


def within(node: ast.With, scope: Scope) -> Statement:
    contexts = [context(item, scope) for item in node.items]
    body = compile_block(node.body, scope)

    def run_within(frame: Frame, position: int = 0) -> Any:
        if position == len(contexts):
            return body(frame)
        with contexts[position](frame):
            return run_within(frame, position + 1)

    return run_within


def context(item: ast.withitem, scope: Scope) -> Closure:
    """Return the closure that gives a Python context manager which also binds the name after ``as``."""
    run, place = scope.run, scope.run.source.place(item.context_expr)
    value_of = compile_expression(item.context_expr, scope)
    bind = store(item.optional_vars, scope) if item.optional_vars else None

    def make(frame: Frame) -> Any:
        value = value_of(frame)
        if not isinstance(value, GRAD_MODES | Learner | File):
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


GUARDS: dict[type[ast.AST], Any] = {ast.With: within, ast.Try: attempt, ast.Raise: raised}
