"""New nodes for a syntax tree, each at the place of what it stands for."""

from __future__ import annotations

import ast
from typing import Any

LOAD = ast.Load()

_HAVE_PLACES = (ast.expr, ast.stmt)
_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")


def hook(name: str, *arguments: ast.expr, at: ast.AST) -> ast.Call:
    """Return a call of a hook, at the place of what it stands for."""
    place = place_of(at)
    for argument in arguments:
        _put(argument, place)
    return ast.Call(ast.Name(f".{name}", LOAD, **place), list(arguments), [], **place)


def placed(node: Any, at: Any) -> Any:
    """Give a new node, and the new ones in it, a place; what is in one that has a place has one, too."""
    _put(node, place_of(at))
    return node


def place_of(node: Any) -> dict[str, int]:
    own = node.__dict__
    return {name: own[name] for name in _PLACE}


def _put(node: Any, place: dict[str, int]) -> None:
    parts = node.__dict__
    if "lineno" in parts:
        return
    for part in tuple(parts.values()):
        if isinstance(part, _HAVE_PLACES):
            _put(part, place)
        elif part.__class__ is list:
            for one in part:
                if isinstance(one, _HAVE_PLACES):
                    _put(one, place)
    parts.update(place)


def hook_statement(name: str, *arguments: ast.expr, at: ast.AST) -> ast.Expr:
    """Return a statement that calls a hook."""
    return ast.Expr(hook(name, *arguments, at=at), **place_of(at))


def copied(node: Any, changed: dict[str, Any]) -> Any:
    """Return a node with other values in these fields; the others are shared with the original."""
    made = node.__class__.__new__(node.__class__)
    made.__dict__.update(node.__dict__)
    made.__dict__.update(changed)
    return made


def with_finally(body: list[ast.stmt], final: list[ast.stmt], at: ast.AST) -> ast.stmt:
    """Return a ``try`` that runs ``final`` however its body ends."""
    return placed(ast.Try(body, [], [], final), at)
