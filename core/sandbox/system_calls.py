"""The seccomp filter of a worker: a list of allowed system calls, written as classic BPF by hand.

Everything else fails with EPERM, not with a kill: torch tries things that it can do without. The list is short: memory
that is private and never executable, locks and clocks of this process, signals to this process, and writing to the
one connection. The worker has read its job before, so nothing can be read. There is no call on the list that names a
file, a socket, another process or another user.

Where the kernel tells another process of refused calls (user notification, Linux 5.7), a worker hands its zygote the
descriptor on which they are told; the zygote refuses each with the same EPERM and counts it (`core.sandbox.refusals`).
A filter cannot allow what an earlier one refuses, so there are two: the first has the list and the notification, and
leaves the five calls that the handing over takes; the second, the last step, refuses those.
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
_TELL = 0x7FC00000  # RET_USER_NOTIF
_SET_MODE_FILTER, _GET_ACTION_AVAILABLE, _GET_SIZES = 1, 2, 3
_ALL_THREADS, _NEW_LISTENER, _ALL_THREADS_OR_NONE = 1, 1 << 3, 1 << 4
NOTICE_BYTES, RESPONSE_BYTES = 80, 24
"""Of struct seccomp_notif and seccomp_notif_resp, which `core.sandbox.refusals` reads and writes."""

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
CALLS: dict[str, _Allowed] = {  # what a worker may call; the frequent ones first: the filter looks from the top
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
_LAST_STEPS_CALLS: dict[str, _Allowed] = {  # between the first filter and the second, before any program runs
    "read": _Allowed((0, 63)),
    "close": _Allowed((3, 57)),
    "sendmsg": _Allowed((46, 211)),
    "prlimit64": _Allowed((302, 261)),
    "seccomp": _Allowed(_SECCOMP),
}


def available() -> bool:
    """Tell whether this kernel filters system calls, and this module knows the machine's numbers."""
    return _takes(_REFUSE & 0xFFFF0000)


def tells() -> bool:
    """Tell whether this kernel has somebody else answer refused calls, in the records that this module knows."""
    if not _takes(_TELL):
        return False
    sizes = ctypes.create_string_buffer(6)
    column, _ = _MACHINES[platform.machine()]
    if ctypes.CDLL(None, use_errno=True).syscall(_SECCOMP[column], _GET_SIZES, 0, sizes) != 0:
        return False
    notice, response, _ = struct.unpack("=HHH", sizes.raw)
    return (notice, response) == (NOTICE_BYTES, RESPONSE_BYTES)


def _takes(action: int) -> bool:
    machine = _MACHINES.get(platform.machine())
    if machine is None or platform.system() != "Linux":
        return False
    kept = ctypes.c_uint32(action)
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.syscall(_SECCOMP[machine[0]], _GET_ACTION_AVAILABLE, 0, ctypes.byref(kept)) == 0


def prepared(pid: int, *, helper: bool = False, hand_over: Callable[[int], None] | None = None) -> Callable[[], object]:
    """Return the step that puts every thread of this process (whose id is ``pid``) under the list, for good.

    The step itself is one system call, because somebody waits for a worker that takes it. It raises OSError when
    the kernel refuses; nothing is filtered then.

    Args:
        helper: The process is a helper, which may read its connection and set a timer beside what a worker may.
        hand_over: Gives the descriptor on which refused calls are told to whoever answers them, and closes it.
            From then on, before the step, the process may make the list's calls and `_LAST_STEPS_CALLS` only.
    """
    column, architecture = _MACHINES[platform.machine()]
    calls = CALLS | (_HELPERS_CALLS if helper else {})
    if hand_over is None:
        return _step(column, _only(calls, column, architecture, pid), _ALL_THREADS)
    told = [(_RETURN, 0, 0, _TELL) if one == _REFUSED else one for one in
            _only(calls | _LAST_STEPS_CALLS, column, architecture, pid)]  # fmt: skip
    hand_over(_step(column, told, _ALL_THREADS | _NEW_LISTENER | _ALL_THREADS_OR_NONE)())
    return _step(column, _none_of(_LAST_STEPS_CALLS, column), _ALL_THREADS)


