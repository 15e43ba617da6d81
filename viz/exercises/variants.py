"""Answers that differ from another answer in a few places, so that a reader of the exercise sees the difference."""

from __future__ import annotations


def changed(answer: str, *changes: tuple[str, str]) -> str:
    """Return an answer with parts exchanged.

    Raises:
        ValueError: a part does not stand in the answer exactly once.
    """
    for old, new in changes:
        if answer.count(old) != 1:
            raise ValueError(f"{old!r} stands in the answer {answer.count(old)} times")
        answer = answer.replace(old, new)
    return answer
