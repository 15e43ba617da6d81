"""Changes for shapes that do not fit.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast
import re

import torch

from core.explain.edits import (
    definitions,
    followed_by,
    inserting,
    renamed,
    replacing,
    statement_of,
    together,
    with_argument,
    written,
)
from core.explain.failing_expression import About, Operand, failing_layer
from core.program.run import Run
from core.trace import Repair

Facts = dict[str, str]
REDUCTIONS = frozenset("sum mean max min amax amin prod std var median logsumexp norm argmax argmin".split())
KEEPDIM = frozenset({"keepdim", "keepdims"})


def broadcast(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``A / A.sum(axis=1)`` → ``keepdims=True``; ``b[:, None]``; ``B.T``; for ``A * B`` also ``A @ B``."""
    if _compares(found) and all(len(one.shape) == 1 for one in found.operands):
        return []  # predictions and labels of different counts: which are missing, no change of a shape can tell
    repairs = [one for operand in found.operands for one in _keepdims(found, operand)]
    repairs += _keepdims_everywhere(found, repairs) + _channels_of_vectors(found)
    turned = [one for operand in reversed(found.operands) for one in _turned(found, operand)]
    repairs += [one for one in turned if one.kind == "column" or not repairs]  # the lost axis is the likelier cause
    if isinstance(found.node, ast.BinOp) and isinstance(found.node.op, ast.Mult):
        left, right = (written(found.source, part) for part in (found.node.left, found.node.right))
        repairs.append(replacing("matmul", found.source, found.node, f"{left} @ {right}"))
    return repairs


def _compares(found: About) -> bool:
    """Whether the expression compares cell by cell: ``a == b``, a loss."""
    match found.node:
        case ast.Compare():
            return True
        case ast.Call(func=ast.Attribute(attr=name)):
            return name.endswith("_loss") or name in ("eq", "ne", "binary_cross_entropy")
        case ast.Call():
            return failing_layer(found.error) is not None if found.error else False
    return False


