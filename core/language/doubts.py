"""What ran but is surely not meant, found in the record of a run. Imports no torch.

A doubt must be no false alarm: what somebody could want, in a demonstration or in a trick, is not doubted.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from core.language.edits import definitions, followed_by, line_after, replacing, statement_of, statements, written
from core.language.mistakes import mistake
from core.language.source import Source
from core.limits import Limits
from core.trace import BackwardPass, Mistake, Node, PlainVariable, Repair, Span, TensorVariable, TraceRecord

LOSSES = frozenset({"mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss"})
MEASURING = frozenset({"pow", "square", "abs", "mul", "rmul", "div", "truediv", "neg"})
"""What a loss does with each difference; a softmax of a table, for example, is no loss."""
SHAPING = frozenset({"__getitem__", "getitem", "unsqueeze", "reshape", "view"})
_GRADIENT = re.compile(r"\.grad\b(?!\s*\.)")


def doubts(record: TraceRecord) -> tuple[Mistake, ...]:
    """Return the doubts about a run that ended well, each kind once."""
    found: dict[str, Mistake] = {}
    reading = _Reading(record)
    for look in (_stretched_losses, _accumulated, _cut_by_numbers, _unread_gradients):
        for doubt in look(record, reading):
            found.setdefault(doubt.kind, doubt)
    return tuple(found.values())


class _Reading:
    """The text of a run, read once and only when there is something to say about it."""

    def __init__(self, record: TraceRecord) -> None:
        self._text = record.source
        self._source: Source | None = None

    @property
    def source(self) -> Source:
        if self._source is None:
            self._source = Source(self._text, Limits())
        return self._source

    def node(self, span: Span | None) -> ast.AST | None:
        """Return the innermost node of the text at a place."""
        if span is None:
            return None
        place, fitting = tuple_of(span), None
        for node in ast.walk(self.source.tree):
            if hasattr(node, "lineno") and self.source.place(node) == place:
                fitting = node
        return fitting


def tuple_of(span: Span) -> tuple[int, int, int, int]:
    return span.line, span.column, span.end_line, span.end_column


# --- (n, 1) against (n,) -------------------------------------------------------------------------------------------


def _stretched_losses(record: TraceRecord, reading: _Reading) -> Iterator[Mistake]:
    """(n, 1) − (n,) makes (n, n): in a loss, every prediction is compared with every target."""
    for node in record.nodes:
        if len(node.operands) != 2 or node.operation not in ("sub", *LOSSES):
            continue
        left, right = (record.nodes[operand] for operand in node.operands)
        if not _column_and_row(left, right) or not (node.operation in LOSSES or _is_a_loss(record, node, left, right)):
            continue
        syntax = reading.node(node.span)
        match syntax:
            case ast.BinOp(left=first, right=second) | ast.Call(args=[first, second, *_]):
                names = [written(reading.source, one) for one in (first, second)]
                flat, wide = (first, names[1]) if len(left.value.shape) == 1 else (second, names[0])
                repairs = (followed_by("same-shape", reading.source, flat, f".reshape({wide}.shape)"),)
            case _:
                names, repairs = [one.names[0] if one.names else one.operation for one in (left, right)], ()
        size = left.value.numel
        yield mistake(
            "loss-broadcast", node.span, repairs=repairs, nodes=node.operands, n=str(size),
            left=f"`{names[0]}` {left.value.shape}", right=f"`{names[1]}` {right.value.shape}",
            shape=str((size, size)),
        )  # fmt: skip


def _column_and_row(left: Node, right: Node) -> bool:
    short, long = sorted((left.value.shape, right.value.shape), key=len)
    return len(short) == 1 and short[0] > 1 and long == (short[0], 1)


def _is_a_loss(record: TraceRecord, node: Node, left: Node, right: Node) -> bool:
    """Predictions against data, summed up to one number; a column made for the purpose is a table on purpose."""
    column = left if len(left.value.shape) == 2 else right
    if left.value.requires_grad == right.value.requires_grad or (column.operation in SHAPING and not column.names):
        return False
    reached = {node.index}
    for user in record.nodes[node.index + 1 :]:
        if reached.intersection(user.operands):
            if user.operation in ("sum", "mean") and user.value.shape == ():
                return True
            if user.operation.strip("_") in MEASURING and user.value.shape == node.value.shape:
                reached.add(user.index)
    return False


# --- gradients that were not set to zero -----------------------------------------------------------------------------


def _accumulated(record: TraceRecord, reading: _Reading) -> Iterator[Mistake]:
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
            writes = [at for at in updates.get(record.nodes[leaf].value.storage, ()) if start <= at.index < end]
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
    for node in record.nodes:
        if node.operation.endswith("_") and node.operands and node.value.is_leaf and node.value.requires_grad:
            found.setdefault(node.value.storage, []).append(node)
    return found


def _holds_more(one: BackwardPass, leaf: int) -> bool:
    """Whether a leaf's .grad after a pass is more than that pass gave it."""
    adjoint, after = one.adjoints.get(leaf), one.accumulations[leaf]
    return adjoint is not None and adjoint.cells != after.cells and adjoint.kept == after.kept


