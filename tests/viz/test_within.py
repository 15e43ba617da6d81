"""A contribution through no operand is told as what it is: from within the same call, or from a hook."""

from __future__ import annotations

import torch
from torch import nn

from core import record
from tests.viz.reading import read
from viz.node.panel_adjoint import adjoint_lines, sent_lines
from viz.timeline.step_sentences import sent


def test_a_cells_second_output_says_that_its_gradient_comes_from_the_first() -> None:
    cell = nn.LSTMCell(1, 2)
    trace = record(lambda: cell(torch.ones(1, 1))[0].sum())
    h, c = [node for node in trace.nodes if node.operation == "lstm_cell"]
    (one,) = trace.passes
    assert "within the same call" in read(adjoint_lines(trace, c, one))
    assert "within the same call" in read(sent_lines(trace, h, one))
    (step,) = [found for found in one.sent if found.operand == c.index]
    assert sent(trace, one, step).startswith("Inside lstm_cell, ")


def test_what_a_hook_adds_is_said() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        h = x * 2
        h.register_hook(lambda gradient: gradient + 1)
        return h.sum()

    trace = record(program, torch.ones(2, requires_grad=True))
    (one,) = trace.passes
    told = read(adjoint_lines(trace, trace.nodes[1], one))
    assert "from a hook of the program" in told and "operand -1" not in told
    (step,) = [found for found in one.sent if found.slot == -1]
    assert sent(trace, one, step).startswith("A hook of the program adds [1, 1]")
