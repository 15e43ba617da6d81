"""A child of this process that `subprocess` did not start: another child forked it and made it ours."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time

_LOOK_SECONDS = 0.01


class Adopted:
    """Offers of `subprocess.Popen` what is needed of it.

    Attributes:
        returncode: None while it lives, or how it ended.
    """

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._lock = threading.Lock()  # its number is another's as soon as it has been waited for

    def poll(self) -> int | None:
        """Return None while it lives, and how it ended afterwards."""
        with self._lock:
            return self._looked()

    def kill(self) -> None:
        """End it at once."""
        with self._lock:
            if self._looked() is None:
                os.kill(self.pid, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended.

        Raises:
            subprocess.TimeoutExpired: it lives on.
        """
        until = None if timeout is None else time.monotonic() + timeout
        while (ended := self.poll()) is None:
            if until is not None and time.monotonic() > until:
                raise subprocess.TimeoutExpired("zygote", timeout or 0)
            time.sleep(_LOOK_SECONDS)
        return ended

    def _looked(self) -> int | None:
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:  # somebody else has waited for it, or it is another's
                self.returncode = 0
            else:
                self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode
