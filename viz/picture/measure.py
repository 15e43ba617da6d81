"""The width of a text in the browser, so that no label leaves its card.

Graphviz measures with whatever fonts the server has; a browser draws with Streamlit's own (Source Sans, Source
Code), which come with the page. So cards get their sizes from here, and Graphviz only places them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MONO = 0.6
"""Advance of every narrow character of Source Code (and of DejaVu Sans Mono), in em."""


def mono_width(text: str, size: float) -> float:
    """Return the width of a text in the code font at a size, in the size's unit."""
    return size * sum(_advance(character, MONO) for character in text)


def clipped(text: str, columns: int) -> str:
    """Return the text cut to so many columns (a Chinese character takes two) with "…" where something went."""
    used = 0
    for position, character in enumerate(text):
        used += 2 if _advance(character, MONO) > MONO else 1
        if used > columns:
            return text[: max(position - 1, 1)] + "…"
    return text


@lru_cache(maxsize=4096)
def _advance(character: str, narrow: float) -> float:
    if character.isascii():
        return narrow
    if unicodedata.combining(character):
        return 0.0
    # Symbols that the code font lacks come from a wider one.
    wide = unicodedata.east_asian_width(character) in "WF" or "\u2190" <= character <= "\u24ff" or character > "\u25ff"
    return 1.0 if wide and character not in "▸◂∞" else narrow
