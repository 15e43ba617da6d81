"""The application: the list of pages, and the choices that hold on all of them.

``streamlit run app.py`` imports this file once and serves ``app``, behind the border; then it runs the file for every
visitor, as a script.
"""

from __future__ import annotations

import streamlit as st

from viz.widgets.border import border, serving
from viz.widgets.shell import (
    ICON,
    LOGO,
    arrived,
    choose_first_language,
    frame,
    room_or_stop,
    sidebar,
    walls_or_stop,
    warmed,
)
from viz.widgets.status.admission import may_see_status
from viz.words import _


def script() -> None:
    """Show the page that the visitor asks for, with what stands around every page."""
    st.set_page_config(page_title="Cotangent", page_icon=ICON, layout="wide", initial_sidebar_state=230)
    choose_first_language()
    room_or_stop()
    warmed()
    walls_or_stop()
    pages = {
        "": [st.Page("pages/home.py", title=_("Course"), icon=":material/school:", default=True)],
        _("Explore"): [
            st.Page("pages/graph.py", title=_("Computation graph"), icon=":material/account_tree:"),
            st.Page("pages/tensors.py", title=_("Tensors"), icon=":material/grid_on:"),
            st.Page("pages/reductions.py", title=_("Reductions"), icon=":material/compress:"),
            st.Page("pages/gradient_field.py", title=_("Gradient field"), icon=":material/explore:"),
            st.Page("pages/modes.py", title=_("Two modes"), icon=":material/swap_horiz:"),
            st.Page("pages/linear_algebra.py", title=_("Linear algebra"), icon=":material/polyline:"),
            st.Page("pages/data.py", title=_("Data"), icon=":material/table:"),
            st.Page("pages/matrix_calculus.py", title=_("Matrix calculus"), icon=":material/data_array:"),
            st.Page("pages/errata.py", title=_("Common mix-ups"), icon=":material/rule:"),
        ],
        _("Practise"): [
            st.Page("pages/exercises.py", title=_("Exercises"), icon=":material/school:"),
            st.Page("pages/own_exercise.py", title=_("Make an exercise"), icon=":material/edit_note:"),
            st.Page("pages/classroom.py", title=_("Classroom"), icon=":material/co_present:"),
        ],
        _("Help"): [st.Page("pages/help.py", title=_("Glossary and help"), icon=":material/help:")],
    }
    if may_see_status():  # to anybody else it is an address like any that does not exist
        pages[_("Help")].append(st.Page("pages/status.py", title=_("The server"), visibility="hidden"))
    page = st.navigation(pages, expanded=True)
    st.logo(LOGO, size="large")
    arrived(page.url_path)
    frame()
    sidebar()
    page.run()


if __name__ == "__main__":
    script()
else:
    app = st.App(__file__, middleware=border(), lifespan=serving)
