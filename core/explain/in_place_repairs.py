"""Changes for writes that autograd does not allow.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast

from core.explain.edits import (
    followed_by,
    inside_block,
    line_before,
    replacing,
    statement_of,
    statements,
    together,
    written,
)
from core.explain.failing_expression import About
from core.explain.line_moves import moved_behind
from core.explain.shape_repairs import Facts, out_of_place
from core.program.run import Run
from core.trace import Repair, Span


def leaf_in_place(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Inside ``with torch.no_grad():``, or out of place."""
    statement = statement_of(found.source, found.node)
    if not statement:
        return []
    repairs = inside_block("no-grad", found.source, statement, "with torch.no_grad():")
    return repairs + _out_of_place(found, statement)


def _out_of_place(found: About, statement: ast.stmt) -> list[Repair]:
    match statement:
        case ast.AugAssign(target=ast.Name()):
            return [out_of_place(found, statement)]
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr) as function)) if (
            attr.endswith("_") and not attr.endswith("__")
        ):
            line, column, _, _ = found.source.place(statement)
            _, _, end_line, end_column = found.source.place(function)
            return [Repair("out-of-place", Span(line, column, end_line, end_column), f"{name} = {name}.{attr[:-1]}")]
    return []


def saved_changed(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The write that spoilt the value, out of place; or on a clone."""
    repairs: list[Repair] = []
    for statement in statements(found.source):
        if str(statement.lineno) != facts.get("line"):
            continue
        repairs += _out_of_place(found, statement)
        match statement:
            case (
                ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name))])
                | ast.AugAssign(target=ast.Subscript(value=ast.Name(id=name)))
            ):
                repairs += line_before("clone", found.source, statement, f"{name} = {name}.clone()")
    return repairs


def updated_later(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Move the update behind the backward() that needs the old numbers."""
    updates = [one for one in statements(found.source) if str(one.lineno) == facts.get("line")]
    late = statement_of(found.source, found.node)
    goal = "" if late is None else written(found.source, late)
    return [one for update in updates[-1:] for one in moved_behind("move-update", found.source, update, goal.__eq__)]


def own_copy(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``.clone()`` after what shares a saved value's memory: the view that is written, or the part that is read."""
    text, line = (
        (facts.get("made", ""), facts.get("made_line")) if "made" in facts else
        (facts.get("changed", ""), facts.get("reader_line"))
    )  # fmt: skip
    places = [
        followed_by("own-memory", found.source, node, ".clone()")
        for node in ast.walk(found.source.tree)
        if isinstance(node, ast.expr) and str(node.lineno) == line
        and isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
        and " ".join(written(found.source, node).split()) == text.strip("`")
    ]  # fmt: skip
    one = together("own-memory", found.source, places)
    return [one] if one else []


def not_in_place_layer(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``nn.ReLU(inplace=True)`` → ``nn.ReLU()``."""
    changes = []
    for call in ast.walk(found.source.tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        keywords = [one for one in call.keywords if one.arg == "inplace"]
        if keywords:
            rest = [
                written(found.source, one) for one in (*call.args, *(k for k in call.keywords if k.arg != "inplace"))
            ]
        elif f"({name})" in facts.get("layer", "") and name.startswith("ReLU") and len(call.args) == 1:
            rest = []
        else:
            continue
        text = f"{written(found.source, call.func)}({', '.join(rest)})"
        changes.append(replacing("not-in-place", found.source, call, text))
    everywhere = together("not-in-place", found.source, changes)
    return [*changes[::-1], *([everywhere] if everywhere else [])]
