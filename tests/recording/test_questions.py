"""Local Jacobians against torch.autograd.functional.jacobian, and dependence against what the operation is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
import pytest
import torch
import torch.nn.functional as F
from torch.autograd.functional import jacobian

from core import LimitExceeded, Limits, NotDifferentiable, Trace, record
from core.recording.jacobian import rows

OPERATIONS: dict[str, tuple[Callable[..., Any], tuple[tuple[int, ...], ...]]] = {
    "mul": (lambda a, b: a * b, ((2, 3), (3,))),
    "reflected": (lambda a: 2 - a, ((3,),)),
    "power": (lambda a: a**3, ((2, 2),)),
    "matmul": (lambda a, b: a @ b, ((2, 3), (3, 2))),
    "sum": (lambda a: a.sum(dim=1, keepdim=True), ((2, 3),)),
    "max": (lambda a: a.max(), ((4,),)),
    "softmax": (lambda a: torch.softmax(a, 0), ((4,),)),
    "einsum": (lambda a, b: torch.einsum("ij,kj->ik", a, b), ((2, 3), (2, 3))),
    "cat": (lambda a, b: torch.cat((a, b, a)), ((2,), (3,))),
    "index": (lambda a: a[1:, ::2], ((3, 4),)),
    "linear": (F.linear, ((2, 3), (4, 3), (4,))),
    "chunk": (lambda a: a.chunk(2)[0], ((4,),)),
    "cumprod": (lambda a: a.cumprod(0), ((4,),)),
}


def tensors(shapes: tuple[tuple[int, ...], ...]) -> list[torch.Tensor]:
    torch.manual_seed(1)
    return [torch.randn(shape, dtype=torch.float64) for shape in shapes]


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_local_jacobian_equals_the_one_torch_computes_of_the_function(name: str) -> None:
    function, shapes = OPERATIONS[name]
    operands = tensors(shapes)
    expected = jacobian(function, tuple(operands))
    trace = record(function, *[one.clone().requires_grad_(True) for one in operands])
    made = next(node for node in trace.nodes if node.operands)
    for place, want in enumerate(expected):
        argument = made.operands.index(place) if name != "cat" else None
        slots = [argument] if argument is not None else [s for s, o in enumerate(made.operands) if o == place]
        total = sum(trace.local_jacobian(made.index, slot).value.array() for slot in slots)
        assert numpy.asarray(total).shape == tuple(want.shape)  # numerator layout: y.shape + x.shape
        assert numpy.allclose(total, want.numpy())


def recorded(function: Callable[..., Any], *args: torch.Tensor) -> tuple[Trace, int]:
    trace = record(function, *args)
    return trace, next(node.index for node in reversed(trace.nodes) if node.operands)


def test_a_factor_of_a_product_has_the_other_factor_as_its_jacobian_even_for_the_same_tensor() -> None:
    trace, made = recorded(lambda x: x * x, torch.tensor([3.0, 5.0], requires_grad=True))
    assert trace.local_jacobian(made, 0).value.tolist() == [[3.0, 0.0], [0.0, 5.0]]
    assert trace.local_jacobian(made, 1).value.tolist() == [[3.0, 0.0], [0.0, 5.0]]


def test_the_jacobian_of_an_in_place_write_uses_the_value_before_it() -> None:
    def program(x: torch.Tensor) -> None:
        h = x * 1
        h.pow_(2)

    trace, made = recorded(program, torch.tensor([3.0, 4.0], requires_grad=True))
    assert trace.nodes[made].operation == "pow_"
    assert trace.local_jacobian(made, 0).value.tolist() == [[6.0, 0.0], [0.0, 8.0]]


def test_the_jacobian_of_a_write_back_selects_cells() -> None:
    def program(x: torch.Tensor) -> None:
        h = x * 1
        h[1:].mul_(2)

    trace, made = recorded(program, torch.tensor([3.0, 4.0, 5.0], requires_grad=True))
    assert trace.nodes[made].operation == "write-back"
    assert trace.local_jacobian(made, 0).value.tolist() == [[1.0, 0, 0], [0, 0, 0], [0, 0, 0]]
    assert trace.local_jacobian(made, 1).value.tolist() == [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]


def test_the_jacobian_of_a_view_that_is_read_again_selects_cells() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        h = x * 1
        last = h[1:]
        h.mul_(2)
        return last * 3

    trace = record(program, torch.tensor([3.0, 4.0, 5.0], requires_grad=True))
    (view,) = [node for node in trace.nodes if node.operation == "re-view"]
    assert trace.local_jacobian(view.index, 0).value.tolist() == [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]


def test_the_jacobian_of_dropout_uses_the_mask_that_was_drawn() -> None:
    trace = record(lambda a: F.dropout(a, 0.5), torch.ones(8, requires_grad=True))
    made = next(node for node in trace.nodes if node.operands)
    answer = trace.local_jacobian(made.index, 0)
    assert numpy.diag(answer.value.array()).tolist() == made.value.tolist()


def test_integers_have_no_derivative() -> None:
    trace, made = recorded(lambda x: x * 2, torch.tensor([1, 2]))
    with pytest.raises(NotDifferentiable, match="int64"):
        trace.local_jacobian(made, 0)
    trace, made = recorded(lambda x: x > 0, torch.tensor([1.0]))
    with pytest.raises(NotDifferentiable):
        trace.local_jacobian(made, 0)
    with pytest.raises(NotDifferentiable):
        trace.local_jacobian(0, 0)


def test_a_jacobian_too_large_is_refused_before_it_is_computed() -> None:
    trace = record(lambda x: x * 2, torch.ones(100), limits=Limits(jacobian_elements=9_999))
    for ask in (trace.local_jacobian, trace.finite_difference):
        with pytest.raises(LimitExceeded, match="10,000") as refused:
            ask(1, 0)
        assert (refused.value.limit, refused.value.allowed, refused.value.needed) == (
            "jacobian_elements",
            9_999,
            10_000,
        )


def test_a_derivative_that_cannot_be_batched_is_taken_row_by_row() -> None:
    class Careful(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
            return 3 * x.flip(0)

        @staticmethod
        def backward(ctx: Any, gradient: torch.Tensor) -> Any:  # type: ignore[override]
            assert bool((gradient != 0).any())  # vmap refuses to make a bool of a batch
            return 3 * gradient.flip(0)

    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = Careful.apply(x)
    with pytest.raises(RuntimeError):
        torch.autograd.grad(y, x, torch.eye(2), retain_graph=True, is_grads_batched=True)
    assert rows(x, y).tolist() == [[0.0, 3.0], [3.0, 0.0]]


def test_dependence_of_too_many_cells_is_refused() -> None:
    trace = record(lambda x, y: x + y, torch.ones(60), torch.ones(60), limits=Limits(dependence_cells=119))
    with pytest.raises(LimitExceeded) as refused:
        trace.dependence(2, (0,))
    assert (refused.value.limit, refused.value.allowed, refused.value.needed) == ("dependence_cells", 119, 120)


@pytest.mark.acceptance("C3")
def test_elementwise_operations_depend_on_the_same_cell_only() -> None:
    trace, made = recorded(lambda a, b: a + b, torch.zeros(2, 3), torch.zeros(2, 3))
    for cell in [(0, 0), (1, 2)]:
        assert trace.dependence(made, cell) == {0: [cell], 1: [cell]}


def test_where_a_complex_number_points_depends_on_it() -> None:
    trace, made = recorded(lambda z: z.sgn(), torch.tensor([2 + 0j]))  # only a step across 0 turns it
    assert trace.dependence(made, 0) == {0: [(0,)]}


def test_nothing_moves_a_nan() -> None:
    trace, made = recorded(lambda x: x * float("nan"), torch.ones(2))
    assert trace.dependence(made, 0) == {0: []}


def test_dependence_is_structural_not_numerical() -> None:
    trace, made = recorded(lambda x: x * 0.0, torch.ones(2))
    assert trace.dependence(made, 0) == {0: []}  # times a Python zero, it really does not depend on it
    trace, made = recorded(lambda x, y: x * y, torch.zeros(2), torch.zeros(2))
    assert trace.dependence(made, 1) == {0: [(1,)], 1: [(1,)]}
    trace, made = recorded(lambda x: x.amax(dim=0), torch.tensor([[1.0, 9.0], [5.0, 2.0]]))
    assert trace.dependence(made, 0) == {0: [(0, 0), (1, 0)]}


def test_dependence_follows_broadcasting_matrix_products_and_indices() -> None:
    trace, made = recorded(lambda a, b: a + b, torch.zeros(3, 1), torch.zeros(1, 2))
    assert trace.dependence(made, (2, 1)) == {0: [(2, 0)], 1: [(0, 1)]}
    trace, made = recorded(lambda a, b: a @ b, torch.ones(2, 2), torch.ones(2, 2))
    assert trace.dependence(made, (0, 1)) == {0: [(0, 0), (0, 1)], 1: [(0, 1), (1, 1)]}
    trace, made = recorded(lambda x: x.argmax(), torch.tensor([1.0, 3.0, 2.0]))
    assert trace.dependence(made, ()) == {0: [(0,), (1,), (2,)]}
    trace, made = recorded(lambda x: x.sum(), torch.zeros(2))
    assert trace.dependence(made, ()) == {0: [(0,), (1,)]}


@pytest.mark.parametrize("name", OPERATIONS)
def test_differences_agree_with_the_derivative(name: str) -> None:
    function, shapes = OPERATIONS[name]
    operands = [one.requires_grad_(True) for one in tensors(shapes)]
    trace, made = recorded(function, *operands)
    for slot in range(len(trace.nodes[made].operands)):
        checked, exact = trace.finite_difference(made, slot), trace.local_jacobian(made, slot)
        assert checked.value.shape == exact.value.shape
        assert numpy.allclose(checked.value.array(), exact.value.array(), atol=1e-6)


def test_a_large_matrix_of_differences_has_all_its_entries() -> None:
    trace = record(lambda x: 3 * x, torch.ones(40, dtype=torch.float64))
    for found in (trace.finite_difference(1, 0), trace.local_jacobian(1, 0)):
        assert numpy.allclose(found.value.array(), 3 * numpy.eye(40))  # more than a trace keeps


def test_differences_of_float32_operands_are_taken_in_float64() -> None:
    trace = record(lambda x: x**3, torch.tensor(1.0, requires_grad=True))
    assert trace.finite_difference(1, 0).value.tolist() == pytest.approx(3.0, abs=1e-9)


@pytest.mark.parametrize("at", [1e6, 3e12, 2.0**62, -(2.0**70)])
def test_the_step_of_a_difference_grows_with_the_number(at: float) -> None:
    """A fixed step of 2⁻¹⁸ would be lost in the rounding of such numbers."""
    trace = record(lambda x: x**2, torch.tensor(at, dtype=torch.float64))
    assert trace.finite_difference(1, 0).value.tolist() == pytest.approx(2 * at, rel=1e-6)


def test_at_a_kink_the_difference_is_the_mean_of_both_sides() -> None:
    trace, made = recorded(torch.relu, torch.tensor([0.0, 2.0, -1.0], requires_grad=True))
    assert numpy.diag(trace.finite_difference(made, 0).value.array()).tolist() == [0.5, 1.0, 0.0]
    assert numpy.diag(trace.local_jacobian(made, 0).value.array()).tolist() == [0.0, 1.0, 0.0]


def test_differences_of_dropout_use_the_mask_that_was_drawn() -> None:
    trace = record(lambda a: F.dropout(a, 0.5), torch.ones(8, requires_grad=True))
    assert numpy.allclose(trace.finite_difference(1, 0).value.array(), trace.local_jacobian(1, 0).value.array())


def test_differences_of_what_has_no_small_steps_are_refused() -> None:
    trace, made = recorded(lambda x: x * 2, torch.tensor([1, 2]))
    with pytest.raises(NotDifferentiable, match="int64"):
        trace.finite_difference(made, 0)
    trace, made = recorded(lambda x: x > 0, torch.tensor([1.0]))
    with pytest.raises(NotDifferentiable, match="floating"):
        trace.finite_difference(made, 0)
    trace = record(lambda x: x * 2, torch.ones(100), limits=Limits(dependence_cells=99))
    with pytest.raises(LimitExceeded, match="100") as refused:
        trace.finite_difference(1, 0)
    assert (refused.value.limit, refused.value.allowed, refused.value.needed) == ("dependence_cells", 99, 100)


def test_a_question_about_a_function_that_reaches_a_computed_tensor_warns_of_nothing() -> None:
    """torch warns whoever asks a tensor that is no leaf for its .grad, and a warning is an error here."""
    h = torch.tensor([1.0, 2.0], requires_grad=True) * 3
    trace = record(lambda: (h * h).sum())
    product = next(node for node in trace.nodes if node.operation == "mul")
    assert trace.local_jacobian(product.index, 0).value.tolist() == [[3.0, 0.0], [0.0, 6.0]]
