"""The last write of a program: which addresses of which storage it changed, and who sees it. Pure.

What changed is not read off the statement: the values before and after the write are compared.
"""

from __future__ import annotations

import msgspec
import numpy

from core.trace import Node, Snapshot, Trace
from viz.cells import shape_text
from viz.escaping import code_span
from viz.tensors.storage import addresses
from viz.tensors.workspace import Named
from viz.words import _

LONGEST_STATEMENT = 60
MOST_NAMES = 6


class Write(msgspec.Struct, frozen=True):
    """A write that some named tensor still shows.

    Attributes:
        statement: As it stands in the program.
        storage: Where it was written.
        changed: Addresses (in elements) whose value is another than before, ascending.
        target: The tensor that was written.
    """

    statement: str
    storage: int
    changed: tuple[int, ...]
    target: Node


def last_write(trace: Trace, tensors: list[Named]) -> Write | None:
    """Return the last write to a storage that a name still holds; None for none, or when only a corner is known."""
    held = {one.node.value.storage for one in tensors}
    for node in reversed(trace.nodes):
        if node.note == "in-place" and node.operands and node.value.storage in held:
            changed = _changed(trace.nodes[node.operands[0]].value, node.value)
            return Write(_statement(trace, node), node.value.storage, changed, node) if changed else None
    return None


def _changed(before: Snapshot, after: Snapshot) -> tuple[int, ...]:
    whole = not (before.missing or after.missing or before.elided or after.elided)
    if not whole or before.shape != after.shape or before.dtype != after.dtype:
        return ()
    old, new = before.array().reshape(-1), after.array().reshape(-1)
    same = (old == new) | ((old != old) & (new != new))
    places = addresses(after)
    return tuple(sorted({places[at][1] for at in numpy.flatnonzero(~same).tolist()}))


def written_cells(write: Write | None, value: Snapshot) -> tuple[int, ...]:
    """Return the flat positions, in what is drawn of the tensor, of the cells that the write changed."""
    if write is None or value.storage != write.storage or value.missing:
        return ()
    changed = set(write.changed)
    return tuple(at for at, (_index, address) in enumerate(addresses(value)) if address in changed)


def write_told(trace: Trace, write: Write, tensors: list[Named]) -> str:
    """Return, as Markdown, what the write did: where it landed, who sees it, who does not and what are copies."""
    seen, missed = [], []
    for one in tensors:
        if one.node.value.storage == write.storage and not one.node.value.missing:
            (seen if written_cells(write, one.node.value) else missed).append(one)
    copies = [one.name for one in tensors if one.kind == "copy" and _copied_before(trace, write, one)]
    if len(write.changed) == 1:
        said = [
            _("{statement} lands at address {sum}. Names of this one cell: {cells}.").format(
                statement=code_span(write.statement), sum=_landing(write), cells=_listed(_spoken(write, seen))
            )
        ]
    else:
        said = [
            _("{statement} changed {count} cells of the storage, seen by {names}.").format(
                statement=code_span(write.statement),
                count=len(write.changed),
                names=_listed([one.name for one in seen]),
            )
        ]
    if missed:
        said.append(_("Do not reach it: {names}.").format(names=_listed([one.name for one in missed])))
    if copies:
        said.append(_("Copied before, so as they were: {names}.").format(names=_listed(copies)))
    return " ".join(said)


def _copied_before(trace: Trace, write: Write, one: Named) -> bool:
    """Return whether the tensor was copied out of the storage before the write."""
    first = next(node for node in trace.nodes if node.value.storage == one.node.value.storage)
    sources = {trace.nodes[operand].value.storage for operand in first.operands}
    return first.index < write.target.index and write.storage in sources


def _landing(write: Write) -> str:
    """Return ``0 + 1·4 + 2·1 = 6`` for the only changed address."""
    value = write.target.value
    (address,) = write.changed
    index = next(index for index, at in addresses(value) if at == address)
    terms = [str(value.storage_offset)] if value.storage_offset else []
    terms += [f"{one}·{step}" for one, step in zip(index, value.stride, strict=True)]
    return f"{' + '.join(terms)} = **{address}**" if index else f"**{address}**"


def _spoken(write: Write, seen: list[Named]) -> list[str]:
    cells = []
    for one in seen:
        value = one.node.value
        indices = [index for index, at in addresses(value) if at in write.changed]
        cells += [f"{one.name}{list(index) if index else ''}" for index in indices]
    return cells


def _listed(names: list[str]) -> str:
    shown = ", ".join(map(code_span, names[:MOST_NAMES]))
    return shown + (", …" if len(names) > MOST_NAMES else "")


def _statement(trace: Trace, node: Node) -> str:
    """Return the line of the program that wrote, without a comment; torch's own text where there is no line."""
    if node.span is None:
        return shape_text(node.value.shape)
    line = trace.source.split("\n")[node.span.line - 1].split("#")[0].strip()
    return line if len(line) <= LONGEST_STATEMENT else line[: LONGEST_STATEMENT - 1] + "…"
