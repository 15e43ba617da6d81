"""One exercise: what is asked, the answer, what is said of it, help, and what comes next."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from core.exercises import ExerciseFault
from core.exercises.records import Exercise
from core.exercises.verdicts import Verdict
from viz.course.topics import BY_KEY as TOPICS
from viz.escaping import sentence_markdown
from viz.exercises.catalogue import EXERCISES, of_topic
from viz.exercises.progress import first_open
from viz.widgets.exercises import browser_memory
from viz.widgets.exercises import exercise_choices as choices
from viz.widgets.exercises.answering import answer_form
from viz.widgets.exercises.helping import help_buttons, help_shown
from viz.widgets.exercises.judging import judged
from viz.widgets.exercises.topic_list import section_of
from viz.widgets.exercises.verdict_shown import verdict_shown
from viz.words import _, ngettext

STYLE = Path(__file__).parent / "page.css"


def sheet() -> Exercise:
    """Show the exercise that is chosen, and return it."""
    exercise = choices.exercise()
    asked = choices.asked()
    verdict, fault = _verdict(exercise)
    _head(exercise)
    st.markdown(_(exercise.prompt))
    changed = asked is not None and asked.answer != choices.answer()
    answer_form(exercise, None if changed else verdict)
    help_buttons(exercise)
    if fault:
        st.warning(_("This exercise itself has a fault, so nothing can be checked. It is not your answer's."))
    if verdict is not None and asked is not None:
        verdict_shown(exercise, asked.answer, verdict, changed=changed)
    help_shown(exercise)
    if exercise.topic and browser_memory.progress().is_done(exercise.key):
        _next(exercise)
    return exercise


def _verdict(exercise: Exercise) -> tuple[Verdict | None, bool]:
    try:
        return judged(exercise), False
    except ExerciseFault:
        return None, True


def _head(exercise: Exercise) -> None:
    if exercise.topic:
        _place(exercise)
    done = browser_memory.progress().of(exercise.key)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"## {_(exercise.title)}", width="content")
        if done.done:
            st.badge(_("done"), icon=":material/check:", color="green")
        elif done.seen:
            st.badge(_("solution seen"), icon=":material/key:", color="orange")
        if done.tries:
            tries = ngettext("{count} try", "{count} tries", done.tries).format(count=int(done.tries))
            st.caption(tries, width="content")


def _place(exercise: Exercise) -> None:
    """Say where in the catalogue it stands; a teacher's stands alone."""
    topic, among = TOPICS[exercise.topic], of_topic(exercise.topic)
    place = _("{number} of {count}").format(number=among.index(exercise) + 1, count=len(among))
    with st.container(key="exercise-place", gap=None):
        st.caption(sentence_markdown(f"{section_of(topic)} · {_(topic.title)} · {place}"))


def _next(exercise: Exercise) -> None:
    """Say what can be done after an exercise: the next one, and the pages that show its subject."""
    topic, following = TOPICS[exercise.topic], next_after(exercise)
    with st.container(border=True, key="exercise-next", gap="small"):
        if following is None:
            st.markdown(_("Every exercise is done. There is nothing left to do here but to play."))
        else:
            st.button(
                _("Next: {title}").format(title=_(following.title)), key="exercise-go-on", type="primary",
                icon=":material/arrow_forward:", on_click=choices.open_exercise, args=(following.key,),
            )  # fmt: skip
        if topic.pages:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.caption(_("This subject in pictures:"), width="content")
                for page in topic.pages:
                    st.page_link(f"pages/{page}.py", width="content")


def next_after(exercise: Exercise) -> Exercise | None:
    """Return the next exercise that is not done: of the topic, then of those that follow, then from the beginning."""
    at = EXERCISES.index(exercise)
    others = (*of_topic(exercise.topic), *EXERCISES[at + 1 :], *EXERCISES[:at])
    later = [one for one in of_topic(exercise.topic) if EXERCISES.index(one) > at]
    order = (*later, *others)
    key = first_open(browser_memory.progress(), tuple(one.key for one in order if one != exercise))
    return None if key is None else next(one for one in order if one.key == key)
