"""A program as a browser remembers it: its page, its address, by what it is recognised. Pure."""

from __future__ import annotations

from typing import TypedDict

from viz.link import BrokenLink, choices_in

TEXTS = ("program", "source", "text", "typed")
"""What pages' links call the text that a person wrote; a link says it only where it is no example's."""
COMPARED = 2_000
"""Characters of a program that the browser keeps beside its address."""
LONGEST_TITLE = 60


class Seen(TypedDict):
    """The program that the browser is to remember: `viz/widgets/js/shared/recent.js`."""

    page: str
    link: str
    title: str
    text: str


def seen(page: str, link: str) -> Seen | None:
    """Return what to remember of a page at this moment; None where it shows an example, or nothing that was typed."""
    try:
        found = choices_in(link) if link else {}
    except BrokenLink:
        return None
    text = next((one for name in TEXTS if isinstance(one := found.get(name), str) and one.strip()), None)
    if text is None:
        return None
    return {"page": page, "link": link, "title": title(text), "text": text[:COMPARED]}


def title(program: str) -> str:
    """Return a program's name: what its first comment says, else its last line."""
    lines = [line.strip() for line in program.splitlines() if line.strip()]
    first = lines[0].lstrip("#").strip() if lines[0].startswith("#") else ""
    said = first or lines[-1]
    return said if len(said) <= LONGEST_TITLE else said[: LONGEST_TITLE - 1] + "…"
