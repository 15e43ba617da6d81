"""The fields in which a teacher writes an exercise: the question, the answer, and what helps."""

from __future__ import annotations

import streamlit as st

from core.exercises.records import Form
from viz.escaping import code_span, markdown_text
from viz.exercises.catalogue import BY_KEY
from viz.exercises.own_record import FORMS, MOST_ROWS, TEXT_CHARACTERS, OwnKind
from viz.exercises.own_templates import KINDS, own_of, template
from viz.widgets import trust
from viz.widgets.code_editor import code_editor
from viz.widgets.example_box import example_box
from viz.widgets.exercises import own_choices as choices
from viz.words import _


def kind_name(kind: OwnKind) -> str:
    """Return what a kind is called."""
    names = {
        "program": _("A program"),
        "line": _("A typed value"),
        "choice": _("A choice"),
        "order": _("Steps in order"),
        "blanks": _("A graph to fill in"),
    }
    return names[kind]


def form_name(form: Form) -> str:
    """Return what a form is called."""
    names = {"number": _("a number"), "shape": _("a shape"), "tensor": _("a tensor or list"), "text": _("a text"),
             "bool": _("True or False")}  # fmt: skip
    return names[form]


def starts_box() -> None:
    """Show the menu of what one may begin with: a small exercise of each kind, or one of the catalogue."""
    titles = {kind: _("Begin: {kind}").format(kind=kind_name(kind)) for kind in KINDS}
    titles |= {key: _(one.title) for key, one in BY_KEY.items()}
    example_box(
        _("Begin with"), list(titles), choices.START.value if choices.START.value in titles else None,
        key=choices.STARTS_BOX, title=titles.__getitem__, placeholder=_("Begin with another exercise"), width=300,
        on_choose=_started,
    )  # fmt: skip


def _started(key: str) -> None:
    trust.replaced(choices.ADDRESS)
    choices.replaced(template(key) if key in KINDS else own_of(BY_KEY[key]), key)


CODE_BOXES = "<style>{} {{ font-family: 'Source Code Pro', monospace; }}</style>".format(
    ", ".join(f".st-key-{one.key} textarea" for one in (choices.OBSERVED, choices.BLANKS, *choices.WRONG_ANSWERS))
)
"""These hold programs, expressions and names of variables."""


def editor() -> None:
    """Show the fields."""
    st.html(CODE_BOXES)
    if st.session_state.get(choices.FORMER) is not None:
        st.button(_("Take back what I had before"), icon=":material/undo:", type="tertiary", key="own-take-back",
                  on_click=choices.taken_back)  # fmt: skip
    labels = {"question": _("Question"), "answer": _("Right answer"), "help": _("Wrong answers and hints")}
    if choices.KIND.value in ("choice", "order"):
        labels["help"] = _("Hints")
    if choices.KIND.value == "blanks":
        labels["answer"] = _("What is filled in")
    st.segmented_control(_("Part"), list(labels), format_func=labels.__getitem__, required=True,
                         label_visibility="collapsed", **choices.PART.widget)  # fmt: skip
    match choices.PART.value:
        case "answer":
            _answer()
        case "help":
            _help()
        case _:
            _question()


def _question() -> None:
    st.text_input(_("Title"), max_chars=120, on_change=_edited, **choices.TITLE.widget)
    st.segmented_control(_("What is asked for"), KINDS, format_func=kind_name, required=True, on_change=_edited,
                         **choices.KIND.widget)  # fmt: skip
    st.text_area(
        _("Question"), max_chars=4_000, height=150, on_change=_edited,
        help=_("Markdown: emphasis, code, lists and formulas in dollar signs. Links, pictures and HTML are shown as "
               "text, since whoever opens a link cannot know who wrote it."), **choices.PROMPT.widget,
    )  # fmt: skip
    if choices.KIND.value in ("program", "line"):
        _code(
            choices.GIVEN, choices.GIVEN_EDITOR, _("Given"), 130,
            _("Shown above the answer, and run before it. It needs no import: torch is there."),
        )  # fmt: skip
    if choices.KIND.value == "blanks":
        _code(
            choices.GIVEN, choices.GIVEN_EDITOR, _("Program"), 200,
            _("Learners see it, and its graph without what they fill in. It needs no import: torch is there."),
        )  # fmt: skip
    if choices.KIND.value == "program":
        _code(
            choices.STARTER,
            choices.STARTER_EDITOR,
            _("Starter"),
            130,
            _("What stands in the learner's editor at first."),
        )


