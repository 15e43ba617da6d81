"""Common wrong answers, each with its name, for all kinds of questions."""

from __future__ import annotations

import math
from collections.abc import Callable

from core.typed import Shape, close, shape_read, value_read
from viz.room.answers import answer_read, form_of
from viz.room.records import Question, Value

Cells = tuple[float, ...]

MISCONCEPTIONS = {
    "transposed": "The axes stand in the reverse order.",
    "kept": "There is an axis of length 1 too many.",
    "lost": "An axis of length 1 is missing.",
    "place": "The axis of length 1 stands in another place.",
    "cells": "The number of cells is right; the axes are others.",
    "length": "The number of axes is right; a length is another one.",
    "shape": "The shape is another one.",
    "order": "The numbers are right, and stand in another order or shape.",
    "negative": "Everything has the other sign.",
    "twice": "Everything is twice as large as it is.",
    "half": "Everything is half as large as it is.",
    "factor": "Every number is off by the same factor.",
    "difference": "Every number is off by the same difference.",
}
"""English sentences to be translated, of answers that are wrong in a way that says something."""


def misconception(question: Question, answer: str) -> str:
    """Return what a wrong answer comes from, an English sentence to be translated; "" where it has no name.

    The question's own traps come first; then what shapes and numbers say by themselves.
    """
    for trap in question.traps:
        if answer_read(question.asked, trap.answer) == answer:
            return trap.says
    kind = _kind(question, answer)
    return MISCONCEPTIONS[kind] if kind else ""


def _kind(question: Question, answer: str) -> str:
    truth = question.truth
    if not isinstance(truth, Value):
        return ""
    if form_of(question.asked) == "shape":
        shape = shape_read(answer)
        return "" if shape is None else _of_shape(shape, truth.shape)
    read = value_read(answer)
    return "" if read is None or truth.cells is None else _of_value(read, truth.shape, truth.cells)


def _of_shape(guess: Shape, truth: Shape) -> str:
    if len(truth) > 1 and guess == truth[::-1]:
        return "transposed"
    if _without_ones(guess) == _without_ones(truth):
        return "kept" if len(guess) > len(truth) else "lost" if len(guess) < len(truth) else "place"
    if len(guess) == len(truth):
        return "length"
    return "cells" if math.prod(guess) == math.prod(truth) else ""


def _without_ones(shape: Shape) -> Shape:
    return tuple(length for length in shape if length != 1)


def _of_value(guess: tuple[Shape, Cells], shape: Shape, cells: Cells) -> str:
    if len(guess[1]) != len(cells):
        return "shape"
    if all(map(close, sorted(guess[1]), sorted(cells))):
        return "order"
    if guess[0] != shape:
        return "shape"
    return next((kind for kind, holds in _RELATIONS if holds(guess[1], cells)), "")


def _times(factor: float) -> Callable[[Cells, Cells], bool]:
    return lambda guess, cells: any(cells) and all(map(close, guess, (factor * cell for cell in cells)))


def _factor(guess: Cells, cells: Cells) -> bool:
    place = next((at for at, cell in enumerate(cells) if cell), None)
    if place is None or sum(map(bool, cells)) < 2:
        return False
    factor = guess[place] / cells[place]
    return factor != 0 and _times(factor)(guess, cells)


def _difference(guess: Cells, cells: Cells) -> bool:
    return len(cells) > 1 and all(map(close, guess, (cell + guess[0] - cells[0] for cell in cells)))


_RELATIONS = (
    ("negative", _times(-1)), ("twice", _times(2)), ("half", _times(0.5)), ("factor", _factor),
    ("difference", _difference),
)  # fmt: skip
