"""Figures, batches and decorators of D2L's cells: what they leave behind, compared with plain Python and torch."""

from __future__ import annotations

import pytest
import torch
from torch.utils import data

from core import explore
from tests.program.running import ran

PLOT = """\
%matplotlib inline
import numpy as np
from matplotlib_inline import backend_inline
from d2l import torch as d2l
def f(x):
    return 3 * x ** 2 - 4 * x
def use_svg_display():
    backend_inline.set_matplotlib_formats('svg')
x = np.arange(0, 3, 0.1)
d2l.plot(x, [f(x), 2 * x - 3], 'x', 'f(x)', legend=['f(x)', 'Tangent line (x=1)'])
"""


def test_a_plot_is_numbers_in_the_trace() -> None:
    (figure,) = explore(PLOT).figures
    assert (figure.xlabel, figure.ylabel) == ("x", "f(x)")
    assert [line.name for line in figure.lines] == ["f(x)", "Tangent line (x=1)"]
    first, second = figure.lines
    assert first.x == pytest.approx([n / 10 for n in range(30)])
    assert first.y[10] == pytest.approx(-1) and second.y[10] == pytest.approx(-1)  # f(1) = 3 − 4, the tangent touches


def test_pyplot_draws_until_the_end() -> None:
    text = "import matplotlib.pyplot as plt\nplt.plot([1, 2], [3, 4], 'r--', label='a')\nplt.plot([5, 6])\nplt.title('t')\n"
    (figure,) = ran(text).outcome.figures
    assert figure.title == "t" and [line.y for line in figure.lines] == [(3, 4), (5, 6)]
    assert figure.lines[1].x == (0, 1) and figure.lines[0].name == "a"


def test_tensors_are_plotted_without_a_trace_of_it() -> None:
    run = ran("import torch\nfrom d2l import torch as d2l\nx = torch.arange(4., requires_grad=True)\nd2l.plot(x, x)\n")
    assert run.outcome.figures[0].lines[0].y == (0, 1, 2, 3)
    assert [node.operation for node in run.record.nodes] == ["leaf"]


@pytest.mark.parametrize(
    ("text", "what"),
    [("for i in range(30):\n    d2l.plot([1], [1])", "figures"),
     ("d2l.plot(list(range(10**5)), list(range(10**5)))", "line_points"),
     ("d2l.plot([1], [[1]] * 50)", "figure_lines"),
     ("import torch\nd2l.plot(torch.ones(10**6), torch.ones(10**6))", "line_points")],
)  # fmt: skip
def test_figures_are_bounded(text: str, what: str) -> None:
    mistake = ran("from d2l import torch as d2l\n" + text).outcome.mistake
    assert mistake is not None and mistake.kind == f"limit-{what}"


def test_what_does_not_fit_is_said() -> None:
    mistake = ran("from d2l import torch as d2l\nd2l.plot([1, 2], [1, 2, 3])").outcome.mistake
    assert mistake is not None and "same first dimension" in mistake.raised
    mistake = ran("from d2l import torch as d2l\nd2l.load_data_fashion_mnist(256)").outcome.mistake
    assert mistake is not None and mistake.kind == "not-yet-load_data_fashion_mnist"


LOADER = """\
import torch
from torch.utils import data
X = torch.arange(20.).reshape(10, 2)
y = torch.arange(10.)
batches = data.DataLoader(data.TensorDataset(X, y), 4, shuffle=True)
seen = [(a.tolist(), b.tolist()) for a, b in batches]
print(len(batches))
"""


def test_batches_are_torchs_own_for_a_seed() -> None:
    torch.manual_seed(0)
    x, y = torch.arange(20.0).reshape(10, 2), torch.arange(10.0)
    expected = [(a.tolist(), b.tolist()) for a, b in data.DataLoader(data.TensorDataset(x, y), 4, shuffle=True)]
    run = ran(LOADER)
    assert run.outcome.mistake is None and run.outcome.variables["seen"] == expected and run.printed == "3\n"


@pytest.mark.parametrize(
    "text",
    ["data.DataLoader([1, 2], 2)", "data.DataLoader(data.TensorDataset(torch.ones(2)), 2, collate_fn=print)",
     "data.TensorDataset([1])", "data.random_split", "torch.utils.cpp_extension", "data.DataLoader.__init__"],
)  # fmt: skip
def test_loaders_take_tensors_only(text: str) -> None:
    assert ran("import torch\nfrom torch.utils import data\n" + text).outcome.mistake is not None


def test_add_to_class_and_properties() -> None:
    text = """\
from d2l import torch as d2l
class A:
    def __init__(self):
        self.b = 1
    @property
    def double(self):
        return 2 * self.b
    @staticmethod
    def three():
        return 3
a = A()
@d2l.add_to_class(A)
def do(self):
    print('Class attribute "b" is', self.b)
a.do()
print(a.double, A.three())
"""
    assert ran(text).printed == 'Class attribute "b" is 1\n2 3\n'
    assert ran("from d2l import torch as d2l\nd2l.add_to_class(int)").outcome.mistake is not None
