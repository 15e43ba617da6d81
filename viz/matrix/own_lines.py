"""The outcome of a run on the learner's part of a program, placed at the lines that the editor shows."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from core.trace import Mistake, Span, Trace
from viz.counted_lines import facts_counted_from
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
            said = " ".join(mistake_sentences(_counted(one))).strip()
            marks.append(Mark(kind, span.line, span.column, span.end_line, span.end_column, said))
    offered = (_offered(one, last) for one in offered_repairs(trace))
    return OwnLines(
        _mistake(trace.mistake, last), tuple(marks), tuple(one for one in offered if one is not None)
    )  # fmt: skip


def _offered(repair: OfferedRepair, last: int) -> OfferedRepair | None:
    """Return a repair as one of the learner's lines; one that writes the whole program anew leaves the page's out."""
    span = repair.span
    if span.line == 1 and span.column == 0 and span.end_line > OFFSET and repair.text.startswith(HEADER):
        span = replace(span, line=1 + OFFSET)
        repair = replace(repair, text=repair.text[len(HEADER) :])
    moved = _moved(span, last)
    return None if moved is None else replace(repair, line=max(1, repair.line - OFFSET), span=moved)


def _mistake(mistake: Mistake | None, last: int) -> Mistake | None:
    return None if mistake is None else replace(_counted(mistake), span=_moved(mistake.span, last), repairs=())


def _counted(mistake: Mistake) -> Mistake:
    return replace(mistake, facts=facts_counted_from(mistake, OFFSET))


def _moved(span: Span | None, last: int) -> Span | None:
    if span is None or not 1 <= span.line - OFFSET <= last:
        return None
    return replace(span, line=span.line - OFFSET, end_line=span.end_line - OFFSET)
