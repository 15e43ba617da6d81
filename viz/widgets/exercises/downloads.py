"""Downloads of the page Exercises: the program with the learner's answer in it."""

from __future__ import annotations

import ast

from core.exercises.records import Blanks, Exercise, Line, Program
from viz.exercises.shifted import whole
from viz.widgets.exercises import exercise_choices as choices
from viz.widgets.exploring import explored
from viz.widgets.export import Drawn, Taken
from viz.widgets.shell import session_device
from viz.words import _


def taken() -> Taken:
    """Return the exercise's program and its graph; the values, too, where they are not what is asked."""
    exercise = choices.exercise()
    source = program_of(exercise, choices.answer())
    if not source:
        return Taken()
    trace = explored(source, session_device()) if isinstance(exercise.asked, Program) else None
    return Taken(source, trace, (Drawn(choices.GRAPH, _("the graph of the exercise"), "exercise", vector=True),))


def program_of(exercise: Exercise, answer: str) -> str:
    """Return what is given and what was answered, as one program; "" for an exercise without one."""
    match exercise.asked:
        case Program() as asked:
            return whole(asked.imports, asked.given, answer)[0]
        case Line() as asked:
            return whole(asked.imports, asked.given, f"{answer}\n" if _reads(answer) else "")[0]
        case Blanks() as asked:
            return asked.program
    return ""


def _reads(answer: str) -> bool:
    try:
        return bool(ast.parse(answer).body)
    except (SyntaxError, ValueError):
        return False
