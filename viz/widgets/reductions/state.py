"""What the learner chose on the reductions page, and its way into the URL and back."""

from __future__ import annotations

import streamlit as st

from viz.reductions.reduction import NO_KEEPDIMS, PRESETS, REDUCTIONS, SCANS, Choice
from viz.widgets.address import chosen_in_address, write_choice
from viz.widgets.keys import Key
from viz.widgets.shell import keep_choices
from viz.words import Words

DTYPES = ("", "float32", "float64", "int64")
LONGEST_EXPRESSION = 2_000


def begin(words: Words) -> None:
    """Take the choice from the URL, once per session; a damaged link gives a sentence and the first preset."""
    if Key.REDUCTION_NAME in st.session_state:
        keep_choices()
        return
    choice, notice = chosen_in_address(Choice(), sound, lambda one: one.typed, words)
    st.session_state.update(
        {
            Key.REDUCTION_PRESET: choice.preset,
            Key.REDUCTION_TYPED: choice.typed,
            Key.REDUCTION_NAME: choice.reduction,
            Key.REDUCTION_AXES: list(choice.axes),
            Key.REDUCTION_KEEPDIMS: choice.keepdims,
            Key.REDUCTION_DTYPE: choice.dtype,
            Key.REDUCTION_P: choice.p,
            Key.REDUCTION_NOTICE: notice,
            Key.REDUCTION_USE: "share",
            Key.REDUCTION_KEPT: "",
            Key.REDUCTION_NORM_P: 2.0,
            Key.REDUCTION_NORM_INDUCED: 2.0,
        }
    )


def sound(choice: Choice) -> bool:
    """Return whether the page could have written this choice: a link can be edited by hand."""
    return (
        choice.version == 1
        and choice.preset in PRESETS
        and choice.reduction in (*REDUCTIONS, *SCANS)
        and choice.dtype in DTYPES
        and len(choice.axes) <= 5
        and all(-5 <= axis < 5 for axis in choice.axes)
        and 0.5 <= choice.p <= 10
        and len(choice.typed) <= LONGEST_EXPRESSION
    )


def chosen() -> Choice:
    """Return what the controls say."""
    state = st.session_state
    axes = tuple(state[Key.REDUCTION_AXES] or ())
    scan = state[Key.REDUCTION_NAME] in SCANS
    return Choice(
        preset=state[Key.REDUCTION_PRESET],
        typed=state[Key.REDUCTION_TYPED],
        reduction=state[Key.REDUCTION_NAME],
        axes=axes[:1] if scan else axes,
        keepdims=state[Key.REDUCTION_KEEPDIMS] and state[Key.REDUCTION_NAME] not in NO_KEEPDIMS,
        dtype=state[Key.REDUCTION_DTYPE],
        p=state[Key.REDUCTION_P],
    )


def write_link(choice: Choice) -> str:
    """Put the choice into the URL and return its parameter; "" for the first one untouched."""
    return write_choice(choice, Choice())
