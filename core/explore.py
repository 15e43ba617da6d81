"""`explore`: a program goes to a worker process, a Trace comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.program.source import with_newlines
from core.sandbox.messages import Answer, ExploreJob, QuestionJob, Refused, Reply
from core.sandbox.pool import Pool, shared_pool
from core.trace import Jacobian, Trace, TraceRecord, cell_index
from core.trace.errors import LimitExceeded, NotDifferentiable, WorkerFailed
from core.trace.limits import Limits, usual_limits
from core.trace.tangents import Costs, Direction, Tangents, fits


def explore(
    source: str,
    device: str = "cpu",
    seed: int = 0,
    limits: Limits | None = None,
    *,
    target: str | None = None,
    inputs: tuple[str, ...] = (),
    files: Mapping[str, bytes] = {},
    session: str = "",
    pool: Pool | None = None,
) -> Trace:
    """Run a learner's program in a confined worker and return what it did.

    Never raises for anything that the program does: what it did wrong is ``trace.mistake``, and what came
    before is in the trace. So are a worker that died and a queue that is full.

    Args:
        source: The program, in Python.
        device: "cpu", "cuda" or "cuda:0", …
        seed: Seed of torch's and Python's random numbers.
        limits: Budgets of the run; default: those of the environment, else `Limits()`.
        target: Variable to differentiate when the program calls no backward(); default: what it ends in.
        inputs: The lines that ``input()`` reads, in order.
        files: Name → contents of files that the program finds in its directory. A question about the trace does not
            have them.
        session: Whose run it is; a newer run of the same session replaces an older one. Questions about the trace,
            which may be shared, replace nothing and are charged to the session that asks.
        pool: The workers to use; default: the process's shared ones.
    """
    limits = limits or usual_limits()
    pool = pool or shared_pool()
    job = ExploreJob(with_newlines(source), device, seed, limits, target, inputs, files=dict(files))
    reply = pool.run(job, session=session)
    assert isinstance(reply, TraceRecord)
    return traced(reply, limits, target=target, inputs=inputs, pool=pool)


def traced(
    record: TraceRecord,
    limits: Limits | None = None,
    *,
    target: str | None = None,
    inputs: tuple[str, ...] = (),
    pool: Pool | None = None,
) -> Trace:
    """Return a record (from a cache, say) as a Trace that can be asked questions.

    Args:
        target, inputs: As the run was given: a question runs the program again.
    """
    limits = limits or usual_limits()

    def ask(question: str, about: tuple[int, ...], session: str, directions: tuple[Direction, ...]) -> Any:
        job = QuestionJob(
            record.source, record.device, record.seed, limits, question, about, target, inputs, directions
        )
        return _answered((pool or shared_pool()).run(job, charged=session), record, about)

    return Trace(record, ask)


def _answered(reply: Reply, record: TraceRecord, about: tuple[int, ...]) -> Any:
    match reply:
        case Answer(Jacobian() as jacobian):
            return jacobian
        case Answer(Costs() as costs):
            if not all(0 <= node < len(record.nodes) for node in (*costs.multiplications, *costs.uncounted)):
                raise WorkerFailed("", "worker-garbage")
            return costs
        case Answer(Tangents() as tangents):
            if not fits(tangents, record.nodes):
                raise WorkerFailed("", "worker-garbage")
            return tangents
        case Answer(tuple() as found):
            node = record.nodes[about[0]]
            shapes = [record.nodes[operand].value.shape for operand in node.operands]
            return {slot: [cell_index(flat, shapes[slot]) for flat in cells] for slot, cells in found}
        case Refused("not-differentiable", message, facts):
            raise NotDifferentiable(message, facts.get("reason", ""))
        case Refused(_, _, facts):
            raise LimitExceeded(facts["limit"], float(facts["allowed"]), float(facts["needed"]))
        case TraceRecord(mistake=mistake):
            if mistake is None:  # a worker that says that it ran the program, and answers nothing
                raise WorkerFailed("", "worker-garbage")
            raise WorkerFailed(mistake.message, mistake.kind, mistake.facts)