def _answer() -> None:
    match choices.KIND.value:
        case "program":
            _program()
        case "line":
            _code(choices.REFERENCE, choices.REFERENCE_EDITOR, _("Right value"), 110,
                  _("An expression over what is given, such as A.sum(dim=0).shape."))  # fmt: skip
            st.selectbox(_("The learner types"), FORMS, format_func=form_name, on_change=_edited,
                         **choices.FORM.widget)  # fmt: skip
        case "choice":
            _options()
        case "blanks":
            _blanks()
        case _:
            _steps()


def _program() -> None:
    _code(
        choices.REFERENCE, choices.REFERENCE_EDITOR, _("Right answer"), 150,
        _("A program as a learner would write it. Any other program with the same values is right, too."),
    )  # fmt: skip
    st.text_area(
        _("What is compared: expressions, one a line"), height=80, max_chars=1_800, on_change=_edited,
        placeholder="centred(A)", **choices.OBSERVED.widget,
    )  # fmt: skip
    _code(choices.INSTANCE, choices.INSTANCE_EDITOR, _("Hidden instances"), 130,
          _("instance(size) returns a dict of values that take the place of what is given; size counts from 0. "
            "Without it, only what is given is tried."))  # fmt: skip
    with st.container(horizontal=True):
        st.toggle(_("The dtype must agree"), on_change=_edited, **choices.DTYPE.widget)
        st.toggle(_("Whether it requires a gradient must agree"), on_change=_edited, **choices.GRAPH.widget)
        st.toggle(_("Repairs are offered only once the answer is right"), on_change=_edited, **choices.UNAIDED.widget)


def _options() -> None:
    for place in range(choices.OPTION_ROWS.value):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(_("Sentence {number}").format(number=place + 1), max_chars=400, on_change=_edited,
                          **choices.OPTION_TEXTS[place].widget)  # fmt: skip
            st.checkbox(_("right"), on_change=_edited, width=90, **choices.OPTION_RIGHT[place].widget)
        st.text_input(_("Why sentence {number} is right or wrong").format(number=place + 1), max_chars=400,
                      placeholder=_("Why it is right or wrong"), label_visibility="collapsed", on_change=_edited,
                      **choices.OPTION_WHYS[place].widget)  # fmt: skip
    if choices.OPTION_ROWS.value < MOST_ROWS:
        st.button(_("One more sentence"), icon=":material/add:", type="tertiary", key="own-more-options",
                  on_click=choices.OPTION_ROWS.choose, args=(choices.OPTION_ROWS.value + 1,))  # fmt: skip


def _steps() -> None:
    st.text_area(_("Steps, one a line, in the right order"), height=220, max_chars=4_000, on_change=_edited,
                 **choices.STEPS.widget)  # fmt: skip
    if choices.BEFORE.value:
        st.caption(_("Other orders are right, too, as in the exercise that you began with."))
        st.button(_("Only this order is right"), type="tertiary", key="own-one-order",
                  on_click=choices.BEFORE.choose, args=((),))  # fmt: skip
    else:
        st.caption(_("Only this order is right. Learners see the steps shuffled."))
    for place in range(choices.STRANGER_ROWS.value):
        st.text_input(_("Step {number} that does not belong").format(number=place + 1), max_chars=400,
                      on_change=_edited, **choices.STRANGER_TEXTS[place].widget)  # fmt: skip
        st.text_input(_("Why step {number} does not belong").format(number=place + 1), max_chars=400,
                      placeholder=_("Why it does not belong"), label_visibility="collapsed", on_change=_edited,
                      **choices.STRANGER_WHYS[place].widget)  # fmt: skip
    if choices.STRANGER_ROWS.value < MOST_ROWS:
        st.button(_("One more step that does not belong"), icon=":material/add:", type="tertiary",
                  key="own-more-strangers", on_click=choices.STRANGER_ROWS.choose,
                  args=(choices.STRANGER_ROWS.value + 1,))  # fmt: skip


