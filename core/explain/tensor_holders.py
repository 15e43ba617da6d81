"""Tuples, lists and modules that stand where one tensor is needed: they hold tensors, or compute them when called."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, NamedTuple

import torch
from torch import nn

from core.explain.edits import definitions
from core.explain.failing_expression import About, failing_layer
from core.program.run import Run

Facts = dict[str, str]
Found = tuple[str, Facts]

LONGEST = 40
"""Characters of an expression that are quoted."""
MOST_LOOKED_AT = 1_000
OF_PARAMETERS = frozenset({"grad", "data", "is_leaf", "grad_fn"})
"""Attributes that a module's parameters have, which calling the module does not give."""


class Holder(NamedTuple):
    """An expression whose value is no tensor.

    Attributes:
        value: A tuple, a list, a module, or the class of a module, whose call makes one.
    """

    node: ast.expr
    value: Any


def holder(facts: Facts, found: About, run: Run) -> Found | None:
    """Tell what stands where a tensor is needed, and how one is had from it."""
    if not _tensor_is_wanted(facts):
        return None
    one = holder_at(found, run)
    if one is None:
        return None
    facts = {**facts, "text": quoted(found, one.node)}
    match one.value:
        case nn.Module() | type():
            layer = one.value.__name__ if isinstance(one.value, type) else type(one.value).__name__
            return None if facts.get("name") in OF_PARAMETERS else ("module-needed", {**facts, "layer": layer})
        case tuple():
            return _of_tuple(one, facts, found)
        case list():
            if batches_of(one.node, found) is not None:
                return "batch-parts", {**facts, "count": str(len(one.value))}
            return _of_list(one.value, facts)
    return None


def _tensor_is_wanted(facts: Facts) -> bool:
    """Whether a missing attribute is one that tensors have."""
    return "name" not in facts or "owner" not in facts or hasattr(torch.Tensor, facts["name"])


def _of_tuple(one: Holder, facts: Facts, found: About) -> Found | None:
    if pair := pair_of_layer(one.node, found):
        return pair[0], {**facts, "maker": pair[1]}
    if not any(isinstance(part, torch.Tensor) for part in one.value[:MOST_LOOKED_AT]):
        return None
    if fields := fields_of(one.value):
        return "tuple-fields", {**facts, "fields": ", ".join(f".{name}" for name in fields)}
    return ("tuple-many", {**facts, "count": str(len(one.value))}) if len(one.value) > 1 else None


def _of_list(parts: list[Any], facts: Facts) -> Found | None:
    looked_at = parts[:MOST_LOOKED_AT]
    if parts and all(isinstance(one, torch.Tensor) for one in looked_at):
        return "list-needed", {**facts, "count": str(len(parts))}
    return ("numbers-needed", facts) if parts and all(_is_numbers(one) for one in looked_at) else None


def _is_numbers(value: object) -> bool:
    if type(value) is list:
        return all(type(one) in (int, float) for one in value[:MOST_LOOKED_AT])
    return type(value) in (int, float)


def holder_at(found: About, run: Run) -> Holder | None:
    """Return the part of the failing expression that holds tensors, or computes them when it is called."""
    wanted = found.node
    for node in parts_of(wanted):
        value = value_of(node, found, run)
        if isinstance(value, nn.Module | tuple | list) or is_module_class(value):
            if isinstance(found.error, TypeError) and not _is_named(value, str(found.error)):
                continue
            return Holder(node, value)
    return None


def parts_of(node: ast.AST | None) -> Iterator[ast.expr]:
    """Yield the expressions from which a failing one was computed, the likeliest first."""
    match node:
        case ast.Call(func=function, args=arguments, keywords=keywords):
            yield from arguments
            yield from (one.value for one in keywords)
            yield from parts_of(function)
        case ast.Attribute(value=owner) | ast.Subscript(value=owner) | ast.UnaryOp(operand=owner):
            yield owner
        case ast.BinOp(left=left, right=right) | ast.AugAssign(target=left, value=right):
            yield from (left, right)


def value_of(node: ast.expr, found: About, run: Run) -> Any:
    """Return what a part of the failing expression was: looked up, or taken from what the failing call got."""
    held = found.value(node)
    if held is not None or not isinstance(node, ast.Call | ast.ListComp | ast.List | ast.Tuple):
        return held
    if isinstance(node, ast.Call) and is_module_class(made_by := found.value(node.func)):
        return made_by
    if isinstance(found.node, ast.Attribute):
        return getattr(found.error, "obj", None)
    layer = failing_layer(found.error) if found.error else None
    failed = run.recorder.failed
    given = [layer[1]] if layer else [*failed[2], *failed[3].values()] if failed and failed[0] is found.error else []
    return next((one for one in given if isinstance(one, tuple | list)), None)


def is_module_class(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, nn.Module)


def _is_named(value: Any, message: str) -> bool:
    """Whether Python's or torch's message names the type of a value."""
    name = value.__name__ if isinstance(value, type) else type(value).__name__
    return f"'{name}'" in message or f"not {name}" in message or message.startswith(f"{name} indices")


def quoted(found: About, node: ast.expr) -> str:
    text = " ".join(found.text(node).split()).replace("`", "'")
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def fields_of(value: Any) -> tuple[str, ...]:
    """Return the names in a tuple that has some: those of torch (``torch.linalg.svd``), or of a named tuple."""
    if type(value).__module__ == "torch.return_types":
        return tuple(name for name in vars(type(value)) if not name.startswith(("_", "n_")))
    return tuple(getattr(type(value), "_fields", ()))


def pair_of_layer(node: ast.expr, found: About) -> tuple[str, str] | None:
    """Return the kind of pair that a layer gave, and the layer: outputs and a state, or outputs and weights."""
    made = node
    if isinstance(node, ast.Name):
        made = next(iter(definitions(found.source, node.id, node)), node)
    layer = found.value(made.func) if isinstance(made, ast.Call) else None
    if isinstance(layer, nn.RNNBase):
        return "outputs-pair", f"nn.{type(layer).__name__}"
    return ("attention-pair", "nn.MultiheadAttention") if isinstance(layer, nn.MultiheadAttention) else None


def batches_of(node: ast.expr, found: About) -> ast.For | None:
    """Return the loop over a data loader whose variable this is: a batch is a list of inputs and targets."""
    for loop in ast.walk(found.source.tree):
        match loop:
            case ast.For(target=ast.Name(id=name), iter=batches) if isinstance(node, ast.Name) and node.id == name:
                if isinstance(found.value(batches), torch.utils.data.DataLoader):
                    return loop
    return None
