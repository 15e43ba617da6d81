"""The drawn graph of a program with numbers to be filled in."""

from __future__ import annotations

import streamlit as st

from core.exercises.records import Blanks, Exercise
from core.trace import Trace
from viz.blanks import Blank, askable, truth
from viz.cells import nested_text, shape_text
from viz.escaping import code_span, visible_lines
from viz.exercises.answers import BlankName, blanks_in, blanks_text
from viz.widgets.exercises import exercise_choices as choices
from viz.widgets.exercises.judging import hand_in
from viz.widgets.exploring import explored
from viz.widgets.graph.asked_picture import asked_picture
from viz.widgets.masked_traces import without
from viz.widgets.outcome import mistakes_shown
from viz.widgets.shell import session_device
from viz.words import _

HEIGHT = 400
LONGEST = 200


def blank_form(exercise: Exercise, asked: Blanks, *, solved: bool) -> None:
    """Show program, graph and a box for every blank; once all is right, the graph has no blanks left."""
    st.code(visible_lines(asked.program.strip("\n")), language="python", wrap_lines=True)
    trace = explored(asked.program, session_device())
    if trace.mistake is not None:  # a busy server: the form stays
        mistakes_shown(trace, None)
    # Adjoints have the shapes of their values: they are drawn where they are asked for, or all is known.
    backward = bool(trace.passes) and (solved or any(kind == "adjoint" for _name, kind in asked.blanks))
    asked_picture(
        trace if solved else _masked(trace, asked), len(trace.passes) - 1 if backward else None, key=choices.GRAPH,
        room_key=choices.ROOM, height=HEIGHT,
    )  # fmt: skip
    filled = blanks_in(choices.answer(), asked)
    keys = {name: f"{choices.BLANK}-{exercise.key}-{'-'.join(name)}" for name in asked.blanks}
    for name, key in keys.items():
        if key not in st.session_state or st.session_state[key] != filled[name]:
            st.session_state[key] = filled[name]

    def handed_in() -> None:
        choices.answered(blanks_text({name: st.session_state.get(key) or "" for name, key in keys.items()}))
        hand_in()

    with st.form(f"{choices.BLANK}-{exercise.key}", border=False):
        with st.container(horizontal=True, gap="small"):
            for name, key in keys.items():
                st.text_input(blank_label(name), key=key, max_chars=LONGEST, width=170)
        st.form_submit_button(_("Check"), type="primary", icon=":material/check:", on_click=handed_in)


def blanks_solution(asked: Blanks) -> str:
    """Return what torch has in the blanks; "" while nobody can run the program."""
    trace = explored(asked.program, session_device())
    shown, known = (trace.passes[-1] if trace.passes else None), _by_name(trace)
    found: dict[BlankName, str] = {}
    for name, kind in asked.blanks:
        value = truth(trace, shown, Blank(known[name], kind)) if name in known else None
        if value is not None and askable(value):
            found[name, kind] = shape_text(value.shape) if kind == "shape" else nested_text(value.tolist())
    return blanks_text(found)


def _by_name(trace: Trace) -> dict[str, int]:
    """Return the last node of every name."""
    return {name: node.index for node in trace.nodes for name in node.names}


def blank_label(name: BlankName) -> str:
    """Return what is asked, as the picture writes it."""
    labels = {
        "value": _("value of {name}"), "adjoint": _("adjoint of {name}"), "shape": _("shape of {name}"),
    }  # fmt: skip
    return labels[name[1]].format(name=code_span(name[0]))


def _masked(trace: Trace, asked: Blanks) -> Trace:
    """Return the trace without what is asked, the same object while it is kept."""
    known = _by_name(trace)
    hidden = [Blank(known[name], kind) for name, kind in asked.blanks if name in known]
    return without(trace, hidden)
