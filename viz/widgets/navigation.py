"""The list of pages in the sidebar."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import Page

from viz.page_list import PAGES
from viz.words import _

FIRST = "home"
"""The page that opens at the address "/"."""


def sidebar_pages(operator: bool) -> dict[str, list[Page]]:
    """Return the pages under their headings.

    Args:
        operator: Whether the page of the server's figures is open to this visitor; the sidebar lists it for nobody.
    """
    sections: dict[str, list[Page]] = {}
    for address, page in PAGES.items():
        heading = _(page.section) if page.section else ""
        listed = st.Page(_file(address), title=_(page.title), icon=page.icon, default=address == FIRST)
        sections.setdefault(heading, []).append(listed)
    if operator:
        sections[_("Help")].append(st.Page(_file("status"), title=_("The server"), visibility="hidden"))
    return sections


def _file(address: str) -> str:
    return f"pages/{address}.py"