def _name(record: TraceRecord, node: int) -> str:
    names = record.nodes[node].names
    return names[0] if names else record.nodes[node].operation


def _zeroing(reading: _Reading, updates: list[Node]) -> Iterator[Repair]:
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


# --- numbers that left the graph -------------------------------------------------------------------------------------


def _cut_by_numbers(record: TraceRecord, reading: _Reading) -> Iterator[Mistake]:
    """A value was read as a Python number, and none of the leaves behind it has got a gradient in any other way."""
    passes = [one for one in record.passes if not one.implicit]
    reached = {leaf for one in passes for leaf in (*one.adjoints, *one.accumulations)}
    for one in passes:
        for index, reason in one.reasons.items():
            node = record.nodes[index]
            if reason.kind != "python-number" or not node.value.requires_grad:
                continue
            leaves = [leaf for leaf in _behind(record, index) if record.nodes[leaf].operation == "leaf"]
            if not leaves or reached.intersection(leaves):
                continue
            for syntax, owner in _number_calls(reading, node):
                yield mistake(
                    "gradient-number", Span(*reading.source.place(syntax)), nodes=(index,),
                    number=written(reading.source, syntax),
                    names=", ".join(f"`{_name(record, leaf)}`" for leaf in leaves),
                    repairs=(replacing("no-item", reading.source, syntax, written(reading.source, owner)),),
                )  # fmt: skip


def _behind(record: TraceRecord, index: int) -> set[int]:
    """Return the nodes that a value was computed from, and itself."""
    seen, waiting = {index}, [index]
    while waiting:
        for operand in record.nodes[waiting.pop()].operands:
            if operand not in seen:
                seen.add(operand)
                waiting.append(operand)
    return seen


def _number_calls(reading: _Reading, node: Node) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield where the text reads this value as a number: (the call, what it is called on)."""
    for syntax in ast.walk(reading.source.tree):
        match syntax:
            case (
                ast.Call(func=ast.Attribute(value=owner, attr="item"), args=[])
                | ast.Call(func=ast.Name(id="float" | "int"), args=[owner])
            ):
                named = isinstance(owner, ast.Name) and owner.id in node.names
                if named or (node.span is not None and reading.source.place(owner) == tuple_of(node.span)):
                    yield syntax, owner


# --- gradients read where there is none ------------------------------------------------------------------------------


def _unread_gradients(record: TraceRecord, reading: _Reading) -> Iterator[Mistake]:
    """``g = x.grad`` before backward(), and ``y.grad`` of a value that is no leaf."""
    if not record.passes or not _GRADIENT.search(record.source):
        return
    for statement in statements(reading.source):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute(value=ast.Name(id=owner), attr="grad")):
                if record.variables.get(name) == PlainVariable(None):
                    yield from _read_early(record, reading, statement, name, owner)
    for syntax in ast.walk(reading.source.tree):
        match syntax:
            case ast.Attribute(value=ast.Name(id=owner), attr="grad", ctx=ast.Load()):
                yield from _not_kept(record, reading, syntax, owner)


def _leaf_with_gradient(record: TraceRecord, owner: str) -> int | None:
    for node in record.nodes:
        if owner in node.names and any(not p.implicit and node.index in p.accumulations for p in record.passes):
            return node.index
    return None


def _read_early(
    record: TraceRecord, reading: _Reading, statement: ast.Assign, name: str, owner: str
) -> Iterator[Mistake]:
    leaf = _leaf_with_gradient(record, owner)
    first = next((one for one in record.passes if one.span is not None and not one.implicit), None)
    if leaf is None or first is None or first.span is None or first.span.line <= statement.lineno:
        return
    span = Span(*reading.source.place(statement.value))
    yield mistake(
        "grad-read-early", span, nodes=(leaf,), name=name, owner=owner, line=str(first.span.line),
        repairs=tuple(_moved_behind(reading, statement, first.span)),
    )  # fmt: skip


def _moved_behind(reading: _Reading, statement: ast.stmt, backward: Span) -> Iterator[Repair]:
    line, column, end_line, _ = reading.source.place(statement)
    if column or backward.column or end_line != line:
        return
    between = reading.source.lines[line : backward.end_line]
    text = "\n".join([*between, reading.source.lines[line - 1]])
    yield Repair("move", Span(line, 0, backward.end_line, len(reading.source.lines[backward.end_line - 1])), text)


def _not_kept(record: TraceRecord, reading: _Reading, syntax: ast.Attribute, owner: str) -> Iterator[Mistake]:
    variable = record.variables.get(owner)
    if not isinstance(variable, TensorVariable):
        return
    node = record.nodes[variable.node]
    if node.value.is_leaf or not node.value.requires_grad or f"{owner}.retain_grad" in record.source:
        return
    if not any(node.index in one.adjoints and not one.implicit for one in record.passes):
        return
    value = next(iter(definitions(reading.source, owner, syntax)), None)
    defining = value and statement_of(reading.source, value)
    repairs = line_after("retain-grad", reading.source, defining, f"{owner}.retain_grad()") if defining else []
    span = Span(*reading.source.place(syntax))
    yield mistake("grad-not-kept", span, nodes=(node.index,), owner=owner, repairs=tuple(repairs))
