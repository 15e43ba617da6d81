"""Changes for shapes that do not fit. All are only candidates: core.language.trying runs them."""

from __future__ import annotations

import ast
import itertools
import re

from core.language.about import About, Operand
from core.language.edits import (
    definitions,
    followed_by,
    inserting,
    renamed,
    replacing,
    with_argument,
    written,
)
from core.language.state import Run
from core.trace import Repair, Span

Facts = dict[str, str]
REDUCTIONS = frozenset("sum mean max min amax amin prod std var median logsumexp norm argmax argmin".split())
KEEPDIM = frozenset({"keepdim", "keepdims"})


def broadcast(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``A / A.sum(axis=1)`` → ``keepdims=True``; ``b[:, None]``; ``B.T``; for ``A * B`` also ``A @ B``."""
    repairs = [one for operand in found.operands for one in _keepdims(found, operand)]
    turned = [one for operand in reversed(found.operands) for one in _turned(found, operand)]
    repairs += [one for one in turned if one.kind == "column" or not repairs]  # the lost axis is the likelier cause
    if isinstance(found.node, ast.BinOp) and isinstance(found.node.op, ast.Mult):
        left, right = (written(found.source, part) for part in (found.node.left, found.node.right))
        repairs.append(replacing("matmul", found.source, found.node, f"{left} @ {right}"))
    return repairs


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
        if operand.node is not None and len(operand.shape) == 2:
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
                if isinstance(first, ast.Constant) and str(first.value) == facts.get("expected"):
                    repairs.append(replacing("in-features", found.source, first, facts["found"]))
    return repairs


def reshape(found: About, facts: Facts, run: Run) -> list[Repair]:
    """One length at a time is left to torch: ``reshape(3, 5)`` → ``reshape(3, -1)``."""
    lengths = [node for node in _arguments(found.node) if not isinstance(node, ast.UnaryOp)]
    fixed = _arguments(found.node)
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
    return [replacing("length", found.source, node, "1") for node in _arguments(found.node)[:1]]


def _arguments(node: ast.AST | None) -> list[ast.expr]:
    """Return the whole numbers that a call is given, also in one tuple or list."""
    if not isinstance(node, ast.Call):
        return []
    given = node.args[0].elts if len(node.args) == 1 and isinstance(node.args[0], ast.Tuple | ast.List) else node.args
    return [one for one in given if _is_length(one)]


def _is_length(node: ast.expr) -> bool:
    inner = node.operand if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) else node
    return isinstance(inner, ast.Constant) and type(inner.value) is int and inner.value > 0


def view(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner, attr="view") as function):
            return [
                renamed("reshape", found.source, function, "reshape"),
                followed_by("contiguous", found.source, owner, ".contiguous()"),
            ]
    return []


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
        numbers = [one for one in call.args if _is_length(one) or isinstance(one, ast.Constant)]
        given = numbers[-1] if numbers and numbers[-1] is call.args[-1] else None
    if given is None:
        return [with_argument("axis", found.source, call, f"dim={axis}")]
    same = written(found.source, given) == axis or not (isinstance(given, ast.Constant) or _is_length(given))
    return [] if same else [replacing("axis", found.source, given, axis)]


def index(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The last element in place of one beyond the end; a slip of the comma for a colon (``X[0,2,:]``)."""
    if not isinstance(found.node, ast.Subscript):
        return []
    part = found.node.slice
    parts = part.elts if isinstance(part, ast.Tuple) else [part]
    wrong = facts.get("index", "")
    return [replacing("last-index", found.source, one, "-1") for one in parts if written(found.source, one) == wrong]


def colons(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``X[0,2,:]`` → ``X[0:2,:]``: each comma in turn; and without the last index."""
    if not isinstance(found.node, ast.Subscript) or not isinstance(found.node.slice, ast.Tuple):
        return []
    parts = found.node.slice.elts
    repairs = []
    for left, right in itertools.pairwise(parts):
        _, _, line, column = found.source.place(left)
        end_line, end_column, _, _ = found.source.place(right)
        if line == end_line:
            repairs.append(Repair("colon-slice", Span(line, column, end_line, end_column), ":"))
    _, _, line, column = found.source.place(parts[-2])
    _, _, end_line, end_column = found.source.place(parts[-1])
    return [*repairs, Repair("fewer-indices", Span(line, column, end_line, end_column), "")]


def stored(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``X[0:2] = v`` and ``x.expand(…)``: the value as a column, or transposed."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner)):
            value: ast.expr | None = owner
        case _:
            value = _assigned_at(found)
    if value is None:
        return []
    return [
        followed_by("column", found.source, value, "[:, None]"),
        followed_by("transpose", found.source, value, ".T"),
    ]


def _assigned_at(found: About) -> ast.expr | None:
    for node in ast.walk(found.source.tree):
        match node:
            case ast.Assign(targets=targets, value=value) if any(target is found.node for target in targets):
                return value
    return None


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


def scalar_index(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Subscript(value=owner):
            text = written(found.source, owner)
            return [
                replacing("item", found.source, found.node, f"{text}.item()"),
                replacing("whole", found.source, found.node, text),
            ]
    return []


def scalar_length(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Call(args=[value]):
            return [replacing("numel", found.source, found.node, f"{written(found.source, value)}.numel()")]
    return []


def scalar_loop(found: About, facts: Facts, run: Run) -> list[Repair]:
    iterables = [n.iter for n in ast.walk(found.source.tree) if isinstance(n, ast.For | ast.comprehension)]
    match found.node:
        case ast.Call(args=[value, *_]):
            iterables.append(value)
        case ast.expr() as value:
            iterables.append(value)
    near = [value for value in iterables if found.node is not None and _within(found, value)]
    return [followed_by("flatten", found.source, value, ".reshape(-1)") for value in near]


def _within(found: About, node: ast.expr) -> bool:
    assert found.node is not None
    line, column, end_line, end_column = found.source.place(found.node)
    one = found.source.place(node)
    return (line, column) <= one[:2] and one[2:] <= (end_line, end_column)


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
