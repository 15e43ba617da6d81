"""Repairs of operands that do not go together: texts, lists, tuples, truths, whole numbers, signs of mathematics."""

from __future__ import annotations

import ast

from core.explain.edits import followed_by, replacing, together, wrapped, written
from core.explain.failing_expression import About
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.trace import Repair


def as_text(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``"n is " + n`` → ``"n is " + str(n)``."""
    sides = _sides(found.node)
    texts = [one for one in sides if isinstance(one, ast.Constant | ast.JoinedStr)]
    return [wrapped("text", found.source, one, "str(", ")") for one in sides if one not in texts]


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


def times(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``x @ 2`` → ``x * 2``."""
    sides = [written(found.source, one) for one in _sides(found.node)]
    return [replacing("times", found.source, found.node, " * ".join(sides))] if sides and found.node else []
