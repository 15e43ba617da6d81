"""Doubts about losses and layers: probabilities in place of scores, a wrong axis, dropout in eval mode."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import numpy

from core.explain.edits import inserting, renamed, replacing, with_argument, written
from core.explain.mistakes import mistake
from core.explain.run_text import Reading
from core.program.training import Training
from core.trace import Mistake, Node, Repair, Snapshot, Span, TraceRecord
from core.trace.tables import nodes_of_operation

SHAPED = frozenset(
    "__getitem__ getitem unsqueeze squeeze reshape view flatten clone contiguous transpose permute T mT to float "
    "double view_as reshape_as".split()
)
"""Operations that leave every number as it is."""
REDUCED = {
    "div": frozenset({"sum", "norm", "amax", "max", "std", "linalg_norm", "linalg_vector_norm"}),
    "sub": frozenset({"mean", "amax", "logsumexp", "max"}),
}
"""What normalises rows → the reductions that it is done with."""
RECURRENT = frozenset({"lstm", "gru", "rnn_tanh", "rnn_relu"})


def loss_doubts(record: TraceRecord, reading: Reading, training: Training) -> Iterator[Mistake]:
    """Yield the doubts about losses, and about layers that were given the wrong axis or mode."""
    yield from _probabilities(record, reading)
    yield from _scores_as_logarithms(record, reading)
    yield from _over_batch(record, reading)
    yield from _axis_lost(record, reading)
    yield from _dropped_in_eval(record, reading, training)
    yield from _last_example(record, reading)


def _origin(record: TraceRecord, index: int) -> Node:
    """Return the node that computed the numbers of a value."""
    node = record.nodes[index]
    while node.operation in SHAPED and node.operands:
        node = record.nodes[node.operands[0]]
    return node


def _argument(node: Node, name: str) -> int | None:
    """Return an integer argument from the call's text."""
    found = re.search(rf"\b{name}=(-?\d+)", node.text) or re.match(r"\w+\(\{0\}, (-?\d+)", node.text)
    return int(found[1]) if found else None


def _axis(node: Node) -> int | None:
    """Return the axis of a softmax or reduction, counted from the front."""
    axis = _argument(node, "dim")
    return None if axis is None else axis % max(len(node.value.shape), 1)


# --- probabilities instead of scores ---------------------------------------------------------------------------------


