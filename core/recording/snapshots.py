"""Live tensors become Snapshots: the one place where values leave torch."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from typing import Any

import msgspec
import torch
from torch._C._functorch import is_functorch_wrapped_tensor
from torch.nn.parameter import UninitializedTensorMixin  # type: ignore[attr-defined]  # no public name tells of both

from core.recording.graph import is_leaf, shape_of, version_of
from core.trace.columns import column, long_column
from core.trace.limits import Limits
from core.trace.records import ITEM_SIZES, LAYOUTS, Snapshot, Summary
from core.trace.tables import SnapshotTable

DTYPE_NAMES = {getattr(torch, name): name for name in ITEM_SIZES if hasattr(torch, name)}
QUANTIZED = frozenset({torch.quint8, torch.qint8, torch.qint32, torch.quint4x2, torch.quint2x4})
WITHOUT_NUMBERS = frozenset(dtype for dtype, name in DTYPE_NAMES.items() if ITEM_SIZES[name] == 1) - {
    torch.bool, torch.uint8, torch.int8, torch.float8_e4m3fn, torch.float8_e5m2, torch.float8_e4m3fnuz,
    torch.float8_e5m2fnuz, torch.float8_e8m0fnu,
} | {torch.bits16}  # fmt: skip
"""dtypes in which torch only stores."""

BITS = {1: torch.uint8, 2: torch.int16, 4: torch.int32}
"""Item size → the dtype as which the bits of a dtype travel that NumPy lacks."""

NUMPY_LACKS = frozenset({torch.bfloat16, torch.complex32}) | {
    dtype for dtype, name in DTYPE_NAMES.items() if name.startswith("float8")
}
FEW_FUNCTIONS = (NUMPY_LACKS - {torch.bfloat16}) | {torch.uint16, torch.uint32, torch.uint64}
"""dtypes for which torch has no statistics."""
STRIDED = torch.strided
PLAIN = frozenset({torch.Tensor, torch.nn.Parameter})
PLAIN_DISPATCH: Any = getattr(torch.Tensor, "__torch_dispatch__")  # noqa: B009  # pyright takes it for a method
MOST_WRITTEN_OUT = 1_000_000
"""A sparse tensor with more elements, zeros included, is not written out."""

MOST_AXES = 32
"""A tensor with more is a name and a shape: NumPy, which reads the cells, has had no more for long."""


class Storages:
    """Numbers the storages of a run in order of first sight; two over the same memory (torch.from_numpy) are one.

    Each storage object is kept, because the address of a freed one may come again for another.
    """

    def __init__(self) -> None:
        self._seen: dict[int, tuple[int, Any]] = {}
        self._by_address: dict[int, tuple[int, Any]] = {}

    def number(self, tensor: torch.Tensor) -> int:
        """Return the number of the tensor's storage; one of its own for a tensor that tells of none (sparse, lazy)."""
        try:
            storage = tensor.untyped_storage()
        except Exception:  # noqa: BLE001  # a class of the program's own may raise anything
            return self._own(tensor)
        known = self._seen.get(storage._cdata)
        if known is None:
            known = self._seen[storage._cdata] = self._new(storage)
        return known[0]

    def _new(self, storage: Any) -> tuple[int, Any]:
        try:
            address = storage.data_ptr()
        except Exception:  # noqa: BLE001  # of a fake tensor there is none
            address = 0
        known = self._by_address.get(address)
        if known is not None and known[1].data_ptr() == address:  # it may have been resized, and lie elsewhere now
            return known[0], storage
        made = len(self._seen), storage
        if address:
            self._by_address[address] = made
        return made

    def _own(self, tensor: torch.Tensor) -> int:
        known = self._seen.get(-id(tensor))
        if known is None:
            known = self._seen[-id(tensor)] = (len(self._seen), tensor)
        return known[0]

    def measured(self, tensor: torch.Tensor) -> tuple[int, int]:
        """Return the number of the tensor's storage and its bytes: a saved view keeps all of it, an expanded tensor no
        more than it."""
        number = self.number(tensor)
        try:
            return number, int(tensor.untyped_storage().nbytes())
        except Exception:  # noqa: BLE001
            return number, 0