def _step(column: int, program: list[Instruction], flags: int) -> Callable[[], int]:
    """Return what puts a filter in force, and then returns the listener's descriptor if the flags ask for one."""
    packed = b"".join(struct.pack("<HBBI", *one) for one in program)
    kept = ctypes.create_string_buffer(packed, len(packed))
    header = struct.pack("@HP", len(program), ctypes.addressof(kept))
    libc = ctypes.CDLL(None, use_errno=True)

    def step(kept: ctypes.Array[ctypes.c_char] = kept) -> int:
        done = libc.syscall(_SECCOMP[column], _SET_MODE_FILTER, flags, header)
        if done < 0 or (done and not flags & _NEW_LISTENER):  # a thread that could not follow is told by its number
            raise OSError(ctypes.get_errno(), "the kernel took no system-call filter")
        return done

    return step


def _only(calls: dict[str, _Allowed], column: int, architecture: int, pid: int) -> list[Instruction]:
    """Return the filter that allows these calls and refuses all others."""
    program: list[Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),  # another calling convention has other numbers
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    for numbers, only in calls.values():
        number = numbers[column]
        if number is not None:
            checks = [instruction for one in only for instruction in one.checks(pid)]
            program += [(_EQUAL, 0, len(checks) + 1, number), *checks, (_RETURN, 0, 0, _ALLOW)]
    return [*program, _REFUSED]


def _none_of(calls: dict[str, _Allowed], column: int) -> list[Instruction]:
    """Return the filter that refuses these calls and leaves all others to an earlier filter."""
    numbers = [number for one in calls.values() if (number := one.numbers[column]) is not None]
    tests = [(_EQUAL, len(numbers) - at, 0, number) for at, number in enumerate(numbers)]
    return [(_LOAD, 0, 0, _NUMBER_AT), *tests, (_RETURN, 0, 0, _ALLOW), _REFUSED]


_REFUSED: Instruction = (_RETURN, 0, 0, _REFUSE)


def _load(argument: int) -> Instruction:
    return _LOAD, 0, 0, 16 + 8 * argument


_NAMES = {  # of calls that a program makes when it wants out, or that libraries try: (x86-64, aarch64)
    "open": (2, None), "openat": (257, 56), "openat2": (437, 437), "stat": (4, None), "lstat": (6, None),
    "fstat": (5, 80), "newfstatat": (262, 79), "statx": (332, 291), "access": (21, None), "faccessat": (269, 48),
    "faccessat2": (439, 439), "readlink": (89, None), "readlinkat": (267, 78), "getdents64": (217, 61),
    "getcwd": (79, 17), "mkdir": (83, None), "mkdirat": (258, 34), "unlink": (87, None), "unlinkat": (263, 35),
    "rename": (82, None), "chmod": (90, None), "lseek": (8, 62), "ioctl": (16, 29), "fcntl": (72, 25),
    "dup": (32, 23), "dup2": (33, None), "dup3": (292, 24), "pipe": (22, None), "pipe2": (293, 59),
    "poll": (7, None), "ppoll": (271, 73), "select": (23, None), "epoll_create1": (291, 20), "eventfd2": (290, 19),
    "memfd_create": (319, 279), "readv": (19, 65), "writev": (20, 66), "pread64": (17, 67), "write": (1, 64),
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200), "sendto": (44, 206),
    "recvfrom": (45, 207), "fork": (57, None), "vfork": (58, None), "clone": (56, 220), "clone3": (435, 435),
    "execve": (59, 221), "execveat": (322, 281), "wait4": (61, 260), "kill": (62, 129), "tkill": (200, 130),
    "tgkill": (234, 131), "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "pidfd_open": (434, 434), "pidfd_getfd": (438, 438), "unshare": (272, 97), "setns": (308, 268),
    "mount": (165, 40), "chroot": (161, 51), "setuid": (105, 146), "setresuid": (117, 147), "capset": (126, 91),
    "prctl": (157, 167), "bpf": (321, 280), "io_uring_setup": (425, 425), "userfaultfd": (323, 282),
    "perf_event_open": (298, 241), "keyctl": (250, 219), "mmap": (9, 222), "mprotect": (10, 226),
    "mremap": (25, 216), "madvise": (28, 233), "futex": (202, 98), "sysinfo": (99, 179), "uname": (63, 160),
    "sched_setaffinity": (203, 122), "setpriority": (141, 140), "getrusage": (98, 165), "sigaltstack": (131, 132),
    "membarrier": (324, 283), "clock_gettime": (228, 113), "sched_getaffinity": (204, 123), "shmget": (29, 194),
}  # fmt: skip


def names() -> dict[int, str]:
    """Return the names of this machine's calls that are worth telling apart in a count."""
    column = _MACHINES.get(platform.machine(), (0, 0))[0]
    return {number: name for name, numbers in _NAMES.items() if (number := numbers[column]) is not None}
