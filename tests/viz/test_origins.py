"""NaN, ∞, −∞, underflow, saturation and cancellation are told apart, each with the operation that made it.

What each program computes is asked of plain torch; where it begins can be worked out by hand.
"""

from __future__ import annotations

import re

import pytest
import torch

from core.trace import Trace
from tests.program.running import HEAD, plain_python, ran
from viz.gradient_causes import Why, why


def asked(program: str, name: str) -> tuple[Trace, Why]:
    trace = Trace(ran(HEAD + program).record)
    assert trace.mistake is None
    node = next(node for node in reversed(trace.nodes) if name in node.names)
    return trace, why(trace, node, len(trace.passes) - 1 if trace.passes else None)


X = "x = torch.tensor({}, requires_grad=True)\n"
INF = "float('inf')"

VALUES = [
    # FAULTS 045, 047, 040: 0·log 0, exp(1000) / exp(1000), the root of −1
    (X.format([0.5, 0.0]) + "y = x * torch.log(x)", "NaN", "`mul` → `y`, line 3: 0 · ∞", "−∞ comes from `log`, line 3: the logarithm of 0"),
    (X.format([1000.0, 2.0]) + "s = torch.exp(x)\ny = s / s.sum()", "NaN", "`div` → `y`, line 4: ∞ / ∞", "∞ comes from `exp` → `s`, line 3: `exp` of 1000"),
    (X.format([4.0, -1.0]) + "y = x.sqrt()", "NaN", "`sqrt` → `y`, line 3", "negative number, −1"),
    # others
    (X.format([0.0, 1.0]) + "y = torch.log(x) * 2", "−∞", "`log`, line 3: the logarithm of 0 is −∞", "log(x + 1e-8)"),
    (X.format([0.0, 1.0]) + "y = -torch.log(x)", "∞", "was −∞ first, at `log`, line 3", "logarithm of 0"),
    (X.format([0.0, 0.0]) + "y = x / x", "NaN", "line 3: 0 / 0", ""),
    (X.format([2.0, 0.0]) + "y = 1 / x", "∞", "line 3: a division by 0", ""),
    (X.format([2.0, 0.0]) + "y = x ** -1.0", "∞", "line 3: a division by 0", ""),
    (X.format([-2.0, 1.0]) + "y = x ** 0.5", "NaN", "line 3: a negative number, −2, to a fractional power", ""),
    (X.format([1e30, 1.0]) + "y = x * 1e30", "∞", "larger than the largest float32 number, 3.403e38", ""),
    (X.format([1e20, 1.0]) + "h = x.half()\ny = h + 0", "∞", "line 3", ""),
    (X.format([2.0, 1.0]) + f"a = torch.tensor([{INF}, 1.0])\ny = x * a - a", "NaN", "`sub` → `y`, line 4: ∞ − ∞", "∞ comes from `constant` → `a`, line 3: it is in the data"),
    (X.format([2.0, 1.0]) + "y = torch.acos(x)", "NaN", "defined between −1 and 1, and gets 2", "x.clamp(-1, 1)"),
    (X.format([[1.0]]) + "y = x.std(0)", "NaN", "n − 1 = 0", "correction=0"),
    (X.format([[1.0, 2.0]]) + "y = x[:0].mean()", "NaN", "the mean of no elements", ""),
    (X.format([[1.0, 2.0]]) + f"m = torch.full((1, 2), -{INF})\ny = torch.softmax(x + m, 1)", "NaN", "`softmax` → `y`, line 4: all entries of a row are −∞", "unmasked"),
    (
        X.format([[1.0, 2.0]]) + "m = torch.ones(1, 2, dtype=torch.bool)\ny = x.masked_fill(m, float('-inf')).log_softmax(-1)",
        "NaN", "`log_softmax` → `y`, line 4: all entries of a row", "the program writes it there",
    ),
    # torch's own attention gives 0 where a boolean mask, in which True lets take part, leaves a row without a partner
    (
        X.format([[1.0, 2.0], [1.0, 2.0]]) + f"a = torch.tensor([[{INF}, 1.0], [1.0, 1.0]])\nm = torch.ones(2, 2, dtype=torch.bool)\n"
        "y = torch.nn.functional.scaled_dot_product_attention(a, x, x, attn_mask=m)",
        "NaN", "line 5: an infinity goes in", "in the data",
    ),
    (
        X.format([[1.0, 2.0], [1.0, 2.0]]) + "m = torch.ones(2, 2, dtype=torch.bool)\n"
        "y, weights = torch.nn.MultiheadAttention(2, 1)(x, x, x, attn_mask=m)",
        "NaN", "line 4: all entries of a row are −∞", "unmasked",
    ),
    (X.format([[0.0, 2.0]]) + f"a = torch.tensor([[{INF}], [1.0]])\ny = x @ a", "NaN", "`matmul` → `y`, line 4: an infinity goes in", "in the data"),
]  # fmt: skip


