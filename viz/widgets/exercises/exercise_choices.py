"""The choices of the exercises page."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from core.exercises.records import Exercise
from viz.course.topics import TOPICS
from viz.exercises.answers import started
from viz.exercises.catalogue import BY_KEY, EXERCISES, of_topic
from viz.exercises.own import opened
from viz.exercises.progress import first_open
from viz.kinds import one_of, program
from viz.widgets import trust
from viz.widgets.choices import Choices
from viz.widgets.exercises import browser_memory

MOST_DRAFTS = 20
"""Answers of other exercises that a session keeps while another one is open."""

PAGE = Choices("exercises")
TOPIC = PAGE.choice("topic", "", one_of(("", *(topic.key for topic in TOPICS))))
EXERCISE = PAGE.choice("exercise", "", one_of(("", *BY_KEY)))
ANSWER = PAGE.choice("answer", "", program, code=True)
"""As `viz.exercises.answers` has it; "" for what stands there at first."""
LIST = PAGE.own("list")
EDITOR = PAGE.own("editor")
TYPED = PAGE.own("typed")
CHOSEN = PAGE.own("chosen")
STEPS = PAGE.own("steps")
BLANK = PAGE.own("blank")
GRAPH = PAGE.own("graph")
ROOM = PAGE.own("room")
ASKED = PAGE.own("asked")
DRAFTS = PAGE.own("drafts")
HELPED = PAGE.own("helped")
OWN = PAGE.own("own")


class Asked(NamedTuple):
    """An answer that was handed in.

    Attributes:
        exercise: Its key.
        seed: Of the hidden instances.
        counted: Whether it was noted as a try.
    """

    exercise: str
    answer: str
    seed: int
    counted: bool = False


def begin(own: str = "") -> None:
    """Take the choices from the address; what was said of another answer is forgotten then.

    Args:
        own: What an address says of a teacher's exercise, which is shown then, whatever of the catalogue is chosen.
    """
    state = st.session_state
    if PAGE.begin():
        state[ASKED], state[OWN] = None, own
    elif state.get(OWN, "") != own:
        drafts = _with_draft(exercise().key)
        state[OWN] = own
        ANSWER.choose(drafts.get(exercise().key, ""))


def exercise() -> Exercise:
    """Return the exercise that is shown: the chosen one, else the first of the topic, or of all, that is not done."""
    if st.session_state.get(OWN):
        return opened(st.session_state[OWN])
    chosen = BY_KEY.get(EXERCISE.value)
    if chosen is not None:
        return chosen
    among = of_topic(TOPIC.value) or EXERCISES
    key = first_open(browser_memory.progress(), tuple(one.key for one in among))
    return BY_KEY[key] if key else among[0]


def answer() -> str:
    """Return the answer as it stands there now."""
    return ANSWER.value or started(exercise())


def answered(text: str) -> None:
    """Take over an answer that somebody wrote: the exercise is chosen from now on, whatever becomes of it."""
    now = exercise()
    keep(now.key)
    ANSWER.choose("" if text == started(now) else text)
    trust.typed(text, PAGE.page)
    PAGE.notice.choose("")


def keep(key: str) -> None:
    """Choose the exercise that is shown, whatever of the others is done."""
    if key in BY_KEY:
        EXERCISE.choose(key)


def open_exercise(key: str) -> None:
    """Show an exercise, with the answer that it had in this session."""
    if key not in BY_KEY:
        return
    now = exercise().key
    if now != key:
        ANSWER.choose(_with_draft(now).get(key, ""))
    EXERCISE.choose(key)
    TOPIC.choose("")
    trust.replaced(PAGE.page)
    PAGE.notice.choose("")


def _with_draft(now: str) -> dict[str, str]:
    """Keep the answer to the exercise that goes, forget what was said of it, and return the answers kept before."""
    drafts: dict[str, str] = st.session_state.get(DRAFTS, {})
    kept = {name: text for name, text in drafts.items() if name != now}
    others = list(kept.items())[1 - MOST_DRAFTS :]
    st.session_state[DRAFTS] = dict([*others, (now, ANSWER.value)])
    st.session_state[ASKED] = None
    return drafts


def asked() -> Asked | None:
    """Return the answer that was handed in last, for the exercise that is shown."""
    found: Asked | None = st.session_state.get(ASKED)
    return found if found is not None and found.exercise == exercise().key else None
