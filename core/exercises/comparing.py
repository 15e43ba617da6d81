"""Comparing two `Seen` values in the server, in plain Python: the first respect in which the second differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy

from core.exercises.records import Stage
from core.sandbox.answer_messages import BY_TEXT, HOLDING, Ran, Seen
from core.trace import Snapshot

RUNGS: dict[Stage, int] = {
    stage: rung for rung, stage in enumerate(("mistake", "missing", "kind", "shape", "dtype", "cell", "graph"))
}
"""The order in which an answer is looked at."""


class Rules(NamedTuple):
    """Properties that must agree, besides kind, shape and cells."""

    dtype: bool = True
    graph: bool = False
    tolerance: float = 1e-4


class Difference(NamedTuple):
    """The earliest rung on which two values differ, and the first place: indices into lists, then of a cell."""

    stage: Stage
    cell: tuple[int, ...] = ()

    @property
    def rung(self) -> int:
        return RUNGS[self.stage]


def difference(expected: Seen, got: Seen, rules: Rules) -> Difference | None:
    """Return how the values differ, None when they are equal."""
    return min(_differences(expected, got, rules, ()), key=lambda one: one.rung, default=None)


def same(left: Ran, right: Ran, rules: Rules) -> bool:
    """Return whether two texts did the same: ended in the same kind of mistake, or left equal values behind.

    Two expressions that failed with the same words failed alike.
    """
    if left.mistake is not None or right.mistake is not None:
        return left.mistake is not None and right.mistake is not None and left.mistake.kind == right.mistake.kind
    pairs = zip(left.seen, right.seen, strict=True)
    return all(
        one.text == other.text if one.kind == other.kind == "error" else difference(one, other, rules) is None
        for one, other in pairs
    )


def all_same(left: Sequence[Ran], right: Sequence[Ran], rules: Rules) -> bool:
    """Return whether two answers did the same on every instance."""
    return len(left) == len(right) and all(map(same, left, right, [rules] * len(left)))


def comparable(value: Seen) -> bool:
    """Return whether a reference's value can be compared with another at all: all of it has been seen."""
    if value.tensor is not None:
        return not value.tensor.elided
    if value.kind in HOLDING:
        return all(map(comparable, value.items))
    return value.number is not None or value.kind in BY_TEXT


def _differences(expected: Seen, got: Seen, rules: Rules, place: tuple[int, ...]) -> Iterator[Difference]:
    if got.kind == "error":
        yield Difference("missing", place)
    elif expected.kind != got.kind:
        yield Difference("kind", place)
    elif expected.tensor is not None and got.tensor is not None:
        yield from _of_tensors(expected, got, rules, place)
    elif expected.kind in HOLDING:
        yield from _of_items(expected, got, rules, place)
    elif expected.number is not None and got.number is not None:
        if not _close(expected.number, got.number, rules.tolerance):
            yield Difference("cell", place)
    elif expected.text != got.text or expected.kind not in BY_TEXT:
        yield Difference("cell", place)


def _of_items(expected: Seen, got: Seen, rules: Rules, place: tuple[int, ...]) -> Iterator[Difference]:
    if len(expected.items) != len(got.items):
        yield Difference("shape", place)
        return
    for at, (left, right) in enumerate(zip(expected.items, got.items, strict=True)):
        yield from _differences(left, right, rules, (*place, at))


def _of_tensors(expected: Seen, got: Seen, rules: Rules, place: tuple[int, ...]) -> Iterator[Difference]:
    left, right = expected.tensor, got.tensor
    assert left is not None and right is not None
    if left.shape != right.shape:
        yield Difference("shape", place)
        return
    if rules.dtype and left.dtype != right.dtype:
        yield Difference("dtype", place)
    if (cell := _first_cell(left, right, rules.tolerance)) is not None:
        yield Difference("cell", (*place, *cell))
    if rules.graph and expected.requires_grad != got.requires_grad:
        yield Difference("graph", place)


def _first_cell(left: Snapshot, right: Snapshot, tolerance: float) -> tuple[int, ...] | None:
    """Return the index of the first cell that differs, in C order."""
    if left.elided or right.elided or left.missing or right.missing:
        return ()
    wrong = _apart(left.array(), right.array(), tolerance)
    if not wrong.any():
        return None
    return tuple(int(index) for index in numpy.unravel_index(int(wrong.argmax()), left.shape)) if left.shape else ()


def _apart(expected: numpy.ndarray, got: numpy.ndarray, tolerance: float) -> numpy.ndarray:
    """Return which cells differ: whole numbers when they are not equal, others by more than the tolerance.

    Not-a-number equals itself, and so does an infinity.
    """
    if expected.dtype.kind in "biu" and got.dtype.kind in "biu":
        return expected != got
    wide = numpy.complex128 if "c" in (expected.dtype.kind, got.dtype.kind) else numpy.float64
    a, b = expected.astype(wide), got.astype(wide)
    with numpy.errstate(all="ignore"):
        near = numpy.absolute(b - a) <= tolerance * numpy.maximum(1.0, numpy.absolute(a))
        near &= numpy.isfinite(a) & numpy.isfinite(b)
    return ~(near | (a == b) | (numpy.isnan(a) & numpy.isnan(b)))


def _close(expected: float, got: float, tolerance: float) -> bool:
    if isinstance(expected, int) and isinstance(got, int):
        return expected == got
    return not _apart(numpy.array(float(expected)), numpy.array(float(got)), tolerance).any()
