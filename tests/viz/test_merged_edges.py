"""Sentences of a line for several uses: their number, the tensors, the sum of the contributions."""

from __future__ import annotations

from typing import Any

import pytest

from core.trace import Trace
from tests.exploring import explored
from viz.blanks import blank_read, masked
from viz.picture.fold import folded
from viz.picture.graph_data import graph_data

# d(sum of f)/dw by torch: w is used once a turn with x = [1, 2], so 3 · [1, 2]; h goes from turn to turn.
LOOP = """\
import torch
x = torch.tensor([1., 2.])
w = torch.tensor([3., -1.], requires_grad=True)
def score(w):
    total = w * x
    total = total + w * x
    return total + w * x
y = score(w).sum()
y.backward()
"""
TWO = """\
import torch
a = torch.tensor(2., requires_grad=True)
b = torch.tensor(3., requires_grad=True)
def f(a, b):
    return a * b + a
y = f(a, b)
z = y * a
"""


def line(trace: Trace, tail: int, shown_pass: int | None = 0) -> dict[str, Any]:
    """The facts of the line that comes from a node's card."""
    fold = folded(trace, frozenset({"-s1"}))
    data = graph_data(trace, fold, shown_pass)
    found = [edge for edge in data["edges"] if edge["tail"] == fold.card_of[tail]]
    assert found
    return found[0]


def test_a_folded_function_tells_the_uses_and_the_sum() -> None:
    trace = explored(LOOP)
    told = line(trace, trace.named("w").index)
    assert told["title"] == "w → ＋ score()"
    assert tuple(told["says"]) == (
        "×3: 3 uses are drawn as one line.",
        "What goes through: w (2,).",
        "3 contributions come back to w, sum = [1, 2] + [1, 2] + [1, 2] = [3, 6]",
    )


def test_where_others_come_elsewhere_the_whole_adjoint_is_told_too() -> None:
    # z = (a·b + a)·a: ∂z/∂a = 2·a·b + 2·a = 16, of which (b + 1)·a = 6 + 2 come through the function, and y = 8.
    trace = explored(TWO + "z.backward()")
    assert tuple(line(trace, trace.named("a").index)["says"][-2:]) == (
        "2 contributions come back to a, sum = 6 + 2 = 8",
        "a receives from 3 edges: 8 + 2 + 6 = 16.",
    )


def test_before_any_pass_it_says_not_yet() -> None:
    trace = explored(
        LOOP.replace("y.backward()\n", "print(y.item())\n").replace("requires_grad=True", "requires_grad=False")
    )
    assert line(trace, trace.named("w").index, None)["says"][-1] == "Not yet: no backward pass has run."


def test_what_is_to_be_predicted_is_not_told() -> None:
    trace = explored(LOOP)
    w = trace.named("w").index
    blank = blank_read(f"{w}a")
    assert blank is not None
    assert line(masked(trace, [blank]), w)["says"][-1] == "3 contributions come back to w, sum = ?"


@pytest.mark.parametrize("cut", ["w.detach()", "w.to(torch.int64)"])
def test_where_nothing_comes_back_it_says_so(cut: str) -> None:
    trace = explored(LOOP.replace("score(w).sum()", f"score({cut}).sum() + w.sum()"))
    user = next(node for node in trace.nodes if node.operation in ("detach", "to"))
    told = line(trace, user.index)
    assert told["blocked"]
    assert not any("come back to" in sentence for sentence in told["says"])
