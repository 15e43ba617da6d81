"""Layouts: the order in which a derivative's axes are written, the shape that results, each axis's place on screen.

torch computes one array of the output's axes followed by the input's. The other layouts hold the same numbers in
another order, so a layout here is a list of axes and never a second computation.
"""

from __future__ import annotations

from typing import Literal

import msgspec
import numpy

Layout = Literal["numerator", "denominator", "mixed", "torch"]
LAYOUTS: tuple[Layout, ...] = ("numerator", "denominator", "mixed", "torch")

OUTPUT, INPUT = "output", "input"
ONE = -1
"""Stands for an axis of length 1 that the notation adds: a row (1, n), a column (m, 1)."""

Shape = tuple[int, ...]
MOST_AXES = 2
"""Axes of an input or an output that can be drawn: a derivative has up to four."""


class Axis(msgspec.Struct, frozen=True):
    """An axis of the written derivative.

    Attributes:
        source: Its number in torch's order; ``ONE`` for a length of 1 that the notation adds.
        role: "output" or "input", which fixes its colour.
        outer: Whether it counts the blocks rather than the cells of one block.
        down: Whether it runs downwards in the picture, else across.
    """

    source: int
    role: str
    outer: bool
    down: bool


def axes_of(layout: Layout, output_rank: int, input_rank: int) -> tuple[Axis, ...]:
    """Return the derivative's axes in the order in which a layout writes them (D2L 2.4.3; the course's shape table).

    Numerator layout: the output's axes, then the input's in reverse order. Denominator layout: all of that reversed.
    Mixed: the denominator layout for a scalar function, the numerator layout for vectors. torch: output, then input.
    """
    output = [*range(output_rank)]
    inputs = [*range(output_rank, output_rank + input_rank)]
    if layout == "mixed":
        return _mixed(output, inputs)
    if layout == "torch":
        return (*_placed(output, OUTPUT, True, bool(inputs)), *_placed(inputs, INPUT, False, False))
    if not output and not inputs:
        return (Axis(ONE, OUTPUT, True, True),)  # the course writes a number as (1,)
    if layout == "denominator":
        first = _placed(inputs, INPUT, True, input_rank == 1)
        second = _placed(output[::-1], OUTPUT, False, False)
        added = Axis(ONE, INPUT, True, True)
        return (added, *second) if output_rank == 1 and not input_rank else _column(first, second, OUTPUT)
    first, second = _placed(output, OUTPUT, True, output_rank == 1), _placed(inputs[::-1], INPUT, False, False)
    added = Axis(ONE, OUTPUT, True, True)
    return (added, *second) if input_rank == 1 and not output_rank else _column(first, second, INPUT)


def vec_axes(output_rank: int, input_rank: int) -> tuple[Axis, ...]:
    """Return the axes of ``∂ vec Y / ∂ vec X``: one matrix, its rows and columns going through matrices by columns."""
    output = [Axis(axis, OUTPUT, axis > 0, True) for axis in reversed(range(output_rank))]
    inputs = [Axis(output_rank + axis, INPUT, axis > 0, False) for axis in reversed(range(input_rank))]
    return (*output, *inputs)


def _mixed(output: list[int], inputs: list[int]) -> tuple[Axis, ...]:
    if not output:
        return axes_of("denominator", 0, len(inputs))
    if len(output) + len(inputs) <= 2:
        return axes_of("numerator", len(output), len(inputs))
    return axes_of("torch", len(output), len(inputs))


def _placed(axes: list[int], role: str, outer: bool, column: bool) -> tuple[Axis, ...]:
    downs = {0: (), 1: (column,), 2: (True, False)}[len(axes)]
    return tuple(Axis(axis, role, outer, down) for axis, down in zip(axes, downs, strict=True))


def _column(first: tuple[Axis, ...], second: tuple[Axis, ...], other: str) -> tuple[Axis, ...]:
    """Give a lone vector the length of 1 that makes it a column."""
    return (*first, Axis(ONE, other, False, False)) if len(first) == 1 and not second else (*first, *second)


def written_shape(layout: Layout, output: Shape, inputs: Shape) -> Shape:
    """Return the shape of the derivative as a layout writes it; a scalar by a scalar is ``()``."""
    lengths = (*output, *inputs)
    return tuple(
        1 if axis.source == ONE else lengths[axis.source] for axis in axes_of(layout, len(output), len(inputs))
    )


def written(layout: Layout, jacobian: numpy.ndarray, output_rank: int) -> numpy.ndarray:
    """Return torch's Jacobian, output axes first, as a layout writes it."""
    axes = axes_of(layout, output_rank, jacobian.ndim - output_rank)
    turned = jacobian.transpose([axis.source for axis in axes if axis.source != ONE])
    shape = written_shape(layout, jacobian.shape[:output_rank], jacobian.shape[output_rank:])
    return turned.reshape(shape)


class Letters(msgspec.Struct, frozen=True):
    """The names of lengths: an input (n,) or (n, k), an output (m,) or (m, l)."""

    output: tuple[str, ...] = ("m", "l")
    inputs: tuple[str, ...] = ("n", "k")


def lettered(layout: Layout, output_rank: int, input_rank: int) -> tuple[str, ...]:
    """Return the written shape in letters, ``("m", "l", "k", "n")``; a length of 1 is "1"."""
    names = (*Letters().output[:output_rank], *Letters().inputs[:input_rank])
    return tuple("1" if one.source == ONE else names[one.source] for one in axes_of(layout, output_rank, input_rank))
