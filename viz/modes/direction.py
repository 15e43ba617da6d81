"""A direction in which the inputs move: one cell alone, or numbers that were typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.trace import Trace
from viz.modes.program import Input

LARGEST = 1e6


def numbers_read(text: str, count: int) -> tuple[float, ...] | None:
    """Return the numbers of a typed tangent, ``1, 0, -2.5`` with or without brackets; None unless there are so many."""
    plain = text.replace("[", " ").replace("]", " ").replace(",", " ").replace("−", "-").replace("，", " ")
    try:
        found = tuple(float(word) for word in plain.split())
    except ValueError:
        return None
    bounded = all(abs(one) <= LARGEST for one in found)  # which refuses nan, too
    return found if len(found) == count and bounded else None


def unit(trace: Trace, inputs: Sequence[Input], column: int) -> dict[int, list[float]]:
    """Return the direction in which one input cell moves and no other."""
    one = inputs[column]
    numbers = [0.0] * trace.nodes[one.node].value.numel
    numbers[one.cell] = 1.0
    return {one.node: numbers}


def typed(trace: Trace, inputs: Sequence[Input], numbers: Sequence[float]) -> Mapping[int, Sequence[float]]:
    """Return the direction that has these numbers for all input cells, in order."""
    found: dict[int, list[float]] = {}
    for one, number in zip(inputs, numbers, strict=True):
        found.setdefault(one.node, [0.0] * trace.nodes[one.node].value.numel)[one.cell] = number
    return found
