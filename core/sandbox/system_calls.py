"""The seccomp filter of a worker: a list of allowed system calls, written as classic BPF by hand.

Everything else fails with EPERM, not with a kill: torch tries things that it can do without. The list is what
running programs was seen to need; there is no open, socket, fork, exec or ioctl on it. What a call may do is
narrowed where it matters: memory is private and never executable, signals reach only the process itself.
"""

from __future__ import annotations

import ctypes
import platform
import struct
from collections.abc import Callable

# Numbers from Linux's asm/unistd_64.h and asm-generic/unistd.h; None where an architecture lacks the call.
_NUMBERS: dict[str, tuple[int | None, int | None]] = {
    # name: (x86_64, aarch64), the frequent ones first because the filter looks from the top
    "futex": (202, 98),
    "read": (0, 63),
    "write": (1, 64),
    "munmap": (11, 215),
    "brk": (12, 214),
    "madvise": (28, 233),
    "clock_gettime": (228, 113),
    "readv": (19, 65),
    "writev": (20, 66),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "mremap": (25, 216),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "exit": (60, 93),
    "exit_group": (231, 94),
    "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101),
    "getrandom": (318, 278),
    "set_robust_list": (273, 99),
    "rseq": (334, 293),
    "restart_syscall": (219, 128),
    "getrusage": (98, 165),
    "gettimeofday": (96, 169),
    "poll": (7, None),
    "ppoll": (271, 73),
    "select": (23, None),
    "pselect6": (270, 72),
    "epoll_wait": (232, None),
    "getcpu": (309, 168),
    "membarrier": (324, 283),
    "sigaltstack": (131, 132),
}
_MMAP, _MPROTECT, _TGKILL, _SECCOMP = (9, 222), (10, 226), (234, 131), (317, 277)
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column above, AUDIT_ARCH_…

# struct seccomp_data: int nr; u32 arch; u64 instruction_pointer; u64 args[6] (little-endian: low word first)
_NUMBER_AT, _ARCHITECTURE_AT = 0, 4
_LOAD, _EQUAL, _ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x45, 0x54, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000  # RET_ALLOW, RET_ERRNO | EPERM, RET_KILL_PROCESS
_MAP_TYPE, _MAP_PRIVATE, _PROT_EXEC = 0x0F, 0x02, 0x04
_SET_MODE_FILTER, _ALL_THREADS, _GET_ACTION_AVAILABLE = 1, 1, 2

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, operand


def available() -> bool:
    """Tell whether this kernel filters system calls, and this module knows the machine's numbers."""
    machine = _MACHINES.get(platform.machine())
    if machine is None or platform.system() != "Linux":
        return False
    action = ctypes.c_uint32(_REFUSE & 0xFFFF0000)
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.syscall(_SECCOMP[machine[0]], _GET_ACTION_AVAILABLE, 0, ctypes.byref(action)) == 0


def prepared(pid: int) -> Callable[[], None]:
    """Return the step that puts every thread of this process (whose id is ``pid``) under the list, for good.

    The step itself is one system call, because somebody waits for a worker that takes it. It raises OSError when
    the kernel refuses; nothing is filtered then.
    """
    column, architecture = _MACHINES[platform.machine()]
    program = b"".join(struct.pack("<HBBI", *one) for one in _filter(column, architecture, pid))
    kept = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("@HP", len(program) // 8, ctypes.addressof(kept))
    libc = ctypes.CDLL(None, use_errno=True)

    def step(kept: ctypes.Array[ctypes.c_char] = kept) -> None:
        if libc.syscall(_SECCOMP[column], _SET_MODE_FILTER, _ALL_THREADS, header) != 0:
            raise OSError(ctypes.get_errno(), "the kernel took no system-call filter")

    return step


def _filter(column: int, architecture: int, pid: int) -> list[Instruction]:
    refuse = (_RETURN, 0, 0, _REFUSE)
    allow = (_RETURN, 0, 0, _ALLOW)
    program: list[Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),  # another calling convention has other numbers
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    for numbers in _NUMBERS.values():
        if numbers[column] is not None:
            program += [(_EQUAL, 0, 1, numbers[column] or 0), allow]
    not_executable = [(_LOAD, 0, 0, _argument(2)), (_ANY_BIT, 1, 0, _PROT_EXEC), allow, refuse]
    private = [(_LOAD, 0, 0, _argument(3)), (_AND, 0, 0, _MAP_TYPE), (_EQUAL, 0, 3, _MAP_PRIVATE)]
    to_itself = [(_LOAD, 0, 0, _argument(0)), (_EQUAL, 0, 1, pid), allow, refuse]
    narrowed = {_MMAP: private + not_executable, _MPROTECT: not_executable, _TGKILL: to_itself}
    for numbers, checks in narrowed.items():
        program += [(_EQUAL, 0, len(checks), numbers[column]), *checks]
    return [*program, refuse]


def _argument(index: int) -> int:
    return 16 + 8 * index
