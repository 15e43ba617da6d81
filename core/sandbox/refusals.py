"""The zygote's answer to forbidden system calls: refuse each at once, and count it by its name.

A worker's system-call filter has the kernel ask the zygote about every call that is not on the list. The zygote only
ever answers EPERM, and does not look at arguments. Where nobody answers any more the kernel itself refuses.
"""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
from collections import Counter
from contextlib import suppress

from core.sandbox import system_calls
from core.sandbox.control import MOST_REFUSED

_RECEIVE = 0xC0002100 | system_calls.NOTICE_BYTES << 16  # SECCOMP_IOCTL_NOTIF_RECV: _IOWR('!', 0, …)
_SEND = 0xC0002101 | system_calls.RESPONSE_BYTES << 16
_NOTICE = struct.Struct("=QIIi")  # id, thread, flags, number of the call
_RESPONSE = struct.Struct("=QqiI")  # id, value, minus errno, flags
_EPERM = -1


class Listener:
    """The refused calls of one worker.

    Attributes:
        counts: How many there were, by name.
    """

    def __init__(self, descriptor: int, pid: int) -> None:
        self.descriptor, self.pid = descriptor, pid
        self.counts: Counter[str] = Counter()
        self._total = 0

    def answer(self, events: int) -> bool:
        """Refuse the call that waits, without blocking; tell whether there may be another one.

        Args:
            events: What `poll` said of the descriptor.
        """
        if not events & select.POLLIN:
            return False  # the worker has ended
        notice = bytearray(system_calls.NOTICE_BYTES)
        with suppress(OSError):  # the worker was killed meanwhile
            fcntl.ioctl(self.descriptor, _RECEIVE, notice)
            number, _, _, call = _NOTICE.unpack_from(notice)
            self._total += 1
            self.counts[_names.get(call, "other")] += 1
            if self._total >= MOST_REFUSED:
                os.kill(self.pid, signal.SIGKILL)
                return False
            fcntl.ioctl(self.descriptor, _SEND, _RESPONSE.pack(number, 0, _EPERM, 0))
        return True

    def close(self) -> None:
        """Let the kernel refuse from here on."""
        os.close(self.descriptor)


_names = system_calls.names()
