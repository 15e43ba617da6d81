"""One output cell of an operation worked out with the learner's numbers: ``1 · 3 + 2 · (−1) = 1``."""

from __future__ import annotations

import ast
import copy
import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy

from core.trace import Node, Snapshot, Trace, cell_index
from viz.cells import MINUS, number_text
from viz.node.latex import indexed, number_latex
from viz.node.python_latex import expression_latex
from viz.operations.call import Call, call_of
from viz.operations.evaluation import axes_of
from viz.operations.language import ELEMENTWISE, NoValue, evaluated
from viz.operations.simplify import filled

TERMS = 8
"""Of a longer sum the first ones are written, then dots and the last."""

WRITTEN_OUT = {"sum(x)": "sum", "sum(x) / n": "mean", "prod(x)": "product", "sqrt(sum(abs(x) ** 2))": "norm",
               "max(x)": r"\max", "min(x)": r"\min"}  # fmt: skip
"""A reduction's formula in its record → how its cells are written out."""

RUNNING = {"running_sum(x)": "sum", "running_prod(x)": "product", "running_max(x)": r"\max"}
"""The same for a scan, whose cell is made of the cells up to its place."""

SOFTMAX = "exp(x) / sum(exp(x))"

PRODUCTS = ("x @ y", "sum(x * y)", "sum(conj(x) * y)")
"""Of two operands, whose cells are sums of products."""


def worked(trace: Trace, node: Node, cell: int) -> str | None:
    """Return the LaTeX of how this cell (flat, C order) came about, its value last; None where no way is short."""
    operands = [trace.nodes[index].value for index in node.operands]
    if not operands or any(_unreadable(value) for value in [*operands, node.value]) or cell >= node.value.numel:
        return None
    place = cell_index(cell, node.value.shape)
    call = call_of(trace, node)
    if call is None or node.output or not call.holds():
        return None
    terms = _terms(node, call, operands, place)
    if terms is None:
        return None
    result = node.value.array()[place].item()
    written = number_latex(result)
    return written if terms == written else f"{terms} {equals(result)} {written}"


def _terms(node: Node, call: Call, operands: list[Snapshot], place: tuple[int, ...]) -> str | None:
    """Return the LaTeX of what is computed for a cell, by the family or the formula in the operation's record."""
    family, formula = call.operation.family, call.operation.value
    if family == "each" or (family == "asks" and formula):
        return _elementwise(node, call, operands, place)
    if family == "product" and len(operands) == 2:
        return _product(operands, place) if formula in PRODUCTS else None
    if formula in WRITTEN_OUT:
        return _reduction(call, operands[0], place)
    if formula in RUNNING:
        return _scan(call, operands[0], place)
    return _softmax(call, operands[0], place) if formula == SOFTMAX else None


def equals(number: Any) -> str:
    """Return the sign before a number as it is printed: ``=``, or ``\\approx`` where digits are left out."""
    if isinstance(number, (int, complex)) or not math.isfinite(number):
        return "="
    printed = float(number_text(number).replace(MINUS, "-"))
    return "=" if math.isclose(printed, number, rel_tol=1e-6) else r"\approx"


def cell_name(name: str, cell: int, shape: tuple[int, ...]) -> str:
    """Return a cell of a value in a formula: ``a`` for a scalar, ``a_{0,1}`` otherwise."""
    return indexed(name, ",".join(map(str, cell_index(cell, shape)))) if shape else name


def book_name(name: str, cell: int, shape: tuple[int, ...]) -> str:
    """Return a cell as books write it, counted from 1 and without a comma: ``a_{12}``."""
    index = [str(at + 1) for at in cell_index(cell, shape)]
    return indexed(name, ("" if max(shape, default=0) < 10 else ",").join(index)) if shape else name


def _unreadable(value: Snapshot) -> bool:
    return value.missing is not None or value.elided or value.numel == 0


