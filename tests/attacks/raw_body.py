"""A job body without an engine: the job's source is executed as it stands, in the confined worker.

Nothing but the walls stands between such a program and the machine.
"""

from __future__ import annotations

import contextlib
import importlib
import io

from core.sandbox.messages import Job, Message, Traced
from core.sandbox.warm_up import warm_up
from core.trace import Printed, Scope, TraceRecord

_LOADED = (
    "asyncio", "ctypes.util", "encodings.idna", "faulthandler", "gc", "mmap", "multiprocessing.shared_memory", "numpy",
    "pickle", "pty", "resource", "select", "signal", "socket", "subprocess", "tempfile", "threading", "torch",
    "weakref",
)  # fmt: skip
"""What the attacks use: a confined worker can import nothing."""


def warm(libraries: str) -> None:
    warm_up()
    for name in _LOADED:
        importlib.import_module(name)


def devices() -> tuple[str, ...]:
    return ("cpu",)


def body(job: Job) -> Message:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(job.source, {"__name__": "__main__"})
    return Traced(
        TraceRecord(
            source=job.source, device=job.device, seed=job.seed, nodes=(), scopes=(Scope("program", "", -1, None),),
            autograd=(), passes=(), variables={}, result=None, prints=(Printed(printed.getvalue(), None, 0),),
            mistake=None,
        )
    )  # fmt: skip
