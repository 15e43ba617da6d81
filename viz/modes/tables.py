"""Markdown tables."""

from __future__ import annotations

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[object]], numbers: int = 0) -> str:
    """Return a table; so many columns after the first one hold numbers and stand to the right."""
    rules = ["---:" if 0 < column <= numbers else "---" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in (head, rules, *rows))
