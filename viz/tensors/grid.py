"""A Snapshot as nested frames of cells: what the tensor grid widget draws. Pure: records in, records out.

The last axis runs to the right, the one before it downwards; further axes are frames around frames, alternately
side by side and one below the other. Every frame and ruler has the colour of its axis (viz.tensors.axes).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy

from core.trace import ITEM_SIZES, Snapshot
from viz.cells import ELLIPSIS, number_text, shape_text
from viz.theme import AXES
from viz.words import _, missing_sentence

MOST_CELLS = 1_024
"""Cells of one card: what a Snapshot keeps of any tensor."""


class Badge(msgspec.Struct, frozen=True):
    """A translated word on a card; its kind gives it its colour: "owner", "view", "copy", "result" or "wrong"."""

    kind: str
    text: str


class Grid(msgspec.Struct, frozen=True):
    """One tensor, ready to be drawn.

    Attributes:
        id: Names the card in links and events.
        title: What stands at its head: ``X``, ``T = X.T``.
        lines: Facts beneath the title: shape, stride, dtype.
        shape: Of the whole tensor.
        kept: Shape of what is drawn.
        axes: Colour number of every axis.
        meanings: What each axis means ("row", "channel"), or empty.
        cells: Texts in C order.
        heat: For each cell a number from 0 to 1 (from the smallest to the largest), or empty.
        stride, offset, storage: Where the cells lie; storage −1 when that is not to be shown.
        lit, written, faint: Cells (flat, C order of what is kept) that are selected, were just written, are ghosts.
        note: A sentence beneath the cells ("a corner of …"), or "".
        badge: A word on the card, or None.
        ruler: Whether it is one axis and its positions, not a tensor.
    """

    id: str
    title: str
    lines: tuple[str, ...]
    shape: tuple[int, ...]
    kept: tuple[int, ...]
    axes: tuple[int, ...]
    cells: tuple[str, ...]
    meanings: tuple[str, ...] = ()
    heat: tuple[float, ...] = ()
    stride: tuple[int, ...] = ()
    offset: int = 0
    storage: int = -1
    lit: tuple[int, ...] = ()
    written: tuple[int, ...] = ()
    faint: tuple[int, ...] = ()
    note: str = ""
    badge: Badge | None = None
    ruler: bool = False


def grid(
    id: str,
    title: str,
    value: Snapshot,
    *,
    axes: Sequence[int] | None = None,
    meanings: Sequence[str] = (),
    heat: bool = False,
    badge: Badge | None = None,
    lit: Sequence[int] = (),
    written: Sequence[int] = (),
    memory: bool = True,
) -> Grid:
    """Return the card of one value.

    Args:
        axes: Colours of its axes (`viz.tensors.axes.axis_colours`); by position when None.
        heat: Whether to colour cells by their value.
        lit, written: Flat positions in the kept cells.
        memory: Whether to tell stride, offset and storage.
    """
    drawn = not value.missing and (value.elided or not value.numel or len(value.shape) <= AXES)
    flat = value.array().reshape(-1) if drawn else numpy.zeros(0)
    return Grid(
        id=id,
        title=title,
        lines=_facts(value, memory),
        shape=value.shape,
        kept=value.kept if drawn else (0,),
        axes=tuple(axes) if axes is not None else tuple(range(len(value.shape))),
        meanings=tuple(meanings),
        cells=tuple(cell_text(one) for one in flat.tolist()),
        heat=heat_of(flat) if heat or value.elided else (),
        stride=value.stride,
        offset=value.storage_offset,
        storage=value.storage if memory else -1,
        lit=tuple(lit),
        written=tuple(written),
        note=_note(value),
        badge=badge,
    )


def _facts(value: Snapshot, memory: bool) -> tuple[str, ...]:
    """Return the lines beneath the title."""
    facts = f"shape {shape_text(value.shape)} · {value.dtype} · {byte_text(value)}"
    return (facts, f"stride {shape_text(value.stride)} · offset {value.storage_offset}") if memory else (facts,)


def _note(value: Snapshot) -> str:
    """Return what a reader must know of cells that are not drawn; "" where all are."""
    if value.elided:
        told = _("A corner of {shape}; every cell counts in: {summary}")
        return told.format(shape=shape_text(value.shape), summary=summary_text(value))
    if value.numel == 0:
        return _("No cells: an axis has length 0.")
    if len(value.shape) > AXES:
        told = _("More than {count} axes: not drawn. An index such as [0] takes a part with fewer.")
        return told.format(count=AXES)
    return missing_sentence(value.missing) if value.missing else ""


def cell_text(value: object) -> str:
    """Return a cell in few characters: ``3``, ``−0.3333``, ``T`` and ``F`` for truth."""
    if isinstance(value, bool):
        return "T" if value else "F"
    return number_text(value)


def byte_text(value: Snapshot) -> str:
    """Return what the elements take: ``48 B``, ``16 MB``."""
    count = value.numel * ITEM_SIZES[value.dtype]
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= size:
            return f"{count / size:.3g} {unit}"
    return f"{count} B"


def summary_text(value: Snapshot) -> str:
    """Return the statistics of a large tensor on one line."""
    summary = value.summary
    if summary is None or summary.mean is None or summary.std is None:
        return ELLIPSIS
    numbers = {"min": summary.minimum, "max": summary.maximum, "mean": summary.mean, "std": summary.std}
    return ", ".join(f"{name} {number_text(one)}" for name, one in numbers.items() if one is not None)


def heat_of(flat: numpy.ndarray) -> tuple[float, ...]:
    """Return each cell's place between the smallest and the largest finite one, from 0 to 1."""
    if flat.size == 0 or flat.dtype.kind == "c":
        return ()
    numbers = flat.astype(float)
    finite = numbers[numpy.isfinite(numbers)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    span = high - low or 1.0
    return tuple(round((one - low) / span, 3) if math.isfinite(one) else 0.0 for one in numbers.tolist())
