"""Small parts of explaining, each by itself: prompts of a session, what is optional, reading a run's text again."""

from __future__ import annotations

import ast
import logging
from types import SimpleNamespace
from typing import Any

import pytest

from core.explain import optional
from core.explain.edits import repaired, written
from core.explain.failing_expression import calls_named
from core.explain.optional import LONGEST_LINE, MOST_LINES, gathered, optionally
from core.explain.prompts import prompt_in, without_prompts
from core.explain.run_text import Reading, name_of, tuple_of
from core.program.ends import Stop
from core.program.source import Source, name_called
from core.trace import Span
from core.trace.limits import Limits
from tests.program.running import plain_python, ran

# --- prompts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (">>> x = 1", (">>>", Span(1, 0, 1, 3))),
        ("a = 1\n  >>> x = 1\n>>> y", (">>>", Span(2, 2, 2, 5))),
        ("In [12]: x = 1", ("In [12]:", Span(1, 0, 1, 8))),
        ("In []: x", ("In []:", Span(1, 0, 1, 6))),
        (">>>", (">>>", Span(1, 0, 1, 3))),
        ("... x", None),
        ("x = 1 >>> 2", None),
        (">>>x", None),
        ("", None),
    ],
)
def test_the_first_prompt_of_a_text(text: str, found: object) -> None:
    assert prompt_in(text) == found


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (">>> x = 1\n>>> x\n1\n>>> x + 1\n2", "x = 1\nx\nx + 1"),
        (">>> for i in r:\n...     f(i)\n...\n0\n1", "for i in r:\n    f(i)\n"),
        ("In [1]: x = 1\n   ...: y = 2\nOut[1]: 3\n\nIn [2]: z", "x = 1\ny = 2\n\nz"),
        (">>> x\n1\n>>> y", "x\ny"),  # two are a session, with one answer
        (">>> x = 1\ny = 2", "x = 1\ny = 2"),  # one prompt is no session: the other line is no answer
    ],
)
def test_prompts_and_answers_are_left_out(text: str, after: str) -> None:
    repair = without_prompts(text)
    assert repair.kind == "no-prompts" and repaired(text, repair) == after
    ast.parse(after.strip())


# --- what is optional


def test_what_works_is_what_comes() -> None:
    assert optionally("a sum", lambda: 1 + 1, lambda: 0) == 2


@pytest.mark.parametrize("error", [ValueError("mine"), MemoryError(), Stop("input")])
def test_what_fails_is_logged_and_something_plainer_comes(error: BaseException) -> None:
    def fails() -> int:
        raise error

    with gathered() as lines:
        assert optionally("the advice", fails, lambda: 7) == 7
    assert len(lines) == 1 and lines[0].startswith("failed: the advice\n") and type(error).__name__ in lines[0]


def test_a_log_is_gathered_only_while_it_is_asked_for_and_is_bounded() -> None:
    log = logging.getLogger(optional.__name__)
    before = [*log.handlers]
    with gathered() as lines:
        for number in range(MOST_LINES + 5):
            log.error("%d %s!", number, "x" * 2 * LONGEST_LINE)
    log.error("later")
    assert [len(one) for one in lines] == [LONGEST_LINE] * MOST_LINES
    assert all(one.endswith("x!") for one in lines) and log.handlers == before


def test_a_log_is_let_go_also_after_an_error() -> None:
    log = logging.getLogger(optional.__name__)
    before = [*log.handlers]
    with pytest.raises(KeyError, match="mine"), gathered():
        raise KeyError("mine")
    assert log.handlers == before


# --- reading a text again


def test_a_node_is_found_at_its_place_the_innermost_of_several() -> None:
    record = ran("é = [1, 22]\n(a)\nb = é[1]\n").record
    reading = Reading(record)
    whole = reading.node(Span(1, 8, 1, 10))
    assert isinstance(whole, ast.Constant) and whole.value == 22
    name = reading.node(Span(2, 1, 2, 2))
    assert isinstance(name, ast.Name) and name.id == "a"
    assert reading.node(Span(3, 0, 3, 1)) is not None and reading.node(Span(3, 0, 3, 2)) is None
    assert reading.node(None) is None
    source = reading.source
    assert reading.source is source  # it is read once
    assert tuple_of(Span(1, 2, 3, 4)) == (1, 2, 3, 4)


def test_a_text_as_long_as_it_was_allowed_to_be_is_read_again() -> None:
    long: Any = SimpleNamespace(source="x = [" + "1, " * 30_000 + "]")
    deep: Any = SimpleNamespace(source="x = " + "-" * 150 + "1")
    assert isinstance(Reading(long).source.tree.body[0], ast.Assign)
    assert isinstance(Reading(deep).source.tree.body[0], ast.Assign)


def test_a_node_is_called_by_its_name_or_by_its_operation() -> None:
    record = ran("import torch\na = torch.ones(2, requires_grad=True)\n(a * 2).sum()\n").record
    assert [name_of(record, number) for number in range(3)] == ["a", "mul", "sum"]


# --- calls


def test_calls_are_found_by_name_the_last_first() -> None:
    source = Source("a = f(1)\nb = m.f(2)\nc = g(3)\nd = h()(4)\ne = m.n.f(5)", Limits())
    found: Any = SimpleNamespace(source=source)
    assert [written(source, one) for one in calls_named(found, "f")] == ["m.n.f(5)", "m.f(2)", "f(1)"]
    assert [written(source, one) for one in calls_named(found, "g", "h")] == ["h()", "g(3)"]
    assert calls_named(found, "nothing") == []
    calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
    assert sorted(map(name_called, calls)) == ["", "f", "f", "f", "g", "h"]


# --- indentation


def test_a_line_that_is_too_far_in_goes_back_to_the_line_above_it() -> None:
    text = "for i in []:\n    if i:\n        x = 1\n          y = 2\nprint('end')\n"
    mistake = ran(text).record.mistake
    assert mistake is not None and mistake.kind == "indentation-extra"
    assert [repaired(text, one) for one in mistake.repairs] == [text.replace("  y", "y")]


# --- a last line with several elements

PASSES = {"sum-backward": "y.sum().backward()", "cotangent-backward": "y.backward(torch.ones_like(y))"}


@pytest.mark.parametrize(
    ("last", "end"),
    [("", ""), ("  # the squares", ""), ("  # 平方", ""), ("  # one", "\n\n# two\n"), ("\nprint(y)  # all", "\n")],
)
def test_a_pass_of_several_elements_starts_in_the_line_behind_the_last_one(last: str, end: str) -> None:
    program = f"import torch\nx = torch.arange(4.0, requires_grad=True)\ny = x * x{last}"
    (warning,) = ran(program + end).record.warnings
    assert warning.kind == "not-scalar"
    after = {one.kind: repaired(program + end, one) for one in warning.repairs}
    assert after == {kind: f"{program}\n{text}{end}" for kind, text in PASSES.items()}
    for text in after.values():
        assert plain_python(text).variables["x"].grad.tolist() == [0.0, 2.0, 4.0, 6.0]
