"""Changes that make a text readable for Python. Imports no torch."""

from __future__ import annotations

from core.explain.edits import inserting
from core.explain.mistakes import FULL_WIDTH
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
        case "indentation-missing":
            return (inserting("indent", span.line, 0, "    "),)
        case "indentation-extra":
            indent = len(line) - len(line.lstrip())
            above = next((one for one in reversed(lines[: span.line - 1]) if one.strip()), "")
            level = len(above) - len(above.lstrip())
            return (Repair("outdent", Span(span.line, 0, span.line, indent), " " * level),) if level < indent else ()
        case "syntax-print":
            start = line.find("print") + len("print")
            printed = f"({line[start:before_comment].strip()})"
            return (Repair("brackets", Span(span.line, start, span.line, before_comment), printed),)
        case "syntax-unmatched":
            return (Repair("no-bracket", Span(span.line, span.column, span.line, span.column + 1), ""),)
        case "syntax-mismatch":
            right = CLOSING.get(facts["opened"], ")")
            return (
                inserting("close-bracket", span.line, span.column, right),
                Repair("close-bracket", Span(span.line, span.column, span.line, span.column + 1), right),
            )
        case "syntax-number":
            digits = next((n for n in range(span.column, len(line)) if line[n].isalpha()), span.column)
            return (inserting("product", span.line, digits, " * "),)
        case "syntax-invisible":
            plain = "".join(" " if one.isspace() or not one.isprintable() else one for one in line)
            return (Repair("plain-space", Span(span.line, 0, span.line, len(line)), plain),)
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
