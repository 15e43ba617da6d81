"""The derivative as a picture: every entry with its place in each layout, its formula, three ways to its number."""

from __future__ import annotations

import ast
import itertools

import msgspec
import numpy

from core.trace import Snapshot, Trace
from viz.cells import number_text
from viz.matrix.entries import entry_formulas
from viz.matrix.layouts import LAYOUTS, MOST_AXES, Axis, axes_of, vec_axes, written_shape
from viz.matrix.program import MOST_ENTRIES, Function, bound
from viz.node.symbolic_question import Answer
from viz.node.worked import book_name


class Undrawable(Exception):
    """The derivative cannot be drawn; ``problem`` is "axes", "entries", "complex", "empty", "tensor" or "missing"."""

    def __init__(self, problem: str, output: tuple[int, ...] = (), inputs: tuple[int, ...] = ()) -> None:
        super().__init__(problem)
        self.problem, self.output, self.inputs = problem, output, inputs


class Card(msgspec.Struct, frozen=True):
    """The input or the output.

    Attributes:
        latex: Its name.
        cells: Its numbers as texts, C order.
        names: LaTeX of each cell's name, counted from 1.
        code: Each cell as torch's index finds it, counted from 0.
    """

    latex: str
    shape: tuple[int, ...]
    cells: tuple[str, ...]
    names: tuple[str, ...]
    code: tuple[str, ...]


class Way(msgspec.Struct, frozen=True):
    """A way to write the derivative: its axes in order, and its shape as text."""

    axes: tuple[Axis, ...]
    shape: tuple[int, ...]


class Picture(msgspec.Struct, frozen=True):
    """A drawn derivative. Lists of entries are in torch's order: output cell times the input's size, plus input cell.

    Attributes:
        entries: torch's numbers as texts.
        formulas: Every entry's formula as LaTeX; "" where there is none.
        outputs: Every output cell's formula.
        differences, apart: Central differences as texts, and how far they are from torch.
        symbols: SymPy's numbers; empty where SymPy was not asked.
        refused: Why there is no formula of SymPy's: "", "operation", "entries", "long" or "root".
        agree: For torch and differences, and for torch and SymPy: whether all entries agree; None for no answer.
        off: Entries of which torch and differences say different numbers.
        ways: Layout → its axes; "vec" for the matrix of ``vec``.
    """

    output: Card
    inputs: Card
    entries: tuple[str, ...]
    formulas: tuple[str, ...]
    outputs: tuple[str, ...]
    differences: tuple[str, ...]
    apart: tuple[str, ...]
    symbols: tuple[str, ...]
    refused: str
    operation: str
    agree: tuple[bool, bool | None]
    off: tuple[int, ...]
    ways: dict[str, Way]

    @property
    def inputs_size(self) -> int:
        """The number of entries of the input."""
        return len(self.inputs.cells)


def picture(trace: Trace, function: Function) -> Picture:
    """Return the picture of a derivative program's trace (`viz.matrix.program.derivative_program`).

    Raises:
        Undrawable: there are too many axes or entries, or the numbers are not real.
    """
    output, inputs, jacobian, differences = _values(trace, function)
    drawn_output, drawn_input = _cards(function, output, inputs)
    true = jacobian.array().astype(float).reshape(-1)
    near = differences.array().astype(float).reshape(-1)
    answer = _symbolic(trace, function)
    apart, off = numpy.abs(true - near), _off(true, near, 1e-5)
    return Picture(
        drawn_output,
        drawn_input,
        entries=tuple(number_text(float(one)) for one in true),
        formulas=answer.formulas,
        outputs=answer.outputs,
        differences=tuple(f"{one:.6f}".replace("-", "−") for one in near),
        apart=tuple(f"{one:.0e}" if one else "0" for one in apart),
        symbols=tuple(number_text(one) for one in answer.values),
        refused=answer.refused,
        operation=answer.operation,
        agree=(not off.size, None if answer.refused else not _off(true, numpy.array(answer.values), 1e-6).size),
        off=tuple(map(int, off)),
        ways=ways(output.shape, inputs.shape),
    )


