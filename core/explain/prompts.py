"""Texts copied from an interactive session, with its prompts and outputs. Imports no torch."""

from __future__ import annotations

import re

from core.trace import Repair, Span

PROMPT = re.compile(r"^\s*(>>>|\.\.\.(?!:)|In \[\d*\]:|\.\.\.:)( |$)")
"""The prompts of Python and of IPython, and of their further lines."""
FIRST = re.compile(r"^\s*(>>>|In \[\d*\]:)( |$)")


def prompt_in(source: str) -> tuple[str, Span] | None:
    """Return the first prompt of a text and its place."""
    for number, line in enumerate(source.split("\n"), 1):
        found = FIRST.match(line)
        if found is not None:
            return found[1], Span(number, found.start(1), number, found.end(1))
    return None


def without_prompts(source: str) -> Repair:
    """Return the change that leaves out all prompts; where several lines have one, also what the session answered."""
    lines = source.split("\n")
    prompted = [PROMPT.match(line) for line in lines]
    session = sum(one is not None for one in prompted) > 1
    kept = [
        line[one.end() :] if one is not None else line
        for line, one in zip(lines, prompted, strict=True)
        if one is not None or not session or not line.strip()
    ]
    return Repair("no-prompts", Span(1, 0, len(lines), len(lines[-1])), "\n".join(kept))
