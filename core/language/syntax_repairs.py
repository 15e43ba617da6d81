"""Changes that make a text readable for Python. Imports no torch."""

from __future__ import annotations

from core.language.edits import inserting
from core.language.mistakes import FULL_WIDTH
from core.trace import Repair, Span

COMPOUND = frozenset("=<>!+-*/%@&|^:")
CLOSING = {"(": ")", "[": "]", "{": "}"}


def syntax_candidates(kind: str, source: str, span: Span | None, facts: dict[str, str]) -> tuple[Repair, ...]:
    """Return what might mend a text that Python cannot read; whether it does is tried later."""
    if span is None:
        return ()
    lines = source.split("\n")
    line = lines[span.line - 1]
    before_comment = len(line.split("#")[0].rstrip())
    match kind:
        case "syntax-wide":
            return _plain_punctuation(lines)
        case "syntax-colon":
            return (
                inserting("colon", span.line, _before_space(line, span.column), ":"),
                inserting("colon", span.line, before_comment, ":"),
            )
        case "syntax" if line.lstrip().startswith(
            ("for ", "while ", "if ", "elif ", "else", "def ", "with ", "class ")
        ):
            return (
                inserting("colon", span.line, _before_space(line, span.column), ":"),
                inserting("colon", span.line, before_comment, ":"),
            )
        case "syntax-bracket":
            closing = CLOSING.get(facts["bracket"], ")")
            return (
                inserting("close-bracket", span.line, before_comment, closing),
                *(inserting("close-bracket", span.line, column, closing) for column in _before_colon(line)),
            )
        case "syntax-equals":
            return tuple(
                Repair("equals", Span(span.line, column, span.line, column + 1), "==") for column in _lone_equals(line)
            )
        case "syntax-comma":
            return tuple(
                inserting("comma", span.line, column, ",")
                for column in range(span.column + 1, min(span.end_column, len(line)))
                if line[column] == " " and line[column - 1] != " "
            )
        case "syntax-quote":
            quote = line[span.column] if span.column < len(line) else '"'
            ends = [before_comment - (1 if line[:before_comment].endswith(close) else 0) for close in ")]"]
            return tuple(inserting("quote", span.line, end, quote) for end in dict.fromkeys([*ends, before_comment]))
    return ()


def _plain_punctuation(lines: list[str]) -> tuple[Repair, ...]:
    """Every full-width character of the text at once: who typed one typed several."""
    text = "\n".join(lines)
    return (Repair("plain-punctuation", Span(1, 0, len(lines), len(lines[-1])), _outside_texts(text)),)


def _outside_texts(text: str) -> str:
    """Return the text with plain punctuation, but for what stands in quotes and in comments."""
    made, quote = [], ""
    for letter in text:
        plain = letter.translate(FULL_WIDTH)
        if quote:
            made.append(plain if plain == quote else letter)
            quote = "" if plain == quote or letter == "\n" else quote
        else:
            made.append(plain)
            quote = plain if plain in "'\"" else "\n" if plain == "#" else ""
    return "".join(made)


def _before_space(line: str, column: int) -> int:
    return len(line[:column].rstrip())


def _before_colon(line: str) -> list[int]:
    return [len(line.rstrip()) - 1] if line.rstrip().endswith(":") else []


def _lone_equals(line: str) -> list[int]:
    return [
        column for column, letter in enumerate(line)
        if letter == "=" and line[column + 1 : column + 2] != "=" and line[column - 1 : column] not in COMPOUND
    ]  # fmt: skip
