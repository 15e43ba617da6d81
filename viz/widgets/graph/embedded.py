"""The picture with its player in a frame of somebody else's page: a course's, a blog's."""

from __future__ import annotations

import streamlit as st

from viz.escaping import html_text
from viz.words import _

PAGE = "graph"
"""The one page that other hosts' pages may frame: `viz.widgets.border.headers`."""
HEIGHT = 620
STYLE = """<style>
.whole-page { margin: 0 .6rem; font-size: .87rem; text-align: right; }
.whole-page a { color: inherit; opacity: .85; }
</style>"""


def whole_page_link(parameter: str) -> None:
    """Show the way to the page with its editor, in a tab of its own."""
    here = (st.context.url or "").split("?")[0]
    address = html_text(f"{here}?s={parameter}" if parameter else here)
    label = html_text(_("Change this program in Cotangent"))
    st.html(f'{STYLE}<p class="whole-page"><a href="{address}" target="_blank" rel="noopener">{label} ↗</a></p>')


def embed_code(address: str) -> None:
    """Show what a page's author pastes."""
    st.caption(_("For a course page: the picture with its player, in a frame."))
    joined = f"{address}{'&' if '?' in address else '?'}embed=true"
    title = _("Computation graph")
    st.code(
        f'<iframe src="{html_text(joined)}" title="{html_text(title)}" width="100%" height="{HEIGHT}" '
        'style="border: 0" loading="lazy"></iframe>',
        language=None, wrap_lines=True,
    )  # fmt: skip
