"""A student's answer: tapped, typed, or an exercise that is checked here; it may be changed until all is closed."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.exercises import ExerciseFault, checked
from core.exercises.records import Blanks, Line, Order, Program
from core.exercises.records import Choice as Options
from core.exercises.records import Exercise as Asked_exercise
from viz.escaping import code_span
from viz.exercises.answers import BlankName, blanks_in, blanks_text, places_in, places_text, shuffled, started
from viz.exercises.shifted import of_learner, unaided, whole
from viz.marks import trace_marks
from viz.room.answers import form_of, options_of, verdict_text
from viz.room.records import Answering, Asked, Exercise, Prediction
from viz.room.refusals import Refused, Unreachable, refusal_text
from viz.room.server import server_rooms
from viz.widgets.code_editor import code_editor
from viz.widgets.exercises.blank_form import blank_label
from viz.widgets.exercises.judging import busy
from viz.widgets.exercises.steps import step_order
from viz.widgets.exploring import explored
from viz.widgets.outcome import mistakes_shown
from viz.widgets.room import room_choices as choices
from viz.widgets.room.asked_view import exercise_of, option_markdown
from viz.widgets.room.distribution import LETTERS
from viz.widgets.room.exercise_questions import of_prediction
from viz.widgets.room.watching import who
from viz.widgets.shell import session_device, starting
from viz.widgets.visitors import visitor
from viz.words import _

EDITOR_HEIGHT = 240


class Place:
    """The address of an answer: a room, a question's number, a participant."""

    def __init__(self, code: str, number: int, participant: str) -> None:
        self.code, self.number, self.participant = code, number, participant

    def key(self, name: str) -> str:
        """Return the key of a widget of this question."""
        return f"room-{name}-{self.code}-{self.number}"

    def hand_in(self, answer: str) -> None:
        """Hand an answer in; one that the room did not get, or from whom it forgot, is kept and tried again."""
        state = st.session_state
        state[choices.NOTICE] = state[choices.SAID] = None
        state[choices.PENDING] = None
        try:
            server_rooms().answer(who(), self.code, self.participant, self.number, answer)
        except Unreachable:
            state[choices.PENDING] = (self.code, self.number, answer)
        except Refused as refused:
            if refused.why == "stranger":
                state[choices.PENDING] = (self.code, self.number, answer)
            else:
                state[choices.NOTICE] = refusal_text(refused)


def answer_form(view: Answering, place: Place) -> None:
    """Show what the question is answered with."""
    match form_of(view.asked):
        case "one":
            _tapped(view.asked, place, view.own)
        case "several":
            _ticked(view.asked, place, view.own)
        case "verdict":
            assert isinstance(view.asked, Exercise)
            exercise = exercise_of(view.asked)
            if exercise is not None:
                _exercise(exercise, place)
        case form:
            _typed(_hint(view.asked, form), place, view.own or "", place.hand_in)


def own_said(asked: Asked, own: str) -> str:
    """Return a student's own answer in Markdown; "" where it has no short form."""
    match form_of(asked):
        case "one" | "several":
            places = places_in(own, len(options_of(asked)))
            return ", ".join(f"**{LETTERS[at]}** {option_markdown(asked, at)}" for at in places)
        case "verdict":
            return ""
    return code_span(own)


def own_program(asked: Asked, place: Place) -> str:
    """Return the program that a student wrote for this question in this session; "" where no program is asked for."""
    exercise = exercise_of(asked) if isinstance(asked, Exercise) else None
    return _kept(place) if exercise is not None and isinstance(exercise.asked, Program) else ""


# --- options


def _tapped(asked: Asked, place: Place, own: str | None) -> None:
    with st.container(key="room-answers", gap="small"):
        for at in range(len(options_of(asked))):
            _option(asked, at, own == str(at), place, place.hand_in, str(at))


def _ticked(asked: Asked, place: Place, own: str | None) -> None:
    count = len(options_of(asked))
    chosen = set(places_in(own or "", count))
    st.caption(_("One or more of these."))
    with st.container(key="room-answers", gap="small"):
        for at in range(count):
            wanted = chosen ^ {at} or chosen  # the last one stays: no answer is none
            _option(asked, at, at in chosen, place, place.hand_in, places_text(sorted(wanted)))


def _option(asked: Asked, at: int, chosen: bool, place: Place, then: Callable[[str], None], answer: str) -> None:
    label = f"**{LETTERS[at]}** {option_markdown(asked, at)}"
    st.button(
        label, key=f"{place.key('option')}-{at}", width="stretch", wrap=True, on_click=then, args=(answer,),
        type="primary" if chosen else "secondary", icon=":material/check:" if chosen else None,
    )  # fmt: skip


# --- what is typed


def _hint(asked: Asked, form: str) -> str:
    exercise = of_prediction(asked) if isinstance(asked, Prediction) else None
    if form == "shape":
        return _("A shape, such as `(2, 3)`, `(5,)` or `()`")
    if exercise is not None and isinstance(exercise.asked, Line) and exercise.asked.form == "number":
        return _("A number, such as `2.5`")
    return _("A number or a tensor, such as `2.5` or `[[1, 2], [3, 4]]`")


