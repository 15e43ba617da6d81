"""The distribution of answers as horizontal bars: right ones marked, misconceptions named, once that may be seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st

from core.exercises.records import Exercise as Asked_exercise
from viz.authored import authored_markdown
from viz.escaping import code_span
from viz.room.answers import form_of, value_text
from viz.room.records import Asked, Choice, Exercise, Group, Prediction, Solved, Truth, Value
from viz.theme import ROLES
from viz.widgets.exercises.helping import has_solution, solution_shown
from viz.widgets.room.asked_view import exercise_of, option_markdown
from viz.widgets.room.exercise_questions import of_prediction
from viz.words import _

LETTERS = "ABCDEFGH"
_COLOURS = {"right": "axis-0", "other": "forward", "line": "separator", "muted": "muted"}


@cache
def style() -> str:
    """Return the styles of the page, in the colours of both schemes."""
    colours = " ".join(f"--room-{name}: light-dark({', '.join(ROLES[role])});" for name, role in _COLOURS.items())
    return f"<style>.stApp {{ {colours} }}\n{(Path(__file__).parent / 'page.css').read_text(encoding='utf-8')}</style>"


def distribution(asked: Asked, groups: Sequence[Group], answered: int, *, own: str | None = None) -> None:
    """Show how many gave each answer: one list, since each element costs two hundred browsers their time.

    Args:
        groups: Without what is right where that must not be seen yet: `viz.room.tallies.unjudged`.
        own: The answer of whoever looks, to be marked.
    """
    with st.container(key="room-bars"):
        if not groups:
            st.caption(_("Nobody has answered."))
            return
        shares = [share_of(group.count, answered) for group in groups]
        items = [_item(asked, place, group, shares[place], own) for place, group in enumerate(groups)]
        st.markdown("\n".join(items))
        lengths = "".join(_length(place, group, shares[place]) for place, group in enumerate(groups))
        st.html(f"<style>{lengths}</style>")


def share_of(count: int, answered: int) -> int:
    """Return how many of a hundred gave an answer."""
    return round(100 * count / answered) if answered else 0


def _item(asked: Asked, place: int, group: Group, share: int, own: str | None) -> str:
    """Return an item of a list: the answer, how many gave it, and what they believe."""
    mine = own is not None and (group.answer in own.split(",") if _by_place(asked) else group.answer == own)
    label = _label(asked, place, group).replace("\n", " ")
    paragraphs = [label + _marks(group, mine=mine), f"{group.count} · {share} %"]
    if group.misconception and group.count:
        paragraphs.append(_misconception(group))
    return "- " + "\n\n  ".join(paragraphs)


def _length(place: int, group: Group, share: int) -> str:
    fill = "right" if group.right else "other"
    bar = f".st-key-room-bars li:nth-child({place + 1}) > p:nth-child(2)"
    return f"{bar} {{ --room-share: {share}%; --room-fill: var(--room-{fill}); }}"


def _by_place(asked: Asked) -> bool:
    return form_of(asked) in ("one", "several")


def _label(asked: Asked, place: int, group: Group) -> str:
    if _by_place(asked):
        return f"**{LETTERS[place]}** {option_markdown(asked, place)}"
    if not group.answer:
        return _("other answers")
    if isinstance(asked, Exercise):
        return _in_a_line(stage_said(group.answer, exercise_of(asked)))
    return code_span(group.answer)


def _marks(group: Group, *, mine: bool) -> str:
    right, own = _("right"), _("your answer")
    return (f" :green[**✓ {right}**]" if group.right else "") + (f" · *{own}*" if mine else "")


def _misconception(group: Group) -> str:
    """Return what whoever answers so believes: a sentence of ours, or a teacher's, which may hold Markdown."""
    return _in_a_line(_(group.misconception))


def _in_a_line(said: str) -> str:
    return " ".join(authored_markdown(said).split())


def stage_said(answer: str, exercise: Asked_exercise | None) -> str:
    """Return what the check of an exercise found, for many at once: Markdown, which may be a teacher's."""
    stage, _colon, place = answer.partition(":")
    if place and exercise is not None and int(place) < len(exercise.misconceptions):
        return _(exercise.misconceptions[int(place)].says)
    return {
        "right": _("right"),
        "mistake": _("the program stops at a mistake"),
        "missing": _("something that was asked for is missing"),
        "kind": _("another kind of value"),
        "shape": _("another shape"),
        "dtype": _("another dtype"),
        "cell": _("another number"),
        "graph": _("the gradient does not get through, or where it should not"),
        "choice": _("another choice"),
        "order": _("another order"),
        "blank": _("a number in a blank is another one"),
    }.get(stage, stage)


def truth_shown(asked: Asked, truth: Truth, why: str) -> None:
    """Say what is right, and why."""
    match truth:
        case Value(shape=shape, cells=cells):
            text = str(tuple(shape)) if cells is None else value_text(shape, cells)
            st.markdown(_("Right: {answer}").format(answer=code_span(text)))
        case Solved() if isinstance(asked, Exercise):
            _solved(exercise_of(asked))
    if why:
        st.markdown(authored_markdown(_(why)) if isinstance(asked, Choice) else _of_ours(asked, why))


def _solved(exercise: Asked_exercise | None) -> None:
    """Show a solution, which a teacher's own exercise may keep, and a part of it worked out."""
    if exercise is None or not has_solution(exercise):
        return
    with st.container(border=True, gap="small", key="room-solution"):
        st.caption(_("A solution"))
        solution_shown(exercise)
        if exercise.worked:
            st.markdown(_(exercise.worked))


def _of_ours(asked: Asked, why: str) -> str:
    """Return an explanation: of an exercise of the catalogue it is trusted Markdown."""
    known = isinstance(asked, Prediction) and of_prediction(asked) is not None
    return _(why) if known else authored_markdown(_(why))
