"""No program finds a way from its own values to Python, the machine, or the program after it."""

from __future__ import annotations

import pytest

from core.trace import PlainVariable
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


def test_a_modules_class_is_no_more_than_its_name(attack: Attack) -> None:
    source = "made = torch.nn.Linear(1, 1).__class__\nsame = made is torch.nn.Linear\nmade(10 ** 6, 10 ** 6)"
    record = attack(f"{HEAD}{source}")
    assert record.variables["same"] == PlainVariable(True)
    assert record.mistake is not None and record.mistake.kind == "limit-tensor_elements"


def test_printed_tensors_stay_short_whatever_is_asked_for(attack: Attack) -> None:
    record = attack(f"{HEAD}torch.set_printoptions(threshold=10 ** 9)\nprint(torch.zeros(200_000))")
    assert record.mistake is None and len(record.prints[0].text) < 100
