"""The seccomp filter of a worker: a list of allowed system calls, written as classic BPF by hand.

Everything else fails with EPERM, not with a kill: torch tries things that it can do without. The list is short: memory
that is private and never executable, locks and clocks of this process, signals to this process, and writing to the
one connection. The worker has read its job before, so nothing can be read. There is no call on the list that names a
file, a socket, another process or another user.
"""

from __future__ import annotations

import ctypes
import platform
import struct
from collections.abc import Callable
from typing import NamedTuple

_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column of `_Allowed.numbers`, AUDIT_ARCH_…
_SECCOMP = (317, 277)

# struct seccomp_data: int nr; u32 arch; u64 instruction_pointer; u64 args[6] (little-endian: low word first)
_NUMBER_AT, _ARCHITECTURE_AT = 0, 4
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000  # RET_ALLOW, RET_ERRNO | EPERM, RET_KILL_PROCESS
_SET_MODE_FILTER, _ALL_THREADS, _GET_ACTION_AVAILABLE = 1, 1, 2

_READ_WRITE = 0x1 | 0x2
_ANONYMOUS_PRIVATE = 0x20 | 0x02
_MAP_FLAGS = _ANONYMOUS_PRIVATE | 0x4000 | 0x20000  # no reserve, stack; nowhere in particular: not at address zero
_MAY_MOVE = (0, 1)
_ADVICE = (0, 3, 4, 8, 14, 15)  # normal, will need, do not need, free, huge pages, no huge pages
_PRIVATE_FUTEX, _BY_WALL_CLOCK = 128, 256
_FUTEX = (
    *(_PRIVATE_FUTEX | operation for operation in (1, 0, 9, 10, 3, 4, 5)),  # wake, wait, bit sets, requeue, wake-op
    _PRIVATE_FUTEX | _BY_WALL_CLOCK | 9,
)
_CLOCKS = 16
"""The kernel's own clocks have numbers below this; a negative number is another process's clock."""

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, operand


class _OneOf(NamedTuple):
    """The argument must be one of these values; ``None`` stands for the process's own id."""

    argument: int
    values: tuple[int | None, ...]

    def checks(self, pid: int) -> list[Instruction]:
        last = len(self.values)
        tests = [(_EQUAL, last - at, 0, pid if value is None else value) for at, value in enumerate(self.values)]
        return [_load(self.argument), *tests, _REFUSED]


class _Below(NamedTuple):
    """The argument must be less than this, and not negative."""

    argument: int
    bound: int

    def checks(self, pid: int) -> list[Instruction]:
        return [_load(self.argument), (_AT_LEAST, 0, 1, self.bound), _REFUSED]


class _Bits(NamedTuple):
    """The argument must have all of ``required`` and none beyond ``possible``."""

    argument: int
    possible: int
    required: int = 0

    def checks(self, pid: int) -> list[Instruction]:
        surplus = [_load(self.argument), (_ANY_BIT, 0, 1, 0xFFFFFFFF & ~self.possible), _REFUSED]
        return [*surplus, (_AND, 0, 0, self.required), (_EQUAL, 1, 0, self.required), _REFUSED]


class _Allowed(NamedTuple):
    """One system call: its number on x86-64 (asm/unistd_64.h) and aarch64 (asm-generic), and its narrowed arguments."""

    numbers: tuple[int | None, int | None]
    only: tuple[_OneOf | _Below | _Bits, ...] = ()


