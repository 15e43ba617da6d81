"""The work after a run (its cause explained, repairs tried, doubts) may fail: the run's result survives."""

from __future__ import annotations

import time

import pytest

from core.explain import failures, repairs, trials
from core.explain.optional import gathered
from core.program.execute import run
from core.recording.recorder import Recorder
from core.trace.limits import Limits
from tests.program.running import HEAD, ran

WRONG = HEAD + "A = torch.ones(5, 4)\nb = A.sum(axis=1)\nA / b"


def fail(*given: object, **named: object) -> None:
    raise ValueError("our own fault")


def run_out(*given: object, **named: object) -> None:
    raise MemoryError


@pytest.mark.parametrize("failure", [fail, run_out])
def test_a_doubt_that_fails_costs_nothing(monkeypatch: pytest.MonkeyPatch, failure: object) -> None:
    monkeypatch.setattr(trials, "doubts", failure)
    with gathered() as logged:
        record = ran(HEAD + "x = torch.ones(2)\nx * 2").record
    assert record.mistake is None and record.result is not None and record.result.text == "tensor([2., 2.])"
    assert len(logged) == 1 and "Traceback" in logged[0] and getattr(failure, "__name__", "") in logged[0]


def test_a_repair_that_fails_while_it_is_tried_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "run", fail)
    with gathered() as logged:
        mistake = ran(WRONG).record.mistake
    assert mistake is not None and mistake.kind == "broadcast" and mistake.repairs == ()
    assert logged and all("failed: trying a repair\n" in line for line in logged)


def test_a_repair_that_cannot_be_made_costs_no_explanation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failures, "candidates", fail)
    with gathered() as logged:
        mistake = ran(WRONG).record.mistake
    assert mistake is not None and mistake.kind == "broadcast" and mistake.repairs == ()
    assert len(logged) == 1


@pytest.mark.parametrize("place", ["about", "cause", "lit"])
def test_a_mistake_that_cannot_be_explained_is_said_in_torchs_words(
    monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(failures, place, fail)
    with gathered() as logged:
        record = ran(WRONG).record
    assert record.mistake is not None and record.mistake.span is not None and record.mistake.span.line == 4
    assert "The size of tensor a (4) must match" in record.mistake.message
    assert len(record.nodes) == 2 and set(record.variables) == {"A", "b"}
    assert len(logged) == 1


def test_a_limit_is_said_although_its_explanation_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairs, "CANDIDATES", None)
    with gathered():
        mistake = ran(HEAD + "while True:\n    pass", Limits(steps=100)).record.mistake
    assert mistake is not None and mistake.kind == "endless-always" and "line 2" in mistake.message


def test_nothing_is_tried_when_there_is_no_time_left() -> None:
    outcome_of = Recorder(Limits())
    outcome = run(WRONG, outcome_of, Limits())
    record = outcome_of.finish(source=WRONG, variables=outcome.variables, mistake=outcome.mistake, places=outcome.spans)
    in_time = trials.advised(record, outcome, Limits()).mistake
    late = trials.advised(record, outcome, Limits(), until=time.monotonic()).mistake
    assert in_time is not None and [one.kind for one in in_time.repairs] == ["keepdims", "column"]
    assert late is not None and late.repairs == () and late.message == in_time.message
