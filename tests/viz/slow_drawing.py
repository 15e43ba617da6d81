"""The process that draws, in which one word makes a picture endless."""

from __future__ import annotations

from viz.picture import drawing_process
from viz.picture.drawing_process import MEMORY, warm

__all__ = ["MEMORY", "SECONDS", "answer", "warm"]
SECONDS = 1


def answer(question: bytes) -> bytes:
    while b"endless" in question:
        pass
    return drawing_process.answer(question)
