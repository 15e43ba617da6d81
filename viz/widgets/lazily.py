"""Boxes that are filled when they are opened: closed ones cost no computing and no messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st


class Opening(NamedTuple):
    """A button whose box is filled while it is open.

    Attributes:
        key: Under which the session holds whether it is open.
        fill: Stays with the session, so it must not hold a trace: it asks for what is shown when it is called.
    """

    title: str
    icon: str
    key: str
    fill: Callable[[], None]


def popovers(*openings: Opening) -> None:
    """Show buttons beside each other; to open one runs nothing else on the page.

    They share one fragment: each costs every event a copy of where it stands and a container of its own.
    """
    with st.container(width="content"):  # a fragment has a container of its own, as wide as there is room
        _popovers(openings)


@st.fragment
def _popovers(openings: tuple[Opening, ...]) -> None:
    with st.container(horizontal=True, width="content"):
        for one in openings:
            box = st.popover(one.title, icon=one.icon, key=one.key, on_change="rerun")
            if box.open:
                with box:
                    one.fill()


@st.fragment
def expander(title: str, icon: str, fill: Callable[[], None], key: str) -> None:
    """Show a line that opens, as `popover` does."""
    box = st.expander(title, icon=icon, key=key, on_change="rerun")
    if box.open:
        with box:
            fill()
