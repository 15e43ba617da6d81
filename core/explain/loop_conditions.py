"""The numbers on which the end of a loop depends, turn by turn, for a loop that used up a budget."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import torch

from core.program.run import Run
from core.recording.nodes import Value

MOST_NAMES = 3
COMPARISONS = frozenset("eq ne lt le gt ge".split())


class Condition(NamedTuple):
    """A test that kept a loop going: its expression, and whether it was true or false all the time."""

    test: ast.expr
    outcome: bool


def course(
    run: Run, loop: ast.For | ast.While, turns: int, values: Mapping[str, Any]
) -> tuple[str, dict[str, str]] | None:
    """Return the kind and the facts of the sentence that tells how a loop's condition went, if anything is known.

    Args:
        turns: In which turn, from 1, the loop was.
        values: What the variables hold now.
    """
    for condition in _conditions(loop):
        facts = {"condition": _text(run, condition.test), "outcome": str(condition.outcome)}
        watched, numbers = _readings(run, condition.test, values)
        numbers = numbers[-turns:]  # others are of the loop's earlier runs
        ran_away = len(numbers) > 1 and not (math.isfinite(numbers[-1]) or _same(numbers[0], numbers[-1]))
        if len(numbers) > 1 and _same(numbers[-1], numbers[-2]) and not ran_away:
            return "loop-unmoved", {**facts, "expression": watched, "value": _written(numbers[-1])}
        if len(numbers) > 1:
            ends = {"first": _written(numbers[0]), "value": _written(numbers[-1])}
            return "loop-moving", {**facts, "expression": watched, **ends}
        listed = _listed(condition.test, values)
        if listed:
            return "loop-values", {**facts, "values": listed}
    return None


def _conditions(loop: ast.For | ast.While) -> Iterator[Condition]:
    """Yield the tests that would have ended a loop: that of ``while``, and those of each ``if`` that leaves it."""
    if isinstance(loop, ast.While) and not isinstance(loop.test, ast.Constant):
        yield Condition(loop.test, True)
    for statement in loop.body:
        if isinstance(statement, ast.If) and isinstance(statement.body[-1], ast.Break | ast.Return | ast.Raise):
            if not any(isinstance(one, ast.If | ast.Try) for one in statement.body):
                yield Condition(statement.test, False)


def _readings(run: Run, test: ast.expr, values: Mapping[str, Any]) -> tuple[str, list[float]]:
    """Return the text of the number that a test compares, and what it was each time that it is recorded, and is now."""
    subject = _subject(test)
    place, whole = run.source.place(subject), run.source.place(test)
    with torch._C.DisableTorchFunction(), torch.no_grad():
        run.recorder.absorb()
        read = [one.read for one in run.recorder.values.taken.all if run.spans.place(one.place) == place]
        numbers = [float(one) for one in read if isinstance(one, int | float)]
        if not numbers:
            every = (_compared(value, place, whole, test, run) for value in run.recorder.values.all)
            found = [value for value in every if value is not None]
            numbers = [number for value in found if (number := _number(value)) is not None]
            held = values.get(subject.id) if isinstance(subject, ast.Name) else None
            # The run may have been ended by the very test that would have read it.
            if numbers and isinstance(held, torch.Tensor) and held is not found[-1].tensor and _is_number(held):
                numbers.append(float(held))
    return _text(run, subject), numbers


def _subject(test: ast.expr) -> ast.expr:
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return _subject(inner)
        case ast.Compare(left=left, comparators=[right]):
            return right if isinstance(left, ast.Constant) else left
    return test


def _compared(value: Value, place: Any, whole: Any, test: ast.expr, run: Run) -> Value | None:
    """Return the value that was compared: the one made at the subject's place, else the comparison's operand."""
    at = run.spans.place(value.place)
    if at == place and value.operation not in COMPARISONS:
        return value
    if at == whole and value.operation in COMPARISONS and isinstance(_subject(test), ast.Name):
        return value.operands[0]
    return None


def _number(value: Value) -> float | None:
    """Return the number that a value was, None of one that is no real number or was let go."""
    cells = value.taken[4] if value.taken is not None else None if value.stale or value.gone else value.tensor
    return float(cells) if cells is not None and _is_number(cells) else None


def _is_number(cells: torch.Tensor) -> bool:
    return cells.numel() == 1 and not cells.is_complex()


def _same(one: float, other: float) -> bool:
    return one == other or (one != one and other != other)


def _listed(test: ast.expr, values: Mapping[str, Any]) -> str:
    """Return the numbers that the names of a test hold."""
    names = dict.fromkeys(node.id for node in ast.walk(test) if isinstance(node, ast.Name))
    held = {name: values[name] for name in names if type(values.get(name)) in (int, float, bool)}
    return ", ".join(f"`{name} = {_written(number)}`" for name, number in list(held.items())[:MOST_NAMES])


def _written(number: float) -> str:
    return str(number) if isinstance(number, bool) else f"{number:,}" if isinstance(number, int) else f"{number:.8g}"


def _text(run: Run, node: ast.expr) -> str:
    return " ".join(run.source.cut(run.source.place(node)).split())
