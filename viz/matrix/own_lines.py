"""The outcome of a run on the learner's part of a program, placed at the lines that the editor shows."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from core.trace import Mistake, Span, Trace
from viz.marks import Mark, OfferedRepair, offered_repairs
from viz.matrix.program import HEADER
from viz.words import mistake_sentences

OFFSET = HEADER.count("\n")
"""Lines that the page writes above the learner's."""


class OwnLines(msgspec.Struct, frozen=True):
    """The mistake with its place in the editor (none where it lies in the page's lines), marks and repairs there."""

    mistake: Mistake | None = None
    marks: tuple[Mark, ...] = ()
    repairs: tuple[OfferedRepair, ...] = ()


def own_lines(trace: Trace, text: str) -> OwnLines:
    """Return what is said of the lines of a text that stands below the header."""
    last = text.count("\n") + 1
    marks = []
    for kind, one in [("wrong", trace.mistake), *(("doubtful", warning) for warning in trace.warnings)]:
        span = _moved(one.span, last) if one is not None else None
        if one is not None and span is not None:
            said = " ".join(mistake_sentences(one)).strip()
            marks.append(Mark(kind, span.line, span.column, span.end_line, span.end_column, said))
    offered = [(one, _moved(one.span, last)) for one in offered_repairs(trace)]
    return OwnLines(
        _mistake(trace.mistake, last),
        tuple(marks),
        tuple(replace(one, line=max(1, one.line - OFFSET), span=span) for one, span in offered if span is not None),
    )


def _mistake(mistake: Mistake | None, last: int) -> Mistake | None:
    return None if mistake is None else replace(mistake, span=_moved(mistake.span, last), repairs=())


def _moved(span: Span | None, last: int) -> Span | None:
    if span is None or not 1 <= span.line - OFFSET <= last:
        return None
    return replace(span, line=span.line - OFFSET, end_line=span.end_line - OFFSET)
