"""Code that runs but is surely wrong is doubted; code that somebody could want is not."""

from __future__ import annotations

import pytest

from core.explain.optional import gathered
from core.trace import TraceRecord
from tests.explain.looking import looks_of_doubts
from tests.program.programs import PROGRAMS
from tests.program.running import HEAD, plain_python, ran
from viz.repairs import REPAIRS, repaired

FITTING = (
    "X = torch.arange(12.0).reshape(4, 3) / 10\ny = torch.tensor([1.0, 2.0, 3.0, 4.0])\n"
    "w = torch.zeros((3, 1), requires_grad=True)\n"
    "for epoch in range(3):\n"
    "    loss = ((X @ w - y.reshape(-1, 1)) ** 2).mean()\n"
    "    loss.backward()\n"
    "    with torch.no_grad():\n"
    "        w -= 0.1 * w.grad\n"
)
OPTIMIZER = (
    "from torch import nn\nX = torch.arange(6.0).reshape(3, 2)\ny = torch.ones(3, 1)\nnet = nn.Linear(2, 1)\n"
    "trainer = torch.optim.SGD(net.parameters(), lr=0.01)\n"
    "for epoch in range(3):\n"
    "    loss = nn.MSELoss()(net(X), y)\n"
    "    loss.backward()\n"
    "    trainer.step()\n"
)
STRETCHED = (
    "X = torch.ones(4, 3)\ny = torch.arange(4.0)\nw = torch.ones((3, 1), requires_grad=True)\n"
    "y_hat = X @ w\nloss = ((y_hat - y) ** 2).mean()\nloss.backward()"
)


TORCHS_OWN = ("python-warning", "scalar-grad", "grad-of-computed")
"""Kinds of what plain Python warns of as well."""


def doubted(program: str) -> tuple[TraceRecord, list[str]]:
    with gathered() as failed:
        record = ran(HEAD + program).record
    assert record.mistake is None and failed == []
    return record, [warning.kind for warning in record.warnings if warning.kind not in TORCHS_OWN]


@pytest.mark.parametrize(
    ("program", "kind", "says", "mends"),
    [
        (STRETCHED, "loss-broadcast", "(4, 4)", "y_hat - y.reshape(y_hat.shape)"),
        (STRETCHED.replace("y_hat = X @ w\n", "").replace("y_hat", "X @ w"), "loss-broadcast", "(4, 4)",
         "y.reshape((X @ w).shape)"),
        (FITTING, "not-zeroed", "`w.grad`", "        w -= 0.1 * w.grad\n        w.grad.zero_()"),
        (OPTIMIZER, "not-zeroed", "next step", "    trainer.step()\n    trainer.zero_grad()"),
        (
            "w = torch.tensor(2.0, requires_grad=True)\nb = torch.tensor(1.0, requires_grad=True)\n"
            "loss = w.item() * 3 + b\nloss.backward()",
            "gradient-number", "`w`", "loss = w * 3 + b",
        ),
        (
            "w = torch.tensor(2.0, requires_grad=True)\nb = torch.tensor(1.0, requires_grad=True)\n"
            "y = w * w\nloss = float(y) * b\nloss.backward()",
            "gradient-number", "float(y)", "loss = y * b",
        ),
        (
            "w = torch.tensor(2.0, requires_grad=True)\nb = torch.tensor(1.0, requires_grad=True)\n"
            "loss = (w * w).item() * b\nloss.backward()",
            "gradient-number", "(w * w).item()", "loss = w * w * b",
        ),
        (
            FITTING + "    torch.autograd.grad((w * w).sum(), w)  # another pass between two of the training",
            "not-zeroed", "`w.grad`", "        w -= 0.1 * w.grad\n        w.grad.zero_()",
        ),
        (
            "x = torch.tensor(2.0, requires_grad=True)\ny = x * x\ng = x.grad\ny.backward()",
            "grad-read-early", "`g` is None", "y.backward()\ng = x.grad",
        ),
        (
            "x = torch.tensor(2.0, requires_grad=True)\ny = x * x\nz = y * 3\nz.backward()\nprint(y.grad)",
            "grad-not-kept", "`y.grad` is None", "y = x * x\ny.retain_grad()\n",
        ),
    ],
)  # fmt: skip
def test_what_is_surely_wrong_is_doubted_and_mended(program: str, kind: str, says: str, mends: str) -> None:
    record, kinds = doubted(program)
    assert kinds == [kind]
    (doubt,) = record.warnings
    assert says in doubt.message and doubt.span is not None and doubt.nodes
    (repair,) = doubt.repairs
    assert repair.kind in REPAIRS  # its button has a name
    text = repaired(HEAD + program, repair)
    assert mends in text
    assert doubted(text.removeprefix(HEAD))[1] == []
    assert plain_python(text).error is None


