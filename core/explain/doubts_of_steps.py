"""Doubts about steps that change nothing, from what core.program.training noted."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy

from core.explain.edits import line_after, replacing, statements, wrapped, written
from core.explain.line_moves import moved_before, moved_behind
from core.explain.mistakes import mistake
from core.explain.run_text import Reading
from core.program.training import Held, IdleSteps, Training, Unused
from core.trace import Mistake, Node, Repair, Span, TraceRecord
from core.trace.tables import nodes_of_operation

LISTED = 4
HALVES = frozenset({"bfloat16", "float16"})
STEPS = frozenset({"add_", "sub_", "addcdiv_"})
FRACTIONS = {"bfloat16": 7, "float16": 10}
"""Bits of the fraction: neighbours of 1 are 2⁻ᵇⁱᵗˢ apart."""


def step_doubts(record: TraceRecord, reading: Reading, training: Training) -> Iterator[Mistake]:
    """Yield the doubts about optimizers, clipping and layers that no optimizer knows of."""
    for idle in training.idle:
        yield from _idle(record, reading, idle)
    for unused in training.unused:
        name = _name_of_optimizer(reading, unused)
        if name and not _updated(record, unused.held):
            repairs = tuple(_stepped_after(reading, name))
            yield mistake("step-missing", unused.made, nodes=_nodes(unused.held), name=name, repairs=repairs)
    for one in training.replaced:
        made = reading.node(one.made)
        repairs = tuple(_made_later(reading, made, one.name)) if made is not None else ()
        yield mistake(
            "parameter-replaced", one.stepped or one.made, nodes=(one.node,), name=f"`{one.name}`", repairs=repairs
        )
    for layers in training.unregistered:
        if not _updated(record, layers.held):
            span, repairs = _list_of_layers(reading, layers.attribute)
            yield mistake(
                "layers-in-list", span, nodes=_nodes(layers.held), attribute=layers.attribute, owner=layers.owner,
                held=_listed(layers.held), repairs=repairs,
            )  # fmt: skip
    for clip in training.clipped:
        syntax = reading.node(clip.clipped)
        moves = moved_behind("clip-later", reading.source, syntax, _runs_backward, last=True) if syntax else ()
        yield mistake("clipped-early", clip.clipped, name=clip.name, repairs=tuple(moves))
    yield from _rounded(record)
    yield from _uphill(record, reading)


def _listed(held: Iterable[Held]) -> str:
    names = list(dict.fromkeys(f"`{one.name}`" for one in held))
    return ", ".join(names[:LISTED]) + (", …" if len(names) > LISTED else "")


def _nodes(held: Iterable[Held]) -> tuple[int, ...]:
    return tuple(one.node for one in held if one.node >= 0)


def _runs_backward(text: str) -> bool:
    return re.search(r"\.backward\(", text) is not None


# --- steps without gradients -----------------------------------------------------------------------------------------


def _idle(record: TraceRecord, reading: Reading, idle: IdleSteps) -> Iterator[Mistake]:
    step = reading.node(idle.stepped)
    if idle.zeroed is not None and idle.stepped is not None:
        zeroing = reading.node(idle.zeroed)
        repairs: tuple[Repair, ...] = ()
        if zeroing is not None and step is not None:
            repairs = (
                *moved_before("zero-earlier", reading.source, zeroing, _runs_backward),
                *moved_behind("zero-later", reading.source, zeroing, lambda text: text.endswith(".step()")),
            )
        yield mistake("step-zeroed", idle.stepped, nodes=_nodes(idle.held), line=str(idle.zeroed.line), repairs=repairs)
        return
    reached = _leaves_reached(record)
    if not reached or {one.node for one in reached} & set(_nodes(idle.held)):
        return  # whose gradients were taken away in a way that is not seen here
    yield mistake(
        "step-without-gradient", idle.stepped, nodes=_nodes(idle.held), held=_listed(idle.held),
        reached=_listed(reached), repairs=tuple(_other_parameters(reading, idle, reached)),
    )  # fmt: skip


def _name_of_optimizer(reading: Reading, unused: Unused) -> str:
    """Return the variable that an optimizer was bound to where it was made; "" for none."""
    made = reading.node(unused.made)
    for statement in statements(reading.source):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if value is made:
                return name
    return ""


def _stepped_after(reading: Reading, name: str) -> Iterator[Repair]:
    """Take a step after the last backward()."""
    for statement in reversed([*statements(reading.source)]):
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Attribute(attr="backward"))):
                yield from line_after("step", reading.source, statement, f"{name}.step()")
                return


def _leaves_reached(record: TraceRecord) -> list[Held]:
    """Return the leaves that backward passes have given a gradient, those of a network before others."""
    found: dict[int, Held] = {}
    for one in record.passes:
        if one.kind == "backward" and not one.implicit:
            for leaf in one.accumulations:
                node = record.nodes[leaf]
                if leaf in one.adjoints and node.names and node.operation == "leaf":
                    found.setdefault(leaf, Held(node.name, leaf))
    return list(found.values())


def _other_parameters(reading: Reading, idle: IdleSteps, reached: list[Held]) -> Iterator[Repair]:
    """Give the optimizer the parameters of the networks that got gradients: ``SGD(decoder.parameters(), …)``."""
    made = reading.node(idle.made)
    match made:
        case ast.Call(args=[ast.Call(func=ast.Attribute(value=ast.Name(), attr="parameters")) as given, *_]):
            owners = dict.fromkeys(one.name.split(".")[0] for one in reached if "." in one.name)
            if len(owners) == 1:
                yield replacing("other-parameters", reading.source, given, f"{next(iter(owners))}.parameters()")


def _made_later(reading: Reading, made: ast.AST, name: str) -> Iterator[Repair]:
    """Make the optimizer behind the assignment that replaced the parameter."""
    owners = [name.rsplit(".", dots)[0] for dots in range(name.count("."))]

    def replaces(text: str) -> bool:
        return any(re.match(rf"{re.escape(owner)}\s*=[^=]", text) for owner in owners)

    yield from moved_behind("optimizer-later", reading.source, made, replaces, last=True)


# --- layers that are not registered ----------------------------------------------------------------------------------


def _updated(record: TraceRecord, held: Iterable[Held]) -> bool:
    """Whether the program changes one of the parameters itself."""
    storages = {record.nodes[one].value.storage for one in _nodes(held)}
    return any(
        node.value.storage in storages and node.value.is_leaf
        for node in nodes_of_operation(record.nodes, lambda operation: operation.endswith("_"))
    )


def _list_of_layers(reading: Reading, attribute: str) -> tuple[Span | None, tuple[Repair, ...]]:
    """Return where the layers are put into the attribute, and the repair that registers them."""
    for statement in statements(reading.source):
        match statement:
            case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)], value=value):
                if name == attribute:
                    ending = "Dict" if isinstance(value, ast.Dict | ast.DictComp) else "List"
                    kind = f"{'Parameter' if 'Parameter(' in written(reading.source, value) else 'Module'}{ending}"
                    prefix = "nn." if re.search(r"^\s*(from torch import .*\bnn\b|import torch\.nn as nn)",
                                                reading.source.text, re.MULTILINE) else "torch.nn."  # fmt: skip
                    repair = wrapped("module-list", reading.source, value, f"{prefix}{kind}(", ")")
                    return Span(*reading.source.place(statement)), (repair,)
    return None, ()


# --- steps lost to rounding ------------------------------------------------------------------------------------------


def _rounded(record: TraceRecord) -> Iterator[Mistake]:
    """Every step of a parameter in half precision leaves it as it was, though its gradient is not zero."""
    steps: dict[int, list[Node]] = {}
    for node in nodes_of_operation(record.nodes, STEPS.__contains__):
        if node.value.dtype in HALVES and node.value.is_leaf and node.value.requires_grad and len(node.operands) > 1:
            steps.setdefault(node.value.storage, []).append(node)
    for writes in steps.values():
        if all(_lost(record, write) for write in writes):
            write = writes[0]
            largest = float(numpy.abs(write.value.array().astype(float)).min())
            exponent = numpy.floor(numpy.log2(largest)) if largest else -14.0
            gap = 2.0 ** (exponent - FRACTIONS[write.value.dtype])
            yield mistake(
                "step-rounded", write.span, nodes=(write.index,), value=f"{largest:.3g}", gap=f"{gap:.3g}",
                name=f"`{write.name}`" if write.names else write.operation, dtype=write.value.dtype,
            )  # fmt: skip
            return


def _lost(record: TraceRecord, write: Node) -> bool:
    before, change = (record.nodes[index] for index in write.operands[:2])
    values = (before.value, change.value, write.value)
    if any(one.missing or one.elided or not one.numel for one in values) or re.search(
        r"(alpha|value)=-?0\b(?!\.)", write.text
    ):
        return False
    moved = bool(numpy.all(before.value.array()) and numpy.all(change.value.array()))
    return moved and before.value.cells == write.value.cells


# --- steps up the slope ----------------------------------------------------------------------------------------------

CALLED_LOSS = re.compile(r"loss|cost|error|mse|^l$", re.IGNORECASE)
CALLED_PARAMETER = re.compile(r"^(w|b|theta|weights?|bias|params?)_?\d*$", re.IGNORECASE)
"""An input may be meant to climb, as in an attack on a network; what is called so is to be learned."""
CLIMBING = 3
"""Passes over which a loss has to grow."""


def _uphill(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """``w += 0.1 * w.grad``, and the loss grows in every pass."""
    roots = [record.nodes[one.roots[0]] for one in record.passes if one.kind == "backward" and not one.implicit]
    if len(roots) < CLIMBING or ".grad" not in record.source or not CALLED_LOSS.search(roots[0].name):
        return
    losses = [float(one.value.array()) for one in roots if one.value.numel == 1 and not one.value.missing]
    if len(losses) != len(roots) or not all(one < other for one, other in pairwise(losses)):
        return
    for statement in statements(reading.source):
        match statement:
            case ast.AugAssign(target=target, op=ast.Add(), value=value) if _adds_gradient(reading, target, value):
                name = written(reading.source, target)
                text = f"{name} -= {written(reading.source, value)}"
                yield mistake(
                    "step-uphill", Span(*reading.source.place(statement)), name=name, loss=roots[0].name,
                    text=f"`{written(reading.source, statement)}`", count=str(len(losses)), first=f"{losses[0]:.4g}",
                    last=f"{losses[-1]:.4g}", repairs=(replacing("downhill", reading.source, statement, text),),
                )  # fmt: skip


def _adds_gradient(reading: Reading, target: ast.expr, value: ast.expr) -> bool:
    """Whether a parameter's own gradient is added, without a sign that turns it round."""
    name = written(reading.source, target).removesuffix(".data")
    signs = [one for one in ast.walk(value) if isinstance(one, ast.USub | ast.Sub)]
    return bool(CALLED_PARAMETER.match(name)) and not signs and f"{name}.grad" in written(reading.source, value)
