"""The address of what is on the screen, to be copied or taken over by a phone; and the menu at the end of the head."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

import streamlit as st

from viz.escaping import html_text
from viz.qr import qr_code, svg
from viz.widgets.graph.embedded import PAGE as EMBEDDED_PAGE
from viz.widgets.graph.embedded import embed_code
from viz.widgets.head_menu import more_menu
from viz.widgets.keys import Key
from viz.widgets.lazily import Opening, popovers
from viz.widgets.parts import Box
from viz.widgets.room.handing import classroom_button
from viz.words import _

QR_STYLE = (
    "<style>.qr { display: block; width: min(19rem, 100%); margin: 0 auto; border-radius: .4rem; "
    "image-rendering: pixelated }</style>"
)


def share_link(parameter: Callable[[], str], *before: Opening, remembers: bool = True) -> None:
    """Show the button and the menu; the address's parameter is asked for when somebody looks.

    Args:
        before: Other buttons with boxes at the end of the head.
        remembers: Whether the menu tells the browser of the program; where its picture does, that need not run again.
    """

    def address() -> None:
        st.caption(_("This address holds your program and what is selected; whoever opens it sees the same."))
        here, chosen = st.context.url or "", parameter()
        whole = f"{here}?s={chosen}" if chosen else here
        st.code(whole, language=None, wrap_lines=True)
        qr_shown(whole)
        if st.session_state.get(Key.PAGE) == EMBEDDED_PAGE:
            embed_code(whole)
        classroom_button(str(st.session_state.get(Key.PAGE) or ""), chosen)

    popovers(*before, Opening(_("Share"), ":material/link:", Box.SHARE, address))
    more_menu(parameter() if remembers else "")


def qr_shown(address: str) -> None:
    """Show the address for a phone's camera."""
    code = qr_code(address)
    if code is None:
        st.caption(_("This address is too long for a QR code that a phone could read."))
        return
    picture = b64encode(svg(code)).decode()
    said = html_text(_("QR code of this address"))
    st.html(f'{QR_STYLE}<img class="qr" alt="{said}" src="data:image/svg+xml;base64,{picture}">')
    st.caption(_("Point a phone's camera at it to open the page there."))
