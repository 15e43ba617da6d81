"""The reason for a missing gradient: the kind of cut, its value and its line; torch's .grad agrees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
import torch

from core import record
from core.trace import Trace
from tests.program.running import plain_python, ran

HEAD = "import math, numpy as np, torch, torch.nn.functional as F; from torch import nn\n"


class Case(NamedTuple):
    """A program, a variable (its first value is asked about), the reason, and a part of the line of the cut."""

    name: str
    program: str
    asked: str
    kind: str
    cut: str
    says: str = ""


LEAVES = "a = torch.tensor(2.0, requires_grad=True)\nb = torch.tensor(3.0, requires_grad=True)\n"
FUNCTION_RETURNING_NONE = """class Scale(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, k):
        ctx.k = k.detach()
        return x * k
    @staticmethod
    def backward(ctx, g):
        return g * ctx.k, None
"""

CASES = [
    # --- numbers that nobody takes
    Case("shape of another", LEAVES + "a.view_as(b).backward()", "b", "form-only", "a.view_as",
         "view_as takes its shape or its dtype"),
    # --- versions that were replaced
    Case("sgd without a loop", "w = torch.tensor([1.0, 2.0], requires_grad=True)\n"
         "opt = torch.optim.SGD([w], lr=0.1)\n(w ** 2).sum().backward()\nopt.step()\n(w ** 2).sum().backward()", "w",
         "replaced", "opt.step()", "SGD.step()"),
    Case("by hand, in a function", "w = torch.tensor([1.0, 2.0], requires_grad=True)\ndef update():\n"
         "    with torch.no_grad():\n        w.sub_(0.1 * w.grad)\n(w ** 2).sum().backward()\nupdate()\n"
         "(w ** 2).sum().backward()", "w", "replaced", "w.sub_", "sub_"),
    Case("sgd", "w = torch.tensor([1.0, 2.0], requires_grad=True)\nopt = torch.optim.SGD([w], lr=0.1)\n"
         "for i in range(2):\n    opt.zero_grad()\n    (w ** 2).sum().backward()\n    opt.step()", "w", "replaced",
         "opt.step()", "SGD.step()"),
    Case("adam with foreach", "net = nn.Linear(2, 1)\nopt = torch.optim.Adam(net.parameters(), foreach=True)\n"
         "for i in range(2):\n    opt.zero_grad()\n    net(torch.ones(1, 2)).sum().backward()\n    opt.step()",
         "net.weight", "replaced", "opt.step()", "Adam.step()"),
    Case("by hand", "w = torch.tensor([1.0, 2.0], requires_grad=True)\nfor i in range(2):\n"
         "    (w ** 2).sum().backward()\n    with torch.no_grad():\n        w -= 0.1 * w.grad\n        w.grad.zero_()",
         "w", "replaced", "w -= 0.1", "sub_"),
    Case("data assigned", "w = torch.tensor([1.0, 2.0], requires_grad=True)\nfor i in range(2):\n"
         "    (w ** 2).sum().backward()\n    w.data = w.data - 0.1 * w.grad\n    w.grad = None", "w", "replaced",
         "w.data = w.data", ".data = …"),
    Case("data written", "w = torch.tensor([1.0, 2.0], requires_grad=True)\nw.data.mul_(2)\n(w ** 2).sum().backward()",
         "w", "replaced", "w.data.mul_", "mul_"),
    Case("copy_", "w = torch.tensor([1.0, 2.0], requires_grad=True)\nwith torch.no_grad():\n"
         "    w.copy_(torch.tensor([3.0, 4.0]))\n(w ** 2).sum().backward()", "w", "replaced", "w.copy_", "copy_"),
    Case("a cell under no_grad", "net = nn.Linear(2, 1)\nwith torch.no_grad():\n    net.weight[0, 0] = 1.0\n"
         "net(torch.ones(1, 2)).sum().backward()", "net.weight", "replaced", "net.weight[0, 0]", "setitem"),
    Case("a row under no_grad", "net = nn.Linear(2, 1)\nwith torch.no_grad():\n    net.weight[0].fill_(1.0)\n"
         "net(torch.ones(1, 2)).sum().backward()", "net.weight", "replaced", "net.weight[0].fill_", "fill_"),
    # --- leaves made anew
    Case("rewrapped", LEAVES + "y = a * 3\nloss = torch.tensor(y, requires_grad=True)\nloss.backward()", "a",
         "new-leaf", "torch.tensor(y"),
    Case("detach, then a new leaf", LEAVES + "h = (a * 3).detach().requires_grad_()\n(h * b).backward()", "a",
         "detached", "h = (a", "detach()"),
    Case("the wrapped number of a loss", LEAVES + "y = a * 3\nloss = torch.tensor(y.item(), requires_grad=True)\n"
         "loss.backward()", "a", "through-numbers", "y.item()"),
    Case("of an earlier turn", LEAVES + "for i in range(2):\n"
         "    loss = torch.tensor(float(a * b), requires_grad=True)\n    loss.backward()", "a", "through-numbers",
         "float(a * b)"),
    # --- cuts
    Case("detach", LEAVES + "h = a.detach() * 2\n(h * b).backward()", "a", "detached", "h = a", "detach()"),
    Case("data", LEAVES + "h = a.data * 2\n(h * b).backward()", "a", "detached", "h = a", ".data"),
    Case("no_grad", "enc, head = nn.Linear(2, 2), nn.Linear(2, 1)\nwith torch.no_grad():\n"
         "    z = enc(torch.ones(1, 2))\nhead(z).sum().backward()", "enc.weight", "no-grad", "z = enc"),
    Case("inference mode", "enc, head = nn.Linear(2, 2), nn.Linear(2, 1)\nwith torch.inference_mode():\n"
         "    z = enc(torch.ones(1, 2))\nhead(z.clone()).sum().backward()", "enc.weight", "inference-mode", "z = enc"),
    Case("a forward hook", "net = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))\n"
         "net[0].register_forward_hook(lambda m, i, o: o.detach())\nnet(torch.ones(1, 2)).sum().backward()",
         "net.0.weight", "detached", "lambda"),
    Case("a number as a factor", LEAVES + "loss = b * a.item()\nloss.backward()", "a", "through-numbers", "a.item()"),
    Case("a number computed with", LEAVES + "k = math.exp(float(a)) / 2\nloss = b * k\nloss.backward()", "a",
         "through-numbers", "b * k"),
    Case("a number as a bound", LEAVES + "y = b.clamp(max=a.item())\ny.backward()", "a", "through-numbers", "clamp"),
    Case("the first of two numbers", LEAVES + "c = torch.ones(1, requires_grad=True)\n"
         "c.clamp(a.item(), b.item()).sum().backward()", "a", "through-numbers", "c.clamp"),
    Case("a number in a tensor of which torch does not tell", LEAVES
         + "(torch.FloatTensor([a.item()]) * b).sum().backward()", "a", "through-numbers", "torch.FloatTensor"),
    Case("numbers in a list", LEAVES + "rows = []\nfor t in range(2):\n    rows.append((a * t).item())\n"
         "loss = (torch.tensor(rows) * b).sum()\nloss.backward()", "a", "through-numbers", "torch.tensor(rows)"),
    Case("NumPy", LEAVES + "s = torch.tensor(np.sin(a.detach().numpy()))\n(s * b).backward()", "a",
         "through-numpy", "a.detach()"),
    Case("NumPy's memory", LEAVES + "n = a.detach().numpy()\n(torch.from_numpy(n) * b).backward()", "a",
         "through-numpy", "a.detach()"),
    Case("argmax", "w = torch.tensor([1.0, 5.0], requires_grad=True)\n" + LEAVES + "k = w.argmax()\n(b * k).backward()",
         "w", "not-differentiable", "argmax"),
    Case("indices", "w = torch.tensor([1.0, 5.0], requires_grad=True)\n" + LEAVES + "v, k = w.topk(1)\n"
         "(b * k).sum().backward()", "w", "indices", "topk"),
    Case("a comparison", LEAVES + "y = torch.where(b > a, b, 0.0)\ny.backward()", "a", "comparison", "b > a"),
    Case("whole numbers", LEAVES + "half = (a / 2).int()\n(b * half).backward()", "a", "integer-cast", ".int()"),
    Case("a Function's None", FUNCTION_RETURNING_NONE + LEAVES + "Scale.apply(b, a).backward()", "a", "none-returned",
         "Scale.apply"),
    Case("a Function that marks", "class Step(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n"
         "        y = (x > 0).float()\n        ctx.mark_non_differentiable(y)\n        return y\n    @staticmethod\n"
         "    def backward(ctx, g):\n        return g\n" + LEAVES + "(Step.apply(a) * b).backward()", "a", "marked",
         "Step.apply"),
    Case("a Function's None, after other operations", FUNCTION_RETURNING_NONE + LEAVES + "m = a * 2 + 1\n"
         "Scale.apply(b, m).backward()", "a", "none-returned", "Scale.apply"),
    Case("the detached value itself", LEAVES + "h = a.detach()\n(h * b).backward()", "h", "detached", "h = a",
         "detach()"),
    Case("rewrapped without a graph", LEAVES + "k = torch.tensor(a * 3)\n(k * b).backward()", "a", "new-leaf",
         "k = torch"),
    Case("the first of two cuts", LEAVES + "p = a * 2\nd = p.detach()\nq = p * a\ne = q.detach()\n"
         "((d + e) * b).backward()", "a", "detached", "d = p", "detach()"),
    Case("a later version that the loss does not use", LEAVES + "h = a.detach()\nloss = h * b\na.data.mul_(2)\n"
         "print((a * 1).item())\nloss.backward()", "a", "detached", "h = a", "detach()"),
    # --- neither
    Case("printed only", LEAVES + "print((a * 2).item())\n(b * 2).backward()", "a", "unused", ""),
    Case("a number that only a condition takes", LEAVES + "k = a.item() * 2\nmask = b > k\n"
         "torch.where(mask, b, 2.5).backward()", "a", "python-number", ""),
    Case("another branch", LEAVES + "y = a * 2\nprint(y.item())\nz = b * 2.5\nz.backward()", "a", "unused", ""),
    Case("not among the inputs", LEAVES + "(a * b).backward(inputs=[b])", "a", "not-asked", ""),
    Case("not asked for", LEAVES + "torch.autograd.grad(a * b, b)", "a", "not-asked", ""),
]  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_a_leaf_without_a_gradient_has_the_true_reason(case: Case) -> None:
    program = HEAD + case.program
    trace = Trace(ran(program).record)
    assert trace.mistake is None, trace.mistake
    node = next(node for node in trace.nodes if case.asked in node.names)
    reason = trace.passes[-1].why(node.index)
    assert reason is not None and reason.kind == case.kind, str(reason)
    assert case.says in str(reason)
    line = next((n for n, text in enumerate(program.split("\n"), 1) if case.cut and case.cut in text), 0)
    span = trace.nodes[reason.node].span if reason.node >= 0 else None
    assert (span.line if span else 0) == line, str(reason)


# How each cut is called in the program: neither more nor less.
CUTS = {
    "h = a.detach() * 2\n(h * b).backward()": {"cut": "detach()"},
    "h = a.data * 2\n(h * b).backward()": {"cut": ".data"},
    "(a * b).backward()\na.data = a.data - 1\n(a * b).backward()": {"operation": ".data = …"},
    "(a * b).backward()\ndef update():\n    with torch.no_grad():\n        a.sub_(1)\nupdate()\n(a * b).backward()": {
        "operation": "sub_"
    },
    "k = torch.tensor(a * 3)\n(k * b).backward()": {"operation": "tensor"},
}


@pytest.mark.parametrize("program", CUTS)
def test_a_cut_is_called_what_the_program_calls_it(program: str) -> None:
    trace = Trace(ran(HEAD + LEAVES + program).record)
    leaf = next(node for node in trace.nodes if "a" in node.names)
    reason = trace.passes[-1].why(leaf.index)
    assert reason is not None and reason.facts == CUTS[program]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES if case.kind != "replaced"])
def test_torch_leaves_that_gradient_none(case: Case) -> None:
    made = plain_python(HEAD + case.program)
    assert made.error is None
    assert eval(case.asked.replace(".0.", "[0]."), {}, made.variables).grad is None


def nested(number: float, depth: int) -> Any:
    """Return the number in lists in lists, so many."""
    made: Any = number
    for _list in range(depth):
        made = [made]
    return made


@pytest.mark.parametrize(
    "factor",
    [
        lambda a: a.item(),
        lambda a: torch.tensor(a.item()),
        lambda a: torch.tensor([1.5, a.item()]),
        lambda a: torch.tensor(nested(a.item(), 10)),  # no deeper than ten
    ],
    ids=["number", "tensor", "list", "deep list"],
)
def test_a_number_is_recognised_where_there_is_no_text(factor: Callable[[torch.Tensor], Any]) -> None:
    def program(a: torch.Tensor, b: torch.Tensor) -> None:
        (b * factor(a)).sum().backward()

    a, b = torch.tensor(2.0, requires_grad=True), torch.tensor(3.0, requires_grad=True)
    trace = record(program, a, b)
    assert a.grad is None and b.grad is not None
    reason = trace.passes[0].why(next(node.index for node in trace.nodes if node.value.tolist() == 2.0))
    assert reason is not None and reason.kind == "through-numbers"


def test_a_loops_earlier_versions_are_told_from_values_that_nothing_uses() -> None:
    source = (
        "w = torch.ones(2, requires_grad=True)\nfor i in range(3):\n    (w * w).sum().backward()\n    w.data -= w.grad"
    )
    trace = Trace(ran(f"import torch\n{source}").record)
    last = trace.passes[-1]
    kinds = {last.why(node.index).kind for node in trace.nodes if last.why(node.index)}  # type: ignore[union-attr]
    assert "undefined" not in kinds


def test_the_zeros_that_an_embedding_writes_while_it_is_made_are_no_step() -> None:
    trace = Trace(
        ran(f"{HEAD}emb = nn.Embedding(4, 2, padding_idx=0)\nemb(torch.tensor([1, 0])).sum().backward()").record
    )
    assert [node.names for node in trace.nodes if node.operation == "leaf"] == [("emb.weight",)]
    assert not [node for node in trace.nodes if node.operation in ("fill_", "write-back")]
