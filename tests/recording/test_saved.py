"""Tensors that forward keeps for backward are those of torch's own formulas (derivatives.yaml of torch)."""

from __future__ import annotations

import pytest

from core import Trace, explore
from tests.program.running import plain_python, ran


def kept(trace: Trace, name: str) -> list[tuple[str, int, int]]:
    """Return (torch's name, node, bytes) for one kind of node."""
    return [(one.name, one.node, one.bytes) for node in trace.autograd if node.name == name for one in node.saved]


def made(source: str) -> Trace:
    """Run a program in this process."""
    return Trace(ran(source).record)


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
    trace = made(
        "import torch\nx = torch.ones(100, requires_grad=True)\ny = torch.nn.functional.dropout(x, 0.5)\nz = x * 2"
    )
    assert not trace.passes
    assert ("other", -1, 400) in kept(trace, "MulBackward0")  # the mask of 100 float32


def test_only_what_needs_a_gradient_is_kept() -> None:
    trace = made(
        "import torch\nx = torch.ones(3)\nw = torch.ones(3, requires_grad=True)\nz = (x * w).sum()\nz.backward()"
    )
    assert kept(trace, "MulBackward0") == [("self", trace.named("x").index, 12)]  # ∂z/∂w = x


def test_results_that_an_operation_keeps_are_told_apart() -> None:
    trace = made(
        "import torch\nA = torch.tensor([[2., 1.], [1., 2.]], requires_grad=True)\n"
        "values, vectors = torch.linalg.eigh(A)\n"
    )
    values, vectors = trace.named("values").index, trace.named("vectors").index
    assert sorted(kept(trace, "LinalgEighBackward0")) == [("eigenvalues", values, 8), ("eigenvectors", vectors, 16)]


def test_what_is_kept_in_a_list_is_kept() -> None:
    trace = made(
        "import torch\nx = torch.arange(3., requires_grad=True)\nplaces = torch.tensor([0, 2])\ny = x[places]\n"
    )
    assert ("indices", trace.named("places").index, 16) in kept(trace, "IndexBackward0")


def test_the_version_that_an_operation_saw_is_kept_and_not_a_later_one() -> None:
    trace = made(
        "import torch\nw = torch.ones(3, requires_grad=True)\nx = torch.ones(3, requires_grad=True)\ny = w * x\n"
        "w.data.mul_(2)\nz = w + 1\n"
    )
    first = next(node.index for node in trace.nodes if "w" in node.names)
    assert ("self", first, 12) in kept(trace, "MulBackward0")


def test_what_was_changed_in_place_hides_nothing_else_that_is_kept() -> None:
    trace = made("import torch\na = torch.ones(2, requires_grad=True)\nm = a * 3\ny = a * m\nm.add_(1)\n")
    # The other factor of y = a * m is m, which has changed; a has not.
    assert ("self", trace.named("a").index, 8) in kept(trace, "MulBackward0")


def test_hooks_of_saved_tensors_run_as_often_as_torch_runs_them() -> None:
    text = (
        "import torch\ncalls = []\ndef pack(t):\n    calls.append('pack')\n    return t * 1\n"
        "def unpack(t):\n    calls.append('unpack')\n    return t\nx = torch.tensor([1., 2.], requires_grad=True)\n"
        "with torch.autograd.graph.saved_tensors_hooks(pack, unpack):\n    y = x.exp() * x\n"
        "y.sum().backward()\nprint(calls, x.grad)"
    )
    assert explore(text).printed == plain_python(text).printed
