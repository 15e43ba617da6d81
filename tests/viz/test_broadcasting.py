"""Repairs of two shapes that clash: each of them fits, says torch, and so does the one that a person would name."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from viz.tensors.broadcasting import ghosts, repairs

shapes = st.lists(st.sampled_from([1, 2, 3]), max_size=3).map(tuple)


@settings(deadline=None, max_examples=100)
@given(shapes, shapes)
def test_every_repair_fits(shape: tuple[int, ...], other: tuple[int, ...]) -> None:
    for text in repairs("X", shape, other):
        mended = eval(text, {"X": torch.zeros(shape)})
        assert torch.broadcast_shapes(mended.shape, other)  # raises where they clash


@pytest.mark.parametrize(
    ("shape", "other", "expected"),
    [
        ((2,), (2, 3), ["X.unsqueeze(1)"]),
        ((2,), (4, 2, 3), ["X.unsqueeze(1)"]),  # compared from the right: (1, 2) would meet 3
        ((3, 2), (2, 3), ["X.T"]),
        ((4, 3), (4, 2, 3), ["X.unsqueeze(1)"]),
        ((2, 3), (5,), []),
    ],
)
def test_the_repair_that_a_person_would_name(
    shape: tuple[int, ...], other: tuple[int, ...], expected: list[str]
) -> None:
    assert repairs("X", shape, other) == expected


@settings(deadline=None, max_examples=100)
@given(shapes, shapes)
def test_virtual_copies_are_the_cells_that_are_stored_elsewhere(shape: tuple[int, ...], other: tuple[int, ...]) -> None:
    try:
        result = tuple(torch.broadcast_shapes(shape, other))
    except RuntimeError:
        return
    addresses = torch.arange(torch.zeros(shape).numel()).reshape(shape).expand(result).reshape(-1).tolist()
    first = {address: flat for flat, address in reversed([*enumerate(addresses)])}
    assert ghosts(shape, result) == [flat for flat, address in enumerate(addresses) if first[address] != flat]
