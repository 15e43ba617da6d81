"""A process's own time, in which every bound of a job, of a helper and of a zygote is counted.

While a process wants a processor, that is what processors have worked for it; while it sleeps, it is the clock. So
nobody is ended or put last because others keep the machine busy, and nobody stays who only sleeps. For every second of
the clock at least `LEAST_PART` of one counts, so nothing lasts for ever on a machine that has no time at all.

It slept between two looks where both saw it asleep: one that writes its last word sleeps at the second look only, and
who looks may be late. One that is gone, or of which the system does not tell, is counted by the clock: its place is
free.
"""

from __future__ import annotations

import os
import time
from typing import NamedTuple

LOOK_SECONDS = 0.25
"""Longest time between two looks at a process."""
LEAST_PART = 0.2
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Seen(NamedTuple):
    """A process at one moment.

    Attributes:
        worked: Seconds that processors have worked for it, to a hundredth.
        wants: Whether one of its threads runs, or waits for a processor.
    """

    worked: float
    wants: bool


class OwnTime:
    """The own time of a process since this was made; the clock's where the system does not tell (it has no /proc).

    Attributes:
        busy: The part of it, at the last look, that the process worked, or did nothing but sleep: no second counts for
            its mere wish.
    """

    def __init__(self, process: int) -> None:
        self._process = process
        self._seconds = self.busy = 0.0
        self.go_on()

    def seconds(self) -> float:
        """Return it; to be asked every `LOOK_SECONDS`."""
        before, looked = self._before, self._looked
        self.go_on()
        passed, now = self._looked - looked, self._before
        if before is None or now is None:
            self._seconds += passed
            self.busy += passed
            return self._seconds
        worked = now.worked - before.worked
        slept = not before.wants and not now.wants
        self._seconds += max(worked, passed if slept else passed * LEAST_PART)
        self.busy += passed if slept and not worked else worked
        return self._seconds

    def go_on(self) -> None:
        """Count from this moment: what has passed since the last look was time in which the process was stopped."""
        self._looked, self._before = time.monotonic(), seen(self._process)


def seen(process: int) -> Seen | None:
    """Return what a process is doing; None where nobody can tell."""
    folder = f"/proc/{process}"
    try:
        user, system = _fields(f"{folder}/stat")[11:13]
        with os.scandir(f"{folder}/task") as tasks:
            wants = any(_fields(f"{task.path}/stat")[0] == b"R" for task in tasks)
    except OSError:
        return None
    return Seen((int(user) + int(system)) / _TICKS, wants)


def _fields(stat: str) -> list[bytes]:
    """Return what the kernel tells of a process or thread after its name: its state first.

    Read without a file object: every job is looked at twice, and each call lets go of Python's lock.
    """
    descriptor = os.open(stat, os.O_RDONLY)
    try:
        return os.read(descriptor, 4096).rpartition(b")")[2].split()
    finally:
        os.close(descriptor)
