"""An exercise as its learners will see it, without anything to fill in."""

from __future__ import annotations

import streamlit as st

from core.exercises.records import Blanks, Choice, Exercise, Line, Order, Program
from viz.escaping import visible_lines
from viz.exercises.answers import shuffled
from viz.widgets.exercises.blank_form import blank_label
from viz.words import _


def preview(exercise: Exercise) -> None:
    """Show title, prompt, what is given and where the answer will stand."""
    if not exercise.prompt:
        st.info(_("Write the question: it appears here as learners will see it."))
        return
    if exercise.title:
        st.markdown(f"### {_(exercise.title)}")
    st.markdown(_(exercise.prompt))
    match exercise.asked:
        case Program(given=given, starter=starter):
            _code(_("Given"), given)
            _code(_("Your answer"), starter)
        case Line(given=given):
            _code(_("Given"), given)
        case Choice(options=options):
            st.markdown("\n".join(f"- {_(options[place].text)}" for place in shuffled(len(options), exercise.key)))
        case Order(steps=steps):
            st.markdown("\n".join(f"- {_(steps[place])}" for place in shuffled(len(steps), exercise.key)))
        case Blanks(program=program, blanks=blanks):
            _code(_("Program"), program)
            st.caption(_("Its graph is drawn here, without:"))
            st.markdown("\n".join(f"- {blank_label(one)}" for one in blanks))
    if exercise.hints:
        st.caption(_("Hints, shown one by one to who asks for them"))
    for hint in exercise.hints:
        st.markdown(_(hint))


def _code(title: str, text: str) -> None:
    if text.strip():
        st.caption(title)
        st.code(visible_lines(text.rstrip("\n")), language="python", wrap_lines=True)
