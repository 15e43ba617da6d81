"""Layouts of a Jacobian on paper: numerator or denominator layout, and a grid of grids for three and four axes.

torch gives d(output)/d(operand) the output's axes and then the operand's. Numerator layout turns the operand's axes
round, ``y.shape + x.shape[::-1]``; denominator layout is its transpose, ``x.shape + y.shape[::-1]`` (acceptance rows
K1 to K4; D2L writes vectors as columns, so ∂y/∂x of a scalar y is a row in numerator layout).
"""

from __future__ import annotations

import math
from typing import Literal

import msgspec
import numpy

Layout = Literal["numerator", "denominator"]
Shape = tuple[int, ...]


class Arrangement(msgspec.Struct, frozen=True):
    """The place of each entry in the drawing.

    Attributes:
        shape: The Jacobian's shape in this layout, as mathematicians write it: a vector by a scalar is (m, 1).
        outer: Rows and columns of the grid of grids; (1, 1) for one plain matrix.
        inner: Rows and columns of each grid.
        order: For every drawn place, outer row by row and inside inner row by row, the entry's number: output cell
            times the count of operand cells, plus operand cell (both flat, C order).
        flat: True when the axes were too many to be drawn as grids: rows are then the numbered output cells.
    """

    shape: Shape
    outer: tuple[int, int]
    inner: tuple[int, int]
    order: tuple[int, ...]
    flat: bool = False


def layout_shape(output: Shape, operand: Shape, layout: Layout) -> Shape:
    """Return the shape in a layout, with the ones that make a vector a row or a column.

    Row K3: x (1,), **x** (n, 1), **X** (n, k) against y (1,), **y** (m, 1), **Y** (m, l).
    """
    numerator = output + operand[::-1]
    if not numerator:
        return (1,)
    if len(numerator) == 1:
        numerator = (*output, 1) if output else (1, *operand)
    return numerator if layout == "numerator" else numerator[::-1]


def arranged(output: Shape, operand: Shape, layout: Layout) -> Arrangement:
    """Return where the entries of d(output)/d(operand) go."""
    rows, columns = math.prod(output), math.prod(operand)
    shape = layout_shape(output, operand, layout)
    numbers = numpy.arange(rows * columns).reshape(output + operand)
    if len(output) > 2 or len(operand) > 2:
        flat = numbers.reshape(rows, columns)
        turned = flat if layout == "numerator" else flat.T
        return Arrangement(shape, (1, 1), (turned.shape[0], turned.shape[1]), tuple(turned.reshape(-1).tolist()), True)
    first, second = range(len(output)), range(len(output), len(output) + len(operand))
    if layout == "numerator":
        turned = numbers.transpose(*first, *reversed(second)) if numbers.ndim else numbers
        outside = len(output)
    else:
        turned = numbers.transpose(*second, *reversed(first)) if numbers.ndim else numbers
        outside = len(operand)
    if turned.ndim <= 2:
        plane = _plane(turned, outside)
        return Arrangement(shape, (1, 1), (plane.shape[0], plane.shape[1]), tuple(plane.reshape(-1).tolist()))
    outer = _rows_and_columns(turned.shape[:outside], column=True)
    inner = _rows_and_columns(turned.shape[outside:], column=False)
    return Arrangement(shape, outer, inner, tuple(turned.reshape(-1).tolist()))


def _plane(turned: numpy.ndarray, outside: int) -> numpy.ndarray:
    """A vector that stands outside is a column, one that is inside a row."""
    if turned.ndim == 2:
        return turned
    return turned.reshape(-1, 1) if outside == turned.ndim and outside else turned.reshape(1, -1)


def _rows_and_columns(shape: Shape, *, column: bool) -> tuple[int, int]:
    if len(shape) == 2:
        return shape[0], shape[1]
    return (shape[0], 1) if column else (1, shape[0])