@pytest.mark.parametrize(("program", "kind", "made", "more"), VALUES)
def test_each_kind_of_value_is_told_with_its_count_and_its_first_operation(
    program: str, kind: str, made: str, more: str
) -> None:
    value = plain_python(HEAD + program).variables["y"].detach()
    of = {"NaN": torch.isnan, "∞": torch.isposinf, "−∞": torch.isneginf}
    count, total = int(of[kind](value).sum()), value.numel()
    _, found = asked(program, "y")
    told = [says for says in found.says if made in says]
    assert count and len(told) == 1, found.says
    if "was" not in told[0]:
        number = re.match(r"(\d+) cells? of (\d+) (?:is|are) " + kind, told[0])
        if number is None:
            assert told[0].startswith(f"The value is {kind}") and count == total
        else:
            assert (int(number[1]), int(number[2])) == (count, total)
    assert more in " ".join(found.says)
    for other in of.keys() - {kind}:
        assert bool(of[other](value).any()) == any(
            re.match(rf"(The value|\d+ cells? of \d+) (is|are) {other},", says) for says in found.says
        )


def test_several_kinds_in_one_value_are_told_one_by_one() -> None:
    _, found = asked(X.format([0.0, -1.0, 1.0]) + "y = torch.log(x)", "y")
    text = " ".join(found.says)
    assert "1 cell of 3 is NaN" in text and "1 cell of 3 is −∞" in text and "is ∞" not in text


GRADIENTS = [
    # FAULTS 040, 046, 045: a branch that where() does not use; a mask; entropy
    (X.format([4.0, -1.0]) + "r = x.sqrt()\nz = torch.where(x > 0, r, 0 * x).sum()", "NaN", "`sqrt` → `r`, line 3: the value there is NaN", "where() in line 4 leaves these cells out"),
    (X.format([4.0, 0.0]) + "r = x.sqrt()\nz = torch.where(x > 0, r, 0 * x).sum()", "NaN", "0 arrives there, and the slope is infinite", "Put a where() before `sqrt` as well"),
    (X.format([0.0, 4.0]) + "z = (x ** 0.5 * torch.tensor([0.0, 1.0])).sum()", "NaN", "`pow`, line 3: 0 arrives there, and the slope is infinite", "Multiplying by 0 afterwards"),
    (X.format([0.5, 0.0]) + "z = -(x * torch.log(x)).sum()", "NaN", "becomes NaN at `log`, line 3", "torch.xlogy"),
    # others
    (X.format([0.0, 0.0]) + "z = (x * x).sum().sqrt()", "NaN", "becomes NaN at `mul`, line 3: ∞ arrives there, and the slope is 0", "x + 1e-8"),
    (X.format([0.0, 1.0]) + "z = x.sqrt().sum()", "∞", "becomes ∞ at `sqrt`, line 3", "x + 1e-8"),
    (X.format([0.0, 1.0]) + "z = (1 / x).sum()", "−∞", "becomes −∞ at `div`, line 3", "x + 1e-8"),
    (X.format([1.0, 0.5]) + "z = torch.acos(x).sum()", "−∞", "becomes −∞ at `acos`, line 3", "Clamp"),
    (X.format([100.0]) + "z = -torch.log(1 - torch.sigmoid(x)).sum()", "NaN", "becomes NaN at `sigmoid`, line 3: ∞ arrives there, and the slope is 0", ""),
]  # fmt: skip


@pytest.mark.parametrize(("program", "kind", "made", "more"), GRADIENTS)
def test_each_kind_of_gradient_is_told_where_and_why_it_began(program: str, kind: str, made: str, more: str) -> None:
    program += "\nz.backward()"
    gradient = plain_python(HEAD + program).variables["x"].grad
    of = {"NaN": torch.isnan, "∞": torch.isposinf, "−∞": torch.isneginf}
    assert of[kind](gradient).any()
    _, found = asked(program, "x")
    text = " ".join(found.says)
    assert made in text and more in text


# 1e-4 · 1e-4 = 1e-8, and the smallest float16 number is 2⁻²⁴ ≈ 6e-8 (IEEE 754).
UNDERFLOWS = [
    "w = torch.tensor(0.5, dtype=torch.float16, requires_grad=True)\nx = torch.tensor(1e-4, dtype=torch.float16)\nz = (w * x) ** 2",
    "w = torch.tensor(2.0, requires_grad=True)\nz = w * 1e-30 * 1e-30",
    "w = torch.tensor(2.0, dtype=torch.bfloat16, requires_grad=True)\nz = w * 1e-30 * 1e-30",
    "w = torch.tensor(2.0, dtype=torch.float16, requires_grad=True)\nz = w * 1e-4 * 1e-4",
    "w = torch.tensor([1.0, 2.0], requires_grad=True)\nz = (w * 1e-25 * 1e-25).sum()",
]


