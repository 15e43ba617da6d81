"""Doubts about writes that change more than they say, and about graphs that begin anew at a leaf. Imports no torch."""

from __future__ import annotations

import ast
import re
from bisect import bisect
from collections.abc import Iterator

from core.explain.edits import definitions, followed_by, replacing, statement_of, written
from core.explain.mistakes import mistake
from core.explain.run_text import Reading, name_of
from core.trace import Mistake, Node, Repair, Span, TraceRecord
from core.trace.ancestors import with_ancestors
from core.trace.tables import nodes_of_operation

LISTED = 4
MOST_LEAVES = 20
"""Leaves behind each of which the graph is searched."""
OTHER_LEAVES = frozenset({"leaf", "tensor", "as_tensor", "asarray", "re-view", "write-back", "setitem"})
"""Operations of leaves that requires_grad_() did not make."""
EXPANDING = frozenset({"expand", "expand_as", "broadcast_to", "broadcast_tensors"})
VIEWS = frozenset("__getitem__ getitem view reshape transpose permute T mT squeeze unsqueeze select flatten".split())


# --- one memory for many cells ---------------------------------------------------------------------------------------


def expanded_writes(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """field[0] = 9 where field is a number expanded to four cells. (torch refuses to write several at once.)"""
    if "expand" not in record.source and "broadcast_to" not in record.source:
        return
    for node in nodes_of_operation(record.nodes, lambda operation: operation == "setitem" or operation.endswith("_")):
        target = _stretched_target(record, node)
        made = _expanded(record, node, target.value.storage) if target is not None else None
        if target is None or made is None or not _changed(record, node):
            continue
        length = next(n for n, step in zip(target.value.shape, target.value.stride, strict=True) if _is_one(n, step))
        syntax = reading.node(made.span)
        mends = (followed_by("own-memory", reading.source, syntax, ".clone()"),) if isinstance(syntax, ast.Call) else ()
        yield mistake(
            "expanded-written", node.span, nodes=(made.index, node.index), count=str(length),
            name=f"`{name_of(record, target.index)}`", repairs=mends,
        )  # fmt: skip
        return


def _is_one(length: int, step: int) -> bool:
    """Whether several cells along an axis are one in memory."""
    return step == 0 and length > 1


def _stretched_target(record: TraceRecord, write: Node) -> Node | None:
    """Return the expanded tensor that a write goes to, itself or through a view of a part of it."""
    index = write.operands[0] if write.operands else -1
    while index >= 0:
        node = record.nodes[index]
        if node.value.layout == "strided" and any(map(_is_one, node.value.shape, node.value.stride)):
            return node
        index = node.operands[0] if node.operation in VIEWS and node.operands else -1
    return None


def _changed(record: TraceRecord, write: Node) -> bool:
    return record.nodes[write.operands[0]].value.cells != write.value.cells


def _expanded(record: TraceRecord, write: Node, storage: int) -> Node | None:
    for node in nodes_of_operation(record.nodes, EXPANDING.__contains__):
        if node.value.storage == storage and node.index < write.index:
            return node
    return None


# --- writes through .data --------------------------------------------------------------------------------------------


def data_writes(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """A value that an operation kept for backward() is changed through .data before backward() runs."""
    if ".data" not in record.source:
        return
    writes: dict[int, list[tuple[int, int]]] = {}  # storage → (write, its door), in order
    for write in nodes_of_operation(record.nodes, lambda operation: operation == "setitem" or operation.endswith("_")):
        door = _through_data(record, write)
        if door is not None and record.nodes[door].value.cells != _after(record, door, write).value.cells:
            writes.setdefault(write.value.storage, []).append((write.index, door))
    if not writes:
        return
    kept: dict[int, list[int]] = {}  # node → storages that its operation keeps
    for one in record.autograd:
        if one.node >= 0:
            kept.setdefault(one.node, []).extend(saved.storage for saved in one.saved if saved.storage in writes)
    for one in record.passes:
        for user in one.order:
            for storage in kept.get(user, ()):
                place = bisect(writes[storage], (user, len(record.nodes)))
                if place < len(writes[storage]) and writes[storage][place][0] < one.position:
                    yield _data_written(record, *writes[storage][place], record.nodes[user])
                    return


def _data_written(record: TraceRecord, write: int, door: int, user: Node) -> Mistake:
    owner = record.nodes[door].operands[0]
    return mistake(
        "data-written", record.nodes[write].span, nodes=(owner, write, user.index),
        name=f"`{name_of(record, owner)}`", operation=f"`{user.operation}`",
        line=str(user.span.line) if user.span else "?",
    )  # fmt: skip


def _through_data(record: TraceRecord, write: Node) -> int | None:
    """Return the node of ``x.data`` through which a write goes."""
    index = write.operands[0] if write.operands else -1
    while index >= 0:
        node = record.nodes[index]
        if node.operation == "detach" and node.text.endswith(".data"):
            return index
        index = node.operands[0] if node.operation in VIEWS and node.operands else -1
    return None


def _after(record: TraceRecord, door: int, write: Node) -> Node:
    """Return the value of ``x.data`` after the write."""
    written_back = [one for one in record.nodes[write.index : write.index + 3] if one.operands[:1] == (door,)]
    return written_back[-1] if written_back else write


# --- passes that start at a leaf -------------------------------------------------------------------------------------

COPIES = frozenset({"leaf", "tensor", "as_tensor", "asarray"})
"""Operations of a root that was made of another value's numbers."""
FLAT = frozenset({"not-differentiable", "comparison", "integer-cast", "indices"})
"""Reasons for having no gradient that lie in an operation without a derivative."""
COPIED = re.compile(r"\.item\(\)|\bfloat\(|\.detach\(\)|\.data\b|\.numpy\(\)|\.tolist\(\)")


def passes_from_leaves(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """requires_grad_() on a computed loss, or a loss copied into a new tensor: every pass ends where it starts."""
    passes = [one for one in record.passes if one.kind == "backward" and not one.implicit]
    roots = [record.nodes[one.root] for one in passes]
    if not roots or not all(root.value.is_leaf and root.value.shape == () for root in roots):
        return
    root, one = roots[0], passes[0]
    reached = {leaf for one in record.passes for leaf in one.adjoints}
    if root.operation == "leaf":
        syntax = reading.node(root.span)
        if not isinstance(syntax, ast.Call) or not syntax.args or not _copies(reading, syntax.args[0], record, root):
            return
        lost = _used_leaves(record, reached)
        repairs = tuple(_without_copy(reading, syntax))
    else:
        before = with_ancestors(record.nodes, root.index)
        lost = [leaf for leaf in _used_leaves(record, reached) if leaf in before]
        syntax = reading.node(root.span) if root.operation in COPIES else None
        repairs = tuple(_without_copy(reading, syntax)) if isinstance(syntax, ast.Call) and syntax.args else ()
    if not lost:
        return
    facts = {
        "root": f"`{name_of(record, root.index)}`",
        "names": ", ".join(f"`{name_of(record, leaf)}`" for leaf in lost[:LISTED])
        + (", …" if len(lost) > LISTED else ""),
    }
    reason = one.reasons.get(lost[0])
    cut = record.nodes[reason.node] if reason is not None and reason.node >= 0 and reason.kind in FLAT else None
    if cut is not None and cut.span is not None:
        facts |= {"operation": f"`{cut.operation}`", "line": str(cut.span.line)}
    copied = "pass-from-copy" if root.operation in COPIES else "pass-from-leaf"
    kind = "pass-from-leaf-cut" if "line" in facts else copied
    yield mistake(kind, one.span, nodes=(root.index, *lost[:LISTED]), facts=facts, repairs=repairs)


def leaves_between(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """requires_grad_() on a value behind an argmax or a comparison: the gradient ends there, and misses the weights."""
    if "requires_grad" not in record.source:
        return
    reached = {leaf for one in record.passes for leaf in one.adjoints}
    used: list[int] | None = None
    looked_at: set[int] = set()
    for one in record.passes:
        if one.kind != "backward" or one.implicit:
            continue
        for leaf in one.accumulations:
            node = record.nodes[leaf]
            if node.operation.endswith("_") or node.operation in OTHER_LEAVES or not node.operands:
                continue
            if leaf == one.root or leaf in looked_at or len(looked_at) >= MOST_LEAVES:
                continue
            looked_at.add(leaf)
            used = _used_leaves(record, reached) if used is None else used
            before = with_ancestors(record.nodes, leaf) if used else set()
            lost = [other for other in used if other in before]
            reason = one.reasons.get(lost[0]) if lost else None
            cut = record.nodes[reason.node] if reason is not None and reason.node >= 0 and reason.kind in FLAT else None
            if cut is None or cut.span is None:
                continue
            yield mistake(
                "leaf-between", node.span, nodes=(leaf, cut.index, lost[0]), name=f"`{name_of(record, leaf)}`",
                names=", ".join(f"`{name_of(record, other)}`" for other in lost[:LISTED]),
                operation=f"`{cut.operation}`", line=str(cut.span.line),
            )  # fmt: skip
            return


def _used_leaves(record: TraceRecord, reached: set[int]) -> list[int]:
    """Return the leaves that something computed with autograd, and that no pass has reached."""
    used = {
        operand
        for node in record.nodes
        if node.value.requires_grad and node.grad_fn is not None
        for operand in node.operands
    }
    return [
        index
        for index in sorted(used - reached)
        if record.nodes[index].operation == "leaf" and record.nodes[index].value.requires_grad
    ]


def _copies(reading: Reading, given: ast.expr, record: TraceRecord, root: Node) -> bool:
    """Whether the numbers given are those of a computed value: ``torch.tensor(loss.item(), …)``, ``tensor(loss)``."""
    if COPIED.search(written(reading.source, given)):
        return True
    return isinstance(given, ast.Name) and any(
        given.id in node.names and node.value.requires_grad and node.grad_fn for node in record.nodes[: root.index]
    )


def _without_copy(reading: Reading, call: ast.Call) -> Iterator[Repair]:
    """``loss = torch.tensor(loss.item(), requires_grad=True)`` → nothing; elsewhere the value in place of its copy."""
    given = call.args[0]
    while isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute) and not given.args:
        given = given.func.value
    statement = statement_of(reading.source, call)
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)]) if isinstance(given, ast.Name) and given.id == name:
            line, column, end_line, _ = reading.source.place(statement)
            if not reading.source.lines[line - 1][:column].strip() and line > 1:
                before = len(reading.source.lines[line - 2])
                end = len(reading.source.lines[end_line - 1])
                yield Repair("no-copy", Span(line - 1, before, end_line, end), "")
        case _:
            yield replacing("no-copy", reading.source, call, written(reading.source, given))


