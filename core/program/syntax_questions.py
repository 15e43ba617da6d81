"""Questions about a program's syntax, answered without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

SMALL_EXPONENT = 64
"""Up to which an exponent that stands in the text needs no watching."""


def is_print(node: ast.stmt) -> bool:
    """Whether a statement only prints; such a one leaves no value behind."""
    match node:
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"))):
            return True
    return False


def is_text(node: ast.stmt) -> bool:
    """Whether a statement is a text and nothing else, such as a docstring."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def is_future_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _parts_of_function(nodes: list[ast.stmt]) -> Iterator[ast.AST]:
    """Yield the parts of statements that belong to the same function: not those of functions inside."""
    waiting: list[ast.AST] = list(nodes)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def yields(nodes: list[ast.stmt]) -> bool:
    """Whether statements contain ``yield`` or ``await``: others run between two of their steps."""
    pauses = (ast.Yield, ast.YieldFrom, ast.Await, ast.AsyncFor, ast.AsyncWith)
    return any(isinstance(node, pauses) for node in _parts_of_function(nodes))


def is_small_exponent(node: ast.expr) -> bool:
    """Whether an expression is a number that makes no power, and no shift, too long."""
    match node:
        case ast.Constant(value=float() | complex()):
            return True
        case ast.Constant(value=int() as value):
            return value <= SMALL_EXPONENT
        case ast.UnaryOp(operand=operand):
            return is_small_exponent(operand)
    return False


def name_targets(target: ast.expr) -> Iterator[ast.Name]:
    """Yield the names that an assignment to this target binds."""
    match target:
        case ast.Name():
            yield target
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from name_targets(part)


def may_be_tensors(node: ast.For) -> list[ast.expr]:
    """Return the targets of a loop that may come to hold tensors: what ``range`` and ``enumerate`` count does not."""
    match node.iter, node.target:
        case ast.Call(func=ast.Name(id="range")), _:
            return []
        case ast.Call(func=ast.Name(id="enumerate")), ast.Tuple(elts=[_, rest]):
            return [rest]
    return [node.target]


def parameters(arguments: ast.arguments) -> list[str]:
    """Return the names of a function's parameters, in order."""
    found = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    found += [arguments.vararg.arg] if arguments.vararg else []
    found += [one.arg for one in arguments.kwonlyargs]
    return found + ([arguments.kwarg.arg] if arguments.kwarg else [])
