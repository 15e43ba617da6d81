"""NumPy's functions are behind the same walls: sizes are asked first, and no array leads anywhere."""

from __future__ import annotations

import pytest

from core.trace.limits import Limits
from tests.attacks.arrays import BOMBS, HEAD, SHARED, WAYS
from tests.attacks.conftest import OUR_FAULT, Attack, one_sentence

LOW = Limits(steps=20_000, operations=2_000, wall_seconds=60)
CLOCK = ("wall-time", "cpu-time")


@pytest.mark.parametrize("source", BOMBS, ids=lambda source: repr(source[:60]))
def test_an_array_that_is_too_much_ends_in_one_sentence(attack: Attack, source: str) -> None:
    assert one_sentence(attack(HEAD + source, LOW).mistake) not in CLOCK


@pytest.mark.parametrize("source", WAYS, ids=lambda source: repr(source[:60]))
def test_an_array_is_no_way_out(attack: Attack, source: str) -> None:
    record = attack(f"{HEAD}{source}\nreached = 1", LOW)
    one_sentence(record.mistake)
    assert "reached" not in record.variables


@pytest.mark.parametrize("source", SHARED, ids=lambda source: repr(source[:60]))
def test_memory_shared_in_odd_ways_is_read_and_written_inside_its_bounds(attack: Attack, source: str) -> None:
    mistake = attack(HEAD + source, LOW).mistake
    assert mistake is None or mistake.kind not in OUR_FAULT
