"""The text of a run and the names of its nodes, for the warnings of `doubts`. Imports no torch."""

from __future__ import annotations

import ast

from core.program.source import Source
from core.trace import Span, TraceRecord
from core.trace.limits import Limits


class Reading:
    """The text of a run, read once and only when there is something to say about it."""

    def __init__(self, record: TraceRecord) -> None:
        self._text = record.source
        self._source: Source | None = None

    @property
    def source(self) -> Source:
        if self._source is None:  # it was read before, under limits that may have been wider than ours
            size = len(self._text) + 100
            limits = Limits(source_characters=size, syntax_nodes=10 * size, syntax_depth=size)
            self._source = Source(self._text, limits)
        return self._source

    def node(self, span: Span | None) -> ast.AST | None:
        """Return the innermost node of the text at a place."""
        if span is None:
            return None
        place, fitting = tuple_of(span), None
        for node in ast.walk(self.source.tree):
            if hasattr(node, "lineno") and self.source.place(node) == place:
                fitting = node
        return fitting


def tuple_of(span: Span) -> tuple[int, int, int, int]:
    return span.line, span.column, span.end_line, span.end_column


def name_of(record: TraceRecord, node: int) -> str:
    one = record.nodes[node]
    return one.name or one.operation
