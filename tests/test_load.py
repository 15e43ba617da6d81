"""The measurements with a name ask for what the issue names, options change it, and what is wanted is compared."""

from __future__ import annotations

import sys

import pytest

from tools import load


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch):
    def given(*words: str):
        monkeypatch.setattr(sys, "argv", ["load", *words])
        return load.asked()

    return given


@pytest.mark.parametrize(("words", "visitors", "hostile", "every", "p95"), [
    ("fifty", 50, 0, 5.0, 0.15),
    ("class", 200, 0, 5.0, 1.0),
    ("hostile", 150, 50, 5.0, 1.0),
    ("class --visitors 20 --every 1", 20, 0, 1.0, 1.0),
    ("--visitors 8 --hostile 0.5", 8, 4, 5.0, 0.0),
])  # fmt: skip
def test_a_name_says_how_many_and_how_fast(
    asked, words: str, visitors: int, hostile: int, every: float, p95: float
) -> None:
    options = asked(*words.split())
    assert (options.visitors, round(options.visitors * options.hostile)) == (visitors, hostile)
    assert (options.every, options.p95, options.seconds) == (every, p95, 60.0)


@pytest.mark.parametrize(("p95", "megabytes", "met"), [(0.9, 800, "yes"), (1.1, 800, "NO"), (0.9, 1600, "NO")])
def test_what_was_wanted_is_compared(asked, p95: float, megabytes: float, met: str) -> None:
    assert load.goals(asked("class"), p95, megabytes)["met"] == met
    assert load.goals(asked(), p95, megabytes) == {}


def test_waits_while_they_arrive_are_told_apart() -> None:
    log = load.Log()
    log.began -= 100
    log.waited(2.0)
    [(asked_at, seconds)] = log.waits
    assert seconds == 2.0
    assert asked_at == pytest.approx(98.0, abs=1.0)


def test_a_spread_is_the_middle_the_slow_ones_and_the_slowest() -> None:
    waits = [one / 100 for one in range(1, 101)]
    p50, p95, p99, most = load.spread(waits)
    assert (p50, most) == (pytest.approx(0.505), 1.0)
    assert 0.95 <= p95 <= 0.96
    assert 0.99 <= p99 <= 1.0
    assert load.spread([]) == [0.0] * 4
