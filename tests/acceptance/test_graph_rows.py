"""Rows H, Q and D of docs/acceptance.md through `core.explore`: chain rule, computation graph, broadcasting.

The numbers are the list's own (checked there against torch 2.13 by hand-written programs).
"""

from __future__ import annotations

import math
from typing import Any

import pytest

from core import Trace, explore
from tests.acceptance.programs import squared_error
from tests.exploring import explored


def adjoint(trace: Trace, name: str) -> Any:
    found = trace.passes[-1].adjoint(trace.named(name).index)
    return None if found is None else found.tolist()


def value(trace: Trace, name: str) -> Any:
    return trace.named(name).value.tolist()


# y = sin(u), u = x², at x = 0.5: dy/dx = cos(u) · 2x.
@pytest.mark.acceptance("H1")
def test_a_scalar_chain_multiplies_its_derivatives() -> None:
    trace = explore(
        "import torch\nx = torch.tensor(0.5, requires_grad=True)\nu = x ** 2\ny = torch.sin(u)\ny.backward()"
    )
    outer, inner = adjoint(trace, "u"), trace.local_jacobian(trace.named("u").index, 0).value.tolist()
    assert outer == pytest.approx(math.cos(0.25), rel=1e-6)
    assert inner == pytest.approx(1.0, rel=1e-6)
    assert adjoint(trace, "x") == pytest.approx(outer * inner, rel=1e-6)


# The three cases of S2:1866: (1,n) = (1,)(1,n); (1,n) = (1,k)(k,n); (m,n) = (m,k)(k,n), here with m, k, n = 2, 3, 4.
# The list writes a scalar's axis as a 1; torch's shapes leave it out.
@pytest.mark.acceptance("H2")
@pytest.mark.parametrize(
    ("u", "y", "outer", "inner"),
    [
        ("x.sum()", "u ** 2", (), (4,)),
        ("B @ x", "u.sum()", (3,), (3, 4)),
        ("B @ x", "A @ u", (2, 3), (3, 4)),
    ],
)
def test_the_shapes_of_a_vector_chain(u: str, y: str, outer: tuple[int, ...], inner: tuple[int, ...]) -> None:
    trace = explore(
        "import torch\nA = torch.ones(2, 3)\nB = torch.ones(3, 4)\nx = torch.arange(4.).requires_grad_(True)\n"
        f"u = {u}\ny = {y}\ny.sum().backward()"
    )
    assert trace.mistake is None
    u_node, y_node = trace.named("u"), trace.named("y")
    by_u = trace.local_jacobian(y_node.index, y_node.operands.index(u_node.index))
    by_x = trace.local_jacobian(u_node.index, u_node.operands.index(trace.named("x").index))
    assert by_u.value.shape == outer
    assert by_x.value.shape == inner


@pytest.mark.acceptance("H3")
def test_the_linear_regression_example() -> None:
    trace = explored(squared_error([1.0, 0.0, -1.0], [1.0, 2.0, 3.0], 1.0, all_grads=False))
    assert [value(trace, name) for name in "abz"] == [-2.0, -3.0, 9.0]
    assert adjoint(trace, "w") == [-6.0, 0.0, 6.0]


# Both ways of writing the squared norm; unsquared it would be (−5.7566, −7.4278).
@pytest.mark.acceptance("H4")
@pytest.mark.parametrize(
    ("z", "number", "gradient"),
    [
        ("(b ** 2).sum()", 29.0, [-62.0, -80.0]),
        ("torch.dot(b, b)", 29.0, [-62.0, -80.0]),
        ("torch.norm(b)", 29.0**0.5, [-5.7566, -7.4278]),
    ],
)
def test_the_matrix_example(z: str, number: float, gradient: list[float]) -> None:
    trace = explore(
        "import torch\nX = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])\n"
        "w = torch.tensor([1., -1.], requires_grad=True)\n"
        f"y = torch.tensor([1., 2., 3.])\nb = X @ w - y\nz = {z}\nz.backward()"
    )
    assert value(trace, "b") == [-2.0, -3.0, -4.0]
    assert value(trace, "z") == pytest.approx(number, rel=1e-6)
    assert adjoint(trace, "w") == pytest.approx(gradient, abs=1e-4)


@pytest.mark.acceptance("Q1")
def test_the_program_is_split_into_operators() -> None:
    trace = explored(squared_error([1.0, 2.0], [3.0, -1.0], 2.0, all_grads=True))
    x, w, y, a, b, z = (trace.named(name) for name in "xwyabz")
    assert [node.operation for node in (x, w, y, a, b, z)] == ["leaf", "leaf", "leaf", "dot", "sub", "pow"]
    assert (a.operands, b.operands, z.operands) == ((x.index, w.index), (a.index, y.index), (b.index,))
    assert (z.grad_fn, b.grad_fn, a.grad_fn) == ("PowBackward0", "SubBackward0", "DotBackward0")


