"""The load of the machine's processors: it tells whether there is time for work that can wait."""

from __future__ import annotations

import os

LOAD = "/proc/loadavg"


def crowded() -> bool:
    """Return whether several threads wait for a processor at this moment; False where the system does not tell."""
    try:
        with open(LOAD, encoding="ascii") as file:  # noqa: PTH123 - every worker does this: no object more than needed
            return want_more(file.read(), os.cpu_count() or 1)
    except OSError:
        return False


def want_more(load: str, processors: int) -> bool:
    """Return whether more threads want a processor than there are, the one that asks aside.

    Args:
        load: The kernel's line (proc(5)): three averages, "running/all" threads, the latest process.
    """
    running = load.split()[3].partition("/")[0]
    return int(running) - 1 > processors
