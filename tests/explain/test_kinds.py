"""Every kind of mistake that code can name has its sentence, and every sentence has code that names its kind."""

from __future__ import annotations

import ast
from pathlib import Path

from core.explain.mistakes import MISTAKES
from core.explain.patterns import PATTERNS
from tools.sources import source_files

SENTENCES = Path("core", "explain", "sentences").parts


def parts_of_texts() -> set[str]:
    """Return every text in the code outside the tables of sentences; of one that is put together, its parts."""
    texts = [path for path in source_files("core", "viz") if not set(SENTENCES) <= set(path.parts)]
    nodes = (node for path in texts for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_pattern_leads_to_a_sentence() -> None:
    assert {pattern.kind for pattern in PATTERNS} - MISTAKES.keys() == set()


def test_every_sentence_is_said_somewhere() -> None:
    """A kind of a limit or of an endless loop is put together: "limit-" and the name of the limit."""
    parts = parts_of_texts()
    put_together = {
        kind
        for kind in MISTAKES
        for first in parts
        if kind.startswith(first) and first.endswith("-") and kind.removeprefix(first) in parts
    }
    assert MISTAKES.keys() - parts - put_together == set()
