"""The figures of one server at one moment. None of them says anything of anybody's program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from core.sandbox.recent import Slot

LATELY = 12
"""Slots that count as now: the last two minutes."""


class Memory(msgspec.Struct, frozen=True):
    """Bytes.

    Attributes:
        server: Of the server's own process.
        programs: Of the processes in which programs run, and of those that they are forked from.
        helpers: Of the other processes that the server started: they check, draw and write files.
        programs_bound: What these may take together.
        machine: Of the machine, or of the container where that has less.
    """

    server: int
    programs: int
    helpers: int
    programs_bound: int
    machine: int

    @property
    def all(self) -> int:
        """Of everything that belongs to this server."""
        return self.server + self.programs + self.helpers


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """One server.

    Attributes:
        replica: Its name: machine and port.
        code: The same for all servers that run the same text.
        began, read: Seconds since 1970.
        hosted: Whether strangers use it; else nobody asks whether it is ready.
        ready: Whether it takes visitors.
        draining: Whether it has been told to end.
        sessions, most_sessions: Open pages, and how many there may be.
        running, waiting: Jobs.
        places: Short jobs that run at once.
        slots: The last ten minutes, the oldest slot first.
        jobs, processes: Counts since the start.
        refused: System calls of programs that were refused since the start.
        zygotes: Processes from which programs start.
        walls, missing: Names of active walls; of those that strangers' programs need and that are not here.
    """

    replica: str
    code: str
    began: float
    read: float
    hosted: bool
    ready: bool
    draining: bool
    sessions: int
    most_sessions: int
    running: int
    waiting: int
    places: int
    slots: tuple[Slot, ...]
    jobs: Mapping[str, int]
    processes: Mapping[str, int]
    refused: int
    zygotes: int
    memory: Memory
    walls: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def lately(self) -> tuple[Slot, ...]:
        """The slots of the last two minutes."""
        return self.slots[-LATELY:]


def counted(slots: Iterable[Slot], family: str) -> Counter[str]:
    """Return how often each name of a family was counted in these slots."""
    found: Counter[str] = Counter()
    for slot in slots:
        for (of, name), number in slot.counts.items():
            if of == family:
                found[name] += number
    return found
