"""Changes that make a text readable for Python. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from core.explain.edits import inserting
from core.explain.mistakes import FULL_WIDTH
from core.trace import Repair, Span

COMPOUND = frozenset("=<>!+-*/%@&|^:")
CLOSING = {"(": ")", "[": "]", "{": "}"}


class Unreadable(NamedTuple):
    """A text that Python cannot read, and where it gave up.

    Attributes:
        lines: Of the whole text.
        span: Where Python gave up.
        facts: As the mistake has them.
    """

    lines: list[str]
    span: Span
    facts: dict[str, str]

    @property
    def line(self) -> str:
        return self.lines[self.span.line - 1]

    @property
    def code_end(self) -> int:
        """The column after the last code of the line, before a comment."""
        return len(self.line.split("#")[0].rstrip())

    def inserting(self, kind: str, column: int, text: str) -> Repair:
        return inserting(kind, self.span.line, column, text)

    def replacing(self, kind: str, first: int, end: int, text: str) -> Repair:
        return Repair(kind, Span(self.span.line, first, self.span.line, end), text)


def syntax_candidates(kind: str, source: str, span: Span | None, facts: dict[str, str]) -> tuple[Repair, ...]:
    """Return what might mend a text that Python cannot read; whether it does is tried later."""
    if span is None or kind not in CANDIDATES:
        return ()
    return CANDIDATES[kind](Unreadable(source.split("\n"), span, facts))


def _colon(text: Unreadable) -> tuple[Repair, ...]:
    columns = (_before_space(text.line, text.span.column), text.code_end)
    return tuple(text.inserting("colon", column, ":") for column in columns)


HEADS = ("for ", "while ", "if ", "elif ", "else", "def ", "with ", "class ")
"""Beginnings of lines that end with a colon."""


def _colon_of_head(text: Unreadable) -> tuple[Repair, ...]:
    return _colon(text) if text.line.lstrip().startswith(HEADS) else ()


def _missing_bracket(text: Unreadable) -> tuple[Repair, ...]:
    closing, columns = CLOSING[text.facts["bracket"]], (text.code_end, *_before_colon(text.line))
    every = "".join(CLOSING[text.line[column]] for column in reversed(open_brackets(text.line[: text.code_end])))
    texts = dict.fromkeys((closing, every or closing))
    return tuple(text.inserting("close-bracket", column, one) for one in texts for column in columns)


def _other_bracket(text: Unreadable) -> tuple[Repair, ...]:
    right, column = CLOSING[text.facts["opened"]], text.span.column
    return (
        text.inserting("close-bracket", column, right),
        text.replacing("close-bracket", column, column + 1, right),
    )


def _bracket_too_many(text: Unreadable) -> tuple[Repair, ...]:
    return (text.replacing("no-bracket", text.span.column, text.span.column + 1, ""),)


def _indented(text: Unreadable) -> tuple[Repair, ...]:
    return (text.inserting("indent", 0, "    "),)


def _less_indented(text: Unreadable) -> tuple[Repair, ...]:
    """As far in as the line above."""
    indent = len(text.line) - len(text.line.lstrip())
    above = next((one for one in reversed(text.lines[: text.span.line - 1]) if one.strip()), "")
    level = len(above) - len(above.lstrip())
    return (text.replacing("outdent", 0, indent, " " * level),) if level < indent else ()


def _print_call(text: Unreadable) -> tuple[Repair, ...]:
    start = text.line.find("print") + len("print")
    return (text.replacing("brackets", start, text.code_end, f"({text.line[start : text.code_end].strip()})"),)


def _product(text: Unreadable) -> tuple[Repair, ...]:
    """``2x`` → ``2 * x``."""
    column, line = text.span.column, text.line
    digits = next((n for n in range(column, len(line)) if line[n].isalpha()), column)
    return (text.inserting("product", digits, " * "),)


def _plain_spaces(text: Unreadable) -> tuple[Repair, ...]:
    plain = "".join(" " if one.isspace() or not one.isprintable() else one for one in text.line)
    return (text.replacing("plain-space", 0, len(text.line), plain),)


def _two_equals(text: Unreadable) -> tuple[Repair, ...]:
    return tuple(text.replacing("equals", column, column + 1, "==") for column in _lone_equals(text.line))


def _comma(text: Unreadable) -> tuple[Repair, ...]:
    line, span = text.line, text.span
    columns = range(span.column + 1, min(span.end_column, len(line)))
    return tuple(text.inserting("comma", one, ",") for one in columns if line[one] == " " and line[one - 1] != " ")


def _closing_quote(text: Unreadable) -> tuple[Repair, ...]:
    line, end = text.line, text.code_end
    quote = line[text.span.column] if text.span.column < len(line) else '"'
    ends = [end - (1 if line[:end].endswith(close) else 0) for close in ")]"]
    return tuple(text.inserting("quote", one, quote) for one in dict.fromkeys([*ends, end]))


def _plain_punctuation(text: Unreadable) -> tuple[Repair, ...]:
    """Every full-width character of the text at once: who typed one typed several."""
    lines = text.lines
    plain = _outside_texts("\n".join(lines))
    return (Repair("plain-punctuation", Span(1, 0, len(lines), len(lines[-1])), plain),)


CANDIDATES: dict[str, Callable[[Unreadable], tuple[Repair, ...]]] = {
    "syntax": _colon_of_head,
    "syntax-wide": _plain_punctuation,
    "syntax-colon": _colon,
    "syntax-bracket": _missing_bracket,
    "syntax-unmatched": _bracket_too_many,
    "syntax-mismatch": _other_bracket,
    "indentation-missing": _indented,
    "indentation-extra": _less_indented,
    "syntax-print": _print_call,
    "syntax-number": _product,
    "syntax-invisible": _plain_spaces,
    "syntax-equals": _two_equals,
    "syntax-comma": _comma,
    "syntax-quote": _closing_quote,
}
"""Kind of mistake → what might mend it."""


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


def open_brackets(line: str) -> list[int]:
    """Return the columns of the brackets that a line opens and does not close, outside quotes."""
    opened, quote = list[int](), ""
    for column, letter in enumerate(line):
        if quote:
            quote = "" if letter == quote and line[column - 1] != "\\" else quote
        elif letter in "'\"":
            quote = letter
        elif letter in CLOSING:
            opened.append(column)
        elif opened and letter == CLOSING[line[opened[-1]]]:
            opened.pop()
    return opened


def _before_space(line: str, column: int) -> int:
    return len(line[:column].rstrip())


def _before_colon(line: str) -> list[int]:
    return [len(code) - 1] if (code := line.split("#")[0].rstrip()).endswith(":") else []


def _lone_equals(line: str) -> list[int]:
    return [
        column for column, letter in enumerate(line)
        if letter == "=" and line[column + 1 : column + 2] != "=" and line[column - 1 : column] not in COMPOUND
    ]  # fmt: skip
