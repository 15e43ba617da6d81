"""Names that Streamlit gives its own parts, which it has in English only, in the reader's language."""

from __future__ import annotations

from viz.words import _


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
