"""Expressions: each node of the syntax tree becomes one Python closure ``frame -> value``, once per program."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from core.language import text
from core.language.attributes import attribute_of
from core.language.names import OUTER, Scope
from core.language.python_names import FUNCTIONS, KNOWN, VALUES, collected, whole
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
            names = [n for n in (*variables, *FUNCTIONS, *VALUES) if isinstance(n, str)]
            error.cotangent_known = (identifier, names)  # type: ignore[attr-defined]
            mark(error, place)
            raise error from None

    return read


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
    ast.List: sequence,
    ast.Tuple: sequence,
    ast.Set: sequence,
    ast.Starred: starred,
    ast.Dict: dictionary,
    ast.JoinedStr: joined,
    ast.FormattedValue: formatted,
    ast.Attribute: attribute,
}
"""Kind of expression → how it becomes a closure. Operators, calls, subscripts, comprehensions and functions add
theirs from their own modules (core.language.interpreter puts the table together)."""
