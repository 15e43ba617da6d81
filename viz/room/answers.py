"""Answers of students: read, put into one notation, compared with the truth."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.exercises.verdicts import Verdict
from core.typed import Shape, close, shape_read, value_read
from viz.cells import shape_text
from viz.exercises.answers import places_in, places_text
from viz.room.records import Asked, Choice, Exercise, Form, Places, Prediction, Solved, Truth, Value

VERDICT = re.compile(r"(?:mistake|missing|kind|shape|dtype|cell|graph|choice|order|blank|right)(?::\d{1,2})?")


def form_of(asked: Asked) -> Form:
    """Return how an answer to a question is written."""
    match asked:
        case Choice(several=several):
            return "several" if several else "one"
        case Exercise():
            return "verdict"
        case Prediction(form=form):
            return form


def options_of(asked: Asked) -> tuple[str, ...]:
    """Return what there is to choose from."""
    return () if isinstance(asked, Exercise) else asked.options


def verdict_text(verdict: Verdict) -> str:
    """Return the answer that stands for an exercise's check: its stage, and the place of its misconception."""
    return verdict.stage if verdict.misconception is None else f"{verdict.stage}:{verdict.misconception}"


def answer_read(asked: Asked, typed: str) -> str | None:
    """Return an answer in its plain notation; None when it is none. What is equal as written becomes the same text."""
    match form_of(asked):
        case "one":
            places = _places(asked, typed)
            return places_text(places) if len(places) == 1 else None
        case "several":
            places = _places(asked, typed)
            return places_text(places) if places else None
        case "shape":
            shape = shape_read(typed)
            return None if shape is None else shape_text(shape)
        case "value":
            read = value_read(typed)
            return None if read is None else value_text(*read)
        case "verdict":
            return typed if VERDICT.fullmatch(typed) else None


def _places(asked: Asked, typed: str) -> list[int]:
    """Return the places of chosen options, in their order; none where one of them is no option."""
    if not re.fullmatch(r"\d{1,2}(?:,\d{1,2})*", typed):
        return []
    places = sorted(set(map(int, typed.split(","))))
    return places if places[-1] < len(options_of(asked)) else []


def value_text(shape: Shape, cells: Sequence[float]) -> str:
    """Return a number, or nested lists of numbers."""
    if not shape:
        return _number(cells[0])
    size = len(cells) // shape[0] if shape[0] else 0
    rows = (cells[at * size : (at + 1) * size] for at in range(shape[0]))
    return f"[{', '.join(value_text(shape[1:], row) for row in rows)}]"


def _number(cell: float) -> str:
    return str(int(cell)) if cell == cell and abs(cell) < 1e15 and cell == int(cell) else repr(float(cell))


def is_right(asked: Asked, truth: Truth, answer: str) -> bool | None:
    """Return whether an answer in its plain notation is right; None for an opinion."""
    match truth:
        case Places(right=right):
            return sorted(places_in(answer, len(options_of(asked)))) == sorted(right) if right else None
        case Solved():
            return answer == "right"
        case Value() if form_of(asked) == "shape":
            return shape_read(answer) == truth.shape
        case Value():
            read = value_read(answer)
            return read is not None and same_value(read, truth)


def same_value(read: tuple[Shape, tuple[float, ...]], truth: Value) -> bool:
    """Return whether shape and cells are those of the truth, within its tolerance."""
    shape, cells = read
    if shape != truth.shape or truth.cells is None or len(cells) != len(truth.cells):
        return False
    return all(close(one, other, truth.tolerance) for one, other in zip(cells, truth.cells, strict=True))
