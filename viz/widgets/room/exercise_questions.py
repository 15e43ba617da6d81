"""Exercises as questions of a room: what is asked, and what is right, computed behind the walls when it is opened."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception
from core.trace import Snapshot
from viz.exercises.answers import shuffled
from viz.exercises.catalogue import BY_KEY
from viz.room import records
from viz.room.answers import answer_read
from viz.room.questions import MOST_CELLS, sound
from viz.room.records import Bounds, Places, Prediction, Question, Solved, Trap, Value
from viz.widgets.exploring import explored
from viz.widgets.shell import session_device

PAGE = "exercises"
"""What stands in a prediction's place of the page, where an exercise asks for a line."""
RESULT = "_result"
FORMS = {"number": "value", "tensor": "value", "shape": "shape"}


class NotNow(Exception):
    """The right answer could not be computed just now."""


def catalogue_question(key: str) -> Question:
    """Return what a room is asked for an exercise of the catalogue.

    Raises:
        NotNow: its reference could not be run.
    """
    exercise = BY_KEY[key]
    found: Question | None = None
    match exercise.asked:
        case Choice() as asked:
            found = _choice(exercise, asked)
        case Line() as asked if asked.form in FORMS:
            found = _line(exercise, asked)
    if found is not None and sound(found, Bounds()):
        return found
    return Question(records.Exercise(key=key, text=exercise.title), Solved())


def of_prediction(asked: Prediction) -> Exercise | None:
    """Return the exercise whose line is asked for; None where something else is."""
    return BY_KEY.get(asked.asked) if asked.page == PAGE else None


def _choice(exercise: Exercise, asked: Choice) -> Question:
    order = shuffled(len(asked.options), exercise.key)
    options = tuple(asked.options[place].text for place in order)
    right = tuple(at for at, place in enumerate(order) if place in asked.right)
    traps = tuple(Trap(str(at), asked.options[place].why) for at, place in enumerate(order) if at not in right)
    why = asked.options[asked.right[0]].why if len(asked.right) == 1 else exercise.worked
    several = len(asked.right) > 1
    return Question(records.Choice(exercise.prompt, options, several), Places(right), traps, why)


def _line(exercise: Exercise, asked: Line) -> Question:
    form = "shape" if asked.form == "shape" else "value"
    prediction = Prediction(PAGE, "", exercise.key, form, exercise.title)
    truth = _truth(exercise, asked)
    traps = (trap for one in exercise.misconceptions if (trap := _trap(prediction, one)) is not None)
    return Question(prediction, truth, tuple(traps), exercise.worked)


def _trap(asked: Prediction, one: Misconception) -> Trap | None:
    return None if answer_read(asked, one.answer) is None else Trap(one.answer, one.says)


def _truth(exercise: Exercise, asked: Line) -> Value:
    text = f"import torch\n{asked.imports}{asked.given}\n{RESULT} = torch.as_tensor({exercise.reference})\n"
    trace = explored(text, session_device())
    if trace.mistake is not None:
        raise NotNow
    value = trace.named(RESULT).value
    if asked.form == "shape":
        return Value(tuple(map(int, value.array().reshape(-1).tolist())))
    return value_of(value, asked.tolerance)


def value_of(value: Snapshot, tolerance: float = 1e-4) -> Value:
    """Return what is right where a value is asked for.

    Raises:
        NotNow: the value has more cells than anybody writes down.
    """
    if value.missing or value.elided or value.numel > MOST_CELLS:
        raise NotNow
    cells = tuple(float(cell) for cell in value.array().reshape(-1).tolist())
    return Value(tuple(value.shape), value.dtype, cells, tolerance)
