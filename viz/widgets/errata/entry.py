"""One error of the notes: a guess, what the notes say, what is true, and the programs that show both."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.trace import Trace
from viz.course.topics import BY_KEY as TOPIC
from viz.errata.records import Erratum, Guess
from viz.escaping import code_span, in_colour
from viz.marks import offered_repairs, trace_marks
from viz.widgets.code_editor import code_editor
from viz.widgets.errata import errata_choices as choices
from viz.widgets.errata.picture import picture
from viz.widgets.errata.see_also import ways
from viz.widgets.exploring import explored
from viz.widgets.outcome import mistakes_shown, output_shown
from viz.widgets.predict import predict_one
from viz.widgets.shell import session_device
from viz.words import _


@st.fragment
def entries(group: Sequence[Erratum], with_topic: bool) -> None:
    """Show questions; what is behind one is computed and sent when it is opened, and nothing else runs then.

    A closed one has no fragment of its own, of which a session keeps a kilobyte.
    """
    with st.container(gap="xsmall"):
        for one in group:
            _entry(one, with_topic)
    choices.PAGE.write_link()


def _entry(one: Erratum, with_topic: bool) -> None:
    said = f"{one.number} · {_(TOPIC[one.topic].title)}" if with_topic else one.number
    where = in_colour("gray", said)
    key = choices.BOXES[one.key]
    box = st.expander(f"**{_(one.title)}** &ensp; {where}", key=key, on_change=_turned, args=(one.key,))
    if box.open:
        with box:
            _opened(one)


def _turned(key: str) -> None:
    """Let the address name what was opened last."""
    if st.session_state[choices.BOXES[key]]:
        choices.ENTRY.choose(key)
    elif choices.ENTRY.value == key:
        choices.ENTRY.choose("")


@st.fragment
def _opened(one: Erratum) -> None:
    """Show what is behind a question: what is done there runs this alone."""
    with st.container(key=f"erratum-{one.key}"):
        if one.guess is None or not choices.PREDICT.value or _guessed(one.key, one.guess):
            _told(one)


def _told(one: Erratum) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(":material/close: **" + _("The notes say") + "**")
        st.markdown(_(one.notes))
    with right:
        st.markdown(":material/check: **" + _("What is true") + "**")
        st.markdown(_(one.truth))
    left, right = st.columns(2, gap="medium")
    if one.notes_program:
        _program(one.key, "notes", one.notes_program.rstrip(), left, left)
        picture(one, _program(one.key, "truth", one.program.rstrip(), right, right))
    else:
        trace = _program(one.key, "truth", one.program.rstrip(), left, right)
        with right:
            picture(one, trace)
    ways(one)


def _guessed(key: str, guess: Guess) -> bool:
    """Ask what the learner thinks; return whether the rest may be shown."""
    options = [_(option) if guess.sentences else code_span(option) for option in guess.options]

    def said(right: bool) -> str:
        return _("Yes. The program beneath shows it.") if right else _("No. See what the program beneath says.")

    with st.container(border=True):
        st.caption(_("What do you think?"))
        answered = predict_one(
            _(guess.question), options[guess.right], options, said, str, key=f"erratum-guess-{key}"
        )  # fmt: skip
        shown = st.toggle(_("Show me"), key=f"erratum-shown-{key}")
    return answered or shown


def _program(key: str, side: str, source: str, editor: DeltaGenerator, outcome: DeltaGenerator) -> Trace:
    """Show a program in an editor of its own, and what came of it when it ran, each in its place."""
    place = choices.TEXTS[(key, side)]
    text = st.session_state.get(place, source)

    def edited(new: str) -> None:
        st.session_state[place] = new

    with editor:
        trace = explored(text, session_device())
        code_editor(
            text,
            key=choices.EDITORS[(key, side)],
            on_edit=edited,
            label=_("The notes' program") if side == "notes" else _("Program"),
            marks=trace_marks(trace, None),
            repairs=offered_repairs(trace),
        )
        if text != source:
            st.button(
                _("As it was"), icon=":material/undo:", type="tertiary", key=f"erratum-back-{side}-{key}",
                on_click=edited, args=(source,),
            )  # fmt: skip
    with outcome:
        mistakes_shown(trace, None)
        output_shown(trace)
    return trace
