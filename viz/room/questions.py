"""Checks that a question is complete and within its bounds."""

from __future__ import annotations

import math

from viz.room.answers import answer_read, form_of, options_of
from viz.room.records import Asked, Bounds, Choice, Exercise, Places, Prediction, Question, Solved, Truth, Value

MOST_CELLS = 64
SENTENCE_CHARACTERS = 400
MOST_TRAPS = 12
LEAST_OPTIONS = 2


def sound(question: Question, bounds: Bounds) -> bool:
    """Return whether a question can be asked."""
    return (
        _asked(question.asked, bounds)
        and _truth(question.asked, question.truth)
        and len(question.why) <= bounds.question_characters
        and len(question.traps) <= MOST_TRAPS
        and all(_trap(question.asked, trap.answer, trap.says, bounds) for trap in question.traps)
    )


def _asked(asked: Asked, bounds: Bounds) -> bool:
    if len(asked.text) > bounds.question_characters:
        return False
    match asked:
        case Choice(text=text, options=options):
            return bool(text.strip()) and _options(options, bounds)
        case Exercise(key=key, sealed=sealed):
            return bool(key) != bool(sealed) and max(len(key), len(sealed)) <= bounds.link_characters
        case Prediction(page=page, link=link, asked=which, form=form, options=options):
            fits = bool(page) and max(len(page), len(which)) <= 60 and len(link) <= bounds.link_characters
            return fits and (_options(options, bounds) if form == "one" else len(options) <= bounds.options)


def _options(options: tuple[str, ...], bounds: Bounds) -> bool:
    longest = bounds.option_characters
    several = LEAST_OPTIONS <= len(options) <= bounds.options
    return several and len(set(options)) == len(options) and all(one.strip() and len(one) <= longest for one in options)


def _truth(asked: Asked, truth: Truth) -> bool:
    match truth:
        case Places(right=right):
            places = range(len(options_of(asked)))
            several = isinstance(asked, Choice) and asked.several
            return form_of(asked) in ("one", "several") and set(right) <= set(places) and (several or len(right) < 2)
        case Solved():
            return isinstance(asked, Exercise)
        case Value(shape=shape, cells=cells):
            whole = cells is None or len(cells) == math.prod(shape) <= MOST_CELLS
            return form_of(asked) == ("shape" if cells is None else "value") and whole


def _trap(asked: Asked, answer: str, says: str, bounds: Bounds) -> bool:
    return len(answer) <= bounds.answer_characters and len(says) <= SENTENCE_CHARACTERS and _readable(asked, answer)


def _readable(asked: Asked, answer: str) -> bool:
    return answer_read(asked, answer) is not None
