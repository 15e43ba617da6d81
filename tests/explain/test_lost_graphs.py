"""The line that cuts a graph, or spoils or frees a saved value, is named; following the advice mends it."""

from __future__ import annotations

import re

import pytest
import torch

from tests.explain.lost_graph_programs import INPUTS, NO_GRAPH, NONE, Case
from tests.explain.spoilt_programs import SECOND, SPOILT
from tests.program.running import plain_python, ran

CASES = [pytest.param(case, id=case.name) for case in (*NO_GRAPH, *INPUTS, *NONE, *SPOILT, *SECOND)]


@pytest.mark.parametrize("case", CASES)
def test_the_cause_is_named_with_its_line_and_torch_fails_in_the_same_way(case: Case) -> None:
    error = plain_python(case.program).error
    mistake = ran(case.program).record.mistake
    assert error is not None and mistake is not None
    assert (mistake.error, mistake.raised) == (type(error).__name__, str(error))
    assert mistake.kind == case.kind, mistake.message
    assert [part for part in case.names if part not in mistake.message + mistake.hint] == [], mistake.message
    failed_at = mistake.span.line if mistake.span else 0
    cause = mistake.cause.line if mistake.cause else failed_at
    assert cause == (case.cause or failed_at), mistake.message


@pytest.mark.parametrize("case", CASES)
def test_following_the_advice_brings_the_gradient(case: Case) -> None:
    made = plain_python(case.mended)
    assert made.error is None
    if case.leaf != "-":
        gradient = eval(f"{case.leaf}.grad", {}, made.variables)
        assert isinstance(gradient, torch.Tensor) and bool(torch.isfinite(gradient).all())


@pytest.mark.parametrize("case", CASES)
def test_every_line_that_a_sentence_names_is_one_of_the_program(case: Case) -> None:
    mistake = ran(case.program).record.mistake
    assert mistake is not None
    lines = case.program.count("\n") + 1
    named = re.findall(r"line (\S+?)[ ,.:;)]", f"{mistake.message} {mistake.hint} ")
    assert all(line.isdigit() and 1 < int(line) <= lines for line in named), mistake.message


def test_each_kind_has_programs() -> None:
    assert len(CASES) >= 90