FEW_CELLS = 16
"""Cells of a tensor that are brought along however long the run was."""
Taken = tuple[int, int, int, int, torch.Tensor | None, Summary | None]
"""A tensor at one moment, for `Album.table`: number of its kind, storage, version, offset, kept cells, summary."""

Geometry = tuple[tuple[int, ...], tuple[int, ...], int]
"""(shape, stride, storage offset) of a tensor, as `torch.as_strided` takes them."""


class Album:
    """Takes the Snapshots of a run, and remembers what kinds of them there are.

    The cells are read when the table is made, all of one kind at once: one by one, that takes ten times as long.
    """

    def __init__(self, storages: Storages, limits: Limits) -> None:
        self._storages, self._limits = storages, limits
        self._kinds: list[Snapshot] = []
        self._whole: list[bool] = []
        self._known: dict[Any, int] = {}
        self._bytes = 0

    def taken(self, tensor: torch.Tensor, number: int | None = None, *, copied: bool = False) -> Taken:
        """Note the tensor as it is now. Call it with the recording modes off.

        Args:
            number: Its storage's, if known.
            copied: Whether to keep a copy of the cells, as the tensor is about to change.
        """
        try:
            kind, part, summary = self._seen(tensor)
            if copied and part is not None:
                part = part.detach().clone()
            offset = int(tensor.storage_offset())
        except Exception:  # noqa: BLE001  # sparse, nested, lazy, or of a class that may raise anything
            kind, part, summary = self._odd(tensor)
            offset = 0
        storage = self._storages.number(tensor) if number is None else number
        return kind, storage, version_of(tensor), offset, part, summary

    def _seen(self, tensor: torch.Tensor) -> tuple[int, torch.Tensor | None, Summary | None]:
        """Return the number of a tensor's kind, and what is kept of it."""
        if tensor.layout is not STRIDED:
            raise TypeError("a sparse tensor")
        where = "cpu" if tensor.is_cpu else str(tensor.device)
        shape, dtype, stride = tensor.shape, tensor.dtype, tensor.stride()
        own = None if type(tensor) in PLAIN else type(tensor)
        key = (shape, dtype, stride, where, tensor._is_view(), tensor.requires_grad, is_leaf(tensor), own)
        kind = self._known.get(key)
        if kind is None:
            kind = self._new(key, _kind(*key, self._limits))
        if self._whole[kind]:
            return kind, tensor, None
        if self._kinds[kind].missing is not None:
            return kind, None, None
        plain = tensor.detach()
        if dtype in QUANTIZED:
            plain = plain.dequantize()
        return kind, *_part(plain, self._kinds[kind])

    def _odd(self, tensor: torch.Tensor) -> tuple[int, torch.Tensor | None, Summary | None]:
        """`_seen` for a tensor without strides: sparse, nested, lazy, or of a class that tells nothing of itself."""
        shape, layout = shape_of(tensor), str(tensor.layout).removeprefix("torch.")
        if layout.startswith("sparse") or layout == "_mkldnn":
            if math.prod(shape) <= MOST_WRITTEN_OUT:
                return self._written_out(tensor, layout)
            why = "sparse"
        elif tensor.is_nested:
            why = "nested"
        elif is_lazy(tensor):
            why = "uninitialized"
        else:
            why = "wrapped" if is_functorch_wrapped_tensor(tensor) else "unreadable"
        return self._without_cells(tensor, shape, layout, why), None, None

    def _written_out(self, tensor: torch.Tensor, layout: str) -> tuple[int, torch.Tensor | None, Summary | None]:
        """Keep the dense copy of a tensor that stores only some of its elements."""
        dense = tensor.detach().to_dense()
        where = "cpu" if tensor.is_cpu else str(tensor.device)
        key = (dense.shape, dense.dtype, dense.stride(), where, False, tensor.requires_grad, is_leaf(tensor), layout)
        kind = self._known.get(key)
        if kind is None:
            one = msgspec.structs.replace(_kind(*key[:-1], None, self._limits), layout=layout)
            kind = self._new(key, one)
        return (kind, dense, None) if self._whole[kind] else (kind, *_part(dense, self._kinds[kind]))

    def _without_cells(self, tensor: torch.Tensor, shape: tuple[int, ...], layout: str, why: str) -> int:
        key = (shape, tensor.dtype, str(tensor.device), layout, why, tensor.requires_grad, is_leaf(tensor))
        kind = self._known.get(key)
        if kind is None:
            nothing, known = (0,) * len(shape), layout if layout in LAYOUTS else "strided"
            one = Snapshot(
                shape, DTYPE_NAMES.get(tensor.dtype, "float32"), key[2], nothing, 0, 0, 0, False, tensor.requires_grad,
                key[-1], b"", nothing, None, why, known,
            )  # fmt: skip
            kind = self._new(key, one)
        return kind

    def absent(self, shape: tuple[int, ...], why: str) -> Taken:
        """Note a tensor of which only the shape is known, and why."""
        kind = self._known.get((shape, why))
        if kind is None:
            nothing = (0,) * len(shape)
            one = Snapshot(shape, "float32", "cpu", nothing, 0, -1, 0, False, True, False, b"", nothing, None, why)
            kind = self._new((shape, why), one)
        return kind, -1, 0, 0, None, None

    def shape(self, taken: Taken) -> tuple[int, ...]:
        """Return the shape of a tensor when it was taken."""
        return self._kinds[taken[0]].shape

    def geometry(self, taken: Taken) -> Geometry:
        """Return how a tensor looked into its memory when it was taken."""
        kind = self._kinds[taken[0]]
        return kind.shape, kind.stride, taken[3]

    def snapshot(self, taken: Taken) -> Snapshot:
        """Return one Snapshot by itself. What was not copied must not have changed since it was taken."""
        number, storage, version, offset, part, summary = taken
        kind = self._kinds[number]
        return Snapshot(
            kind.shape, kind.dtype, kind.device, kind.stride, offset, storage, version, kind.is_view,
            kind.requires_grad, kind.is_leaf, b"" if part is None else _bytes(part), kind.kept, summary, kind.missing,
            kind.layout,
        )  # fmt: skip

    def table(self, all_taken: Sequence[Taken]) -> SnapshotTable:
        """Return the Snapshots. What was not copied must not have changed since it was taken."""
        if not all_taken:
            return EMPTY
        all_taken = self._affordable(all_taken)
        kinds, storages, versions, offsets, parts, summaries = zip(*all_taken, strict=True)
        numbers = {kind: number for number, kind in enumerate(dict.fromkeys(kinds))}
        column_of_kinds = [numbers[kind] for kind in kinds]
        together: list[list[torch.Tensor]] = [[] for _ in numbers]
        for number, part in zip(column_of_kinds, parts, strict=True):
            if part is not None:
                together[number].append(part)
        try:
            cells = b"".join([_bytes_of_all(same) for same in together])
        except Exception:  # noqa: BLE001  # a tensor that only seemed to have cells; the record must not die of it
            return self.table([self._if_readable(one) for one in all_taken])
        return SnapshotTable(
            tuple([self._kinds[kind] for kind in numbers]),
            column(column_of_kinds),
            column(storages),
            column(versions),
            long_column(offsets),
            cells,
            {place: summary for place, summary in enumerate(summaries) if summary is not None},
        )

    def _affordable(self, all_taken: Sequence[Taken]) -> Sequence[Taken]:
        """Leave out the cells of larger tensors once the run has brought along half of what one message may hold."""
        size = sum([part.numel() * part.element_size() for *_, part, _ in all_taken if part is not None])
        if self._bytes + size <= self._limits.result_bytes // 2:
            self._bytes += size
            return all_taken
        return [self._left_out(one) if one[4] is not None and one[4].numel() > FEW_CELLS else one for one in all_taken]

    def _left_out(self, taken: Taken) -> Taken:
        number, storage, version, offset, _, _ = taken
        key = ("run-bytes", number)
        kind = self._known.get(key)
        if kind is None:
            whole = self._kinds[number]
            nothing = (0,) * len(whole.shape)
            kind = self._new(key, msgspec.structs.replace(whole, kept=nothing, missing="run-bytes"))
        return kind, storage, version, offset, None, None

    def _if_readable(self, taken: Taken) -> Taken:
        try:
            if taken[4] is not None:
                _bytes(taken[4])
        except Exception:  # noqa: BLE001
            return self.absent(self._kinds[taken[0]].shape, "unreadable")
        return taken

    def _new(self, key: Any, kind: Snapshot) -> int:
        self._known[key] = number = len(self._kinds)
        self._kinds.append(kind)
        quantized = kind.dtype.startswith("q")
        self._whole.append(not kind.elided and kind.missing is None and not quantized)
        return number


