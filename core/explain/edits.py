"""Changes of the learner's text, made from its syntax tree. Imports no torch."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from core.program.source import Source
from core.trace import Repair, Span

ATOMS = ast.Name | ast.Call | ast.Attribute | ast.Subscript | ast.List | ast.Tuple
"""Expressions after which ``.T`` or ``[0]`` can be written as they stand; a tuple's place has its brackets."""
INDENTATION = "    "


def repaired(text: str, repair: Repair) -> str:
    """Return the text with the repair's span replaced; a span beyond the text's end appends."""
    lines = text.split("\n")
    span = repair.span
    while len(lines) < span.end_line:
        lines.append("")
    before = "\n".join([*lines[: span.line - 1], lines[span.line - 1][: span.column]])
    after = "\n".join([lines[span.end_line - 1][span.end_column :], *lines[span.end_line :]])
    return before + repair.text + after


def written(source: Source, node: ast.AST) -> str:
    """Return a node's text."""
    return source.cut(source.place(node))


def replacing(kind: str, source: Source, node: ast.AST, text: str) -> Repair:
    """Put another text in a node's place."""
    return Repair(kind, Span(*source.place(node)), text)


def inserting(kind: str, line: int, column: int, text: str) -> Repair:
    """Put a text between two characters."""
    return Repair(kind, Span(line, column, line, column), text)


def followed_by(kind: str, source: Source, node: ast.expr, suffix: str) -> Repair:
    """``a + b`` → ``(a + b).T``."""
    _, _, line, column = source.place(node)
    if isinstance(node, ATOMS):
        return inserting(kind, line, column, suffix)
    return replacing(kind, source, node, f"({written(source, node)}){suffix}")


def wrapped(kind: str, source: Source, node: ast.AST, prefix: str, suffix: str) -> Repair:
    """``2`` → ``torch.tensor(2)``."""
    return replacing(kind, source, node, f"{prefix}{written(source, node)}{suffix}")


def with_argument(kind: str, source: Source, call: ast.Call, argument: str) -> Repair:
    """``f(x)`` → ``f(x, argument)``."""
    _, _, line, column = source.place(call)
    inside = source.cut((*source.place(call.func)[2:], line, column - 1)).rstrip()
    return inserting(kind, line, column - 1, argument if inside.endswith(("(", ",")) else f", {argument}")


def together(kind: str, source: Source, repairs: Iterable[Repair]) -> Repair | None:
    """Return several changes as one: the text from the first to the last of them, changed; None for no change."""
    ordered = sorted(dict.fromkeys(repairs), key=lambda one: (one.span.line, one.span.column), reverse=True)
    if not ordered:
        return None
    first, last = ordered[-1].span, max((one.span for one in ordered), key=lambda one: (one.end_line, one.end_column))
    text = "\n".join(source.lines)
    for one in ordered:
        text = repaired(text, one)
    rest = len("\n".join([source.lines[last.end_line - 1][last.end_column :], *source.lines[last.end_line :]]))
    head = len("\n".join([*source.lines[: first.line - 1], source.lines[first.line - 1][: first.column]]))
    span = Span(first.line, first.column, last.end_line, last.end_column)
    return Repair(kind, span, text[head : len(text) - rest])


def renamed(kind: str, source: Source, attribute: ast.Attribute, name: str) -> Repair:
    """``torch.dot`` → ``torch.name``."""
    _, _, line, column = source.place(attribute)
    return Repair(kind, Span(line, column - len(attribute.attr), line, column), name)


def statements(source: Source) -> Iterator[ast.stmt]:
    """Yield every statement, outer ones before those inside them."""
    return (node for node in source.nodes if isinstance(node, ast.stmt))


def statement_of(source: Source, node: ast.AST | None) -> ast.stmt | None:
    """Return the innermost statement that a node is part of; None for none."""
    found = None
    for statement in statements(source):
        if any(part is node for part in ast.walk(statement)):
            found = statement
    return found


def starts_its_line(source: Source, statement: ast.stmt) -> bool:
    line, column, _, _ = source.place(statement)
    return not source.lines[line - 1][:column].strip()


def ends_its_line(source: Source, statement: ast.stmt) -> bool:
    _, _, line, column = source.place(statement)
    rest = source.lines[line - 1][column:].strip()
    return not rest or rest.startswith("#")


def line_before(kind: str, source: Source, statement: ast.stmt, text: str) -> list[Repair]:
    """Write a line before a statement, indented as it is."""
    line, column, _, _ = source.place(statement)
    indentation = source.lines[line - 1][:column]
    return [inserting(kind, line, column, f"{text}\n{indentation}")] if starts_its_line(source, statement) else []


def line_after(kind: str, source: Source, statement: ast.stmt, *texts: str) -> list[Repair]:
    """Write lines after a statement, indented as it is."""
    if not (starts_its_line(source, statement) and ends_its_line(source, statement)):
        return []
    line, column, end_line, _ = source.place(statement)
    indentation = source.lines[line - 1][:column]
    end = len(source.lines[end_line - 1])
    return [inserting(kind, end_line, end, "".join(f"\n{indentation}{text}" for text in texts))]


def inside_block(kind: str, source: Source, statement: ast.stmt, head: str) -> list[Repair]:
    """Put a statement into a block of its own: ``with torch.no_grad():``."""
    if not (starts_its_line(source, statement) and ends_its_line(source, statement)):
        return []
    line, column, _, _ = source.place(statement)
    indentation = source.lines[line - 1][:column]
    text = written(source, statement).replace("\n", "\n" + INDENTATION)
    return [replacing(kind, source, statement, f"{head}\n{indentation}{INDENTATION}{text}")]


def definitions(source: Source, name: str, before: ast.AST) -> list[ast.expr]:
    """Return what a name is assigned before (or at) a place, the latest first."""
    end = source.place(before)[0]
    found: list[ast.expr] = []
    for statement in statements(source):
        match statement:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name and statement.lineno <= end:
                found.append(value)
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                pairs = zip(targets, values, strict=False)
                found += [v for t, v in pairs if isinstance(t, ast.Name) and t.id == name and statement.lineno <= end]
    return found[::-1]


def without_keyword(kind: str, source: Source, call: ast.Call, name: str) -> Repair:
    """Write a call again with one keyword less."""
    given = [written(source, one) for one in call.args]
    given += [written(source, one) for one in call.keywords if one.arg != name]
    return replacing(kind, source, call, f"{written(source, call.func)}({', '.join(given)})")
