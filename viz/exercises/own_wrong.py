"""Wrong answers that the page proposes to a teacher: the reference with one mistake that learners make.

Each changes one place of the text, found in its syntax tree, and leaves the rest as it was typed. What comes out is
only a proposal: a change may give another right answer.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from core.exercises.choices import belonging, pairs
from core.exercises.records import Order
from core.exercises.verdicts import Seen
from core.program.source import name_called

MOST = 14
MOST_OF_ONE_CHANGE = 2
MOST_NODES = 4_000

CHANGES = {
    "axis": "along another axis",
    "keepdim": "with or without keepdim",
    "transposed": "transposed",
    "swapped": "operands in the other order",
    "sign": "with another sign",
    "shifted": "off by one",
    "whole": "with whole numbers",
    "plus": "+ for −, or − for +",
    "mean": "sum for mean, or mean for sum",
    "extreme": "smallest for largest, or largest for smallest",
    "bound": "with or without the end of a range",
    "nothing": "no result",
    "detached": "cut from the graph",
    "starter": "the starter, unchanged",
    "nested": "one bracket more",
    "flat": "one bracket less",
    "number": "another kind of number",
    "other": "the opposite",
    "empty": "nothing",
    "missing": "one right sentence missing",
    "extra": "one wrong sentence more",
    "reversed": "two steps exchanged",
    "lacking": "one step missing",
    "surplus": "one step more, which does not belong",
}
"""What was changed; translated."""


class Proposed(NamedTuple):
    """A wrong answer.

    Attributes:
        change: Key of CHANGES.
        answer: As a learner gives it.
        line: The line that was changed, as it reads now; "" where that says nothing.
    """

    change: str
    answer: str
    line: str


class Edit(NamedTuple):
    """One change of a text: what takes the place of a node."""

    change: str
    node: ast.expr | ast.stmt
    text: str


def wrong_programs(reference: str, *, starter: str = "", graph: bool = False) -> tuple[Proposed, ...]:
    """Return wrong programs near a right one; none where it cannot be read.

    Args:
        starter: What the learner begins with, which must not be accepted as it is.
        graph: Whether the answer's place in the graph is looked at, too.
    """
    tree = _parsed(reference)
    if tree is None:
        return ()
    found = [Proposed("starter", starter, "")] if starter.strip() else []
    seen = {ast.dump(tree)}
    counts: dict[str, int] = {}
    for edit in _edits(tree, graph):
        if counts.get(edit.change, 0) >= MOST_OF_ONE_CHANGE or len(found) >= MOST:
            continue
        text, line = _with(reference, edit)
        changed = _parsed(text)
        if changed is not None and (told := ast.dump(changed)) not in seen:
            seen.add(told)
            counts[edit.change] = counts.get(edit.change, 0) + 1
            found.append(Proposed(edit.change, text, line))
    return tuple(found)


def _parsed(text: str) -> ast.Module | None:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    return tree if sum(1 for _node in ast.walk(tree)) <= MOST_NODES else None


def _edits(tree: ast.Module, graph: bool) -> Iterator[Edit]:
    """Yield every change, the most telling kinds first."""
    nodes = list(ast.walk(tree))
    for rule in RULES:
        if rule is not _detached or graph:
            for node in nodes:
                yield from rule(node)


def _with(text: str, edit: Edit) -> tuple[str, str]:
    """Return the changed text, and its changed line."""
    lines = text.split("\n")
    node = edit.node
    assert node.end_lineno is not None and node.end_col_offset is not None
    first, last = lines[node.lineno - 1].encode(), lines[node.end_lineno - 1].encode()
    before, after = first[: node.col_offset].decode(), last[node.end_col_offset :].decode()
    middle = f"{before}{edit.text}{after}".split("\n")
    changed = "\n".join([*lines[: node.lineno - 1], *middle, *lines[node.end_lineno :]])
    return changed, middle[0].strip()


def _written(node: ast.AST) -> str:
    return ast.unparse(node)


def _inside(node: ast.AST) -> str:
    """Return an operand as text that binds closer than any operator around it."""
    text = ast.unparse(node)
    return text if isinstance(node, ast.Name | ast.Constant | ast.Call | ast.Attribute | ast.Subscript) else f"({text})"


Rule = Callable[[ast.AST], Iterable[Edit]]
AXIS_WORDS = ("dim", "axis")
ALONG = {"sum", "mean", "max", "min", "amax", "amin", "argmax", "argmin", "prod", "cumsum", "softmax", "log_softmax",
         "norm", "std", "var", "cat", "stack", "concat", "unsqueeze", "squeeze",
         "logsumexp", "any", "all", "sort"}  # fmt: skip
EXCHANGED = {"sum": "mean", "mean": "sum", "max": "min", "min": "max", "argmax": "argmin", "argmin": "argmax",
             "amax": "amin", "amin": "amax", "maximum": "minimum", "minimum": "maximum"}  # fmt: skip


def _whole(node: ast.AST | None) -> int | None:
    """Return the whole number that an expression writes, also with a minus."""
    match node:
        case ast.Constant(value=int() as value) if not isinstance(value, bool):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as value)) if not isinstance(value, bool):
            return -value
    return None


def _axis(node: ast.AST) -> Iterator[Edit]:
    if not isinstance(node, ast.Call):
        return
    places: list[ast.expr] = [word.value for word in node.keywords if word.arg in AXIS_WORDS]
    if name_called(node) in ALONG:
        places += [one for one in node.args[:2] if _whole(one) is not None][:1]
    for place in places:
        axis = _whole(place)
        if axis is not None:
            yield Edit("axis", place, {0: "1", 1: "0", -1: "0"}.get(axis, "0"))


def _keepdim(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Call):
        for word in node.keywords:
            if word.arg in ("keepdim", "keepdims") and isinstance(word.value, ast.Constant):
                yield Edit("keepdim", word.value, str(not word.value.value))


def _transposed(node: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.Attribute(value=value, attr="T" | "mT" | "H" | "mH", ctx=ast.Load()):
            yield Edit("transposed", node, _inside(value))
        case ast.Call(func=ast.Attribute(value=value, attr="t" | "transpose")):
            yield Edit("transposed", node, _inside(value))
        case ast.BinOp(op=ast.MatMult(), right=ast.Name() as operand):
            yield Edit("transposed", operand, f"{operand.id}.T")


def _swapped(node: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.BinOp(op=ast.MatMult() | ast.Sub() | ast.Div() | ast.Pow(), left=left, right=right):
            sign = {ast.MatMult: "@", ast.Sub: "-", ast.Div: "/", ast.Pow: "**"}[type(node.op)]
            yield Edit("swapped", node, f"{_inside(right)} {sign} {_inside(left)}")
        case ast.Call(args=[left, right]) if name_called(node) in ("matmul", "mm", "outer", "sub", "div", "where"):
            yield Edit("swapped", node, f"{_written(node.func)}({_written(right)}, {_written(left)})")


def _results(node: ast.AST) -> Iterator[ast.expr]:
    """Yield what a function returns, or what a statement outside gives a name."""
    match node:
        case ast.Return(value=ast.expr() as value):
            yield value
        case ast.Module(body=body):
            yield from (one.value for one in body if isinstance(one, ast.Assign) and not _made(one.value))


def _made(value: ast.expr) -> bool:
    """Whether an expression writes a value down rather than computes one."""
    return not any(isinstance(one, ast.BinOp | ast.Call | ast.Subscript | ast.Attribute) for one in ast.walk(value))


def _sign(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and not isinstance(node.operand, ast.Constant):
        yield Edit("sign", node, _inside(node.operand))
    for value in _results(node):
        if not isinstance(value, ast.Tuple | ast.List | ast.Dict | ast.JoinedStr):
            yield Edit("sign", value, f"-{_inside(value)}")


def _plus(node: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            yield Edit("plus", node, f"{_inside(left)} - {_inside(right)}")
        case ast.BinOp(op=ast.Sub(), left=left, right=right):
            yield Edit("plus", node, f"{_inside(left)} + {_inside(right)}")
        case ast.AugAssign(op=ast.Add() | ast.Sub(), target=target, value=value):
            sign = "-=" if isinstance(node.op, ast.Add) else "+="
            yield Edit("plus", node, f"{_written(target)} {sign} {_written(value)}")


def _mean(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Attribute) and node.attr in EXCHANGED:
        change = "mean" if node.attr in ("sum", "mean") else "extreme"
        yield Edit(change, node, f"{_inside(node.value)}.{EXCHANGED[node.attr]}")


def _shifted(node: ast.AST) -> Iterator[Edit]:
    """Move an index, a slice's end, a range's end or an exponent by one."""
    places: list[ast.expr | None] = []
    match node:
        case ast.Subscript(slice=ast.Slice(lower=lower, upper=upper)):
            places = [lower, upper]
        case ast.Subscript(slice=ast.Constant() as index):
            places = [index]
        case ast.Call(func=ast.Name(id="range") | ast.Attribute(attr="arange"), args=[*_before, last]):
            if _whole(last) is None:
                yield Edit("shifted", last, f"{_inside(last)} - 1")
            places = [last]
        case ast.BinOp(op=ast.Pow(), right=exponent):
            places = [exponent]
    for place in places:
        value = _whole(place)
        if value is not None and place is not None:
            yield Edit("shifted", place, str(value + 1))


def _bound(node: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            other = {ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">"}.get(type(op))
            if other is not None:
                yield Edit("bound", node, f"{_inside(left)} {other} {_inside(right)}")


def _whole_numbers(node: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.BinOp(op=ast.Div(), left=left, right=right):
            yield Edit("whole", node, f"{_inside(left)} // {_inside(right)}")
        case ast.Attribute(attr="float32" | "float64" | "float" | "double", value=ast.Name(id="torch")):
            yield Edit("whole", node, "torch.int64")
    for value in _results(node):
        if not isinstance(value, ast.Tuple | ast.List | ast.Dict | ast.JoinedStr | ast.Compare):
            yield Edit("whole", value, f"{_inside(value)}.int()")


def _nothing(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Return) and node.value is not None:
        yield Edit("nothing", node, _written(node.value))
    elif isinstance(node, ast.Module) and node.body and isinstance(node.body[-1], ast.Assign):
        yield Edit("nothing", node.body[-1], _written(node.body[-1].value))


def _detached(node: ast.AST) -> Iterator[Edit]:
    for value in _results(node):
        if not isinstance(value, ast.Tuple | ast.List | ast.Dict | ast.JoinedStr):
            yield Edit("detached", value, f"{_inside(value)}.detach()")


RULES: tuple[Rule, ...] = (
    _axis, _keepdim, _mean, _transposed, _swapped, _plus, _shifted, _bound, _sign, _whole_numbers, _nothing, _detached,
)  # fmt: skip


# --- typed values, choices and orders


def wrong_values(right: Seen) -> tuple[Proposed, ...]:
    """Return wrong values near a right one, as a learner would type them."""
    plain = plain_value(right)
    if plain is None:
        return ()
    found: dict[str, str] = {}
    for change, value in _values(plain):
        text = as_typed(value)
        if text != as_typed(plain) and text not in found.values():
            found.setdefault(change, text)
    return tuple(Proposed(change, text, text) for change, text in found.items())


def as_typed(value: object) -> str:
    """Return a value as a learner types it: repr, but for the floats that no literal writes."""
    match value:
        case list():
            return f"[{', '.join(map(as_typed, value))}]"
        case tuple():
            return f"({', '.join(map(as_typed, value))}{',' if len(value) == 1 else ''})"
        case float() if not math.isfinite(value):
            return f"float('{value}')"
    return repr(value)


def plain_value(seen: Seen) -> object | None:
    """Return a small value as Python has it."""
    match seen.kind:
        case "number" | "bool":
            return seen.number
        case "text":
            return seen.text
        case "tuple" | "list":
            items = [plain_value(one) for one in seen.items]
            return tuple(items) if seen.kind == "tuple" else items
        case "tensor" if seen.tensor is not None and seen.tensor.numel <= 400:
            return seen.tensor.tolist()
    return None


def _values(value: object) -> Iterator[tuple[str, object]]:
    match value:
        case bool():
            yield "other", not value
        case int() | float():
            yield "shifted", value + 1
            yield "sign", -value
            yield "number", float(value) if isinstance(value, int) else int(value) if math.isfinite(value) else 0
            yield "nested", [value]
        case str():
            yield "empty", ""
            yield "number", 0
        case tuple():
            yield "reversed", value[::-1]
            yield "nested", (*value, 1)
            yield "flat", value[:-1]
            yield "shifted", (*value[:-1], value[-1] + 1) if value and isinstance(value[-1], int) else ()
            yield "number", list(value)
        case list():
            yield "transposed", _turned(value)
            yield "sign", _each(value, lambda one: -one)
            yield "shifted", _each(value, lambda one: one + 1)
            yield "nested", [value]
            yield "flat", value[0] if value else 0


def _turned(value: list[object]) -> list[object]:
    if value and all(isinstance(one, list) for one in value):
        return [list(column) for column in zip(*value, strict=False)]  # type: ignore[call-overload]
    return value[::-1]


def _each(value: object, change: Callable[[float], float]) -> object:
    if isinstance(value, list):
        return [_each(one, change) for one in value]
    return change(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def wrong_choices(right: tuple[int, ...], count: int) -> tuple[Proposed, ...]:
    """Return every single sentence, the right ones less one and more one, where these are wrong."""
    sets = [("other", (one,)) for one in range(count)]
    sets += [("missing", tuple(place for place in right if place != one)) for one in right if len(right) > 1]
    sets += [("extra", tuple(sorted({*right, one}))) for one in range(count) if one not in right]
    found: dict[str, str] = {}
    for change, chosen in sets:
        text = ",".join(map(str, chosen))
        if set(chosen) != set(right) and text not in found:
            found[text] = change
    return tuple(Proposed(change, text, text) for text, change in list(found.items())[:MOST])


def wrong_orders(asked: Order) -> tuple[Proposed, ...]:
    """Return wrong orders near the right one.

    Two neighbours are exchanged of which the first comes before the second in every right order, the last step is
    left out, or a step is added that does not belong.
    """
    right, kept = belonging(asked), pairs(asked)
    found = []
    for place, pair in enumerate(pairwise(right)):
        if pair in kept:
            found.append(("reversed", (*right[:place], *reversed(pair), *right[place + 2 :])))
    found.append(("lacking", right[:-1]))
    found += [("surplus", (*right, stranger.place)) for stranger in asked.strangers]
    return tuple(Proposed(change, text, text) for change, order in found[:MOST] if (text := ",".join(map(str, order))))