# --- through NumPy and back ------------------------------------------------------------------------------------------

TO_NUMPY = re.compile(r"(\w+)\s*\.detach\(\)(\.cpu\(\))?\.numpy\(\)|(\w+)\s*\.data\.numpy\(\)")
BACK = frozenset({"from_numpy", "tensor", "as_tensor"})


def numpy_round_trips(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """x.detach().numpy() goes into a new leaf that asks for a gradient, and no pass reaches x."""
    if ".numpy()" not in record.source or not record.passes:
        return
    reached = {leaf for one in record.passes for leaf in one.adjoints}
    passed = {index for one in record.passes if not one.implicit for index in one.accumulations}
    for leaf in nodes_of_operation(record.nodes, "leaf".__eq__):
        if leaf.index not in passed or not re.match(r"(from_numpy|tensor|as_tensor)\(", leaf.text):
            continue
        call = reading.node(leaf.span)
        if not isinstance(call, ast.Call) or not call.args:
            continue
        found = _from_numpy(reading, call.args[0])
        lost = found and [
            node.index for node in record.nodes[: leaf.index]
            if found[1] in node.names and node.value.requires_grad
        ]  # fmt: skip
        if not found or not lost or not _is_lost(record, lost[-1], reached):
            continue
        yield mistake(
            "through-numpy", Span(*reading.source.place(found[0])), nodes=(lost[-1], leaf.index), name=f"`{found[1]}`",
            cut=f"`{written(reading.source, found[0])}`", line=str(leaf.span.line) if leaf.span else "?",
        )  # fmt: skip
        return


def _is_lost(record: TraceRecord, index: int, reached: set[int]) -> bool:
    leaves = [one for one in with_ancestors(record.nodes, index) if record.nodes[one].operation == "leaf"]
    return bool(leaves) and not reached.intersection(leaves)


def _from_numpy(reading: Reading, given: ast.expr, depth: int = 0) -> tuple[ast.AST, str] | None:
    """Return the call of numpy() from which an expression comes, and the name of the tensor."""
    for node in ast.walk(given):
        match node:
            case ast.Call(func=ast.Attribute(attr="numpy")):
                found = TO_NUMPY.fullmatch(written(reading.source, node))
                if found:
                    return node, found[1] or found[3]
            case ast.Name(id=name, ctx=ast.Load()) if depth < 5:
                for value in definitions(reading.source, name, given)[:1]:
                    if value is not given and (found := _from_numpy(reading, value, depth + 1)):
                        return found
    return None
