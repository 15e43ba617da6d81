"""dY = J·dX: a step of the input, the true change beside the linear one, and the gap that falls with the square."""

from __future__ import annotations

import msgspec
import numpy

from core.trace import Trace
from viz.cells import number_text
from viz.matrix.picture import Picture

MOST_OUTPUTS = 25
FALLS = (("step", 1.7, 2.4), ("square", 3.2, 5.0), ("faster", 6.0, numpy.inf))
"""Bounds of the ratio of two gaps, whose steps are as 2 to 1, by the power of the step with which they fall."""
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
    """A step's length, what it changes, and how far the linear change is off.

    Attributes:
        ratio: The gap of the step before, of twice the length, divided by this step's; "" where that is rounding.
        falls: With which power of the step the gap falls by that: "step", "square", "faster", or "" between them.
    """

    length: str
    gap: str
    ratio: str
    falls: str
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
    ratios = [_ratio(gaps, at, floor) for at in range(count)]
    return tuple(
        Step(
            number_text(2.0**-at),
            number_text(float(gaps[at])) if gaps[at] > floor else "0",
            f"{ratios[at]:.2f}" if ratios[at] else "",
            _falls(ratios[at]),
            tuple(_entry(name, *pair) for name, *pair in zip(made.output.code, true[at], linear[at], strict=True)),
        )
        for at in range(count)
    )


def _ratio(gaps: numpy.ndarray, at: int, floor: float) -> float:
    """Return by how much the gap fell when the step was halved: 4 where it falls with the square; 0 for rounding."""
    if not at or gaps[at] <= 10 * floor or gaps[at - 1] <= 10 * floor:
        return 0.0
    return float(gaps[at - 1] / gaps[at])


def _falls(ratio: float) -> str:
    return next((name for name, low, high in FALLS if low < ratio < high), "")


def _entry(name: str, true: float, linear: float) -> Entry:
    return Entry(name, float(true), float(linear), number_text(float(true)), number_text(float(linear)))
