"""The call that a node's text describes: which operand and which number is which parameter of the record."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.trace import Node, Trace
from viz.operations.record import Back, Operation
from viz.operations.registry import OPERATIONS, operation_of

SLOT = "slot_{}_of_the_call"
"""What a slot becomes while Python's parser reads the text."""

BY_OPERATOR: dict[type, str] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "div", ast.Pow: "pow", ast.MatMult: "matmul",
    ast.Mod: "remainder", ast.FloorDiv: "floor_divide",
}  # fmt: skip

SPELLED = {"axis": "dim", "keepdims": "keepdim", "input": "x", "self": "x", "other": "y", "exponent": "y",
           "target": "y", "mat2": "y", "vec2": "y"}  # fmt: skip
"""torch's name of a parameter → the records' name."""


@dataclass(frozen=True)
class Call:
    """One call of a known operation.

    Attributes:
        operation: The record that holds for this call.
        slots: Parameter → the slots of its operands, usually one.
        constants: Parameter → what was given in place of a tensor; defaults included.
    """

    operation: Operation
    slots: Mapping[str, tuple[int, ...]]
    constants: Mapping[str, Any]

    def parameter(self, slot: int) -> str:
        """Return which parameter an operand is; "" for none."""
        return next((name for name, slots in self.slots.items() if slot in slots), "")

    def ways(self, slot: int) -> tuple[Back, ...]:
        """Return the ways in which an operand may get its contribution."""
        return self.operation.back.get(self.parameter(slot), ())

    def holds(self) -> bool:
        """Return whether the record's formulas hold for the constants of this call."""
        return all(
            name not in self.constants or self.constants[name] in allowed
            for name, allowed in self.operation.only.items()
        )


def as_expression(text: str) -> str:
    """Return a write as an expression: ``{0} *= 2`` is ``{0} * (2)``."""
    write = re.fullmatch(r"(\{0\}) (\*\*|//|[-+*/@%])= (.+)", text, re.DOTALL)
    return f"{write[1]} {write[2]} ({write[3]})" if write else text


def parsed(text: str) -> ast.expr | None:
    """Return the syntax tree of a node's text, its slots as names; None for what is no expression."""
    named = re.sub(r"\{(\d+)\}", lambda slot: SLOT.format(slot.group(1)), as_expression(text))
    try:
        return ast.parse(named, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


RANKED = 3
"""Operands of which the number of axes is asked for; a `cat` may have thousands."""


def call_of(trace: Trace, node: Node) -> Call | None:
    """Return a node's call; None for an operation that is not known or a text that cannot be read."""
    operation = operation_of(node)
    if operation is None:
        return None
    if operation.family == "writes":
        return _write(operation, len(node.operands))
    asked = node.operands[:RANKED] if operation.by_rank or operation.of_two else ()
    return bound(operation, node.text, tuple(len(trace.nodes[index].value.shape) for index in asked))


LONGEST = 20_000
"""Characters of a call that is read: one of thousands of tensors says nothing that a formula could show."""

KEPT = 300
"""Characters of a call that is worth keeping; a stranger's texts may be long."""


def bound(operation: Operation, text: str, ranks: tuple[int, ...]) -> Call | None:
    """Return the call of an operation whose operands have so many axes."""
    if len(text) > LONGEST:
        return None
    return (_kept if len(text) <= KEPT else _kept_shortly)(operation, text, ranks)


def _bound(operation: Operation, text: str, ranks: tuple[int, ...]) -> Call | None:
    tree = parsed(text)
    if tree is None:
        return None
    if isinstance(tree, ast.BinOp) and type(tree.op) in BY_OPERATOR:
        operation = OPERATIONS[BY_OPERATOR[type(tree.op)]]  # `2 - x` is a sub of 2 and x, whatever torch called
    if operation.of_two and len(ranks) == 2:
        operation = OPERATIONS[operation.of_two]
    for wanted, name in operation.by_rank.items():
        if ranks[: len(wanted)] == wanted:
            operation = OPERATIONS[name]
            break
    given, words = _arguments(tree)
    return None if given is None else _bind(operation, given, words)


_kept = lru_cache(maxsize=1024)(_bound)  # a loop makes the same call at every turn
_kept_shortly = lru_cache(maxsize=4)(_bound)  # a `cat` of thousands asks once for each of its operands


def _write(operation: Operation, count: int) -> Call:
    """Return the call of a write: its first operand is the tensor, its last one what is written, if it is a tensor."""
    slots = {"x": (0,)} | ({"y": (count - 1,)} if count > 1 and "y" in operation.back else {})
    return Call(operation, slots, {})


def _arguments(tree: ast.expr) -> tuple[list[ast.expr] | None, dict[str, ast.expr]]:
    match tree:
        case ast.BinOp(left=left, right=right) | ast.Compare(left=left, comparators=[right]):
            return [left, right], {}
        case ast.UnaryOp(operand=one) | ast.Attribute(value=one) | ast.Subscript(value=one):
            return [one], {}
        case ast.Call(args=args, keywords=keywords):
            return args, {word.arg: word.value for word in keywords if word.arg}
        case ast.Name():
            return [tree], {}
    return None, {}


@lru_cache(maxsize=512)
def _parameters(text: str) -> tuple[tuple[str, ...], str, Mapping[str, Any]]:
    """Return the names of a record's parameters, the one that takes all further arguments, and the defaults."""
    found = ast.parse(f"def call({text}): pass").body[0]
    assert isinstance(found, ast.FunctionDef)
    names = tuple(one.arg for one in found.args.args)
    defaults = [ast.literal_eval(one) for one in found.args.defaults]
    rest = found.args.vararg.arg if found.args.vararg else ""
    return names, rest, dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))


