"""The tensors that torch's nodes save for the backward pass, read before the pass frees them.

A node tells its saved tensors as ``_saved_self``, ``_saved_result``, …; the names that hold tensors are those with a
``_raw_saved_`` twin. What is kept here refers to no tensor that has the node itself in its graph, or the graph could
never be collected.

Only learners' programs are read: in a program of one's own a checkpoint or a hook may run code when a saved tensor is
looked at, and watching must not do that.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import Any

import torch

from core.recording.nodes import Kept, TorchNode, Value
from core.recording.values import Values

RAW = "_raw"
_names: dict[type, tuple[tuple[str, str], ...]] = {}


def kept_by(function: Any) -> list[Kept]:
    """Return what a node keeps; nothing when a pass has freed it already."""
    kind = type(function)
    names = _names.get(kind)
    if names is None:
        twins = [name.removeprefix(RAW) for name in dir(kind) if name.startswith(f"{RAW}_saved_")]
        names = tuple((name, name.removeprefix("_saved_")) for name in twins if hasattr(kind, name))
        _names[kind] = names
    found: list[Kept] = []
    for attribute, name in names:
        try:
            packed = _packed(function, attribute)
            saved = getattr(function, attribute) if packed is None else packed
        except RuntimeError:  # freed, or changed in place: the pass itself will say so
            continue
        for tensor in saved if isinstance(saved, (list, tuple)) else (saved,):
            if isinstance(tensor, torch.Tensor):
                own = tensor.grad_fn is function
                found.append(Kept(name, None if own else tensor, tensor.output_nr if own else -1))
    return found


def _packed(function: Any, attribute: str) -> list[Any] | None:
    """Return what a node keeps in place of tensors that hooks of the program have packed; None where they packed none.

    To unpack it would run the program's own hook once more, or compute a checkpoint's part again.
    """
    raw = getattr(function, RAW + attribute)
    several = raw if isinstance(raw, (list, tuple)) else (raw,)
    if all(getattr(one, "unpack_hook", None) is None for one in several):
        return None
    return [one.data for one in several if one is not None]


def versions_of(values: Values) -> dict[int, list[Value]]:
    """Return the values of every tensor, by its id, the oldest first."""
    versions: dict[int, list[Value]] = {}
    for value in values.all:
        versions.setdefault(id(value.tensor), []).append(value)
    return versions


def saved(
    node: TorchNode, one: Kept, maker: Value, values: Values, versions: dict[int, list[Value]]
) -> tuple[str, int, int, int]:
    """Return the fields of `core.trace.Saved` (name, node, bytes, storage).

    Args:
        maker: The value whose operation made the node.
        versions: What `versions_of` returned.
    """
    value: Value | None
    if one.tensor is None:
        value = node.owner_of(one.output) or maker
        tensor = value.tensor
    else:
        tensor = one.tensor
        earlier = versions.get(id(tensor), [])
        count = bisect_right(earlier, maker.index, key=attrgetter("index"))
        value = earlier[count - 1] if count else None
    number, size = values.storages.measured(tensor)
    return one.name, -1 if value is None else value.index, size, number
