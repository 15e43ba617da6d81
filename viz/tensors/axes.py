"""Colours of the axes of every value: an axis keeps its colour through every operation that keeps the axis.

A colour is a number from 0: the axis that a tensor was born with at that position. Operations that lose the axes
(reshape, a product of matrices) give theirs new colours by position.
"""

from __future__ import annotations

import ast
import re
from typing import Any

import numpy

from core.trace import Node, Trace
from viz.operations.registry import operation_of

Colours = tuple[int, ...]


def axis_colours(trace: Trace) -> tuple[Colours, ...]:
    """Return the colours of the axes of every node, by index."""
    found: list[Colours] = []
    by_name: dict[str, int] = {}
    for node in trace.nodes:
        colours = _colours(node, [found[index] for index in node.operands], [trace.nodes[i] for i in node.operands])
        if node.operation == "re-view" and node.names:
            before = by_name.get(node.name)
            if before is not None and len(found[before]) == len(node.value.shape):
                colours = found[before]
        found.append(colours)
        by_name.update(dict.fromkeys(node.names, node.index))
    return tuple(found)


def _colours(node: Node, colours: list[Colours], operands: list[Node]) -> Colours:
    rank = len(node.value.shape)
    fresh = tuple(range(rank))
    if not colours:
        return fresh
    if node.operation == "getitem":
        kept = _indexed(node, colours[0])
    elif _reorders(node):
        kept = _reordered(node, colours[0])
    elif _reduces(node):
        kept = _reduced(node, colours[0])
    elif node.operation == "unsqueeze":
        kept = _unsqueezed(node, colours[0])
    else:
        kept = _aligned(node, colours, operands)
    return kept if kept is not None and len(kept) == rank else fresh


def _reorders(node: Node) -> bool:
    record = operation_of(node)
    return record is not None and record.reorders


def _reordered(node: Node, colours: Colours) -> Colours | None:
    """Put the axes into the operation's order, as NumPy does it to an array whose axes have different lengths."""
    given, named = _arguments(node)
    lengths = numpy.broadcast_to(0, tuple(range(1, len(colours) + 1)))
    try:
        made = _in_other_order(lengths, node.operation, given or list(named.values()))
    except (ValueError, TypeError):  # the arguments are no literals, or torch alone understands them
        return None
    return tuple(colours[length - 1] for length in made.shape)


def _in_other_order(array: numpy.ndarray, operation: str, given: list[Any]) -> numpy.ndarray:
    match operation:
        case "T" | "t" | "H":
            return array.T
        case "mT" | "mH" | "adjoint":
            return array.swapaxes(-1, -2)
        case "permute":
            return array.transpose(*given)
        case "movedim" | "moveaxis":
            return numpy.moveaxis(array, *given)
    return array.swapaxes(*given)


def _reduces(node: Node) -> bool:
    """Return whether the operation removes axes, or keeps one of length 1 in their place."""
    record = operation_of(node)
    return record is not None and record.family in ("reduction", "asks") and "dim" in record.parameters


def _reduced(node: Node, colours: Colours) -> Colours | None:
    if len(node.value.shape) == len(colours):
        return colours
    given, named = _arguments(node)
    axes = named.get("dim", named.get("axis", given[0] if given else None))
    gone = {axes} if isinstance(axes, int) else set(axes) if isinstance(axes, tuple | list) else set()
    gone = {axis % len(colours) for axis in gone if colours}
    return tuple(colour for axis, colour in enumerate(colours) if axis not in gone)


def _unsqueezed(node: Node, colours: Colours) -> Colours | None:
    given, named = _arguments(node)
    axis = named.get("dim", given[0] if given else None)
    if not isinstance(axis, int):
        return None
    place = axis if axis >= 0 else axis + len(colours) + 1
    return (*colours[:place], _unused(colours), *colours[place:])


def _aligned(node: Node, colours: list[Colours], operands: list[Node]) -> Colours | None:
    """Elementwise, in place, joined: each axis from the first operand that brings it unstretched."""
    rank = len(node.value.shape)
    if node.operation in ("reshape", "view", "flatten", "matmul", "mm", "outer", "stack", "as_strided", "unfold"):
        return colours[0] if operands[0].value.shape == node.value.shape and node.operation != "matmul" else None
    result: list[int | None] = [None] * rank
    for slot, own in enumerate(colours):
        stretched = node.expands[slot] if slot < len(node.expands) else ()
        for axis, colour in zip(range(rank - 1, -1, -1), reversed(own), strict=False):
            if result[axis] is None and axis not in stretched:
                result[axis] = colour
    return None if None in result else tuple(colour for colour in result if colour is not None)


def _indexed(node: Node, colours: Colours) -> Colours | None:
    """Colours after numbers, slices, None and ``...``. Alone a list or a mask keeps them, with others it mixes them."""
    items = _index_entries(node.text)
    if any(isinstance(item, ast.List | ast.Set | ast.Dict) for item in items):
        return colours if len(items) == 1 else None
    taken = sum(not _is(item, None, Ellipsis) for item in items)
    if not items or taken > len(colours):
        return None
    kept: list[int] = []
    axis = 0
    for item in items:
        if _is(item, None):
            kept.append(_unused((*colours, *kept)))
            continue
        passed = len(colours) - taken if _is(item, Ellipsis) else 1
        if _is(item, Ellipsis) or isinstance(item, ast.Slice):
            kept += colours[axis : axis + passed]
        axis += passed
    return (*kept, *colours[axis:])


def _index_entries(text: str) -> list[ast.expr]:
    """Return what stands in the brackets of ``{0}[…]``, by its commas; nothing where that cannot be read."""
    match = re.fullmatch(r"\{0\}\[(.*)\]", text, re.DOTALL)
    try:
        tree = ast.parse(f"_[{match[1]}]", mode="eval").body if match else None
    except SyntaxError:
        return []
    if not isinstance(tree, ast.Subscript):
        return []
    return tree.slice.elts if isinstance(tree.slice, ast.Tuple) else [tree.slice]


def _is(item: ast.expr, *values: object) -> bool:
    return isinstance(item, ast.Constant) and any(item.value is value for value in values)


def _unused(colours: Colours) -> int:
    return next(colour for colour in range(len(colours) + 1) if colour not in colours)


def _arguments(node: Node) -> tuple[list, dict]:
    """Return the literal arguments of the call beside its operands."""
    text = re.sub(r"\{\d+\}", "_", node.text)
    try:
        call = ast.parse(text, mode="eval").body
    except SyntaxError:
        return [], {}
    if not isinstance(call, ast.Call):
        return [], {}
    given = [value for argument in call.args if (value := _literal(argument)) is not None]
    return given, {word.arg: _literal(word.value) for word in call.keywords if word.arg}


def _literal(tree: ast.expr) -> object:
    try:
        return ast.literal_eval(tree)
    except ValueError:
        return None
