"""Changes for writes and roundings that torch refuses.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast
import re

from core.explain.edits import (
    followed_by,
    renamed,
    replacing,
    statement_of,
    statements,
    written,
)
from core.explain.failing_expression import About, calls_named
from core.explain.layer_causes import ROUNDING, loop_over, written_view
from core.explain.shape_repairs import Facts, out_of_place
from core.program.run import Run
from core.trace import Repair


def through_index(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``for row in y: row += 1`` → ``y = y + 1``, or ``for i in range(len(y)): y[i] += 1``."""
    target = written_view(found)
    if not isinstance(target, ast.Name) or (loop := loop_over(found, target)) is None:
        return _if_whole_is_unused(found)
    if not isinstance(loop.iter, ast.Name):
        return []
    whole, made = loop.iter.id, []
    match loop.body:
        case [ast.AugAssign(value=value) as only] if not _names(value) & {target.id}:
            copied = out_of_place(found, only).text.replace(target.id, whole)
            made.append(replacing("out-of-place", found.source, loop, copied))
    number = next(name for name in ("i", "j", "k", "number") if name not in _names(loop))
    places = [
        one for one in ast.walk(loop) if isinstance(one, ast.Name) and one.id == target.id and one is not loop.target
    ]
    text, (line, column, _, _) = written(found.source, loop).split("\n"), found.source.place(loop)
    for one in sorted(places, key=found.source.place, reverse=True):
        at, start, _, end = found.source.place(one)
        shift = column if at == line else 0
        row = text[at - line]
        text[at - line] = f"{row[: start - shift]}{whole}[{number}]{row[end - shift :]}"
    text[0] = re.sub(r"^for .*?:", f"for {number} in range(len({whole})):", text[0])
    return [*made, replacing("write-index", found.source, loop, "\n".join(text))]


def _if_whole_is_unused(found: About) -> list[Repair]:
    """``a *= 2`` → ``a = a * 2`` where nothing later reads the tensor that it is a part of."""
    statement = statement_of(found.source, found.node)
    match statement:
        case ast.AugAssign(target=ast.Name(id=name)):
            repair = out_of_place(found, statement)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method) as function)) if (
            method.endswith("_")
        ):
            text = written(found.source, statement.value)[len(written(found.source, function)) :]
            repair = replacing("out-of-place", found.source, statement, f"{name} = {name}.{method[:-1]}{text}")
        case _:
            return []
    makers = [one for one in statements(found.source) if isinstance(one, ast.Assign) and name in _targets(one)]
    wholes = {one for maker in makers for one in _names(maker.value)}
    later = {
        node.id
        for node in ast.walk(found.source.tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.lineno > statement.lineno
    }
    return [] if wholes & later else [repair]


def _targets(statement: ast.Assign) -> set[str]:
    return {node.id for target in statement.targets for node in ast.walk(target) if isinstance(node, ast.Name)}


def _names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def own_memory(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x.expand(3, 2)`` → ``x.expand(3, 2).clone()``."""
    return [
        followed_by("own-memory", found.source, call, ".clone()")
        for call in calls_named(found, "expand", "expand_as", "broadcast_to")
    ]


def cloned(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``copy.deepcopy(y)`` → ``y.detach().clone()``; of a list, each of its tensors."""
    match found.node:
        case ast.Call(args=[ast.Name(id=name) as given]) as call if isinstance(found.value(given), list):
            return [replacing("copy-numbers", found.source, call, f"[one.detach().clone() for one in {name}]")]
        case ast.Call(args=[given]) as call if any(one.node is given for one in found.operands):
            text = written(found.source, given)
            return [
                replacing("copy-numbers", found.source, call, f"{text}.detach().clone()"),
                replacing("copy-in-graph", found.source, call, f"{text}.clone()"),
            ]
    return []


def no_grad_instead(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``torch.inference_mode()`` → ``torch.no_grad()``."""
    return [
        renamed("no-grad", found.source, node, "no_grad")
        for node in ast.walk(found.source.tree)
        if isinstance(node, ast.Attribute) and node.attr == "inference_mode"
    ]


def without_rounding(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x // 2`` → ``(x // 2).detach()`` where another way gives the leaf its gradient, else ``x / 2``."""
    made: list[Repair] = []
    other_way = _goes_around(found, run)
    for node in ast.walk(found.source.tree):
        if not isinstance(node, ast.expr) or str(node.lineno) != facts.get("line"):
            continue
        match node:
            case ast.BinOp(op=ast.FloorDiv(), left=left, right=right):
                parts = (written(found.source, one) for one in (left, right))
                divided = replacing("true-division", found.source, node, " / ".join(parts))
            case ast.Call(func=ast.Attribute(attr="floor_divide") as function):
                divided = renamed("true-division", found.source, function, "div")
            case _:
                continue
        made.append(followed_by("detach", found.source, node, ".detach()") if other_way else divided)
    return made


def _goes_around(found: About, run: Run) -> bool:
    """Whether a way leads from the root to a leaf that passes no rounding."""
    waiting = [run.recorder.values.of(one.tensor) for one in found.operands[:1]]
    seen = {one.index for one in waiting}
    while waiting:
        value = waiting.pop()
        if value.leaf and value.requires_grad:
            return True
        for operand in value.operands if value.operation.strip("_") not in ROUNDING else ():
            if operand.index not in seen:
                seen.add(operand.index)
                waiting.append(operand)
    return False
