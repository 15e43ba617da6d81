"""The parts of every page that no page draws: keys, tour, explained words, names for Streamlit's English texts."""

from __future__ import annotations

import streamlit as st

from viz.bound_keys import key_list
from viz.glossary import explained
from viz.widgets.keys import Key
from viz.widgets.mounting import bundled
from viz.widgets.streamlit_names import english_names
from viz.words import _, language

_mounted = bundled("page_frame")
_offered = bundled("tour_offer")


def page_frame() -> None:
    """Put the frame's browser side into the page; it takes no room."""
    data = {
        "keys": [{"title": title, "rows": [row._asdict() for row in rows]} for title, rows in key_list()],
        "steps": _steps(),
        "terms": [] if st.session_state.get(Key.PAGE) == "help" else explained(),
        "english": {} if language() == "en" else english_names(),
        "words": {
            "keys": _("Keys"), "close": _("Close"), "next": _("Next"), "back": _("Back"), "done": _("Done"),
            "skip": _("Skip the tour"), "glossary": _("In the glossary"), "progress": _("{{current}} of {{total}}"),
        },
    }  # fmt: skip
    _mounted(key="page-frame", data=data)


def tour_offer() -> None:
    """Offer the tour to who has not seen it, until it was taken or refused in this browser."""
    words = {"new_here": _("New here?"), "tour": _("One-minute tour"), "no": _("No, thanks")}
    _offered(key="tour-offer", data={"words": words})


def _steps() -> list[dict[str, str]]:
    """Return the tour: where each step points on the graph page (`shared/tour.js`), and what it says."""
    return [
        {"at": "editor", "title": _("Your program"),
         "text": _("Change any line: it runs when you pause. At the ends of the lines stand the values, and in orange "
                   "the gradients.")},
        {"at": "picture", "title": _("Its computation graph"),
         "text": _("Torch noted each operation. Values flow with the grey arrows, gradients come back along the "
                   "orange ones.")},
        {"at": "card", "title": _("A card is a value"),
         "text": _("Blue: what was computed. Orange: how much the result moves when this value moves. Click a card for "
                   "its formula with your numbers.")},
        {"at": "timeline", "title": _("Step by step"),
         "text": _("Drag, or press the full stop and the comma: forward, then backward as autograd ran it.")},
        {"at": "examples", "title": _("Examples"),
         "text": _("From the chain rule to a training loop. Your own text is kept in the list of recent programs.")},
        {"at": "share", "title": _("Share"),
         "text": _("The address of the page holds the program. Copy it, or let a phone read the QR code.")},
        {"at": "more", "title": _("More"),
         "text": _("Recent programs, keys, a glossary, and this tour again.")},
    ]  # fmt: skip
