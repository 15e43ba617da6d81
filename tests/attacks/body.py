"""The job body of the attacked workers: the real one, whose doubts about a run fail where the source asks for that."""

from __future__ import annotations

from core.program.training import Training
from core.sandbox import job as real
from core.sandbox.messages import Job, Message
from core.trace import Mistake, TraceRecord
from tests.attacks.sources import FAILING

warm, devices = real.warm, real.devices


def _fail(record: TraceRecord, training: Training) -> tuple[Mistake, ...]:
    raise ValueError("a doubt that is our own fault")


def body(job: Job) -> Message:
    if job.source.startswith(FAILING):
        from core.explain import trials

        trials.doubts = _fail  # this process does nothing else
    return real.body(job)