def defaults(operation: Operation) -> Mapping[str, Any]:
    """Return the parameters of an operation that need not be given, with their values."""
    return _parameters(operation.parameters)[2]


def without_defaults(operation: Operation | None, text: str) -> str:
    """Return a call's text without the arguments that nobody gave: torch's own Python writes out its defaults."""
    return re.sub(_silent_arguments(operation), "", text)


@lru_cache(maxsize=512)
def _silent_arguments(operation: Operation | None) -> str:
    known = [] if operation is None else [f"{name}={value!r}" for name, value in defaults(operation).items()]
    quiet = "|".join([r"\w+=None", r"_stacklevel=\d+", r"\w+=False", *map(re.escape, known)])
    return rf", (?:{quiet})(?=[,)])"


def _bind(operation: Operation, given: list[ast.expr], words: dict[str, ast.expr]) -> Call:
    names, rest, defaults = _parameters(operation.parameters)
    slots: dict[str, tuple[int, ...]] = {}
    constants = dict(defaults)
    pairs = [
        (names[place] if place < len(names) else rest or f"further {place}", one) for place, one in enumerate(given)
    ]
    pairs += [(name if name in names else SPELLED.get(name, name), one) for name, one in words.items()]
    for name, tree in pairs:
        found = _slots(tree)
        if found:
            slots[name] = (*slots.get(name, ()), *found)
            constants.pop(name, None)
        else:
            constants[name] = _literal(tree)
    return Call(operation, slots, constants)


def _slots(tree: ast.expr) -> tuple[int, ...]:
    found = [re.fullmatch(SLOT.format(r"(\d+)"), one.id) for one in ast.walk(tree) if isinstance(one, ast.Name)]
    return tuple(int(one[1]) for one in found if one)


class Unread:
    """An argument that is no literal: the call's formulas do not hold for it."""

    def __repr__(self) -> str:
        return "…"


UNREAD = Unread()


def _literal(tree: ast.expr) -> Any:
    try:
        return ast.literal_eval(tree)
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return {"inf": float("inf"), "nan": float("nan")}.get(ast.unparse(tree), UNREAD)
