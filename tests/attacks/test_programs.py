"""Hostile programs through the real engine, behind the walls: each ends, the next one runs, nothing outside changes.

The programs were collected against an interpreter that refused most of them. CPython runs them, so what counts is not
whether a line is refused but what it can reach.
"""

from __future__ import annotations

import pytest
from msgspec import structs

from core.trace.limits import Limits
from tests.attacks import arrays, bombs, tables
from tests.attacks.conftest import CANARY, Attack, one_sentence
from tests.attacks.engine import ENGINE
from tests.attacks.ways_out import DOORS, WALKS

HEAD = "import torch, math, random, time\nfrom torch import nn\n"
LOW = Limits(steps=20_000, operations=2_000, wall_seconds=1.0)
ENDLESS = structs.replace(LOW, wall_seconds=0.4)
"""For what has ended by then, or never ends."""
CLOCK = ("wall-time", "wall-time-loop", "wall-time-moving", "cpu-time")
WAYS_OUT = [
    *[HEAD + source for source in (*WALKS, *DOORS)],
    *[tables.HEAD + source for source in tables.WAYS],
    *[arrays.HEAD + source for source in (*arrays.WAYS, *arrays.SHARED)],
]
BOMBS = [
    *[bombs.HEAD + source for source in (*bombs.PYTHON, *bombs.TORCH, *bombs.STUBBORN)],
    *[tables.HEAD + source for source in tables.BOMBS],
    *[arrays.HEAD + source for source in arrays.BOMBS],
]
SLOW = [one.HEAD + source for one in (bombs, tables, arrays) for source in one.SLOW]


def test_the_corpora_are_large_and_have_no_doubles() -> None:
    programs = [*WAYS_OUT, *BOMBS, *SLOW, *bombs.SOURCES, *bombs.LEGAL]
    assert len(programs) > 1_000 and len(set(programs)) == len(programs)


@pytest.mark.parametrize("source", WAYS_OUT, ids=lambda source: repr(source[-60:]))
def test_a_way_out_leads_nowhere(attack: Attack, source: str) -> None:
    mistake = attack(source, LOW).mistake
    assert mistake is None or one_sentence(mistake)
    assert not CANARY.exists()


@pytest.mark.parametrize("source", BOMBS, ids=lambda source: repr(source[-60:]))
def test_a_bomb_ends_in_one_sentence(attack: Attack, source: str) -> None:
    mistake = attack(source, ENDLESS).mistake
    assert mistake is None or one_sentence(mistake)  # some asked an interpreter for too much, and CPython for little


@pytest.mark.parametrize("source", SLOW, ids=lambda source: repr(source[-60:]))
def test_a_bomb_that_swells_ends_in_one_sentence(attack: Attack, source: str) -> None:
    mistake = attack(source, LOW).mistake
    assert mistake is None or one_sentence(mistake)


@pytest.mark.parametrize("source", bombs.SOURCES, ids=lambda source: repr(source[:40]))
def test_a_text_that_is_an_attack_makes_no_node(attack: Attack, source: str) -> None:
    record = attack(source, LOW)
    assert one_sentence(record.mistake) not in CLOCK
    assert len(record.nodes) == 0


@pytest.mark.parametrize("source", bombs.LEGAL, ids=lambda source: repr(source[:60]))
def test_an_odd_program_leaves_what_can_be_read(attack: Attack, source: str) -> None:
    mistake = attack(bombs.HEAD + source, LOW).mistake
    assert mistake is None or one_sentence(mistake) in CLOCK, mistake


@pytest.mark.parametrize("name", ENGINE)
def test_a_program_that_attacks_the_engine_spoils_only_its_own_record(attack: Attack, name: str) -> None:
    mistake = attack(ENGINE[name], LOW).mistake
    assert mistake is None or (mistake.message and "\n" not in mistake.message)
    after = attack("import torch\nx = torch.ones(2, requires_grad=True)\ny = (x * x).sum()\ny.backward()\nx.grad")
    assert after.mistake is None and after.result is not None and after.result.text == "tensor([2., 2.])"
