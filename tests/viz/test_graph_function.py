"""A scalar of a program as a function of two elements of its leaves: its value and gradient are the program's own."""

from __future__ import annotations

import pytest

from core import explore
from core.sampling import sample
from viz.examples import BY_KEY
from viz.field.function import read
from viz.field.graph_function import LAST, as_function, elements, scalars, window

SCALAR_LEAVES = """\
import torch
a = torch.tensor(2., requires_grad=True)
b = torch.tensor([3.], requires_grad=True)
W = torch.tensor([[1., 2.], [3., 4.]])
W.requires_grad_()
text = '''two
lines'''
y = (a * b * W[1, 0]).sum() + W.sum() ** 2
y.backward()
y = y * 100
"""


@pytest.mark.parametrize(
    ("source", "scalar", "pair"),
    [
        (BY_KEY["chain"].program, "z", ("x[1]", "w[0]")),
        (BY_KEY["chain"].program, "z", ("w[1]", "y")),
        (BY_KEY["dot"].program, "y", ("x[0]", "x[3]")),
        (BY_KEY["detach"].program, LAST, ("x[2]", "x[3]")),
        (BY_KEY["control-flow"].program, "d", ("a",)),
        (SCALAR_LEAVES, "y", ("a", "b[0]")),
        (SCALAR_LEAVES, "y", ("W[1, 0]", "a")),
    ],
)
def test_value_and_gradient_are_the_programs(source: str, scalar: str, pair: tuple[str, ...]) -> None:
    trace = explore(source)
    assert trace.mistake is None
    assert scalar in scalars(trace)
    offered = {one.label: one for one in elements(trace)}
    chosen = tuple(offered[label] for label in pair)
    function = read(as_function(source, scalar, chosen), len(chosen))
    assert function.names == tuple(one.parameter for one in chosen) or len(chosen) == 1
    at = [[one.value for one in chosen]]
    found = sample(function.program, len(chosen), spread=function.spread, points=at)
    assert found.mistake is None, found.mistake
    first = trace.passes[0]
    assert found.point_values[0] == pytest.approx(float(trace.nodes[first.root].value.array()), rel=1e-6)
    for one, slope in zip(chosen, found.point_gradients[0].tolist(), strict=True):
        leaf = next(node for node in trace.nodes if one.name in node.names and not node.operands)
        adjoint = first.adjoint(leaf.index)
        assert adjoint is not None
        assert slope == pytest.approx(float(adjoint.array().reshape(-1)[one.flat]), rel=1e-6), one.label


def test_it_runs_in_one_batch() -> None:
    trace = explore(BY_KEY["chain"].program)
    chosen = tuple(elements(trace)[:2])
    function = read(as_function(trace.source, "z", chosen))
    points = [[1.0, 2.0], [0.0, 0.0], [-1.0, 5.0]]
    found = sample(function.program, 2, spread=True, points=points)
    assert found.batched
    # z = (⟨x, w⟩ − y)² with w = (3, −1), y = 2
    assert found.point_values.tolist() == [((3 * a - b) - 2) ** 2 for a, b in points]


def test_what_can_be_chosen() -> None:
    trace = explore(SCALAR_LEAVES)
    assert [one.label for one in elements(trace)] == ["a", "b[0]", "W[0, 0]", "W[0, 1]", "W[1, 0]", "W[1, 1]"]
    assert scalars(trace) == ["y"]
    assert scalars(explore("import torch\nx = torch.ones(3)\ny = x * 2\n")) == []
    assert elements(explore("x = [")) == [] == scalars(explore("x = ["))


def test_the_window_holds_the_point() -> None:
    trace = explore(SCALAR_LEAVES)
    low_x, high_x, low_y, high_y = window(tuple(elements(trace)[:2]))
    assert low_x < 2 < high_x and low_y < 3 < high_y
