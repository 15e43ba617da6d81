"""Checking an answer once, and keeping what came of it: a click elsewhere on the page must not check it again."""

from __future__ import annotations

import secrets

import streamlit as st

from core.exercises import checked
from core.exercises.asking import OF_THE_TEXT
from core.exercises.records import Exercise
from core.exercises.verdicts import Verdict
from viz.exercises.own_key import server_keys
from viz.exercises.progress import Done
from viz.exercises.summary import answer_seal
from viz.recent import Recent
from viz.widgets.exercises import browser_memory
from viz.widgets.exercises import exercise_choices as choices
from viz.widgets.exercises.exercise_choices import Asked
from viz.widgets.exploring import PASSING
from viz.widgets.shell import starting
from viz.widgets.visitors import visitor

KEPT_BYTES, OF_ONE_SESSION = 48_000_000, 8_000_000
"""Verdicts of all sessions together, and of one: each holds the run of a program."""

_verdicts: Recent[Verdict] = Recent(KEPT_BYTES, OF_ONE_SESSION)
SEEDS = 1 << 31


def hand_in() -> None:
    """Let the answer that stands there be checked: in a callback."""
    exercise, text, before = choices.exercise(), choices.answer(), choices.asked()
    choices.answered(text)
    if before is None or before.answer != text or not before.counted:
        # Who hands in nothing is told so, and has tried nothing.
        st.session_state[choices.ASKED] = Asked(exercise.key, text, secrets.randbelow(SEEDS), not text.strip())


def judged(exercise: Exercise) -> Verdict | None:
    """Return what came of the answer that was handed in; None where none was. The first time it counts as a try.

    Raises:
        ExerciseFault: the exercise itself fails; that is no try.
    """
    asked = choices.asked()
    if asked is None:
        return None
    verdict = _verdict(exercise, asked)
    if busy(verdict):
        st.session_state[choices.ASKED] = None  # said once, and tried again when somebody asks for it
    elif not asked.counted:
        st.session_state[choices.ASKED] = asked._replace(counted=True)
        _count(exercise.key, verdict)
    return verdict


def busy(verdict: Verdict) -> bool:
    """Whether the answer could not be checked just now: then it is no try."""
    trace = verdict.trace
    return trace is not None and trace.mistake is not None and trace.mistake.kind in PASSING - OF_THE_TEXT


def _verdict(exercise: Exercise, asked: Asked) -> Verdict:
    session = visitor()
    kept = _verdicts.find(asked[:3], session)
    if kept is not None:
        return kept
    with starting():
        found = checked(exercise, asked.answer, seed=asked.seed, session=session)
    if not busy(found):
        _verdicts.keep(asked[:3], found, session)
    return found


def _count(key: str, verdict: Verdict) -> None:
    before = browser_memory.progress().of(key)
    if before.done:
        return
    right, now = verdict.stage == "right", browser_memory.now()
    done = Done(before.tries + 1, now, before.seen)
    browser_memory.tried(key, now if right else None, answer_seal(server_keys().all[0], key, done) if right else "")
