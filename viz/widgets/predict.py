"""Predict first: a question with answers to choose from or to type, before the result is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from core.trace import Snapshot
from core.typed import Shape, shape_read
from viz.cells import shape_text
from viz.escaping import sentence_markdown
from viz.predict import Guess, first_difference
from viz.words import _


def predict_shape(
    truth: Snapshot, options: Sequence[Shape], right: str, wrong: Callable[[Shape], str], *, key: str
) -> bool:
    """Ask for the shape; return whether the result may be shown: somebody answered, or wants to see it.

    Args:
        options: Shapes to choose from, the truth among them.
        right: What a right answer is told.
        wrong: What a wrong one is told.
        key: Of the widgets; it must change with the question, so that a new question is asked anew.
    """
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"{key}-box"):
        st.markdown("**" + _("Predict first: what shape comes out?") + "**", width="content")
        chosen = st.pills(
            _("Shape"), list(options), format_func=shape_text, key=f"{key}-choice", label_visibility="collapsed",
            width="content",
        )  # fmt: skip
        typed = st.text_input(
            _("Another shape"),
            key=f"{key}-typed",
            placeholder=_("or type it"),
            label_visibility="collapsed",
            width=130,
            max_chars=60,
        )
        shown = st.toggle(_("Show me"), key=f"{key}-shown")
    if typed and shape_read(typed) is None:
        st.warning(_("A shape is written like (5, 4), (5,) or ()."))
        return shown
    guess = shape_read(typed) if typed else chosen
    if guess is None:
        return shown
    if first_difference(Guess(shape=guess), truth) is None:
        st.success(right, icon=":material/check:")
    else:
        st.error(wrong(guess), icon=":material/close:")
    return True


def predict_one(
    question: str, truth: str, options: Sequence[str], said: Callable[[bool], str], label: Callable[[str], str], *,
    key: str,
) -> bool:  # fmt: skip
    """Ask for one of a few answers; once one is chosen, say whether it is right and why. Return whether one was.

    Args:
        said: What a right answer (True) or a wrong one is told.
        label: An answer in words.
        key: As for `predict_shape`.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(question, width="content")
        chosen = st.pills(
            question, list(options), format_func=lambda one: sentence_markdown(label(one)), key=f"{key}-choice",
            label_visibility="collapsed", width="content",
        )  # fmt: skip
    if chosen is None:
        return False
    right = chosen == truth
    (st.success if right else st.error)(said(right), icon=":material/check:" if right else ":material/close:")
    return True


def answered(key: str) -> bool:
    """Return whether somebody has answered what `predict_shape` asked with this key, or wanted to see."""
    state = st.session_state
    typed = shape_read(state.get(f"{key}-typed") or "")
    return bool(state.get(f"{key}-shown")) or state.get(f"{key}-choice") is not None or typed is not None


def waiting(key: str) -> bool:
    """Return whether the question was asked in this run and is still open."""
    return f"{key}-shown" in st.session_state and not answered(key)
