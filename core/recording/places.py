"""Finding the line of the program that called torch: the innermost frame outside torch and outside the recorder."""

from __future__ import annotations

import sys
from pathlib import Path
from types import CodeType, FrameType

import torch

Place = tuple[int, int] | None
"""(id of a code object, offset of the instruction in it)."""

OURS_AND_TORCHS = (str(Path(__file__).parent), str(Path(torch.__file__).parent))


def frame_place(codes: dict[int, CodeType]) -> Place:
    """Return the instruction that is running; note its code object by its identity."""
    frame: FrameType | None = sys._getframe(3)  # who called the recorder
    while frame is not None:
        code = frame.f_code
        identity = id(code)
        if identity in codes:
            return identity, frame.f_lasti
        if not code.co_filename.startswith(OURS_AND_TORCHS):
            codes[identity] = code
            return identity, frame.f_lasti
        frame = frame.f_back
    return None


def is_a_module_counter() -> bool:
    """Whether the write at hand is BatchNorm counting its batches, which is no step of the computation."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and frame.f_globals.get("__name__", "").startswith("core.recording"):
        frame = frame.f_back
    return frame is not None and frame.f_globals.get("__name__") == "torch.nn.modules.batchnorm"
