"""The tangents of a program and the cost of a pass, as records; `core.recording.tangents` and `costs` compute them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from core.trace.records import Node, Snapshot
from core.trace.tables import NodeTable

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
    """The tangents of all values, one dictionary for each direction in which the leaves move.

    Attributes:
        values: Node index → tangent, in the node's shape. A node that is neither here nor in ``unknown`` does not move.
        unknown: Node index → the node of ``breaks`` because of which its tangent is not known.
        breaks: Where tangents end.
        plain_seconds, seconds: What one run of the operations on the way took, and one with tangents, both called one
            by one; of several directions the fastest.
    """

    values: tuple[dict[int, Snapshot], ...]
    unknown: tuple[dict[int, int], ...]
    breaks: tuple[Break, ...]
    plain_seconds: float
    seconds: float


class Costs(msgspec.Struct, frozen=True, tag="costs"):
    """The work of one pass through the whole program.

    Attributes:
        multiplications: Node index → for each operand slot, how many partial derivatives of its operation are neither
            0 nor always ±1.
        uncounted: Operations with too many of them, or that cannot be called again.
        plain_seconds, backward_seconds: What the operations took one by one, recorded by autograd, and their
            vector-Jacobian products.
    """

    multiplications: dict[int, tuple[int, ...]]
    uncounted: tuple[int, ...]
    plain_seconds: float
    backward_seconds: float


def fits(tangents: Tangents, nodes: Sequence[Node] | NodeTable) -> bool:
    """Return whether every tangent is one of a value of these nodes, with its shape."""
    known = range(len(nodes))
    if not all(index in known for unknown in tangents.unknown for index in unknown):
        return False
    return all(
        index in known and tangent.shape == nodes[index].value.shape
        for values in tangents.values
        for index, tangent in values.items()
    )