EMPTY = SnapshotTable((), b"", b"", b"", b"", b"", {})


def _kind(
    size: tuple[int, ...], dtype: torch.dtype, stride: tuple[int, ...], device: str,
    is_view: bool, requires_grad: bool, is_leaf: bool, own: type | None, limits: Limits,
) -> Snapshot:  # fmt: skip
    """Return what Snapshots of such tensors have in common, see `SnapshotTable.kinds`."""
    shape = tuple(size)
    missing = _missing(shape, dtype, device, own)
    kept = _kept(shape, limits) if missing is None else (0,) * len(shape)
    return Snapshot(
        shape, DTYPE_NAMES[dtype], device, tuple(stride), 0, 0, 0, is_view, requires_grad, is_leaf, b"", kept, None,
        missing,
    )  # fmt: skip


def _missing(shape: tuple[int, ...], dtype: torch.dtype, device: str, own: type | None) -> str | None:
    """Return why a tensor with strides has no cells to show, or None."""
    if own is not None and issubclass(own, UninitializedTensorMixin):
        return "uninitialized"
    if device == "meta" or (own is not None and own.__name__ == "FakeTensor"):
        return "meta"
    if (
        own is not None
        and issubclass(own, torch.Tensor)
        and getattr(own, "__torch_dispatch__", None) is not PLAIN_DISPATCH
    ):
        return "class"
    if dtype in WITHOUT_NUMBERS:
        return "dtype"
    return "axes" if len(shape) > MOST_AXES else None