def _elementwise(node: Node, call: Call, operands: list[Snapshot], place: tuple[int, ...]) -> str | None:
    numbers, cells = [], []
    for value in operands:
        own = place[len(place) - len(value.shape) :]
        index = tuple(0 if length == 1 else at for at, length in zip(own, value.shape, strict=True))
        cells.append(value.array()[index].item())
        numbers.append(number_latex(cells[-1]))
    latex = expression_latex(node.text, numbers, scalars=True)
    if latex is None or is_code(latex):
        latex = value_latex(call, numbers, scalars=True, cells=cells)
    return None if latex is None or is_code(latex) else latex


def is_code(latex: str) -> bool:
    """Return whether a formula has a call in it that has no sign of its own: ``gelu(x)``, ``sum(x, dim=1)``."""
    return "mathtt" in latex or re.search(r"\\operatorname\{[^}]*\}\(", latex) is not None


def value_latex(call: Call, operands: list[str], *, scalars: bool, cells: Sequence[Any] = ()) -> str | None:
    """Return what a call computes, by its record's formula: ``\\log(1 + e^{x})`` for softplus; None without one.

    Args:
        operands: LaTeX of the operands, by slot.
        scalars: Whether every operand is one number.
        cells: The operands' numbers, by slot; of two cases only the one that holds for them is then written.
    """
    if not call.operation.value or not call.holds() or any(len(slots) > 1 for slots in call.slots.values()):
        return None
    given = {name: value for name, value in call.constants.items() if type(value) in (int, float, type(None))}
    tree = filled(call.operation.value, given)
    if cells:
        tree = _Cases({name: cells[slot] for name, (slot,) in call.slots.items()}).visit(copy.deepcopy(tree))
    text = ast.unparse(ast.fix_missing_locations(tree))
    reduction = {"sum": "sum(", "none": "("}.get(str(call.constants.get("reduction")), "averaged(")
    text = text.replace("averaged(", reduction)
    for name, (slot,) in call.slots.items():
        text = re.sub(rf"\b{name}\b", f"{{{slot}}}", text)
    return expression_latex(text, operands, scalars=scalars)


class _Cases(ast.NodeTransformer):
    """Puts in place of ``where`` the case that holds for the numbers."""

    def __init__(self, numbers: dict[str, Any]) -> None:
        self.numbers = numbers

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if isinstance(node.func, ast.Name) and node.func.id == "where":
            try:
                holds = bool(evaluated(node.args[0], self.numbers, ELEMENTWISE))
            except (NoValue, TypeError, OverflowError):  # complex numbers have no order
                return node
            return self.visit(node.args[1 if holds else 2])
        return self.generic_visit(node)  # type: ignore[return-value]


def _scan(call: Call, operand: Snapshot, place: tuple[int, ...]) -> str | None:
    axes = axes_of(call, len(operand.shape))
    if axes is None or len(axes) != 1 or not place:
        return None
    index = tuple(slice(0, at + 1) if axis == axes[0] else at for axis, at in enumerate(place))
    return _reduced(RUNNING[call.operation.value], operand.array()[index].reshape(-1).tolist())


def _softmax(call: Call, operand: Snapshot, place: tuple[int, ...]) -> str | None:
    axes = axes_of(call, len(operand.shape))
    if axes is None or len(axes) != 1 or not place:
        return None
    index = tuple(slice(None) if axis == axes[0] else at for axis, at in enumerate(place))
    powers = [f"e^{{{number_latex(one)}}}" for one in operand.array()[index].reshape(-1).tolist()]
    return rf"\frac{{{powers[place[axes[0]]]}}}{{{_joined(powers, ' + ')}}}"


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


def _reduction(call: Call, operand: Snapshot, place: tuple[int, ...]) -> str | None:
    axes = axes_of(call, len(operand.shape))
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
    return _reduced(WRITTEN_OUT[call.operation.value], numbers)


def _reduced(way: str, numbers: list[Any]) -> str:
    if way == "norm":
        return rf"\sqrt{{{_added([_factor(one) + '^2' for one in numbers])}}}"
    if way == "product":
        return _joined([_factor(one) for one in numbers], r" \cdot ")
    if way in (r"\max", r"\min"):
        return rf"{way}({_joined([number_latex(one) for one in numbers], ', ')})"
    total = _added([number_latex(one) for one in numbers])
    return rf"\tfrac{{1}}{{{len(numbers)}}}\left({total}\right)" if way == "mean" else total


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
