"""Choosing the next question: a ready one, one of the teacher's own, an exercise, or a page's prediction."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from core.exercises.records import Choice as Options
from core.exercises.records import Exercise as Catalogued
from core.exercises.records import Line
from viz.authored import authored_markdown
from viz.course.topics import BY_KEY as TOPICS
from viz.course.topics import TOPICS as ALL_TOPICS
from viz.escaping import markdown_text, sentence_markdown, visible
from viz.exercises.catalogue import BY_KEY, EXERCISES, of_topic
from viz.exercises.own import PARAMETER, Unopened, opened
from viz.room import ready
from viz.room.ready import Ready
from viz.room.records import Choice, Exercise, Places, Prediction, Question, Solved
from viz.widgets.exercises.own_preview import preview
from viz.widgets.room import room_choices as choices
from viz.widgets.room.asked_view import asked_shown, option_markdown
from viz.widgets.room.distribution import LETTERS
from viz.widgets.room.exercise_questions import NotNow, catalogue_question
from viz.widgets.room.predictions import Nothing, Offer, offers, page_and_link
from viz.widgets.room.trusting import may_run
from viz.words import _

Ask = Callable[[Question], None]
LEAST_OPTIONS = 2


def composer(ask: Ask) -> None:
    """Show the four ways to a question; ``ask`` is called in a callback with the one that is chosen."""
    titles = {
        "ready": _("Ready questions"), "choice": _("Your own"), "exercise": _("An exercise"),
        "prediction": _("A page's prediction"),
    }  # fmt: skip
    with st.container(border=True, key="room-composer"):
        st.segmented_control(
            _("Question"), list(titles), format_func=titles.__getitem__, required=True, label_visibility="collapsed",
            **choices.KIND.widget,
        )  # fmt: skip
        match choices.KIND.value:
            case "choice":
                _own(ask)
            case "exercise":
                _exercise(ask)
            case "prediction":
                _prediction(ask)
            case _:
                _ready(ask)


# --- ready questions


def _ready(ask: Ask) -> None:
    st.selectbox(
        _("Topic"), [one.key for one in ALL_TOPICS if ready_of(one.key)], **choices.TOPIC.widget, width=460,
        format_func=lambda key: visible(f"{TOPICS[key].chinese}  {_(TOPICS[key].title)}"),
    )  # fmt: skip
    for one in ready_of(choices.TOPIC.value):
        with st.container(horizontal=True, vertical_alignment="center", key=f"room-ready-{one.key}"):
            st.button(
                _("Ask"), key=f"room-ask-{one.key}", icon=":material/send:", on_click=_ask_ready, args=(one.key, ask)
            )  # fmt: skip
            with st.container(gap=None):
                st.markdown(f"**{_(one.title)}**")
                if isinstance(one, Ready):
                    st.caption(authored_markdown(_(one.text)))
                else:
                    st.caption(_(one.prompt).split("\n\n")[0])


def ready_of(topic: str) -> list[Ready | Catalogued]:
    """Return what may be asked at once of a topic: questions for this, then exercises of a line or a choice."""
    quick = [one for one in of_topic(topic) if isinstance(one.asked, Line | Options)]
    return [*ready.of_topic(topic), *quick]


def _ask_ready(key: str, ask: Ask) -> None:
    if key in ready.BY_KEY:
        ask(ready.question(ready.BY_KEY[key]))
    else:
        _ask_exercise(key, ask)


# --- one's own


def _own(ask: Ask) -> None:
    st.text_area(
        _("Question"), **choices.TEXT.widget, max_chars=choices.LONGEST_QUESTION, height=110,
        placeholder=_("Words, `code` and $formulas$; no pictures and no links."),
    )  # fmt: skip
    columns = st.columns(2)
    for place, (letter, option) in enumerate(choices.OPTIONS.items()):
        columns[place % 2].text_input(
            markdown_text(letter), **option.widget, max_chars=choices.LONGEST_OPTION, placeholder=_("An answer")
        )  # fmt: skip
    filled = [markdown_text(letter) for letter, option in choices.OPTIONS.items() if option.value.strip()]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        if filled:
            st.pills(_("Which one is right? None: an opinion."), filled, **choices.RIGHT.widget, width="content")
        st.text_input(
            _("Why, said at the reveal"), **choices.WHY.widget, max_chars=choices.LONGEST_QUESTION, width=420
        )  # fmt: skip
    question = own_question()
    if question is None:
        st.caption(_("Write the question and at least two different answers."))
    st.button(
        _("Ask"), key="room-ask-own", type="primary", icon=":material/send:", disabled=question is None,
        on_click=_ask_own, args=(ask,),
    )  # fmt: skip


def own_question() -> Question | None:
    """Return the question that is written there; None while it is not complete."""
    options = [(letter, one.value.strip()) for letter, one in choices.OPTIONS.items() if one.value.strip()]
    texts = tuple(text for _letter, text in options)
    if not choices.TEXT.value.strip() or len(texts) < LEAST_OPTIONS or len(set(texts)) < len(texts):
        return None
    right = tuple(place for place, (letter, _text) in enumerate(options) if letter == choices.RIGHT.value)
    return Question(Choice(choices.TEXT.value.strip(), texts), Places(right), why=choices.WHY.value.strip())


def _ask_own(ask: Ask) -> None:
    question = own_question()
    if question is None:
        return
    ask(question)
    if st.session_state.get(choices.NOTICE) is None:
        for one in (choices.TEXT, choices.WHY, *choices.OPTIONS.values()):
            one.choose("")
        choices.RIGHT.choose(None)


# --- exercises


def _exercise(ask: Ask) -> None:
    titles = {one.key: visible(f"{_(TOPICS[one.topic].title)} · {_(one.title)}") for one in EXERCISES}
    st.selectbox(
        _("Exercise"), list(titles), index=None, format_func=titles.__getitem__, placeholder=_("Search the exercises"),
        **choices.EXERCISE.widget,
    )  # fmt: skip
    st.text_input(
        _("Or the link of an exercise of your own"), **choices.OWN.widget, max_chars=choices.LONGEST_ADDRESS,
        placeholder=_("Paste the link that “Make an exercise” gave you"),
    )  # fmt: skip
    sealed = sealed_in(choices.OWN.value)
    try:
        exercise = opened(sealed) if sealed else BY_KEY.get(choices.EXERCISE.value or "")
    except Unopened:
        st.warning(_("This is no link of an exercise, or another server sealed it."))
        return
    if exercise is None:
        return
    if sealed and not may_run(Exercise(sealed=sealed)):
        return
    st.button(
        _("Ask"), key="room-ask-exercise", type="primary", icon=":material/send:", on_click=_ask_chosen, args=(ask,)
    )  # fmt: skip
    with st.container(border=True):
        preview(exercise)


def sealed_in(address: str) -> str:
    """Return the sealed exercise that an address holds; the text itself where it is none; "" for nothing."""
    said = address.strip()
    return parse_qs(urlsplit(said).query).get(PARAMETER, [said])[0] if said else ""


def _ask_chosen(ask: Ask) -> None:
    sealed = sealed_in(choices.OWN.value)
    if not sealed:
        _ask_exercise(choices.EXERCISE.value or "", ask)
        return
    try:
        title = opened(sealed).title
    except Unopened:
        return
    ask(Question(Exercise(sealed=sealed, text=title), Solved()))


def _ask_exercise(key: str, ask: Ask) -> None:
    if key not in BY_KEY:
        return
    try:
        question = catalogue_question(key)
    except NotNow:
        st.session_state[choices.NOTICE] = _("The server has no room for this just now. Please try again in a moment.")
        return
    ask(question)


# --- predictions


def _prediction(ask: Ask) -> None:
    st.text_input(
        _("Address of a page"), **choices.PREDICTION.widget, max_chars=choices.LONGEST_ADDRESS,
        placeholder=_("Paste the address of a page"),
    )  # fmt: skip
    if not choices.PREDICTION.value.strip():
        st.caption(_("The graph, tensors, reductions, two modes, matrix calculus and the gradient field have “Ask this "
                     "in a classroom” under Share: it brings what stands there here."))  # fmt: skip
        return
    try:
        page, link = page_and_link(choices.PREDICTION.value)
        if not may_run(Prediction(page, link, "", "value", "")):
            return
        found = offers(page, link)
    except Nothing as nothing:
        st.warning(sentence_markdown(str(nothing)))
        return
    _offered(found, ask)


def _offered(found: list[Offer], ask: Ask) -> None:
    place = 0
    if len(found) > 1:
        place = st.selectbox(
            _("What is to be predicted"), range(len(found)), format_func=lambda at: found[at].label,
            key=f"{choices.OFFERED}-{hash((found[0].question.asked, len(found)))}", width=460,
        ) or 0  # fmt: skip
    question = found[min(place, len(found) - 1)].question
    st.button(
        _("Ask"), key="room-ask-prediction", type="primary", icon=":material/send:", on_click=ask, args=(question,)
    )  # fmt: skip
    with st.container(border=True):
        asked_shown(question.asked)
        options = getattr(question.asked, "options", ())
        for at in range(len(options)):
            st.markdown(f"**{LETTERS[at]}** {option_markdown(question.asked, at)}")
