"""Tensors and modules that a function reaches without being given them: in its closure, its globals, its object.

Nothing of the program runs while this looks: instance dictionaries are read, properties are not.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import partial
from types import CodeType, FunctionType, MethodType, ModuleType
from typing import Any

import torch

from core.recording.calls import tensors_in

Named = tuple[str, torch.Tensor | torch.nn.Module]
MOST_ITEMS = 1_000
"""Items of one container that are looked at."""
DEEPEST = 4
"""How far to go from an object to what it holds; a function's helpers do not count."""


def given_names(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[Named]:
    """Return the tensors and modules among the arguments, named as the signature does; of several in one, by place."""
    try:
        bound = inspect.signature(function.forward if isinstance(function, torch.nn.Module) else function)
        given = bound.bind(*args, **kwargs).arguments
    except (TypeError, ValueError):  # a builtin without a signature
        given = {f"argument{place}": value for place, value in enumerate(args)}
    named: list[Named] = []
    for name, value in given.items():
        tensors = list(tensors_in(value))
        named += [(name if len(tensors) == 1 else f"{name}[{i}]", tensor) for i, tensor in enumerate(tensors)]
        named += _Search().modules(name, value)
    return named


def reached_names(function: Any) -> list[Named]:
    """Return what a function reaches by itself, under the names by which it does; the first name of each."""
    return list(_Search().of(function))


class _Search:
    """Walks from a function to what it reaches. Every object is visited once, under its first name."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def modules(self, name: str, value: Any) -> list[Named]:
        """Return the modules that an argument is or holds."""
        return [one for one in self._held(name, value, 0) if isinstance(one[1], torch.nn.Module)]

    def of(self, function: Any) -> Iterator[Named]:
        """Yield what a callable reaches."""
        if self._is_old(function):
            return
        if isinstance(function, torch.nn.Module):
            yield "", function
        elif isinstance(function, partial):
            yield from self._of_partial(function)
        elif isinstance(function, MethodType):
            yield from self._of_object(function.__self__)
            yield from self.of(function.__func__)
        elif isinstance(function, FunctionType):
            yield from self._of_function(function)
        elif not isinstance(function, type):
            yield from self._of_object(function)
            yield from self.of(inspect.getattr_static(type(function), "__call__", None))

    def _of_partial(self, function: partial[Any]) -> Iterator[Named]:
        try:
            bound = inspect.signature(function.func).bind_partial(*function.args, **function.keywords).arguments
        except (TypeError, ValueError):
            bound = function.keywords
        for name, value in bound.items():
            yield from self._held(name, value, 0)
        yield from self.of(function.func)

    def _of_object(self, owner: Any) -> Iterator[Named]:
        """Yield what an object holds: a module its parameters by their own names, another one by its attributes."""
        if isinstance(owner, torch.nn.Module):
            yield "", owner
            return
        for name, value in _attributes(owner).items():
            yield from self._held(name, value, 1)

    def _of_function(self, function: FunctionType) -> Iterator[Named]:
        code = function.__code__
        for name, cell in zip(code.co_freevars, function.__closure__ or (), strict=False):
            try:
                value = cell.cell_contents
            except ValueError:  # not bound yet
                continue
            yield from self._held(name, value, 0, function)
        for name in _global_names(code):
            if name in function.__globals__:
                yield from self._held(name, function.__globals__[name], 0, function)

    def _held(self, name: str, value: Any, depth: int, user: FunctionType | None = None) -> Iterator[Named]:
        """Yield what a variable holds, in lists and in attributes of objects, too; helpers of the same file are
        followed."""
        if isinstance(value, (torch.Tensor, torch.nn.Module)):
            if not self._is_old(value):
                yield name, value
        elif isinstance(value, (MethodType, partial)) or (user is not None and isinstance(value, FunctionType)):
            if not isinstance(value, FunctionType) or (user is not None and _belongs_to(value, user)):
                yield from self.of(value)
        elif depth < DEEPEST and not isinstance(value, (type, ModuleType)) and not self._is_old(value):
            for part, inner in _parts(name, value):
                yield from self._held(part, inner, depth + 1)

    def _is_old(self, value: object) -> bool:
        if id(value) in self._seen:
            return True
        self._seen.add(id(value))
        return False


def _belongs_to(helper: FunctionType, user: FunctionType) -> bool:
    """Whether a function is the program's: of the same file, or what a decorator of another file wraps."""
    return helper.__globals__ is user.__globals__ or getattr(user, "__wrapped__", None) is helper


def _parts(name: str, value: Any) -> list[tuple[str, Any]]:
    """Return the items of a list, tuple or dictionary, or the attributes of an object, with their names."""
    if isinstance(value, (list, tuple)):
        return [(f"{name}[{place}]", one) for place, one in enumerate(value[:MOST_ITEMS])]
    if type(value) is dict:
        return [
            (f"{name}[{key!r}]", one) for key, one in list(value.items())[:MOST_ITEMS] if isinstance(key, (str, int))
        ]
    return [(f"{name}.{attribute}", one) for attribute, one in _attributes(value).items()]


def _attributes(owner: Any) -> dict[str, Any]:
    """Return an object's own dictionary; of an optimizer none, for what it holds has names of its own."""
    if isinstance(owner, torch.optim.Optimizer):
        return {}
    try:
        return dict(object.__getattribute__(owner, "__dict__"))
    except AttributeError:
        return {}


def _global_names(code: CodeType) -> list[str]:
    """Return the names that a function may look up outside, those of the functions in it, too."""
    names = list(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            names += _global_names(constant)
    return list(dict.fromkeys(names))
