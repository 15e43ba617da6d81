"""Buttons that lead to another page, with choices for it left in the session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from viz.widgets.graph import graph_choices
from viz.widgets.keys import Key


def page_button(label: str, page: str, prepare: Callable[[], None], *, key: str, **look: object) -> None:
    """Show a button that leads to another page.

    Args:
        page: Its file, "pages/graph.py".
        prepare: Leaves in the session what the page is to show; called when the button is pressed.
        look: As of `st.button`.
    """

    def pressed() -> None:
        prepare()
        st.session_state[Key.GOING] = page

    st.button(label, on_click=pressed, key=key, **look)  # pyright: ignore[reportArgumentType]
    # The wish stays until the other page runs, see `viz.widgets.shell.arrived`: a message that the browser sent
    # meanwhile may stop this run at any line, and the next one then goes.
    if st.session_state.get(Key.GOING) == page:
        st.switch_page(page)


def graph_button(label: str, text: str, *, key: str) -> None:
    """Show a button that opens a program on the graph page."""

    prepare = partial(graph_choices.handed, text)
    page_button(label, "pages/graph.py", prepare, key=key, icon=":material/account_tree:")
