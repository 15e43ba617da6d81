"""Repairs of calls: brackets that are missing or too many, a function that returns nothing, another name of an axis."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from core.explain.edits import definitions, followed_by, inserting, replacing, statement_of, with_argument, written
from core.explain.failing_expression import About
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.trace import Repair

CHANGING = frozenset("append extend insert sort reverse remove clear add update".split())
"""Methods of containers that change them and give None."""


def called(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x.sum + 1`` → ``x.sum() + 1``."""
    node = uncalled(found)
    return [followed_by("call", found.source, node, "()")] if node is not None else []


def uncalled(found: About) -> ast.expr | None:
    """Return the part of a failing expression that is most likely a function whose call is missing."""
    if isinstance(found.node, ast.Attribute | ast.Name) and "not iterable" in str(found.error):
        return found.node  # ``for p in net.parameters``
    match found.node:
        case ast.With(items=items):  # ``with torch.no_grad:``
            return next((one.context_expr for one in items if not isinstance(one.context_expr, ast.Call)), None)
        case ast.Subscript(value=value) | ast.Attribute(value=value):
            return value
        case ast.BinOp(left=left, right=right):
            return next((one for one in (left, right) if isinstance(one, ast.Attribute)), left)
        case ast.Call(args=[first, *_]):
            return first
    return None


def bracketed(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x.shape(0)`` → ``x.shape[0]``."""
    match found.node:
        case ast.Call(func=function, args=[index]):
            text = f"{written(found.source, function)}[{written(found.source, index)}]"
            return [replacing("brackets", found.source, found.node, text)]
        case ast.Call(func=function):
            return [replacing("brackets", found.source, found.node, written(found.source, function))]
    return []


def not_called_value(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x.grad()`` → ``x.grad``."""
    match found.node:
        case ast.Call(func=function, args=[], keywords=[]):
            return [replacing("no-bracket", found.source, found.node, written(found.source, function))]
    return []


def last_axis(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``torch.softmax(x)`` → ``torch.softmax(x, dim=-1)``."""
    if not isinstance(found.node, ast.Call) or not re.search(r"missing .*\"dim\"", str(found.error)):
        return []
    return [with_argument("dim", found.source, found.node, "dim=-1")]


def axis_named(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x.sum(axes=1)`` → ``x.sum(dim=1)``."""
    if not isinstance(found.node, ast.Call):
        return []
    return [
        replacing("dim", found.source, keyword, f"dim={written(found.source, keyword.value)}")
        for keyword in found.node.keywords
        if keyword.arg in ("axes", "dims", "axis", "ax", "dimension")
    ]


def returned(found: About, facts: Facts, run: Run) -> list[Repair]:
    """A function whose last line computes something gives it back."""
    function = without_return(found, run)
    if function is None:
        return []
    match function.body[-1]:
        case ast.Assign(targets=[ast.Name(id=name)]) as last:
            line, column, end_line, _ = found.source.place(last)
            end = len(found.source.lines[end_line - 1])
            indentation = found.source.lines[line - 1][:column]
            return [inserting("return", end_line, end, f"\n{indentation}return {name}")]
        case ast.Expr(value=value):
            line, column, _, _ = found.source.place(value)
            return [inserting("return", line, column, "return ")]
    return []


def without_return(found: About, run: Run) -> ast.FunctionDef | None:
    """Return the function of the program that gave the None at the place, because it returns nothing."""
    for call in _calls(found):
        names = {call.func.id} if isinstance(call.func, ast.Name) else set()
        holder = run.variables.get(call.func.id) if isinstance(call.func, ast.Name) else None
        owner = type(holder).__name__ if holder is not None else ""
        match call.func:
            case ast.Call(func=ast.Name(id=made)):  # Net()(x)
                owner = made
        for node in ast.walk(found.source.tree):
            if isinstance(node, ast.FunctionDef) and node.name in names and _returns_nothing(node):
                return node
            if isinstance(node, ast.ClassDef) and node.name == owner:
                for method in node.body:
                    if isinstance(method, ast.FunctionDef) and method.name in ("forward", "__call__"):
                        return method if _returns_nothing(method) else None
    return None


def _calls(found: About) -> Iterator[ast.Call]:
    """Yield the calls at the place, and those whose value a variable there was given."""
    parts = [found.node] if not isinstance(found.node, ast.Attribute) else [found.node.value]
    for node in [part for one in parts if one is not None for part in ast.walk(one)]:
        if isinstance(node, ast.Call):
            yield node
        elif isinstance(node, ast.Name):
            value = next(iter(definitions(found.source, node.id, node)), None)
            if isinstance(value, ast.Call):
                yield value


def _returns_nothing(function: ast.FunctionDef) -> bool:
    return not any(isinstance(node, ast.Return | ast.Yield) for node in ast.walk(function))


def changing_call(found: About) -> ast.Assign | None:
    """Return ``xs = xs.append(1)`` behind a None."""
    node = found.node.value if isinstance(found.node, ast.Attribute) else found.node
    for name in ast.walk(node) if node is not None else []:
        if isinstance(name, ast.Name):
            value = next(iter(definitions(found.source, name.id, name)), None)
            match value:
                case ast.Call(func=ast.Attribute(attr=attr)) if attr in CHANGING:
                    statement = statement_of(found.source, value)
                    return statement if isinstance(statement, ast.Assign) else None
    return None


def only_changed(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``xs = xs.append(1)`` → ``xs.append(1)``."""
    statement = changing_call(found)
    if statement is None:
        return []
    return [replacing("no-assignment", found.source, statement, written(found.source, statement.value))]
