"""The gallery: every program runs as plain torch runs it, and shows the numbers of the course."""

from __future__ import annotations

import pytest
import torch

from core import Trace, explore
from viz.examples import BY_KEY, EXAMPLES

MEANT = {"mismatch"}
"""Examples whose mistake is what they show."""


def trace(key: str) -> Trace:
    return explore(BY_KEY[key].program)


@pytest.mark.parametrize("key", [one.key for one in EXAMPLES if one.key not in MEANT])
def test_the_gradients_of_every_leaf_are_those_of_plain_torch(key: str) -> None:
    plain: dict = {}
    torch.manual_seed(0)
    exec(BY_KEY[key].program, plain)
    found = trace(key)
    assert found.mistake is None and found.warnings == ()
    for name, value in plain.items():
        if isinstance(value, torch.Tensor) and value.is_leaf and value.grad is not None:
            last = found.passes[-1].accumulations
            leaf = next(node for node in found.nodes if name in node.names and node.index in last)
            assert torch.allclose(torch.tensor(last[leaf.index].tolist()), value.grad, rtol=1e-4, atol=1e-6), name


def test_a_program_with_several_passes_shows_each() -> None:
    assert len(trace("accumulate").passes) == 3


@pytest.mark.parametrize(
    ("key", "name", "value", "adjoint"),
    [
        pytest.param("chain", "w", [3.0, -1.0], [-2.0, -4.0], marks=pytest.mark.acceptance("Q2")),
        pytest.param("chain-matrix", "w", [1.0, -1.0], [-62.0, -80.0], marks=pytest.mark.acceptance("H4")),
        pytest.param("chain-matrix", "b", [-2.0, -3.0, -4.0], [-4.0, -6.0, -8.0], marks=pytest.mark.acceptance("H4")),
        # Section 22 of the list: at x = 2, f = 1.760554 and f′ = 0.082395.
        ("dependency", "x", 2.0, 0.082395),
        ("dependency", "f", 1.760554, 1.0),
        ("fan-out", "b", 10.0, 7.0),
        pytest.param("broadcast", "a", [[0.0], [1.0], [2.0]], [[2.0]] * 3, marks=pytest.mark.acceptance("D9")),
        pytest.param("broadcast", "b", [[0.0, 1.0]], [[3.0, 3.0]], marks=pytest.mark.acceptance("D9")),
        pytest.param("dot", "x", [0.0, 1.0, 2.0, 3.0], [0.0, 4.0, 8.0, 12.0], marks=pytest.mark.acceptance("T3")),
        # Row T6: u = (0, 1, 4, 9) is a constant in z = u · x.
        pytest.param("detach", "x", [0.0, 1.0, 2.0, 3.0], [0.0, 1.0, 4.0, 9.0], marks=pytest.mark.acceptance("T6")),
    ],
)
def test_values_and_adjoints_are_those_of_the_course(key: str, name: str, value: object, adjoint: object) -> None:
    found = trace(key)
    node = found.named(name)
    arrived = found.passes[-1].adjoint(node.index)
    assert arrived is not None
    assert torch.allclose(torch.tensor(node.value.tolist()), torch.tensor(value), atol=1e-6)
    assert torch.allclose(torch.tensor(arrived.tolist()), torch.tensor(adjoint), atol=1e-6)


# D2L 4.1.2: softmax minus one-hot, divided by the number of examples; the program compares it itself.
def test_softmax_and_cross_entropy_send_back_p_minus_y() -> None:
    result = trace("softmax").result
    assert result is not None and result.text == "True"


def test_keys_stand_in_links_so_they_stay() -> None:
    assert {"chain", "dot", "control-flow", "view", "accumulate", "detach", "keepdims", "mismatch"} <= set(BY_KEY)
    assert len(BY_KEY) == len(EXAMPLES)
