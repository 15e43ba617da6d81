"""The application: the list of pages, and the choices that hold on all of them.

``streamlit run app.py`` imports this file once and serves ``app``, behind the border; then it runs the file for every
visitor, as a script.
"""

from __future__ import annotations

import streamlit as st

from viz.widgets.border import border, serving
from viz.widgets.navigation import sidebar_pages
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


def script() -> None:
    """Show the page that the visitor asks for, with what stands around every page."""
    st.set_page_config(page_title="Cotangent", page_icon=ICON, layout="wide", initial_sidebar_state=230)
    choose_first_language()
    room_or_stop()
    warmed()
    walls_or_stop()
    page = st.navigation(sidebar_pages(operator=may_see_status()), expanded=True)
    st.logo(LOGO, size="large")
    arrived(page.url_path)
    frame()
    sidebar()
    page.run()


if __name__ == "__main__":
    script()
else:
    app = st.App(__file__, middleware=border(), lifespan=serving)
