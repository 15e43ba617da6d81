"""The section that says why a gradient is what it is, and lights its way in the picture."""

from __future__ import annotations

import streamlit as st

from viz.escaping import sentence_markdown
from viz.why import Why
from viz.widgets.keys import Key
from viz.words import Words


def why_shown(why: Why, words: Words) -> None:
    """Show the explanation, and whether its way is to be lit."""
    _ = words.gettext
    with st.container(horizontal=True, vertical_alignment="center", key="why"):
        st.markdown("**" + _("Why?") + "**", width="content")
        if len(why.path) > 1:
            st.toggle(_("Light the way in the picture"), value=True, key=Key.LIT)
    st.markdown("\n\n".join(map(sentence_markdown, why.says)))


def lit(why: Why | None) -> tuple[frozenset[int], int]:
    """Return the nodes to light and the culprit among them (or -1)."""
    if why is None or not st.session_state.get(Key.LIT, True):
        return frozenset(), -1
    return why.path, why.culprit
