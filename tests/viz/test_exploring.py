"""The last traces are kept by everything that was asked: another seed or another budget is another question."""

from __future__ import annotations

from core.trace.limits import Limits
from viz.widgets.exploring import explored

DRAWN = "import torch\nx = torch.rand(1)\n"


def drawn(seed: int) -> float:
    return explored(DRAWN, "cpu", seed).named("x").value.array().item()


def test_a_program_is_run_once_for_one_question() -> None:
    assert explored(DRAWN, "cpu", 3) is explored(DRAWN, "cpu", 3)


def test_another_seed_is_another_question() -> None:
    assert drawn(1) != drawn(2) and drawn(1) == drawn(1)


def test_other_budgets_are_another_question() -> None:
    short = explored(DRAWN + "x + 1\n", "cpu", limits=Limits(operations=1))
    assert short.mistake is not None and short.mistake.kind == "limit-operations"
    assert explored(DRAWN + "x + 1\n", "cpu").mistake is None
