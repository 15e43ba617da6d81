"""Repairs that move a line of the text to another place. Imports no torch."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from core.explain.edits import ends_its_line, starts_its_line, statement_of, written
from core.program.source import Source
from core.trace import Repair, Span


def block_of(source: Source, statement: ast.stmt) -> list[ast.stmt]:
    """Return the statements among which a statement stands."""
    for node in ast.walk(source.tree):
        for _, value in ast.iter_fields(node):
            if isinstance(value, list) and any(one is statement for one in value):
                return value
    return []


def moved_behind(
    kind: str, source: Source, node: ast.AST, is_goal: Callable[[str], bool], *, last: bool = False
) -> Iterator[Repair]:
    """Move a node's statement behind the next (or last) statement of its block whose text is the goal."""
    yield from _moved(kind, source, node, is_goal, behind=True, last=last)


def moved_before(kind: str, source: Source, node: ast.AST, is_goal: Callable[[str], bool]) -> Iterator[Repair]:
    """Move a node's statement before the nearest statement above it whose text is the goal."""
    yield from _moved(kind, source, node, is_goal, behind=False)


def _moved(
    kind: str, source: Source, node: ast.AST, is_goal: Callable[[str], bool], *, behind: bool, last: bool = False
) -> Iterator[Repair]:
    statement = statement_of(source, node)
    block = block_of(source, statement) if statement is not None else []
    if statement is None or not block:
        return
    at = next(number for number, one in enumerate(block) if one is statement)
    others = block[at + 1 :] if behind else block[:at][::-1]
    goals = [one for one in others if is_goal(written(source, one))]
    if not goals:
        return
    goal = goals[-1] if last else goals[0]
    if not all(starts_its_line(source, one) and ends_its_line(source, one) for one in (statement, goal)):
        return
    places = [source.place(one) for one in (statement, goal)]
    first, second_end = min(place[0] for place in places), max(place[2] for place in places)
    moved = source.lines[source.place(statement)[0] - 1 : source.place(statement)[2]]
    rest = source.lines[first - 1 : second_end]
    kept = rest[len(moved) :] if behind else rest[: -len(moved)]
    text = "\n".join([*kept, *moved] if behind else [*moved, *kept])
    yield Repair(kind, Span(first, 0, second_end, len(source.lines[second_end - 1])), text)
