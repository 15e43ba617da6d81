"""Warnings about code that ran but is almost surely wrong, found in the record of a run.

A doubt must be no false alarm: what somebody could want, in a demonstration or in a trick, is not doubted.
"""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Callable, Iterator

from core.explain.doubts_in_text import named_only, rebound_parameters
from core.explain.doubts_of_losses import loss_doubts
from core.explain.doubts_of_memory import (
    data_writes,
    expanded_writes,
    leaves_between,
    numpy_round_trips,
    passes_from_leaves,
)
from core.explain.doubts_of_numbers import number_doubts
from core.explain.doubts_of_steps import step_doubts
from core.explain.edits import ATOMS, followed_by, line_after, statement_of, written
from core.explain.lost_gradients import cut_by_numbers, unread_gradients
from core.explain.mistakes import mistake
from core.explain.run_text import Reading
from core.program.training import Training
from core.trace import BackwardPass, Mistake, Node, Repair, TraceRecord
from core.trace.tables import nodes_of_operation

LOSSES = frozenset({"mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss"})
COMPARING = LOSSES | {"sub"}
MEASURING = frozenset({"pow", "square", "abs", "mul", "rmul", "div", "truediv", "neg"})
"""What a loss does with each difference; a softmax of a table, for example, is no loss."""
SHAPING = frozenset({"__getitem__", "getitem", "unsqueeze", "reshape", "view"})


SAID_BETTER = {
    "gradient-number": ("pass-from-leaf", "pass-from-leaf-cut", "pass-from-copy", "through-numpy"),
    "not-zeroed": ("only-named",),
    "through-numpy": ("pass-from-copy",),
    "step-missing": ("only-named",),
    "step-without-gradient": (
        "pass-from-leaf",
        "pass-from-leaf-cut",
        "pass-from-copy",
        "through-numpy",
        "gradient-number",
        "only-named",
    ),
}
"""Kind of doubt → others that tell the cause of what it sees."""


def doubts(record: TraceRecord, training: Training = Training()) -> tuple[Mistake, ...]:  # noqa: B008 - immutable
    """Return the doubts about a run that ended well, each kind once.

    Args:
        training: What its training loops did beside computing.
    """
    found: dict[str, Mistake] = {}
    reading = Reading(record)
    for look in LOOKS:
        for doubt in look(record, reading):
            found.setdefault(doubt.kind, doubt)
    for look in LOOKS_AT_TRAINING:
        for doubt in look(record, reading, training):
            found.setdefault(doubt.kind, doubt)
    return tuple(one for kind, one in found.items() if not found.keys() & set(SAID_BETTER.get(kind, ())))


# --- (n, 1) against (n,) -------------------------------------------------------------------------------------------


