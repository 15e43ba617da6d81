"""The memory that this server may use: the machine's, or that of the control groups in which it stands.

A container, a unit of systemd and a pod each stand in such a group; whoever only asked for the machine's memory would
let programs take more than the group has, and the kernel would end the server with them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MEMORY_SHARE = 0.75
"""Part of it that all programs may take together."""
ROOTS = {"": (("", "memory.max"), ("unified", "memory.max")), "memory": (("memory", "memory.limit_in_bytes"),)}
"""Controller in /proc/self/cgroup ("" in version 2) → (folder of the groups, file with the bound)."""


def machine_bytes() -> int:
    """Return the machine's memory in bytes; more than any has where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 1 << 62


def memory_of_all(own: Path = Path("/proc/self/cgroup"), groups: Path = Path("/sys/fs/cgroup")) -> int:
    """Return the bytes that this server may use with everything that it starts."""
    least = machine_bytes()
    for path in _bounds(own, groups):
        with suppress(OSError, ValueError):  # no such file; "max" is no number
            least = min(least, int(path.read_text(encoding="ascii")))
    return least


def share_of_the_machine() -> int:
    """Return the bytes that all programs may take together."""
    return int(memory_of_all() * MEMORY_SHARE)


def _bounds(own: Path, groups: Path) -> Iterator[Path]:
    """Yield the files that may hold a bound: of the server's own group and of all around it."""
    try:
        lines = own.read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    for line in lines:
        controllers, _, place = line.partition(":")[2].partition(":")
        for controller in controllers.split(","):
            for folder, name in ROOTS.get(controller, ()):
                root = groups / folder
                # In a container the place may be that of the machine, of which only the root is seen here; of a
                # group that is not inside the root the kernel says "/..".
                inside = root if ".." in place else root / place.lstrip("/")
                yield from (group / name for group in (inside, *inside.parents) if group.is_relative_to(root))
