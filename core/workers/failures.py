"""A job that a worker could not do, as the record that a page shows: no nodes, one sentence."""

from __future__ import annotations

from core.trace import Mistake, Scope, TraceRecord
from core.workers.messages import Job

_SENTENCES = {  # kind: (message, hint)
    "wall-time": (
        "The program ran for more than {seconds} seconds and was stopped.",
        "Use fewer steps or smaller tensors.",
    ),
    "cpu-time": (
        "The program used more than {seconds} seconds of processor time and was stopped.",
        "Use fewer steps or smaller tensors.",
    ),
    "memory": (
        "The program needed more memory than the {limit} bytes that it may use.",
        "Use smaller tensors, or keep fewer of them.",
    ),
    "result-bytes": (
        "What the program left behind takes {bytes} bytes; {limit} can be brought to the screen.",
        "Use fewer steps or smaller tensors.",
    ),
    "worker-died": (
        "The process that ran the program died ({how}).",
        "Run it again. If it dies each time, the program makes torch itself crash.",
    ),
    "worker-start": (
        "The process that runs programs did not start.",
        "Run it again. The server's log says why it did not start.",
    ),
    "worker-garbage": (
        "The process that ran the program answered with something unreadable, which was thrown away.",
        "Run it again.",
    ),
    "queue-full": ("Too many programs are waiting already ({waiting}).", "Run it again in a moment."),
    "replaced": ("A newer run took the place of this one.", ""),
    "no-cuda": (
        "There is no CUDA device here.",
        "Choose the CPU, or use a machine with a GPU and a CUDA build of torch.",
    ),
    "hosted-refusal": (
        "This server does not run programs on {device}: they could not be kept apart well enough.",
        "Choose the CPU, or run Cotangent on your own machine.",
    ),
    "closed": ("The server is shutting down.", ""),
    "explorer-bug": (
        "The explorer itself failed on this program: {error}",
        "The program may well be right. Please report it, with its text.",
    ),
}


def failure(job: Job, kind: str, facts: dict[str, str]) -> TraceRecord:
    """Return the record of a job that left nothing but a mistake of this kind."""
    message, hint = _SENTENCES[kind]
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
