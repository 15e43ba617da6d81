"""What a worker takes from itself before it runs a learner's program, layer by layer.

The interpreter reaches nothing of the host by itself; these layers stand behind it, for the day on which it, or
torch, has a hole. Each is there only where the kernel has it: `available` tells, the zygote tries them on a child,
and `Pool.isolation` says which are active.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
from collections.abc import Callable
from pathlib import Path

from core.trace.limits import Limits
from core.sandbox import system_calls

try:
    import resource
except ImportError:  # Windows, where "limits" is not among the layers
    resource = None

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446  # the same on every architecture
_LANDLOCK_VERSION = 1
# What each version of Landlock knows how to forbid: (file accesses, network accesses, scopes) as bit counts.
_LANDLOCK_BITS = {1: (13, 0, 0), 2: (14, 0, 0), 3: (15, 0, 0), 4: (15, 2, 0), 5: (16, 2, 0), 6: (16, 2, 2)}


def available() -> tuple[str, ...]:
    """Return the layers that this system offers, in the order of `Isolation.layers`."""
    if platform.system() == "Windows":
        return ("own-process",)
    if platform.system() != "Linux":
        return ("own-process", "limits")
    landlock = ("landlock",) if _landlock_version() >= 1 else ()
    calls = ("system-calls",) if system_calls.available() else ()
    return ("own-process", "limits", "no-new-privileges", *landlock, *calls)


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when its parent dies, and stop if it already has (Linux)."""
    _prctl(_PR_SET_PDEATHSIG, 9)
    if os.getppid() != parent:
        os._exit(0)


def close_doors(layers: tuple[str, ...]) -> None:
    """Give up privileges and every path. Before the process starts a thread: Landlock holds for one thread only."""
    if "no-new-privileges" in layers:
        _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    if "landlock" in layers:
        _landlock_everything()


def set_limits(layers: tuple[str, ...], limits: Limits, mapped: tuple[int, int]) -> None:
    """Bound memory, processor time, files and processes of what runs from here on.

    Memory is counted on top of what is mapped already (torch and the big stack; see `mapped_bytes`), so the
    figures of `Limits` mean the program's own, whichever build of torch is there.
    """
    if "limits" not in layers or resource is None:
        return
    bounds = {
        resource.RLIMIT_AS: mapped[0] + limits.address_space,
        resource.RLIMIT_DATA: mapped[1] + limits.data_segment,
        resource.RLIMIT_CPU: limits.cpu_seconds + 1,  # then SIGKILL; SIGXCPU, which says what it is, comes first
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 4,  # the three standard ones and the connection
        resource.RLIMIT_NPROC: 0,
    }
    for kind, bound in bounds.items():
        hard = resource.getrlimit(kind)[1]
        bound = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        soft = limits.cpu_seconds if kind == resource.RLIMIT_CPU else bound
        resource.setrlimit(kind, (min(soft, bound), bound))


def system_call_filter(layers: tuple[str, ...]) -> Callable[[], None]:
    """Return the last step, which puts all threads of this process under the allow-list and so forbids the others."""
    if "system-calls" not in layers:
        return lambda: None
    return system_calls.prepared(os.getpid())


def mapped_bytes() -> tuple[int, int]:
    """Return (address space, private writable memory) of this process, zero where /proc does not tell."""
    try:
        sizes = [int(pages) * os.sysconf("SC_PAGE_SIZE") for pages in Path("/proc/self/statm").read_text().split()]
    except OSError:
        return 0, 0
    return sizes[0], sizes[5]


def offer_to_the_memory_killer() -> None:
    """When the machine runs out of memory, a worker is to go, not the server."""
    try:
        Path("/proc/self/oom_score_adj").write_text("1000")
    except OSError:
        return  # no /proc here: the kernel chooses


def _prctl(option: int, argument: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, argument, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), f"prctl({option}) failed")


def _landlock_version() -> int:
    return ctypes.CDLL(None).syscall(_LANDLOCK_CREATE, None, 0, _LANDLOCK_VERSION)


def _landlock_everything() -> None:
    """Forbid every access that this kernel's Landlock can name, with no exception."""
    version = min(_landlock_version(), max(_LANDLOCK_BITS))
    masks = [(1 << bits) - 1 for bits in _LANDLOCK_BITS[version]]
    fields = 1 if version < 4 else 2 if version < 6 else 3
    attributes = struct.pack(f"={fields}Q", *masks[:fields])
    libc = ctypes.CDLL(None, use_errno=True)
    rules = libc.syscall(_LANDLOCK_CREATE, attributes, len(attributes), 0)
    if rules < 0 or libc.syscall(_LANDLOCK_RESTRICT, rules, 0) != 0:
        raise OSError(ctypes.get_errno(), "Landlock refused its rules")
    os.close(rules)
