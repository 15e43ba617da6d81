"""Calls, subscripts, comprehensions and the walrus as closures."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

import numpy

from core.language import array_methods, book, frames, kinds, text, torch_tables
from core.language.attributes import attribute_of
from core.language.calls import call, super_of
from core.language.expressions import Closure, Frame, compile_expression, placed, refusing
from core.language.names import OUTER, Scope, targets
from core.language.operator_syntax import truth
from core.language.python_names import collected, counted
from core.language.state import TENSORS
from core.language.stops import limit, mark
from core.language.stores import store, store_name
from core.language.values import Generator, Learner, Namespace

Arguments = Callable[[Frame], tuple[tuple[Any, ...], dict[str, Any]]]


def call_expression(node: ast.Call, scope: Scope) -> Closure:
    if isinstance(node.func, ast.Name) and node.func.id == "super" and scope.find("super") is None:
        return _super(node, scope)
    if isinstance(node.func, ast.Attribute):
        return _method_call(node, node.func, scope)
    run, place = scope.run, scope.run.source.place(node)
    callee_of, arguments_of = compile_expression(node.func, scope), arguments(node, scope)

    def evaluate(frame: Frame) -> Any:
        callee = callee_of(frame)
        args: tuple[Any, ...] = ()
        try:
            args, kwargs = arguments_of(frame)
            return call(run, callee, args, kwargs, place)
        except BaseException as error:
            mark(error, place, args)
            raise

    return evaluate


def _method_call(node: ast.Call, function: ast.Attribute, scope: Scope) -> Closure:
    """``owner.name(…)``: for tensors and Python's containers without making a bound method first."""
    run, place, name = scope.run, scope.run.source.place(node), function.attr
    attribute_place = run.source.place(function)
    owner_of, arguments_of = compile_expression(function.value, scope), arguments(node, scope)
    tensor_method = torch_tables.METHODS.get(name)
    special = torch_tables.SPECIAL.get(tensor_method) if tensor_method else None
    ordinary = tensor_method in torch_tables.ORDINARY
    tables, direct, specials = kinds.METHODS, torch_tables.DIRECT, torch_tables.SPECIAL

    def evaluate(frame: Frame) -> Any:
        owner = owner_of(frame)
        kind = type(owner)
        args: tuple[Any, ...] = ()
        try:
            if kind in TENSORS and tensor_method is not None:
                args, kwargs = arguments_of(frame)
                if special is not None:
                    return run.special(special, (owner, *args), kwargs, place)
                return run.torch(tensor_method, ordinary, (owner, *args), kwargs, place)
            if kind in tables and name in tables[kind]:
                args, kwargs = arguments_of(frame)
                run.recorder.at = place
                return tables[kind][name](run, owner, *args, **kwargs)
            if kind is Namespace and name in owner.names:
                callee = owner.names[name]
                bounded = direct.get(callee)  # torch.exp(…): straight to the call
                if bounded is not None:
                    args, kwargs = arguments_of(frame)
                    return run.torch(callee, bounded, args, kwargs, place)
                checking = specials.get(callee)  # torch.tensor(…), too
                if checking is not None:
                    args, kwargs = arguments_of(frame)
                    return run.special(checking, args, kwargs, place)
            try:
                run.recorder.at = attribute_place
                callee = attribute_of(run, owner, name)
            except BaseException as error:
                mark(error, attribute_place, (owner,))
                raise
            args, kwargs = arguments_of(frame)
            return call(run, callee, args, kwargs, place)
        except BaseException as error:
            mark(error, place, (owner, *args))
            raise

    return evaluate


def _super(node: ast.Call, scope: Scope) -> Closure:
    run, arguments_of = scope.run, arguments(node, scope)
    return placed(lambda frame: super_of(run, frame, arguments_of(frame)[0]), run.source.place(node))


def arguments(node: ast.Call, scope: Scope) -> Arguments:
    """Return the closure that evaluates a call's arguments."""
    positional = [compile_expression(argument, scope) for argument in node.args]
    starred = [isinstance(argument, ast.Starred) for argument in node.args]
    named = [(keyword.arg, compile_expression(keyword.value, scope)) for keyword in node.keywords]
    if any(starred) or any(name is None for name, _ in named):
        return _starred_arguments(scope, list(zip(positional, starred, strict=True)), named)
    if named:
        return lambda frame: (
            tuple([value(frame) for value in positional]),
            {name: value(frame) for name, value in named},  # type: ignore[misc]
        )
    match positional:
        case []:
            return lambda frame: ((), {})
        case [one]:
            return lambda frame: ((one(frame),), {})
        case [one, two]:
            return lambda frame: ((one(frame), two(frame)), {})
    return lambda frame: (tuple([value(frame) for value in positional]), {})


def _starred_arguments(
    scope: Scope, positional: list[tuple[Closure, bool]], named: list[tuple[str | None, Closure]]
) -> Arguments:
    run = scope.run

    def evaluate(frame: Frame) -> tuple[tuple[Any, ...], dict[str, Any]]:
        args: list[Any] = []
        for value, star in positional:
            if star:
                args.extend(collected(run, value(frame)))
                run.items(len(args))
            else:
                args.append(value(frame))
        kwargs: dict[str, Any] = {}
        for name, value in named:
            given = value(frame) if name is None else {name: value(frame)}
            if not isinstance(given, dict) or not all(isinstance(key, str) for key in given):
                raise TypeError("argument after ** must be a mapping with string keys")
            for key, item in given.items():
                if key in kwargs:
                    raise TypeError(f"got multiple values for keyword argument '{key}'")
                kwargs[key] = item
        return tuple(args), kwargs

    return evaluate


