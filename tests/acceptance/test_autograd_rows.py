"""Rows T of docs/acceptance.md (D2L 2.5) through `core.explore`: what autograd does, with the list's numbers."""

from __future__ import annotations

import math
from typing import Any

import pytest

from core import Limits, Trace, explore
from tests.exploring import explored
from viz.examples import CONTROL_FLOW

X = "import torch\nx = torch.arange(4.)\nx.requires_grad_(True)\n"


def accumulated(trace: Trace, name: str = "x") -> list[Any]:
    """Return the leaf's .grad after each pass."""
    node = trace.named(name).index
    found = [one.accumulated(node) for one in trace.passes]
    return [one and one.tolist() for one in found]


@pytest.mark.acceptance("T1", "T9")
def test_before_backward_there_is_no_gradient_and_it_is_not_zero() -> None:
    trace = explored(X + "print(x.grad)\ny = torch.dot(x, x)\ny")
    assert trace.printed == "None\n"
    assert trace.result is not None and trace.result.text == "tensor(14., grad_fn=<DotBackward0>)"
    assert trace.named("y").grad_fn == "DotBackward0"


@pytest.mark.acceptance("T9")
def test_before_any_backward_pass_there_is_no_pass_to_ask() -> None:
    # Nothing is differentiated: "not yet" is neither None nor zero.
    assert explored(X + "y = x * x\nprint(x.grad)").passes == ()


@pytest.mark.acceptance("T2")
def test_the_gradient_of_a_dot_product_with_itself() -> None:
    trace = explored(X + "y = torch.dot(x, x)\ny.backward()\nprint(x.grad)\nx.grad == 2 * x")
    assert accumulated(trace) == [[0.0, 2.0, 4.0, 6.0]]
    assert trace.printed == "tensor([0., 2., 4., 6.])\n"
    assert trace.result is not None and trace.result.text == "tensor([True, True, True, True])"


@pytest.mark.acceptance("T3")
def test_twice_the_dot_product() -> None:
    trace = explored(X + "y = 2 * torch.dot(x, x)\nprint(y)\ny.backward()")
    assert trace.printed == "tensor(28., grad_fn=<MulBackward0>)\n"
    assert accumulated(trace) == [[0.0, 4.0, 8.0, 12.0]]


@pytest.mark.acceptance("T4")
@pytest.mark.parametrize(("between", "second"), [("", [1.0, 3.0, 5.0, 7.0]), ("x.grad.zero_()\n", [1.0] * 4)])
def test_gradients_accumulate_until_they_are_zeroed(between: str, second: list[float]) -> None:
    trace = explored(X + f"y = torch.dot(x, x)\ny.backward()\n{between}y = x.sum()\ny.backward()\nprint(x.grad)")
    assert accumulated(trace) == [[0.0, 2.0, 4.0, 6.0], second]
    # The adjoint of one pass is not what has accumulated.
    adjoint = trace.passes[1].adjoint(trace.named("x").index)
    assert adjoint is not None and adjoint.tolist() == [1.0] * 4


@pytest.mark.acceptance("T5")
@pytest.mark.parametrize("backward", ["y.sum().backward()", "y.backward(torch.ones(len(x)))"])
def test_two_ways_to_differentiate_a_vector(backward: str) -> None:
    assert accumulated(explored(X + "y = x * x\n" + backward)) == [[0.0, 2.0, 4.0, 6.0]]


@pytest.mark.acceptance("T5", "T11")
def test_backward_of_a_vector_is_explained() -> None:
    mistake = explore(X + "y = x * x\ny.backward()").mistake
    assert mistake is not None and mistake.error == "RuntimeError"
    assert "grad can be implicitly created only for scalar outputs" in mistake.raised
    assert mistake.span is not None and mistake.span.line == 5


@pytest.mark.acceptance("T5", "T12")
def test_the_full_jacobian_of_a_vector() -> None:
    # y = x·x has two operands, both x: the derivative is the sum of the two local ones.
    trace = explored(X + "y = x * x")
    y = trace.named("y").index
    both = [trace.local_jacobian(y, slot).value.array() for slot in (0, 1)]
    assert (both[0] + both[1]).tolist() == [[0, 0, 0, 0], [0, 2, 0, 0], [0, 0, 4, 0], [0, 0, 0, 6]]


@pytest.mark.acceptance("T12")
def test_a_vector_is_differentiated_by_a_vector_jacobian_product() -> None:
    trace = explored(X + "y = x * x\ny.backward(torch.tensor([1., 10., 100., 1000.]))")
    assert accumulated(trace) == [[0.0, 20.0, 400.0, 6000.0]]


@pytest.mark.acceptance("T6")
def test_detach_makes_a_constant() -> None:
    trace = explored(X + "y = x * x\nu = y.detach()\nz = u * x\nz.sum().backward()\nprint(x.grad == u)")
    assert trace.named("u").value.tolist() == [0.0, 1.0, 4.0, 9.0]
    assert accumulated(trace) == [[0.0, 1.0, 4.0, 9.0]]
    assert trace.printed == "tensor([True, True, True, True])\n"
    assert trace.passes[0].adjoint(trace.named("y").index) is None
    reason = trace.passes[0].why(trace.named("y").index)
    assert reason is not None and reason.kind == "detached"


@pytest.mark.acceptance("T6")
def test_without_detach_the_gradient_is_three_x_squared() -> None:
    assert accumulated(explored(X + "y = x * x\nz = y * x\nz.sum().backward()")) == [[0.0, 3.0, 12.0, 27.0]]


