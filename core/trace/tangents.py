"""The tangents of a program along some directions, as records; `core.recording.tangents` computes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from core.trace.records import Snapshot

if TYPE_CHECKING:
    from core.trace.reading import TraceRecord

Direction = tuple[tuple[int, tuple[float, ...]], ...]
"""((leaf, its tangent's numbers in C order), …); leaves that are not named stand still."""

BREAKS = {
    "no-forward": "PyTorch has no forward-mode formula for {operation}, so no tangent goes on from here.",
    "not-again": "{operation} cannot be run again by itself, so no tangent goes on from here.",
    "held": "{operation} holds a tensor that is none of its arguments, so its tangent is not known.",
    "gradient": "This is a gradient of a backward pass; its tangent would be a second derivative, which is not pushed "
    "forward here.",
}
"""Why a tangent ends at an operation: code → English sentence."""


class Break(msgspec.Struct, frozen=True, array_like=True):
    """An operation at which tangents end although the program goes on.

    Attributes:
        node: Its value.
        kind: A key of `BREAKS`.
        operation: Its name.
        detail: What torch said.
    """

    node: int
    kind: str
    operation: str
    detail: str = ""


class Tangents(msgspec.Struct, frozen=True, tag="tangents"):
    """What a movement of the leaves does to every value, one dictionary for each direction.

    Attributes:
        values: Node index → tangent, in the node's shape. A node that is neither here nor in ``unknown`` does not move.
        unknown: Node index → the node of ``breaks`` because of which its tangent is not known.
        breaks: Where tangents end.
        plain_seconds, seconds: What one run of the operations on the way took, and one with tangents, both called one
            by one.
    """

    values: tuple[dict[int, Snapshot], ...]
    unknown: tuple[dict[int, int], ...]
    breaks: tuple[Break, ...]
    plain_seconds: float
    seconds: float


def fits(tangents: Tangents, record: TraceRecord) -> bool:
    """Return whether every tangent is one of a value of this record, with its shape."""
    nodes = record.nodes
    known = range(len(nodes))
    return all(
        index in known and tangent.shape == nodes[index].value.shape
        for values in tangents.values
        for index, tangent in values.items()
    )
