"""A teacher's own exercise as it is kept, sent and opened: one bounded record of texts.

Whoever opens a link reads what a stranger wrote, so every field has a bound, and what is shown as Markdown goes
through `viz.authored` first.
"""

from __future__ import annotations

import random
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from core.exercises.choices import pairs
from core.exercises.records import (
    IMPORTS,
    Asked,
    Blanks,
    Choice,
    Exercise,
    Form,
    Line,
    Misconception,
    Option,
    Order,
    Program,
    Stranger,
)
from core.program.source import with_newlines
from viz.authored import authored_markdown
from viz.escaping import markdown_text

TITLE_CHARACTERS = 120
PROMPT_CHARACTERS = 4_000
TEXT_CHARACTERS = 4_000
"""Of a starter, a given text, a generator, a reference, a wrong answer: a hundred lines."""
SENTENCE_CHARACTERS = 400
LINE_CHARACTERS = 300
MOST_ROWS = 6
"""Options, misconceptions or hints."""
MOST_STEPS = 10
MOST_OBSERVED = 6
MOST_BLANKS = 12
NAME_CHARACTERS = 40

OwnKind = Literal["program", "line", "choice", "order", "blanks"]
FORMS: tuple[Form, ...] = ("number", "shape", "tensor", "text", "bool")

_Text = Annotated[str, Meta(max_length=TEXT_CHARACTERS)]
_Sentence = Annotated[str, Meta(max_length=SENTENCE_CHARACTERS)]
_Line = Annotated[str, Meta(max_length=LINE_CHARACTERS)]
_Name = Annotated[str, Meta(max_length=NAME_CHARACTERS, pattern=r"^[^\W\d]\w*\Z")]


