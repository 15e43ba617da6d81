"""The search of the first page."""

from __future__ import annotations

from typing import Any

import streamlit as st

from viz.course.entries import GROUPS, entries
from viz.course.search import LONGEST, Found, grouped, search
from viz.page_list import PAGES
from viz.widgets.course import home_choices as choices
from viz.widgets.course.place_links import go, gone
from viz.widgets.mounting import bundled, message_of
from viz.words import _

_mounted = bundled("course_search")


@st.fragment
def finder() -> None:
    """Show the field and what is found; typing runs this and nothing else."""
    gone()
    question = choices.QUESTION.value
    data = {
        "query": question,
        "longest": LONGEST,
        "groups": [
            {"title": _(GROUPS[group]), "found": [_row(one) for one in found]}
            for group, found in grouped(search(question)).items()
        ],
        "hints": [_("broadcasting"), _("backward twice"), "size of tensor a must match", _("layout"), "2.5.2"],
        "words": {
            "search": _("Search, or paste an error message"),
            "try": _("Try:"),
            "none": _("Nothing fits. Try fewer words, the name of a function, or a section number such as 2.3.6."),
        },
    }  # fmt: skip
    _mounted(key=choices.FINDER, data=data, on_asked_change=_asked, on_opened_change=_opened)


def _row(one: Found) -> dict[str, Any]:
    place = one.entry.place
    return {
        "number": one.number,
        "title": one.title,
        "formula": one.entry.formula,
        "code": one.entry.group == "operation",
        "about": one.about,
        "page": _(PAGES[place.page].title) if place else "",
        "address": place.address if place else "",
    }


def _asked() -> None:
    choices.take(message_of(choices.FINDER, "asked"))


def _opened() -> None:
    open_entry(message_of(choices.FINDER, "opened"))


def open_entry(number: object) -> None:
    """Go to an entry; a browser may name any."""
    if isinstance(number, int) and not isinstance(number, bool) and 0 <= number < len(entries()):
        place = entries()[number].place
        if place is not None:
            go(place)
