"""No program can take more than its budgets, whatever it tries; what it did before stays."""

from __future__ import annotations

import msgspec
import pytest

from core.trace.limits import Limits
from tests.program.running import HEAD, ran

SMALL = msgspec.structs.replace(Limits(), steps=50_000, operations=500)


@pytest.mark.acceptance("T8")
def test_a_loop_that_never_ends_keeps_the_trace_so_far() -> None:
    source = """
a = torch.tensor(0.0, requires_grad=True)
b = a * 2
while b.norm() < 1000:
    b = b * 2
"""
    outcome, record = ran(HEAD + source, SMALL)
    assert outcome.mistake is not None and outcome.mistake.kind == "limit-operations"
    assert outcome.mistake.facts["allowed"] == "500"
    assert len(record.nodes) > 400 and "b" in outcome.variables


@pytest.mark.acceptance("T8")
def test_an_empty_endless_loop_ends_by_steps() -> None:
    mistake = ran("x = 1\nwhile True: pass", SMALL).outcome.mistake
    assert mistake is not None and mistake.kind == "limit-steps"
    assert mistake.span is not None and mistake.span.line == 2
    assert "50,000" in mistake.message


BOMBS = {
    "power": ("2 ** 10 ** 10", "integer_bits"),
    "power builtin": ("pow(7, 10 ** 9)", "integer_bits"),
    "shift": ("1 << 10 ** 12", "integer_bits"),
    "squares": ("x = 3\nwhile True:\n    x = x * x", "integer_bits"),
    "power in place": ("x = 9\nx **= 10 ** 9", "integer_bits"),
    "round": ("round(1, -10 ** 9)", "format_width"),
    "text times": ("'a' * 10 ** 9", "string_characters"),
    "times text": ("10 ** 9 * 'a'", "string_characters"),
    "text doubling": ("s = 'ab'\nwhile True:\n    s += s", "string_characters"),
    "text by tensor": ("'a' * torch.tensor(10 ** 9)", "string_characters"),
    "join": ("('x' * 1000).join(['y'] * 100000)", "string_characters"),
    "replace": ("('a' * 10000).replace('a', 'b' * 10000)", "string_characters"),
    "zfill": ("'1'.zfill(10 ** 9)", "string_characters"),
    "width": ("f'{1:>1000000000}'", "format_width"),
    "computed width": ("w = 10 ** 9\nf'{1:>{w}}'", "format_width"),
    "precision": ("f'{1.5:.999999999f}'", "format_width"),
    "percent width": ("'%1000000000d' % 1", "format_width"),
    "format method": ("'{:>1000000000}'.format(1)", "format_width"),
    "list times": ("[0] * 10 ** 9", "container_items"),
    "list by tensor": ("[0] * torch.tensor(10 ** 9)", "container_items"),
    "list in place": ("x = [0] * 1000\nx *= 10 ** 9", "container_items"),
    "list of range": ("list(range(10 ** 12))", "container_items"),
    "list doubling": ("x = [1]\nwhile True:\n    x += x", "container_items"),
    "star": ("x = [*range(10 ** 9)]", "container_items"),
    "star argument": ("print(*range(10 ** 9))", "container_items"),
    "star target": ("a, *b = range(10 ** 9)", "container_items"),
    "comprehension": ("[0 for i in range(10 ** 9)]", "steps"),
    "nested comprehension": ("sum(1 for i in range(10 ** 6) for j in range(10 ** 6))", "steps"),
    "sum": ("sum(range(10 ** 12))", "steps"),
    "max": ("max(range(10 ** 12))", "container_items"),
    "sorted": ("sorted(range(10 ** 12))", "container_items"),
    "float in range": ("0.5 in range(10 ** 12)", "steps"),
    "item in map": ("5 in map(abs, range(-(10 ** 12), 0))", "steps"),
    "any": ("any(v < 0 for v in range(10 ** 12))", "steps"),
    "equality": ("a = [1]\nb = [1]\nfor i in range(60):\n    a, b = [a, a], [b, b]\na == b", "container_items"),
    "print of shared": ("a = [1]\nfor i in range(60):\n    a = [a, a]\nprint(a)", "container_items"),
    "hash of shared": ("a = (1,)\nfor i in range(60):\n    a = (a, a)\nd = {a: 1}", "container_items"),
    "set of shared": ("a = (1,)\nfor i in range(60):\n    a = (a, a)\ns = {a}", "container_items"),
    "tensor of shared": ("a = [1]\nfor i in range(60):\n    a = [a, a]\ntorch.tensor(a)", "container_items"),
    "cyclic list": ("a = []\na.append(a)\nb = []\nb.append(b)\na == b", "container_items"),
    "recursion": ("def f(n):\n    return f(n + 1)\nf(0)", "call_depth"),
    "lambda recursion": ("f = lambda n: f(n + 1)\nf(0)", "call_depth"),
    "repr recursion": ("class A:\n    def __repr__(self):\n        return repr(self)\nA()", "call_depth"),
    "generator recursion": ("def g():\n    yield from g()\nnext(g())", "call_depth"),
    "print": ("while True:\n    print('x' * 1000)", "printed_characters"),
    "zeros": ("torch.zeros(10 ** 6, 10 ** 6)", "tensor_elements"),
    "zeros size": ("torch.zeros(size=(10 ** 6, 10 ** 6))", "tensor_elements"),
    "ones list": ("torch.ones([10 ** 5, 10 ** 5])", "tensor_elements"),
    "randn": ("torch.randn(10 ** 10)", "tensor_elements"),
    "eye": ("torch.eye(10 ** 5)", "tensor_elements"),
    "arange": ("torch.arange(10 ** 10)", "tensor_elements"),
    "arange step": ("torch.arange(0, 1, 1e-9)", "tensor_elements"),
    "linspace": ("torch.linspace(0, 1, 10 ** 9)", "tensor_elements"),
    "randperm": ("torch.randperm(10 ** 9)", "tensor_elements"),
    "repeat": ("torch.ones(1000).repeat(10 ** 6)", "tensor_elements"),
    "expand": ("torch.ones(1).expand(10 ** 9) + 1", "tensor_elements"),
    "tile": ("torch.ones(1000).tile((10 ** 6,))", "tensor_elements"),
    "outer": ("torch.outer(torch.ones(10 ** 5), torch.ones(10 ** 5))", "tensor_elements"),
    "broadcast": ("torch.ones(10 ** 5, 1) * torch.ones(10 ** 5)", "tensor_elements"),
    "matmul empty": ("torch.ones(10 ** 5, 0) @ torch.ones(0, 10 ** 5)", "tensor_elements"),
    "kron": ("torch.kron(torch.ones(3000, 1), torch.ones(1, 30000))", "tensor_elements"),
    "cdist": ("torch.cdist(torch.ones(10 ** 5, 1), torch.ones(10 ** 5, 1))", "tensor_elements"),
    "diag": ("torch.diag(torch.ones(10 ** 5))", "tensor_elements"),
    "diagflat": ("torch.diagflat(torch.ones(10 ** 5))", "tensor_elements"),
    "diag offset": ("torch.diag(torch.ones(1), 10 ** 6)", "tensor_elements"),
    "svd": ("torch.linalg.svd(torch.ones(10 ** 5, 1))", "tensor_elements"),
    "pad": ("F.pad(torch.ones(1), (10 ** 9, 0))", "tensor_elements"),
    "one hot": ("F.one_hot(torch.tensor([1]), 10 ** 9)", "tensor_elements"),
    "conv": ("F.conv2d(torch.ones(1, 1, 1, 1), torch.ones(1, 1, 1, 1), padding=10 ** 5)", "tensor_elements"),
    "linear": ("nn.Linear(10 ** 5, 10 ** 5)", "tensor_elements"),
    "layers": ("nn.LSTM(1, 1, 10 ** 6)", "container_items"),
    "bytes": ("kept = [torch.ones(4 * 10 ** 6) for i in range(100)]", "run_bytes"),
    "work": ("a = torch.ones(2000, 2000)\nfor i in range(10):\n    a = a @ a", "work"),
    "iterate": ("for v in torch.ones(10 ** 6):\n    pass", "container_items"),
    "tolist": ("torch.ones(10 ** 6).tolist()", "container_items"),
    "unbind": ("torch.ones(10 ** 6).unbind()", "container_items"),
    "split": ("torch.ones(10 ** 6).split(1)", "container_items"),
    "print of many axes": ("print(torch.ones([2] * 20))", "printed_characters"),
    "meshgrid": ("torch.meshgrid(torch.ones(10 ** 5), torch.ones(10 ** 5))[0] + 1", "tensor_elements"),
    "cartesian": ("torch.cartesian_prod(torch.ones(10 ** 4), torch.ones(10 ** 4))", "tensor_elements"),
    "index": (
        "torch.ones(5000)[torch.zeros(5000, 5000, dtype=torch.int64)]\ntorch.ones(9, 9999)[[0] * 9999]",
        "tensor_elements",
    ),
    "zip bombs": ("z = range(10 ** 9)\nlist(zip(z, z))", "steps"),
    "shuffle": ("random.sample(range(10 ** 9), 10 ** 8)", "container_items"),
    "expression depth": ("x = " + "(" * 150 + "1" + ")" * 150 + "\ny = " + "-" * 300 + "1", "syntax_depth"),
    "brackets": ("x = " + "[" * 500 + "]" * 500, "syntax_depth"),
    "length": ("# " + "x" * 50_000, "source_characters"),
    "many parts": ("x = [" + "-1," * 8_000 + "1]", "syntax_nodes"),
}
HEADS = "import torch, random\nfrom torch import nn\nfrom torch.nn import functional as F\n"


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_at_its_budget(name: str) -> None:
    source, budget = BOMBS[name]
    outcome = ran(HEADS + "kept_before = 1\n" + source, SMALL if "work" not in name else None).outcome
    assert outcome.mistake is not None
    assert outcome.mistake.kind == f"limit-{budget}"
    assert outcome.mistake.facts["allowed"] and outcome.mistake.hint
    if not budget.startswith(("syntax", "source")):
        assert outcome.variables["kept_before"] == 1
        assert outcome.mistake.span is not None and outcome.mistake.span.line >= 4


