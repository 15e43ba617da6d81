"""core.record beside the same forward and backward pass without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import nn

from bench.figure import Figure, interleaved
from bench.networks import resnet18
from core import Limits, record

Forward = Callable[..., torch.Tensor]
MANY = Limits(operations=1_000_000)


def three_operations(x: torch.Tensor, w: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    return (torch.dot(x, w) - y) ** 2


def long_loop(x: torch.Tensor) -> torch.Tensor:
    h = x
    for _ in range(5_000):
        h = h * 1.0001 + 0.001
    return h.sum()


def figures() -> list[Figure]:
    torch.set_num_threads(1)
    torch.manual_seed(0)
    three = [torch.tensor(values, requires_grad=True) for values in ([1.0, 0.0, -1.0], [1.0, 2.0, 3.0])]
    network = resnet18()
    pictures, labels = torch.randn(8, 3, 64, 64), torch.randint(0, 10, (8,))
    return [
        *compared("3 operations", 2.5, three_operations, [*three, torch.tensor(1.0)], three, rounds=300, repeats=10),
        *compared(
            "ResNet-18, 8 pictures of 64×64",
            1.3,
            lambda x: nn.functional.cross_entropy(network(x), labels),
            [pictures],
            list(network.parameters()),
            rounds=15,
        ),
        *compared("loop of 10,000 operations", 3.0, long_loop, [three[0]], three[:1], rounds=25),
    ]


def compared(
    name: str,
    goal: float,
    forward: Forward,
    arguments: Sequence[torch.Tensor],
    leaves: Sequence[torch.Tensor],
    rounds: int,
    repeats: int = 1,
) -> list[Figure]:
    def without_gradients() -> None:
        for leaf in leaves:
            leaf.grad = None

    def plain() -> None:
        without_gradients()
        forward(*arguments).backward()

    def recorded() -> None:
        without_gradients()
        record(forward, *arguments, limits=MANY)

    def recorded_and_read() -> None:
        without_gradients()
        _ = record(forward, *arguments, limits=MANY).record

    plain_ms, recorded_ms, read_ms = interleaved([plain, recorded, recorded_and_read], rounds, repeats)
    beside = "plain forward + backward"
    return [
        Figure(f"record: {name}", recorded_ms, "ms", goal, plain_ms, beside, relative=True),
        Figure("    and every Snapshot built", read_ms, "ms", None, plain_ms, beside, relative=True),
    ]
