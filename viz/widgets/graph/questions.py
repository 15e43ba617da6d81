"""The course's questions beneath the page: each with its answer, and a button that shows it on a program."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from viz.questions import QUESTIONS
from viz.widgets import lazily
from viz.widgets.parts import Box
from viz.words import _

COLUMNS = 3


def questions(on_try: Callable[[str], None]) -> None:
    """Show the questions; ``on_try`` gets the program of the one that is tried."""

    def all_of_them() -> None:
        columns = st.columns(COLUMNS, gap="large")
        for number, one in enumerate(QUESTIONS):
            with columns[number % COLUMNS]:
                st.markdown(f"**{_(one.question)}**")
                st.markdown(_(one.answer))
                st.button(_("See it"), key=f"question-{one.key}", on_click=on_try, args=(one.program,))

    lazily.expander(_("Questions of the course"), ":material/help:", all_of_them, Box.QUESTIONS)
