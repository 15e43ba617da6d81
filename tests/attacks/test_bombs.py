"""Whatever a program asks for, it ends: at a budget, in torch's own words, or by the clock; and the next one runs."""

from __future__ import annotations

import pytest

from core.trace.limits import Limits
from tests.attacks.bombs import HEAD, LEGAL, PYTHON, SOURCES, STUBBORN, TORCH
from tests.attacks.conftest import Attack, one_sentence

LOW = Limits(steps=20_000, operations=2_000, wall_seconds=60)
"""So few steps that a bomb is soon over; the clock, which depends on the machine, is far away."""

CLOCK = ("wall-time", "cpu-time")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: repr(source[:40]))
def test_a_text_that_is_an_attack_ends_before_its_first_step(attack: Attack, source: str) -> None:
    record = attack(source, LOW)
    assert one_sentence(record.mistake) not in CLOCK
    assert len(record.nodes) == 0


@pytest.mark.parametrize("source", [*PYTHON, *TORCH], ids=lambda source: repr(source[:60]))
def test_a_bomb_ends_in_one_sentence(attack: Attack, source: str) -> None:
    record = attack(HEAD + "kept = 1\n" + source, LOW)
    assert one_sentence(record.mistake) not in CLOCK
    assert record.mistake is not None and (record.mistake.span is not None or record.mistake.kind == "memory")
    assert "kept" in record.variables or record.mistake.kind == "memory"


@pytest.mark.parametrize("source", LEGAL, ids=lambda source: repr(source[:60]))
def test_an_odd_program_leaves_what_can_be_read(attack: Attack, source: str) -> None:
    record = attack(HEAD + source)
    assert record.mistake is None, record.mistake


@pytest.mark.parametrize("source", STUBBORN, ids=lambda source: repr(source[:60]))
def test_what_is_long_inside_one_call_is_ended_by_the_clock(attack: Attack, source: str) -> None:
    record = attack(HEAD + source, Limits(wall_seconds=0.3, work=10**15))
    assert one_sentence(record.mistake) in CLOCK
