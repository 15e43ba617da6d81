"""Choices of the first page."""

from __future__ import annotations

import streamlit as st

from viz.course.search import LONGEST
from viz.kinds import Unsound, line
from viz.widgets.address import went_back
from viz.widgets.choices import Choices

PARAMETER = "q"
"""Of the address: what is searched for. The browser writes it, so that typing leaves no trail of addresses."""
QUESTION_KIND = line(LONGEST)

PAGE = Choices("home")
QUESTION = PAGE.choice("question", "", QUESTION_KIND, linked=False)
FINDER = PAGE.own("finder")
PICTURE = PAGE.own("picture")
MAP = PAGE.own("map")
ADVERTS = PAGE.own("adverts")


def begin() -> None:
    """Take what is searched for from the address, when the page is first shown and when somebody went back to it."""
    first = not PAGE.begun
    PAGE.begin()
    asked = st.query_params.get(PARAMETER)
    if asked is not None and (first or went_back()):
        take(asked)


def take(question: object) -> None:
    """Search for something; a browser may send anything."""
    try:
        QUESTION.choose(QUESTION_KIND(question))
    except Unsound:
        return
