"""The server's health, its queue, and how programs end; for the teacher and the machine's operator."""

from __future__ import annotations

import streamlit as st

from viz.widgets.shell import head_line, through_app
from viz.widgets.status.admission import may_see_status
from viz.widgets.status.gathered import figures
from viz.widgets.status.panel import status_panel
from viz.words import _

EVERY_SECONDS = 5


@st.fragment(run_every=EVERY_SECONDS)
def shown() -> None:
    """Everything on the page, again and again."""
    if not may_see_status():
        st.info(_("This page needs its key in the address."))
        return
    with st.container(key="head"):
        head_line(_("The server"), _("How it is, every few seconds anew; nothing of anybody's program"))
    status_panel(figures())


through_app()
shown()
