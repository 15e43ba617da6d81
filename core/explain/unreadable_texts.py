"""From what Python's parser says of a text to the `Mistake` that says it. Imports no torch."""

from __future__ import annotations

import re

from core.explain.foreign_syntax import foreign_in
from core.explain.mistakes import FULL_WIDTH, mistake
from core.explain.prompts import prompt_in, without_prompts
from core.explain.syntax_repairs import HEADS, open_brackets, syntax_candidates
from core.program.source import syntax_span
from core.trace import Mistake, Repair, Span


def unreadable(error: Exception, source: str) -> Mistake:
    """Return the mistake of a text that `ast.parse` refused, whatever it raised."""
    return syntax_mistake(error if isinstance(error, SyntaxError) else SyntaxError(str(error)), source)


def syntax_mistake(error: SyntaxError, source: str) -> Mistake:
    """Return the mistake of a text that Python cannot read."""
    detail = (error.msg or "invalid syntax").rstrip(".")
    span = syntax_span(error, source)
    if "\0" in source:
        return _nul(error, source)
    prompt = prompt_in(source)
    if prompt is not None:
        return mistake(
            "syntax-prompt", prompt[1], error=type(error).__name__, raised=error.msg or "", prompt=prompt[0],
            repairs=(without_prompts(source),),
        )  # fmt: skip
    kind, facts = _syntax_kind(error, detail)
    if kind == "syntax" and span is not None and (opened := _open_before_colon(source, span)) is not None:
        kind, span, facts = "syntax-bracket", opened, {"bracket": source.split("\n")[span.line - 1][opened.column]}
    elsewhere = foreign_in(source.split("\n"), span.line) if span is not None and kind in UNCLEAR else None
    if elsewhere is not None:
        span, facts, repairs = elsewhere
        return mistake(
            "syntax-foreign", span, error=type(error).__name__, raised=error.msg or "", facts=facts, repairs=repairs
        )
    return mistake(
        kind, span, error=type(error).__name__, raised=error.msg or "", detail=detail, facts=facts,
        repairs=syntax_candidates(kind, source, span, facts),
    )  # fmt: skip


def _open_before_colon(source: str, span: Span) -> Span | None:
    """Return the innermost bracket that is open where a block's head ends: ``for i in range(3:``."""
    line = source.split("\n")[span.line - 1]
    opened = open_brackets(line[: span.column])
    if not opened or line[span.column : span.column + 1] != ":" or not line.lstrip().startswith(HEADS):
        return None
    return Span(span.line, opened[-1], span.line, opened[-1] + 1)


def _nul(error: SyntaxError, source: str) -> Mistake:
    before = source[: source.index("\0")]
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1)
    span = Span(line, column, line, column + 1)
    repairs = (Repair("no-nul", span, ""),) if source.count("\0") == 1 else ()
    return mistake("syntax-nul", span, error=type(error).__name__, raised=error.msg or "", repairs=repairs)


def _syntax_kind(error: SyntaxError, detail: str) -> tuple[str, dict[str, str]]:
    if isinstance(error, IndentationError):
        return next((kind for start, kind in INDENTATION if start in detail), "indentation"), {}
    if unmatched := re.match(r"unmatched '(.)'", detail):
        return "syntax-unmatched", {"bracket": unmatched[1]}
    if mismatch := re.match(r"closing parenthesis '(.)' does not match opening parenthesis '(.)'", detail):
        return "syntax-mismatch", {"bracket": mismatch[1], "opened": mismatch[2]}
    if never := re.match(r"'(.)' was never closed", detail):
        return "syntax-bracket", {"bracket": never[1]}
    if wide := re.match(r"invalid character '(.)'", detail):
        plain_one = wide[1].translate(FULL_WIDTH)
        return ("syntax-wide", {"character": wide[1], "plain": plain_one}) if plain_one != wide[1] else ("syntax", {})
    compared = (error.text or "").lstrip().startswith(("if ", "elif ", "while "))
    if detail.startswith("cannot assign to") and not compared:
        return "syntax-assign", {}
    for start, kind in SYNTAX:
        if start in detail:
            return kind, {}
    return "syntax", {}


UNCLEAR = frozenset({"syntax", "syntax-colon", "syntax-bracket", "syntax-number", "syntax-assign", "syntax-equals",
                     "syntax-comma"})  # fmt: skip
"""Kinds of which the reason may be a sign of another language."""
SYNTAX = (
    ("expected ':'", "syntax-colon"),
    ("Maybe you meant '=='", "syntax-equals"),
    ("Perhaps you forgot a comma", "syntax-comma"),
    ("unterminated string literal", "syntax-quote"),
    ("unterminated f-string literal", "syntax-quote"),
    ("Missing parentheses in call to 'print'", "syntax-print"),
    ("cannot assign to", "syntax-assign"),
    ("invalid decimal literal", "syntax-number"),
    ("'return' outside function", "syntax-return"),
    ("outside loop", "syntax-loop"),
    ("not properly in loop", "syntax-loop"),
    ("positional argument follows keyword argument", "syntax-order"),
    ("invalid non-printable character", "syntax-invisible"),
)
INDENTATION = (
    ("expected an indented block", "indentation-missing"),
    ("unexpected indent", "indentation-extra"),
    ("unindent does not match", "indentation-level"),
)
"""Part of the parser's message → kind."""
