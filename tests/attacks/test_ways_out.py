"""No program finds a way from its own values to Python, the machine, or the program after it."""

from __future__ import annotations

import pytest

from tests.attacks.conftest import Attack, one_sentence
from tests.attacks.ways_out import DOORS, WALKS

HEAD = "import torch, math, random, time\n"


def test_the_corpus_is_large_and_has_no_doubles() -> None:
    programs = [*WALKS, *DOORS]
    assert len(programs) >= 400 and len(set(programs)) == len(programs)


@pytest.mark.parametrize("source", [*WALKS, *DOORS])
def test_a_way_out_ends_in_one_sentence(attack: Attack, source: str) -> None:
    record = attack(f"{HEAD}{source}\nreached = 1")
    one_sentence(record.mistake)
    assert "reached" not in record.variables
