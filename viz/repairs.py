"""Changing the learner's text the way a mistake suggests."""

from __future__ import annotations

from core.trace import Repair


def repaired(source: str, repair: Repair) -> str:
    """Return the text with the repair's span replaced; a span beyond the text's end appends."""
    lines = source.split("\n")
    span = repair.span
    while len(lines) < span.end_line:
        lines.append("")
    before = "\n".join([*lines[: span.line - 1], lines[span.line - 1][: span.column]])
    after = "\n".join([lines[span.end_line - 1][span.end_column :], *lines[span.end_line :]])
    return before + repair.text + after
