"""The parts of every page that no page draws: keys, tour, explained words, names for Streamlit's English texts."""

from __future__ import annotations

import streamlit as st

from viz.bound_keys import key_list
from viz.glossary import explained
from viz.widgets.keys import Key
from viz.widgets.mounting import bundled
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


def english_names() -> dict[str, str]:
    """Return the names that Streamlit gives its own parts, with what they are called here."""
    named = {
        "Skip to main content": _("Skip to main content"),
        "Sidebar": _("Sidebar"),
        "Navigate to home page": _("To the first page"),
        "Logo": _("Logo"),
        "Collapse sidebar": _("Fold the sidebar"),
        "Expand sidebar": _("Unfold the sidebar"),
        "Open sidebar": _("Unfold the sidebar"),
        "Close sidebar": _("Fold the sidebar"),
        "App pages": _("Pages"),
        "View less": _("View less"),
        "Main menu": _("Main menu"),
        "Theme": _("Theme"),
        "System": _("As the system"),
        "Light": _("Light"),
        "Dark": _("Dark"),
        "Print": _("Print"),
        "Record screen": _("Record the screen"),
        "Record a screencast": _("Record the screen"),
        "Made with Streamlit v": _("Made with Streamlit v"),
        "Copy version to clipboard": _("Copy the version"),
        "Choose an option": _("Choose an option"),
        "Choose options": _("Choose options"),
        "Open": _("Open"),
        "Close": _("Close"),
        "Clear value": _("Clear"),
        "Clear all": _("Clear all"),
        "Clear selection": _("Clear"),
        "No results": _("Nothing fits"),
        "Select all": _("Select all"),
        "Copy to clipboard": _("Copy"),
        "Copied": _("Copied"),
        "Decrement": _("Decrease"),
        "Increment": _("Increase"),
        "Fullscreen": _("Full screen"),
        "Close fullscreen": _("Leave the full screen"),
        "Running...": _("Running …"),
        "Press Enter to apply": _("Enter takes it over"),
        "Press ⌘+Enter to apply": _("⌘+Enter takes it over"),
        "Press Ctrl+Enter to apply": _("Ctrl+Enter takes it over"),
        "Upload": _("Upload"),
        "Browse files": _("Choose a file"),
        "Drag and drop file here": _("Drop a file here"),
        "Page not found": _("Page not found"),
        "Connection error": _("The server does not answer"),
        "Is Streamlit still running?": _("Is the server still running?"),
    }
    return {english: said for english, said in named.items() if said != english}
