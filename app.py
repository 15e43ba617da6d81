"""The application: the list of pages, and the choices that hold on all of them."""

from __future__ import annotations

import streamlit as st

from viz.widgets.shell import ICON, LOGO, choose_first_language, frame, session_words, sidebar, warmed

st.set_page_config(page_title="Cotangent", page_icon=ICON, layout="wide", initial_sidebar_state=230)
choose_first_language()
warmed()
_ = session_words().gettext
pages = {
    _("Explore"): [
        st.Page("pages/graph.py", title=_("Computation graph"), icon=":material/account_tree:", default=True),
    ],
}
page = st.navigation(pages)
st.logo(LOGO, size="large")
frame()
sidebar()
page.run()
