"""Links from the first page to places on others, within the session."""

from __future__ import annotations

import streamlit as st

from viz.course.places import Place
from viz.page_list import PAGES
from viz.widgets.choices import PARAMETER as LINK
from viz.widgets.choices import Choices
from viz.widgets.data import data_choices
from viz.widgets.errata import errata_choices
from viz.widgets.exercises import exercise_choices
from viz.widgets.field import field_choices
from viz.widgets.graph import graph_choices
from viz.widgets.help import help_choices
from viz.widgets.keys import Key
from viz.widgets.linear import linear_choices
from viz.widgets.matrix import matrix_choices
from viz.widgets.modes import mode_choices
from viz.widgets.reductions import reduction_choices
from viz.widgets.tensors import tensor_choices

CHOICES: dict[str, Choices] = {
    one.page: one
    for one in (
        graph_choices.PAGE, tensor_choices.PAGE, reduction_choices.PAGE, field_choices.PAGE, mode_choices.PAGE,
        linear_choices.PAGE, data_choices.PAGE, matrix_choices.PAGE, exercise_choices.PAGE, errata_choices.PAGE,
        help_choices.PAGE,
    )
}  # fmt: skip
"""Address of a page → its choices."""


def go(place: Place) -> None:
    """Prepare a place, in a callback; `gone` leads there."""
    parameter = ""
    if place.choices:
        if place.page == "exercises" and exercise_choices.PAGE.begun and "exercise" in place.choices:
            exercise_choices.open_exercise(str(place.choices["exercise"]))  # the answer to another one is kept
        else:
            CHOICES[place.page].opened(place.choices)
        graph_choices.forget_predictions()
        parameter = CHOICES[place.page].link()
    st.session_state[Key.PARAMETER] = parameter
    st.session_state[Key.GOING] = f"pages/{place.page}.py"


def go_to_page(page: object) -> None:
    """Prepare a page as it was left, or as it opens; a browser may name anything."""
    if isinstance(page, str) and page in PAGES:
        go(Place(page))


def gone() -> None:
    """Go where a callback wished to; the wish stays until the other page runs, see `viz.widgets.shell.arrived`.

    The address comes along: were it written by the page itself, it would be a second entry in the browser's history,
    and who goes back would see that page once more instead of this one.
    """
    page = st.session_state.get(Key.GOING)
    if page:
        parameter = st.session_state.get(Key.PARAMETER)
        st.switch_page(page, query_params={LINK: parameter} if parameter else None)