# --- subscripts ----------------------------------------------------------------------------------------------------


def subscript(node: ast.Subscript, scope: Scope) -> Closure:
    run, place = scope.run, scope.run.source.place(node)
    owner_of, index_of = compile_expression(node.value, scope), compile_expression(node.slice, scope)

    def evaluate(frame: Frame) -> Any:
        owner = owner_of(frame)
        index = index_of(frame)
        try:
            return item_of(run, owner, index, place)
        except BaseException as error:
            mark(error, place, (owner, index))
            raise

    return evaluate


def item_of(run: Any, owner: Any, index: Any, place: Any) -> Any:
    """Return ``owner[index]``."""
    kind = type(owner)
    if kind in TENSORS:
        return run.torch(kind.__getitem__, True, (owner, index), {}, place)
    if kind in (list, tuple, str, range):
        if type(index) is slice:
            run.step(len(owner) >> 4)
        return owner[index]
    if isinstance(owner, dict):
        text.weigh(run, index)
        return owner[index]
    if kind is numpy.ndarray:
        run.recorder.at = place
        return array_methods.item(run, owner, index)
    if isinstance(owner, TABLES):
        run.recorder.at = place
        return frames.item(run, owner, index)
    if isinstance(owner, tuple | Learner) or (isinstance(owner, _INDEXED) and isinstance(index, int | slice | str)):
        run.recorder.at = place
        item: Any = owner
        return item[index]
    raise TypeError(f"'{kind.__name__}' object is not subscriptable")


TABLES = (*frames.FRAMES, *frames.LOCATORS, *frames.INDEXES)
_INDEXED = (
    *(torch_tables.MODULES[name] for name in ("Sequential", "ModuleList", "ModuleDict", "ParameterList")),
    book.Accumulator,
)


def slice_expression(node: ast.Slice, scope: Scope) -> Closure:
    parts = [compile_expression(part, scope) if part else None for part in (node.lower, node.upper, node.step)]
    lower, upper, step = parts
    return lambda frame: slice(
        lower(frame) if lower else None, upper(frame) if upper else None, step(frame) if step else None
    )


# --- comprehensions, walrus ----------------------------------------------------------------------------------------

MOST_CLAUSES = 20
"""``for`` in one comprehension, as many as Python nests loops: every item passes through all of them."""


def comprehension(node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, scope: Scope) -> Closure:
    run, place = scope.run, scope.run.source.place(node)
    if any(generator.is_async for generator in node.generators):
        return refusing("construct", place, name="AsyncFor")
    if len(node.generators) > MOST_CLAUSES:
        limit("syntax_depth", MOST_CLAUSES, len(node.generators))
    inner = Scope("comprehension", run, scope, targets(node.generators))
    first_of = compile_expression(node.generators[0].iter, scope)
    turns = _turns(node.generators, inner)
    if isinstance(node, ast.DictComp):
        key_of, item_of_pair = compile_expression(node.key, inner), compile_expression(node.value, inner)
        value_of: Closure = lambda frame: (key_of(frame), item_of_pair(frame))  # noqa: E731
    else:
        value_of = compile_expression(node.elt, inner)
    in_class = scope.kind == "class"

    def values(frame: Frame) -> Iterator[Any]:
        first = first_of(frame)
        if type(first) not in TENSORS:
            first = iter(first)
        return (value_of(own) for own in turns(first, {OUTER: frame.get(OUTER) if in_class else frame}))

    if isinstance(node, ast.GeneratorExp):
        return placed(lambda frame: Generator(run, values(frame), "<genexpr>"), place)
    make: Any = {ast.ListComp: list, ast.SetComp: _set, ast.DictComp: _dict}[type(node)]

    def build(frame: Frame) -> Any:
        kept = []
        for value in values(frame):
            kept.append(value)
            if not len(kept) & 255:
                run.items(len(kept))
        return kept if make is list else make(run, kept)

    return placed(build, place)


def _set(run: Any, items: list[Any]) -> set[Any]:
    text.weigh(run, *items)
    return set(items)


def _dict(run: Any, pairs: list[Any]) -> dict[Any, Any]:
    text.weigh(run, *[key for key, _ in pairs])
    return dict(pairs)


def _turns(generators: list[ast.comprehension], scope: Scope) -> Callable[[Any, Frame], Iterator[Frame]]:
    """Return what yields the frame once per turn; the outermost iterable comes from outside."""
    run, first, rest = scope.run, generators[0], generators[1:]
    bind = store(first.target, scope)
    tests = [truth(test, scope) for test in first.ifs]
    iterable_of = compile_expression(rest[0].iter, scope) if rest else None
    inner = _turns(rest, scope) if rest else None

    def turns(values: Any, frame: Frame) -> Iterator[Frame]:
        for value in counted(run, values):
            bind(frame, value)
            if all(test(frame) for test in tests):
                if inner is None or iterable_of is None:
                    yield frame
                else:
                    yield from inner(iterable_of(frame), frame)

    return turns


def walrus(node: ast.NamedExpr, scope: Scope) -> Closure:
    value_of, bind = compile_expression(node.value, scope), store_name(node.target.id, scope)

    def evaluate(frame: Frame) -> Any:
        value = value_of(frame)
        bind(frame, value)
        return value

    return evaluate


CALL_SYNTAX: dict[type[ast.AST], Any] = {
    ast.Call: call_expression,
    ast.Subscript: subscript,
    ast.Slice: slice_expression,
    ast.ListComp: comprehension,
    ast.SetComp: comprehension,
    ast.DictComp: comprehension,
    ast.GeneratorExp: comprehension,
    ast.NamedExpr: walrus,
}