@pytest.mark.acceptance("T6")
def test_what_was_detached_can_still_be_differentiated() -> None:
    program = X + "y = x * x\nu = y.detach()\nz = u * x\nz.sum().backward()\nx.grad.zero_()\ny.sum().backward()"
    assert accumulated(explored(program))[1] == [0.0, 2.0, 4.0, 6.0]


PROGRAM_OF_ROW_T7 = (
    "import torch\n"
    + CONTROL_FLOW
    + "a = torch.tensor({a}, requires_grad=True)\nd = f(a)\nd.backward()\nprint(a.grad == d / a)\n"
)


@pytest.mark.acceptance("T7")
@pytest.mark.parametrize(
    ("a", "d", "gradient", "turns"),
    [
        (1.0, 1024.0, 1024.0, 9),
        (-1.0, -102400.0, 102400.0, 9),
        (3.0, 1536.0, 512.0, 8),
        (600.0, 1200.0, 2.0, 0),
        (-600.0, -120000.0, 200.0, 0),
    ],
)
def test_the_gradient_of_control_flow(a: float, d: float, gradient: float, turns: int) -> None:
    trace = explored(PROGRAM_OF_ROW_T7.format(a=a))
    assert trace.named("d").value.tolist() == d
    assert accumulated(trace, "a") == [gradient]
    assert trace.printed == "tensor(True)\n"
    iterations = [scope.iteration for scope in trace.scopes if scope.kind == "iteration"]
    assert iterations == list(range(turns))


@pytest.mark.acceptance("T8")
def test_a_loop_that_never_ends_stops_at_a_limit_with_its_trace() -> None:
    trace = explore(PROGRAM_OF_ROW_T7.format(a=0.0), limits=Limits(operations=2_000))
    assert trace.mistake is not None and trace.mistake.error == ""
    assert trace.mistake.span is not None and 4 <= trace.mistake.span.line <= 5
    turns = int(trace.mistake.facts["turns"].replace(",", ""))
    assert 1_990 <= 3 * turns <= 2_010  # norm, < and * in each turn
    assert f"Stopped in turn {turns}" in trace.mistake.message and "`b.norm()` was 0" in trace.mistake.message
    assert len(trace.nodes) >= 1_000
    assert trace.named("a").value.tolist() == 0.0


@pytest.mark.acceptance("T8")
def test_a_loop_that_never_ends_stops_at_the_ordinary_limits_too() -> None:
    trace = explore(PROGRAM_OF_ROW_T7.format(a=0.0))
    assert trace.mistake is not None and trace.mistake.span is not None
    assert len(trace.nodes) >= 1_000


@pytest.mark.acceptance("T8")
def test_nan_leaves_the_loop_at_once() -> None:
    trace = explored(PROGRAM_OF_ROW_T7.format(a="float('nan')"))
    assert math.isnan(trace.named("d").value.tolist())
    assert [scope for scope in trace.scopes if scope.kind == "iteration"] == []


# A batch of four in one piece and in two halves: ½‖Xw − y‖² by hand gives Xᵀ(Xw − y) = (−6, −4).
@pytest.mark.acceptance("T10")
def test_two_half_batches_accumulate_to_the_whole() -> None:
    start = (
        "import torch\nX = torch.tensor([[1., 0.], [0., 1.], [1., 1.], [2., -1.]])\n"
        "y = torch.tensor([1., 2., 3., 1.])\n"
        "w = torch.tensor([0., 0.], requires_grad=True)\n"
        "def loss(X, y):\n    return ((X @ w - y) ** 2).sum() / 2\n"
    )
    whole = accumulated(explored(start + "loss(X, y).backward()"), "w")
    halves = accumulated(explored(start + "loss(X[:2], y[:2]).backward()\nloss(X[2:], y[2:]).backward()"), "w")
    assert whole == [[-6.0, -4.0]]
    assert halves == [[-1.0, -2.0], [-6.0, -4.0]]


@pytest.mark.acceptance("T13")
def test_a_second_backward_is_explained() -> None:
    trace = explore(X + "y = torch.dot(x, x)\ny.backward()\ny.backward()")
    assert trace.mistake is not None and trace.mistake.error == "RuntimeError"
    assert "Trying to backward through the graph a second time" in trace.mistake.raised
    assert trace.mistake.span is not None and trace.mistake.span.line == 6
    # The first pass stands.
    assert accumulated(trace)[0] == [0.0, 2.0, 4.0, 6.0]


@pytest.mark.acceptance("T13")
def test_a_second_backward_works_where_the_graph_was_retained() -> None:
    trace = explored(X + "y = torch.dot(x, x)\ny.backward(retain_graph=True)\ny.backward()")
    assert accumulated(trace) == [[0.0, 2.0, 4.0, 6.0], [0.0, 4.0, 8.0, 12.0]]


@pytest.mark.acceptance("T14")
def test_a_frozen_parameter_keeps_no_gradient() -> None:
    trace = explored(
        "import torch\nw1 = torch.tensor([1., 2.], requires_grad=True)\n"
        "w2 = torch.tensor([3., 4.], requires_grad=True)\n"
        "loss = (w1.detach() * w2).sum()\nloss.backward()\nprint(w1.grad, w2.grad)"
    )
    assert trace.printed == "None tensor([1., 2.])\n"
    backward = trace.passes[0]
    w1 = trace.named("w1").index
    assert backward.adjoint(w1) is None and backward.accumulated(w1) is None
    reason = backward.why(w1)
    assert reason is not None and reason.kind == "detached"
