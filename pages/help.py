"""Help: the glossary, the list of keys, and what this application is."""

from __future__ import annotations

import streamlit as st

from viz.widgets.help import help_choices as choices
from viz.widgets.help.about_panel import about_panel
from viz.widgets.help.glossary_panel import glossary_panel
from viz.widgets.help.keys_panel import keys_panel
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, through_app
from viz.words import _

PANELS = {"glossary": glossary_panel, "keys": keys_panel, "about": about_panel}


@st.fragment
def shown() -> None:
    """Everything on the page."""
    choices.PAGE.begin()
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Help"), _("The words, the keys, and what this is"))
        link = choices.PAGE.write_link()
        share_link(lambda: link)
    choices.PAGE.notice_shown()
    titles = {"glossary": _("Glossary"), "keys": _("Keys"), "about": _("About")}
    st.segmented_control(
        _("What to look at"), list(titles), format_func=titles.__getitem__, required=True,
        label_visibility="collapsed", **choices.SECTION.widget,
    )  # fmt: skip
    PANELS[choices.SECTION.value]()


through_app()
shown()
