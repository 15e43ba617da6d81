"""An index tried on a named tensor: the program that tries it, and which cells it takes. Pure.

Which cells an index takes is torch's own answer: the same index is applied to a tensor of positions.
"""

from __future__ import annotations

import msgspec

from core.trace import Snapshot, Trace

SOURCE_POSITIONS = "_positions"
TAKEN = "_taken"
RESULT = "_result"


def index_program(program: str, name: str, index: str) -> str:
    """Return the workspace's program with an index read from one of its tensors."""
    return (
        f"{program.rstrip()}\n"
        f"{RESULT} = {name}[{index}]\n"
        f"{SOURCE_POSITIONS} = torch.arange({name}.numel()).reshape({name}.shape)\n"
        f"{TAKEN} = {SOURCE_POSITIONS}[{index}]\n"
    )


class Taken(msgspec.Struct, frozen=True):
    """The cells that an index took.

    Attributes:
        source, result: The tensor and what the index gives.
        cells: For each cell of the result, in C order, the flat position in the source.
        view: Whether the result lies in the source's storage.
    """

    source: Snapshot
    result: Snapshot
    cells: list[int]
    view: bool


def taken(trace: Trace, name: str) -> Taken:
    """Return what the program of `index_program` found; the trace must have no mistake."""
    source, result = trace.named(name).value, trace.named(RESULT).value
    positions = trace.named(TAKEN).value
    cells = [] if positions.elided else positions.array().reshape(-1).tolist()
    return Taken(source, result, cells, result.storage == source.storage)


class Part(msgspec.Struct, frozen=True):
    """One entry of an index on a ruler: the axis, its length, which positions are taken, and the text."""

    axis: int
    length: int
    text: str
    start: int
    stop: int
    step: int


def slice_parts(index: str, shape: tuple[int, ...]) -> list[Part]:
    """Return the slices and numbers of a basic index, one per axis; empty for an index with lists, masks, None."""
    entries = [entry.strip() for entry in index.split(",")]
    if any(not set(entry) <= set("0123456789:- ") for entry in entries) or len(entries) > len(shape):
        return []
    parts = []
    for axis, length in enumerate(shape):
        entry = entries[axis] if axis < len(entries) else ":"
        numbers = [one.strip() for one in entry.split(":")]
        try:
            values = [int(one) if one else None for one in numbers]
        except ValueError:
            return []
        if len(values) == 1:
            if values[0] is None:
                return []
            at = values[0] % length if length else 0
            parts.append(Part(axis, length, entry, at, at + 1, 1))
        else:
            start, stop, step = slice(*values[:3]).indices(length)
            parts.append(Part(axis, length, entry, start, stop, step))
    return parts


def write_line(name: str, index: str, value: str) -> str:
    """Return the statement that writes through an index."""
    return f"{name}[{index}] = {value}"


def cell_index(flat: int, shape: tuple[int, ...]) -> str:
    """Return the index of one cell as a person types it: ``1, 2``."""
    index: list[int] = []
    for length in reversed(shape):
        index.insert(0, flat % length)
        flat //= length
    return ", ".join(map(str, index)) or "..."
