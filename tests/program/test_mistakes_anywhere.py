"""A typing slip anywhere in a valid program: it runs, or its mistake stands inside the text."""

from __future__ import annotations

import io
import random
import tokenize

import pytest

from core.trace.limits import Limits
from tests.program.programs import PROGRAMS
from tests.program.running import HEAD, ran

FEW = Limits(steps=20_000, operations=500, tensor_elements=200_000)
TOKENS = [
    "(",
    ")",
    "[",
    "]",
    ",",
    ":",
    "=",
    ".",
    "x",
    "torch",
    "0",
    "-1",
    "3.5",
    "'a'",
    "None",
    "for",
    "@",
    "+",
    "，",
    "é",
]
SHORT = sorted(name for name, source in PROGRAMS.items() if len(source) < 400 and not name.startswith("book "))
SLIPS = 12
"""Changes of each program; all of them together take a few seconds."""


def tokens_of(text: str) -> list[tokenize.TokenInfo]:
    kinds = (tokenize.NAME, tokenize.OP, tokenize.NUMBER, tokenize.STRING)
    return [token for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.type in kinds]


def slipped(text: str, chance: random.Random) -> str:
    """Return the text with one token left out, replaced by another one, or written twice."""
    token = chance.choice(tokens_of(text))
    (row, start), (end_row, end) = token.start, token.end
    if row != end_row:
        return text
    lines = text.split("\n")
    line = lines[row - 1]
    new = chance.choice(["", chance.choice(TOKENS), token.string * 2])
    lines[row - 1] = line[:start] + new + line[end:]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(6))
def test_a_slip_gives_a_run_or_a_mistake_inside_the_text(seed: int) -> None:
    for name in SHORT[seed::6]:
        chance = random.Random(f"{seed} {name}")
        for _ in range(SLIPS):
            text = slipped(HEAD + PROGRAMS[name], chance)
            record = ran(text, FEW).record
            for mistake in (record.mistake, *record.warnings):
                if mistake is None or mistake.span is None:
                    continue
                lines = text.split("\n")
                span = mistake.span
                assert 1 <= span.line <= span.end_line <= len(lines), text
                assert 0 <= span.column <= len(lines[span.line - 1]), text
                assert 0 <= span.end_column <= len(lines[span.end_line - 1]), text
                assert mistake.message and mistake.kind != "explorer-bug", text