CONNECTION = 3
_CALLS: dict[str, _Allowed] = {  # the frequent ones first, because the filter looks from the top
    "futex": _Allowed((202, 98), (_OneOf(1, _FUTEX),)),
    "write": _Allowed((1, 64), (_OneOf(0, (CONNECTION,)),)),
    "mmap": _Allowed((9, 222), (_Bits(3, _MAP_FLAGS, _ANONYMOUS_PRIVATE), _Bits(2, _READ_WRITE))),
    "munmap": _Allowed((11, 215)),
    "brk": _Allowed((12, 214)),
    "madvise": _Allowed((28, 233), (_OneOf(2, _ADVICE),)),
    "mprotect": _Allowed((10, 226), (_Bits(2, _READ_WRITE),)),
    "mremap": _Allowed((25, 216), (_OneOf(3, _MAY_MOVE),)),
    "clock_gettime": _Allowed((228, 113), (_Below(0, _CLOCKS),)),
    "clock_nanosleep": _Allowed((230, 115), (_Below(0, _CLOCKS),)),
    "nanosleep": _Allowed((35, 101)),
    "gettimeofday": _Allowed((96, 169)),
    "restart_syscall": _Allowed((219, 128)),  # the kernel calls it when a stopped worker goes on sleeping
    "sched_yield": _Allowed((24, 124)),
    "sched_getaffinity": _Allowed((204, 123), (_OneOf(0, (0, None)),)),
    "getcpu": _Allowed((309, 168)),
    "getrandom": _Allowed((318, 278)),
    "getpid": _Allowed((39, 172)),
    "gettid": _Allowed((186, 178)),
    "rt_sigaction": _Allowed((13, 134)),
    "rt_sigprocmask": _Allowed((14, 135)),
    "rt_sigreturn": _Allowed((15, 139)),
    "tgkill": _Allowed((234, 131), (_OneOf(0, (None,)),)),
    "exit": _Allowed((60, 93)),
    "exit_group": _Allowed((231, 94)),
}
_HELPERS_CALLS: dict[str, _Allowed] = {  # a helper answers many questions, each within its time
    "read": _Allowed((0, 63), (_OneOf(0, (CONNECTION,)),)),
    "setitimer": _Allowed((38, 103)),
}


def available() -> bool:
    """Tell whether this kernel filters system calls, and this module knows the machine's numbers."""
    machine = _MACHINES.get(platform.machine())
    if machine is None or platform.system() != "Linux":
        return False
    action = ctypes.c_uint32(_REFUSE & 0xFFFF0000)
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.syscall(_SECCOMP[machine[0]], _GET_ACTION_AVAILABLE, 0, ctypes.byref(action)) == 0


def prepared(pid: int, *, helper: bool = False) -> Callable[[], None]:
    """Return the step that puts every thread of this process (whose id is ``pid``) under the list, for good.

    A helper may read its connection and set a timer beside what a worker may.

    The step itself is one system call, because somebody waits for a worker that takes it. It raises OSError when
    the kernel refuses; nothing is filtered then.
    """
    column, architecture = _MACHINES[platform.machine()]
    program = b"".join(struct.pack("<HBBI", *one) for one in _filter(column, architecture, pid, helper))
    kept = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("@HP", len(program) // 8, ctypes.addressof(kept))
    libc = ctypes.CDLL(None, use_errno=True)

    def step(kept: ctypes.Array[ctypes.c_char] = kept) -> None:
        if libc.syscall(_SECCOMP[column], _SET_MODE_FILTER, _ALL_THREADS, header) != 0:
            raise OSError(ctypes.get_errno(), "the kernel took no system-call filter")

    return step


def _filter(column: int, architecture: int, pid: int, helper: bool) -> list[Instruction]:
    program: list[Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),  # another calling convention has other numbers
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    for numbers, only in (_CALLS | (_HELPERS_CALLS if helper else {})).values():
        number = numbers[column]
        if number is not None:
            checks = [instruction for one in only for instruction in one.checks(pid)]
            program += [(_EQUAL, 0, len(checks) + 1, number), *checks, (_RETURN, 0, 0, _ALLOW)]
    return [*program, _REFUSED]


_REFUSED: Instruction = (_RETURN, 0, 0, _REFUSE)


def _load(argument: int) -> Instruction:
    return _LOAD, 0, 0, 16 + 8 * argument