def returns_a_number(trace: Trace) -> bool:
    """Return whether f ran and returned something that is no tensor."""
    if "output" not in trace.variables:
        return False
    try:
        trace.named("output")
    except KeyError:
        return True
    return False


def ways(output: tuple[int, ...], inputs: tuple[int, ...]) -> dict[str, Way]:
    """Return every way to write a derivative of these shapes."""
    found = {one: Way(axes_of(one, len(output), len(inputs)), written_shape(one, output, inputs)) for one in LAYOUTS}
    rows, columns = (int(numpy.prod(shape)) for shape in (output, inputs))
    return {**found, "vec": Way(vec_axes(len(output), len(inputs)), (rows, columns))}


def _values(trace: Trace, function: Function) -> tuple[Snapshot, Snapshot, Snapshot, Snapshot]:
    output, inputs = _value(trace, "output"), _value(trace, function.variable)
    shapes = (output.shape, inputs.shape)
    if len(output.shape) > MOST_AXES or len(inputs.shape) > MOST_AXES:
        raise Undrawable("axes", *shapes)
    if output.numel * inputs.numel == 0:
        raise Undrawable("empty", *shapes)
    if output.numel * inputs.numel > MOST_ENTRIES:
        raise Undrawable("entries", *shapes)
    jacobian, differences = _value(trace, "jacobian"), _value(trace, "differences")
    if any(one.missing or "complex" in one.dtype for one in (output, inputs, jacobian, differences)):
        raise Undrawable("complex", *shapes)
    return output, inputs, jacobian, differences


def _value(trace: Trace, name: str) -> Snapshot:
    try:
        return trace.named(name).value
    except KeyError as error:
        raise Undrawable("tensor") from error


def _cards(function: Function, output: Snapshot, inputs: Snapshot) -> tuple[Card, Card]:
    taken = {name.lower() for name in bound(ast.parse(function.text))}
    return _card(output, "f" if "y" in taken else "y", "output"), _card(inputs, function.variable, function.variable)


def _card(value: Snapshot, name: str, code: str) -> Card:
    rank = len(value.shape)
    plain = len(name) == 1
    written = {0: name, 1: rf"\mathbf{{{name}}}", 2: name.upper()}[rank] if plain else rf"\mathrm{{{_latin(name)}}}"
    cell = name.lower() if plain else written
    flat = value.array().reshape(-1).tolist()
    places = itertools.product(*(range(length) for length in value.shape))
    return Card(
        written,
        value.shape,
        cells=tuple(number_text(one) for one in flat),
        names=tuple(book_name(cell, at, value.shape) for at in range(len(flat))),
        code=tuple(f"{code}[{', '.join(map(str, place))}]" if place else code for place in places),
    )


def _latin(name: str) -> str:
    return name.replace("_", r"\_")


def _symbolic(trace: Trace, function: Function) -> Answer:
    return entry_formulas(trace, trace.named("output"), trace.named(function.variable), function.variable)


def _off(true: numpy.ndarray, other: numpy.ndarray, tolerance: float) -> numpy.ndarray:
    """Return the entries in which two derivatives differ by more than rounding."""
    size = max(1.0, float(numpy.abs(true).max(initial=0.0)))
    return numpy.flatnonzero(~(numpy.abs(true - other) <= tolerance * size))


def counted(made: Picture) -> str:
    """Return how many numbers there are: ``(3 × 2) × (3 × 2) = 36``."""
    first, second = (" × ".join(map(str, one.shape)) or "1" for one in (made.output, made.inputs))
    total = len(made.entries)
    bracketed = [f"({one})" if "×" in one else one for one in (first, second)]
    return f"{' × '.join(bracketed)} = {total}"
