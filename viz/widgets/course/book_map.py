"""The map of the book on the first page, with what this browser remembers of the exercises."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from viz.course.map import chapters
from viz.widgets.course import home_choices as choices
from viz.widgets.course.finder import open_entry
from viz.widgets.course.place_links import go_to_page, gone
from viz.widgets.exercises import browser_memory
from viz.widgets.mounting import bundled, message_of
from viz.words import _

_mounted = bundled("course_map")


@st.fragment
def book_map() -> None:
    """Show the sections; what the browser tells of exercises runs this and nothing else."""
    gone()
    browser_memory.mounted()
    data = {
        "chapters": chapters(browser_memory.progress().is_done),
        "words": {"progress": _("{done} of {total} exercises done")},
    }
    _mounted(key=choices.MAP, data=data, on_opened_change=_opened)


def _opened() -> None:
    what = message_of(choices.MAP, "opened")
    if isinstance(what, Mapping):
        open_entry(what.get("number"))
        go_to_page(what.get("page"))
