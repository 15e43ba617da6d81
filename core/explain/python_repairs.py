"""Repairs of plain Python's mistakes: forgotten brackets, self, super, imports, numbers joined to texts."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterator

import pandas

from core.explain.edits import (
    definitions,
    followed_by,
    inserting,
    line_before,
    replacing,
    statement_of,
    together,
    with_argument,
    wrapped,
    written,
)
from core.explain.failing_expression import About
from core.explain.prompts import without_prompts
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.trace import Repair

IMPORTS = {
    "np": "import numpy as np", "pd": "import pandas as pd", "nn": "from torch import nn",
    "F": "from torch.nn import functional as F", "optim": "from torch import optim", "math": "import math",
    "random": "import random", "time": "import time", "os": "import os", "torch": "import torch",
    "d2l": "from d2l import torch as d2l", "plt": "from matplotlib import pyplot as plt", "numpy": "import numpy",
    "pandas": "import pandas", "copy": "import copy", "Counter": "from collections import Counter",
    "DataLoader": "from torch.utils.data import DataLoader",
    "TensorDataset": "from torch.utils.data import TensorDataset",
}  # fmt: skip
"""Names that notebooks use → the line that brings them."""
CONSTANTS = {
    "true": "True",
    "false": "False",
    "null": "None",
    "none": "None",
    "nil": "None",
    "TRUE": "True",
    "FALSE": "False",
}
CHANGING = frozenset("append extend insert sort reverse remove clear add update".split())
"""Methods of containers that change them and give None."""


def imported(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The line at the top that brings a name."""
    return [inserting("import", 1, 0, facts["line"] + "\n")]


