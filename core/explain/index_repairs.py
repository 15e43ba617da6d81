"""Changes for indices, for places to be written, and for numbers taken for vectors.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast
import itertools

from core.explain.edits import followed_by, replacing, written
from core.explain.failing_expression import About
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.trace import Repair, Span


def index(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The last element in place of one beyond the end; a slip of the comma for a colon (``X[0,2,:]``)."""
    if not isinstance(found.node, ast.Subscript):
        return []
    part = found.node.slice
    parts = part.elts if isinstance(part, ast.Tuple) else [part]
    wrong = facts.get("index", "")
    return [replacing("last-index", found.source, one, "-1") for one in parts if written(found.source, one) == wrong]


def colons(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``X[0,2,:]`` → ``X[0:2,:]``: each comma in turn; and without the last index."""
    if not isinstance(found.node, ast.Subscript) or not isinstance(found.node.slice, ast.Tuple):
        return []
    parts = found.node.slice.elts
    repairs = []
    for left, right in itertools.pairwise(parts):
        _, _, line, column = found.source.place(left)
        end_line, end_column, _, _ = found.source.place(right)
        if line == end_line:
            repairs.append(Repair("colon-slice", Span(line, column, end_line, end_column), ":"))
    _, _, line, column = found.source.place(parts[-2])
    _, _, end_line, end_column = found.source.place(parts[-1])
    return [*repairs, Repair("fewer-indices", Span(line, column, end_line, end_column), "")]


def stored(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``X[0:2] = v`` and ``x.expand(…)``: the value as a column, or transposed."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner)):
            value: ast.expr | None = owner
        case _:
            value = _assigned_at(found)
    if value is None:
        return []
    return [
        followed_by("column", found.source, value, "[:, None]"),
        followed_by("transpose", found.source, value, ".T"),
    ]


def _assigned_at(found: About) -> ast.expr | None:
    for node in ast.walk(found.source.tree):
        match node:
            case ast.Assign(targets=targets, value=value) if any(target is found.node for target in targets):
                return value
    return None


def scalar_index(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Subscript(value=owner):
            text = written(found.source, owner)
            return [
                replacing("item", found.source, found.node, f"{text}.item()"),
                replacing("whole", found.source, found.node, text),
            ]
    return []


def scalar_length(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Call(args=[value]):
            return [replacing("numel", found.source, found.node, f"{written(found.source, value)}.numel()")]
    return []


def scalar_loop(found: About, facts: Facts, run: Run) -> list[Repair]:
    iterables = [n.iter for n in ast.walk(found.source.tree) if isinstance(n, ast.For | ast.comprehension)]
    match found.node:
        case ast.Call(args=[value, *_]):
            iterables.append(value)
        case ast.expr() as value:
            iterables.append(value)
    near = [value for value in iterables if found.node is not None and _within(found, value)]
    return [followed_by("flatten", found.source, value, ".reshape(-1)") for value in near]


def _within(found: About, node: ast.expr) -> bool:
    assert found.node is not None
    line, column, end_line, end_column = found.source.place(found.node)
    one = found.source.place(node)
    return (line, column) <= one[:2] and one[2:] <= (end_line, end_column)