@pytest.mark.parametrize("program", UNDERFLOWS)
def test_a_product_below_the_smallest_number_is_underflow(program: str) -> None:
    program += "\nz.backward()"
    assert not plain_python(HEAD + program).variables["w"].grad.any()
    _, found = asked(program, "w")
    assert found.kind == "zero" and "(underflow)" in found.says[0]


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("z = (x * 0).sum()", "multiplies by"),
        ("z = torch.relu(-x).sum()", "[v"),
        ("z = (x - x).sum()", "cancel each other"),
        ("z = torch.sigmoid(x * 1000).sum()", "saturated"),
        ("z = torch.tanh(x * 1000).sum()", "saturated"),
        ("z = ((x * 0) ** 2).sum()", "zero at `pow`"),
    ],
)
def test_other_zeros_are_no_underflow(program: str, says: str) -> None:
    program = X.format([1.0, 2.0]) + program + "\nz.backward()"
    assert not plain_python(HEAD + program).variables["x"].grad.any()
    _, found = asked(program, "x")
    assert found.kind == "zero" and says in found.says[0] and "underflow" not in " ".join(found.says)


NET = "from torch import nn\ntorch.manual_seed(0)\nx = torch.randn(8, 3)\n"
CANCELLING = [  # a constant before a mean is subtracted
    NET + "b = torch.zeros(3, requires_grad=True)\nh = x + b\nz = (nn.BatchNorm1d(3)(h) ** 3).mean()",
    NET + "fc = nn.Linear(3, 4)\nz = (nn.BatchNorm1d(4)(fc(x)) ** 3).mean()\nb = fc.bias",
    NET + "b = torch.zeros(8, 1, requires_grad=True)\nz = (nn.LayerNorm(3)(x + b) ** 3).mean()",
]


@pytest.mark.parametrize("program", CANCELLING)
def test_a_gradient_that_cancels_is_not_said_to_vanish(program: str) -> None:
    program += "\nz.backward()"
    assert plain_python(HEAD + program).variables["b"].grad.abs().max() < 1e-6
    trace = Trace(ran(HEAD + program).record)
    node = next(n for n in trace.nodes if n.operation == "leaf" and {"b", "fc.bias"} & set(n.names))
    text = " ".join(why(trace, node, 0).says)
    assert "cancel" in text and "vanishes" not in text and "subtracts the mean" in text


def test_a_chain_of_small_factors_vanishes_and_does_not_cancel() -> None:
    _, found = asked(X.format([1.0, 2.0]) + "z = (x * 1e-5 * 1e-5).sum()\nz.backward()", "x")
    assert found.kind == "vanishing" and "vanishes" in found.says[0]


def test_values_that_are_numbers_are_told_nothing_of() -> None:
    for program in ("y = x * 2", "y = x * 0", "y = torch.relu(-x)", "y = torch.exp(-x)", "y = x - x"):
        _, found = asked(X.format([1.0, 2.0]) + program + "\ny.sum().backward()", "y")
        assert len(found.says) == 1, found.says


LARGE = X.format([1.0]) + "a = torch.linspace(0.01, 1.0, 10_000).view(100, 100) * x\na[50, 50] = 0\n"
"""One cell is 0, far from the corner that is kept of a large value."""
BEYOND = [
    ("y = a.log()", "−∞", "first at `log` → `y`, line 5"),
    ("h = a.log()\ny = -h", "∞", "was −∞ first, at `log` → `h`, line 5"),
    ("h = 1 / a\ny = h * 2", "∞", "first at `div` → `h`, line 5"),
    ("h = 1 / a\ny = h * 0", "NaN", "The ∞ comes from `div` → `h`, line 5"),
    ("h = a.log()\ny = h - h", "NaN", "The −∞ comes from `log` → `h`, line 5"),
]


@pytest.mark.parametrize(("program", "kind", "begins"), BEYOND)
def test_infinities_beyond_the_kept_corner_have_a_sign_and_an_origin(program: str, kind: str, begins: str) -> None:
    y = plain_python(HEAD + LARGE + program).variables["y"]
    counted = {"NaN": y.isnan(), "∞": y == torch.inf, "−∞": y == -torch.inf}
    assert {one: int(cells.sum()) for one, cells in counted.items()} == {"NaN": 0, "∞": 0, "−∞": 0, kind: 1}
    _, found = asked(LARGE + program, "y")
    text = " ".join(found.says)
    assert begins in text and kind in text


def test_a_gradients_infinity_beyond_the_kept_corner_has_its_sign() -> None:
    program = "h = 1 / a\nh.sum().backward(inputs=[a])"
    assert plain_python(HEAD + LARGE + program).variables["a"].grad.min() == -torch.inf
    _, found = asked(LARGE + program, "a")
    assert "The gradient becomes −∞ at `div` → `h`, line 5" in found.says[0]
