"""A loop that used up a budget: which one it is, and why it can never end, where the text says so. Imports no torch."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

LEAVING = (ast.Break, ast.Return, ast.Raise, ast.Yield, ast.YieldFrom, ast.Assert)
"""What may end a loop from within."""
LEAVING_CALLS = frozenset({"exit", "quit", "next", "exec", "eval", "input", "globals", "setattr"})
PURE_CALLS = frozenset("len abs float int bool max min sum round".split())
PURE_METHODS = frozenset("item abs sum mean norm max min any all numel size dim detach square pow".split())
UNCHANGING = (int, float, bool, str, complex, type(None))
"""Values that keep what they are as long as no name is bound anew."""
GROWING = frozenset({"append", "extend", "insert", "add", "update"})


class Endless(NamedTuple):
    """A loop that never ends: the kind of its mistake, and what the sentence names."""

    kind: str
    facts: dict[str, str]


def endless(text: str, tree: ast.Module, loop: ast.For | ast.While, values: Mapping[str, Any]) -> Endless | None:
    """Return why a loop never ends, None where that cannot be told.

    Args:
        text, tree: Of the program.
        values: What the variables hold now.
    """
    if any(_leaves(node) for node in _within(loop.body)):
        return None
    if isinstance(loop, ast.For):
        return _growing(loop) or _never_exhausted(text, loop, values)
    if isinstance(loop.test, ast.Constant):
        return Endless("endless-always", {"line": str(loop.lineno)})
    names = _names(loop.test)
    shared = {name for node in ast.walk(tree) if isinstance(node, ast.Global | ast.Nonlocal) for name in node.names}
    if not names or names & shared or not all(name in values and _stays(name, values[name], loop) for name in names):
        return None
    condition = " ".join((ast.get_source_segment(text, loop.test) or ast.unparse(loop.test)).split())
    listed = ", ".join(f"`{name}`" for name in sorted(names))
    return Endless("endless-unchanged", {"line": str(loop.lineno), "condition": condition, "names": listed})


def _within(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Yield what is in a loop, but for the ``break`` of a loop inside it."""
    waiting: list[tuple[ast.AST, bool]] = [(one, False) for one in body]
    while waiting:
        node, inner = waiting.pop()
        if not (inner and isinstance(node, ast.Break)):
            yield node
        inner = inner or isinstance(node, ast.For | ast.While)
        waiting += [(one, inner) for one in ast.iter_child_nodes(node)]


def _leaves(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        return called in LEAVING_CALLS
    return isinstance(node, LEAVING)


def _names(test: ast.expr) -> set[str] | None:
    """Return the names on which a condition depends; None where it depends on more."""
    found: set[str] = set()
    for node in _read(test):
        if node is None:
            return None
        found.add(node.id)
    return found


def _read(node: ast.expr) -> Iterator[ast.Name | None]:
    """Yield the names that an expression reads, None for what may change by itself."""
    match node:
        case ast.Name():
            yield node
        case ast.Constant():
            pass
        case ast.Compare(left=left, comparators=others):
            for one in (left, *others):
                yield from _read(one)
        case ast.BoolOp(values=parts):
            for one in parts:
                yield from _read(one)
        case ast.BinOp(left=left, right=right):
            yield from _read(left)
            yield from _read(right)
        case ast.UnaryOp(operand=operand):
            yield from _read(operand)
        case ast.Call(func=ast.Name(id=name), args=parts, keywords=[]) if name in PURE_CALLS:
            for one in parts:
                yield from _read(one)
        case ast.Call(func=ast.Attribute(value=owner, attr=name), args=[], keywords=[]) if name in PURE_METHODS:
            yield from _read(owner)
        case _:
            yield None


def _stays(name: str, value: object, loop: ast.While) -> bool:
    """Whether nothing in a loop gives a variable another value."""
    for node in ast.walk(loop):
        if isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load):
            return False
    return isinstance(value, UNCHANGING) or _was_never_written(value, loop)


def _was_never_written(value: object, loop: ast.While) -> bool:
    """Whether a value is a tensor that has never been written, and the loop does nothing that no counter sees."""
    if getattr(value, "_version", None) != 0 or not hasattr(value, "grad_fn"):
        return False
    attributes = {node.attr for one in loop.body for node in ast.walk(one) if isinstance(node, ast.Attribute)}
    trained = getattr(value, "requires_grad", False) and getattr(value, "grad_fn", None) is None
    return not attributes & ({"data", "detach", "numpy"} | ({"step"} if trained else set()))


def _growing(loop: ast.For) -> Endless | None:
    """``for x in xs: xs.append(…)``."""
    if not isinstance(loop.iter, ast.Name):
        return None
    name = loop.iter.id
    for one in loop.body:
        match one:
            case ast.Expr(ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=attr))):
                if owner == name and attr in GROWING:
                    return Endless("endless-growing", {"line": str(loop.lineno), "name": f"`{name}`"})
            case ast.AugAssign(target=ast.Name(id=owner), op=ast.Add()):
                if owner == name:
                    return Endless("endless-growing", {"line": str(loop.lineno), "name": f"`{name}`"})
    return None


def _never_exhausted(text: str, loop: ast.For, values: Mapping[str, Any]) -> Endless | None:
    """``for i in itertools.count():``."""
    if not _is_endless(loop.iter, values):
        return None
    iterator = " ".join((ast.get_source_segment(text, loop.iter) or ast.unparse(loop.iter)).split())
    return Endless("endless-iterator", {"line": str(loop.lineno), "iterator": iterator})


def _is_endless(made: ast.expr, values: Mapping[str, Any]) -> bool:
    """Whether an expression makes an iterator that never ends, which has ended in no turn so far."""
    match made:
        case ast.Call(func=ast.Name(id="enumerate" | "zip" as name), args=parts) if parts and name not in values:
            return all(_is_endless(one, values) for one in (parts[:1] if name == "enumerate" else parts))
        case ast.Call(func=ast.Name(id=name)):
            function = values.get(name)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)) if values.get(owner) is itertools:
            function = getattr(itertools, name, None)
        case _:
            return False
    alone = function is itertools.repeat and len(made.args) == 1 and not made.keywords
    return alone or function in (itertools.count, itertools.cycle)
