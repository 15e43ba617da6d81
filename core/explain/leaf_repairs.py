"""Changes for tensors that are to get a gradient and do not.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast

from core.explain.edits import (
    definitions,
    inside_block,
    line_after,
    line_before,
    replacing,
    statement_of,
    written,
)
from core.explain.failing_expression import About
from core.explain.none_gradient_causes import none_gradient
from core.explain.root_repairs import requires_grad_asked
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.trace import Repair


def none_grad(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Run backward first, keep the gradient of what is no leaf, ask for one, or test for None."""
    gradient = none_gradient(found.node)
    statement = statement_of(found.source, found.node)
    if gradient is None or not statement:
        return []
    owner = written(found.source, gradient.value)
    repairs: list[Repair] = []
    if facts.get("name") in ("zero_", "fill_"):
        repairs += inside_block("if-grad", found.source, statement, f"if {owner}.grad is not None:")
    if isinstance(gradient.value, ast.Name):
        for value in definitions(found.source, owner, found.node or gradient)[:1]:
            defining = statement_of(found.source, value)
            repairs += line_after("retain-grad", found.source, defining, f"{owner}.retain_grad()") if defining else []
            repairs += requires_grad_asked(found, value)
    return repairs + _backward_first(found, statement, run)


def gradient_zeroed(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x.zero_grad()`` → ``x.grad.zero_()``."""
    if not isinstance(found.node, ast.Attribute):
        return []
    return [replacing("zero-tensor", found.source, found.node, f"{written(found.source, found.node.value)}.grad.zero_")]


def _backward_first(found: About, statement: ast.stmt, run: Run) -> list[Repair]:
    run.recorder.absorb()
    for value in reversed(run.recorder.values.all):
        if value.names and value.fn is not None and value.tensor.numel() == 1:
            return line_before("backward-first", found.source, statement, f"{value.name}.backward()")
    return []


def detached_instead(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``y.requires_grad = False`` → ``y = y.detach()``."""
    statement = statement_of(found.source, found.node)
    match found.node:
        case ast.Attribute(value=ast.Name(id=name)) | ast.Call(func=ast.Attribute(value=ast.Name(id=name))) if (
            statement
        ):
            return [replacing("detach", found.source, statement, f"{name} = {name}.detach()")]
    return []


def leaf_made_last(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``w = torch.randn(2, requires_grad=True) * 0.1`` → ``w = (torch.randn(2) * 0.1).requires_grad_()``."""
    repairs = []
    for node in ast.walk(found.source.tree):
        match node:
            case ast.Assign(targets=[ast.Name()], value=ast.BinOp() as value):
                text = written(found.source, value).replace(", requires_grad=True", "")
                repairs.append(replacing("leaf-last", found.source, value, f"({text}).detach().requires_grad_()"))
    return repairs


def in_list(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Call(args=[first, *_]):
            return [replacing("list", found.source, first, f"[{written(found.source, first)}]")]
    return []
