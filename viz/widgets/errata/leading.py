"""The ways from an error of the notes to the pages that show more."""

from __future__ import annotations

import streamlit as st

from viz.errata.records import Erratum, See
from viz.exercises.catalogue import BY_KEY as EXERCISES
from viz.widgets.choices import Choices
from viz.widgets.data import data_choices
from viz.widgets.exercises import exercise_choices
from viz.widgets.field import field_choices
from viz.widgets.going import graph_button, page_button
from viz.widgets.linear import linear_choices
from viz.widgets.matrix import matrix_choices
from viz.widgets.modes import mode_choices
from viz.widgets.reductions import reduction_choices
from viz.widgets.tensors import tensor_choices
from viz.words import _

PAGES: dict[str, Choices] = {
    one.page: one
    for one in (
        tensor_choices.PAGE, reduction_choices.PAGE, field_choices.PAGE, mode_choices.PAGE, linear_choices.PAGE,
        data_choices.PAGE, matrix_choices.PAGE,
    )
}  # fmt: skip
"""Address → its choices. The graph page has a state of its own."""

ICONS = {
    "tensors": ":material/grid_on:", "reductions": ":material/compress:", "gradient_field": ":material/explore:",
    "modes": ":material/swap_horiz:", "linear_algebra": ":material/polyline:", "data": ":material/table:",
    "matrix_calculus": ":material/data_array:",
}  # fmt: skip


def ways(one: Erratum) -> None:
    """Show a button for each page that an entry names, and for its exercise."""
    titles = {
        "tensors": _("Tensors"), "reductions": _("Reductions"), "gradient_field": _("Gradient field"),
        "modes": _("Two modes"), "linear_algebra": _("Linear algebra"), "data": _("Data"),
        "matrix_calculus": _("Matrix calculus"),
    }  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("See more:"), width="content")
        for number, see in enumerate(one.see):
            key = f"erratum-see-{one.key}-{number}"
            if see.page == "graph":
                graph_button(_("Computation graph"), one.program, key=key)
            else:
                _way(see, _more(titles[see.page], one, number), key)
        if one.exercise in EXERCISES:
            page_button(
                _("Exercise: {title}").format(title=_(EXERCISES[one.exercise].title)), "pages/exercises.py",
                lambda: _to_exercise(one.exercise), key=f"erratum-exercise-{one.key}", icon=":material/exercise:",
            )  # fmt: skip


def _more(title: str, one: Erratum, number: int) -> str:
    """Return a page's title, with a number where the entry names the page more than once."""
    pages = [see.page for see in one.see]
    same = [place for place, page in enumerate(pages) if page == pages[number]]
    return f"{title} {same.index(number) + 1}" if len(same) > 1 else title


def _way(see: See, label: str, key: str) -> None:
    page_button(
        label, f"pages/{see.page}.py", lambda: PAGES[see.page].opened(made(see)), key=key, icon=ICONS[see.page]
    )  # fmt: skip


def _to_exercise(key: str) -> None:
    if not exercise_choices.PAGE.begun:
        exercise_choices.PAGE.opened({})
    exercise_choices.open_exercise(key)


def made(see: See) -> dict[str, object]:
    """Return what is chosen on the page."""
    return dict(see.choices)
