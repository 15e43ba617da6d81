"""The menu at the end of a page's head: recent programs, the tour, keys, glossary, help."""

from __future__ import annotations

import streamlit as st

from viz.link import encoded
from viz.page_list import PAGES
from viz.remembered_program import seen
from viz.widgets.keys import Key
from viz.widgets.mounting import bundled
from viz.words import _, language

_mounted = bundled("more_menu")


def more_menu(link: str) -> None:
    """Show the menu, and let the browser remember the program that this link holds, if any; the server keeps none."""
    page = str(st.session_state.get(Key.PAGE) or "")
    titles = page_titles()
    data = {
        "seen": seen(page, link) if page in titles else None,
        "pages": titles,
        "language": language().replace("_", "-"),
        "links": [
            {"title": _("Glossary"), "page": "help", "link": ""},
            {"title": _("Help and About"), "page": "help", "link": encoded({"section": "about"})},
        ],
        "words": _words(),
    }
    _mounted(key="more-menu", data=data, width="content")


def page_titles() -> dict[str, str]:
    """Return the pages on which a person writes programs, by their addresses."""
    return {address: _(page.title) for address, page in PAGES.items() if page.programs}


def _words() -> dict[str, str]:
    return {
        "more": _("More"),
        "recent": _("Recent programs"),
        "none": _("What you write appears here, to be opened again."),
        "refused": _("This browser keeps nothing for this page, so there is no list."),
        "kept": _("Kept in this browser only."),
        "rename": _("Rename {name}"),
        "name": _("Name"),
        "forget": _("Forget {name}"),
        "forget_all": _("Forget all"),
        "sure": _("Really forget all?"),
        "tour": _("One-minute tour"),
        "keys": _("Keys"),
    }
