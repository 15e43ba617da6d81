"""Boxes that are filled when they are opened: what nobody looks at is neither computed nor sent with every event."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def popover(title: str, icon: str, fill: Callable[[], None], key: str) -> None:
    """Show a button whose box is filled while it is open; to open it runs nothing else on the page.

    ``fill`` stays with the session, so it must not hold a trace: it asks for what is shown when it is called.
    """
    with st.container(width="content"):  # a fragment has a container of its own, as wide as there is room
        _popover(title, icon, fill, key)


@st.fragment
def _popover(title: str, icon: str, fill: Callable[[], None], key: str) -> None:
    box = st.popover(title, icon=icon, key=key, on_change="rerun")
    if box.open:
        with box:
            fill()


@st.fragment
def expander(title: str, icon: str, fill: Callable[[], None], key: str) -> None:
    """Show a line that opens, as `popover` does."""
    box = st.expander(title, icon=icon, key=key, on_change="rerun")
    if box.open:
        with box:
            fill()
