"""Shapes aligned from the right, as broadcasting aligns them, with the axes that stretch or clash. Pure.

The rule is the one of NumPy and torch: the last axes are compared first, a missing axis counts as 1, a 1 stretches to
the other's length, and any other difference is a clash.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["same", "stretched", "missing", "clash"]


class Bead(msgspec.Struct, frozen=True):
    """One axis of one operand: its length, its colour's number (None for a missing axis), and what becomes of it."""

    length: int
    colour: int | None
    kind: Kind


class Row(msgspec.Struct, frozen=True):
    """One operand, with its text and a bead for every column; the columns are aligned from the right."""

    text: str
    beads: tuple[Bead, ...]


def aligned(operands: list[tuple[str, tuple[int, ...], tuple[int, ...]]]) -> tuple[Row, ...]:
    """Return the rows for operands given as (text, shape, colours of the axes)."""
    width = max((len(shape) for _text, shape, _colours in operands), default=0)
    padded = [(1,) * (width - len(shape)) + shape for _text, shape, _colours in operands]
    lengths = [{shape[column] for shape in padded} - {1} for column in range(width)]
    rows = []
    for (text, shape, colours), full in zip(operands, padded, strict=True):
        missing = width - len(shape)
        beads = [
            Bead(
                length, None if column < missing else colours[column - missing], _kind(length, column < missing, found)
            )
            for column, (length, found) in enumerate(zip(full, lengths, strict=True))
        ]
        rows.append(Row(text, tuple(beads)))
    return tuple(rows)


def _kind(length: int, missing: bool, lengths: set[int]) -> Kind:
    if len(lengths) > 1 and length != 1:
        return "clash"
    if missing:
        return "missing"
    return "stretched" if length == 1 and lengths else "same"


def result_shape(rows: tuple[Row, ...]) -> tuple[int, ...] | None:
    """Return the broadcast shape, or None when an axis clashes."""
    columns = list(zip(*(row.beads for row in rows), strict=True))
    if any(bead.kind == "clash" for column in columns for bead in column):
        return None
    return tuple(next((bead.length for bead in column if bead.length != 1), 1) for column in columns)
