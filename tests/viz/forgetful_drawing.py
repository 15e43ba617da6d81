"""The process that draws, which keeps one trace only."""

from __future__ import annotations

from viz.picture import drawing_process
from viz.picture.drawing_process import MEMORY, SECONDS, answer, warm

__all__ = ["MEMORY", "SECONDS", "answer", "warm"]
drawing_process.KEPT_BYTES = 1
