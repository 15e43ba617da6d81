"""Numbers of lines in a mistake's sentence, where a page wrote lines above the learner's text."""

from __future__ import annotations

from core.trace import Mistake

LINES = ("line", "before", "root_line", "reader_line", "made_line")
"""Facts that are numbers of lines of the program."""
NOT_OF_THE_PROGRAM = {"file-lines"}
"""Mistakes whose "line" is one of a file."""


def facts_counted_from(mistake: Mistake, before: int) -> dict[str, str]:
    """Return a mistake's facts with lines counted from the learner's first; those above it keep their numbers.

    Args:
        before: Lines of the program above the learner's.
    """
    if mistake.kind in NOT_OF_THE_PROGRAM:
        return dict(mistake.facts)
    return {
        name: str(int(value) - before) if name in LINES and value.isdigit() and int(value) > before else value
        for name, value in mistake.facts.items()
    }