def _stretched_losses(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """(n, 1) − (n,) makes (n, n): in a loss, every prediction is compared with every target."""
    users: dict[int, list[Node]] = {}
    for node in nodes_of_operation(record.nodes, COMPARING.__contains__):
        if len(node.operands) != 2:
            continue
        left, right = (record.nodes[operand] for operand in node.operands)
        if not _column_and_row(left, right):
            continue
        if node.operation not in LOSSES:
            users = users or _users(record)
            if not _is_a_loss(record, users, node, left, right):
                continue
        syntax = reading.node(node.span)
        match syntax:
            case ast.BinOp(left=first, right=second) | ast.Call(args=[first, second, *_]):
                names = [written(reading.source, one) for one in (first, second)]
                flat, wide = (first, names[1]) if len(left.value.shape) == 1 else (second, names[0])
                wide = wide if isinstance(second if flat is first else first, ATOMS) else f"({wide})"
                repairs = (followed_by("same-shape", reading.source, flat, f".reshape({wide}.shape)"),)
            case _:
                names, repairs = [one.name or one.operation for one in (left, right)], ()
        size = left.value.numel
        yield mistake(
            "loss-broadcast", node.span, repairs=repairs, nodes=node.operands, n=str(size),
            left=f"`{names[0]}` {left.value.shape}", right=f"`{names[1]}` {right.value.shape}",
            shape=str((size, size)),
        )  # fmt: skip
        return  # one is said


def _column_and_row(left: Node, right: Node) -> bool:
    short, long = sorted((left.value.shape, right.value.shape), key=len)
    return len(short) == 1 and short[0] > 1 and long == (short[0], 1)


def _users(record: TraceRecord) -> dict[int, list[Node]]:
    """Return which nodes use each node."""
    users: dict[int, list[Node]] = {}
    for node in record.nodes:
        for operand in node.operands:
            users.setdefault(operand, []).append(node)
    return users


def _is_a_loss(record: TraceRecord, users: dict[int, list[Node]], node: Node, left: Node, right: Node) -> bool:
    """Predictions against data, summed up to one number; a column made for the purpose is a table on purpose."""
    column = left if len(left.value.shape) == 2 else right
    if left.value.requires_grad == right.value.requires_grad or (column.operation in SHAPING and not column.names):
        return False
    waiting, reached = [node.index], {node.index}
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user.operation in ("sum", "mean") and user.value.shape == ():
                return True
            measuring = user.operation.strip("_") in MEASURING and user.value.shape == node.value.shape
            if measuring and user.index not in reached:
                reached.add(user.index)
                waiting.append(user.index)
    return False


# --- gradients that were not set to zero -----------------------------------------------------------------------------


def _accumulated(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """A leaf was updated, its .grad kept, added to by the next pass, and used for the next update.

    (Two passes that only add up, as for a large batch in parts, are meant; so is a gradient that nobody uses.)
    """
    passes = [one for one in record.passes if one.kind == "backward" and not one.implicit]
    if len(passes) < 2:
        return
    updates = _updates(record)
    for number, one in enumerate(passes[1:], 1):
        end = passes[number + 1].position if number + 1 < len(passes) else len(record.nodes)
        start = passes[number - 1].position
        stale, written_by = [], []
        for leaf in one.accumulations:
            known = updates.get(record.nodes[leaf].value.storage, [])
            writes = known[bisect_left(known, start, key=_index) : bisect_left(known, end, key=_index)]
            before, after = ([at for at in writes if (at.index < one.position) is early] for early in (True, False))
            if before and after and _holds_more(one, leaf):
                stale.append(leaf)
                written_by += after
        if stale:
            names = [f"`{'.'.join((*record.nodes[leaf].names[:1], 'grad'))}`" for leaf in stale]
            yield mistake(
                "not-zeroed", one.span, nodes=tuple(stale), repairs=tuple(_zeroing(reading, written_by)),
                names=", ".join(dict.fromkeys(names)),
            )  # fmt: skip
            return


def _updates(record: TraceRecord) -> dict[int, list[Node]]:
    """Return the writes under no_grad (steps of descent), by the memory that they write."""
    found: dict[int, list[Node]] = {}
    for node in nodes_of_operation(record.nodes, lambda operation: operation.endswith("_")):
        if node.operands and node.value.is_leaf and node.value.requires_grad:
            found.setdefault(node.value.storage, []).append(node)
    return found


def _index(node: Node) -> int:
    return node.index


def _holds_more(one: BackwardPass, leaf: int) -> bool:
    """Whether a leaf's .grad after a pass is more than that pass gave it."""
    adjoint, after = one.adjoints.get(leaf), one.accumulations[leaf]
    return adjoint is not None and adjoint.cells != after.cells and adjoint.kept == after.kept


def _zeroing(reading: Reading, updates: list[Node]) -> Iterator[Repair]:
    """A line after the update: ``w.grad.zero_()``, or ``optimizer.zero_grad()`` after its step()."""
    last: ast.stmt | None = None
    names: list[str] = []
    for update in updates:
        syntax = reading.node(update.span)
        statement = syntax and statement_of(reading.source, syntax)
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr="step"))):
                yield from line_after(
                    "zero", reading.source, statement, f"{written(reading.source, owner)}.zero_grad()"
                )
                return
            case ast.AugAssign(target=target):
                pass
            case ast.Assign(targets=[ast.Subscript(value=target)]):
                pass
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=target))):
                pass
            case _:
                continue
        name = written(reading.source, target).removesuffix(".data")
        if last is None or statement.lineno >= last.lineno:
            last = statement
        if name not in names:
            names.append(name)
    if last is not None:
        yield from line_after("zero", reading.source, last, *[f"{name}.grad.zero_()" for name in names])


LOOKS: tuple[Callable[[TraceRecord, Reading], Iterator[Mistake]], ...] = (
    _stretched_losses, _accumulated, passes_from_leaves, leaves_between, numpy_round_trips, cut_by_numbers,
    unread_gradients, expanded_writes, data_writes, named_only, rebound_parameters, number_doubts,
)  # fmt: skip
LOOKS_AT_TRAINING: tuple[Callable[[TraceRecord, Reading, Training], Iterator[Mistake]], ...] = (
    loss_doubts,
    step_doubts,
)
"""All that is doubted."""
