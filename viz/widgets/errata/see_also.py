"""The ways from an error of the notes to the pages that show more."""

from __future__ import annotations

import streamlit as st

from viz.course.places import Place, of_program
from viz.errata.records import Erratum, See
from viz.exercises.catalogue import BY_KEY as EXERCISES
from viz.page_list import PAGES
from viz.widgets.course.place_links import go, gone
from viz.words import _


def ways(one: Erratum) -> None:
    """Show a button for each page that an entry names, and for its exercise."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("See more:"), width="content")
        for number, see in enumerate(one.see):
            title = _(PAGES[see.page].title)
            said = _("{page}: {about}").format(page=title, about=_(see.about)) if see.about else title
            _way(said, place(one, see), f"erratum-see-{one.key}-{number}")
        if one.exercise in EXERCISES:
            said = _("Exercise: {title}").format(title=_(EXERCISES[one.exercise].title))
            _way(said, Place("exercises", {"exercise": one.exercise}), f"erratum-exercise-{one.key}")
    gone()


def place(one: Erratum, see: See) -> Place:
    """Return where a way leads: the graph page shows the entry's program."""
    return of_program(one.program) if see.page == "graph" else Place(see.page, see.choices or None)


def _way(label: str, to: Place, key: str) -> None:
    st.button(label, icon=PAGES[to.page].icon, key=key, on_click=go, args=(to,))
