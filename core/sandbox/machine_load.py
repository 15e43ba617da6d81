"""The load of the machine's processors: it tells whether there is time for work that can wait."""

from __future__ import annotations

import os
from pathlib import Path

LOAD = "/proc/loadavg"


def crowded() -> bool:
    """Return whether several threads wait for a processor at this moment; False where the system does not tell."""
    try:
        return want_more(Path(LOAD).read_text(encoding="ascii"), os.cpu_count() or 1)
    except OSError:
        return False


def want_more(load: str, processors: int) -> bool:
    """Return whether more threads want a processor than there are, the one that asks aside.

    Args:
        load: The kernel's line (proc(5)): three averages, "running/all" threads, the latest process.
    """
    running = load.split()[3].partition("/")[0]
    return int(running) - 1 > processors
