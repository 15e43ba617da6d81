"""Sending an exercise: its link, how long that is, who can open and who can read it; and keeping it as a file."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import msgspec
import streamlit as st

from core.sandbox.pool import shared_pool
from viz.arriving import OutOfBounds, counted
from viz.exercises.own import PARAMETER, WARNED_LENGTH, text_of
from viz.exercises.own_key import server_keys
from viz.exercises.own_record import Own, lacks
from viz.exercises.own_sealing import LONGEST_PLAIN, Unopened
from viz.widgets import trust
from viz.widgets.exercises import own_choices as choices
from viz.widgets.exercises.own_editor import lack_sentence
from viz.widgets.exercises.own_trial_panel import fault_shown, unconfirmed
from viz.widgets.exercises.own_trying import trial, try_it
from viz.widgets.lazily import Opening, popovers
from viz.widgets.share import qr_shown
from viz.widgets.shell import session_device
from viz.words import _

LOCAL = ("localhost", "127.0.0.1", "::1")
FILE_TYPE = "json"


def sending_panel(own: Own) -> None:
    """Show the link of an exercise that was tried, and the file."""
    missing = lacks(own)
    for lack in missing:
        st.info(lack_sentence(lack))
    if not missing:
        _link(own)
    st.divider()
    _file(own)


def _link(own: Own) -> None:
    if trust.waits(session_device(), choices.ADDRESS):
        unconfirmed()
        return
    found = trial(own)
    if found is None or not found.sound:
        if found is not None and found.fault is not None:
            fault_shown(found.fault)
        elif found is not None:
            st.error(_("Your right answer is not accepted: see under Try it."))
        st.button(
            _("Try it and make the link"), icon=":material/link:", type="primary", key="own-make", on_click=try_it
        )
        return
    st.toggle(
        _("Readable: every Cotangent opens it"),
        help=_("Without a seal the link opens on every machine that runs Cotangent, and whoever unpacks the address "
               "can read the right answer."), **choices.READABLE.widget,
    )  # fmt: skip
    text = _text(own)
    if text is None:
        st.error(_("This exercise is too long for a link. Shorten its texts."))
        return
    _address_shown(text)


def _text(own: Own) -> str | None:
    """Return the address's text; the same one as long as the exercise is the same."""
    asked = (own, choices.READABLE.value)
    kept = st.session_state.get(choices.SENT)
    if kept is None or kept[0] != asked:
        try:
            kept = (asked, text_of(own, is_open=choices.READABLE.value))
        except Unopened:
            return None
        st.session_state[choices.SENT] = kept
    return kept[1]


def _address_shown(text: str) -> None:
    address = link_of(st.context.url or "", text)
    st.code(address, language=None, wrap_lines=True)
    length = _("The link has {count} characters.").format(count=f"{len(address):,}")
    if len(address) > WARNED_LENGTH:
        st.warning(length + " " + _("Some programs for mail and chat cut links as long as this one: put it on "
                                    "a page or into a file, or shorten the texts."))  # fmt: skip
    else:
        st.caption(length)
    st.caption(_sealing(text_is_open=choices.READABLE.value))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.link_button(_("Open it as a learner"), address, icon=":material/open_in_new:")
        popovers(Opening(_("QR code"), ":material/qr_code_2:", choices.QR, lambda: qr_shown(address)))
    if urlsplit(address).hostname in LOCAL:
        st.info(_("This address leads to this machine only. For learners who run Cotangent on their own, make the link "
                  "readable; they put their own address before the question mark."))  # fmt: skip


def link_of(here: str, text: str) -> str:
    """Return the address at which the learner opens the exercise."""
    parts = urlsplit(here)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, f"{PARAMETER}={text}", ""))


def _sealing(*, text_is_open: bool) -> str:
    """Return who can read the right answer."""
    if text_is_open:
        return _("Not sealed: whoever unpacks the address can read the right answer.")
    kept = server_keys().kept
    if kept == "environment" or (kept == "file" and shared_pool().settings.hosted):
        return _("Sealed with this server's key: your right answer, wrong answers and instances cannot be read in the "
                 "address.")  # fmt: skip
    if kept == "file":
        return _("Sealed with the key of this machine: the link opens here only, and whoever uses this machine under "
                 "your name can read the right answer.")  # fmt: skip
    return _("Sealed with a key that this server could not keep: the link opens until the server is started again.")


def _file(own: Own) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.download_button(
            _("Keep it as a file"), msgspec.json.format(msgspec.json.encode(own)), file_name="exercise.json",
            mime="application/json", icon=":material/download:", key="own-keep", on_click="ignore",
            help=_("The address of this page does not hold what you write. The file does, and only you have it."),
        )  # fmt: skip
    st.file_uploader(_("Go on with a file"), type=[FILE_TYPE], key=choices.FILE, on_change=_opened)
    notice = st.session_state.get(choices.FILE_NOTICE)
    if notice:
        st.warning(_("This is no exercise that was kept here."))


def _opened() -> None:
    upload = st.session_state.get(choices.FILE)
    if upload is None:
        return
    own = own_in(upload.getvalue())
    st.session_state[choices.FILE_NOTICE] = own is None
    if own is not None:
        choices.replaced(own, None)
        choices.arrived(own)


def own_in(content: bytes) -> Own | None:
    """Return the exercise that a file holds; None where it holds none."""
    if len(content) > 2 * LONGEST_PLAIN:
        return None
    try:
        return msgspec.json.decode(counted(content.decode(), 2 * LONGEST_PLAIN), type=Own)
    except (ValueError, msgspec.DecodeError, OutOfBounds):
        return None
