"""Changes of the text that would surely mend a mistake. Imports no torch."""

from __future__ import annotations

import ast
from collections.abc import Callable

from core.language.source import Source
from core.language.stops import Place
from core.trace import Repair, Span

REDUCTIONS = {"sum", "mean", "max", "min", "amax", "amin", "prod", "std", "var"}


def repairs_for(kind: str, source: Source, place: Place | None) -> tuple[Repair, ...]:
    """Return what to offer for a mistake of this kind at this place."""
    if place is None or kind not in REPAIRS:
        return ()
    nodes = [node for node in ast.walk(source.tree) if hasattr(node, "lineno") and source.place(node) == place]
    return tuple(repair for node in nodes for repair in REPAIRS[kind](source, node))


def not_scalar(source: Source, name: str, last: ast.stmt) -> tuple[Repair, ...]:
    """Offer a last line that starts the backward pass from a value with several elements."""
    _, _, line, column = source.place(last)
    end = Span(line, column, line, column)
    return (
        Repair("sum-backward", end, f"\n{name}.sum().backward()"),
        Repair("cotangent-backward", end, f"\n{name}.backward(torch.ones_like({name}))"),
    )


def _at_end(source: Source, node: ast.AST, back: int = 0) -> Span:
    _, _, line, column = source.place(node)
    return Span(line, column - back, line, column - back)


def _whole(source: Source, node: ast.AST) -> Span:
    return Span(*source.place(node))


def _keep_dimension(source: Source, node: ast.AST) -> list[Repair]:
    """``A / A.sum(axis=1)`` → ``A / A.sum(axis=1, keepdims=True)``: certain when A is the same expression."""
    match node:
        case ast.BinOp(left=left, right=ast.Call(func=ast.Attribute(value=owner, attr=attr)) as call):
            named = {keyword.arg for keyword in call.keywords}
            axis = bool(call.args) or bool(named & {"dim", "axis"})
            if (
                attr in REDUCTIONS
                and axis
                and not named & {"keepdim", "keepdims"}
                and ast.dump(left) == ast.dump(owner)
            ):
                return [Repair("keepdims", _at_end(source, call, back=1), ", keepdims=True")]
    return []


def _sum_first(source: Source, node: ast.AST) -> list[Repair]:
    """``y.backward()`` → ``y.sum().backward()`` or ``y.backward(torch.ones_like(y))``."""
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="backward"), args=[]) as call:
            text = source.cut(source.place(owner))
            repairs = [Repair("sum-backward", _at_end(source, owner), ".sum()")]
            if isinstance(owner, ast.Name) and not call.keywords:
                repairs.append(
                    Repair("cotangent-backward", _whole(source, call), f"{text}.backward(torch.ones_like({text}))")
                )
            return repairs
    return []


def _brackets(opening: str, closing: str, kind: str) -> Callable[[Source, ast.AST], list[Repair]]:
    """Put one pair of brackets around all positional arguments."""

    def repair(source: Source, node: ast.AST) -> list[Repair]:
        if not isinstance(node, ast.Call) or len(node.args) < 2 or any(isinstance(a, ast.Starred) for a in node.args):
            return []
        line, column, _, _ = source.place(node.args[0])
        _, _, end_line, end_column = source.place(node.args[-1])
        text = source.cut((line, column, end_line, end_column))
        return [Repair(kind, Span(line, column, end_line, end_column), f"{opening}{text}{closing}")]

    return repair


def _tensors_only(source: Source, node: ast.AST) -> list[Repair]:
    """``torch.cat(X, Y, dim=0)`` → ``torch.cat((X, Y), dim=0)``."""
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[-1], ast.Constant):
        node = ast.copy_location(ast.Call(node.func, node.args[:-1], node.keywords), node)
    return _brackets("(", ")", "tuple")(source, node)


def _reshape(source: Source, node: ast.AST) -> list[Repair]:
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="view") as function):
            _, _, line, column = source.place(owner)
            text = source.cut(source.place(function))[len(source.cut(source.place(owner))) :]
            if text == ".view":
                return [Repair("reshape", Span(line, column, line, column + len(text)), ".reshape")]
    return []


REPAIRS: dict[str, Callable[[Source, ast.AST], list[Repair]]] = {
    "broadcast": _keep_dimension,
    "not-scalar": _sum_first,
    "cat-tuple": _tensors_only,
    "tensor-brackets": _brackets("[", "]", "brackets"),
    "view": _reshape,
}
"""Kind of mistake → what to offer for the expression it is about."""
