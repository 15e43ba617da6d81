"""Names that Streamlit gives its own parts, which it has in English only, in the reader's language."""

from __future__ import annotations

from viz.words import _

NAMES = {
    "Skip to main content": "Skip to main content",
    "Sidebar": "Sidebar",
    "Navigate to home page": "To the first page",
    "Logo": "Logo",
    "Collapse sidebar": "Fold the sidebar",
    "Expand sidebar": "Unfold the sidebar",
    "Open sidebar": "Unfold the sidebar",
    "Close sidebar": "Fold the sidebar",
    "App pages": "Pages",
    "View less": "View less",
    "Main menu": "Main menu",
    "Theme": "Theme",
    "System": "As the system",
    "Light": "Light",
    "Dark": "Dark",
    "Print": "Print",
    "Record screen": "Record the screen",
    "Record a screencast": "Record the screen",
    "Made with Streamlit v": "Made with Streamlit v",
    "Copy version to clipboard": "Copy the version",
    "Choose an option": "Choose an option",
    "Choose options": "Choose options",
    "Open": "Open",
    "Close": "Close",
    "Clear value": "Clear",
    "Clear all": "Clear all",
    "Clear selection": "Clear",
    "No results": "Nothing fits",
    "Select all": "Select all",
    "Copy to clipboard": "Copy",
    "Copied": "Copied",
    "Decrement": "Decrease",
    "Increment": "Increase",
    "Fullscreen": "Full screen",
    "Close fullscreen": "Leave the full screen",
    "Running...": "Running …",
    "Press Enter to apply": "Enter takes it over",
    "Press ⌘+Enter to apply": "⌘+Enter takes it over",
    "Press Ctrl+Enter to apply": "Ctrl+Enter takes it over",
    "Upload": "Upload",
    "Browse files": "Choose a file",
    "Drag and drop file here": "Drop a file here",
    "Page not found": "Page not found",
    "Connection error": "The server does not answer",
    "Is Streamlit still running?": "Is the server still running?",
}
"""Streamlit's name → what the part is called here, translated."""


def english_names() -> dict[str, str]:
    """Return the names that Streamlit gives its own parts, with what they are called here."""
    return {english: said for english, ours in NAMES.items() if (said := _(ours)) != english}
