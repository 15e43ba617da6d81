"""Confirming programs that came with a link, on a server without walls.

Behind the walls (Linux, CPU) every program runs at once. Without them a program runs with the rights of whoever started
the application, so what somebody else wrote is shown, and runs after a click. What the person typed runs at once, also
when the browser goes back to it.
"""

from __future__ import annotations

from hashlib import sha256

import streamlit as st

from core.sandbox.pool import shared_pool
from viz.widgets.keys import Key

MOST_CONFIRMED = 100
"""Texts that a session remembers as confirmed; each edit is one."""


# Each page holds a program of its own: `page` names it by its address; None for the one on screen.


def arrived(code: str, page: str | None = None) -> None:
    """Note that a page now shows code from an address, which may be anybody's; "" where it holds none."""
    replaced(page)
    if code and _digest(code) not in st.session_state.get(Key.CONFIRMED, ()):
        st.session_state[Key.UNCONFIRMED] = {**_unconfirmed(), page or _on_screen(): _digest(code)}


def confirm(page: str | None = None) -> None:
    """Let what a page shows be run: the person has read it, or changed it."""
    digest = _unconfirmed().get(page or _on_screen())
    if digest is not None:
        replaced(page)
        _remember(digest)


def typed(code: str, page: str | None = None) -> None:
    """Let what a page shows be run, which is now a text that the person wrote or changed."""
    confirm(page)
    _remember(_digest(code))


def replaced(page: str | None = None) -> None:
    """Note that an example of ours took the place of what a page showed; the text of the link stays unconfirmed."""
    page = page or _on_screen()
    st.session_state[Key.UNCONFIRMED] = {name: code for name, code in _unconfirmed().items() if name != page}


def waits(device: str, page: str | None = None) -> bool:
    """Whether the programs of a page must not run yet."""
    return (page or _on_screen()) in _unconfirmed() and not walled(device)


def walled(device: str) -> bool:
    """Whether a program on this device is kept from the machine."""
    return shared_pool().isolation(device).strong


def _on_screen() -> str:
    return st.session_state.get(Key.PAGE, "")


def _unconfirmed() -> dict[str, bytes]:
    return st.session_state.get(Key.UNCONFIRMED, {})


def _remember(digest: bytes) -> None:
    others = [one for one in st.session_state.get(Key.CONFIRMED, ()) if one != digest]
    st.session_state[Key.CONFIRMED] = (*others[1 - MOST_CONFIRMED :], digest)


def _digest(code: str) -> bytes:
    return sha256(code.encode("utf-8", "surrogatepass")).digest()[:16]