def _typed(label: str, place: Place, text: str, then: Callable[[str], None]) -> None:
    key = place.key("typed")
    if key not in st.session_state:
        st.session_state[key] = text

    def handed_in() -> None:
        said = st.session_state.get(key) or ""
        if said.strip():
            then(said)

    with st.form(f"{key}-form", border=False):
        st.text_input(label, key=key, max_chars=choices.LONGEST_ANSWER, placeholder=_("Your answer"))
        st.form_submit_button(
            _("Hand in"), type="primary", icon=":material/send:", on_click=handed_in, width="stretch"
        )  # fmt: skip


# --- exercises


def _exercise(exercise: Asked_exercise, place: Place) -> None:
    def check(text: str) -> None:
        _keep(place, text)
        _checked(exercise, text, place)

    text = _kept(place)
    match exercise.asked:
        case Program():
            _program(exercise, exercise.asked, place, text)
        case Line():
            _typed(_("Your answer"), place, text, check)
        case Options() as asked:
            _options(exercise, asked, place, text, check)
        case Order() as asked:
            _order(exercise, asked, place, text)
        case Blanks() as asked:
            _blanks(asked, place, text, check)


def _checked(exercise: Asked_exercise, text: str, place: Place) -> None:
    """Check an answer, and hand in what came of it; the student is not told before the reveal."""
    try:
        with starting():
            verdict = checked(exercise, text, session=visitor())
    except ExerciseFault:
        st.session_state[choices.NOTICE] = _("This exercise itself has a fault, so nothing can be checked. It is not "
                                              "your answer's.")  # fmt: skip
        return
    if busy(verdict):
        st.session_state[choices.NOTICE] = _("The server is busy just now. Your answer stands; hand it in again.")
        return
    place.hand_in(verdict_text(verdict))


def _program(exercise: Asked_exercise, asked: Program, place: Place, text: str) -> None:
    text = text or started(exercise)
    program, before = whole(asked.imports, asked.given, text)
    ran = of_learner(explored(program, session_device()), text, before)
    ran = unaided(ran) if asked.unaided else ran
    key = place.key("editor")
    code_editor(
        text, key=key, label=_("Your answer"), on_edit=lambda new: _keep(place, new), marks=trace_marks(ran, None),
        height=EDITOR_HEIGHT,
    )  # fmt: skip
    mistakes_shown(ran, None)
    _submit(place)


def _options(
    exercise: Asked_exercise, asked: Options, place: Place, text: str, check: Callable[[str], None]
) -> None:  # fmt: skip
    chosen = set(places_in(text, len(asked.options)))
    with st.container(key="room-answers", gap="small"):
        for at in shuffled(len(asked.options), exercise.key):
            wanted = {at} if len(asked.right) == 1 else chosen ^ {at}
            st.button(
                _(asked.options[at].text), key=f"{place.key('option')}-{at}", width="stretch", wrap=True,
                type="primary" if at in chosen else "secondary", icon=":material/check:" if at in chosen else None,
                on_click=check, args=(places_text(sorted(wanted)),),
            )  # fmt: skip


def _order(exercise: Asked_exercise, asked: Order, place: Place, text: str) -> None:
    steps = [_(one) for one in asked.steps]
    step_order(
        steps, shuffled(len(steps), exercise.key), places_in(text, len(steps)), key=place.key("steps"),
        on_move=lambda places: _keep(place, places_text(places)),
    )  # fmt: skip
    _submit(place)


def _blanks(asked: Blanks, place: Place, text: str, check: Callable[[str], None]) -> None:
    filled = blanks_in(text, asked)
    keys: dict[BlankName, str] = {name: place.key("-".join(name)) for name in asked.blanks}

    def handed_in() -> None:
        check(blanks_text({name: st.session_state.get(key) or "" for name, key in keys.items()}))

    with st.form(place.key("blanks"), border=False):
        for name, key in keys.items():
            st.session_state.setdefault(key, filled[name])
            st.text_input(blank_label(name), key=key, max_chars=choices.LONGEST_ANSWER)
        st.form_submit_button(
            _("Hand in"), type="primary", icon=":material/send:", on_click=handed_in, width="stretch"
        )  # fmt: skip


def _submit(place: Place) -> None:
    """Show the button that hands in what an editor or the steps have told.

    Its callback only notes that: where both came with one run, Streamlit calls the button's first, and what was typed
    last would be missing.
    """

    def pressed() -> None:
        st.session_state[choices.HANDING] = (place.code, place.number)

    st.button(
        _("Hand in"), key=place.key("submit"), type="primary", icon=":material/send:", on_click=pressed,
        width="stretch",
    )  # fmt: skip


def hand_in_kept(view: Answering, place: Place) -> None:
    """Hand in what was typed for a question, where its button was pressed since the last run."""
    pressed = st.session_state.pop(choices.HANDING, None) == (place.code, place.number)
    exercise = exercise_of(view.asked) if isinstance(view.asked, Exercise) else None
    if pressed and exercise is not None:
        _checked(exercise, _kept(place) or (started(exercise) if isinstance(exercise.asked, Program) else ""), place)


def _kept(place: Place) -> str:
    """Return what was typed for this question, as far as this session knows: the room has only what came of it."""
    kept = st.session_state.get(choices.TYPED)
    return kept[1] if kept and kept[0] == (place.code, place.number) else ""


def _keep(place: Place, text: str) -> None:
    st.session_state[choices.TYPED] = ((place.code, place.number), text)
