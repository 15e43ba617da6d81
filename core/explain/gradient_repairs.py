"""Changes for mistakes of automatic differentiation. All are only candidates: core.explain.trials runs them."""

from __future__ import annotations

import ast

from core.explain.cut_causes import none_gradient
from core.explain.edits import (
    definitions,
    followed_by,
    inside_block,
    line_after,
    line_before,
    replacing,
    statement_of,
    with_argument,
    written,
)
from core.explain.failing import About, node_at
from core.explain.shape_repairs import Facts, out_of_place
from core.program.run import Run
from core.recording.lookup import history_of, writes
from core.trace import Repair, Span


def not_scalar(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``y.backward()`` → ``y.sum().backward()``, ``y.mean().backward()`` or ``y.backward(torch.ones_like(y))``."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner, attr="backward"), args=[]) as call:
            text = written(found.source, owner)
            repairs = [followed_by(f"{name}-backward", found.source, owner, f".{name}()") for name in ("sum", "mean")]
            if isinstance(owner, ast.Name):
                repairs.append(with_argument("cotangent-backward", found.source, call, f"torch.ones_like({text})"))
            return repairs
    return []


def no_grad_fn(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Ask for gradients where the leaf is made; or leave out what cuts the graph."""
    repairs = [one for node in ast.walk(found.source.tree) for one in _without_cut(found, node)]
    if found.operands:
        for value in history_of(run.recorder, found.operands[0].tensor):
            place = run.place_of(value)
            if not value.operands and place is not None and value.tensor.is_floating_point():
                repairs += _asking(found, node_at(found.source, place))
    return repairs


def _asking(found: About, node: ast.AST | None) -> list[Repair]:
    """``torch.tensor([1.])`` → ``torch.tensor([1.], requires_grad=True)``."""
    if isinstance(node, ast.Assign):
        node = node.value
    if isinstance(node, ast.Name):
        node = next(iter(definitions(found.source, node.id, node)), None)
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="torch")), keywords=keywords):
            if not any(keyword.arg == "requires_grad" for keyword in keywords):
                return [with_argument("requires-grad", found.source, node, "requires_grad=True")]
        case ast.Call():
            return [followed_by("requires-grad", found.source, node, ".requires_grad_()")]
    return []


def _without_cut(found: About, node: ast.AST) -> list[Repair]:
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="detach"), args=[]):
            return [replacing("no-detach", found.source, node, written(found.source, owner))]
        case ast.Attribute(value=owner, attr="data"):
            return [replacing("no-detach", found.source, node, written(found.source, owner))]
        case ast.With(items=[ast.withitem(context_expr=ast.Call(func=ast.Attribute(attr="no_grad")) as call)]):
            return [replacing("enable-grad", found.source, call, "torch.enable_grad()")]
    return []


def number_backward(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``loss = y.sum().item()`` → ``loss = y.sum()``."""
    repairs = []
    for node in ast.walk(found.source.tree):
        match node:
            case (
                ast.Call(func=ast.Attribute(value=owner, attr="item"), args=[])
                | ast.Call(func=ast.Name(id="float"), args=[owner])
            ):
                repairs.append(replacing("no-item", found.source, node, written(found.source, owner)))
    return repairs[::-1]


def second_backward(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``retain_graph=True`` in the call before, or in this one when a loop repeats it."""
    calls = [found.node]
    calls += [
        node_at(found.source, place)
        for one in reversed(run.recorder.passes)
        if (place := run.place_of(one)) is not None
    ]
    calls = [call for number, call in enumerate(calls) if call not in calls[:number]]
    return [
        with_argument("retain-graph", found.source, call, "retain_graph=True")
        for call in calls[1:] + calls[:1]
        if isinstance(call, ast.Call) and not any(keyword.arg == "retain_graph" for keyword in call.keywords)
    ]


def leaf_in_place(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Inside ``with torch.no_grad():``, or out of place."""
    statement = found.node and statement_of(found.source, found.node)
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
    for value in writes(run.recorder):
        place = run.place_of(value)
        node = place and node_at(found.source, place)
        statement = node and statement_of(found.source, node)
        if not statement:
            continue
        repairs += [one for one in _out_of_place(found, statement) if one not in repairs]
        match statement:
            case (
                ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name))])
                | ast.AugAssign(target=ast.Subscript(value=ast.Name(id=name)))
            ):
                repairs += line_before("clone", found.source, statement, f"{name} = {name}.clone()")
    return repairs[:4]


def none_grad(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Run backward first, keep the gradient of what is no leaf, ask for one, or test for None."""
    gradient = none_gradient(found.node)
    statement = found.node and statement_of(found.source, found.node)
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
            repairs += _asking(found, value)
    return repairs + _backward_first(found, statement, run)


def _backward_first(found: About, statement: ast.stmt, run: Run) -> list[Repair]:
    run.recorder.absorb()
    for value in reversed(run.recorder.values.all):
        if value.names and value.fn is not None and value.tensor.numel() == 1:
            return line_before("backward-first", found.source, statement, f"{value.names[-1]}.backward()")
    return []


def unused_input(found: About, facts: Facts, run: Run) -> list[Repair]:
    if isinstance(found.node, ast.Call):
        return [with_argument("allow-unused", found.source, found.node, "allow_unused=True")]
    return []


def detached_first(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``y.numpy()`` → ``y.detach().numpy()``."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner)):
            return [followed_by("detach", found.source, owner, ".detach()")]
        case ast.Call(args=[owner, *_]):
            return [followed_by("detach", found.source, owner, ".detach()")]
    return []


def detached_instead(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``y.requires_grad = False`` → ``y = y.detach()``."""
    statement = found.node and statement_of(found.source, found.node)
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


def ones_like(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner, attr="backward"), args=[first, *_]):
            text = written(found.source, owner)
            return [replacing("cotangent-backward", found.source, first, f"torch.ones_like({text})")]
        case ast.Call(func=ast.Attribute(value=owner, attr="backward"), keywords=keywords):
            given = next((keyword.value for keyword in keywords if keyword.arg == "gradient"), None)
            text = written(found.source, owner)
            return [replacing("cotangent-backward", found.source, given, f"torch.ones_like({text})")] if given else []
    return []
