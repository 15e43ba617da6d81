"""Leaves as numbers in the program's text: to turn one is to rewrite its literal.

What is on screen stays what the text says: there is no value beside it that a copy of the program would not have.
A leaf that is made by a function (``torch.arange(4.0)``) is first written out as ``torch.tensor([0., 1., 2., 3.])``.
"""

from __future__ import annotations

import ast
import math
from collections import Counter
from weakref import WeakKeyDictionary

import msgspec
import numpy

from core.trace import Node, Span, Trace
from core.trace.tables import nodes_of_operation, operands_of

MOST_CELLS = 12
"""Cells of a leaf that get a slider each."""

MOST_LEAVES = 8
FACTORIES = {"arange", "zeros", "ones", "full", "rand", "randn", "linspace", "eye", "empty", "randint", "normal"}
LITERALS = {"tensor", "as_tensor", "Tensor", "FloatTensor"}


class Cell(msgspec.Struct, frozen=True):
    """One number of a leaf: where it stands in the text (characters from the start, end exclusive) and its value."""

    start: int
    end: int
    value: float


class Leaf(msgspec.Struct, frozen=True):
    """A leaf whose numbers can be turned.

    Attributes:
        name: Its variable.
        node: Index of its node.
        shape: Of its value.
        cells: In C order; empty when its numbers do not stand in the text.
        call: Where the call stands that could be written out as numbers, or None.
    """

    name: str
    node: int
    shape: tuple[int, ...]
    cells: tuple[Cell, ...] = ()
    call: tuple[int, int] | None = None


def live_leaves(trace: Trace) -> tuple[Leaf, ...]:
    """Return the leaves that are numbers in the text, or could be; those that require grad first."""
    if (found := _known.get(trace)) is None:
        found = _known[trace] = _found(trace)
    return found


_known: WeakKeyDictionary[Trace, tuple[Leaf, ...]] = WeakKeyDictionary()
"""Those of the traces that are still there: several parts of a page ask."""


def _found(trace: Trace) -> tuple[Leaf, ...]:
    if "\r" in trace.source:  # a pasted file of another system; the editor sends none
        return ()
    starts = _line_starts(trace.source)
    seen: set[Span] = set()
    found: list[tuple[bool, Leaf]] = []
    for node in nodes_of_operation(trace.nodes, lambda operation: operation in ("leaf", "constant")):
        if not node.names or node.span is None or node.span in seen:
            continue
        seen.add(node.span)
        leaf = _leaf(trace.source, starts, node)
        if leaf is not None:
            found.append((node.operation == "constant", leaf))
    times = Counter(trace.nodes[at].span for at, operands in enumerate(operands_of(trace.nodes)) if not operands)
    usable = [(late, leaf) for late, leaf in found if leaf.cells or times[trace.nodes[leaf.node].span] == 1]
    return tuple(leaf for _, leaf in sorted(usable, key=lambda pair: pair[0]))[:MOST_LEAVES]


def rewritten(source: str, cell: Cell, value: float) -> str:
    """Return the program with another number in the cell's place."""
    return source[: cell.start] + number_literal(value) + source[cell.end :]


def written_out(trace: Trace, leaf: Leaf) -> str:
    """Return the program with the leaf's numbers in place of the call that made them."""
    assert leaf.call is not None
    start, end = leaf.call
    call = ast.parse(trace.source[start:end], mode="eval").body
    kept = [
        f", {word.arg}={ast.unparse(word.value)}"
        for word in (call.keywords if isinstance(call, ast.Call) else [])
        if word.arg in ("requires_grad", "dtype", "device")
    ]
    numbers = _nested(trace.nodes[leaf.node].value.array())
    return f"{trace.source[:start]}torch.tensor({numbers}{''.join(kept)}){trace.source[end:]}"


def number_literal(value: float) -> str:
    """Return a float as a program writes it in short: ``2.``, ``-0.35``, ``1e-05``."""
    if not math.isfinite(value):
        return "0."
    text = f"{value:.6g}"
    return text if "." in text or "e" in text else text + "."


def _nested(array: numpy.ndarray) -> str:
    """Return nested lists of the shortest texts that give the same numbers back."""
    if array.ndim:
        return f"[{', '.join(map(_nested, array))}]"
    number: numpy.floating = array.dtype.type(array.item())
    if number and not 1e-4 <= abs(number) < 1e7:
        return numpy.format_float_scientific(number, trim="-")
    return numpy.format_float_positional(number, trim=".")


def _leaf(source: str, starts: list[int], node: Node) -> Leaf | None:
    value = node.value
    if not value.dtype.startswith(("float", "bfloat")) or not 0 < value.numel <= MOST_CELLS or value.missing:
        return None
    assert node.span is not None
    start = starts[node.span.line - 1] + node.span.column
    end = starts[node.span.end_line - 1] + node.span.end_column
    try:
        tree = ast.parse(source[start:end], mode="eval")
    except SyntaxError:
        return None
    calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call) and _called(one) in LITERALS | FACTORIES]
    if len(calls) != 1:
        return None
    places = _Places(source[start:end], start)
    if _called(calls[0]) in LITERALS:
        numbers = _numbers(calls[0].args[0]) if len(calls[0].args) == 1 else None
        if numbers is None or len(numbers) != value.numel:
            return None
        cells = [Cell(*places.of(one), number) for one, number in numbers]
        return Leaf(node.names[0], node.index, value.shape, cells=tuple(cells))
    if all(map(math.isfinite, value.array().reshape(-1).tolist())):
        return Leaf(node.names[0], node.index, value.shape, call=places.of(calls[0]))
    return None


def _called(call: ast.Call) -> str:
    """Return the name of a function of torch (``torch.tensor``), or ""."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="torch"), attr=name):
            return name
    return ""


def _numbers(tree: ast.expr) -> list[tuple[ast.expr, float]] | None:
    """Return the numbers of nested lists with their values, in order; None when something else is among them."""
    if isinstance(tree, ast.List | ast.Tuple):
        found = [_numbers(one) for one in tree.elts]
        return None if None in found else [pair for one in found for pair in one or ()]
    match tree:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int() | float() as value):
            return [(tree, float(value))]
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return [(tree, -float(value))]
    return None


class _Places:
    """Turns the parser's lines and bytes into characters from the start of the program."""

    def __init__(self, text: str, offset: int) -> None:
        self._lines = text.split("\n")
        self._starts = [offset + start for start in _line_starts(text)]

    def of(self, tree: ast.expr) -> tuple[int, int]:
        assert tree.end_lineno is not None and tree.end_col_offset is not None
        return self._at(tree.lineno, tree.col_offset), self._at(tree.end_lineno, tree.end_col_offset)

    def _at(self, line: int, byte: int) -> int:
        before = self._lines[line - 1].encode()[:byte].decode()
        return self._starts[line - 1] + len(before)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts
