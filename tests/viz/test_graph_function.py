"""A scalar of a program as a function of two elements of its leaves: its value and gradient are the program's own."""

from __future__ import annotations

import pytest

from core import explore
from core.sampling import sample
from core.trace import Trace
from viz.examples import BY_KEY
from viz.field.function import read
from viz.field.graph_elements import LAST, Element, elements, scalars, window
from viz.field.graph_function import as_function
from viz.field.module_parameters import Parameter, module_elements, parameters, question

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
    function = read(as_function(trace, scalar, chosen), len(chosen))
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
    function = read(as_function(trace, "z", chosen))
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


SEQUENTIAL = """\
import torch
from torch import nn
net = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
nn.init.zeros_(net[2].bias)
X = torch.randn(4, 2)
loss = (net(X) ** 2).mean()
loss.backward()
"""
OWN = """\
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(2, 2)
        self.out = nn.Parameter(torch.ones(2))
    def forward(self, x):
        return (torch.tanh(self.hidden(x)) * self.out).sum()
net = Net()
x = torch.tensor([1., 2.], requires_grad=True)
y = net(x)
y.backward()
"""


@pytest.mark.parametrize(
    ("source", "scalar", "pair", "batched"),
    [
        (SEQUENTIAL, "loss", ("net.0.weight[0, 1]", "net.2.bias[0]"), True),
        (SEQUENTIAL, "loss", ("net.0.weight[2, 0]", "net.0.weight[0, 0]"), True),
        (SEQUENTIAL, "loss", ("net.0.bias[1]",), True),
        (OWN, "y", ("net.hidden.weight[1, 0]", "net.out[0]"), True),
        (OWN, "y", ("x[1]", "net.hidden.bias[0]"), False),  # beside a leaf the module is made anew at each point
    ],
)
def test_parameters_of_modules_can_be_chosen(source: str, scalar: str, pair: tuple[str, ...], batched: bool) -> None:
    trace = explore(source)
    asked = question(trace)
    assert trace.mistake is None and asked is not None
    of_modules = parameters(explore(asked))
    offered = {one.label: one for one in elements(trace) + module_elements(of_modules)}
    chosen = tuple(offered[label] for label in pair)
    function = read(as_function(trace, scalar, chosen, of_modules), len(chosen))
    at = [one.value for one in chosen]
    found = sample(function.program, len(at), spread=function.spread, points=[at, [one + 1 for one in at], at])
    assert found.mistake is None, found.mistake
    assert found.batched == batched
    first = trace.passes[0]
    values, gradients = found.point_values, found.point_gradients
    assert values[[0, 2]] == pytest.approx(float(trace.nodes[first.root].value.array()), rel=1e-5)
    assert values[1] != pytest.approx(values[0], rel=1e-3)
    for place, one in enumerate(chosen):
        assert gradients[0, place] == pytest.approx(recorded_gradient(trace, one, of_modules), rel=1e-4), one.label


def recorded_gradient(trace: Trace, one: Element, of_modules: tuple[Parameter, ...]) -> float:
    """Return the adjoint that the program's own backward pass left at an element; parameters are known by numbers."""
    numbers = {parameter.name: parameter.values for parameter in of_modules}.get(one.name)
    for node in trace.nodes:
        cells = tuple(node.value.array().reshape(-1).tolist())
        if not node.operands and (one.name in node.names or (node.value.shape == one.shape and cells == numbers)):
            adjoint = trace.passes[0].adjoint(node.index)
            assert adjoint is not None
            return float(adjoint.array().reshape(-1)[one.flat])
    raise AssertionError(one.label)


def test_a_program_without_modules_is_not_asked_twice() -> None:
    assert question(explore(SCALAR_LEAVES)) is None
    decay = SEQUENTIAL.replace(".mean()", ".mean() + sum(w.pow(2).sum() for w in net.parameters())")
    assert question(explore(decay)) is None  # a parameter that f replaces would be missing in the sum
    assert parameters(explore("import torch\n_parameters = [1, 2]\n")) == ()


def test_what_was_drawn_at_random_is_written_as_the_numbers_that_it_got() -> None:
    trace = explore("import torch\nw = torch.randn(3, requires_grad=True)\nX = torch.randn(2, 3)\ny = (X @ w).sum()\n")
    chosen = tuple(elements(trace)[:2])
    function = read(as_function(trace, "y", chosen))
    at = [one.value for one in chosen]
    found = sample(function.program, 2, spread=True, points=[at, at])
    assert found.batched and found.point_values.tolist() == pytest.approx([float(trace.named("y").value.array())] * 2)