def mask_of_columns(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``a[mask]`` → ``a[:, mask]``."""
    if not isinstance(found.node, ast.Subscript):
        return []
    return [replacing("columns", found.source, found.node.slice, f":, {written(found.source, found.node.slice)}")]


def _keepdims(found: About, operand: Operand) -> list[Repair]:
    """The reduction that lost the axis is the operand itself or what its name was assigned."""
    nodes: list[ast.expr] = [operand.node] if operand.node is not None else []
    if isinstance(operand.node, ast.Name):
        nodes += definitions(found.source, operand.node.id, operand.node)[:1]
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr=name), args=arguments, keywords=keywords):
                named = {keyword.arg for keyword in keywords}
                of_torch = isinstance(owner, ast.Name) and owner.id == "torch"
                axis = len(arguments) > of_torch or named & {"dim", "axis"}
                if name in REDUCTIONS and axis and not named & KEEPDIM:
                    return [with_argument("keepdims", found.source, node, "keepdims=True")]
    return []


def _keepdims_everywhere(found: About, repairs: list[Repair]) -> list[Repair]:
    """Keep the axes of all reductions along the same ones: mean and variance lose them together."""
    calls = [node for node in ast.walk(found.source.tree) if isinstance(node, ast.Call) and _reduces_several(node)]
    changes = [with_argument("keepdims", found.source, call, "keepdims=True") for call in calls]
    one = together("keepdims", found.source, changes) if repairs and len(changes) > 1 else None
    return [one] if one else []


def _reduces_several(call: ast.Call) -> bool:
    """Whether a call reduces along a tuple of axes and drops them."""
    axes = [one.value for one in call.keywords if one.arg in ("dim", "axis")] + call.args[:1]
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    return name in REDUCTIONS and any(isinstance(one, ast.Tuple) for one in axes) and not {
        one.arg for one in call.keywords
    } & KEEPDIM  # fmt: skip


def _channels_of_vectors(found: About) -> list[Repair]:
    """One number for each channel: ``gamma * X`` → ``gamma[:, None, None] * X``, for all such vectors of the line."""
    pictures = [one.shape for one in found.operands if len(one.shape) > 2]
    statement = statement_of(found.source, found.node)
    if not pictures or statement is None:
        return []
    shape, changes = pictures[0], []
    for node in ast.walk(statement):
        if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
            continue
        held = found.value(node)
        if isinstance(held, torch.Tensor) and tuple(held.shape) == (shape[1],):
            axes = ", None" * (len(shape) - 2)
            changes.append(followed_by("channel-column", found.source, node, f"[:{axes}]"))
    one = together("channel-column", found.source, changes)
    return [one] if one else []


def _turned(found: About, operand: Operand) -> list[Repair]:
    if operand.node is None or isinstance(operand.node, ast.Constant):
        return []
    if len(operand.shape) == 1:
        return [followed_by("column", found.source, operand.node, "[:, None]")]
    return [followed_by("transpose", found.source, operand.node, ".T")] if len(operand.shape) == 2 else []


def matrices(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``A @ B`` → ``A @ B.T``, ``A.T @ B``, ``B @ A``."""
    repairs = []
    for operand in reversed(found.operands):
        if isinstance(operand.node, ast.Attribute) and operand.node.attr == "T" and len(operand.shape) > 2:
            repairs.append(renamed("transpose-last", found.source, operand.node, "mT"))
        elif operand.node is not None and len(operand.shape) == 2:
            repairs.append(followed_by("transpose", found.source, operand.node, ".T"))
        elif operand.node is not None and len(operand.shape) > 2:
            repairs.append(followed_by("transpose-last", found.source, operand.node, ".transpose(-2, -1)"))
    match found.node:
        case ast.BinOp(left=left, right=right, op=ast.MatMult()) if isinstance(left, ast.Name) and isinstance(
            right, ast.Name
        ):
            repairs.append(replacing("swap", found.source, found.node, f"{right.id} @ {left.id}"))
    return repairs


def product(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``torch.mm(A, x)`` → ``torch.mv(A, x)``, ``torch.dot(A, B)`` → ``torch.matmul(A, B)``; then as for matrices."""
    match found.node:
        case ast.Call(func=ast.Attribute(attr="mm" | "mv" | "dot" | "bmm") as function):
            names = ("mv", "matmul") if function.attr == "mm" else ("mm", "matmul")
            return [renamed("function", found.source, function, name) for name in names] + matrices(found, facts, run)
    return matrices(found, facts, run)


def linear(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``nn.Linear(4, 1)`` → ``nn.Linear(3, 1)`` for an input of three columns."""
    repairs = []
    for node in ast.walk(found.source.tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="Linear" | "Conv2d") | ast.Name(id="Linear"), args=[first, *_]):
                if str(number_in(first)) == facts.get("expected"):
                    repairs.append(replacing("in-features", found.source, first, facts["found"]))
    return repairs


def linear_flat(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``fc(x)`` → ``fc(x.flatten(1))``; in nn.Sequential a layer before it."""
    given = [one.node for one in found.operands[:1] if one.node is not None]
    repairs = [followed_by("flatten-rows", found.source, node, ".flatten(1)") for node in given]
    for node in ast.walk(found.source.tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="Sequential"), args=layers):
                for layer in layers:
                    match layer:
                        case ast.Call(func=ast.Attribute(value=module, attr="Linear"), args=[first, *_]) if str(
                            number_in(first)
                        ) == facts.get("expected"):
                            text = f"{written(found.source, module)}.Flatten(), "
                            repairs.append(inserting("flatten-rows", *found.source.place(layer)[:2], text))
    return repairs


def number_in(node: ast.expr) -> int | None:
    """Return the whole number that a text writes out, ``16 * 5 * 5`` too; None for any other."""
    match node:
        case ast.Constant(value=int() as number):
            return number
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            one, other = number_in(left), number_in(right)
            return None if one is None or other is None else one * other
    return None


def reshape(found: About, facts: Facts, run: Run) -> list[Repair]:
    """One length at a time is left to torch: ``reshape(3, 5)`` → ``reshape(3, -1)``."""
    lengths = [node for node in arguments_of(found.node) if not isinstance(node, ast.UnaryOp)]
    fixed = arguments_of(found.node)
    if len(lengths) < len(fixed):  # there is a -1 already: what is beside it does not divide
        size = int(facts.get("size", "0") or 0) if facts.get("size", "0").isdigit() else 0
        return [
            replacing("length", found.source, node, str(length))
            for node in lengths
            for length in range(int(node.value), 0, -1)  # type: ignore[attr-defined]
            if size % length == 0
        ][:2]
    return [replacing("infer-length", found.source, node, "-1") for node in reversed(lengths)]


def reshape_two(found: About, facts: Facts, run: Run) -> list[Repair]:
    first = arguments_of(found.node)[:1]
    lengths = [str(one.shape[0]) for one in found.operands[:1] if len(one.shape) > 1]
    return [replacing("length", found.source, node, length) for node in first for length in (*lengths, "1")]


def view(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner, attr="view") as function):
            return [
                renamed("reshape", found.source, function, "reshape"),
                followed_by("contiguous", found.source, owner, ".contiguous()"),
            ]
    return []


def not_in_place(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x += y`` → ``x = x + y``."""
    match found.node:
        case ast.AugAssign() as statement:
            return [out_of_place(found, statement)]
    return []


SIGNS: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**", ast.MatMult: "@", ast.FloorDiv: "//",
    ast.Mod: "%",
}  # fmt: skip


def out_of_place(found: About, statement: ast.AugAssign) -> Repair:
    target, value = written(found.source, statement.target), written(found.source, statement.value)
    if not isinstance(statement.value, ATOMIC):
        value = f"({value})"
    text = f"{target} = {target} {SIGNS.get(type(statement.op), '+')} {value}"
    return replacing("out-of-place", found.source, statement, text)


ATOMIC = ast.Name | ast.Call | ast.Attribute | ast.Subscript | ast.Constant


def einsum(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Each operand's letters the other way round: ``"ij,jk->ik"`` → ``"ij,kj->ik"``."""
    match found.node:
        case ast.Call(args=[ast.Constant(value=str(equation)) as text, *_]) if "\\" not in written(found.source, text):
            inputs, arrow, output = equation.partition("->")
            terms = inputs.split(",")
            quote = written(found.source, text)[0]
            repairs = []
            for number in reversed(range(len(terms))):
                turned = [*terms[:number], re.sub(r"\w+", lambda m: m[0][::-1], terms[number]), *terms[number + 1 :]]
                repairs.append(
                    replacing("einsum", found.source, text, f"{quote}{','.join(turned)}{arrow}{output}{quote}")
                )
            return repairs
    return []


def arguments_of(node: ast.AST | None) -> list[ast.expr]:
    """Return the whole numbers that a call is given, also in one tuple or list."""
    if not isinstance(node, ast.Call):
        return []
    given = node.args[0].elts if len(node.args) == 1 and isinstance(node.args[0], ast.Tuple | ast.List) else node.args
    return [one for one in given if is_length(one)]


def is_length(node: ast.expr) -> bool:
    inner = node.operand if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) else node
    return isinstance(inner, ast.Constant) and type(inner.value) is int and inner.value > 0
