"""Help that is asked for, one by one: the hints, a worked cell, the solution."""

from __future__ import annotations

import streamlit as st

from core.exercises.records import Blanks, Choice, Exercise, Order
from viz.exercises.answers import places_in, solution
from viz.widgets.exercises import browser_memory
from viz.widgets.exercises import exercise_choices as choices
from viz.widgets.exercises.blank_form import blanks_solution
from viz.words import _


def helps(exercise: Exercise) -> list[tuple[str, str]]:
    """Return (title, Markdown) of all that can be asked for before the solution, the vaguest first."""
    count = len(exercise.hints)
    found = [
        (_("Hint") if count == 1 else _("Hint {number} of {count}").format(number=number, count=count), _(hint))
        for number, hint in enumerate(exercise.hints, 1)
    ]
    return [*found, (_("One part worked out"), _(exercise.worked))] if exercise.worked else found


def help_buttons(exercise: Exercise) -> None:
    """Show the button for the next help, and the one that puts the answer back to what stood there at first."""
    steps, taken = helps(exercise), _taken(exercise.key)
    with st.container(horizontal=True, gap="small"):
        if taken < len(steps):
            title = steps[taken][0]
            st.button(title, key="exercise-help", icon=":material/lightbulb:", on_click=_take, args=(exercise.key,))
        elif has_solution(exercise) and taken == len(steps):
            st.button(_("Show the solution"), key="exercise-help", icon=":material/key:", on_click=_take,
                      args=(exercise.key,))  # fmt: skip
        if choices.ANSWER.value:
            st.button(_("Start again"), key="exercise-again", icon=":material/restart_alt:", on_click=_again,
                      type="tertiary")  # fmt: skip


def help_shown(exercise: Exercise) -> None:
    """Show what was asked for so far, and ask once more before the solution."""
    steps, taken = helps(exercise), _taken(exercise.key)
    for title, text in steps[:taken]:
        with st.container(border=True, gap="xxsmall"):
            st.caption(title)
            st.markdown(text)
    if taken == len(steps) + 1:
        _asked_twice(exercise)
    elif taken > len(steps) + 1:
        _solution(exercise)


def has_solution(exercise: Exercise) -> bool:
    """Whether there is a solution to show: a teacher's exercise may keep it."""
    return exercise.reveals and (isinstance(exercise.asked, Blanks) or bool(solution(exercise)))


def _asked_twice(exercise: Exercise) -> None:
    done = browser_memory.progress().is_done(exercise.key)
    with st.container(border=True):
        if done:
            st.markdown(_("You have solved this exercise. Compare your answer with ours?"))
        else:
            st.markdown(_("The exercise is then marked: solution seen. Try once more first?"))
        with st.container(horizontal=True, gap="small"):
            st.button(_("Show it"), key="exercise-solution", on_click=_reveal, args=(exercise.key,))
            st.button(_("Not yet"), key="exercise-no-solution", on_click=_back, args=(exercise.key,), type="tertiary")


def _solution(exercise: Exercise) -> None:
    with st.container(border=True, gap="small"):
        st.caption(_("A solution"))
        solution_shown(exercise)
        if not isinstance(exercise.asked, Choice | Blanks):
            st.button(
                _("Put this in place of mine"), key="exercise-load", on_click=choices.answered,
                args=(solution(exercise),),
            )  # fmt: skip


def solution_shown(exercise: Exercise) -> None:
    """Show the answer of the exercise's author, or one of several right ones."""
    text = solution(exercise)
    match exercise.asked:
        case Choice(options=options, right=right):
            for place in right:
                st.markdown(f"- {_(options[place].text)}: {_(options[place].why)}")
        case Order(steps=steps):
            places = places_in(text, len(steps))
            st.markdown("\n".join(f"1. {_(steps[place])}" for place in places))
        case Blanks() as asked:
            found = blanks_solution(asked)
            st.code(found.replace("; ", "\n"), language=None)
        case _other:
            st.code(text.strip("\n"), language="python", wrap_lines=True)


def _taken(key: str) -> int:
    return st.session_state.get(choices.HELPED, {}).get(key, 0)


def _set(key: str, taken: int) -> None:
    st.session_state[choices.HELPED] = {**st.session_state.get(choices.HELPED, {}), key: taken}
    choices.keep(key)


def _take(key: str) -> None:
    _set(key, _taken(key) + 1)


def _back(key: str) -> None:
    _set(key, _taken(key) - 1)


def _reveal(key: str) -> None:
    browser_memory.solution_seen(key)
    _take(key)


def _again() -> None:
    choices.answered("")
    st.session_state[choices.ASKED] = None
