"""A question of a room as both sides see it: what is asked, and the page's own picture with the answer hidden."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.exercises.records import Blanks, Line, Program
from core.exercises.records import Exercise as Asked_exercise
from core.trace import Trace
from viz.authored import authored_markdown
from viz.blanks import blank_read
from viz.escaping import code_span, markdown_text, visible_lines
from viz.exercises.catalogue import BY_KEY
from viz.exercises.own import Unopened, opened
from viz.link import choices_in, encoded
from viz.matrix.page_sentences import layout_name
from viz.room.records import Asked, Choice, Exercise, Prediction
from viz.tensors.combine import expression
from viz.widgets.choices import PARAMETER
from viz.widgets.exercises.answering import given_shown
from viz.widgets.graph.asked_picture import asked_picture
from viz.widgets.graph.blanks import asked_of
from viz.widgets.masked_traces import without
from viz.widgets.room import room_choices as choices
from viz.widgets.room.exercise_questions import NotNow, of_prediction
from viz.widgets.room.predictions import PAGES, Nothing, Values, graph_pass, graph_trace, reduction_of, values_of
from viz.words import _

PICTURE_HEIGHT = 340


def asked_shown(asked: Asked, *, known: bool = False, wide: bool = False) -> DeltaGenerator:
    """Show what is asked, without the answers to choose from; return where those have their place.

    Args:
        known: Whether what is right may be seen.
        wide: Whether there is room for a program and its picture beside each other.
    """
    place: DeltaGenerator | None = None
    match asked:
        case Choice(text=text):
            st.markdown(authored_markdown(_(text)))
        case Exercise():
            _exercise(exercise_of(asked))
        case Prediction():
            place = _prediction(asked, known=known, wide=wide)
    return place or st.container()


def option_markdown(asked: Asked, place: int) -> str:
    """Return an answer to choose from, as safe Markdown of one line."""
    if isinstance(asked, Choice):
        return authored_markdown(_(asked.options[place]))
    assert isinstance(asked, Prediction)
    said = asked.options[place]
    words = {
        "error": _("an error"), "forward": _("forward mode"), "reverse": _("reverse mode"),
        "equal": _("both the same"),
    }  # fmt: skip
    return words.get(said) or markdown_text(said)


def exercise_of(asked: Exercise) -> Asked_exercise | None:
    """Return the exercise; None where this server cannot open it any more."""
    try:
        return opened(asked.sealed) if asked.sealed else BY_KEY.get(asked.key)
    except Unopened:
        return None


def _exercise(exercise: Asked_exercise | None) -> None:
    if exercise is None:
        st.warning(_("This exercise was sealed by another server, or its key has changed since."))
        return
    st.markdown(f"**{_(exercise.title)}**")
    st.markdown(_(exercise.prompt))
    match exercise.asked:
        case Line(given=given, imports=imports) | Program(given=given, imports=imports):
            given_shown(imports, given)
        case Blanks(program=program):
            _code(program)


# --- predictions


def _prediction(asked: Prediction, *, known: bool, wide: bool) -> DeltaGenerator | None:
    exercise = of_prediction(asked)
    if exercise is not None:
        _exercise(exercise)
        return None
    place = None
    try:
        values = values_of(PAGES[asked.page][0], asked.link)
        if asked.page == "graph":
            place = _graph(asked, values, known=known, wide=wide)
        else:
            _of_page(asked, values)
    except (KeyError, Nothing, NotNow):
        st.markdown(markdown_text(asked.text))
    if not known:
        st.link_button(_("Open it on its page"), page_address(asked), icon=":material/open_in_new:", type="tertiary")
    return place


def _of_page(asked: Prediction, values: Values) -> None:
    match asked.page:
        case "tensors":
            st.markdown(_question(asked.asked))
            _code(values["program"])
            _code(_tried(values))
        case "reductions":
            st.markdown(_question(asked.asked))
            _code(reduction_of(values)[0])
        case "modes":
            st.markdown(_question(asked.asked))
            _code(values["source"])
        case "matrix_calculus":
            said = _("Which shape has the derivative in this layout: {layout}?")
            st.markdown(said.format(layout=layout_name(values["layout"])))
            _code(values["text"])
        case _:
            point = ", ".join(f"{one:g}" for one in values["point"])
            st.markdown(_("Which way does the gradient point at {place}?").format(place=code_span(f"({point})")))
            _code(values["text"])


def _question(asked: str) -> str:
    return {
        "shape": _("What shape comes out?"),
        "cast": _("What shape comes out, or an error?"),
        "mode": _("Which mode needs fewer passes for the whole Jacobian?"),
        "passes": _("How many forward passes fill the whole Jacobian?"),
    }[asked]


def _tried(values: Values) -> str:
    """Return the expression of the tensors page whose shape is asked for."""
    if values["panel"] == "combine":
        return expression(values["operation"], values["left"], values["right"], 0)
    if values["panel"] == "broadcast":
        return f"{values['left']} {values['operation']} {values['right']}"
    return f"{values['name']}[{values['index']}]"


def _graph(asked: Prediction, values: Values, *, known: bool, wide: bool) -> DeltaGenerator | None:
    """Show program and picture; return the place beneath the program, where they stand beside each other."""
    trace, blank = graph_trace(values), blank_read(asked.asked)
    if blank is None or blank.node >= len(trace.nodes):
        raise Nothing
    node = trace.nodes[blank.node]
    line = _(" (line {line})").format(line=node.span.line) if node.span else ""
    st.markdown(_("What is {what}?").format(what=f"**{markdown_text(asked_of(node, blank))}**") + line)
    left, right = st.columns([5, 6], gap="medium") if wide else (st.container(), st.container())
    with left:
        _code(values["program"])
    with right:
        asked_picture(
            trace if known else _hidden(trace, asked), graph_pass(trace, values), key=choices.PICTURE,
            room_key=choices.PICTURE_ROOM, height=PICTURE_HEIGHT,
        )  # fmt: skip
    return left if wide else None


def _hidden(trace: Trace, asked: Prediction) -> Trace:
    """Return the trace without what is asked for, the same object for everybody while it is kept."""
    codes = [asked.asked, *choices_in(asked.link or encoded({})).get("blanks", ())]
    blanks = [blank for code in codes if (blank := blank_read(str(code))) is not None]
    return without(trace, (one for one in blanks if one.node < len(trace.nodes)))


def _code(text: str) -> None:
    if text.strip():
        st.code(visible_lines(text.strip("\n")), language="python", wrap_lines=True)


def page_address(asked: Prediction) -> str:
    """Return the address of the page in the state that is asked about; on the graph page with the same blank."""
    link = asked.link
    if asked.page == "graph":
        found = choices_in(link) if link else {}
        link = encoded({**found, "blanks": list(dict.fromkeys([asked.asked, *found.get("blanks", ())]))})
    return sibling_address(asked.page, f"{PARAMETER}={link}" if link else "")


def sibling_address(page: str, query: str = "") -> str:
    """Return the address of another page of this application."""
    parts = urlsplit(st.context.url or "")
    folder = parts.path.rstrip("/").rpartition("/")[0]
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{page}", query, ""))


def title_of(asked: Asked) -> str:
    """Return a question in one line of plain text, for lists and tables."""
    match asked:
        case Choice(text=text):
            return _(text)
        case Exercise():
            exercise = exercise_of(asked)
            return _(exercise.title) if exercise is not None else asked.text
        case Prediction():
            exercise = of_prediction(asked)
            return _(exercise.title) if exercise is not None else asked.text
