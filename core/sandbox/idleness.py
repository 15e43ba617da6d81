"""A timer for an action that is due once a thing has not been used for a while."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress


class Idleness:
    """A clock that every use sets back to its start."""

    def __init__(self, seconds: float, action: Callable[[], None]) -> None:
        self._seconds, self._action = seconds, action
        self._timer: threading.Timer | None = None

    def begin(self) -> None:
        """Note the end of a use, from which the idle time counts."""
        self.stop()
        self._timer = threading.Timer(self._seconds, self._action)
        self._timer.daemon = True
        with suppress(RuntimeError):  # no room for a thread: then nothing is done
            self._timer.start()

    def stop(self) -> None:
        """It is in use, or there is nothing left to do."""
        if self._timer is not None:
            self._timer.cancel()
