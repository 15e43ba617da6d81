"""Links from a question to its answer: the page with the program in question, or one on the subject."""

from __future__ import annotations

import streamlit as st

from viz.course.topics import BY_KEY as TOPICS
from viz.exercises.catalogue import EXERCISES
from viz.room.ready import BY_TEXT
from viz.room.records import Asked, Choice, Exercise, Prediction
from viz.widgets.choices import PARAMETER
from viz.widgets.room.asked_view import exercise_of, sibling_address
from viz.widgets.room.exercise_questions import of_prediction
from viz.words import _

_PROMPTS = {exercise.prompt: exercise for exercise in EXERCISES}


def lens_shown(asked: Asked) -> None:
    """Show the way to the page that shows it; nothing where none is known."""
    address = lens_address(asked)
    if address:
        st.link_button(_("See it on its page"), address, icon=":material/visibility:")


def lens_address(asked: Asked) -> str:
    """Return the address of the page that shows what was asked; "" where none is known.

    A page that was asked about shows its result there: the blank is not in this address.
    """
    match asked:
        case Choice(text=text) if text in BY_TEXT:
            place = BY_TEXT[text].see
            return sibling_address(place.page, f"{PARAMETER}={place.parameter}" if place.parameter else "")
        case Choice(text=text):
            exercise = _PROMPTS.get(text)
        case Exercise():
            exercise = exercise_of(asked)
        case Prediction():
            exercise = of_prediction(asked)
            if exercise is None:
                return sibling_address(asked.page, f"{PARAMETER}={asked.link}" if asked.link else "")
    topic = TOPICS.get(exercise.topic) if exercise is not None else None
    return sibling_address(topic.pages[0]) if topic is not None and topic.pages else ""
