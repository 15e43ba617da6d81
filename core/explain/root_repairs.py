"""Changes for what a backward pass starts from: its root and its seed.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast

import torch

from core.explain.edits import (
    definitions,
    followed_by,
    replacing,
    statement_of,
    together,
    with_argument,
    written,
)
from core.explain.failing_expression import About, node_at
from core.explain.math_calls import math_calls
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.program.source import Source
from core.recording.lookup import history_of
from core.trace import Repair

CALLED_TARGET = frozenset("y target targets label labels y_true truth ground_truth expected".split())
"""What programs call the data that a prediction is compared with."""


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


def complex_root(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``y.backward()`` → ``y.real.backward()`` or ``y.abs().backward()``."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner, attr="backward"), args=[]):
            real = followed_by("real-backward", found.source, owner, ".real")
            return [real, followed_by("abs-backward", found.source, owner, ".abs()")]
    return []


def no_grad_fn(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Ask for gradients where the leaves are made: of those whose gradient is read, else of one that is no target."""
    if not found.operands:
        return []
    made: dict[str, Repair] = {}
    for value in history_of(run.recorder, found.operands[0].tensor):
        place = run.place_of(value)
        if value.requires_grad:
            return []  # the graph is cut: another leaf would hide it
        if not value.operands and place is not None and value.tensor.is_floating_point():
            name = value.names[0] if value.names else ""
            for repair in requires_grad_asked(found, node_at(found.source, place)):
                if name not in _targets(found, run):
                    made.setdefault(name, repair)
    others = {name: one for name, one in made.items() if name.lower() not in CALLED_TARGET}
    made = others or made
    read = _read_gradients(found.source)
    together_read = together("requires-grad", found.source, [one for name, one in made.items() if name in read])
    return [together_read] if together_read else list(made.values())


def _read_gradients(source: Source) -> set[str]:
    """Return the names whose ``.grad`` the program reads."""
    return {
        node.value.id
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr == "grad" and isinstance(node.value, ast.Name)
    }


def _targets(found: About, run: Run) -> set[str]:
    """Return the names with which a loss compares what was computed: nobody wants their gradient."""
    names: set[str] = set()
    for node in ast.walk(found.source.tree):
        match node:
            case ast.BinOp(op=ast.Sub(), left=left, right=ast.Name(id=name)) if _is_computed(found, left, run):
                names.add(name)
            case ast.BinOp(op=ast.Sub(), left=ast.Name(id=name), right=right) if _is_computed(found, right, run):
                names.add(name)
            case ast.Call(func=function, args=[_, ast.Name(id=name), *_]) if _is_loss(function):
                names.add(name)
            case ast.Call(func=function, keywords=keywords) if _is_loss(function):
                names |= {one.value.id for one in keywords if one.arg == "target" and isinstance(one.value, ast.Name)}
    return names


def _is_loss(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return any(part in name.lower() for part in ("loss", "entropy", "criterion"))


def _is_computed(found: About, node: ast.expr, run: Run) -> bool:
    if isinstance(node, ast.Name):
        held = found.value(node)
        return isinstance(held, torch.Tensor) and bool(run.recorder.values.of(held).operands)
    return any(isinstance(part, ast.Name) for part in ast.walk(node))


def create_graph(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``create_graph=True`` in the pass that the mistake names."""
    calls = [node for node in ast.walk(found.source.tree) if isinstance(node, ast.Call)]
    return [
        with_argument("create-graph", found.source, call, "create_graph=True")
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("grad", "backward")
        and str(call.lineno) == facts.get("line") and "create_graph" not in {one.arg for one in call.keywords}
    ]  # fmt: skip


def requires_grad_asked(found: About, node: ast.AST | None) -> list[Repair]:
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


def of_torch(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``math.exp(x)`` → ``torch.exp(x)``, everywhere before the failing line."""
    changes = [replacing("", found.source, call.func.value, "torch") for call in math_calls(found)]  # type: ignore[attr-defined]
    one = together("torch-function", found.source, changes)
    return [one] if one else []


def gradient_forgotten(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``w.grad = 0`` → ``w.grad = None``."""
    statement = statement_of(found.source, found.node)
    return [replacing("none", found.source, statement.value, "None")] if isinstance(statement, ast.Assign) else []


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
