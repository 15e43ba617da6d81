"""Two modes: forward and reverse accumulation of the same program, what each costs, and why deep learning uses one."""

from __future__ import annotations

import streamlit as st
from msgspec import structs
from streamlit.delta_generator import DeltaGenerator

from core.trace import Repair, Trace
from viz.escaping import sentence_markdown
from viz.marks import line_notes, offered_repairs, trace_marks
from viz.modes.direction import numbers_read
from viz.modes.examples import BY_KEY
from viz.repairs import repaired
from viz.widgets.code_editor import code_editor
from viz.widgets.example_box import example_box
from viz.widgets.exploring import explored
from viz.widgets.export import export_menu
from viz.widgets.graph import graph_choices
from viz.widgets.last_sound import last_sound
from viz.widgets.modes import mode_choices as choices
from viz.widgets.modes.both_panel import check_line, jacobian_panel, picture_panel
from viz.widgets.modes.construction_panel import construction_panel
from viz.widgets.modes.costs_panel import costs_panel
from viz.widgets.modes.downloads import taken
from viz.widgets.modes.memory_panel import memory_panel
from viz.widgets.modes.predicting import predicted
from viz.widgets.modes.race_panel import race_panel
from viz.widgets.modes.ways_panel import ways_panel
from viz.widgets.modes.work import Work, chosen_column, work_of
from viz.widgets.outcome import mistakes_shown
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, session_device, through_app
from viz.widgets.trust import waits
from viz.words import _

EDITOR_HEIGHT = 300
DRAWN = "modes-drawn"


@st.fragment
def modes() -> None:
    """Everything on the page: a choice runs this again, and not the rest of the application."""
    choices.PAGE.begin()
    _head()
    choices.PAGE.notice_shown()
    trace = explored(choices.SOURCE.value, session_device())
    left, right = st.container(key="workbench").columns([5, 8], gap="medium")
    with left:
        _program(trace)
        mistakes_shown(_without_advice(trace), _repair)
    work = None if waits(session_device()) else work_of(trace)
    if work is not None:
        with left:
            _direction(work)
        last_sound(choices.LAST, "source", choices.SOURCE.value)
        _both(work, right)
    elif trace.mistake is not None:
        _last_picture(right)
    else:
        right.info(_("Write a program that computes a floating tensor from floating inputs, such as y = x * x."))
    sections()


def _head() -> None:
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Two modes"), _("One program, differentiated from either end"))
        example_box(
            _("Programs"), list(BY_KEY), choices.PRESET.value, key=choices.PRESETS_BOX,
            title=lambda key: _(BY_KEY[key].title), placeholder=_("Your own program"), width=280,
            on_choose=choices.PAGE.start,
        )  # fmt: skip
        st.toggle(_("Predict first"), **choices.PREDICT.widget)
        link = choices.PAGE.write_link()
        share_link(lambda: link, export_menu("modes", taken))


def _program(trace: Trace) -> None:
    code_editor(
        choices.SOURCE.value,
        marks=trace_marks(_without_advice(trace), None),
        notes=line_notes(trace, None),
        repairs=offered_repairs(_without_advice(trace)),
        height=EDITOR_HEIGHT,
        key=choices.EDITOR,
        on_edit=choices.PAGE.typed,
    )
    graph = graph_choices.PROGRAM.value
    if graph_choices.PAGE.begun and graph != choices.SOURCE.value:
        st.button(
            _("Take the program of the computation graph page"), icon=":material/account_tree:",
            on_click=choices.PAGE.typed,
            args=(graph,), type="tertiary", key="modes-take",
        )  # fmt: skip


def _without_advice(trace: Trace) -> Trace:
    """Return the trace without the advice that a pass begins at one number: here each output gets a pass."""
    kept = tuple(one for one in trace.warnings if one.kind != "not-scalar")
    return trace if kept == trace.warnings else trace.with_record(structs.replace(trace.record, warnings=kept))


def _repair(repair: Repair) -> None:
    choices.PAGE.typed(repaired(choices.SOURCE.value, repair))


def _direction(work: Work) -> None:
    """Choose in which direction the inputs move."""
    labels = [one.label for one in work.inputs]
    choices.COLUMN.choose(chosen_column(work.inputs))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("Input that moves"), range(len(labels)), format_func=labels.__getitem__, width=150,
            **choices.COLUMN.widget,
        )  # fmt: skip
        st.text_input(
            _("or a direction of your own"), placeholder=", ".join(["1"] * min(len(labels), 6)), width="stretch",
            max_chars=choices.LONGEST_TANGENT, **choices.TANGENT.widget,
        )  # fmt: skip
    if choices.TANGENT.value and numbers_read(choices.TANGENT.value, len(labels)) is None:
        st.warning(
            _("A direction has one number for each of the {count} input cells, such as {example}.").format(
                count=len(labels), example=", ".join(["1"] * min(len(labels), 6))
            )
        )


def _both(work: Work, right: DeltaGenerator) -> None:
    with right:
        if not predicted(work):
            return
        picture_panel(work)
        check_line(work)
    if work.no_forward:
        st.warning(sentence_markdown(work.no_forward))
    jacobian_panel(work)


def _last_picture(right: DeltaGenerator) -> None:
    """Show the last program that could be differentiated, while there is a mistake in this one."""
    source = last_sound(choices.LAST, "source", None, DRAWN)
    work = None if source is None else work_of(explored(source, session_device()))
    if work is None:
        right.info(_("The picture appears when the program runs."))
        return
    with right.container(key=DRAWN):
        picture_panel(work)
        check_line(work)


@st.fragment
def sections() -> None:
    """What stands beneath: a slider there runs this again, and not the program's picture."""
    choices.PAGE.begin()
    choices.PAGE.write_link()
    work = None if waits(session_device()) else work_of(explored(choices.SOURCE.value, session_device()))
    labels = {
        "race": _("Race"), "memory": _("Memory"), "ways": _("Four ways"), "construction": _("Explicit and implicit"),
        "costs": _("What it costs"),
    }  # fmt: skip
    st.segmented_control(
        _("Section"), list(labels), format_func=labels.__getitem__, required=True, label_visibility="collapsed",
        **choices.SECTION.widget,
    )  # fmt: skip
    with st.container(border=True, key="modes-section"):
        match choices.SECTION.value:
            case "race":
                race_panel(work)
            case "memory":
                memory_panel(work)
            case "ways":
                ways_panel()
            case "construction":
                construction_panel()
            case _other:
                costs_panel(work)


through_app()
modes()