class OwnOption(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A sentence to choose, whether it is right, and why."""

    text: _Sentence
    right: bool = False
    why: _Sentence = ""


class OwnMisconception(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A wrong answer that the teacher expects, and what is said to whoever gives it."""

    answer: _Text
    says: _Sentence


class OwnPair(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Two steps of which the first comes earlier in every right order, by their places."""

    earlier: Annotated[int, Meta(ge=0, lt=MOST_STEPS)]
    later: Annotated[int, Meta(ge=0, lt=MOST_STEPS)]


class OwnStranger(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A step that belongs to no right order, and why it does not."""

    text: _Sentence
    why: _Sentence = ""


class OwnBlank(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Something to fill in: of which variable, and what of it."""

    name: _Name
    of: Literal["value", "adjoint", "shape"]


class Own(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An exercise as a teacher wrote it.

    Attributes:
        kind: "program", "line" (a typed value), "choice", "order" (steps to be put in order) or "blanks" (numbers of
            the drawn graph of ``given`` to be filled in).
        observed: Expressions of a program that are compared at its end.
        instance: Text that defines ``instance(size)``; see `core.exercises.records.Program`.
        form: What a typed value is.
        unaided, imports, tolerance: As the exercises of the catalogue have them.
        options: Of a choice.
        steps: Of an order, in the right one.
        before: Which of them come before which others; none: only that order is right.
        strangers: Further steps, which belong to no right order.
        blanks: What is to be filled in.
        reveals: Whether the solution is shown to a learner who asks for it.
        version: Of this record; a number that we do not know is refused.
    """

    title: Annotated[str, Meta(max_length=TITLE_CHARACTERS)]
    prompt: Annotated[str, Meta(max_length=PROMPT_CHARACTERS)]
    kind: OwnKind
    given: _Text = ""
    starter: _Text = ""
    instance: _Text = ""
    observed: Annotated[tuple[_Line, ...], Meta(max_length=MOST_OBSERVED)] = ()
    dtype: bool = True
    graph: bool = False
    unaided: bool = False
    form: Form = "tensor"
    imports: _Line = IMPORTS
    tolerance: Annotated[float, Meta(ge=0, le=1)] = 1e-4
    options: Annotated[tuple[OwnOption, ...], Meta(max_length=MOST_ROWS)] = ()
    steps: Annotated[tuple[_Sentence, ...], Meta(max_length=MOST_STEPS)] = ()
    before: Annotated[tuple[OwnPair, ...], Meta(max_length=MOST_STEPS * MOST_STEPS)] = ()
    strangers: Annotated[tuple[OwnStranger, ...], Meta(max_length=MOST_ROWS)] = ()
    blanks: Annotated[tuple[OwnBlank, ...], Meta(max_length=MOST_BLANKS)] = ()
    reference: _Text = ""
    misconceptions: Annotated[tuple[OwnMisconception, ...], Meta(max_length=MOST_ROWS)] = ()
    hints: Annotated[tuple[_Sentence, ...], Meta(max_length=MOST_ROWS)] = ()
    reveals: bool = True
    version: Literal[1] = 1


def exercise_of(own: Own, key: str = "own") -> Exercise:
    """Return the exercise that a record describes; its title and sentences are safe Markdown."""
    return Exercise(
        key=key,
        topic="",
        title=markdown_text(own.title),
        prompt=authored_markdown(own.prompt),
        asked=_asked(own),
        reference=with_newlines(own.reference) if own.kind in ("program", "line") else "",
        misconceptions=tuple(
            Misconception(with_newlines(one.answer), authored_markdown(one.says)) for one in own.misconceptions
        ),
        hints=tuple(map(authored_markdown, own.hints)),
        reveals=own.reveals,
    )


def _asked(own: Own) -> Asked:
    match own.kind:
        case "program":
            return Program(
                starter=with_newlines(own.starter),
                observed=own.observed,
                given=with_newlines(own.given),
                instance=with_newlines(own.instance),
                dtype=own.dtype,
                graph=own.graph,
                unaided=own.unaided,
                imports=own.imports,
                tolerance=own.tolerance,
            )
        case "line":
            return Line(own.form, with_newlines(own.given), own.imports, own.tolerance)
        case "choice":
            options = tuple(Option(authored_markdown(one.text), authored_markdown(one.why)) for one in own.options)
            return Choice(options, tuple(place for place, one in enumerate(own.options) if one.right))
        case "order":
            steps = tuple(map(authored_markdown, (*own.steps, *(one.text for one in own.strangers))))
            whys = enumerate((authored_markdown(one.why) for one in own.strangers), len(own.steps))
            return Order(steps, _before(own), tuple(Stranger(place, why) for place, why in whys))
        case "blanks":
            program = with_newlines(own.imports + own.given)
            return Blanks(program, tuple((one.name, one.of) for one in own.blanks))


def _before(own: Own) -> tuple[tuple[int, int], ...]:
    """Return the pairs of an order that are about its steps: a step may have been taken out since."""
    count = len(own.steps)
    return tuple((one.earlier, one.later) for one in own.before if one.earlier < one.later < count)


def shuffled(exercise: Exercise, secret: str) -> Exercise:
    """Return an exercise whose options or steps stand in another order, which only who has the secret can undo.

    Their places go to the browser and back; in the order in which a teacher writes them they would be the answer.
    """
    chance = random.Random(secret)
    match exercise.asked:
        case Choice(options=options, right=right):
            order = chance.sample(range(len(options)), len(options))
            asked = Choice(tuple(options[one] for one in order), tuple(sorted(order.index(one) for one in right)))
        case Order(steps=steps, strangers=strangers) as given:
            order = chance.sample(range(len(steps)), len(steps))
            moved = tuple((order.index(earlier), order.index(later)) for earlier, later in pairs(given))
            strange = tuple(Stranger(order.index(one.place), one.why) for one in strangers)
            asked = Order(tuple(steps[one] for one in order), moved, strange)
        case _:
            return exercise
    return msgspec.structs.replace(exercise, asked=asked)


Lack = Literal["title", "prompt", "reference", "observed", "options", "right", "steps", "graph", "blanks"]


def lacks(own: Own) -> tuple[Lack, ...]:
    """Return what has to be written before the exercise can be tried or sent."""
    missing: list[Lack] = []
    if not own.title.strip():
        missing.append("title")
    if not own.prompt.strip():
        missing.append("prompt")
    if own.kind in ("program", "line") and not own.reference.strip():
        missing.append("reference")
    if own.kind == "program" and not own.observed:
        missing.append("observed")
    if own.kind == "choice" and len(own.options) < 2:
        missing.append("options")
    elif own.kind == "choice" and not any(one.right for one in own.options):
        missing.append("right")
    if own.kind == "order" and len(own.steps) < 2:
        missing.append("steps")
    if own.kind == "blanks" and not own.given.strip():
        missing.append("graph")
    if own.kind == "blanks" and not own.blanks:
        missing.append("blanks")
    return tuple(missing)
