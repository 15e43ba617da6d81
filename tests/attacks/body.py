"""The job body of the attacked workers: the real one, and for a raw job plain Python behind the interpreter's back."""

from __future__ import annotations

import contextlib
import io

from core.language import trying
from core.trace import Mistake, Printed, Scope, TraceRecord
from core.sandbox import job as real
from core.sandbox.messages import Job, Message, Traced

RAW = "# raw\n"
"""A job whose source begins so is no learner's program: it is executed as it stands, inside the confined worker."""

FAILING = "# failing advice\n"
"""A job whose source begins so is done with doubts about it that fail."""

warm, devices = real.warm, real.devices


def _fail(record: TraceRecord) -> tuple[Mistake, ...]:
    raise ValueError("a doubt that is our own fault")


def body(job: Job) -> Message:
    if job.source.startswith(FAILING):
        trying.doubts = _fail  # this process does nothing else
    if not job.source.startswith(RAW):
        return real.body(job)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(job.source, {"__name__": "raw"})
    return Traced(
        TraceRecord(
            source=job.source, device=job.device, seed=job.seed, nodes=(), scopes=(Scope("program", "", -1, None),),
            autograd=(), passes=(), variables={}, result=None, prints=(Printed(printed.getvalue(), None, 0),),
            mistake=None,
        )
    )  # fmt: skip
