"""The address of what is on the screen, to be copied."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from viz.widgets import lazily
from viz.widgets.parts import Box
from viz.words import _


def share_link(parameter: Callable[[], str]) -> None:
    """Show the button; the address's parameter is asked for when somebody looks."""

    def address() -> None:
        st.caption(_("This address holds your program and what is selected; whoever opens it sees the same."))
        here, chosen = st.context.url or "", parameter()
        st.code(f"{here}?s={chosen}" if chosen else here, language=None, wrap_lines=True)

    lazily.popover(_("Share"), ":material/link:", address, Box.SHARE)
