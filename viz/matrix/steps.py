"""dY = J·dX: a step of the input, the true change beside the linear one, and the gap that falls with the square."""

from __future__ import annotations

import msgspec
import numpy

from core.trace import Trace
from viz.cells import number_text
from viz.matrix.picture import Picture

MOST_OUTPUTS = 25
ROUNDING = 1e-13
"""A gap smaller than this part of the values is rounding, and its ratio means nothing."""


class Entry(msgspec.Struct, frozen=True):
    """One output entry's change, as numbers and as texts."""

    name: str
    true: float
    linear: float
    true_text: str = msgspec.field(name="trueText")
    linear_text: str = msgspec.field(name="linearText")


class Step(msgspec.Struct, frozen=True):
    """A step's length, what it changes, and how far the linear change is off; ``ratio`` is to the step before."""

    length: str
    gap: str
    ratio: str
    entries: tuple[Entry, ...]


def steps(trace: Trace, made: Picture) -> tuple[Step, ...]:
    """Return the steps of a `viz.matrix.program.step_program`'s trace, the longest first."""
    true = trace.named("true_change").value.array().astype(float)
    linear = trace.named("linear_change").value.array().astype(float)
    count = len(true)
    true, linear = true.reshape(count, -1), linear.reshape(count, -1)
    gaps = numpy.sqrt(((true - linear) ** 2).sum(axis=1))
    largest = numpy.abs(trace.named("output").value.array().astype(float)).max(initial=1.0)
    floor = ROUNDING * float(largest)
    return tuple(
        Step(
            number_text(2.0**-at),
            number_text(float(gaps[at])) if gaps[at] > floor else "0",
            _ratio(gaps, at, floor),
            tuple(_entry(name, *pair) for name, *pair in zip(made.output.code, true[at], linear[at], strict=True)),
        )
        for at in range(count)
    )


def _ratio(gaps: numpy.ndarray, at: int, floor: float) -> str:
    """Return by how much the gap fell when the step was halved: 4 where it falls with the square."""
    if not at or gaps[at] <= 10 * floor or gaps[at - 1] <= 10 * floor:
        return ""
    return f"{gaps[at - 1] / gaps[at]:.2f}"


def _entry(name: str, true: float, linear: float) -> Entry:
    return Entry(name, float(true), float(linear), number_text(float(true)), number_text(float(linear)))
