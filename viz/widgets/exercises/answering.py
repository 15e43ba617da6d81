"""Inputs for an answer, for each kind of exercise."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.exercises.records import Blanks, Choice, Exercise, Line, Order, Program
from core.exercises.verdicts import Verdict
from core.trace import Repair, Trace
from viz.escaping import visible_lines
from viz.exercises.answers import places_in, places_text, shuffled
from viz.exercises.shifted import of_learner, unaided, whole
from viz.exercises.told import wrong_step
from viz.marks import LineNote, line_notes, offered_repairs, trace_marks
from viz.repairs import repaired
from viz.widgets.code_editor import code_editor
from viz.widgets.exercises import exercise_choices as choices
from viz.widgets.exercises.blank_form import blank_form
from viz.widgets.exercises.judging import hand_in
from viz.widgets.exercises.steps import step_order
from viz.widgets.exploring import explored
from viz.widgets.figures import figures_shown
from viz.widgets.outcome import mistakes_shown, output_shown
from viz.widgets.shell import session_device
from viz.words import _

LONGEST_LINE = 2_000
LOWEST, HIGHEST, LINE_HEIGHT = 170, 420, 22
"""Of the editor, in pixels."""


def answer_form(exercise: Exercise, verdict: Verdict | None) -> None:
    """Show what is given, and the form for the answer.

    Args:
        verdict: What was said of the answer as it stands there; None where nothing was, or where it has changed since.
    """
    match exercise.asked:
        case Program() as asked:
            _program(exercise, asked, verdict)
        case Line() as asked:
            _line(exercise, asked)
        case Choice() as asked:
            _choice(exercise, asked)
        case Order() as asked:
            _order(exercise, asked, verdict)
        case Blanks() as asked:
            blank_form(exercise, asked, solved=verdict is not None and verdict.stage == "right")


def given_shown(imports: str, given: str) -> None:
    """Show the text that runs before the answer."""
    if given.strip():
        st.caption(_("Given"))
        st.code(visible_lines((imports + given).strip("\n")), language="python", wrap_lines=True)


# --- a program


def _program(exercise: Exercise, asked: Program, verdict: Verdict | None) -> None:
    given_shown(asked.imports, asked.given)
    text = choices.answer()
    program, before = whole(asked.imports, asked.given, text)
    ran = shown = of_learner(explored(program, session_device()), text, before)
    solved = verdict is not None and verdict.stage == "right"
    if verdict is not None and verdict.trace is not None and not solved:
        shown = of_learner(verdict.trace, text, verdict.before)
    if asked.unaided and not solved:
        ran, shown = unaided(ran), unaided(shown)
    code_editor(
        text,
        key=f"{choices.EDITOR}-{exercise.key}",
        label=_("Your answer"),
        on_edit=choices.answered,
        on_check=lambda _text: hand_in(),
        marks=trace_marks(shown, None),
        notes=_notes(ran, text, before),
        repairs=offered_repairs(shown),
        height=min(HIGHEST, max(LOWEST, LINE_HEIGHT * (text.count("\n") + 4))),
    )
    mistakes_shown(ran, _repair)
    output_shown(ran)
    figures_shown(ran)


def _notes(ran: Trace, text: str, before: int) -> dict[int, tuple[LineNote, ...]]:
    found = line_notes(ran, ran.passes[-1] if ran.passes else None)
    last = before + text.count("\n") + 1
    return {line - before: notes for line, notes in found.items() if before < line <= last}


def _repair(repair: Repair) -> None:
    choices.answered(repaired(choices.answer(), repair))


# --- a line


def _line(exercise: Exercise, asked: Line) -> None:
    given_shown(asked.imports, asked.given)
    forms = {
        "number": _("A number, such as `2.5`"),
        "shape": _("A shape, such as `(2, 3)`, `(5,)` or `()`"),
        "tensor": _("A tensor, as nested lists: `[[1., 2.], [3., 4.]]`"),
        "text": _("A text in quotation marks, such as `'float32'`"),
        "bool": _("`True` or `False`"),
    }
    key = own_key(choices.TYPED, exercise, choices.answer())
    wide = asked.form == "tensor"
    with st.form(f"{key}-form", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            forms[asked.form], key=key, max_chars=LONGEST_LINE, placeholder=_("Your answer"), width=520 if wide else 340
        )
        _submit(lambda: st.session_state.get(key) or "")


def _submit(read: Callable[[], str]) -> None:
    """Show the button that hands in what a form holds."""

    def handed_in() -> None:
        choices.answered(read())
        hand_in()

    st.form_submit_button(_("Check"), type="primary", icon=":material/check:", on_click=handed_in)


# --- options


def _choice(exercise: Exercise, asked: Choice) -> None:
    places = shuffled(len(asked.options), exercise.key)
    chosen = places_in(choices.answer(), len(places))
    if len(asked.right) == 1:
        _radio(exercise, asked, places, chosen)
    else:
        _boxes(exercise, asked, places, chosen)
    check_button(disabled=not chosen)


def _radio(exercise: Exercise, asked: Choice, places: tuple[int, ...], chosen: tuple[int, ...]) -> None:
    key = own_key(choices.CHOSEN, exercise, chosen[0] if chosen else None)

    def picked() -> None:
        place = st.session_state[key]
        choices.answered("" if place is None else places_text([place]))

    texts = {place: _(asked.options[place].text) for place in places}
    st.radio(_("Your answer"), places, index=None, format_func=texts.__getitem__, key=key, on_change=picked)


def _boxes(exercise: Exercise, asked: Choice, places: tuple[int, ...], chosen: tuple[int, ...]) -> None:
    keys = {place: own_key(f"{choices.CHOSEN}-{place}", exercise, place in chosen) for place in places}

    def ticked() -> None:
        choices.answered(places_text([place for place in sorted(places) if st.session_state[keys[place]]]))

    st.caption(_("Your answer: one or more of these"))
    with st.container(key="exercise-boxes"):
        for place in places:
            st.checkbox(_(asked.options[place].text), key=keys[place], on_change=ticked)


# --- steps


def _order(exercise: Exercise, asked: Order, verdict: Verdict | None) -> None:
    steps = [_(one) for one in asked.steps]
    order = places_in(choices.answer(), len(steps))
    step_order(
        steps,
        shuffled(len(steps), exercise.key),
        order,
        key=f"{choices.STEPS}-{exercise.key}",
        on_move=lambda places: choices.answered(places_text(places)),
        wrong=wrong_step(asked, choices.answer()) if verdict is not None and verdict.stage != "right" else None,
        right=verdict is not None and verdict.stage == "right",
    )
    check_button(disabled=not order)


def check_button(*, disabled: bool = False) -> None:
    """Show the button that hands in the answer."""
    st.button(
        _("Check"), key="exercise-check", type="primary", icon=":material/check:", on_click=hand_in, disabled=disabled
    )


def own_key(kind: str, exercise: Exercise, value: object) -> str:
    """Return the key of an exercise's own widget, which shows the answer as it stands: assigned only where it differs.

    That is when a link, another page or the solution changed it, and never while somebody types.
    """
    key = f"{kind}-{exercise.key}"
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key
