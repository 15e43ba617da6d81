"""Tangents of a recorded program beside torch.func.jvp of the whole, unrecorded."""

from __future__ import annotations

from collections.abc import Callable

import torch

from bench.figure import Figure, interleaved
from bench.programs import thirty_operations
from core import explore, record

ROUNDS = 60


def figures() -> list[Figure]:
    body = thirty_operations().split("\n")[2:-2]  # without the import, the leaf and the backward pass
    function = _function("\n".join(body))
    x = torch.tensor([0.5, 1.0, 1.5])
    tangent = torch.tensor([1.0, 0.0, 0.0])
    recorded = record(function, x.clone().requires_grad_(True))
    explored = explore(thirty_operations())
    assert recorded.nodes and explored.nodes
    direction = {0: [1.0, 0.0, 0.0]}
    whole, here, walled = interleaved(
        [
            lambda: torch.func.jvp(function, (x,), (tangent,)),
            lambda: recorded.tangents(direction),
            lambda: explored.tangents(direction),
        ],
        ROUNDS,
    )
    return [
        Figure("tangents of 30 operations, in this process", here, "ms", None, whole, "torch.func.jvp"),
        Figure("tangents of 30 operations, from a worker", walled, "ms", None, whole, "torch.func.jvp"),
    ]


def _function(text: str) -> Callable[[torch.Tensor], torch.Tensor]:
    space: dict[str, object] = {"torch": torch}
    lines = "\n".join(f"    {line}" for line in text.split("\n"))
    exec(f"def function(x):\n{lines}\n    return z", space)
    return space["function"]  # type: ignore[return-value]
