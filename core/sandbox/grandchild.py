"""A process that one of our processes forked: watched and ended like a child, though it is none."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from contextlib import suppress

_LOOK_SECONDS = 0.01


class Grandchild:
    """Offers of `subprocess.Popen` what is needed of it. Where the kernel has no process descriptors (Linux before 5.3)
    it is known by its number only.

    Attributes:
        returncode: None while it lives; how it ended only its parent knows.
    """

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._descriptor = -1
        with suppress(OSError):
            self._descriptor = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """Return None while it lives, and something else afterwards."""
        if self.returncode is None and not self._lives():
            self.returncode = 0
            if self._descriptor >= 0:
                os.close(self._descriptor)
                self._descriptor = -1
        return self.returncode

    def kill(self) -> None:
        """End it at once."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                if self._descriptor >= 0:
                    signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)
                else:
                    os.kill(self.pid, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended and its number is free, as far as that is in our hands.

        Raises:
            subprocess.TimeoutExpired: it lives on.
        """
        until = None if timeout is None else time.monotonic() + timeout
        while self.poll() is None:
            if until is not None and time.monotonic() > until:
                raise subprocess.TimeoutExpired("zygote", timeout or 0)
            time.sleep(_LOOK_SECONDS)
        return self.returncode or 0

    def _lives(self) -> bool:
        with suppress(ChildProcessError):  # its parent is gone, and we are the process that inherits orphans
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return False
        if self._descriptor >= 0:
            watched = select.poll()
            watched.register(self._descriptor, select.POLLIN)
            return not watched.poll(0)
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True