def _blanks() -> None:
    st.text_area(
        _("What is to be filled in, one a line"), height=150, max_chars=600, on_change=_edited,
        placeholder="y.value\ny.adjoint\ny.shape",
        help=_("A variable of the program, a dot, and `value`, `adjoint` or `shape`. The right numbers are torch's."),
        **choices.BLANKS.widget,
    )  # fmt: skip
    _read, unread = choices.blanks_read(choices.BLANKS.value)
    if unread:
        st.warning(_("This line says nothing to fill in: {line}. Write {example}, for instance.").format(
            line=code_span(unread), example=code_span("y.adjoint")))  # fmt: skip


def _help() -> None:
    if choices.KIND.value in ("program", "line", "blanks"):
        _misconceptions()
    st.text_area(_("Hints, one a line, from the vaguest to the clearest"), height=110, max_chars=2_400,
                 on_change=_edited, **choices.HINTS.widget)  # fmt: skip
    st.toggle(_("Learners may ask for the solution"), on_change=_edited, **choices.REVEALS.widget)


def _misconceptions() -> None:
    st.caption(_("Wrong answers that you expect, and what you say to whoever gives them. An answer is recognised by "
                 "its values, however it is written."))  # fmt: skip
    if choices.KIND.value == "blanks":
        st.caption(_("Write one as {example}; several with a semicolon between.").format(
            example=code_span("x.adjoint=[2, 3]")))  # fmt: skip
    for place in range(choices.WRONG_ROWS.value):
        st.text_area(_("Wrong answer {number}").format(number=place + 1), height=90, max_chars=TEXT_CHARACTERS,
                     on_change=_edited, **choices.WRONG_ANSWERS[place].widget)  # fmt: skip
        st.text_input(_("What you say to it"), max_chars=400, on_change=_edited, **choices.WRONG_SAYS[place].widget)
    if choices.WRONG_ROWS.value < MOST_ROWS:
        st.button(_("One more wrong answer"), icon=":material/add:", type="tertiary", key="own-more-wrong",
                  on_click=choices.WRONG_ROWS.choose, args=(choices.WRONG_ROWS.value + 1,))  # fmt: skip


def _code(choice: choices.Text, key: str, label: str, height: int, about: str) -> None:
    def edited(text: str) -> None:
        choice.choose(text)
        _edited()

    st.caption(f"**{markdown_text(label)}** {markdown_text(about)}")
    code_editor(choice.value, key=key, on_edit=edited, label=label, placeholder=" ", height=height,
                limit=TEXT_CHARACTERS, runs=False)  # fmt: skip


def _edited() -> None:
    """Take note that the text is no exercise of ours any more, and that it is the teacher's own."""
    choices.START.choose(None)
    st.session_state.pop(choices.FORMER, None)
    trust.typed(choices.code_of(choices.written()), choices.ADDRESS)


def lack_sentence(lack: str) -> str:
    """Return what has to be written."""
    sentences = {
        "title": _("The exercise has no title."),
        "prompt": _("The exercise has no question."),
        "reference": _("The right answer is missing."),
        "observed": _("Say what is compared: an expression such as {example}.").format(example=code_span("f(A)")),
        "options": _("A choice needs two sentences."),
        "right": _("None of the sentences is marked as right."),
        "steps": _("An order needs two steps."),
        "graph": _("The program whose graph is drawn is missing."),
        "blanks": _("Say what is to be filled in: {example}, for instance.").format(example=code_span("y.adjoint")),
    }
    return sentences[lack]
