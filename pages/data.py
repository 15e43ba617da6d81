"""Data: from a file with gaps to a tensor, and where every cell came from."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core.sandbox.table_messages import MOST_SOURCE_CELLS
from core.tables import TableJob, TableReply
from core.trace import Trace
from viz.data.cell_dependence import Moves, together
from viz.data.lessons import BY_KEY
from viz.data.program import with_file
from viz.data.reading import Recognised
from viz.marks import offered_repairs, trace_marks
from viz.tensors.lessons import BY_KEY as BY_LESSON
from viz.widgets.code_editor import code_editor
from viz.widgets.data import data_choices as choices
from viz.widgets.data.asking import answered, answers, content, job, recognised_file
from viz.widgets.data.downloads import taken
from viz.widgets.data.file_panel import file_panel, unreadable
from viz.widgets.data.flow import flow
from viz.widgets.data.marks_panel import marks_panel
from viz.widgets.data.step_panel import step_panel
from viz.widgets.exploring import explored
from viz.widgets.export import export_menu
from viz.widgets.outcome import has_outcome, mistakes_shown, output_shown
from viz.widgets.page_buttons import graph_button, page_button
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, session_device, through_app
from viz.widgets.tensors import tensor_choices
from viz.words import _

EDITOR_HEIGHT = 270


@st.fragment
def data() -> None:
    """Everything on the page: a choice runs this again, and not the rest of the application."""
    choices.PAGE.begin()
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Data"), _("From a file with gaps to a tensor, and where every cell came from"))
        st.selectbox(
            _("Lessons"), list(BY_KEY), format_func=lambda key: _(BY_KEY[key].title), width=300,
            on_change=choices.lesson_chosen, label_visibility="collapsed", placeholder=_("Lessons"),
            **choices.LESSON.widget,
        )  # fmt: skip
        link = choices.PAGE.write_link()
        share_link(lambda: link, export_menu("data", taken))
    choices.PAGE.notice_shown()
    lesson = BY_KEY.get(choices.LESSON.value or "")
    if lesson is not None:
        st.caption(_(lesson.about))
    found, asked = recognised_file(), job(session_device())
    reply = answered(asked) if asked is not None else TableReply()
    left, right = st.columns([5, 6], gap="medium")
    trace = explored(asked.source, asked.device, files=((asked.file, asked.content),)) if asked is not None else None
    with left:
        code_editor(
            choices.PROGRAM.value,
            key=choices.EDITOR,
            on_edit=choices.PAGE.typed,
            marks=trace_marks(trace, None) if trace is not None else (),
            repairs=offered_repairs(trace) if trace is not None else (),
            height=EDITOR_HEIGHT,
        )
    with right, st.container(border=True):
        _panels(found, reply)
    if isinstance(found, str):
        st.warning(unreadable(found))
        return
    if asked is not None and trace is not None:
        _outcome(asked, reply, trace)


def _panels(found: Recognised | str, reply: TableReply) -> None:
    labels = {"step": _("Next step"), "file": _("The file"), "marks": _("Missing values")}
    st.segmented_control(
        _("Panel"), list(labels), format_func=labels.__getitem__, required=True, label_visibility="collapsed",
        **choices.PANEL.widget,
    )  # fmt: skip
    match choices.PANEL.value:
        case "file":
            file_panel(found)
        case "marks" if isinstance(found, Recognised):
            marks_panel(found)
        case _:
            step_panel(reply.steps)


def _outcome(asked: TableJob, reply: TableReply, trace: Trace) -> None:
    mistakes_shown(trace, choices.repair)
    if has_outcome(trace):
        output_shown(trace)
    if not reply.steps:
        return
    wanted = st.session_state.get(choices.ASKED) == asked
    moves, tried = _moves(asked, reply) if wanted and reply.mistake is None else ((), 0)
    cells = reply.cells if reply.mistake is None else 0
    flow(
        reply.steps, asked.source, asked.file, moves=moves, tried=tried, cells=cells, asked=wanted, on_ask=_ask,
    )  # fmt: skip
    _onward(asked)


def _ask() -> None:
    st.session_state[choices.ASKED] = job(session_device())


def _moves(asked: TableJob, reply: TableReply) -> tuple[tuple[Moves, ...], int]:
    """Return what each cell of the file moves, saying meanwhile how far it is."""
    cells = min(reply.cells, MOST_SOURCE_CELLS)
    found: list[TableReply] = []
    place = st.empty()
    for one in answers(asked, cells):
        found.append(one)
        tried = sum(one.tried for one in found)
        if tried < cells:
            said = _("Changed {tried} of {cells} cells of the file").format(tried=tried, cells=cells)
            place.progress(tried / cells, said)
    place.empty()
    return together(found)


def _onward(asked: TableJob) -> None:
    """Show the way to the computation graph, with a program that brings its file along."""
    program = with_file(asked.source, asked.file, content() or b"")
    if program is None:
        st.caption(_("A file as large as this one cannot be written into a program for the other pages."))
        return
    with st.container(horizontal=True):
        graph_button(_("Go on in the computation graph"), program, key="data-graph")
        page_button(
            _("Go on with the tensors"),
            "pages/tensors.py",
            partial(tensor_choices.PAGE.handed, program),
            key="data-tensors",
            icon=":material/grid_on:",
        )
        page_button(
            _("Array maths is hard? NumPy beside tensors"), "pages/tensors.py", _to_numpy,
            key="data-numpy", icon=":material/school:", type="tertiary",
        )  # fmt: skip


def _to_numpy() -> None:
    """Show the lesson about arrays and tensors that share their memory."""
    tensor_choices.PAGE.handed(BY_LESSON["numpy"].program)
    tensor_choices.PAGE.start("numpy")


through_app()
data()
