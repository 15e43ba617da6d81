"""Programs that came with a link, on a machine where nothing stands between a program and the machine.

Behind the walls (Linux, CPU) every program runs at once. Without them a program runs with the rights of whoever started
the application, so what somebody else wrote is shown, and runs after a click.
"""

from __future__ import annotations

import streamlit as st

from core.sandbox.pool import shared_pool
from viz.widgets.keys import Key


def arrived(address: str) -> None:
    """Note that what the page holds now came with this address, which may be anybody's."""
    if address and address not in st.session_state.get(Key.CONFIRMED, ()):
        st.session_state[Key.UNCONFIRMED] = address


def confirm() -> None:
    """Let what the page holds be run: the person has read it, or typed it."""
    address = st.session_state.pop(Key.UNCONFIRMED, "")
    if address:
        st.session_state[Key.CONFIRMED] = (*st.session_state.get(Key.CONFIRMED, ()), address)


def waits(device: str) -> bool:
    """Whether programs of this session must not run yet."""
    return bool(st.session_state.get(Key.UNCONFIRMED)) and not walled(device)


def walled(device: str) -> bool:
    """Whether a program on this device is kept from the machine."""
    return shared_pool().isolation(device).strong
