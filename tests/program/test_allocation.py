"""The promise on which calls go past the dispatch mode: an ordinary function's output is bounded by its operands."""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import torch

from core.language import torch_tables
from core.trace.limits import Limits
from tests.program.running import HEAD, ran

FUNCTIONS = sorted(
    (function for function in torch_tables.ORDINARY if function not in torch_tables.SPECIAL),
    key=lambda function: (function.__name__, str(function)),
)


def some_argument(rng: random.Random) -> Any:
    shape = [rng.choice([1, 2, 3, 5]) for _ in range(rng.choice([0, 1, 1, 2, 2, 3]))]
    return rng.choice(
        [
            *[torch.rand(shape)] * 4,
            torch.randint(0, 3, shape),
            rng.choice([0, 1, 2, -1, 7, 1000, 100_000]),
            tuple(rng.choice([0, 1, 2, -1, 50, 1000]) for _ in range(rng.choice([1, 2, 3]))),
            [torch.rand(2, 3)] * rng.choice([1, 2, 3]),
            rng.choice([True, None, 1.5, "mean"]),
        ]
    )


def cells(arguments: list[Any]) -> int:
    product = 1
    for value in arguments:
        if isinstance(value, torch.Tensor):
            product *= value.numel()
        elif isinstance(value, tuple | list):
            product *= sum(item.numel() if isinstance(item, torch.Tensor) else 1 for item in value)
    return product


def tensors(value: Any) -> Iterator[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from tensors(item)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_an_ordinary_function_gives_no_more_than_the_product_of_its_operands(function: Any) -> None:
    rng = random.Random(0)
    for _ in range(40):
        arguments = [some_argument(rng) for _ in range(rng.choice([1, 2, 2, 3, 4]))]
        if not isinstance(arguments[0], torch.Tensor | list):
            arguments[0] = torch.rand(2, 3)
        bound = max(cells(arguments), 16)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                out = function(*arguments)
        except Exception:  # noqa: BLE001 - most random arguments do not fit, and torch says so
            continue
        assert all(tensor.numel() <= bound for tensor in tensors(out)), [getattr(a, "shape", a) for a in arguments]
        assert sum(1 for _ in tensors(out)) <= bound


def test_bytes_are_counted_over_the_whole_run() -> None:
    limits = Limits(run_bytes=1_000_000)
    outcome = ran(HEAD + "kept = []\nfor i in range(100):\n    kept.append(torch.zeros(10_000))", limits).outcome
    assert outcome.mistake is not None and outcome.mistake.kind == "limit-run_bytes"
    assert len(outcome.variables["kept"]) == 25  # type: ignore[arg-type]  # 25 × 40,000 bytes


def test_bytes_are_asked_for_before_they_are_taken() -> None:
    outcome = ran(HEAD + "torch.zeros(2_000_000)", Limits(run_bytes=1_000_000)).outcome
    assert outcome.mistake is not None and outcome.mistake.kind == "limit-run_bytes"
    assert outcome.mistake.facts["needed"] == "2,000,000"  # the elements; once they were there, it would be 8,000,000


def test_views_take_no_bytes() -> None:
    limits = Limits(run_bytes=1_000_000)
    source = "x = torch.zeros(200, 1000)\nfor i in range(3):\n    y = x.view(-1)[5:].reshape(-1, 1).t()"
    assert ran(HEAD + source, limits).outcome.mistake is None


def test_a_module_is_watched_inside() -> None:
    source = """
net = torch.nn.Sequential(torch.nn.Flatten(0), torch.nn.Unflatten(0, (1, -1)))
class Wide(torch.nn.Module):
    def forward(self, x):
        return x.reshape(-1, 1) + x.reshape(1, -1)
net.append(Wide())
net(torch.ones(100, 100))
"""
    mistake = ran(HEAD + source).outcome.mistake
    assert mistake is not None and mistake.kind == "limit-tensor_elements"
    assert mistake.facts["needed"] == "100,000,000"


def test_backward_of_something_large_is_watched() -> None:
    limits = Limits(run_bytes=3_000_000)
    source = "x = torch.ones(300, 300, requires_grad=True)\ny = (x @ x)\nz = (y @ y).sum()\nz.backward()\n"
    assert ran(HEAD + source).outcome.mistake is None
    mistake = ran(HEAD + source, limits).outcome.mistake
    assert mistake is not None and mistake.kind == "limit-run_bytes" and mistake.span is not None
    assert mistake.span.line == 5


POINTWISE = [
    overload
    for name in dir(torch.ops.aten)
    if not name.startswith("__")
    for packet in [getattr(torch.ops.aten, name)]
    if hasattr(packet, "overloads")
    for overload in (getattr(packet, one) for one in packet.overloads())
    if torch.Tag.pointwise in overload.tags and "out" not in {argument.name for argument in overload._schema.arguments}
]


def test_a_pointwise_operation_on_operands_of_one_shape_gives_that_shape() -> None:
    ran_through = 0
    for overload in POINTWISE:
        given = []
        for argument in overload._schema.arguments:
            if argument.has_default_value():
                break
            given.append({"Tensor": torch.rand(3, 5), "number": 2.0, "float": 2.0, "int": 1}.get(str(argument.type), 2))
        try:
            out = overload(*given)
        except (RuntimeError, TypeError, IndexError, NotImplementedError):
            continue  # another dtype or another kind of argument is wanted
        ran_through += 1
        shapes = {tensor.shape for tensor in tensors(out)}
        assert shapes <= {torch.Size([3, 5])}, overload
    assert ran_through > 150
