"""The jobs of one check, charged to a session, and the sentences for faults of an exercise or of the server."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import structs

from core.exercises.comparing import comparable
from core.exercises.verdicts import Verdict
from core.explore import explore, traced
from core.program.source import with_newlines
from core.sandbox.answer_messages import AnswersJob, AnswersReply, Ran
from core.sandbox.pool import Pool, shared_pool
from core.trace import Mistake, Trace, TraceRecord
from core.trace.limits import Limits, usual_limits

OF_THE_TEXT = frozenset({
    "wall-time", "wall-time-loop", "wall-time-moving", "cpu-time",
    "memory", "worker-died", "worker-garbage", "result-bytes", "result-objects",
    "refused-calls", "syntax",
})  # fmt: skip
"""Ways in which a job is lost for what its texts did; all others are the server's."""

TEXTS_OF_ONE_TIME, MOST_TIMES = 14, 3.0
"""For so many texts a job has once more the time of a single program, up to so many times in all."""


class ExerciseFault(Exception):
    """The exercise itself is at fault, not the answer.

    Attributes:
        kind: "instance-" and a fault of core.sandbox.answer_messages.FAULTS; "reference" for a reference that ends in a
            mistake; "observed" for an expression of what is observed that fails after the reference; "value" for one
            whose value cannot be compared; "lost" for a job that was too much for its worker.
        instance: The assignments of the instance; "" for the example that is shown.
        observed: The expression.
        detail: In the words of Python or torch, where they are known.
        trace: The run of the text that failed.
        before: Lines of that run that stand before the reference, or before the generator.
    """

    def __init__(
        self, kind: str, *, instance: str = "", observed: str = "", detail: str = "", trace: Trace | None = None,
        before: int = 0,
    ) -> None:  # fmt: skip
        super().__init__(f"{kind}: {detail or observed}")
        self.kind, self.instance, self.observed, self.detail = kind, instance, observed, detail
        self.trace, self.before = trace, before


class ServerBusy(Exception):
    """A job was not done for a reason that lies in neither text: the server is full, a newer check came.

    Attributes:
        verdict: What says so to the learner.
    """

    def __init__(self, record: TraceRecord) -> None:
        super().__init__()
        self.verdict = Verdict("mistake", trace=traced(record))


class Lost(Exception):
    """A learner's job was too much for its worker: no value of any text is known."""

    def __init__(self, record: TraceRecord) -> None:
        super().__init__()
        self.record = record


class Asker(NamedTuple):
    """On whose behalf a check runs its jobs."""

    seed: int
    session: str = ""
    pool: Pool | None = None

    def explored(self, text: str, seed: int) -> Trace:
        """Run a text with all that is recorded of it; a newer check of the session takes its place."""
        return explore(text, seed=seed, session=self.session, pool=self.pool)

    def learners(self, job: AnswersJob) -> tuple[tuple[Ran, ...], ...]:
        """Do a learner's job.

        Raises:
            Lost: its worker did not live to answer.
            ServerBusy: it was not done.
        """
        reply = self._reply(job)
        if isinstance(reply, TraceRecord):
            raise Lost(reply) if is_of_the_text(reply) else ServerBusy(reply)
        return reply.ran

    def authors(self, job: AnswersJob) -> AnswersReply:
        """Do an author's job, whose first answer is the reference.

        Raises:
            ExerciseFault: the generator or the reference fails.
            ServerBusy: it was not done.
        """
        reply = self._reply(job)
        if isinstance(reply, TraceRecord):
            if not is_of_the_text(reply):
                raise ServerBusy(reply)
            raise ExerciseFault("lost", detail=_words(reply.mistake), trace=traced(reply))
        if reply.fault:
            raise self._of_the_generator(job, reply)
        self._check_the_reference(job, reply)
        return reply

    def _reply(self, job: AnswersJob) -> AnswersReply | TraceRecord:
        reply = (self.pool or shared_pool()).run(job, charged=self.session)
        assert isinstance(reply, AnswersReply | TraceRecord)
        return reply

    def _of_the_generator(self, job: AnswersJob, reply: AnswersReply) -> ExerciseFault:
        text = f"{job.imports}{job.generator}instance({reply.about})\n"
        trace = None
        if reply.mistake is not None:
            trace = with_mistake(self.explored(text, job.seed), reply.mistake)
        kind, detail = f"instance-{reply.fault}", _words(reply.mistake)
        return ExerciseFault(kind, detail=detail, trace=trace, before=job.imports.count("\n"))

    def _check_the_reference(self, job: AnswersJob, reply: AnswersReply) -> None:
        befores = (*job.befores, *reply.instances)
        for place, one in enumerate(reply.ran[0]):
            instance = befores[place] if place >= len(job.befores) else ""
            text, seed = job.imports + befores[place] + job.answers[0], job.seed + place
            before = (job.imports + befores[place]).count("\n")
            if one.mistake is not None:
                trace = with_mistake(self.explored(text, seed), one.mistake)
                raise ExerciseFault(
                    "reference", instance=instance, detail=_words(one.mistake), trace=trace, before=before
                )
            for expression, value in zip(job.observed, one.seen, strict=True):
                if value.kind == "error":
                    trace = self.explored(f"{text}{expression}\n", seed)
                    raise ExerciseFault(
                        "observed", instance=instance, observed=expression, detail=value.text, trace=trace,
                        before=before,
                    )  # fmt: skip
                if not comparable(value):
                    raise ExerciseFault("value", instance=instance, observed=expression, detail=value.kind)


def answers_job(
    seed: int,
    imports: str,
    befores: Sequence[str],
    answers: Sequence[str],
    observed: Sequence[str],
    generator: str = "",
    count: int = 0,
) -> AnswersJob:
    """Return a job of texts as people write them: each ends its last line."""
    texts = (tuple(map(ended, befores)), tuple(map(ended, answers)))
    limits = _limits(len(answers) * (len(befores) + count))
    return AnswersJob(ended(imports), *texts, tuple(observed), ended(generator), count, seed=seed, limits=limits)


def _limits(texts: int) -> Limits:
    """Return the budgets of so many runs in one job: each has those of one, and all together more time than one."""
    usual, times = usual_limits(), min(MOST_TIMES, 1 + texts / TEXTS_OF_ONE_TIME)
    return structs.replace(
        usual, wall_seconds=usual.wall_seconds * times, cpu_seconds=math.ceil(usual.cpu_seconds * times)
    )


def ended(text: str) -> str:
    """Return a text whose last line is ended, with one kind of line end, and no mark of its byte order."""
    text = with_newlines(text).removeprefix("\ufeff")
    return text if not text or text.endswith("\n") else text + "\n"


def with_mistake(trace: Trace, mistake: Mistake) -> Trace:
    """Return a trace with the mistake in which an earlier run ended, where this one ended in none."""
    if trace.mistake is not None:
        return trace
    return trace.with_record(structs.replace(trace.record, mistake=mistake))


def is_of_the_text(record: TraceRecord) -> bool:
    """Whether a run ended for what its text did, and not for the server's reasons."""
    return record.mistake is not None and (record.mistake.kind in OF_THE_TEXT or "limit-" in record.mistake.kind)


def _words(mistake: Mistake | None) -> str:
    return "" if mistake is None else mistake.raised or mistake.message
