"""Binding: what stands on the left of ``=``, after ``for`` and after ``del``, as closures ``(frame, value)``."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

import numpy
from torch.nn import Module

from core.language import array_methods, frames, text
from core.language.attributes import delete_attribute, set_attribute
from core.language.expressions import Frame, compile_expression
from core.language.names import OUTER, Scope
from core.language.python_names import collected
from core.language.state import TENSORS
from core.language.stops import Place, Refused, mark
from core.language.values import Learner

Store = Callable[[Frame, Any], None]


def store(target: ast.expr, scope: Scope) -> Store:
    """Return the closure that binds a target."""
    match target:
        case ast.Name(id=name):
            return store_name(name, scope)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return _unpack(parts, scope, scope.run.source.place(target))
        case ast.Attribute():
            return _attribute(target, scope)
        case ast.Subscript():
            return _item(target, scope)
        case ast.Starred(value=inner):
            return store(inner, scope)
    place = scope.run.source.place(target)

    def refuse(frame: Frame, value: Any) -> None:
        error = Refused("construct", name=type(target).__name__)
        mark(error, place)
        raise error

    return refuse


def store_name(name: str, scope: Scope) -> Store:
    """Return the closure that binds a variable and tells the recorder about a tensor."""
    run = scope.run
    distance = scope.find(name)  # a walrus in a comprehension finds its name in the function around it
    shared, hops = distance is None, distance or 0
    variables, recorder = run.variables, run.recorder

    def bind(frame: Frame, value: Any) -> None:
        if shared:
            frame = variables
        else:
            for _ in range(hops):
                frame = frame[OUTER]
        frame[name] = value
        if type(value) in TENSORS:
            if run.waiting:
                run.open()
            recorder.bind(name, value)
        elif isinstance(value, Module):
            recorder.bind_module(name, value)

    def bind_here(frame: Frame, value: Any) -> None:
        frame[name] = value
        if type(value) in TENSORS:
            if run.waiting:
                run.open()
            recorder.bind(name, value)
        elif isinstance(value, Module):
            recorder.bind_module(name, value)

    return bind if shared or hops else bind_here


def _unpack(parts: list[ast.expr], scope: Scope, place: Place) -> Store:
    run, stores = scope.run, [store(part, scope) for part in parts]
    stars = [position for position, part in enumerate(parts) if isinstance(part, ast.Starred)]
    before, after = (stars[0], len(parts) - stars[0] - 1) if stars else (len(parts), 0)

    def bind(frame: Frame, value: Any) -> None:
        try:
            if type(value) in TENSORS:
                run.ready(place)
            elif not hasattr(type(value), "__iter__") and not hasattr(type(value), "__getitem__"):
                raise TypeError(f"cannot unpack non-iterable {type(value).__name__} object")
            items = value if type(value) in (tuple, list) else collected(run, value)
            if stars and len(items) < before + after:
                raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {len(items)})")
            if not stars and len(items) < before:
                raise ValueError(f"not enough values to unpack (expected {before}, got {len(items)})")
            if not stars and len(items) > before:
                raise ValueError(f"too many values to unpack (expected {before})")
        except BaseException as error:
            mark(error, place, (value,))
            raise
        if stars:
            end = len(items) - after
            items = [*items[:before], list(items[before:end]), *items[end:]]
        for bind_part, item in zip(stores, tuple(items), strict=True):
            bind_part(frame, item)

    return bind


def _attribute(target: ast.Attribute, scope: Scope) -> Store:
    run, place, owner_of = scope.run, scope.run.source.place(target), compile_expression(target.value, scope)
    name = target.attr

    def bind(frame: Frame, value: Any) -> None:
        owner = owner_of(frame)
        run.recorder.at = place
        try:
            set_attribute(run, owner, name, value)
        except BaseException as error:
            mark(error, place, (owner, value))
            raise
        if type(value) in TENSORS and isinstance(owner, Learner):
            run.recorder.bind(name, value)

    return bind


def _item(target: ast.Subscript, scope: Scope) -> Store:
    run, place = scope.run, scope.run.source.place(target)
    owner_of, index_of = compile_expression(target.value, scope), compile_expression(target.slice, scope)

    def bind(frame: Frame, value: Any) -> None:
        owner = owner_of(frame)
        index = index_of(frame)
        try:
            set_item(run, owner, index, value, place)
        except BaseException as error:
            mark(error, place, (owner, index, value))
            raise

    return bind


def set_item(run: Any, owner: Any, index: Any, value: Any, place: Place) -> None:
    """``owner[index] = value``."""
    kind = type(owner)
    if kind in TENSORS:
        run.torch(kind.__setitem__, True, (owner, index, value), {}, place)
    elif kind is list:
        if type(index) is slice:
            value = collected(run, value)
            run.items(len(owner) + len(value))
            run.step(len(owner) >> 4)
        owner[index] = value
    elif isinstance(owner, dict):
        run.items(len(owner) + 1)
        text.weigh(run, index)
        owner[index] = value
    elif kind is numpy.ndarray:
        run.recorder.at = place
        array_methods.set_item(run, owner, index, value)
    elif isinstance(owner, (*frames.FRAMES, *frames.LOCATORS)):
        run.recorder.at = place
        frames.set_item(run, owner, index, value)
    elif isinstance(owner, Learner):
        run.recorder.at = place
        owner[index] = value  # type: ignore[index]
    else:
        raise TypeError(f"'{kind.__name__}' object does not support item assignment")


def delete(target: ast.expr, scope: Scope) -> Callable[[Frame], None]:
    """Return the closure of ``del target``."""
    run, place = scope.run, scope.run.source.place(target)
    match target:
        case ast.Name(id=name):
            return _delete_name(name, scope, place)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            deletes = [delete(part, scope) for part in parts]

            def delete_all(frame: Frame) -> None:
                for delete_one in deletes:
                    delete_one(frame)

            return delete_all
        case ast.Attribute(value=owner, attr=name):
            owner_of = compile_expression(owner, scope)
            return _marked(lambda frame: delete_attribute(run, owner_of(frame), name), place)
        case ast.Subscript(value=owner, slice=index):
            owner_of, index_of = compile_expression(owner, scope), compile_expression(index, scope)
            return _marked(lambda frame: _delete_item(run, owner_of(frame), index_of(frame)), place)
    raise AssertionError(target)  # Python's grammar has no other


def _delete_item(run: Any, owner: Any, index: Any) -> None:
    if not isinstance(owner, list | dict | Learner):
        raise TypeError(f"'{type(owner).__name__}' object doesn't support item deletion")
    text.weigh(run, index)
    run.step(len(owner) >> 6 if isinstance(owner, list) else 1)
    del owner[index]  # type: ignore[attr-defined]


def _delete_name(name: str, scope: Scope, place: Place) -> Callable[[Frame], None]:
    distance, variables = scope.find(name), scope.run.variables

    def remove(frame: Frame) -> None:
        if distance is None:
            frame = variables
        else:
            for _ in range(distance):
                frame = frame[OUTER]
        if name not in frame:
            raise NameError(f"name '{name}' is not defined", name=name)
        del frame[name]

    return _marked(remove, place)


def _marked(act: Callable[[Frame], None], place: Place) -> Callable[[Frame], None]:
    def guarded(frame: Frame) -> None:
        try:
            act(frame)
        except BaseException as error:
            mark(error, place)
            raise

    return guarded
