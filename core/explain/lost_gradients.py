"""Gradients that were lost: cut off by numbers, read too early, or not kept. Imports no torch."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from core.explain.edits import definitions, line_after, replacing, statement_of, statements, written
from core.explain.mistakes import mistake
from core.explain.run_text import Reading, name_of, tuple_of
from core.trace import Mistake, Node, PlainVariable, Repair, Span, TensorVariable, TraceRecord
from core.trace.ancestors import with_ancestors

_GRADIENT = re.compile(r"\.grad\b(?!\s*\.)")


# --- numbers that left the graph -------------------------------------------------------------------------------------


def cut_by_numbers(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """A value was read as a Python number, and none of the leaves behind it has got a gradient in any other way."""
    passes = [one for one in record.passes if not one.implicit]
    reached: set[int] = set()
    for one in passes:
        reached.update(one.adjoints, one.accumulations)
    for one in passes:
        for index, reason in one.reasons.items():
            if reason.kind != "through-numbers" or not record.nodes[index].value.requires_grad:
                continue
            node = record.nodes[index]
            leaves = [leaf for leaf in with_ancestors(record.nodes, index) if record.nodes[leaf].operation == "leaf"]
            if not leaves or reached.intersection(leaves):
                continue
            for syntax, owner in _number_calls(reading, node):
                yield mistake(
                    "gradient-number", Span(*reading.source.place(syntax)), nodes=(index,),
                    number=written(reading.source, syntax),
                    names=", ".join(f"`{name_of(record, leaf)}`" for leaf in leaves),
                    repairs=(replacing("no-item", reading.source, syntax, written(reading.source, owner)),),
                )  # fmt: skip


def _number_calls(reading: Reading, node: Node) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield where the text reads this value as a number: (the call, what it is called on)."""
    for syntax in ast.walk(reading.source.tree):
        match syntax:
            case (
                ast.Call(func=ast.Attribute(value=owner, attr="item"), args=[])
                | ast.Call(func=ast.Name(id="float" | "int"), args=[owner])
            ):
                named = isinstance(owner, ast.Name) and owner.id in node.names
                if named or (node.span is not None and reading.source.place(owner) == tuple_of(node.span)):
                    yield syntax, owner


# --- gradients read where there is none ------------------------------------------------------------------------------


def unread_gradients(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """``g = x.grad`` before backward(), and ``y.grad`` of a value that is no leaf."""
    if not record.passes or not _GRADIENT.search(record.source):
        return
    for statement in statements(reading.source):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute(value=ast.Name(id=owner), attr="grad")):
                if record.variables.get(name) == PlainVariable(None):
                    yield from _read_early(record, reading, statement, name, owner)
    for syntax in ast.walk(reading.source.tree):
        match syntax:
            case ast.Attribute(value=ast.Name(id=owner), attr="grad", ctx=ast.Load()):
                yield from _not_kept(record, reading, syntax, owner)


def _leaf_with_gradient(record: TraceRecord, owner: str) -> int | None:
    for node in record.nodes:
        if owner in node.names and any(not p.implicit and node.index in p.accumulations for p in record.passes):
            return node.index
    return None


def _read_early(
    record: TraceRecord, reading: Reading, statement: ast.Assign, name: str, owner: str
) -> Iterator[Mistake]:
    leaf = _leaf_with_gradient(record, owner)
    first = next((one for one in record.passes if one.span is not None), None)
    if leaf is None or first is None or first.span is None or first.span.line <= statement.lineno:
        return
    span = Span(*reading.source.place(statement.value))
    yield mistake(
        "grad-read-early", span, nodes=(leaf,), name=name, owner=owner, line=str(first.span.line),
        repairs=tuple(_moved_behind(reading, statement, first.span)),
    )  # fmt: skip


def _moved_behind(reading: Reading, statement: ast.stmt, backward: Span) -> Iterator[Repair]:
    line, column, end_line, _ = reading.source.place(statement)
    if column or backward.column or end_line != line:
        return
    between = reading.source.lines[line : backward.end_line]
    text = "\n".join([*between, reading.source.lines[line - 1]])
    yield Repair("move", Span(line, 0, backward.end_line, len(reading.source.lines[backward.end_line - 1])), text)


def _not_kept(record: TraceRecord, reading: Reading, syntax: ast.Attribute, owner: str) -> Iterator[Mistake]:
    variable = record.variables.get(owner)
    if not isinstance(variable, TensorVariable):
        return
    node = record.nodes[variable.node]
    if node.value.is_leaf or not node.value.requires_grad or f"{owner}.retain_grad" in record.source:
        return
    if not any(node.index in one.adjoints and not one.implicit for one in record.passes):
        return
    value = next(iter(definitions(reading.source, owner, syntax)), None)
    defining = value and statement_of(reading.source, value)
    repairs = line_after("retain-grad", reading.source, defining, f"{owner}.retain_grad()") if defining else []
    span = Span(*reading.source.place(syntax))
    yield mistake("grad-not-kept", span, nodes=(node.index,), owner=owner, repairs=tuple(repairs))
