"""One output cell of an operation worked out with the learner's numbers: ``1 · 3 + 2 · (−1) = 1``."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterable
from typing import Any

import numpy

from core.trace import Node, Snapshot, Trace, cell_index
from viz.cells import MINUS, number_text
from viz.node.latex import number_latex
from viz.node.python_latex import expression_latex
from viz.node.rules import ELEMENTWISE, PRODUCTS

TERMS = 8
"""Of a longer sum the first ones are written, then dots and the last."""

SUMS = {"sum": "", "mean": r"\tfrac{{1}}{{{count}}}", "prod": "", "norm": "", "max": r"\max", "min": r"\min",
        "amax": r"\max", "amin": r"\min"}  # fmt: skip
COMPARISONS = {"gt", "ge", "lt", "le", "eq", "ne", "maximum", "minimum", "fmod", "remainder"}


def worked(trace: Trace, node: Node, cell: int) -> str | None:
    """Return the LaTeX of how this cell (flat, C order) came about, its value last; None where no way is short."""
    operands = [trace.nodes[index].value for index in node.operands]
    if not operands or any(_unreadable(value) for value in [*operands, node.value]) or cell >= node.value.numel:
        return None
    place = cell_index(cell, node.value.shape)
    operation = node.operation.rstrip("_")
    if operation in ELEMENTWISE | COMPARISONS:
        terms = _elementwise(node, operands, place)
    elif operation in PRODUCTS and len(operands) == 2:
        terms = _product(operands, place)
    elif operation in SUMS:
        terms = _reduction(node, operands[0], place, operation)
    else:
        return None
    if terms is None:
        return None
    result = node.value.array()[place].item()
    return f"{terms} {equals(result)} {number_latex(result)}"


def equals(number: Any) -> str:
    """Return the sign before a number as it is printed: ``=``, or ``\\approx`` where digits are left out."""
    if isinstance(number, (int, complex)) or not math.isfinite(number):
        return "="
    printed = float(number_text(number).replace(MINUS, "-"))
    return "=" if math.isclose(printed, number, rel_tol=1e-6) else r"\approx"


def cell_name(name: str, cell: int, shape: tuple[int, ...]) -> str:
    """Return a cell of a value in a formula: ``a`` for a scalar, ``a_{0,1}`` otherwise."""
    return indexed(name, ",".join(map(str, cell_index(cell, shape)))) if shape else name


def indexed(name: str, index: str) -> str:
    """Return a name with an index; one that has an index already needs brackets around it."""
    return rf"({name})_{{{index}}}" if "_" in name else rf"{name}_{{{index}}}"


def _unreadable(value: Snapshot) -> bool:
    return value.missing is not None or value.elided or value.numel == 0


def _elementwise(node: Node, operands: list[Snapshot], place: tuple[int, ...]) -> str | None:
    numbers = []
    for value in operands:
        own = place[len(place) - len(value.shape) :]
        index = tuple(0 if length == 1 else at for at, length in zip(own, value.shape, strict=True))
        numbers.append(number_latex(value.array()[index].item()))
    latex = expression_latex(node.text, numbers, scalars=True)
    return None if latex is None or "operatorname" in latex or "mathtt" in latex else latex


def _product(operands: list[Snapshot], place: tuple[int, ...]) -> str | None:
    left, right = (value.array() for value in operands)
    if left.ndim > 2 or right.ndim > 2 or not left.ndim or not right.ndim:
        return None
    row = left[place[0]] if left.ndim == 2 else left
    column = right[:, place[-1]] if right.ndim == 2 else right
    if row.shape != column.shape:
        return None
    pairs = zip(row.tolist(), column.tolist(), strict=True)
    return _added([f"{_factor(a)} \\cdot {_factor(b)}" for a, b in pairs])


def _reduction(node: Node, operand: Snapshot, place: tuple[int, ...], operation: str) -> str | None:
    if operation == "norm" and re.search(r"(p|ord)=(?!'fro'|None|2\b)", node.text):
        return None
    axes = reduced_axes(node, len(operand.shape))
    if axes is None:
        return None
    kept = iter(place if len(place) == len(operand.shape) - len(axes) else ())
    if len(place) == len(operand.shape) and axes:  # keepdim: the place of a reduced axis is its only one
        index: list[Any] = [slice(None) if axis in axes else at for axis, at in enumerate(place)]
    else:
        index = [slice(None) if axis in axes else next(kept, None) for axis in range(len(operand.shape))]
    if None in index:
        return None
    numbers = operand.array()[tuple(index)].reshape(-1).tolist()
    return _reduced(operation, numbers)


def _reduced(operation: str, numbers: list[Any]) -> str | None:
    if operation == "norm":
        return rf"\sqrt{{{_added([_factor(one) + '^2' for one in numbers])}}}"
    if operation == "prod":
        return _joined([_factor(one) for one in numbers], r" \cdot ")
    if operation in ("max", "min", "amax", "amin"):
        return rf"{SUMS[operation]}({_joined([number_latex(one) for one in numbers], ', ')})"
    total = _added([number_latex(one) for one in numbers])
    return rf"{SUMS[operation].format(count=len(numbers))}\left({total}\right)" if operation == "mean" else total


def reduced_axes(node: Node, rank: int) -> tuple[int, ...] | None:
    """Return the axes that a reduction removes, from its text; every axis when it names none; None when unreadable."""
    try:
        call = ast.parse(re.sub(r"\{\d+\}", "_", node.text), mode="eval").body
        if not isinstance(call, ast.Call):
            return None
        given = [one for one in call.args if not isinstance(one, ast.Name)]
        named = [word.value for word in call.keywords if word.arg in ("dim", "axis")]
        found = [ast.literal_eval(one) for one in named + given[:1]]
    except (SyntaxError, ValueError):
        return None
    axes = found[0] if found and found[0] is not None else tuple(range(rank))
    axes = axes if isinstance(axes, tuple | list) else (axes,)
    return tuple(sorted(axis % rank for axis in axes)) if rank and all(type(axis) is int for axis in axes) else ()


def _factor(number: Any) -> str:
    latex = number_latex(number)
    return rf"({latex})" if latex.startswith("-") or "e" in latex or isinstance(number, complex) else latex


def _added(terms: list[str]) -> str:
    return _joined([rf"({one})" if one.startswith("-") and i else one for i, one in enumerate(terms)], " + ")


def _joined(terms: list[str], sign: str) -> str:
    shown: Iterable[str] = terms if len(terms) <= TERMS else [*terms[: TERMS - 2], r"\cdots", terms[-1]]
    return sign.join(shown)


def finite(value: Snapshot) -> bool:
    """Return whether every kept cell is a finite number."""
    return not value.missing and bool(numpy.all(numpy.isfinite(value.array())))
