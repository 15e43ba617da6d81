"""Marks under the editor's text, and values at the ends of its lines, from a Trace."""

from __future__ import annotations

from collections import Counter
from typing import Literal

import msgspec

from core.trace import BackwardPass, Node, Snapshot, Span, Trace
from core.trace.tables import kinds_of
from viz.cells import shape_text, short_text
from viz.repairs import preview
from viz.words import _, mistake_sentences, repair_label

NOTE_CHARACTERS = 26
"""A longer value is not written beside its line: the picture and the panel have room for it."""


MOST_OFFERED = 2
"""Repairs of one mistake at its line; all of them stand beneath the program."""


class Mark(msgspec.Struct, frozen=True):
    """A stretch of the text to be shown: "lit" (selected), "wrong" (a mistake) or "doubtful" (a warning)."""

    kind: Literal["lit", "wrong", "doubtful"]
    line: int
    column: int
    end_line: int
    end_column: int
    sentence: str = ""


class LineNote(msgspec.Struct, frozen=True):
    """A few characters at the end of a line: a "value" or an "adjoint"."""

    kind: Literal["value", "adjoint"]
    text: str


class OfferedRepair(msgspec.Struct, frozen=True):
    """A change of the text that is offered at a line: its button, how the changed line will read, what to replace."""

    line: int
    label: str
    preview: str
    span: Span
    text: str


def offered_repairs(trace: Trace) -> list[OfferedRepair]:
    """Return the repairs of the mistake and of the warnings, each at the line of what it mends."""
    return [
        OfferedRepair(
            (mistake.span or repair.span).line, repair_label(repair), preview(trace.source, repair),
            repair.span, repair.text,
        )
        for mistake in (*([trace.mistake] if trace.mistake else []), *trace.warnings)
        for repair in mistake.repairs[:MOST_OFFERED]
    ]  # fmt: skip


def trace_marks(trace: Trace, selected: Node | None) -> list[Mark]:
    """Return the marks of a trace: where the selected node stands, the mistake and the warnings."""
    marks = _mark("lit", selected.span if selected else None)
    if trace.mistake is not None:
        said = " ".join(mistake_sentences(trace.mistake)).strip()
        marks += _mark("wrong", trace.mistake.span, said) + _mark("wrong", trace.mistake.cause, said)
    for warning in trace.warnings:
        marks += _mark("doubtful", warning.span, mistake_sentences(warning)[0])
    return marks


def _mark(kind: Literal["lit", "wrong", "doubtful"], span: Span | None, sentence: str = "") -> list[Mark]:
    return [Mark(kind, span.line, span.column, span.end_line, span.end_column, sentence)] if span else []


def line_notes(trace: Trace, shown: BackwardPass | None) -> dict[int, tuple[LineNote, ...]]:
    """Return {line: notes}: the value of the variable that the line bound last, its adjoint, and the pass it ran.

    A leaf's value stands in the text already, so only its adjoint is written.
    """
    notes: dict[int, tuple[LineNote, ...]] = {}
    kinds = kinds_of(trace.nodes)
    # A view that is read after its storage was written is a new value of an old line, which did not run again.
    ran = [bool(kind.span and kind.names) and kind.operation != "re-view" for kind in kinds]
    times = Counter(kind.span.end_line for kind, counts in zip(kinds, ran, strict=True) if counts and kind.span)
    for index in range(len(kinds) - 1, -1, -1):  # the last value of a line is the one that counts
        kind = kinds[index]
        if ran[index] and kind.span and kind.span.end_line not in notes:
            found = _notes(trace.nodes[index], shown, times[kind.span.end_line])
            if found:
                notes[kind.span.end_line] = found
    for number, one in enumerate(trace.passes, 1):
        if one.span is not None:
            text = _("pass {number}").format(number=number)
            notes[one.span.end_line] = (LineNote("adjoint", text),)
    return notes


def _notes(node: Node, shown: BackwardPass | None, times: int) -> tuple[LineNote, ...]:
    value, adjoint = value_note(node), adjoint_note(node, shown)
    value += f"  ×{times}" if value and times > 1 else ""
    return (*([LineNote("value", value)] if value else []), *([LineNote("adjoint", adjoint)] if adjoint else []))


def value_note(node: Node) -> str:
    """Return a named value as it stands beside its line, ``a = 1``; "" where it is too long or in the text already."""
    text = _line_text(node.value) if node.names and node.operation not in ("leaf", "constant") else ""
    return f"{node.names[0]} = {text}" if text else ""


def adjoint_note(node: Node, shown: BackwardPass | None) -> str:
    """Return a named value's adjoint as it stands beside its line, ``ā = −2``; "" where there is none."""
    adjoint = shown.adjoint(node.index) if shown and node.names else None
    text = _line_text(adjoint) if adjoint else ""
    return f"{adjoint_symbol(node)} = {text}" if text else ""


def _line_text(value: Snapshot) -> str:
    text = short_text(value, NOTE_CHARACTERS)
    return "" if text == shape_text(value.shape) else text


def adjoint_symbol(node: Node) -> str:
    """Return how a named node's adjoint is written: ``ā`` for a variable of one letter, ``∂hidden`` for a word.

    Its first name is the one that its own line gave it; others may have come far below.
    """
    name = node.names[0]
    return f"{name}\u0304" if len(name) == 1 else f"∂{name}"
