"""Giving memory back to the machine: what visitors left behind is found as garbage, and free pages go.

A session is a ring of references (its callbacks, its state, its event loop), so only the cyclic collector frees it, and
CPython looks at old objects only when a quarter more have come: of those that were there before the warm-up was frozen
(`viz.widgets.shell.warmed`). And glibc keeps the pages of what was freed beneath what still lives.
"""

from __future__ import annotations

import ctypes
import gc
import re
import sys
from pathlib import Path
from threading import Event

_ended = Event()
_trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None  # glibc has it


def something_ended() -> None:
    """Note that something large may have become garbage."""
    _ended.set()


def give_back() -> None:
    """Collect and return pages, if something has ended since the last time: tens of milliseconds."""
    if not _ended.is_set():
        return
    _ended.clear()
    gc.collect()
    if _trim is not None:
        _trim(0)


def resident() -> int:
    """Return the bytes of memory that this process holds; 0 where the system does not say."""
    try:
        said = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = re.search(r"^VmRSS:\s+(\d+) kB", said, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
