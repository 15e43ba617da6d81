"""Answers as texts, one notation for each kind of exercise: in links, between browser and server, for the check."""

from __future__ import annotations

import random
import re

from core.exercises.choices import belonging
from core.exercises.records import Blanks, Choice, Exercise, Line, Order, Program
from viz.prose import Line as Sentence
from viz.prose import code, line, maths

BlankName = tuple[str, str]
"""A variable, and "value", "adjoint" or "shape"."""

_PIECE = re.compile(r"(?P<ticks>`+)(?P<code>.+?)(?P=ticks)|\$(?P<maths>[^$]+)\$|\\(?P<escaped>[^\w\s]|_)|\*\*|\u2060")


def started(exercise: Exercise) -> str:
    """Return the answer that stands there at first."""
    return exercise.asked.starter if isinstance(exercise.asked, Program) else ""


def solution(exercise: Exercise) -> str:
    """Return a right answer, as far as the record holds one: the blanks' numbers are torch's."""
    match exercise.asked:
        case Program() | Line():
            return exercise.reference
        case Choice(right=right):
            return places_text(right)
        case Order() as asked:
            return places_text(right_order(asked))
    return ""


def right_order(asked: Order) -> tuple[int, ...]:
    """Return the places of the steps in a right order, of several the one nearest to that in which they stand."""
    waiting, order = list(belonging(asked)), []
    while waiting:
        blocked = {later for earlier, later in asked.before if earlier in waiting}
        order.append(next((one for one in waiting if one not in blocked), waiting[0]))
        waiting.remove(order[-1])
    return tuple(order)


def places_text(places: object) -> str:
    """Return options chosen, or steps in their order, as ``0,2``."""
    assert isinstance(places, tuple | list | range)
    return ",".join(map(str, places))


def places_in(text: str, count: int) -> tuple[int, ...]:
    """Return the places that a text names, each once; what names none is left out."""
    found = [int(one) for one in text.split(",")[:100] if re.fullmatch(r" *\d{1,3} *", one)]
    return tuple(dict.fromkeys(place for place in found if place < count))


def blanks_text(filled: dict[BlankName, str]) -> str:
    """Return what was filled in as ``b.adjoint=3; a.value=2``."""
    return "; ".join(f"{name}.{kind}={one.strip()}" for (name, kind), one in filled.items() if one.strip())


def blanks_in(text: str, asked: Blanks) -> dict[BlankName, str]:
    """Return what a text fills in, for every blank there is."""
    pairs = (part.split("=", 1) for part in text.split(";") if "=" in part)
    said = {name.strip(): one.strip() for name, one in pairs}
    return {(name, kind): said.get(f"{name}.{kind}", "") for name, kind in asked.blanks}


def shuffled(count: int, key: str) -> tuple[int, ...]:
    """Return places in an order that looks like none and is always the same for an exercise; never the right one."""
    places = list(range(count))
    chance = random.Random(key)
    while count > 1 and places == sorted(places):
        chance.shuffle(places)
    return tuple(places)


def pieces(text: str) -> Sentence:
    """Return a step's Markdown as a sentence whose code and formulas the browser shows."""
    parts, place = [], 0
    for found in _PIECE.finditer(text):
        parts.append(text[place : found.start()])
        if found["code"]:
            parts.append(code(found["code"].strip() or found["code"]))
        elif found["maths"]:
            parts.append(maths(found["maths"]))
        elif found["escaped"]:
            parts.append(found["escaped"])
        place = found.end()
    return line(*parts, text[place:])
