"""The walls around one worker: rights that it gives up before it runs a learner's program.

The program is native code for all that we know, so nothing but these walls stands between it and the machine. Each is
there only where the kernel has it: `available` tells, the zygote tries them on a child, and `Pool.isolation` says
which are active. Walls around all workers together are in `core.sandbox.enclosure`.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path

from core.sandbox import enclosure, system_calls
from core.trace.limits import Limits

try:
    import resource

    _FORBIDDEN_RESOURCES = [
        getattr(resource, name)
        for name in ("RLIMIT_MEMLOCK", "RLIMIT_MSGQUEUE", "RLIMIT_NICE", "RLIMIT_RTPRIO")
        if hasattr(resource, name)
    ]
except ImportError:  # Windows, where "limits" is not among the layers
    resource = None
    _FORBIDDEN_RESOURCES = []

COUNTED = "refused-calls-counted"
"""The layer that stops nothing and tells of attempts."""
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS, _PR_CAP_AMBIENT = 1, 4, 24, 38, 47
_CLEAR_ALL = 4
_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITY_VERSION = 0x20080522
_NEEDED_RIGHTS = (
    1 << 5 | 1 << 6 | 1 << 7
)  # bits of CapEff: to signal a worker that is another user, set group, set user
_PIDS = 1 << 22  # Linux gives no process a higher number
_FIRST_ID = 0x70000000
_FIRST_SMALL_ID, _SMALL_IDS = 20_000, 40_000
"""In a container with 65,536 ids: two workers share one only if their process ids are that far apart."""

_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446  # the same on every architecture
_LANDLOCK_VERSION = 1
# What each version of Landlock knows how to forbid: (file accesses, network accesses, scopes) as bit counts.
_LANDLOCK_BITS = {1: (13, 0, 0), 2: (14, 0, 0), 3: (15, 0, 0), 4: (15, 2, 0), 5: (16, 2, 0), 6: (16, 2, 2)}


def available(enclosed: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the layers that this system offers, in the order of `Isolation.layers`.

    Args:
        enclosed: The walls that are around this process already (see `enclosure.enclose`).
    """
    if platform.system() == "Windows":
        return ("own-process",)
    if platform.system() != "Linux":
        return ("own-process", "limits")
    user = ("own-user",) if first_own_id() else ()
    landlock = ("landlock",) if landlock_version() >= 1 else ()
    calls = ("system-calls",) if system_calls.available() else ()
    calls += (COUNTED,) if system_calls.tells() else ()
    return ("own-process", "limits", "no-new-privileges", *user, *enclosed, *landlock, *calls)


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when its parent dies, and stop if it already has (Linux)."""
    _prctl(_PR_SET_PDEATHSIG, 9)
    if os.getppid() != parent:
        os._exit(0)


def close_doors(layers: tuple[str, ...], *, outlives_parent: bool = False) -> None:
    """Give up privileges and every path. Before the process starts a thread: most of it holds for one thread only."""
    parent = os.getppid()
    if "namespaces" in layers:
        enclosure.leave_the_root()
    if "own-user" in layers:
        _become_nobody_else()
        if not outlives_parent:
            die_with_parent(parent)  # a process that changes its user is taken off that list
    if "no-new-privileges" in layers:
        _drop_capabilities()
        _prctl(_PR_SET_DUMPABLE, 0)  # no core file, and no other process of the same user may look in
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
        **dict.fromkeys(_FORBIDDEN_RESOURCES, 0),
    }
    for kind, bound in bounds.items():
        hard = resource.getrlimit(kind)[1]
        bound = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        soft = limits.cpu_seconds if kind == resource.RLIMIT_CPU else bound
        resource.setrlimit(kind, (min(soft, bound), bound))


def system_call_filter(
    layers: tuple[str, ...], *, helper: bool = False, hand_over: Callable[[int], None] | None = None
) -> Callable[[], object]:
    """Return the last step, which puts all threads of this process under the allow-list and so forbids the others.

    Args:
        helper, hand_over: See `system_calls.prepared`.
    """
    if "system-calls" not in layers:
        return lambda: None
    return system_calls.prepared(os.getpid(), helper=helper, hand_over=hand_over if COUNTED in layers else None)


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


@cache
def first_own_id() -> int:
    """Return the first of the user ids from which a worker takes its own, zero where it cannot have one."""
    try:
        status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
        ranges = [tuple(map(int, line.split())) for line in Path("/proc/self/uid_map").read_text().splitlines()]
    except OSError:
        return 0
    if os.geteuid() != 0 or int(status["CapEff"], 16) & _NEEDED_RIGHTS != _NEEDED_RIGHTS:
        return 0
    first, _, count = max(ranges, key=lambda one: one[2])
    if first + count > _FIRST_ID + _PIDS:
        return _FIRST_ID
    return _FIRST_SMALL_ID if first == 0 and count >= _FIRST_SMALL_ID + _SMALL_IDS else 0


def _own_id(pid: int) -> int:
    """Return the user and group id of the worker with this process id; no other process has it."""
    first = first_own_id()
    return first + pid % (_PIDS if first == _FIRST_ID else _SMALL_IDS)


def _become_nobody_else() -> None:
    """Become a user and a group that have no file and no other process."""
    number = _own_id(os.getpid())
    libc = _libc()
    capability = 0
    while libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) == 0:  # until there is none with this number
        capability += 1
    os.setgroups([])
    os.setresgid(number, number, number)
    os.setresuid(number, number, number)


def _drop_capabilities() -> None:
    """Keep no capability, neither in force nor to be taken."""
    _prctl(_PR_CAP_AMBIENT, _CLEAR_ALL, may_fail=True)  # before Linux 4.3 there are none
    number = _CAPSET.get(platform.machine())
    if number is not None:
        header, nothing = struct.pack("=Ii", _CAPABILITY_VERSION, 0), bytes(24)
        if _libc().syscall(number, header, nothing) != 0:
            raise OSError(ctypes.get_errno(), "capabilities could not be dropped")


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _prctl(option: int, argument: int, may_fail: bool = False) -> None:
    if _libc().prctl(option, argument, 0, 0, 0) != 0 and not may_fail:
        raise OSError(ctypes.get_errno(), f"prctl({option}) failed")


def landlock_version() -> int:
    """Return which version of Landlock this kernel has, a negative number for none."""
    return _libc().syscall(_LANDLOCK_CREATE, None, 0, _LANDLOCK_VERSION)


def _landlock_everything() -> None:
    """Forbid every access that this kernel's Landlock can name, with no exception."""
    version = min(landlock_version(), max(_LANDLOCK_BITS))
    masks = [(1 << bits) - 1 for bits in _LANDLOCK_BITS[version]]
    fields = 1 if version < 4 else 2 if version < 6 else 3
    attributes = struct.pack(f"={fields}Q", *masks[:fields])
    libc = _libc()
    rules = libc.syscall(_LANDLOCK_CREATE, attributes, len(attributes), 0)
    if rules < 0 or libc.syscall(_LANDLOCK_RESTRICT, rules, 0) != 0:
        raise OSError(ctypes.get_errno(), "Landlock refused its rules")
    os.close(rules)
