"""The one-dimensional storage that lies beneath several named tensors, as far as the named tensors reach it. Pure."""

from __future__ import annotations

import itertools

import msgspec

from core.trace import ITEM_SIZES, Snapshot
from viz.tensors.grid import cell_text
from viz.tensors.workspace import Named

MOST_CELLS = 64
"""Cells of a ribbon; what lies beyond is counted."""


class Lane(msgspec.Struct, frozen=True):
    """One tensor above the ribbon: at each address the index that reads it, "" where it has none; its first address."""

    name: str
    places: tuple[str, ...]
    first: int


class Ribbon(msgspec.Struct, frozen=True):
    """One storage.

    Attributes:
        storage: Its number in the trace.
        name: Whose it is.
        about: ``12 × float32 = 48 B``.
        length: Cells that named tensors span; the storage may be longer.
        cells: Texts of the first ones; "" for a cell that no named tensor reaches.
        lanes: The tensors that lie in it.
        written: Addresses that the last write changed.
    """

    storage: int
    name: str
    about: str
    length: int
    cells: tuple[str, ...]
    lanes: tuple[Lane, ...]
    written: tuple[int, ...] = ()


def ribbons(tensors: list[Named], most: int = 4) -> list[Ribbon]:
    """Return the storages, those that several tensors share first."""
    groups: dict[int, list[Named]] = {}
    for one in tensors:
        if one.node.value.missing is None and one.node.value.numel:
            groups.setdefault(one.node.value.storage, []).append(one)
    ordered = sorted(groups.items(), key=lambda pair: -len(pair[1]))
    return [_ribbon(storage, members) for storage, members in ordered[:most]]


def _ribbon(storage: int, members: list[Named]) -> Ribbon:
    length = 1 + max(last_address(one.node.value) for one in members)
    shown = min(length, MOST_CELLS)
    cells = [""] * shown
    lanes = []
    for one in members:
        value = one.node.value
        places = [""] * shown
        texts = [cell_text(cell) for cell in value.array().reshape(-1).tolist()]
        for flat, (index, address) in enumerate(addresses(value)):
            if address < shown:
                cells[address] = texts[flat]
                places[address] = places[address] or ",".join(map(str, index))
        lanes.append(Lane(one.name, tuple(places), value.storage_offset))
    dtype = members[0].node.value.dtype
    about = f"{length} × {dtype} = {length * ITEM_SIZES[dtype]} B"
    return Ribbon(storage, members[0].owner, about, length, tuple(cells), tuple(lanes))


def addresses(value: Snapshot) -> list[tuple[tuple[int, ...], int]]:
    """Return (index, address in elements) of every kept cell in C order: offset + Σ index · stride."""
    return [
        (index, value.storage_offset + sum(one * step for one, step in zip(index, value.stride, strict=True)))
        for index in itertools.product(*(range(length) for length in value.kept))
    ]


def last_address(value: Snapshot) -> int:
    """Return the highest address that the tensor reads."""
    return value.storage_offset + sum(
        (length - 1) * step for length, step in zip(value.shape, value.stride, strict=True)
    )


def walk(value: Snapshot) -> list[int]:
    """Return the steps between the addresses of neighbouring cells in C order."""
    found = [address for _index, address in addresses(value)]
    return [after - before for before, after in itertools.pairwise(found)]
