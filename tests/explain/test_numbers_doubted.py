"""The first NaN or infinity of a loss or a gradient is told with its operation and line; what is finite is not doubted."""

from __future__ import annotations

import math

import pytest
import torch

from tests.program.running import HEAD, plain_python, ran
from viz.repairs import repaired

LEAF = "w = torch.tensor([0., 2.], requires_grad=True)\n"
OVERFLOWING = "w = torch.tensor([100.], requires_grad=True)\n"
DIVERGING = """x = torch.tensor([1., 20., 300.])
w = torch.tensor([1.], requires_grad=True)
opt = torch.optim.SGD([w], lr=1.0)
for i in range(40):
    loss = ((w * x - x) ** 2).mean() + (w ** 2).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
"""
ODD = {
    # program → kind, line of the operation, expression that is odd in plain torch, whether a repair is offered
    LEAF + "loss = torch.log(w).sum()\nloss.backward()": ("numbers-log", 3, "loss", True),
    LEAF + "p = w * 1\nloss = -(p.log() * 0.5).sum()\nloss.backward()": ("numbers-log", 4, "loss", True),
    LEAF + "loss = (w * w.log()).sum()\nloss.backward()": ("numbers-log", 3, "loss", True),
    LEAF + "loss = (w - 1).sqrt().sum()\nloss.backward()": ("numbers-domain", 3, "loss", False),
    LEAF + "loss = (w / w).sum()\nloss.backward()": ("numbers-division", 3, "loss", True),
    LEAF + "y = w * 3\nloss = (1 / y).sum()\nloss.backward()": ("numbers-division", 4, "loss", True),
    OVERFLOWING + "loss = torch.exp(w).sum()\nloss.backward()": ("numbers-overflow", 3, "loss", False),
    OVERFLOWING + "e = torch.exp(w)\nloss = (e / e.sum()).sum()\nloss.backward()": ("numbers-overflow", 3, "loss", False),
    DIVERGING: ("numbers-growing", 6, "loss", False),
    LEAF + "loss = w[2:].mean()\nloss.backward()": ("numbers-few", 3, "loss", False),
    LEAF + "loss = w[:1].std()\nloss.backward()": ("numbers-few", 3, "loss", False),
    "import numpy\nd = torch.tensor(numpy.array([1., 1., 4.]) / numpy.array([1., 0., 2.]) - numpy.array([1., 1e999, 0.]))\n"
    "w = torch.tensor(1., requires_grad=True)\nloss = ((w * d - 1) ** 2).mean()\nloss.backward()": (
        "numbers-data", 3, "loss", False,
    ),
    LEAF + "m = torch.tensor([-float('inf'), 0.])\nloss = ((w + m) - m).sum()\nloss.backward()": (
        "numbers-infinite", 4, "loss", False,
    ),
    LEAF + "s = w.masked_fill(w < 9, -float('inf'))\nloss = s.softmax(0).sum()\nloss.backward()": (
        "numbers-infinite", 4, "loss", False,
    ),
    LEAF + "loss = w.sqrt().sum()\nloss.backward()": ("gradient-at-zero", 3, "w.grad", True),
    LEAF + "loss = torch.where(w > 0, w.sqrt(), 0.).sum()\nloss.backward()": ("gradient-at-zero", 3, "w.grad", True),
    LEAF + "loss = (w ** 0.5).sum()\nloss.backward()": ("gradient-at-zero", 3, "w.grad", False),
    LEAF + "y = w[:1] * 2\nloss = torch.sqrt((y * y).sum()) + w.sum()\nloss.backward()": (
        "gradient-at-zero", 4, "w.grad", True,
    ),
}  # fmt: skip
LARGE = (
    "x = torch.linspace(0.01, 1., 10_000).view(100, 100)\nx[50, 50] = 0\nw = torch.ones(100, 100, requires_grad=True)\n"
)
"""One cell is 0, far from the corner that is kept."""
ODD |= {
    LARGE + "p = x * w\ny = p.log()\nz = y * 0\nloss = z.sum()\nloss.backward()": ("numbers-log", 6, "loss", True),
    LARGE + "p = x * w\ny = p.log()\nloss = (y + y.tanh()).sum()\nloss.backward()": ("numbers-log", 6, "loss", True),
    LARGE + "p = x * w\nloss = (1 / p).mean()\nloss.backward()": ("numbers-division", 6, "loss", True),
    LARGE + "p = x * w - 0.5\nloss = p.sqrt().mean()\nloss.backward()": ("numbers-domain", 6, "loss", False),
    LARGE + "p = x * w\nloss = p.sqrt().mean()\nloss.backward()": ("gradient-at-zero", 6, "w.grad", True),
}  # fmt: skip
SPELLED = "d = torch.tensor([1., float('nan')])\nw = torch.tensor(1., requires_grad=True)\n(w * d).sum().backward()"
FINE = [
    SPELLED,
    LEAF + "s = w.masked_fill(w == 0, -float('inf'))\nloss = torch.softmax(s, 0).square().sum()\nloss.backward()",
    LEAF + "y = torch.log(w)\nloss = w.sum()\nloss.backward()",
    LEAF + "loss = torch.where(w > 0, w, w * 2).log1p().sum()\nloss.backward()",
    LEAF + "loss = torch.logsumexp(w * 1000, 0)\nloss.backward()",
    "loss = torch.log(torch.zeros(2)).sum()\nprint(loss)",
]


def _odd(value: object) -> bool:
    assert isinstance(value, torch.Tensor)
    return not bool(torch.isfinite(value).all())


@pytest.mark.parametrize("program", ODD)
def test_the_first_odd_number_is_told_with_its_line(program: str) -> None:
    kind, line, odd, repairable = ODD[program]
    plain = plain_python(HEAD + program)
    assert plain.error is None and _odd(eval(odd, plain.variables))
    record = ran(HEAD + program).record
    (doubt,) = [one for one in record.warnings if one.kind.startswith(("numbers-", "gradient-"))]
    assert (doubt.kind, doubt.span and doubt.span.line) == (kind, line), doubt.message
    assert "{" not in doubt.message + doubt.hint and record.nodes[doubt.nodes[0]].span == doubt.span
    assert bool(doubt.repairs) == repairable
    for repair in doubt.repairs:
        mended = plain_python(repaired(HEAD + program, repair))
        assert mended.error is None and not _odd(mended.variables["loss"]) and not _odd(mended.variables["w"].grad)


@pytest.mark.parametrize("program", FINE)
def test_what_is_finite_or_written_on_purpose_is_not_doubted(program: str) -> None:
    assert plain_python(HEAD + program).error is None
    assert not [
        one.kind for one in ran(HEAD + program).record.warnings if one.kind.startswith(("numbers-", "gradient-"))
    ]


def test_a_loss_that_grew_is_told_with_what_it_was() -> None:
    (doubt,) = [one for one in ran(HEAD + DIVERGING).record.warnings if one.kind == "numbers-growing"]
    losses: list[float] = []
    text = HEAD + DIVERGING.replace("    opt.zero_grad()", "    losses.append(loss.item())\n    opt.zero_grad()")
    plain = plain_python(text.replace("for i", "losses = []\nfor i"))
    losses = [one for one in plain.variables["losses"] if math.isfinite(one)]
    facts = doubt.facts
    assert int(facts["passes"]) == len(losses)
    assert [float(facts["first"]), float(facts["last"])] == pytest.approx([losses[0], losses[-1]], rel=1e-5)
