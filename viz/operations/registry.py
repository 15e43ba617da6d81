"""The registry of all records: by name, and by what a node of a trace says."""

from __future__ import annotations

from collections.abc import Iterable

from core.trace import Node
from viz.operations import (
    activations,
    arithmetic,
    elementwise,
    indexing,
    layers,
    linear_algebra,
    losses,
    making,
    reductions,
    shapes,
)
from viz.operations.record import Family, Operation

FAMILIES = (
    elementwise, arithmetic, activations, reductions, linear_algebra, shapes, indexing, losses, layers, making,
)  # fmt: skip

RECORDS: tuple[Operation, ...] = tuple(one for module in FAMILIES for one in module.OPERATIONS)
"""Every record, file by file."""


def _by_name(records: Iterable[Operation]) -> dict[str, Operation]:
    found: dict[str, Operation] = {}
    for one in records:
        for name in (one.name, *one.also):
            if name in found and found[name] is not one:
                raise ValueError(f"{name} stands in two records")
            found[name] = one
    return found


OPERATIONS = _by_name(RECORDS)
"""Name, or other name → record."""


def functions_of(module: str, *families: Family) -> tuple[str, ...]:
    """Return the functions that examples of these families call in a module, which they name ``torch`` or ``F``."""
    records = ((name, one) for name, one in OPERATIONS.items() if one.family in families)
    return tuple(sorted(name for name, one in records if any(f"{module}.{name}(" in call for call in one.examples)))


def named(name: str) -> Operation | None:
    """Return the record of an operation as a trace names it; ``mul_`` is ``mul`` written in place."""
    found = OPERATIONS.get(name)
    return found if found is not None or name.startswith("__") else OPERATIONS.get(name.rstrip("_"))


def operation_of(node: Node) -> Operation | None:
    """Return the record of a node's operation; None for a leaf and for what is not known."""
    return named(node.operation)


def is_of(node: Node, *families: Family) -> bool:
    """Return whether a node's operation is of one of the families."""
    found = operation_of(node)
    return found is not None and found.family in families
