"""Wrong answers that have a name."""

from __future__ import annotations

from collections.abc import Callable

from core.typed import Shape, close, shape_read, value_read
from viz.room.answers import answer_read, form_of
from viz.room.records import Question, Value

Cells = tuple[float, ...]


def misconception(question: Question, answer: str) -> str:
    """Return what whoever gives a wrong answer believes, an English sentence to be translated; "" where it has no name.

    The question's own traps come first; then what is wrong of shapes and numbers everywhere.
    """
    for trap in question.traps:
        if answer_read(question.asked, trap.answer) == answer:
            return trap.says
    truth = question.truth
    if not isinstance(truth, Value):
        return ""
    if form_of(question.asked) == "shape":
        shape = shape_read(answer)
        return "" if shape is None else _of_shape(shape, truth.shape)
    read = value_read(answer)
    return "" if read is None or truth.cells is None else _of_value(read, truth.shape, truth.cells)


TRANSPOSED = "The axes stand in the reverse order."
KEPT = "An axis of length 1 was kept that is not there."
LOST = "An axis of length 1 was left out."
CELLS = "The number of cells is right; the axes are others."
AXES = "The number of axes is right; a length is another one."
NEGATIVE = "Everything has the other sign."
ORDER = "The numbers are right, and stand in another order or shape."
SHAPE = "The shape is another one."
FACTOR = "Every number is off by the same factor."
SHIFT = "Every number is off by the same difference."


def _of_shape(guess: Shape, truth: Shape) -> str:
    squeezed = tuple(length for length in truth if length != 1)
    if guess != truth[::-1] and tuple(length for length in guess if length != 1) == squeezed:
        return KEPT if len(guess) > len(truth) else LOST if len(guess) < len(truth) else AXES
    if len(truth) > 1 and guess == truth[::-1]:
        return TRANSPOSED
    return AXES if len(guess) == len(truth) else CELLS if _numel(guess) == _numel(truth) else ""


def _of_value(guess: tuple[Shape, Cells], shape: Shape, cells: Cells) -> str:
    if len(guess[1]) != len(cells):
        return SHAPE
    if all(map(close, sorted(guess[1]), sorted(cells))):
        return ORDER
    if guess[0] != shape:
        return SHAPE
    return next((says for says, holds in _RELATIONS if holds(guess[1], cells)), "")


def _negative(guess: Cells, cells: Cells) -> bool:
    return all(map(close, guess, (-cell for cell in cells)))


def _factor(guess: Cells, cells: Cells) -> bool:
    place = next((at for at, cell in enumerate(cells) if cell), None)
    if place is None or len(cells) < 2:
        return False
    factor = guess[place] / cells[place]
    return factor != 0 and all(map(close, guess, (factor * cell for cell in cells)))


def _shift(guess: Cells, cells: Cells) -> bool:
    return len(cells) > 1 and all(map(close, guess, (cell + guess[0] - cells[0] for cell in cells)))


_RELATIONS: tuple[tuple[str, Callable[[Cells, Cells], bool]], ...] = (
    (NEGATIVE, _negative), (FACTOR, _factor), (SHIFT, _shift),
)  # fmt: skip


def _numel(shape: Shape) -> int:
    count = 1
    for length in shape:
        count *= length
    return count