def of_torch(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``zeros(3)`` → ``torch.zeros(3)``, wherever the name stands."""
    names = [node for node in ast.walk(found.source.tree) if isinstance(node, ast.Name) and node.id == facts["name"]]
    one = together("spelling", found.source, [replacing("", found.source, node, facts["close"]) for node in names])
    return [one] if one else []


def prompts_left_out(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The text without the prompts of an interactive session."""
    return [without_prompts(found.source.text)]


def constant(found: About, facts: Facts, run: Run) -> list[Repair]:
    node = found.node
    return [replacing("spelling", found.source, node, facts["close"])] if isinstance(node, ast.Name) else []


def called(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x.sum + 1`` → ``x.sum() + 1``."""
    node = uncalled(found)
    return [followed_by("call", found.source, node, "()")] if node is not None else []


def uncalled(found: About) -> ast.expr | None:
    """Return the part of a failing expression that is most likely a function whose call is missing."""
    if isinstance(found.node, ast.Attribute | ast.Name) and "not iterable" in str(found.error):
        return found.node  # ``for p in net.parameters``
    match found.node:
        case ast.With(items=items):  # ``with torch.no_grad:``
            return next((one.context_expr for one in items if not isinstance(one.context_expr, ast.Call)), None)
        case ast.Subscript(value=value) | ast.Attribute(value=value):
            return value
        case ast.BinOp(left=left, right=right):
            return next((one for one in (left, right) if isinstance(one, ast.Attribute)), left)
        case ast.Call(args=[first, *_]):
            return first
    return None


def bracketed(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x.shape(0)`` → ``x.shape[0]``."""
    match found.node:
        case ast.Call(func=function, args=[index]):
            text = f"{written(found.source, function)}[{written(found.source, index)}]"
            return [replacing("brackets", found.source, found.node, text)]
        case ast.Call(func=function):
            return [replacing("brackets", found.source, found.node, written(found.source, function))]
    return []


def super_first(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``super().__init__()`` before everything else in ``__init__``."""
    for function in ast.walk(found.source.tree):
        if isinstance(function, ast.FunctionDef) and any(part is found.node for part in ast.walk(function)):
            return line_before("super", found.source, function.body[0], "super().__init__()")
    return []


def declared_global(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``global n`` at the beginning of a function that changes a variable of the program."""
    if facts.get("name") not in run.variables:
        return []
    for function in ast.walk(found.source.tree):
        if isinstance(function, ast.FunctionDef) and any(part is found.node for part in ast.walk(function)):
            return line_before("global", found.source, function.body[0], f"global {facts['name']}")
    return []


def with_self(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``def forward(x)`` → ``def forward(self, x)``."""
    method = method_without_self(found, facts)
    if method is None:
        return []
    if method.args.args:
        line, column, _, _ = found.source.place(method.args.args[0])
        return [inserting("self", line, column, "self, ")]
    line, column, _, _ = found.source.place(method)
    column = found.source.lines[line - 1].find("(", column)
    return [inserting("self", line, column + 1, "self")] if column >= 0 else []


def method_without_self(found: About, facts: Facts) -> ast.FunctionDef | None:
    """Return the method of a class that a call names, where its first parameter is not self."""
    owner, _, name = facts.get("function", "").rpartition(".")
    for kind in ast.walk(found.source.tree):
        if isinstance(kind, ast.ClassDef) and kind.name == owner.split(".")[-1]:
            for method in kind.body:
                if isinstance(method, ast.FunctionDef) and method.name == name and not method.decorator_list:
                    parameters = method.args.args
                    if not parameters or parameters[0].arg not in ("self", "cls"):
                        return method
    return None


def as_text(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``"n is " + n`` → ``"n is " + str(n)``."""
    sides = _sides(found.node)
    texts = [one for one in sides if isinstance(one, ast.Constant | ast.JoinedStr)]
    return [wrapped("text", found.source, one, "str(", ")") for one in sides if one not in texts]


def not_called_value(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x.grad()`` → ``x.grad``."""
    match found.node:
        case ast.Call(func=function, args=[], keywords=[]):
            return [replacing("no-bracket", found.source, found.node, written(found.source, function))]
    return []


def list_as_tensor(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``xs * 2.0`` → ``torch.tensor(xs) * 2.0``."""
    return [
        wrapped("tensor", found.source, one, "torch.tensor(", ")")
        for one in _sides(found.node)
        if not isinstance(one, ast.Constant)
    ]


def small_tensor(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``torch.Tensor(3.0)`` → ``torch.tensor(3.0)``."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="torch"), attr="Tensor") as function):
            return [replacing("small-tensor", found.source, function, "torch.tensor")]
    return []


def first_of_tuple(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``g + 1`` → ``g[0] + 1``, where there is only one. Whether that one is needed, the trial tells."""
    sides = [(one, found.value(one)) for one in _sides(found.node)]
    held = [one for one, value in sides if isinstance(one, ast.Call) or (isinstance(value, tuple) and len(value) == 1)]
    return [followed_by("first", found.source, one, "[0]") for one in held]


def tuple_as_tensor(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``f(x) * 2.0`` → ``f(x)[0] * 2.0``, or ``torch.tensor(f(x)) * 2.0`` where it gives numbers."""
    return list_as_tensor(found, facts, run) + first_of_tuple(found, facts, run)


def stacked(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``xs * 2.0`` → ``torch.stack(xs) * 2.0``."""
    held = [one for one in _sides(found.node) if isinstance(found.value(one), list)]
    return [wrapped("stack", found.source, one, "torch.stack(", ")") for one in held]


def _sides(node: ast.AST | None) -> list[ast.expr]:
    return [node.left, node.right] if isinstance(node, ast.BinOp) else []


def power(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x ^ 2`` → ``x ** 2``."""
    if not (isinstance(found.node, ast.BinOp) and isinstance(found.node.op, ast.BitXor)):
        return []
    left, right = (written(found.source, one) for one in _sides(found.node))
    return [replacing("power", found.source, found.node, f"{left} ** {right}")]


def whole_number(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``range(n / 2)`` → ``range(n // 2)``, ``range(2.5)`` → ``range(int(2.5))``."""
    made: list[Repair] = []
    for argument in found.node.args if isinstance(found.node, ast.Call) else []:
        if isinstance(argument, ast.BinOp) and isinstance(argument.op, ast.Div):
            left, right = (written(found.source, one) for one in _sides(argument))
            made.append(replacing("whole-division", found.source, argument, f"{left} // {right}"))
        made.append(wrapped("integer", found.source, argument, "int(", ")"))
    return made


def counted(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``for i in 5`` → ``for i in range(5)``."""
    node = found.node.iter if isinstance(found.node, ast.For) else found.node
    return [wrapped("range", found.source, node, "range(", ")")] if isinstance(node, ast.expr) else []


def on_self(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``fc = nn.Linear(4, 1)`` → ``self.fc = nn.Linear(4, 1)``."""
    source, method = found.source, None
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and node.name == facts.get("owner"):
            method = next((one for one in node.body if getattr(one, "name", "") == "__init__"), None)
    changes = [
        inserting("self-attribute", *source.place(statement)[:2], "self.")
        for statement in (ast.walk(method) if method is not None else ())
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1
        and isinstance(statement.targets[0], ast.Name) and isinstance(statement.value, ast.Call)
    ]  # fmt: skip
    one = together("self-attribute", source, changes)
    return [one] if one else []


def last_axis(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``torch.softmax(x)`` → ``torch.softmax(x, dim=-1)``."""
    if not isinstance(found.node, ast.Call) or not re.search(r"missing .*\"dim\"", str(found.error)):
        return []
    return [with_argument("dim", found.source, found.node, "dim=-1")]


def turned_round(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x[::-1]`` → ``x.flip(0)``."""
    match found.node:
        case ast.Subscript(value=owner, slice=ast.Slice(lower=None, upper=None, step=ast.UnaryOp(op=ast.USub()))):
            return [replacing("flip", found.source, found.node, f"{written(found.source, owner)}.flip(0)")]
    return []


def of_truths(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``-mask`` → ``~mask``; ``a - b`` → ``a.float() - b.float()``, ``a ^ b``."""
    match found.node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return [replacing("invert", found.source, found.node, f"~{written(found.source, operand)}")]
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            both = [followed_by("float", found.source, one, ".float()") for one in (left, right)]
            numbers = together("float", found.source, both)
            one, other = written(found.source, left), written(found.source, right)
            return [*([numbers] if numbers else []), replacing("differ", found.source, found.node, f"{one} ^ {other}")]
    return []


def larger_cells(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``max(x, 0)`` → ``torch.clamp(x, min=0)``; ``max(x, y)`` → ``torch.maximum(x, y)``."""
    match found.node:
        case ast.Call(func=ast.Name(id=name), args=[one, other]):
            first, second = written(found.source, one), written(found.source, other)
            bound = "min" if name == "max" else "max"
            texts = [f"torch.clamp({first}, {bound}={second})", f"torch.clamp({second}, {bound}={first})"]
            whole = f"torch.{name}imum({first}, {second})"
            return [
                replacing("clamp", found.source, found.node, text) for text in texts[: 2 if _is_number(one) else 1]
            ] + [replacing("cell-by-cell", found.source, found.node, whole)]
    return []


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) or (isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant))


def axis_named(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x.sum(axes=1)`` → ``x.sum(dim=1)``."""
    if not isinstance(found.node, ast.Call):
        return []
    return [
        replacing("dim", found.source, keyword, f"dim={written(found.source, keyword.value)}")
        for keyword in found.node.keywords
        if keyword.arg in ("axes", "dims", "axis", "ax", "dimension")
    ]


def returned(found: About, facts: Facts, run: Run) -> list[Repair]:
    """A function whose last line computes something gives it back."""
    function = without_return(found, run)
    if function is None:
        return []
    match function.body[-1]:
        case ast.Assign(targets=[ast.Name(id=name)]) as last:
            line, column, end_line, _ = found.source.place(last)
            end = len(found.source.lines[end_line - 1])
            indentation = found.source.lines[line - 1][:column]
            return [inserting("return", end_line, end, f"\n{indentation}return {name}")]
        case ast.Expr(value=value):
            line, column, _, _ = found.source.place(value)
            return [inserting("return", line, column, "return ")]
    return []


def without_return(found: About, run: Run) -> ast.FunctionDef | None:
    """Return the function of the program that gave the None at the place, because it returns nothing."""
    for call in _calls(found):
        names = {call.func.id} if isinstance(call.func, ast.Name) else set()
        holder = run.variables.get(call.func.id) if isinstance(call.func, ast.Name) else None
        owner = type(holder).__name__ if holder is not None else ""
        match call.func:
            case ast.Call(func=ast.Name(id=made)):  # Net()(x)
                owner = made
        for node in ast.walk(found.source.tree):
            if isinstance(node, ast.FunctionDef) and node.name in names and _returns_nothing(node):
                return node
            if isinstance(node, ast.ClassDef) and node.name == owner:
                for method in node.body:
                    if isinstance(method, ast.FunctionDef) and method.name in ("forward", "__call__"):
                        return method if _returns_nothing(method) else None
    return None


def _calls(found: About) -> Iterator[ast.Call]:
    """Yield the calls at the place, and those whose value a variable there was given."""
    parts = [found.node] if not isinstance(found.node, ast.Attribute) else [found.node.value]
    for node in [part for one in parts if one is not None for part in ast.walk(one)]:
        if isinstance(node, ast.Call):
            yield node
        elif isinstance(node, ast.Name):
            value = next(iter(definitions(found.source, node.id, node)), None)
            if isinstance(value, ast.Call):
                yield value


def _returns_nothing(function: ast.FunctionDef) -> bool:
    return not any(isinstance(node, ast.Return | ast.Yield) for node in ast.walk(function))


def changing_call(found: About) -> ast.Assign | None:
    """Return ``xs = xs.append(1)`` behind a None."""
    node = found.node.value if isinstance(found.node, ast.Attribute) else found.node
    for name in ast.walk(node) if node is not None else []:
        if isinstance(name, ast.Name):
            value = next(iter(definitions(found.source, name.id, name)), None)
            match value:
                case ast.Call(func=ast.Attribute(attr=attr)) if attr in CHANGING:
                    statement = statement_of(found.source, value)
                    return statement if isinstance(statement, ast.Assign) else None
    return None


def only_changed(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``xs = xs.append(1)`` → ``xs.append(1)``."""
    statement = changing_call(found)
    if statement is None:
        return []
    return [replacing("no-assignment", found.source, statement, written(found.source, statement.value))]


def integer_index(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x[i]`` with floating-point indices → ``x[i.long()]``."""
    index = found.node.slice if isinstance(found.node, ast.Subscript) else None
    made = [
        followed_by("long", found.source, one.node, ".long()")
        for one in found.operands[1:]
        if one.node is not None and one.dtype.startswith(("float", "bfloat"))
    ]
    if isinstance(index, ast.BinOp) and isinstance(index.op, ast.Div):
        left, right = (written(found.source, one) for one in _sides(index))
        made.append(replacing("whole-division", found.source, index, f"{left} // {right}"))
    return made


def close_key(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The key or the column that was meant."""
    match found.node:
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str() as key) as index):
            owner = run.variables.get(name)
            known = list(owner) if isinstance(owner, dict | pandas.DataFrame) else []
            close = difflib.get_close_matches(key, [one for one in known[:1_000] if isinstance(one, str)], 1, 0.6)
            return [replacing("spelling", found.source, index, repr(one)) for one in close]
    return []


def times(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x @ 2`` → ``x * 2``."""
    sides = [written(found.source, one) for one in _sides(found.node)]
    return [replacing("times", found.source, found.node, " * ".join(sides))] if sides and found.node else []


PICTURES = "torch.utils.data.TensorDataset(torch.rand(256, {shape}), torch.randint(0, {classes}, (256,)))"
"""A data set of random pictures, with as many kinds."""
SHAPES = {
    "FashionMNIST": ("1, 28, 28", 10), "MNIST": ("1, 28, 28", 10), "KMNIST": ("1, 28, 28", 10),
    "EMNIST": ("1, 28, 28", 47), "CIFAR10": ("3, 32, 32", 10), "CIFAR100": ("3, 32, 32", 100),
    "SVHN": ("3, 32, 32", 10), "load_data_fashion_mnist": ("1, 28, 28", 10),
}  # fmt: skip
"""What a data set is called where it is loaded → shape of a picture, number of classes."""


def stand_in_data(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Put random tensors of the same shapes where a data set would be loaded."""
    call = found.node
    match call:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in SHAPES:
            shape, classes = SHAPES[name]
        case _:
            return []
    data = PICTURES.format(shape=shape, classes=classes)
    if not name.startswith("load_data"):
        return [replacing("stand-in", found.source, call, data)]
    size = written(found.source, call.args[0]) if call.args else "64"
    loader = f"torch.utils.data.DataLoader({data}, {size}, shuffle={{shuffle}})"
    text = f"({loader.format(shuffle=True)},\n {loader.format(shuffle=False)})"
    return [replacing("stand-in", found.source, call, text)]
