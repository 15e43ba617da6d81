"""A job that a worker could not do, as the record that a page shows: no nodes, one sentence."""

from __future__ import annotations

from core.trace import Mistake, Scope, TraceRecord
from core.workers.messages import Job

_SENTENCES = {  # kind: (message, hint)
    "wall-time": ("The program ran longer than {seconds} seconds and was stopped.", "Try fewer or smaller steps."),
}


def failure(job: Job, kind: str, facts: dict[str, str]) -> TraceRecord:
    """Return the record of a job that left nothing but a mistake of this kind."""
    message, hint = _SENTENCES.get(kind, (kind, ""))
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
        mistake=Mistake(kind, message.format(**facts), hint.format(**facts), None, facts=facts),
    )
