"""The run of a whole program, with its places counted in the part that a learner wrote."""

from __future__ import annotations

import msgspec

from core.trace import Mistake, Repair, Span, Trace
from viz.counted_lines import facts_counted_from


def of_learner(trace: Trace, text: str, before: int) -> Trace:
    """Return the trace as one of the learner's text: places, repairs and sentences count its lines.

    What is about the lines around the text keeps its sentence and loses its place.

    Args:
        before: Lines of the program before the text.
    """
    lines = text.count("\n") + 1
    record = msgspec.structs.replace(
        trace.record,
        source=text,
        mistake=None if trace.mistake is None else _mistake(trace.mistake, before, lines),
        warnings=tuple(_mistake(one, before, lines) for one in trace.warnings),
    )
    return trace.with_record(record)


def unaided(trace: Trace) -> Trace:
    """Return the trace without what is doubted and without repairs: its reader is to find them."""
    mistake = trace.mistake
    without = None if mistake is None else msgspec.structs.replace(mistake, repairs=(), cause=None)
    return trace.with_record(msgspec.structs.replace(trace.record, mistake=without, warnings=()))


def whole(*parts: str) -> tuple[str, int]:
    """Return parts as one program, each from a line of its own on, and how many lines stand before the last."""
    ended = [part if part.endswith("\n") or not part else part + "\n" for part in parts[:-1]]
    head = "".join(ended)
    return head + parts[-1], head.count("\n")


def _mistake(mistake: Mistake, before: int, lines: int) -> Mistake:
    repairs = tuple(
        msgspec.structs.replace(one, span=span)
        for one in mistake.repairs
        if (span := _span(one.span, before, lines)) is not None and _changes_text(one)
    )
    return msgspec.structs.replace(
        mistake, facts=facts_counted_from(mistake, before), repairs=repairs,
        span=_span(mistake.span, before, lines), cause=_span(mistake.cause, before, lines),
    )  # fmt: skip


def _changes_text(repair: Repair) -> bool:
    return not repair.text.startswith("import ")  # the imports stand above the text


def _span(span: Span | None, before: int, lines: int) -> Span | None:
    """Return a place within the text; None for one that begins before it or ends after it."""
    if span is None or span.line <= before or span.end_line > before + lines:
        return None
    return msgspec.structs.replace(span, line=span.line - before, end_line=span.end_line - before)