def _kept(shape: tuple[int, ...], limits: Limits) -> tuple[int, ...]:
    """Return how much of each axis is kept: all, or a corner. An axis without cells makes the others no shorter."""
    if math.prod([max(1, length) for length in shape]) <= limits.kept_cells:
        return shape
    room, kept = max(limits.kept_cells, limits.corner**4), []
    for length in reversed(shape):
        kept.append(min(length, limits.corner, room))
        room //= max(1, kept[-1])
    return tuple(reversed(kept))


def _part(plain: torch.Tensor, kind: Snapshot) -> tuple[torch.Tensor | None, Summary | None]:
    """Return what is kept of a tensor, and its statistics where that is not all."""
    if not kind.elided:
        return plain, None
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
    if plain.dtype in NUMPY_LACKS:  # the bits travel as they are
        plain = plain.view(BITS[plain.element_size()]).contiguous()
    elif plain.is_conj() or plain.is_neg():
        plain = plain.resolve_conj().resolve_neg()
    return plain.numpy().tobytes()


def is_lazy(tensor: torch.Tensor) -> bool:
    """Return whether a lazy layer has still to give the tensor its shape."""
    return isinstance(tensor, UninitializedTensorMixin)


def summarised(plain: torch.Tensor) -> Summary:
    """Return the statistics over the finite elements, computed in float64."""
    if plain.dtype in FEW_FUNCTIONS:
        plain = plain.to(torch.complex64 if plain.dtype.is_complex else torch.float64)
    numbers = plain.abs() if plain.dtype.is_complex else plain
    if not numbers.dtype.is_floating_point:
        return _of_finite(numbers)
    if math.isfinite(float(numbers.sum())):  # one pass settles the usual case
        return _of_finite(numbers)
    nan = torch.isnan(numbers)
    infinite = torch.isinf(numbers)
    counts = int(nan.sum()), int(infinite.sum()), int((infinite & (numbers < 0)).sum())
    return _of_finite(numbers[~(nan | infinite)], *counts)


def _of_finite(numbers: torch.Tensor, *counts: int) -> Summary:
    """Return the statistics of finite numbers, with the counts of NaN, of infinities, and of −∞ among them."""
    if numbers.numel() == 0:
        return Summary(None, None, None, None, *(counts or (0, 0)))
    if numbers.dtype is torch.bool:
        numbers = numbers.to(torch.uint8)
    low, high = torch.aminmax(numbers)
    wide = numbers.double()
    std, mean = torch.std_mean(wide, correction=0)
    return Summary(float(low), float(high), float(mean), float(std), *(counts or (0, 0)))
