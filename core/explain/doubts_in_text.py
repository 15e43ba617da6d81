"""Doubts that the text alone tells: methods named and not called, names bound anew in vain. Imports no torch."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from core.explain.edits import followed_by, replacing, statements, written
from core.explain.mistakes import mistake
from core.explain.run_text import Reading
from core.trace import Described, Mistake, Repair, Span, TraceRecord

METHODS = frozenset({"backward", "zero_grad", "step", "train", "eval"})
"""What somebody who trains calls for its effect."""
PLAIN = METHODS - {"backward", "zero_grad"}
"""Those that may be a number or a table in another class."""


def named_only(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """``loss.backward`` as a statement."""
    if not any(f".{name}" in record.source for name in METHODS):
        return
    source = reading.source
    properties = {
        one.name for one in statements(source) if isinstance(one, ast.FunctionDef) and one.decorator_list
    }  # whose mention may do something
    for statement in statements(source):
        match statement:
            case ast.Expr(value=ast.Attribute(attr=name) as value) if name in METHODS - properties:
                if name in PLAIN and statement is source.tree.body[-1] and not _is_optimizer(record, value.value):
                    continue  # shown as a notebook's last value: a number, perhaps
                yield mistake(
                    "only-named", Span(*source.place(value)), text=written(source, value),
                    repairs=(followed_by("brackets-call", source, value, "()"),),
                )  # fmt: skip


def _is_optimizer(record: TraceRecord, owner: ast.expr) -> bool:
    variable = record.variables.get(owner.id) if isinstance(owner, ast.Name) else None
    return isinstance(variable, Described) and "(Parameter Group" in variable.text.replace("\n", "")


def rebound_parameters(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """``for p in parameters: p = p - lr * p.grad``, and nobody reads p afterwards."""
    if ".grad" not in record.source or "for " not in record.source:
        return
    source = reading.source
    for loop in source.nodes:
        if not isinstance(loop, ast.For):
            continue
        targets = {node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name)}
        for statement in [node for one in loop.body for node in ast.walk(one)]:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in targets:
                    if _reads_gradient(value, name) and not _read_later(source.tree, loop, statement, name):
                        yield mistake(
                            "parameter-rebound", Span(*source.place(statement)), name=name,
                            repairs=tuple(_in_place(reading, statement, name)),
                        )  # fmt: skip


def _reads_gradient(value: ast.expr, name: str) -> bool:
    """``p - … p.grad …``: the new value is the old one, moved."""
    match value:
        case ast.BinOp(
            left=ast.Name(id=left) | ast.Attribute(value=ast.Name(id=left), attr="data"),
            op=ast.Sub() | ast.Add(),
            right=right,
        ) if left == name:
            return any(
                isinstance(node, ast.Attribute)
                and node.attr == "grad"
                and isinstance(node.value, ast.Name)
                and node.value.id == name
                for node in ast.walk(right)
            )
    return False


def _read_later(tree: ast.Module, loop: ast.For, statement: ast.Assign, name: str) -> bool:
    """Whether the loop's name is read behind the assignment: in the loop, or below before it is bound again."""
    inside = {id(node) for node in ast.walk(statement)}
    rebinding = [
        {id(node) for node in ast.walk(other)}
        for other in ast.walk(tree)
        if isinstance(other, ast.For | ast.AsyncFor | ast.comprehension | ast.FunctionDef | ast.Lambda)
        and not any(part is loop for part in ast.walk(other))
        and (isinstance(other, ast.FunctionDef | ast.Lambda) or _binds(other.target, name))
    ]
    generators = [
        {id(part) for part in ast.walk(node)}
        for node in ast.walk(tree)
        if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp)
        and any(_binds(one.target, name) for one in node.generators)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load) and id(node) not in inside:
            if node.lineno < statement.lineno and _is_in(node, loop):
                continue  # of the turn's own beginning
            if node.lineno < loop.lineno or any(id(node) in other for other in (*rebinding, *generators)):
                continue
            return True
    return False


def _is_in(node: ast.AST, outer: ast.AST) -> bool:
    return any(part is node for part in ast.walk(outer))


def _binds(target: ast.expr, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(target))


def _in_place(reading: Reading, statement: ast.Assign, name: str) -> Iterator[Repair]:
    match statement.value:
        case ast.BinOp(op=operator, right=right):
            sign = "-=" if isinstance(operator, ast.Sub) else "+="
            yield replacing(
                "update-in-place", reading.source, statement, f"{name} {sign} {written(reading.source, right)}"
            )
