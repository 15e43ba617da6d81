"""A job that a worker could not do, as the record that a page shows: no nodes, one sentence."""

from __future__ import annotations

from core.explain.mistakes import mistake
from core.sandbox.messages import Job
from core.trace import Scope, TraceRecord


def failure(job: Job, kind: str, facts: dict[str, str]) -> TraceRecord:
    """Return the record of a job that left nothing but a mistake of this kind.

    Raises:
        KeyError: there is no such kind, or its sentence needs a fact that is not there.
    """
    return TraceRecord(
        source=job.source,
        device=job.device,
        seed=job.seed,
        nodes=(),
        scopes=(Scope("program", "", -1, None),),
        autograd=(),
        passes=(),
        variables={},
        result=None,
        prints=(),
        mistake=mistake(kind, None, facts=facts),
    )
