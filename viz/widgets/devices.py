"""Detection of a GPU without torch, which the server never imports."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path


@cache
def cuda_missing() -> bool:
    """Return True when PyTorch could not use CUDA here: built without it, or no NVIDIA driver."""
    return not (_torch_has_cuda() and _driver_is_there())


def _torch_has_cuda() -> bool:
    # torch/version.py says `cuda = '13.0'` or `cuda = None`; reading it is not importing torch.
    try:
        text = Path(str(distribution("torch").locate_file("torch/version.py"))).read_text(encoding="utf-8")
    except (PackageNotFoundError, OSError):
        return False
    return re.search(r"^cuda\b[^=]*=\s*['\"]", text, re.MULTILINE) is not None


def _driver_is_there() -> bool:
    windows = Path("C:/Windows/System32/nvcuda.dll")
    return Path("/dev/nvidia0").exists() or Path("/dev/dxg").exists() or windows.exists()
