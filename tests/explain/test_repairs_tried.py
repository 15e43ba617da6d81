"""A mistake is named with its facts and its line, and every repair offered is one that plain torch runs.

The programs are written as ``### name``, the text, and lines ``--- key: value``: the kind of the mistake, its line, what
its sentence must name, the kinds of repair that must be offered (and no others), and the leaves (or modules, for all
their parameters) that have gradients when plain torch has run the program with any of these repairs; a line for each
warning, its kind and its line.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
import torch
from torch import nn

from core.explain.judging import Judged, mends
from core.explain.optional import gathered
from core.trace import Repair, Span
from tests.explain.gradient_mistakes import PROGRAMS as OF_GRADIENTS
from tests.explain.holder_mistakes import PROGRAMS as OF_HOLDERS
from tests.explain.layer_mistakes import PROGRAMS as OF_LAYERS
from tests.program.running import plain_python, ran
from viz.repairs import repaired


class Case(NamedTuple):
    """A program and what is expected of it."""

    name: str
    program: str
    kind: str
    line: int
    says: list[str]
    repairs: list[str]
    leaves: set[str]
    warnings: list[str]


def _case(part: str) -> Case:
    name, *lines = part.strip("\n").split("\n")
    program = "\n".join(line for line in lines if not line.startswith("--- "))
    told = dict(line[4:].split(": ", 1) for line in lines if line.startswith("--- "))
    return Case(
        name, program, told["kind"], int(told["line"]), [one for one in told.get("says", "").split(" ; ") if one],
        [one for one in told.get("repairs", "").split(", ") if one],
        {one for one in told.get("leaves", "").split(", ") if one},
        [line.removeprefix("--- warning: ") for line in lines if line.startswith("--- warning: ")],
    )  # fmt: skip


CASES = [_case(part) for text in (OF_GRADIENTS, OF_HOLDERS, OF_LAYERS) for part in text.split("### ")[1:]]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_a_mistake_is_named_and_each_repair_does_what_it_is_for(case: Case) -> None:
    with gathered() as failed:
        got = ran(case.program)
    assert failed == []  # neither the search for a cause nor the making of repairs has failed
    mistake, warnings = got.record.mistake, got.record.warnings
    if not case.kind.startswith("syntax-"):
        assert got.printed == plain_python(case.program).printed
    assert [f"{one.kind} {one.span.line}" for one in warnings if one.span] == case.warnings
    assert mistake is not None and mistake.span is not None
    assert (mistake.kind, mistake.span.line) == (case.kind, case.line)
    assert [one for one in case.says if one not in mistake.message] == []
    assert "torch says" not in mistake.message
    assert [repair.kind for repair in mistake.repairs] == case.repairs
    for repair in mistake.repairs:
        plain = plain_python(repaired(case.program, repair))
        assert plain.error is None, (repair.kind, plain.error)
        assert {name for name in case.leaves if not _has_gradient(plain.variables[name])} == set(), repair.kind


def _has_gradient(value: object) -> bool:
    if isinstance(value, nn.Module):
        return all(one.grad is not None for one in value.parameters())
    return isinstance(value, torch.Tensor) and value.grad is not None


def test_prompts_are_left_out_of_a_session_that_fails_later() -> None:
    session = ">>> import torch\n>>> x = torch.ones(2)\n>>> x + torch.ones(3)\nTraceback (most recent call last):"
    mistake = ran(session).record.mistake
    assert mistake is not None and mistake.kind == "syntax-prompt"
    (repair,) = mistake.repairs
    assert repaired(session, repair) == "import torch\nx = torch.ones(2)\nx + torch.ones(3)"


NEVER = {
    "second-backward-carried": "retain-graph",
    "no-grad-fn-numbers": "requires-grad",
    "no-grad-fn-anew": "requires-grad",
    "grad-none-rebound": "retain-grad",
    "unused-input-later": "allow-unused",
}
"""Kind of mistake → the repair that only hides it."""


def test_one_of_two_imports_that_a_line_lacks_is_a_step_further() -> None:
    program = "import torch\ny = F.relu(torch.tensor(np.ones(2)))\n"
    mistake = ran(program).record.mistake
    assert mistake is not None and [repair.kind for repair in mistake.repairs] == ["import"]
    error = plain_python(repaired(program, mistake.repairs[0])).error
    assert isinstance(error, NameError) and error.name == "np"


TWO_LEAVES = "import torch\na = torch.ones(2, requires_grad=True)\nb = torch.ones(2, requires_grad=True)\n"


@pytest.mark.parametrize(
    ("changed", "accepted"),
    [
        ("y = a.exp()\ny = y * b\ny.sum().backward()", True),
        ("y = a.exp().detach()\ny = y * b\ny.sum().backward()", False),  # it runs, and a gets no gradient
    ],
)
def test_a_repair_mends_only_if_the_leaves_get_their_gradients(changed: str, accepted: bool) -> None:
    broken = TWO_LEAVES + "y = a.exp()\ny *= b\ny.sum().backward()"
    before, after = judged(broken), judged(TWO_LEAVES + changed)
    mistake = before.outcome.mistake
    assert mistake is not None and after.outcome.mistake is None
    plain = plain_python(TWO_LEAVES + changed).variables
    assert (plain["a"].grad is not None) == accepted
    assert mends(mistake, Repair("out-of-place", Span(5, 0, 5, 6), ""), before, after) == accepted


def test_a_text_that_fails_later_by_its_indentation_is_no_step_further() -> None:
    before, after = judged("import torch\nx = (1\n"), judged("import torch\nx = (1)\n  y = 2\n")
    mistake, failed = before.outcome.mistake, after.outcome.mistake
    assert mistake is not None and mistake.span is not None and mistake.span.line == 2
    assert failed is not None and failed.span is not None and failed.span.line == 3
    assert isinstance(_compiled(after.text), IndentationError)
    assert not mends(mistake, Repair("close", Span(2, 6, 2, 6), ")"), before, after)


def _compiled(text: str) -> object:
    try:
        return compile(text, "<text>", "exec")
    except SyntaxError as error:
        return error


def judged(text: str) -> Judged:
    run = ran(text)
    return Judged(text, run.outcome, run.record, ())


def test_no_repair_only_hides_a_mistake() -> None:
    assert all(NEVER.get(case.kind) not in case.repairs for case in CASES)
    assert {case.kind for case in CASES} >= set(NEVER) - {"no-grad-fn-anew"}


def test_there_are_five_programs_of_each_frequent_kind() -> None:
    count = {kind: sum(case.kind == kind for case in CASES) for kind in {case.kind for case in CASES}}
    frequent = {
        "pair", "view-of-many", "hidden-shape", "kernel-large", "channels", "embedding-index", "second-backward-carried",
        "expanded-write-at", "floor-derivative", "deepcopy-not-leaf", "classes-last", "dataset-lengths", "broadcast",
        "no-grad-fn-numbers", "syntax-prompt", "name-import",
    }  # fmt: skip
    assert all(count[kind] >= 5 for kind in frequent) and len(CASES) >= 190
