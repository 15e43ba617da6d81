"""The stand-ins, in a zygote whose system calls fail now and then."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any

from core.sandbox import control, progress
from tests.sandbox import stand_ins
from tests.sandbox.stand_ins import body, devices

__all__ = ["body", "devices", "warm"]


def warm(libraries: str) -> None:
    """From the fifth time on (a trial worker has to come up before), every third or fourth call fails."""
    stand_ins.warm(libraries)
    os.fork = _failing(os.fork, 3, OSError(errno.EAGAIN, "no more processes"))
    progress.new_page = _failing(progress.new_page, 4, MemoryError())
    control.send = _failing(control.send, 3, OSError(errno.ENOBUFS, "no buffer"))
    control.receive = _failing(control.receive, 4, OSError(errno.ENOMEM, "no memory"))


def _failing(call: Callable[..., Any], each: int, error: BaseException) -> Callable[..., Any]:
    times = 0

    def maybe(*arguments: Any) -> Any:
        nonlocal times
        times += 1
        if times > 5 and times % each == 0:
            raise error
        return call(*arguments)

    return maybe
