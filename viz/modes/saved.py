"""Tensors that torch keeps for the backward pass, from its own saved tensors."""

from __future__ import annotations

import msgspec

from core.trace import Trace


class Saved(msgspec.Struct, frozen=True):
    """The number of tensors that torch's nodes keep, and the bytes of their storages; tensors may share a storage."""

    tensors: int
    bytes: int


def saved(trace: Trace, root: int) -> Saved:
    """Return what the graph of a root keeps; a tensor that two nodes keep counts once."""
    storages: dict[int, int] = {}
    tensors: set[tuple[int, int]] = set()
    for index in sorted(_reached(trace, root)):
        for one in trace.autograd[index].saved:
            tensors.add((one.storage, one.node))
            storages[one.storage] = one.bytes
    return Saved(len(tensors), sum(storages.values()))


def _reached(trace: Trace, root: int) -> set[int]:
    """Return torch's nodes that the root's own leads to."""
    waiting = list(trace.nodes[root].inside)
    found = set(waiting)
    while waiting:
        for following, _ in trace.autograd[waiting.pop()].edges:
            if following >= 0 and following not in found:
                found.add(following)
                waiting.append(following)
    return found
