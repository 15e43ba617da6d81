"""Checks the meaning of a worker's answer values; after this every Seen can be compared and shown."""

from __future__ import annotations

from core.explain.mistakes import LONGEST_FACT, MISTAKES
from core.sandbox.answer_messages import (
    DEEPEST,
    FAULTS,
    HOLDING,
    LONGEST_INSTANCE,
    LONGEST_KIND,
    LONGEST_TEXT,
    MOST_CELLS,
    MOST_ITEMS,
    AnswersJob,
    AnswersReply,
    Ran,
    Seen,
)
from core.sandbox.checking import sound_snapshot
from core.sandbox.checking_tables import require
from core.trace import Mistake

LONGEST_SENTENCE = 6_000
MOST_FACTS = 20
NUMBERS = ("number", "bool")


def checked_reply(reply: AnswersReply, job: AnswersJob) -> None:
    """Return only when a reply answers the job and its values are sound.

    Raises:
        Garbage: they are not.
    """
    if reply.mistake is not None:
        _mistake(reply.mistake, job.imports + job.generator)
    require(reply.fault in FAULTS and (reply.fault == "mistake") == (reply.mistake is not None), "an unknown fault")
    require(0 <= reply.about <= job.count, "an instance that nobody asked for")
    require(job.count > 0 or not reply.fault, "a fault of what was not asked for")
    if reply.fault:
        require(not reply.ran and not reply.instances, "a fault, and answers")
        return
    require(len(reply.instances) == job.count, "instances that nobody asked for")
    require(all(len(text) <= LONGEST_INSTANCE for text in reply.instances), "an instance without end")
    require(len(reply.ran) == len(job.answers), "other answers")
    befores = (*job.befores, *reply.instances)
    for answer, ran in zip(job.answers, reply.ran, strict=True):
        whole = len(ran) == len(befores) or (0 < len(ran) < len(befores) and ran[-1].mistake is not None)
        require(whole, "an answer that was not run")
        for before, one in zip(befores, ran, strict=False):
            _ran(one, job, job.imports + before + answer)


def _ran(one: Ran, job: AnswersJob, text: str) -> None:
    require(len(one.seen) == (len(job.observed) if one.mistake is None else 0), "values of nothing")
    if one.mistake is not None:
        _mistake(one.mistake, text)
    for value in one.seen:
        require(_seen(value, DEEPEST) <= MOST_ITEMS, "a value of too many parts")


def _mistake(mistake: Mistake, text: str) -> None:
    """It is shown beside the text alone: it names no values and offers no repairs."""
    require(mistake.kind in MISTAKES, "an unknown mistake")
    require(not mistake.nodes and not mistake.repairs and mistake.cause is None, "a mistake that knows too much")
    texts = (mistake.message, mistake.hint, mistake.error, mistake.raised)
    require(all(len(one) <= LONGEST_SENTENCE for one in texts), "a sentence without end")
    facts = mistake.facts.items()
    require(len(facts) <= MOST_FACTS and all(len(k) + len(v) <= 2 * LONGEST_FACT for k, v in facts), "too many facts")
    if mistake.span is not None:
        lines = text.count("\n") + 2
        require(1 <= mistake.span.line <= mistake.span.end_line <= lines, "a mistake outside the text")
        require(min(mistake.span.column, mistake.span.end_column) >= 0, "a mistake outside the text")


def _seen(value: Seen, depth: int) -> int:
    """Refuse an unsound value; return how many parts it has."""
    require(depth > 0, "values nested too deep")
    require(len(value.kind) <= LONGEST_KIND and len(value.text) <= LONGEST_TEXT, "a value of too many words")
    require((value.kind in ("tensor", "ndarray")) <= (value.tensor is not None), "a tensor without cells")
    require((value.kind in NUMBERS) <= (value.number is not None), "a number without value")
    require(value.kind != "bool" or isinstance(value.number, bool), "a bool that is none")
    require(value.kind != "number" or not isinstance(value.number, bool), "a number that is none")
    require(not value.items or value.kind in HOLDING, "parts of what has none")
    if value.tensor is not None:
        sound_snapshot(value.tensor, MOST_CELLS)
        require(value.tensor.missing is None, "a tensor without cells")
    return 1 + sum(_seen(item, depth - 1) for item in value.items)
