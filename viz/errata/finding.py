"""Finding errors of the notes by words. Pure."""

from __future__ import annotations

from viz.course.topics import BY_KEY as TOPIC
from viz.errata.catalogue import ERRATA, SLIPS
from viz.errata.records import Erratum, Slip
from viz.words import _


def found(search: str, topic: str = "") -> list[Erratum]:
    """Return the entries of a topic, "" for all, in which every word of the search stands."""
    return [one for one in ERRATA if topic in ("", one.topic) and _has(_text(one), search)]


def slips_found(search: str, topic: str = "") -> list[Slip]:
    """Return the slips in which every word of the search stands; they have no topic."""
    return [
        one for one in SLIPS if not topic and _has(f"{one.number} {one.notes} {_(one.notes)} {_(one.right)}", search)
    ]


def _text(one: Erratum) -> str:
    """Return everything that an entry says, in both languages, with its programs."""
    sentences = (one.title, one.notes, one.truth, TOPIC[one.topic].title)
    return " ".join((one.number, *sentences, *map(_, sentences), one.program, one.notes_program))


def _has(text: str, search: str) -> bool:
    text = text.casefold().replace("`", "").replace("*", "")
    # "E2" is that entry, not E20 to E29 as well.
    return all(
        text.startswith(word + " ") if _is_number(word) else word in text for word in search.casefold().split()
    )  # fmt: skip


def _is_number(word: str) -> bool:
    return word[0] == "e" and word[1:].isdecimal()
