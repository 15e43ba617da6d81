"""Live tensors become Snapshots: the one place where values leave torch."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from typing import Any

import torch

from core.trace.columns import column, long_column
from core.trace.limits import Limits
from core.recording.graph import is_leaf
from core.trace.records import Snapshot, Summary
from core.trace.tables import SnapshotTable

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

    def measured(self, tensor: torch.Tensor) -> tuple[int, int]:
        """Return the number of the tensor's storage and its bytes: a saved view keeps all of it, an expanded tensor no
        more than it."""
        number = self.number(tensor)
        return number, int(tensor.untyped_storage().nbytes())


Taken = tuple[int, int, int, int, torch.Tensor | None, Summary | None]
"""A tensor at one moment, for `Album.table`: number of its kind, storage, version, offset, kept cells, summary."""


class Album:
    """Takes the Snapshots of a run, and remembers what kinds of them there are.

    The cells are read when the table is made, all of one kind at once: one by one, that takes ten times as long.
    """

    def __init__(self, storages: Storages, limits: Limits) -> None:
        self._storages, self._limits = storages, limits
        self._kinds: list[Snapshot] = []
        self._whole: list[bool] = []
        self._known: dict[Any, int] = {}

    def taken(self, tensor: torch.Tensor, number: int | None = None, *, copied: bool = False) -> Taken:
        """Note the tensor as it is now. Call it with the recording modes off.

        Args:
            number: Its storage's, if known.
            copied: Whether to keep a copy of the cells, as the tensor is about to change.
        """
        where = "cpu" if tensor.is_cpu else str(tensor.device)
        shape, dtype, stride = tensor.shape, tensor.dtype, tensor.stride()
        key = (shape, dtype, stride, where, tensor._is_view(), tensor.requires_grad, is_leaf(tensor))
        kind = self._known.get(key)
        if kind is None:
            kind = self._new(key, _kind(*key, self._limits))
        part, summary = tensor, None
        if not self._whole[kind]:
            part, summary = _part(tensor.detach(), self._kinds[kind])
        if copied and part is not None:
            part = part.detach().clone()
        storage = self._storages.number(tensor) if number is None else number
        return kind, storage, tensor._version, int(tensor.storage_offset()), part, summary

    def absent(self, shape: tuple[int, ...], why: str) -> Taken:
        """Note a tensor of which only the shape is known, and why."""
        kind = self._known.get((shape, why))
        if kind is None:
            one = Snapshot(shape, "float32", "cpu", (), 0, -1, 0, False, True, False, b"", (0,), None, why)
            kind = self._new((shape, why), one)
        return kind, -1, 0, 0, None, None

    def snapshot(self, taken: Taken) -> Snapshot:
        """Return one Snapshot by itself. What was not copied must not have changed since it was taken."""
        number, storage, version, offset, part, summary = taken
        kind = self._kinds[number]
        return Snapshot(
            kind.shape, kind.dtype, kind.device, kind.stride, offset, storage, version, kind.is_view,
            kind.requires_grad, kind.is_leaf, b"" if part is None else _bytes(part), kind.kept, summary, kind.missing,
        )  # fmt: skip

    def table(self, all_taken: Sequence[Taken]) -> SnapshotTable:
        """Return the Snapshots. What was not copied must not have changed since it was taken."""
        if not all_taken:
            return EMPTY
        kinds, storages, versions, offsets, parts, summaries = zip(*all_taken, strict=True)
        numbers = {kind: number for number, kind in enumerate(dict.fromkeys(kinds))}
        column_of_kinds = [numbers[kind] for kind in kinds]
        together: list[list[torch.Tensor]] = [[] for _ in numbers]
        for number, part in zip(column_of_kinds, parts, strict=True):
            if part is not None:
                together[number].append(part)
        return SnapshotTable(
            tuple([self._kinds[kind] for kind in numbers]),
            column(column_of_kinds),
            column(storages),
            column(versions),
            long_column(offsets),
            b"".join([_bytes_of_all(same) for same in together]),
            {place: summary for place, summary in enumerate(summaries) if summary is not None},
        )

    def _new(self, key: Any, kind: Snapshot) -> int:
        self._known[key] = number = len(self._kinds)
        self._kinds.append(kind)
        self._whole.append(not kind.elided and kind.missing is None)
        return number


EMPTY = SnapshotTable((), b"", b"", b"", b"", b"", {})


def _kind(
    size: tuple[int, ...], dtype: torch.dtype, stride: tuple[int, ...], device: str,
    is_view: bool, requires_grad: bool, is_leaf: bool, limits: Limits,
) -> Snapshot:  # fmt: skip
    """Return what Snapshots of such tensors have in common, see `SnapshotTable.kinds`."""
    shape, missing = tuple(size), None
    if len(shape) > MOST_AXES:
        kept, missing = (0,) * len(shape), "axes"
    elif math.prod(shape) <= limits.kept_cells:
        kept = shape
    else:
        kept = tuple(min(length, limits.corner) for length in shape)
    name = DTYPE_NAMES[dtype]
    return Snapshot(
        shape, name, device, stride, 0, 0, 0, is_view, requires_grad, is_leaf, b"", kept, None, missing
    )  # fmt: skip


def _part(plain: torch.Tensor, kind: Snapshot) -> tuple[torch.Tensor | None, Summary | None]:
    """Return the kept corner and the statistics of a large tensor, or nothing where nothing is kept."""
    if kind.missing is not None:
        return None, None
    return plain[tuple(slice(0, length) for length in kind.kept)], summarised(plain)


def snapshot(tensor: torch.Tensor, limits: Limits) -> Snapshot:
    """Return one tensor as it is now. Call it with the recording modes off."""
    album = Album(Storages(), limits)
    return album.snapshot(album.taken(tensor))


FEW = 8
"""So few tensors are read one by one sooner than it takes to stack them."""


def _bytes_of_all(alike: list[torch.Tensor]) -> bytes:
    """Return the cells of tensors of one kind."""
    return b"".join(map(_bytes, alike)) if len(alike) < FEW else _bytes(torch.stack(alike))


def _bytes(tensor: torch.Tensor) -> bytes:
    if tensor.is_cpu and tensor.is_contiguous() and not tensor.is_conj() and not tensor.is_neg():
        start = tensor.data_ptr()
        if start:  # there is none where nothing is stored
            return ctypes.string_at(start, tensor.nbytes)
    plain = tensor.detach()
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