@pytest.mark.parametrize(
    "program",
    [
        # tables on purpose
        "x = torch.arange(3.0)\nd = ((x[:, None] - x) ** 2).sum()",
        "x = torch.arange(3.0)\nw = torch.ones(3, requires_grad=True)\nloss = ((w[:, None] - x) ** 2).sum()\nloss.backward()",
        "q = torch.arange(3.0).reshape(-1, 1)\nk = torch.ones(3, requires_grad=True)\ns = torch.softmax(-(q - k) ** 2, 1)\n"
        "s.sum().backward()",
        # gradients added up on purpose: two passes before one step; a demonstration without any step
        "w = torch.ones(2, requires_grad=True)\nfor part in range(2):\n    (w * w).sum().backward()\n"
        "with torch.no_grad():\n    w -= 0.1 * w.grad",
        "x = torch.arange(4.0, requires_grad=True)\nx.sum().backward()\n(x * x).sum().backward()\nx.grad",
        FITTING + "        w.grad.zero_()",
        FITTING + "    w.grad = None",
        OPTIMIZER.replace("    loss.backward()", "    trainer.zero_grad()\n    loss.backward()"),
        # a player and its opponent: the second pass adds to gradients that are zeroed before they are used
        "a = torch.tensor(1.0, requires_grad=True)\nb = torch.tensor(2.0, requires_grad=True)\n"
        "first, second = torch.optim.SGD([a], 0.1), torch.optim.SGD([b], 0.1)\n"
        "for turn in range(3):\n"
        "    first.zero_grad()\n    (a * b).backward()\n    first.step()\n"
        "    second.zero_grad()\n    (-a * b).backward()\n    second.step()",
        # numbers for the log, numbers of a loss that nobody differentiates
        "w = torch.tensor(2.0, requires_grad=True)\nloss = w * w\nloss.backward()\nprint(loss.item(), float(w))",
        "w = torch.tensor(2.0, requires_grad=True)\nother = (w * 3).item()\n(w * w).backward()",
        # None shown on purpose, as in D2L 2.5.1
        "x = torch.arange(4.0, requires_grad=True)\nprint(x.grad)\ny = 2 * torch.dot(x, x)\ny.backward()\nx.grad",
        "x = torch.tensor(2.0, requires_grad=True)\ny = x * x\ny.retain_grad()\n(y * 3).backward()\ny.grad",
        # None of a leaf that gets no gradient later either
        "x = torch.tensor(2.0, requires_grad=True)\ny = torch.tensor(3.0, requires_grad=True)\ng = x.grad\n(y * y).backward()",
        # a leaf that shrinks by a factor, without its gradient
        "w = torch.tensor(2.0, requires_grad=True)\nfor i in range(3):\n    d = w.detach()\n    (w * w).backward()\n    d.mul_(0.9)",
        # a tensor's own attribute, shown
        "loss = torch.ones(2).sum()\nloss.step = 3\nloss.step",
    ],
)  # fmt: skip
def test_what_somebody_could_want_is_not_doubted(program: str) -> None:
    assert doubted(program)[1] == []


def test_no_program_of_the_corpus_is_doubted() -> None:
    wrongly = {}
    for name, source in PROGRAMS.items():
        text = source if source.startswith(("import torch", "from torch")) else HEAD + source
        kinds = {warning.kind for warning in ran(text).record.warnings} - {"not-scalar", *TORCHS_OWN}
        if kinds:
            wrongly[name] = kinds
    assert wrongly == {}


def test_many_wrong_things_are_said_once_each() -> None:
    program = STRETCHED.replace("loss.backward()", "loss.backward()\nmore = ((y_hat - y) ** 2).sum()\ny_hat.grad")
    assert sorted(doubted(program)[1]) == ["grad-not-kept", "loss-broadcast"]


def test_a_long_run_is_doubted_in_time_that_grows_with_its_length() -> None:
    """Looking once at all that follows each of 9,000 differences took longer than a run may."""
    before = "w = torch.ones(4, 1, requires_grad=True)\ny = torch.ones(4)\n"
    few, many = (looks_of_doubts(f"{before}for i in range({turns}):\n    d = w - y\n") for turns in (50, 200))
    assert 0 < few <= many < 5 * few
