"""Waits and outcomes of the last minutes: quantiles beside NumPy's, and what is forgotten."""

from __future__ import annotations

import random

import numpy
import pytest

from core.sandbox.recent import MOST_CLASS, SLOT_SECONDS, SLOTS, Recent, class_of, quantile


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("part", [0.5, 0.95])
@pytest.mark.parametrize("spread", [0.3, 2.0])
def test_a_quantile_is_numpys_to_a_twentieth(part: float, spread: float) -> None:
    clock, rng = Clock(), random.Random(7)
    recent = Recent(clock)
    times = [rng.lognormvariate(-2, spread) for _ in range(3_001)]
    for seconds in times:
        recent.took("waited", seconds)
        clock.now += 0.1
    found = quantile(recent.read(), "waited", part)
    exact = numpy.quantile(times, part, method="inverted_cdf")
    assert found == pytest.approx(exact, rel=0.051, abs=0.001)


def test_nothing_took_no_time_and_a_whole_night_has_a_class() -> None:
    recent = Recent()
    assert quantile(recent.read(), "waited", 0.5) is None
    recent.took("waited", 0.0)
    assert quantile(recent.read(), "waited", 0.5) == 0.0
    assert class_of(30_000) == MOST_CLASS


def test_what_is_older_than_ten_minutes_is_forgotten() -> None:
    clock = Clock()
    recent = Recent(clock)
    recent.count("jobs", "answered", 3)
    clock.now += SLOT_SECONDS * (SLOTS - 1)
    recent.count("jobs", "answered", 4)
    slots = recent.read()
    assert len(slots) == SLOTS and [slot.counts["jobs", "answered"] for slot in (slots[0], slots[-1])] == [3, 4]
    clock.now += SLOT_SECONDS
    assert sum(slot.counts["jobs", "answered"] for slot in recent.read()) == 4
    clock.now += SLOT_SECONDS * SLOTS
    assert not any(slot.counts for slot in recent.read())


def test_a_slot_counts_so_many_names_and_no_more() -> None:
    recent = Recent(Clock())
    for number in range(10_000):
        recent.count("jobs", f"{number}", 1)
    assert len(recent.read()[-1].counts) == 100


def test_what_was_read_stays_as_it_was() -> None:
    recent = Recent(Clock())
    recent.took("ran", 0.2)
    before = recent.read()
    recent.took("ran", 20.0)
    assert quantile(before, "ran", 1.0) == pytest.approx(0.2, rel=0.06)