def test_limits_cannot_be_caught() -> None:
    source = """
n = 0
while True:
    try:
        while True:
            pass
    except:
        n += 1
    finally:
        n += 1
"""
    outcome = ran(source, SMALL).outcome
    assert outcome.mistake is not None and outcome.mistake.kind == "limit-steps"
    assert outcome.variables["n"] == 0


def test_finally_cannot_swallow_a_limit() -> None:
    source = "def f():\n    while True:\n        try:\n            while True: pass\n        finally:\n            continue\nf()"
    mistake = ran(source, SMALL).outcome.mistake
    assert mistake is not None and mistake.kind == "limit-steps"


def test_a_context_of_the_learner_cannot_swallow_a_limit() -> None:
    source = """
class All:
    def __enter__(self): return self
    def __exit__(self, *e): return True
with All():
    1 / 0
x = 1
with All():
    while True: pass
x = 2
"""
    outcome = ran(source, SMALL).outcome
    assert outcome.mistake is not None and outcome.mistake.kind == "limit-steps"
    assert outcome.variables["x"] == 1


def test_a_long_plain_computation_fits() -> None:
    source = "t = 0\nfor i in range(1000):\n    for j in range(100):\n        t += i * j\n"
    assert ran(source).outcome.variables["t"] == sum(range(1000)) * sum(range(100))


def test_a_recursion_of_ninety_calls_fits() -> None:
    source = "def f(n):\n    if n == 0:\n        return 0\n    return 1 + f(n - 1)\nx = f(90)"
    assert ran(source).outcome.variables["x"] == 90


def test_a_turn_that_records_nothing_opens_no_scope() -> None:
    record = ran(
        HEAD + "for i in range(1000):\n    if i == 500:\n        x = torch.ones(2)\n        y = x * 2\n"
    ).record
    assert [(scope.kind, scope.iteration) for scope in record.scopes] == [
        ("program", -1),
        ("loop", -1),
        ("iteration", 500),
    ]
    assert record.scopes[1].name == "for i in range(1000)"