def _probabilities(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    for operation, made_by, kind in (
        ("cross_entropy", "softmax", "softmax-twice"),
        ("binary_cross_entropy_with_logits", "sigmoid", "sigmoid-twice"),
        ("nll_loss", "softmax", "nll-probabilities"),
    ):
        for node in nodes_of_operation(record.nodes, operation.__eq__):
            if len(node.operands) < 2:
                continue
            made = _origin(record, node.operands[0])
            if made.operation == made_by and _along_classes(record, node, made):
                repairs = tuple(_scores(reading, made, node, kind))
                yield mistake(kind, node.span, nodes=(made.index, node.index), repairs=repairs)
                break


def _along_classes(record: TraceRecord, loss: Node, made: Node) -> bool:
    """Whether the softmax went over as many cells as the loss has classes: one over other axes is something else."""
    if made.operation != "softmax":
        return True
    shape, axis = record.nodes[loss.operands[0]].value.shape, _axis(made)
    classes = shape[1:2] or shape
    if axis is None:  # torch chose it: the last one of two
        return len(made.value.shape) == 2
    return bool(classes) and made.value.shape[axis] == classes[0]


def _scores(reading: Reading, made: Node, loss: Node, kind: str) -> Iterator[Repair]:
    """Leave the softmax or sigmoid out, in the text or as a layer; for nll_loss make it log_softmax."""
    syntax = reading.node(made.span)
    name = "log_softmax" if kind == "nll-probabilities" else ""
    match syntax:
        case ast.Call(func=ast.Attribute(attr="softmax") as called) if name:
            _, _, line, column = reading.source.place(called)
            yield inserting("log-softmax", line, column - len("softmax"), "log_")
        case ast.Call(func=ast.Attribute(value=owner, attr="softmax" | "sigmoid"), args=args) if not name:
            module = isinstance(owner, ast.Name) and owner.id in ("F", "torch", "nn", "functional")
            kept = args[0] if module and args else owner
            yield replacing("scores", reading.source, syntax, written(reading.source, kept))
    layer = "Softmax" if "softmax" in made.operation else "Sigmoid"
    for call in ast.walk(reading.source.tree):
        match call:
            case ast.Call(func=ast.Attribute(attr=attribute)) if attribute == layer:
                if name:
                    _, _, line, column = reading.source.place(call.func)
                    yield inserting("log-softmax", line, column - len(layer), "Log")
                else:
                    yield from _without_layer(reading, call)


def _without_layer(reading: Reading, call: ast.Call) -> Iterator[Repair]:
    """``nn.Sequential(a, nn.Softmax(dim=1))`` → ``nn.Sequential(a)``; elsewhere the layer that does nothing."""
    for outer in ast.walk(reading.source.tree):
        if isinstance(outer, ast.Call) and len(outer.args) > 1 and outer.args[-1] is call:
            _, _, line, column = reading.source.place(outer.args[-2])
            _, _, end_line, end_column = reading.source.place(call)
            yield Repair("scores", Span(line, column, end_line, end_column), "")
            return
    owner = written(reading.source, call.func).rsplit(".", 1)[0]
    yield replacing("scores", reading.source, call, f"{owner}.Identity()")


def _scores_as_logarithms(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """nll_loss of scores: the logarithm of a probability is never above 0."""
    for node in nodes_of_operation(record.nodes, "nll_loss".__eq__):
        given = record.nodes[node.operands[0]] if node.operands else node
        made = _origin(record, node.operands[0]) if node.operands else node
        if given.value.missing or made.operation in ("softmax", "log"):
            continue
        cells = given.value.array()
        largest = float(cells.max()) if cells.size and not given.value.elided else 0.0
        if largest > LARGEST_LOGARITHM:
            yield mistake(
                "nll-scores", node.span, nodes=(given.index, node.index), repairs=tuple(_with_cross_entropy(reading)),
                left=f"`{given.name or given.operation}` {given.value.shape}", value=f"{largest:.4g}",
            )  # fmt: skip
            return


LARGEST_LOGARITHM = 1e-3
"""Of a probability, with what rounding may add to 0."""


def _with_cross_entropy(reading: Reading) -> Iterator[Repair]:
    """``F.nll_loss(scores, y)`` → ``F.cross_entropy(scores, y)``, and the same of the layer."""
    names = {"nll_loss": "cross_entropy", "NLLLoss": "CrossEntropyLoss"}
    for node in ast.walk(reading.source.tree):
        if isinstance(node, ast.Attribute) and node.attr in names:
            yield renamed("cross-entropy", reading.source, node, names[node.attr])


# --- a softmax over the rows of the batch ----------------------------------------------------------------------------


def _over_batch(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """softmax(dim=0) of (rows, classes), of which every row's class is picked: p[arange(rows), labels], nll_loss."""
    for node in nodes_of_operation(record.nodes, {"nll_loss", "__getitem__", "getitem"}.__contains__):
        if len(node.operands) < 2:
            continue
        made = record.nodes[node.operands[0]]
        if made.operation in ("log", "clamp", "add") and made.operands:
            made = record.nodes[made.operands[0]]
        if made.operation not in ("softmax", "log_softmax") or len(made.value.shape) != 2 or _axis(made) != 0:
            continue
        if made.value.shape[0] < 2 or (node.operation != "nll_loss" and not _picks_rows(record, node, made)):
            continue
        syntax, repairs = reading.node(made.span), ()
        if isinstance(syntax, ast.Call):
            axis = next((one.value for one in syntax.keywords if one.arg == "dim"), None) or next(
                (one for one in syntax.args if isinstance(one, ast.Constant)), None
            )
            repairs = (replacing("axis", reading.source, axis, "1"),) if axis is not None else ()
        yield mistake(
            "softmax-over-batch", made.span, nodes=(made.index, node.index), axis="0", other="1", repairs=repairs
        )
        return


def _picks_rows(record: TraceRecord, node: Node, made: Node) -> bool:
    """``p[torch.arange(n), labels]``, whose result is used for a loss."""
    count = made.value.shape[0]
    if len(node.operands) == 2 and node.text == f"{{0}}[range(0, {count}), {{1}}]":
        return record.nodes[node.operands[1]].value.shape == (count,) and node.value.requires_grad
    if len(node.operands) != 3 or node.text != "{0}[{1}, {2}]":
        return False
    rows, labels = (record.nodes[index].value for index in node.operands[1:])
    return (
        _whole(rows)
        and rows.shape == labels.shape == (count,)
        and rows.array().tolist() == list(range(count))
        and node.value.requires_grad
    )


def _whole(value: Snapshot) -> bool:
    return not value.missing and not value.elided


# --- rows divided by their sums, in vain -----------------------------------------------------------------------------


def _axis_lost(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """A / A.sum(1) of a square matrix divides column j by the sum of row j."""
    for node in nodes_of_operation(record.nodes, lambda operation: operation.rstrip("_") in REDUCED):
        if len(node.operands) != 2:
            continue
        matrix, reduced = (record.nodes[index] for index in node.operands)
        shape = matrix.value.shape
        if len(shape) != 2 or shape[0] != shape[1] or shape[0] < 2 or reduced.value.shape != shape[:1]:
            continue
        over_rows = re.search(r"\b(dim|axis)=\[?\(?(1|-1)\b", reduced.text) or re.match(
            r"\w+\(\{0\}, \[?\(?(1|-1)\b", reduced.text
        )
        if (
            reduced.operation not in REDUCED[node.operation.rstrip("_")]
            or reduced.operands[:1] != (matrix.index,)
            or not over_rows
        ):
            continue
        if not _whole(matrix.value) or _symmetric(matrix.value.array()) or _one_number(reduced.value.array()):
            continue  # by rows or by columns is the same
        syntax = reading.node(reduced.span)
        repairs = (
            (with_argument("keepdims", reading.source, syntax, "keepdim=True"),) if isinstance(syntax, ast.Call) else ()
        )
        yield mistake(
            "reduced-axis-lost", node.span, nodes=(matrix.index, reduced.index, node.index), repairs=repairs,
            reduction=f"`{reduced.operation}`", shape=f"{shape[0]} × {shape[1]}",
        )  # fmt: skip
        return


def _one_number(cells: numpy.ndarray) -> bool:
    return bool(numpy.allclose(cells, cells.reshape(-1)[0], equal_nan=True))


def _symmetric(matrix: numpy.ndarray) -> bool:
    return bool(numpy.allclose(matrix, matrix.T, equal_nan=True))


# --- dropout in eval mode --------------------------------------------------------------------------------------------


def _dropped_in_eval(record: TraceRecord, reading: Reading, training: Training) -> Iterator[Mistake]:
    """F.dropout(x, 0.5) in the forward() of a module that is in eval mode."""
    if not training.evaluating:
        return
    for node in nodes_of_operation(record.nodes, lambda operation: "dropout" in operation):
        module = _module_of(record, node.scope)
        if module not in training.evaluating or "training=True" not in node.text:
            continue
        syntax = reading.node(node.span)
        if not isinstance(syntax, ast.Call) or any(one.arg == "training" for one in syntax.keywords):
            continue  # dropping on purpose, for an estimate of the uncertainty
        if len(syntax.args) > 2:
            continue
        yield mistake(
            "dropout-in-eval", node.span, nodes=(node.index,), module=record.scopes[module].name,
            repairs=(with_argument("heed-mode", reading.source, syntax, "training=self.training"),),
        )  # fmt: skip
        return


def _module_of(record: TraceRecord, scope: int) -> int:
    """Return the innermost module in whose call a scope lies, or -1."""
    while scope >= 0 and record.scopes[scope].kind != "module":
        scope = record.scopes[scope].parent
    return scope


# --- batch_first -----------------------------------------------------------------------------------------------------


def _last_example(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """out[:, -1] of a recurrent layer without batch_first, whose input was made as (batch, …)."""
    for node in nodes_of_operation(record.nodes, {"__getitem__", "getitem"}.__contains__):
        if not re.fullmatch(r"\{0\}\[:, -1(, :)?\]", node.text):
            continue
        layer = record.nodes[node.operands[0]]
        if layer.operation not in RECURRENT or layer.output or not layer.text.endswith("False)"):
            continue
        given = record.nodes[layer.operands[0]]
        if len(given.value.shape) != 3 or min(given.value.shape[:2]) < 2 or not _made_by_batch(reading, given):
            continue
        name = layer.operation.split("_")[0].upper()
        yield mistake(
            "batch-first", node.span, nodes=(layer.index, node.index), module=name,
            repairs=tuple(_batch_first(reading, name)),
        )  # fmt: skip
        return


def _made_by_batch(reading: Reading, given: Node) -> bool:
    """``torch.randn(batch, steps, features)``: the text itself says which axis is which."""
    match reading.node(given.span):
        case (
            ast.Call(args=[ast.Name(id=first), ast.Name(), *_])
            | ast.Call(args=[ast.Tuple(elts=[ast.Name(id=first), *_])])
        ):
            return first.lower() in ("batch", "batch_size", "batchsize", "bs", "n_batch", "num_batch", "nbatch")
    return False


def _batch_first(reading: Reading, name: str) -> Iterator[Repair]:
    for call in ast.walk(reading.source.tree):
        match call:
            case ast.Call(func=ast.Attribute(attr=attribute) | ast.Name(id=attribute)) if attribute == name:
                yield with_argument("batch-first", reading.source, call, "batch_first=True")
