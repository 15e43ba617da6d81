"""Every classic mistake is explained with the learner's own names and shapes, and every offered repair works."""

from __future__ import annotations

import pytest

from core.trace import Span
from tests.program.mistake_programs import MISTAKES, Case
from tests.program.running import HEAD, plain_python, ran
from viz.repairs import repaired

CASES = [
    pytest.param(case, id=case.name, marks=pytest.mark.acceptance(case.row) if case.row else ()) for case in MISTAKES
]


def marked(text: str, span: Span | None) -> str:
    """Return the line of a span and what it marks."""
    assert span is not None and span.line == span.end_line
    return f"{span.line} {text.split(chr(10))[span.line - 1][span.column : span.end_column]}"


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_said_marked_and_mended(case: Case) -> None:
    text = HEAD + case.program
    record = ran(text).record
    mistake = record.mistake
    assert mistake is not None
    assert (mistake.kind, mistake.message, marked(text, mistake.span)) == (case.kind, case.says, case.mark)
    assert mistake.hint
    assert all(0 <= node < len(record.nodes) for node in mistake.nodes)
    made = [(repair.kind, repaired(text, repair).removeprefix(HEAD)) for repair in mistake.repairs]
    assert made == case.repairs


@pytest.mark.parametrize(
    ("program", "kind"),
    [pytest.param(made, kind, id=f"{case.name} {kind}") for case in MISTAKES for kind, made in case.repairs],
)
def test_plain_python_runs_what_a_repair_makes(program: str, kind: str) -> None:
    error = plain_python(HEAD + program).error
    assert error is None, (kind, error)


def test_the_catalogue_is_large() -> None:
    assert len(MISTAKES) >= 80
    assert len({case.kind for case in MISTAKES}) >= 55


@pytest.mark.parametrize(
    ("program", "names"),
    [
        ("A = torch.ones(5, 4)\nb = torch.ones(5)\nA + b", ("A", "b")),
        ("A = torch.ones(2, 3)\nB = torch.ones(2, 3)\nunused = torch.ones(7)\nA @ B", ("A", "B")),
        ("X = torch.ones(2, 3)\nY = torch.ones(2, 4)\ntorch.cat((X, Y))", ("X", "Y")),
        ("x = torch.arange(4.0, requires_grad=True)\ny = x * x\ny.backward()", ("y",)),
        ("x = torch.arange(4.0, requires_grad=True)\nx += 1", ("x",)),
        ("x = torch.arange(4.0, requires_grad=True)\ny = x.exp()\ny += 1\ny.sum().backward()", ("y",)),
        ("X = torch.zeros(3, 4)\nv = torch.ones(3)\nX[:, :] = v", ("X", "v")),
        (
            "x = torch.ones(2)\nw = torch.ones(2, requires_grad=True)\ny = (x * w).sum()\ntorch.autograd.grad(y, x)",
            ("x",),
        ),
    ],
)
def test_the_operands_of_a_mistake_are_its_nodes(program: str, names: tuple[str, ...]) -> None:
    record = ran(HEAD + program).record
    assert record.mistake is not None
    assert {name for node in record.mistake.nodes for name in record.nodes[node].names} == set(names)


def test_an_operand_without_a_name_is_a_node_too() -> None:
    record = ran(HEAD + "torch.ones(2) + torch.ones(3)").record
    assert record.mistake is not None
    assert [record.nodes[node].value.shape for node in record.mistake.nodes] == [(2,), (3,)]


@pytest.mark.parametrize("program", ["torch.ones(2, 2).norm(p='a')", "torch.normal(0, 1)", "torch.randn(2.5)"])
def test_what_nobody_foresaw_is_torchs_first_line_in_a_sentence(program: str) -> None:
    mistake = ran(HEAD + program).record.mistake
    assert mistake is not None and mistake.message and "\n" not in mistake.message
    assert "Traceback" not in mistake.message + mistake.raised and mistake.span is not None


def test_a_long_run_is_not_repeated_for_repairs() -> None:
    source = HEAD + "x = torch.zeros(3)\nfor i in range(1200):\n    x = x + 1\nA = torch.ones(3, 2)\nA * x"
    mistake = ran(source).record.mistake
    assert mistake is not None and mistake.kind == "broadcast" and mistake.repairs == ()


@pytest.mark.parametrize("name", ["close", "name", "zero_", "numpy"])
def test_a_name_that_is_part_of_a_kind_is_a_name_all_the_same(name: str) -> None:
    mistake = ran(HEAD + f"{name} + 1").record.mistake
    assert mistake is not None and mistake.kind.startswith("name") and name in mistake.message


def test_a_nul_character_is_shown_where_it_stands() -> None:
    source = 'x = 1\ny = "a\0b"\n'
    mistake = ran(source).record.mistake
    assert mistake is not None and mistake.kind == "syntax-nul"
    assert mistake.span is not None and (mistake.span.line, mistake.span.column) == (2, 6)
    (repair,) = mistake.repairs
    assert repaired(source, repair) == 'x = 1\ny = "ab"\n'
