"""Changes for types, names and the targets of losses.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast

from core.explain.edits import definitions, followed_by, renamed, replacing, with_argument, wrapped, written
from core.explain.failing_expression import About
from core.explain.shape_repairs import Facts, not_in_place
from core.program.run import Run
from core.trace import Repair


def as_floats(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Make the tensor floating-point where it is made."""
    call = found.node
    if isinstance(call, ast.Attribute):  # x.requires_grad = True
        call = call.value
    elif isinstance(call, ast.AugAssign):
        call = call.target
    elif isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and not _of_torch(call):  # x.mean()
        call = call.func.value
    return _float_definition(found, call)


def _float_definition(found: About, node: ast.AST | None) -> list[Repair]:
    if isinstance(node, ast.Name):
        node = next(iter(definitions(found.source, node.id, node)), None)
    while isinstance(node, ast.Call) and not _of_torch(node) and isinstance(node.func, ast.Attribute):
        node = node.func.value  # torch.arange(4).reshape(2, 2): where it begins
    if not isinstance(node, ast.Call):
        return []
    dtype = next((keyword.value for keyword in node.keywords if keyword.arg == "dtype"), None)
    if dtype is not None:
        return [replacing("float-dtype", found.source, dtype, "torch.float32")]
    return [with_argument("float-dtype", found.source, node, "dtype=torch.float32")]


def _of_torch(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Name(id="torch")):
            return True
    return False


def float_operands(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``.float()`` after each operand that is not float32."""
    return [
        followed_by("float", found.source, one.node, ".float()")
        for one in found.operands
        if one.node is not None and one.dtype != "float32"
    ]


def float_write(found: About, facts: Facts, run: Run) -> list[Repair]:
    return not_in_place(found, facts, run) + as_floats(found, facts, run)


def as_tensors(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``torch.exp(2)`` → ``torch.exp(torch.tensor(2.0))``."""
    if not isinstance(found.node, ast.Call):
        return []
    taken = {id(one.node) for one in found.operands}
    given = [one for one in found.node.args if id(one) not in taken]
    return [
        wrapped("tensor", found.source, one, "torch.tensor(", end)
        for end in ((")", ", dtype=torch.float32)") if found.source.mentions("numpy") else (")",))
        for one in given
    ]


def one_number(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``float(x)`` → ``float(x.sum())``; ``x.item()`` → ``x.tolist()``."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner, attr="item") as function):
            return [
                renamed("tolist", found.source, function, "tolist"),
                followed_by("sum", found.source, owner, ".sum()"),
                followed_by("mean", found.source, owner, ".mean()"),
            ]
        case ast.Call(args=[first, *_]):
            names = ("numel", "sum", "mean")
            return [followed_by(name, found.source, first, f".{name}()") for name in names]
    return []


def truth(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``if x > 0`` → ``if (x > 0).all()``."""
    node = found.node
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "bool" and node.args:
        node = node.args[0]
    if not isinstance(node, ast.expr):
        return []
    return [followed_by(name, found.source, node, f".{name}()") for name in ("all", "any")]


def target_integers(found: About, facts: Facts, run: Run) -> list[Repair]:
    return _on_target(found, "long", ".long()")


def target_floats(found: About, facts: Facts, run: Run) -> list[Repair]:
    return _on_target(found, "float", ".float()")


def target_axes(found: About, facts: Facts, run: Run) -> list[Repair]:
    return _on_target(found, "squeeze", ".squeeze(1)") + _on_target(found, "flatten", ".reshape(-1)")


def target_sizes(found: About, facts: Facts, run: Run) -> list[Repair]:
    if not isinstance(found.node, ast.Call) or len(found.node.args) < 2:
        return []
    left = written(found.source, found.node.args[0])
    return _on_target(found, "same-shape", f".reshape({left}.shape)")


def probabilities(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Call(func=ast.Attribute(attr="binary_cross_entropy") as function, args=[first, *_]):
            return [
                renamed("with-logits", found.source, function, "binary_cross_entropy_with_logits"),
                wrapped("sigmoid", found.source, first, "torch.sigmoid(", ")"),
            ]
        case ast.Call(args=[first, *_]):
            return [wrapped("sigmoid", found.source, first, "torch.sigmoid(", ")")]
    return []


def _on_target(found: About, kind: str, suffix: str) -> list[Repair]:
    if isinstance(found.node, ast.Call) and len(found.node.args) > 1:
        return [followed_by(kind, found.source, found.node.args[1], suffix)]
    return []


def close_name(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The name that was meant, wherever the misspelt one stands at the place."""
    match found.node:
        case ast.Name():
            return [replacing("spelling", found.source, found.node, facts["close"])]
        case ast.Attribute():
            return [renamed("spelling", found.source, found.node, facts["close"])]
        case ast.Call(keywords=keywords):
            for keyword in keywords:
                if keyword.arg == facts.get("name"):
                    value = written(found.source, keyword)[len(facts["name"]) :]
                    return [replacing("spelling", found.source, keyword, facts["close"] + value)]
    return []


def close_module(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``import numpi as np`` → ``import numpy as np``."""
    if not isinstance(found.node, ast.Import | ast.ImportFrom):
        return []
    text = written(found.source, found.node).replace(facts["module"], facts["close"], 1)
    return [replacing("spelling", found.source, found.node, text)]


def on_cpu(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x.cuda()`` → ``x``, ``device="cuda"`` → ``device="cpu"``."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner, attr="cuda")):
            return [replacing("cpu", found.source, found.node, written(found.source, owner))]
    named = [node for node in ast.walk(found.node or found.source.tree) if _names_device(node)]
    named += [node for node in ast.walk(found.source.tree) if _names_device(node) and node not in named]
    return [replacing("cpu", found.source, node, '"cpu"') for node in named]


def _names_device(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.split(":")[0] in DEVICES


DEVICES = frozenset({"cuda", "gpu", "mps", "meta", "xpu"})
