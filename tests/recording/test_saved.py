"""Tensors that forward keeps for backward are those of torch's own formulas (derivatives.yaml of torch)."""

from __future__ import annotations

import pytest

from core import Trace, explore


def kept(trace: Trace, name: str) -> list[tuple[str, int, int]]:
    """Return (torch's name, node, bytes) for one kind of node."""
    return [(one.name, one.node, one.bytes) for node in trace.autograd if node.name == name for one in node.saved]


@pytest.mark.acceptance("Q6")
def test_products_keep_their_operands_and_exp_its_result() -> None:
    trace = explore(
        "import torch\nx = torch.tensor([1., 2.], requires_grad=True)\n"
        "w = torch.tensor([3., -1.], requires_grad=True)\na = torch.dot(x, w)\n"
        "e = (x + w).exp()\nz = a + e.sum()\nz.backward()"
    )
    x, w, e = (trace.named(name).index for name in "xwe")
    assert sorted(kept(trace, "DotBackward0")) == [("self", x, 8), ("tensor", w, 8)]
    assert kept(trace, "ExpBackward0") == [("result", e, 8)]
    assert kept(trace, "AddBackward0") == kept(trace, "SumBackward0") == []


def test_what_only_torch_has_belongs_to_no_node_and_no_pass_is_needed() -> None:
    trace = explore(
        "import torch\nx = torch.ones(100, requires_grad=True)\ny = torch.nn.functional.dropout(x, 0.5)\nz = x * 2"
    )
    assert not trace.passes
    assert ("other", -1, 400) in kept(trace, "MulBackward0")  # the mask of 100 float32


def test_only_what_needs_a_gradient_is_kept() -> None:
    trace = explore(
        "import torch\nx = torch.ones(3)\nw = torch.ones(3, requires_grad=True)\nz = (x * w).sum()\nz.backward()"
    )
    assert kept(trace, "MulBackward0") == [("self", trace.named("x").index, 12)]  # ∂z/∂w = x
