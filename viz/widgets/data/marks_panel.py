"""Marks in the file that stand for a missing value, and the switch that tells pandas so."""

from __future__ import annotations

import streamlit as st

from core.tables.cells import grid_of
from core.tables.changes import MISSING
from viz.data.reading import MARKS, Recognised, missing_marks, reading_line, with_reading
from viz.escaping import code_span
from viz.widgets.data import data_choices as choices
from viz.widgets.data.asking import content
from viz.words import _, ngettext


def marks_panel(found: Recognised) -> None:
    """Show the ways in which the file says nothing, with a choice of those that pandas does not know."""
    raw = content()
    cells = [cell.strip() for row in grid_of(raw, found.reading).rows for cell in row] if raw else []
    known = [mark for mark in sorted(MISSING) if mark in cells]
    if known:
        said = ", ".join(f"{_in_a_sentence(mark)} ({int(cells.count(mark))})" for mark in known)
        st.caption(_("pandas reads these as missing: {marks}").format(marks=said))
    options = [*found.marks, *(mark for mark in missing_marks(choices.PROGRAM.value) if mark not in found.marks)]
    options = [mark for mark in options if mark in MARKS]
    if not options:
        st.caption(_("No other mark of a missing value stands out in this file."))
        return
    now = tuple(mark for mark in missing_marks(choices.PROGRAM.value) if mark in options)
    choices.MISSING.choose(now)
    st.pills(
        ngettext("This one may mean the same", "These may mean the same", len(options)), options,
        selection_mode="multi", format_func=lambda mark: f"{code_span(mark)} ({int(cells.count(mark))})",
        on_change=_switched, args=(found,), **choices.MISSING.widget,
    )  # fmt: skip
    st.caption(_("What is chosen is written into the program as na_values."))


def _switched(found: Recognised) -> None:
    line = reading_line(choices.FILE.value, found, choices.MISSING.value)
    choices.PAGE.typed(with_reading(choices.PROGRAM.value, line))


def _in_a_sentence(mark: str) -> str:
    return code_span(mark) if mark else _("empty")
