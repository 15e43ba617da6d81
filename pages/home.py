"""The first page: what this is, a search over all of it, and the map of the course."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from viz.escaping import html_text
from viz.widgets.address import went_back
from viz.widgets.choices import PARAMETER
from viz.widgets.course import home_choices as choices
from viz.widgets.course.book_map import book_map
from viz.widgets.course.boxes import boxes
from viz.widgets.course.finder import finder
from viz.widgets.course.moving import moving_picture
from viz.widgets.shell import through_app
from viz.words import _

STYLE = Path(__file__).parent.parent / "viz" / "widgets" / "course" / "home.css"


def home() -> None:
    """Everything on the page; its parts run alone."""
    choices.begin()
    st.html(STYLE)
    with st.container(key="home-front"):
        left, right = st.columns([9, 13], gap="large")
        with left:
            _said()
            finder()
        with right:
            moving_picture()
    _heading(_("The book, section by section"), _("Dive into Deep Learning: the preliminaries"))
    book_map()
    _heading(_("Around it"), _("the course, what it is for, where to ask"))
    boxes()


def _said() -> None:
    first = _("See what autograd does")
    then = _("Type a PyTorch program: every value, every gradient and every step between them is drawn, and all of it "
             "is torch's own.")  # fmt: skip
    st.html(f'<h1 class="home-title">{html_text(first)}</h1><p class="home-says">{html_text(then)}</p>')


def _heading(title: str, beside: str) -> None:
    st.html(f'<h2 class="home-heading">{html_text(title)}<span>{html_text(beside)}</span></h2>')


through_app()
# An old link: "/" was the graph page's address. Streamlit leaves such an address in the browser's history, too, where
# this page led to another one; who goes back from there comes back here.
if PARAMETER in st.query_params and not went_back():
    st.switch_page("pages/graph.py", query_params=st.query_params.to_dict())
home()
