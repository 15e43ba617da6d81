"""Changes that take a tensor out of what holds it, or call the module that computes it.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast

import torch
from torch import nn

from core.explain.edits import definitions, followed_by, replacing, wrapped
from core.explain.failing_expression import About
from core.explain.library_repairs import made_first
from core.explain.shape_repairs import Facts
from core.explain.tensor_holders import batches_of, fields_of, holder_at, parts_of
from core.program.run import Run
from core.trace import Repair, Span


def first_taken(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``f(x) + 1`` → ``f(x)[0] + 1``."""
    one = holder_at(found, run)
    return (
        [] if one is None or isinstance(one.node, ast.Tuple) else [followed_by("first", found.source, one.node, "[0]")]
    )


def field_taken(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``decomposed.T`` → ``decomposed.S.T``, for each name in it."""
    one = holder_at(found, run)
    return (
        []
        if one is None
        else [followed_by("field", found.source, one.node, f".{name}") for name in fields_of(one.value)]
    )


def joined(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``losses.backward()`` → ``sum(losses).backward()``; ``parts.mean()`` → ``torch.stack(parts).mean()``."""
    one = holder_at(found, run)
    if one is None:
        return []
    if facts.get("name") == "backward":
        return [wrapped("sum", found.source, one.node, "sum(", ")")]
    return [wrapped(kind, found.source, one.node, f"torch.{kind}(", ")") for kind in ("stack", "cat")]


def batch_taken_apart(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``for batch in loader`` → ``for batch, _ in loader``, with a place for each part."""
    one = holder_at(found, run)
    loop = None if one is None else batches_of(one.node, found)
    if one is None or loop is None:
        return []
    return [
        replacing(
            "parts", found.source, loop.target, ", ".join([found.text(loop.target), *["_"] * (len(one.value) - 1)])
        )
    ]


def numbers_as_tensor(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``[1., 2.].mean()`` → ``torch.tensor([1., 2.]).mean()``."""
    one = holder_at(found, run)
    return [] if one is None else [wrapped("tensor", found.source, one.node, "torch.tensor(", ")")]


def module_called(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``nn.ReLU(x).sum()`` → ``nn.ReLU()(x).sum()``, where it was made; ``(net - y)`` → ``(net(y) - y)`` else."""
    one = holder_at(found, run)
    if one is None:
        return []
    made = definitions(found.source, one.node.id, one.node)[:1] if isinstance(one.node, ast.Name) else [one.node]
    repairs = [_made_first(found, call) for call in made if isinstance(call, ast.Call) and call.args]
    beside = [node for node in parts_of(found.node) if isinstance(found.value(node), torch.Tensor)]
    if isinstance(one.value, nn.Module):
        repairs += [followed_by("apply", found.source, one.node, f"({found.text(node)})") for node in beside]
    return repairs


def _made_first(found: About, call: ast.Call) -> Repair:
    line, column, _, _ = found.source.place(call.args[0])
    return Repair("make-first", Span(*found.source.place(call.func)[2:], line, column), "()(")


def class_made_first(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``loss = nn.MSELoss`` → ``loss = nn.MSELoss()``, where a name was given to the class; else at the call."""
    function = getattr(found.node, "func", None)
    named = definitions(found.source, function.id, function)[:1] if isinstance(function, ast.Name) else []
    classes = [one for one in named if isinstance(one, ast.Attribute | ast.Name)]
    return [followed_by("make-first", found.source, one, "()") for one in classes] + made_first(found, facts, run)


def parameters_given(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``SGD(net, lr=0.1)`` → ``SGD(net.parameters(), lr=0.1)``."""
    match found.node:
        case ast.Call(args=[first, *_]) | ast.Call(keywords=[ast.keyword(value=first), *_]):
            return [replacing("parameters", found.source, first, f"{found.text(first)}.parameters()")]
    return []
