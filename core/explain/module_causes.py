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