@pytest.mark.acceptance("Q1")
def test_torchs_own_chain_ends_at_the_leaf() -> None:
    trace = explored(squared_error([1.0, 2.0], [3.0, -1.0], 2.0, all_grads=False))
    at, chain = trace.named("z").inside[0], []
    while at >= 0:
        chain.append(trace.autograd[at].name)
        at = max((target for target, _ in trace.autograd[at].edges), default=-1)
    assert chain == ["PowBackward0", "SubBackward0", "DotBackward0", "AccumulateGrad"]


@pytest.mark.acceptance("Q2")
def test_values_and_gradients_stand_on_every_node() -> None:
    trace = explored(squared_error([1.0, 2.0], [3.0, -1.0], 2.0, all_grads=True))
    assert {name: value(trace, name) for name in "abz"} == {"a": 1.0, "b": -1.0, "z": 1.0}
    assert {name: adjoint(trace, name) for name in "zbawxy"} == {
        "z": 1.0, "b": -2.0, "a": -2.0, "w": [-2.0, -4.0], "x": [-6.0, 2.0], "y": 2.0,
    }  # fmt: skip


@pytest.mark.acceptance("Q2")
def test_gradients_stand_on_every_edge() -> None:
    trace = explored(squared_error([1.0, 2.0], [3.0, -1.0], 2.0, all_grads=True))
    name = {trace.named(one).index: one for one in "xwyabz"}
    sent = {(name[one.user], name[one.operand]): one.value.tolist() for one in trace.passes[-1].sent}
    assert sent == {
        ("z", "b"): -2.0, ("b", "a"): -2.0, ("b", "y"): 2.0, ("a", "x"): [-6.0, 2.0], ("a", "w"): [-2.0, -4.0],
    }  # fmt: skip


@pytest.mark.acceptance("Q4")
def test_the_graph_appears_as_the_code_runs() -> None:
    trace = explore("import torch\na = torch.ones(2, 1)\nb = torch.ones(2, 1)\nc = 2 * a + b")
    assert value(trace, "c") == [[3.0], [3.0]]
    assert [node.operation for node in trace.nodes][-2:] == ["mul", "add"]
    assert [node.index for node in trace.nodes] == list(range(len(trace.nodes)))
    assert all(operand < node.index for node in trace.nodes for operand in node.operands)


@pytest.mark.acceptance("Q6")
def test_branches_that_need_no_gradient_are_pruned() -> None:
    trace = explored(squared_error([1.0, 2.0], [3.0, -1.0], 2.0, all_grads=False))
    backward = trace.passes[-1]
    x, y = trace.named("x").index, trace.named("y").index
    assert backward.adjoint(trace.named("w").index) is not None
    assert [backward.adjoint(x), backward.adjoint(y)] == [None, None]
    assert [reason and reason.kind for reason in (backward.why(x), backward.why(y))] == ["constant", "constant"]
    # torch's edge is None where the branch is cut: slot 0 of dot (x) and slot 1 of sub (y).
    dot, sub = (trace.autograd[trace.named(name).inside[0]] for name in "ab")
    assert dot.edges[0] == (-1, 0) and dot.edges[1][0] >= 0
    assert sub.edges[1] == (-1, 0) and sub.edges[0][0] >= 0


@pytest.mark.acceptance("Q6")
def test_the_backward_pass_runs_in_the_opposite_direction() -> None:
    trace = explored(squared_error([1.0, 2.0], [3.0, -1.0], 2.0, all_grads=True))
    order = trace.passes[-1].order
    assert [one for one in order if one in {trace.named(name).index for name in "abz"}] == [
        trace.named(name).index for name in "zba"
    ]


# The shapes that clash, and torch's own words; the first row is D3, the third D7, the second the contrast of D4.
@pytest.mark.parametrize(
    ("source", "words", "shapes"),
    [
        pytest.param(
            "C = torch.arange(24.).reshape(2, 3, 4)\nC / C.sum(axis=1)",
            "The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1",
            ["(2, 3, 4)", "(2, 4)"],
            marks=pytest.mark.acceptance("D3"),
        ),
        (
            "C = torch.arange(24.).reshape(2, 3, 4)\nC / C.sum(axis=2)",
            "The size of tensor a (4) must match the size of tensor b (3) at non-singleton dimension 2",
            ["(2, 3, 4)", "(2, 3)"],
        ),
        pytest.param(
            "A = torch.arange(20.).reshape(5, 4)\nA / A.sum(axis=1)",
            "The size of tensor a (4) must match the size of tensor b (5) at non-singleton dimension 1",
            ["(5, 4)", "(5,)"],
            marks=pytest.mark.acceptance("D7"),
        ),
    ],
)
def test_shapes_that_do_not_broadcast(source: str, words: str, shapes: list[str]) -> None:
    trace = explore("import torch\n" + source)
    mistake = trace.mistake
    assert mistake is not None and mistake.error == "RuntimeError"
    assert words in mistake.raised
    said = " ".join([mistake.message, mistake.hint, *mistake.facts.values()])
    assert [shape for shape in shapes if shape not in said] == []
    assert mistake.span is not None and mistake.span.line == 3
    # What came before the mistake is still there: the sum was computed.
    assert trace.nodes[-1].operation == "sum"
