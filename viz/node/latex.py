"""Tensors and derivatives as LaTeX, the way the book prints them: brackets for vectors, matrices for two axes."""

from __future__ import annotations

import re

import numpy

from core.trace import BackwardPass, Node, Snapshot, Trace
from viz.cells import MINUS, number_text
from viz.escaping import latex_text
from viz.naming import own_number

ROWS, COLUMNS = 8, 10
"""Of a larger matrix the upper left corner is shown, with dots for the rest."""


def number_latex(number: object) -> str:
    """Return one number; words such as nan and True upright."""
    text = number_text(number).replace(MINUS, "-")
    upright = re.sub(r"[A-Za-z]+", lambda word: rf"\mathrm{{{word.group()}}}", text)
    return re.sub(r"(?<=\\mathrm\{e\})-", "{-}", upright)  # an exponent's sign is no subtraction


def tensor_latex(value: Snapshot) -> str:
    """Return a tensor's kept cells: a number, a row in brackets, a matrix, or matrices in a row for more axes.

    An axis that is cut ends in dots. "" when there are no cells to show.
    """
    if value.missing:
        return ""
    return _array_latex(value.array(), value.shape)


def _array_latex(cells: numpy.ndarray, shape: tuple[int, ...]) -> str:
    if not shape:
        return number_latex(cells.item())
    if 0 in shape:
        return "[\\,]"
    if len(shape) == 1:
        return "[" + _row(cells, shape[0], r",\ ") + "]"
    if len(shape) == 2:
        rows = [_row(row, shape[1], " & ") for row in cells[:ROWS]]
        if len(rows) < shape[0]:
            rows.append(" & ".join([r"\vdots"] * (rows[0].count("&") + 1)))
        return r"\begin{bmatrix}" + r" \\ ".join(rows) + r"\end{bmatrix}"
    blocks = [_array_latex(block, shape[1:]) for block in cells[:3]]
    return r"\left[" + r",\;".join(blocks + [r"\cdots"] * (len(blocks) < shape[0])) + r"\right]"


def _row(cells: numpy.ndarray, length: int, between: str) -> str:
    shown = [number_latex(number) for number in cells[:COLUMNS].tolist()]
    return between.join(shown + [r"\cdots"] * (len(shown) < length))


def name_latex(node: Node) -> str:
    """Return how a node is written in a formula, as `viz.naming.short_name` does in text."""
    if not node.names:
        number = own_number(node)
        return _unnamed_latex(node) if number is None else number_latex(number)
    name = node.name
    return name if len(name) == 1 and name.isascii() and name.isalpha() else rf"\mathrm{{{latex_text(name)}}}"


def _unnamed_latex(node: Node) -> str:
    return f"v_{{{node.index}}}"


def indexed(name: str, index: str) -> str:
    """Return a name with an index; one that has an index already needs brackets around it."""
    return rf"({name})_{{{index}}}" if "_" in name else rf"{name}_{{{index}}}"


def pair_latex(output: Node, operand: Node) -> tuple[str, str]:
    """Return both names of a derivative, as `viz.naming.pair_names` does in text."""
    first = name_latex(output)
    second = name_latex(operand) if own_number(operand) is None else _unnamed_latex(operand)
    if first != second:
        return first, second
    if output.value.version == operand.value.version:  # ``x = x * 2``: another tensor under the same name
        return rf"{first}_{{({output.index})}}", rf"{second}_{{({operand.index})}}"
    return rf"{first}^{{(v{output.value.version})}}", rf"{second}^{{(v{operand.value.version})}}"


def bar_latex(node: Node) -> str:
    """Return the node's adjoint in a formula: its name with a bar."""
    name = name_latex(node)
    return rf"\bar{{{name}}}" if len(name) == 1 or not node.names else rf"\overline{{{name}}}"


def adjoint_latex(trace: Trace, shown: BackwardPass, node: Node) -> str:
    """Return ``\\bar a = \\partial z / \\partial a``; for several roots only the bar."""
    name, root = name_latex(node), name_latex(trace.nodes[shown.root])
    bar = bar_latex(node)
    return bar if len(shown.roots) > 1 else rf"{bar} = \partial {root} / \partial {name}"
