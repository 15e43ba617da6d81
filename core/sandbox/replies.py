"""Encodes a job for a worker, and decodes and checks the worker's reply."""

from __future__ import annotations

import logging

from core.explain.optional import LONGEST_LINE, MOST_LINES
from core.sandbox import field_messages, table_messages
from core.sandbox.answer_messages import AnswersJob, AnswersReply
from core.sandbox.checking import checked, checked_answer
from core.sandbox.checking_answers import checked_reply
from core.sandbox.failures import failure
from core.sandbox.field_messages import FieldJob, FieldReply
from core.sandbox.messages import (
    Answer,
    Failed,
    Garbage,
    Job,
    Message,
    QuestionJob,
    Refused,
    Reply,
    Traced,
    framed,
)
from core.sandbox.starting import WorkerLost
from core.sandbox.table_messages import TableJob, TableReply

_log = logging.getLogger(__name__)

MOST_FACTS = 20


def letter_of(job: Job) -> bytes:
    """Return the job as it goes over the wire.

    Raises:
        WorkerLost: its text is too long, or one that nobody can write down; no worker is needed to say so.
    """
    length, most = _characters(job), job.limits.source_characters
    if length > most:
        raise WorkerLost(
            "limit-source_characters", limit="source_characters", allowed=f"{most:,}", needed=f"{length:,}"
        )
    try:
        return framed(job)
    except UnicodeEncodeError as error:  # half of a surrogate pair: Python itself cannot read such a text
        raise WorkerLost("syntax", detail=error.reason) from None


def _characters(job: Job) -> int:
    """Return how long the text is that a person wrote; of several programs the longest."""
    if isinstance(job, AnswersJob):
        return job.longest
    inputs = () if isinstance(job, FieldJob | TableJob) else job.inputs
    return len(job.source) + sum(map(len, inputs))


def refuse_garbage(job: Job, message: Message) -> None:
    """Return only when a worker's message answers this job and means something throughout.

    Raises:
        Garbage: it does not.
    """
    match message:
        case Traced(record, logged):
            if len(logged) > MOST_LINES or any(len(line) > LONGEST_LINE for line in logged):
                raise Garbage("a log without end")
            checked(record, job)
        case Answer() if isinstance(job, QuestionJob):
            checked_answer(message, job)
        case Refused() if isinstance(job, QuestionJob):
            pass
        case FieldReply() if isinstance(job, FieldJob):
            if wrong := field_messages.inconsistency(message, job):
                raise Garbage(wrong)
        case TableReply() if isinstance(job, TableJob):
            if wrong := table_messages.inconsistency(message, job):
                raise Garbage(wrong)
        case AnswersReply() if isinstance(job, AnswersJob):
            checked_reply(message, job)
        case Failed(kind, facts):
            if len(facts) > MOST_FACTS or any(len(name) + len(text) > LONGEST_LINE for name, text in facts.items()):
                raise Garbage("a failure with too many words")
            try:
                failure(job, kind, _told(facts))
            except (KeyError, TypeError) as missing:  # TypeError: facts named like an argument of ours
                raise Garbage(f"a failure that says nothing: {missing}") from missing
        case _:
            raise Garbage(f"a {type(message).__name__} does not answer this job")


def reply_to(job: Job, message: Message) -> Reply:
    """Return what a message says that is no garbage, see `refuse_garbage`."""
    match message:
        case Traced(record, logged):
            for line in logged:
                _log.error("beside the program %r: %s", job.source, line)
            return record
        case Failed(kind, facts):
            if "traceback" in facts:
                _log.error("a worker failed on %r:\n%s", job.source, facts["traceback"])
            return failure(job, kind, _told(facts))
    return message


def _told(facts: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in facts.items() if name != "traceback"}
