"""Silent bugs of training loops are doubted, each with its line and a repair that works; what is right stays silent."""

from __future__ import annotations

import pytest

from core.explain.mistakes import MISTAKES
from core.explain.optional import gathered
from core.trace import TraceRecord
from tests.explain.doubted_programs import DOUBTED
from tests.explain.looking import looks_of_doubts
from tests.program.running import HEAD, plain_python, ran
from viz.examples import EXAMPLES
from viz.repairs import repaired
from viz.words import REPAIRS

SAID = {"not-scalar", "python-warning", "scalar-grad", "grad-of-computed", "softmax-axis"}
"""Advice, and what others warn of."""
NO_BUTTON = {"leaf-between", "pass-from-leaf", "pass-from-leaf-cut", "through-numpy", "data-written", "step-rounded"}
"""Doubts whose mend is no change of one place."""


def doubted(program: str) -> tuple[TraceRecord, set[str]]:
    with gathered() as failed:
        record = ran(HEAD + program).record
    assert record.mistake is None, record.mistake
    assert failed == []
    return record, {warning.kind for warning in record.warnings} - SAID


WRONG = [(kind, program, fact) for kind, (wrong, _) in DOUBTED.items() for program, fact in wrong]
RIGHT = [(kind, program) for kind, (_, right) in DOUBTED.items() for program in right]


@pytest.mark.parametrize(("kind", "program", "fact"), WRONG)
def test_a_silent_bug_is_doubted_in_its_line(kind: str, program: str, fact: str) -> None:
    plain = plain_python(HEAD + program)
    assert plain.error is None
    exec(HEAD + "import torch.nn.functional as F\n", plain.variables)
    assert bool(eval(fact, plain.variables)), fact
    record, kinds = doubted(program)
    assert kinds == {kind}
    (doubt,) = [one for one in record.warnings if one.kind == kind]
    assert doubt.span is not None
    assert "{" not in doubt.message + doubt.hint


@pytest.mark.parametrize(("kind", "program"), RIGHT)
def test_what_is_right_stays_silent(kind: str, program: str) -> None:
    assert plain_python(HEAD + program).error is None
    assert doubted(program)[1] == set()


@pytest.mark.parametrize(("kind", "program", "fact"), WRONG)
def test_what_is_offered_mends_it(kind: str, program: str, fact: str) -> None:
    record, _ = doubted(program)
    (doubt,) = [one for one in record.warnings if one.kind == kind]
    for repair in doubt.repairs:
        text = repaired(HEAD + program, repair)
        assert plain_python(text).error is None
        assert kind not in doubted(text.removeprefix(HEAD))[1]
        assert repair.kind in REPAIRS


@pytest.mark.parametrize("sign", ["-", "+"])
def test_a_parameter_that_was_rebound_moves_the_way_it_was_written(sign: str) -> None:
    program = (
        "w = torch.tensor(1.0, requires_grad=True)\n(w * 2).backward()\nwith torch.no_grad():\n"
        f"    for p in [w]:\n        p = p {sign} 0.25 * p.grad"
    )
    (doubt,) = doubted(program)[0].warnings
    (repair,) = doubt.repairs
    assert doubt.kind == "parameter-rebound"
    assert plain_python(repaired(HEAD + program, repair)).variables["w"].item() == {"-": 0.5, "+": 1.5}[sign]


def test_each_kind_of_doubt_is_mended_at_least_once_by_a_button() -> None:
    for kind, (wrong, right) in DOUBTED.items():
        assert kind in MISTAKES and len(right) >= 5 and len(wrong) >= 4
        if kind not in NO_BUTTON:
            assert any(one.repairs for program, _ in wrong for one in doubted(program)[0].warnings if one.kind == kind)


def test_no_example_is_doubted() -> None:
    for example in EXAMPLES:
        record = ran(example.program).record
        assert {one.kind for one in record.warnings} <= {"not-scalar"}, example.key


@pytest.mark.parametrize(
    "loop",
    [
        "for i in range({turns}):\n    loss = ((w * 2) ** 2).sum()\n    loss.backward()\n    w.data -= 0.01 * w.grad\n    w.grad.zero_()\n",
        "opt = torch.optim.SGD([w], lr=0.01)\nfor i in range({turns}):\n    opt.zero_grad()\n    (w * w).sum().backward()\n    opt.step()\n",
        "for i in range({turns}):\n    h = (w * 2).detach().requires_grad_()\n    (h * h).sum().backward()\n",
    ],
)
def test_a_training_loop_is_doubted_in_time_that_grows_with_its_length(loop: str) -> None:
    """Counted are the nodes that are looked at; four times the turns may take five times the looks, not sixteen."""
    before = "w = torch.ones(3, requires_grad=True)\n"
    few, many = (looks_of_doubts(before + loop.format(turns=turns)) for turns in (50, 200))
    assert 0 < few <= many < 5 * few
