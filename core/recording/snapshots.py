"""A live tensor becomes a Snapshot: the one place where values leave torch."""

from __future__ import annotations

import math
from typing import Any

import torch

from core.limits import Limits
from core.recording.graph import is_leaf
from core.trace import Snapshot, Summary

DTYPE_NAMES = {
    getattr(torch, name): name
    for name in ("bool uint8 int8 int16 int32 int64 float16 bfloat16 float32 float64 complex64 complex128".split())
}

MOST_AXES = 32
"""A tensor with more is a name and a shape: NumPy, which reads the cells, has had no more for long."""


class Storages:
    """Numbers the storages of a run in order of first sight.

    Each storage object is kept, because the address of a freed one may come again for another.
    """

    def __init__(self) -> None:
        self._seen: dict[int, tuple[int, Any]] = {}

    def number(self, tensor: torch.Tensor) -> int:
        """Return the number of the tensor's storage."""
        storage = tensor.untyped_storage()
        known = self._seen.get(storage._cdata)
        if known is None:
            known = self._seen[storage._cdata] = (len(self._seen), storage)
        return known[0]


def snapshot(tensor: torch.Tensor, storages: Storages, limits: Limits, number: int | None = None) -> Snapshot:
    """Return the tensor as it is now. Call it with the recording modes off; ``number`` is its storage's, if known."""
    shape, requires_grad = tuple(tensor.shape), tensor.requires_grad
    plain = tensor.detach() if requires_grad else tensor
    if plain.dim() > MOST_AXES:
        kept, part, summary = (0,) * len(shape), None, None
    elif plain.numel() <= limits.kept_cells:
        kept, part, summary = shape, plain, None
    else:
        kept = tuple(min(length, limits.corner) for length in shape)
        part, summary = plain[tuple(slice(0, length) for length in kept)], summarised(plain)
    return Snapshot(
        shape,
        DTYPE_NAMES[tensor.dtype],
        "cpu" if tensor.is_cpu else str(tensor.device),
        tensor.stride(),
        int(tensor.storage_offset()),
        storages.number(tensor) if number is None else number,
        tensor._version,
        tensor._is_view(),
        requires_grad,
        is_leaf(tensor),
        b"" if part is None else _bytes(part),
        kept,
        summary,
        "axes" if part is None else None,
    )


def absent(shape: tuple[int, ...], why: str) -> Snapshot:
    """Return a Snapshot of which only the shape is known, and why."""
    return Snapshot(shape, "float32", "cpu", (), 0, -1, 0, False, True, False, b"", (0,), None, why)


def _bytes(plain: torch.Tensor) -> bytes:
    if not plain.is_cpu:
        plain = plain.cpu()
    if plain.dtype is torch.bfloat16:  # NumPy has none; the bits travel as they are
        plain = plain.contiguous().view(torch.int16)
    elif plain.is_conj() or plain.is_neg():
        plain = plain.resolve_conj().resolve_neg()
    return plain.numpy().tobytes()


def summarised(plain: torch.Tensor) -> Summary:
    """Return the statistics over the finite elements, computed in float64."""
    numbers = plain.abs() if plain.dtype.is_complex else plain
    if not numbers.dtype.is_floating_point:
        return _of_finite(numbers, 0, 0)
    if math.isfinite(float(numbers.sum())):  # one pass settles the usual case
        return _of_finite(numbers, 0, 0)
    nan = torch.isnan(numbers)
    infinite = torch.isinf(numbers)
    return _of_finite(numbers[~(nan | infinite)], int(nan.sum()), int(infinite.sum()))


def _of_finite(numbers: torch.Tensor, nan_count: int, infinite_count: int) -> Summary:
    if numbers.numel() == 0:
        return Summary(None, None, None, None, nan_count, infinite_count)
    if numbers.dtype is torch.bool:
        numbers = numbers.to(torch.uint8)
    low, high = torch.aminmax(numbers)
    wide = numbers.double()
    std, mean = torch.std_mean(wide, correction=0)
    return Summary(float(low), float(high), float(mean), float(std), nan_count, infinite_count)
