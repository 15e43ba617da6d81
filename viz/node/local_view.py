"""One operation with its operands, its output and a local Jacobian, as what the widget draws."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy

from core.trace import Jacobian, Node, Snapshot, Trace, cell_index
from viz.cells import number_text, shape_text
from viz.naming import pair_names, short_name
from viz.node.jacobian_layout import Layout, arranged

WRITTEN_ENTRIES = 400
"""Entries of a Jacobian that are written as numbers; of more, each is a dot of colour and tells its number on hover."""

DRAWN_ENTRIES = 40_000
DRAWN_CELLS = 64
"""Cells of a value that are drawn here; the card and the summary show larger ones."""

Places = Mapping[int, Mapping[int, str]]
"""Operand slot → flat cell → the derivative there as text ("" where there is none)."""


class Board(msgspec.Struct, frozen=True):
    """A value as cells.

    Attributes:
        title: Its name and shape.
        name: Its name alone, to speak of its cells.
        shape: Of the whole value; ``kept`` of what ``cells`` has, C order.
        numbers: For each kept cell its flat position in the whole value.
        lit: Position among the kept cells → what is written beneath the cell.
    """

    title: str
    name: str
    shape: tuple[int, ...]
    kept: tuple[int, ...]
    cells: tuple[str, ...]
    numbers: tuple[int, ...]
    lit: dict[int, str] = {}


class Entries(msgspec.Struct, frozen=True):
    """The Jacobian of one operand.

    Attributes:
        title: ``∂a/∂w``.
        shape: In the chosen layout.
        outer, inner, order, flat: See `viz.node.jacobian_layout.Arrangement`.
        texts: Each entry by its number (output cell · operand cells + operand cell).
        heat: Each entry from −1 to 1: zero has one colour, whatever else there is.
        width: How many operand cells there are.
        output, operand: Names; with their shapes they name an entry.
        output_shape, operand_shape: Shapes of the values.
        written: Whether there is room for the numbers.
    """

    title: str
    shape: str
    outer: tuple[int, int]
    inner: tuple[int, int]
    order: tuple[int, ...]
    flat: bool
    texts: tuple[str, ...]
    heat: tuple[float, ...]
    width: int
    output: str
    operand: str
    output_shape: tuple[int, ...]
    operand_shape: tuple[int, ...]
    written: bool


def board(node: Node, lit: Mapping[int, str] | None = None) -> Board:
    """Return a value as cells: all of a small one, the corner of a large one, none where none are known."""
    value, name = node.value, short_name(node)
    cells = _corner(value)
    numbers = _numbers(value.shape, cells.shape) if cells.size else []
    placed = {numbers.index(flat): text for flat, text in (lit or {}).items() if flat in numbers}
    texts = tuple(map(number_text, cells.reshape(-1).tolist()))
    title = f"{name} {shape_text(value.shape)}"
    return Board(title, name, value.shape, cells.shape, texts, tuple(numbers), placed)


def _corner(value: Snapshot) -> numpy.ndarray:
    if value.missing or value.numel == 0:
        return numpy.zeros(0)
    array = value.array()
    while array.size > DRAWN_CELLS:  # the longest axis gives way
        axis = int(numpy.argmax(array.shape))
        array = numpy.take(array, range((array.shape[axis] + 1) // 2), axis)
    return array


def _numbers(shape: tuple[int, ...], kept: tuple[int, ...]) -> list[int]:
    """Return the flat position in the whole of every cell of its corner."""
    if not shape:
        return [0]
    places = numpy.indices(kept).reshape(len(kept), -1)
    return numpy.ravel_multi_index(tuple(places), shape).tolist()


def entries(trace: Trace, node: Node, slot: int, jacobian: Jacobian, layout: Layout) -> Entries | None:
    """Return the Jacobian as the widget draws it; None when it has no entries or too many to be seen."""
    value = jacobian.value
    if value.missing or not 0 < value.numel <= DRAWN_ENTRIES or value.elided:
        return None
    arrangement = arranged(jacobian.output_shape, jacobian.operand_shape, layout)
    operand = trace.nodes[node.operands[slot]]
    flat = value.array().reshape(-1)
    heights = numpy.abs(flat) if flat.dtype.kind == "c" else flat.astype(float)
    finite = numpy.where(numpy.isfinite(heights), heights, 0.0)
    most = float(numpy.abs(finite).max()) or 1.0
    return Entries(
        title="∂{}/∂{}".format(*pair_names(node, operand)),
        shape=shape_text(arrangement.shape),
        outer=arrangement.outer,
        inner=arrangement.inner,
        order=arrangement.order,
        flat=arrangement.flat,
        texts=tuple(map(number_text, flat.tolist())),
        heat=tuple(round(one / most, 3) for one in finite.tolist()),
        width=int(numpy.prod(jacobian.operand_shape)),
        output=pair_names(node, operand)[0],
        operand=pair_names(node, operand)[1],
        output_shape=jacobian.output_shape,
        operand_shape=jacobian.operand_shape,
        written=value.numel <= WRITTEN_ENTRIES,
    )


def places(
    trace: Trace, node: Node, found: Mapping[int, list[tuple[int, ...]]], jacobians: Mapping[int, Jacobian], cell: int
) -> Places:
    """Return what an output cell (flat) depends on, with the derivative there where one was computed."""
    lit: dict[int, dict[int, str]] = {}
    for slot, cells in found.items():
        shape = trace.nodes[node.operands[slot]].value.shape
        slopes = _slopes(jacobians.get(slot), cell)
        flats = [int(numpy.ravel_multi_index(index, shape)) if index else 0 for index in cells]
        lit[slot] = {flat: number_text(slopes[flat].item()) if slopes is not None else "" for flat in flats}
    return lit


def _slopes(jacobian: Jacobian | None, cell: int) -> numpy.ndarray | None:
    """Return the derivatives of one output cell, flat."""
    if jacobian is None or jacobian.value.missing or jacobian.value.elided:
        return None
    return jacobian.value.array()[cell_index(cell, jacobian.output_shape)].reshape(-1)
