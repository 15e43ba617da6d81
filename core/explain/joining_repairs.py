"""Changes for brackets, for tensors to be joined, and for axes.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast

from core.explain.edits import followed_by, inserting, renamed, replacing, with_argument, written
from core.explain.failing_expression import About
from core.explain.shape_repairs import Facts, is_length
from core.program.run import Run
from core.trace import Repair, Span


def one_tuple(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``torch.cat(X, Y, dim=0)`` → ``torch.cat((X, Y), dim=0)``."""
    node = found.node
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[-1], ast.Constant):
        node = ast.copy_location(ast.Call(node.func, node.args[:-1], node.keywords), node)
    return _bracketed("tuple", found, node, "(", ")" if isinstance(node, ast.Call) and len(node.args) > 1 else ",)")


def one_list(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``torch.tensor([1, 2], [3, 4])`` → ``torch.tensor([[1, 2], [3, 4]])``."""
    return _bracketed("brackets", found, found.node, "[", "]")


def _bracketed(kind: str, found: About, node: ast.AST | None, opening: str, closing: str) -> list[Repair]:
    if not isinstance(node, ast.Call) or not node.args or any(isinstance(one, ast.Starred) for one in node.args):
        return []
    line, column, _, _ = found.source.place(node.args[0])
    _, _, end_line, end_column = found.source.place(node.args[-1])
    text = found.source.cut((line, column, end_line, end_column))
    return [Repair(kind, Span(line, column, end_line, end_column), f"{opening}{text}{closing}")]


def joined(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Another ``dim`` for cat, ``[None]`` or ``[:, None]`` for a tensor with an axis too few, ``.T`` for a matrix."""
    if not isinstance(found.node, ast.Call):
        return []
    axes = range(max((len(one.shape) for one in found.operands), default=0))
    repairs = [one for axis in axes for one in _with_axis(found, found.node, str(axis))]
    most = len(axes)
    for operand in found.operands:
        if operand.node is None:
            continue
        if len(operand.shape) == most - 1:
            repairs.append(followed_by("row", found.source, operand.node, "[None]"))
            repairs.append(followed_by("column", found.source, operand.node, "[:, None]"))
        elif len(operand.shape) == 2:
            repairs.append(followed_by("transpose", found.source, operand.node, ".T"))
    match found.node.func:
        case ast.Attribute(attr="stack") as function:
            repairs.insert(0, renamed("cat", found.source, function, "cat"))
    return repairs


def axis(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The last axis in place of one that is not there."""
    return _with_axis(found, found.node, "-1") if isinstance(found.node, ast.Call) else []


def _with_axis(found: About, call: ast.Call, axis: str) -> list[Repair]:
    given = next((keyword.value for keyword in call.keywords if keyword.arg in ("dim", "axis")), None)
    if given is None:
        numbers = [one for one in call.args if is_length(one) or isinstance(one, ast.Constant)]
        given = numbers[-1] if numbers and numbers[-1] is call.args[-1] else None
    if given is None:
        return [with_argument("axis", found.source, call, f"dim={axis}")]
    same = written(found.source, given) == axis or not (isinstance(given, ast.Constant) or is_length(given))
    return [] if same else [replacing("axis", found.source, given, axis)]


def filled_row(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The short row of a nested list, filled up with zeros."""
    for node in ast.walk(found.node) if found.node is not None else ():
        if isinstance(node, ast.List) and node.elts and all(isinstance(row, ast.List) for row in node.elts):
            rows = [row for row in node.elts if isinstance(row, ast.List)]
            longest = max(len(row.elts) for row in rows)
            short = [row for row in rows if len(row.elts) < longest]
            if len(short) == 1:
                _, _, line, column = found.source.place(short[0])
                zeros = ", ".join(["0"] * (longest - len(short[0].elts)))
                return [inserting("fill-row", line, column - 1, f", {zeros}" if short[0].elts else zeros)]
    return []
