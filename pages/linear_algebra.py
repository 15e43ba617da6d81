"""Linear algebra: vectors that follow the hand, products in four views, and what a matrix does to the plane."""

from __future__ import annotations

import streamlit as st

from viz.widgets.export import export_menu
from viz.widgets.linear import linear_choices as choices
from viz.widgets.linear.acting_panel import acting_panel
from viz.widgets.linear.downloads import taken
from viz.widgets.linear.products_panel import products_panel
from viz.widgets.linear.shown import STYLE
from viz.widgets.linear.special_panel import special_panel
from viz.widgets.linear.vectors_panel import vectors_panel
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, through_app
from viz.words import _

PANELS = {
    "vectors": vectors_panel,
    "products": products_panel,
    "acts": acting_panel,
    "special": special_panel,
}


@st.fragment
def linear_algebra() -> None:
    """Everything on the page: a choice runs this again, and not the rest of the application."""
    choices.PAGE.begin()
    st.html(STYLE)
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Linear algebra"), _("Drag a vector: torch answers"))
        link = choices.PAGE.write_link()
        share_link(lambda: link, export_menu("linear_algebra", taken))
    choices.PAGE.notice_shown()
    names = {
        "vectors": _("Vectors"), "products": _("Products"), "acts": _("A matrix acts"),
        "special": _("Special matrices"),
    }  # fmt: skip
    st.segmented_control(
        _("What to look at"), list(names), format_func=names.__getitem__, required=True, label_visibility="collapsed",
        **choices.TAB.widget,
    )  # fmt: skip
    PANELS[choices.TAB.value]()


through_app()
linear_algebra()
