"""The classroom page for a visitor who is in no room: join one by its code, or open one."""

from __future__ import annotations

import streamlit as st

from viz.room.codes import LENGTH, code_read
from viz.room.refusals import Refused, Unreachable, refusal_text
from viz.room.server import server_rooms
from viz.widgets.room import remembered
from viz.widgets.room import room_choices as choices
from viz.widgets.room.watching import who
from viz.words import _


def landing() -> None:
    """Show both ways in."""
    with st.container(key="room-landing"):
        if st.session_state.get(choices.NOTICE):
            st.warning(st.session_state[choices.NOTICE])
        join, teach = st.columns(2, gap="large")
        with join, st.container(border=True):
            _join()
        with teach, st.container(border=True):
            _open()


def _join() -> None:
    st.markdown("#### " + _("Join a room"))
    with st.form("room-join", border=False):
        st.text_input(
            _("Code"), key=choices.CODE, max_chars=choices.LONGEST_CODE, placeholder="KXM 749",
            autocomplete="off",
        )  # fmt: skip
        st.form_submit_button(
            _("Join"), type="primary", icon=":material/login:", width="stretch", on_click=_joined
        )  # fmt: skip
    st.caption(_("Your teacher shows the code. No name and no account is asked for."))


def _joined() -> None:
    typed = st.session_state.get(choices.CODE) or ""
    code = code_read(typed)
    st.session_state[choices.NOTICE] = None
    if code is None:
        st.session_state[choices.NOTICE] = _("A code has {count} letters and digits, such as {example}.").format(
            count=LENGTH, example="KXM 749"
        )
        return
    go_to(code)


def _open() -> None:
    st.markdown("#### " + _("Open a room"))
    st.markdown(
        _("Ask a class: everybody answers on their own screen, you see how many gave which answer, and then show what "
          "is right and why.")
    )  # fmt: skip
    st.button(
        _("Open a room"), key="room-open", icon=":material/co_present:", width="stretch", on_click=_opened
    )  # fmt: skip
    st.caption(_("One click, no account. The room ends two hours after it was last used."))


def _opened() -> None:
    st.session_state[choices.NOTICE] = None
    try:
        made = server_rooms().open_room(who())
    except (Refused, Unreachable) as refused:
        st.session_state[choices.NOTICE] = refusal_text(refused)
        return
    remembered.remember_key(made.code, made.key)
    go_to(made.code)


def go_to(code: str | None) -> None:
    """Show a room, or none; the address says which."""
    st.session_state[choices.ROOM_NOW] = code
    st.session_state[choices.NOTICE] = None
