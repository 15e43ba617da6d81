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
