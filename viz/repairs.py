"""Changing the learner's text the way a mistake suggests, and showing beforehand what it will be."""

from __future__ import annotations

from core.explain.edits import repaired
from core.trace import Repair

LONGEST_PREVIEW = 42
"""Characters of a changed line that fit on a button."""


def preview(source: str, repair: Repair) -> str:
    """Return the first line that the repair changes as it will read, "" where no line is left there."""
    before, after = source.split("\n"), repaired(source, repair).split("\n")
    changed = next((n for n, line in enumerate(after) if n >= len(before) or line != before[n]), None)
    if changed is None:
        return ""
    line = " ".join(after[changed].split())
    return line if len(line) <= LONGEST_PREVIEW else _around(line, repair)


def _around(line: str, repair: Repair) -> str:
    """Cut a long line so that what is new in it can be seen."""
    new = repair.text.strip().split("\n")[0]
    start = max(0, min(line.find(new) - LONGEST_PREVIEW // 2, len(line) - LONGEST_PREVIEW + 1))
    end = start + LONGEST_PREVIEW - 1
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")


__all__ = ["preview", "repaired"]
