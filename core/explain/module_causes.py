"""A module, or the class of one, that is used as if it were what it computes or what it holds."""

from __future__ import annotations

import ast

import torch
from torch import nn

from core.explain.failing_expression import About
from core.explain.tensor_holders import Facts, Found, is_module_class, quoted, value_of
from core.program.run import Run


def module_class(facts: Facts, found: About, run: Run) -> Found | None:
    """``nn.Sigmoid(x)``, ``Net(x)``: the class is called with what its object takes."""
    match found.node:
        case ast.Call(func=function, args=[first, *_]):
            made = found.value(function)
            if is_module_class(made) and _is_a_tensor(first, found):
                kind = "loss-class" if made.__name__.endswith("Loss") else "module-class"
                return kind, {**facts, "text": found.text(function)}
    return None


def _is_a_tensor(node: ast.expr, found: About) -> bool:
    """Whether an argument is a tensor, or a call of torch or of a module, which most likely made one."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="torch"))):
            return True
        case ast.Call(func=function):
            return isinstance(found.value(function), nn.Module)
    return isinstance(found.value(node), torch.Tensor)


def optimized_module(facts: Facts, found: About, run: Run) -> Found | None:
    """``torch.optim.SGD(net, lr=0.1)``: an optimizer is given the module, and not its parameters."""
    match found.node:
        case (
            ast.Call(func=function, args=[first, *_]) | ast.Call(func=function, keywords=[ast.keyword(value=first), *_])
        ):
            made, given = found.value(function), value_of(first, found, run)
            takes_parameters = isinstance(made, type) and issubclass(made, torch.optim.Optimizer)
            if takes_parameters and (isinstance(given, nn.Module) or is_module_class(given)):
                return "optimizer-module", {**facts, "text": quoted(found, first)}
    return None


def layers_in_list(facts: Facts, found: About, run: Run) -> Found | None:
    """``nn.Sequential([a, b])``."""
    match found.node:
        case ast.Call(args=[first]) if facts.get("name") == "list":
            return "sequential-list", {**facts, "text": quoted(found, first)}
    return None


def kernel_axes(facts: Facts, found: About, run: Run) -> Found | None:
    """``F.conv2d(X, K)`` of a kernel that has rows and columns only."""
    failed = run.recorder.failed
    if failed is None or len(found.operands) < 2 or failed[1].__name__ not in KERNEL_AXES:
        return None
    name = failed[1].__name__
    return "kernel-shape", {**facts, "function": name, "right": str(found.operands[1]), "wanted": KERNEL_AXES[name]}


KERNEL_AXES = {
    "conv1d": "(out_channels, in_channels, kW)", "conv2d": "(out_channels, in_channels, kH, kW)",
    "conv3d": "(out_channels, in_channels, kT, kH, kW)",
}  # fmt: skip
"""Convolution → the axes of its kernel, as torch calls them."""


def nothing_saved(facts: Facts, found: About, run: Run) -> Found | None:
    """``x, = ctx.saved_tensors`` in a custom Function whose forward() saved nothing."""
    node = found.node
    for statement in ast.walk(found.source.tree):
        match statement:
            case ast.Assign(targets=[target], value=ast.Attribute(value=ast.Name(id=context), attr="saved_tensors")):
                if node in (statement, target, statement.value) and facts.get("got") == "0":
                    return "nothing-saved", {**facts, "text": f"{context}.save_for_backward(…)"}
    return None
