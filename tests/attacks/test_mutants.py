"""A Trace or a mistake in one sentence: for every program, also those that nobody would write."""

from __future__ import annotations

import pytest

from core.trace.limits import Limits
from tests.attacks.conftest import Attack, one_sentence
from tests.attacks.mutants import mutant
from tests.program.programs import PROGRAMS

HEAD = "import torch, random, math\nfrom torch import nn\nfrom torch.nn import functional as F\n"
LOW = Limits(steps=20_000, operations=500, wall_seconds=5, run_bytes=100_000_000)
SEEDS = 240
"""Here; an interpreter met hundreds of thousands. A seed that fails is a program to add to a table."""


@pytest.mark.parametrize("first", range(0, SEEDS, 20))
def test_a_changed_program_ends_in_a_trace_or_in_one_sentence(attack: Attack, first: int) -> None:
    programs = list(PROGRAMS.values())
    for seed in range(first, first + 20):
        source = HEAD + mutant(programs, seed)
        mistake = attack(source, LOW).mistake
        assert mistake is None or one_sentence(mistake), source
