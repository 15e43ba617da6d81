"""Bytes that the parts of a room count towards its bound of memory, the same in every store."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from viz.room.store import State

ANSWER_BYTES = 100
"""Of an answer to the present question, beside its text: it is kept by participant."""
PAST_BYTES = 4
"""Of an answer to a question before, beside its text."""
QUESTION_BYTES = 100


def answer_bytes(answer: str) -> int:
    """Return what an answer to the present question counts."""
    return len(answer.encode()) + ANSWER_BYTES


def past_bytes(answers: Iterable[str]) -> int:
    """Return what the answers to a question before count."""
    return sum(len(one.encode()) + PAST_BYTES for one in answers)


def question_bytes(state: State) -> int:
    """Return what a room's question counts."""
    return len(msgspec.json.encode(state.question)) + QUESTION_BYTES if state.question else 0
