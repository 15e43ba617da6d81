"""Walls around a zygote and all its workers together: namespaces, an empty root directory, a bound on their memory.

The first zygote goes behind them before its first fork; the others are forks of it. Each needs a right or a kernel that
may be missing; then the others hold without it, and `Isolation.layers` does not name it. There is no process namespace:
it would have to be made anew for each worker, and a worker has no system call that names a process.
"""

from __future__ import annotations

import ctypes
import os
import platform
from contextlib import suppress
from pathlib import Path

from core.sandbox.machine_memory import share_of_the_machine

_NEW_USER = 0x10000000
_NEW_OTHERS = 0x40000000 | 0x08000000 | 0x04000000 | 0x02000000 | 0x00020000  # net, ipc, host name, cgroup, mounts
_FSOPEN, _FSCONFIG, _FSMOUNT = 430, 431, 432  # the same on every architecture
_CLOSE_ON_EXEC, _CREATE, _READ_ONLY = 1, 6, 1
_CONTROL_GROUPS = Path("/sys/fs/cgroup")
_GROUP_NAME = "cotangent-"

_in_empty_directory = False


def enclose() -> tuple[str, ...]:
    """Put this process and its future children behind the walls that can be had; return their names."""
    if platform.system() != "Linux":
        return ()
    bounded = ("memory-bound",) if _bound_memory(share_of_the_machine()) else ()
    return (*separated(), *bounded)


def separated() -> tuple[str, ...]:
    """Do the same with the walls that hold for a process without children, too; a bound of its own it has anyway."""
    return ("namespaces",) if platform.system() == "Linux" and _new_namespaces() else ()


def leave_the_root() -> None:
    """Make the empty directory in which the zygote stands this process's root, where there is one."""
    if _in_empty_directory:
        with suppress(PermissionError):  # a container's root may lack this right, and the other walls hold without it
            os.chroot(".")


def _new_namespaces() -> bool:
    """Get namespaces of our own: no network, no mounts and no shared memory in common with the server."""
    global _in_empty_directory
    libc = ctypes.CDLL(None, use_errno=True)
    # Root needs no user namespace for the others, and would lose the other users' ids in one
    tries = (_NEW_OTHERS,) if os.geteuid() == 0 else (_NEW_USER | _NEW_OTHERS,)
    if not any(libc.unshare(flags) == 0 for flags in tries):
        return False
    _in_empty_directory = _went_to_an_empty_directory()
    return True


def _went_to_an_empty_directory() -> bool:
    """Make an empty file system that is mounted nowhere and cannot be written this process's working directory."""
    libc = ctypes.CDLL(None, use_errno=True)
    system = libc.syscall(_FSOPEN, b"tmpfs", _CLOSE_ON_EXEC)
    if system < 0:
        return False
    mounted = -1
    if libc.syscall(_FSCONFIG, system, _CREATE, None, None, 0) == 0:
        mounted = libc.syscall(_FSMOUNT, system, _CLOSE_ON_EXEC, _READ_ONLY)
    os.close(system)
    if mounted < 0:
        return False
    os.fchdir(mounted)
    os.close(mounted)
    return True


def _bound_memory(most: int) -> bool:
    """Go into a control group (version 2) of our own that may take so much memory; tell whether there is one."""
    try:
        groups = dict(line.split(":", 2)[1:] for line in Path("/proc/self/cgroup").read_text().splitlines())
    except OSError:
        return False
    return "" in groups and entered(_CONTROL_GROUPS / groups[""].lstrip("/"), most)


def entered(parent: Path, most: int) -> bool:
    """Make a control group below another one, bound its memory and go into it; tell whether that was to be had."""
    for left in parent.glob(f"{_GROUP_NAME}*"):
        with suppress(OSError):  # of a zygote that is gone; one that lives cannot be removed
            left.rmdir()
    group = parent / f"{_GROUP_NAME}{os.getpid()}"
    try:
        group.mkdir()
    except OSError:
        return False
    try:
        for name, value in (("memory.max", most), ("cgroup.procs", os.getpid())):
            with (group / name).open(
                "r+"
            ) as file:  # the kernel makes these files: where there are none, it is no group
                file.write(str(value))
    except OSError:
        with suppress(OSError):
            group.rmdir()
        return False
    return True
