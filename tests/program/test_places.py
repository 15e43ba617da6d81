"""Every operation knows its expression exactly, and every scope its stretch of the run."""

from __future__ import annotations

import ast

import pytest

from core.program.number_flow import Flow
from core.program.source import Source
from core.trace import Span
from core.trace.limits import Limits
from tests.program.running import HEAD, ran


def texts(source: str) -> list[tuple[str, str]]:
    """Return (operation, the text at its span) of every node."""
    source = HEAD + source
    record = ran(source).record
    lines = source.split("\n")
    found = []
    for node in record.nodes:
        span = node.span
        assert span is not None and span.line == span.end_line
        found.append((node.operation, lines[span.line - 1][span.column : span.end_column]))
    return found


def test_an_operation_has_the_span_of_its_own_expression() -> None:
    source = "x = torch.tensor([1.0, 2.0], requires_grad=True)\nz = (2 * torch.dot(x, x + 1)).exp() ** 2"
    assert texts(source) == [
        ("leaf", "torch.tensor([1.0, 2.0], requires_grad=True)"),
        ("add", "x + 1"),
        ("dot", "torch.dot(x, x + 1)"),
        ("mul", "2 * torch.dot(x, x + 1)"),
        ("exp", "(2 * torch.dot(x, x + 1)).exp()"),
        ("pow", "(2 * torch.dot(x, x + 1)).exp() ** 2"),
    ]


def test_columns_count_characters_not_bytes() -> None:
    source = "损失 = torch.ones(2, requires_grad=True)\n平均 = 损失 * 2; 和 = (损失 + 平均).sum()"
    assert texts(source)[1:] == [("mul", "损失 * 2"), ("add", "损失 + 平均"), ("sum", "(损失 + 平均).sum()")]


def test_writes_and_indices_have_their_places() -> None:
    source = "x = torch.zeros(3)\nx[1] = 5\nx[0:2] += x[2]\nx *= 2\ny = x[0] if x.sum() > 0 else -x[1]"
    assert [text for operation, text in texts(source) if operation not in ("write-back", "re-view")] == [
        "torch.zeros(3)", "x[1]", "x[0:2]", "x[2]", "x[0:2] += x[2]", "x[0:2]", "x *= 2", "x.sum()", "x.sum() > 0", "x[0]"
    ]  # fmt: skip


def test_operations_inside_a_function_stand_where_they_are_written() -> None:
    source = "def f(a):\n    b = a * 3\n    return b + 1\nx = torch.ones(2)\ny = f(x) - 1"
    assert texts(source)[1:] == [("mul", "a * 3"), ("add", "b + 1"), ("sub", "f(x) - 1")]


def test_scopes_are_functions_loops_turns_and_modules() -> None:
    source = """import torch
class Net(torch.nn.Module):
    def forward(self, x):
        return torch.relu(x * 2)
net = torch.nn.Sequential(Net(), torch.nn.Tanh())
def f(v):
    for i in range(2):
        v = net(v)
    return v
y = f(torch.ones(2))
"""
    record = ran(source).record
    ways = []
    for node in record.nodes:
        way, scope = [], node.scope
        while scope > 0:
            one = record.scopes[scope]
            way.append(f"{one.kind} {one.name}".strip() if one.kind != "iteration" else f"turn {one.iteration}")
            scope = one.parent
        ways.append((node.operation, way[::-1]))
    turn = ["function f", "loop for i in range(2)", "turn 1", "module Sequential"]
    assert ways[-1] == ("tanh", [*turn, "module Tanh"])
    assert ("mul", [*turn, "module Net", "function forward"]) in ways
    assert [op for op, _ in ways].count("relu") == 2


def test_names_follow_every_binding() -> None:
    record = ran(
        HEAD + "def f(p):\n    q = p * 2\n    return q\nx = torch.ones(2)\na, (b, *c) = f(x), (x + 1, x + 2)\nd = a\n"
    ).record
    named = {node.operation + str(index): node.names for index, node in enumerate(record.nodes)}
    assert next(iter(named.values())) == ("x", "p")
    assert ("q", "a", "d") in named.values()
    assert ("b",) in named.values()


def test_printing_a_tensor_records_nothing() -> None:
    source = HEAD + "x = torch.arange(6.0, requires_grad=True).reshape(2, 3)\nprint(x, f'{x}', str(x), repr(x), [x])\n"
    record = ran(source).record
    assert [node.operation for node in record.nodes] == ["leaf", "reshape"]
    assert len(record.prints) == 1 and record.prints[0].span == Span(3, 0, 3, 38)


@pytest.mark.parametrize("value", ["x", "float(x)", "x.item()"])
def test_a_printed_text_is_that_of_plain_python(value: str) -> None:
    assert ran(f"import torch\nx = torch.tensor(2.5)\nprint({value}, sep='', end='')").printed == {
        "x": "tensor(2.5000)", "float(x)": "2.5", "x.item()": "2.5"
    }[value]  # fmt: skip


@pytest.mark.parametrize(
    ("call", "argument", "texts"),
    [
        ("b.clamp(low, high)", 2, ["high", "a.item()"]),
        ("torch.clamp(b, low, high)", 2, ["high", "a.item()"]),
        ("torch.clamp(b, min=low)", "min", ["low", "c.item()"]),
        ("b.clamp(low)", 2, []),
        ("b.clamp(float(low))", 1, ["float(low)"]),  # what float() takes is a tensor or a number of one
    ],
)
def test_numbers_flow_into_the_argument_that_takes_them(call: str, argument: int | str, texts: list[str]) -> None:
    source = Source(f"low = c.item()\nhigh = a.item()\n{call}\n", Limits())
    last = source.tree.body[-1]
    assert isinstance(last, ast.Expr)
    found = Flow(source).into(source.place(last.value), argument)
    assert [source.cut(one) for one in found] == texts


def test_loops_of_generators_that_take_turns_open_no_scopes_and_those_of_a_function_beside_a_yield_do() -> None:
    source = """def halves(x):
    for i in range(2):
        x = x * 0.5
        yield x
first, second = halves(torch.ones(1)), halves(torch.ones(1))
for turn in range(2):
    y = next(first) + next(second)
for one in range(2):
    asked = lambda: (yield)
    z = y * 3
"""
    record = ran(HEAD + source).record
    assert [one.name for one in record.scopes if one.kind == "loop"] == ["for turn in range(2)", "for one in range(2)"]
    assert [record.scopes[one.scope].iteration for one in record.nodes if one.operation == "add"] == [0, 1]
    assert [one.value.tolist() for one in record.nodes if one.operation == "add"] == [[1.0], [0.5]]
