"""NumPy in programs: the same values as plain NumPy, memory shared as torch shares it."""

from __future__ import annotations

import random

import numpy
import pytest
import torch

from core import explore
from tests.program.running import ran

HEAD = "import torch\nimport numpy as np\n"


def final(text: str) -> object:
    outcome = ran(HEAD + text).outcome
    assert outcome.mistake is None, outcome.mistake
    return outcome.namespace["r"]


@pytest.mark.parametrize(
    "expression",
    [
        "np.arange(12).reshape(3, 4)", "np.array([[1, 2], [3, 4.5]])", "np.zeros((2, 3))", "np.full((2, 2), 7)",
        "np.arange(6).reshape(2, 3).T @ np.ones((2, 2))", "np.linspace(0, 1, 5) ** 2", "np.exp(np.arange(3.))",
        "np.arange(12).reshape(3, 4).sum(axis=0)", "np.arange(12.).mean()", "np.arange(12)[2:8:2]",
        "np.arange(12).reshape(3, 4)[:, [0, 2]]", "np.arange(5)[np.arange(5) > 2]", "np.where(np.arange(4) > 1, 1., 0.)",
        "np.concatenate([np.zeros(2), np.ones(2)])", "np.stack([np.zeros(2), np.ones(2)], axis=1)",
        "np.arange(4) + np.arange(3).reshape(3, 1)", "np.dot(np.arange(3), np.arange(3))", "np.eye(3, dtype=np.float32)",
        "np.array([3, 1, 2]).argsort()", "np.linalg.norm(np.array([3., -4.]))", "np.arange(3).astype(np.float32)",
        "-np.arange(3)", "np.arange(3) == 1", "np.float32(3)", "np.pi", "np.array([1, 2, 3]).tolist()",
        "np.arange(3, dtype='int32')", "np.meshgrid(np.arange(2), np.arange(3))",
        "np.unique(np.array([3, 1, 3]))", "np.arange(6).reshape(2, 3).max(axis=1)", "np.round(np.array([1.256]), 2)",
    ],
)  # fmt: skip
def test_values_are_numpys(expression: str) -> None:
    expected = eval(expression, {"np": numpy, "torch": torch})
    found = final(f"r = {expression}")
    numpy.testing.assert_array_equal(numpy.asarray(found), numpy.asarray(expected))
    assert getattr(found, "dtype", None) == getattr(expected, "dtype", None) and repr(found) == repr(expected)


# D2L 2.1.6: an array made by numpy() shares memory, torch.tensor copies, from_numpy shares.
@pytest.mark.acceptance("M7")
@pytest.mark.acceptance("M8")
def test_memory_is_shared_where_torch_shares_it() -> None:
    trace = explore(
        HEAD + "X = torch.arange(12.).reshape(3, 4)\nA = X.numpy()\nprint(type(A), type(X))\nB = torch.tensor(A)\n"
        "C = torch.from_numpy(A)\nA[0, 0] = 99\n"
    )
    assert trace.printed == "<class 'numpy.ndarray'> <class 'torch.Tensor'>\n"
    values = {name: trace.named(name).value for name in "XBC"}
    assert {name: value.tolist()[0][0] for name, value in values.items()} == {"X": 99, "B": 0, "C": 99}
    assert values["X"].storage == values["C"].storage != values["B"].storage


def test_what_is_written_to_the_array_is_seen_in_the_trace() -> None:
    run = ran(HEAD + "x = torch.zeros(3)\na = x.numpy()\na += 2\na[1:] = 5\ny = x * 1\n")
    assert run.outcome.mistake is None
    values = [node.value.tolist() for node in run.record.nodes if node.operation == "numpy_write"]
    assert values == [[2, 2, 2], [2, 5, 5]]


@pytest.mark.acceptance("M9")
def test_one_element() -> None:
    assert ran("import torch\na = torch.tensor([3.5])\nprint(a, a.item(), float(a), int(a))").printed == (
        "tensor([3.5000]) 3.5 3.5 3\n"
    )
    mistake = ran("import torch\nx = torch.arange(12)\nx.item()").outcome.mistake
    assert mistake is not None and "a Tensor with 12 elements cannot be converted to Scalar" in mistake.raised


def test_a_tensor_that_requires_grad_gives_no_array() -> None:
    mistake = ran(HEAD + "torch.ones(2, requires_grad=True).numpy()").outcome.mistake
    assert mistake is not None and mistake.kind == "numpy-grad"


@pytest.mark.parametrize(
    "text",
    [
        "x = torch.arange(4.)\na = x.numpy()\na[::-1][0] = 9",
        "a = np.arange(4.)\nt = torch.from_numpy(a[1:])\nx = torch.from_numpy(a)\na[3] = 9",
        "a = np.arange(4.)\nx = torch.from_numpy(a)\nb = a[2:]\nb[1] = 9",
        "x = torch.arange(4.)\nx.numpy()[3:] += 6",
    ],
)
def test_writes_through_any_view_of_the_array_reach_the_tensor(text: str) -> None:
    trace = explore(HEAD + text + "\n")
    assert trace.mistake is None
    assert trace.named("x").value.tolist() == [0, 1, 2, 9]


@pytest.mark.parametrize("imports", ["import random\nimport numpy as np", "import math\nimport numpy as np, random"])
def test_random_numbers_are_those_of_the_seed_and_the_generators_are_put_back(imports: str) -> None:
    expected = random.Random(3).random(), numpy.random.RandomState(3).rand()
    random.seed(5)
    numpy.random.seed(5)
    outcome = ran(f"{imports}\nr = (random.random(), float(np.random.rand()))", seed=3).outcome
    assert outcome.namespace["r"] == expected
    assert (random.random(), numpy.random.rand()) == (random.Random(5).random(), numpy.random.RandomState(5).rand())
