"""Signs of other languages that Python cannot read, and what Python has instead. Imports no torch."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from core.trace import Repair, Span


class Foreign(NamedTuple):
    """A sign of another language.

    Attributes:
        pattern: How it looks in a line; the group ``sign`` is what is marked, the whole match what a repair replaces.
        own: What Python has instead; from the match.
        repaired: Python's text for the whole match, None where the change is more than one place.
    """

    pattern: str
    own: Callable[[re.Match[str]], str]
    repaired: Callable[[re.Match[str]], str] | None = None


def _always(text: str) -> Callable[[re.Match[str]], str]:
    return lambda found: text


LONGEST_LINE = 400
"""Letters of a line that is searched: the time grows with their square, and nobody writes a longer one by hand."""
NAME = r"[A-Za-z_][\w.]*"
SIGNS = (
    Foreign(r"\bfor\s*\(?(?P<sign>[^;]*;[^;]*;[^)]*)\)?", _always("for i in range(n):")),
    Foreign(rf"\bfor\s+(?P<name>{NAME})\s*(?P<sign>=\s*(?P<low>\w+)\s*:\s*(?P<high>\w+))\s*:?\s*$",
            lambda found: f"for {found['name']} in range(…):",
            lambda found: f"for {found['name']} in range({found['low']}, {found['high']} + 1):"),
    Foreign(rf"(?P<name>{NAME})\s*(?P<sign>(?P<op>[+-])(?P=op))\s*;?\s*(?=$|[\])}},])",
            lambda found: f"{found['name']} {found['op']}= 1", lambda found: f"{found['name']} {found['op']}= 1"),
    Foreign(rf"^\s*(?P<sign>(?P<op>[+-])(?P=op))(?P<name>{NAME})\s*;\s*$",
            lambda found: f"{found['name']} {found['op']}= 1"),
    Foreign(r"\s*(?P<sign>&&)\s*", _always("and"), _always(" and ")),
    Foreign(r"\s*(?P<sign>\|\|)\s*", _always("or"), _always(" or ")),
    Foreign(r"\b(?P<sign>else\s+if|elseif|elsif)\b", _always("elif"), _always("elif")),
    Foreign(r"(?P<sign>===)", _always("=="), _always("==")),
    Foreign(r"(?P<sign>!==)", _always("!="), _always("!=")),
    Foreign(r"(?P<sign><>)", _always("!="), _always("!=")),
    Foreign(r"(?<![=<>!])(?P<sign>=<)(?!<)", _always("<="), _always("<=")),
    Foreign(r"=\s*\(?[\w, ]*\)?\s*(?P<sign>=>)", _always("lambda x: …")),
    Foreign(r"\blambda\s+[\w, ]*(?P<sign>->)", _always("lambda x: …")),
    Foreign(r"(?<![=<>!])(?P<sign>=>)(?!>)", _always(">="), _always(">=")),
    Foreign(r"(?P<sign>\?)[^:?]+:", _always("a if condition else b")),
    Foreign(r"(?P<sign>!)\s*(?=[\w(])", _always("not"), _always("not ")),
    Foreign(r"(?<=[A-Za-z_)\]])\s*(?P<sign>\.[*/^])\s*",
            lambda found: {"*": "*", "/": "/", "^": "**"}[found["sign"][1]],
            lambda found: {"*": " * ", "/": " / ", "^": " ** "}[found["sign"][1]]),
    Foreign(r"^\s*(?P<sign>//)", _always("#"), lambda found: found[0].replace("//", "#")),
    Foreign(r"(?P<sign>/\*)", _always("#")),
    Foreign(r"^\s*(?P<sign>function|func|fn)\s+(?=\w+\s*\()", _always("def"),
            lambda found: found[0].replace(found["sign"], "def")),
    Foreign(rf"^\s*(?P<sign>int|float|double|bool|string|let|var|const|auto|Tensor)\s+(?={NAME}\s*=[^=])",
            _always("name = value"), lambda found: found[0].replace(found["sign"], "").replace(" ", "", 1)),
    Foreign(r"\b(?P<sign>new)\s+(?=\w)", _always("Name(…)"), _always("")),
    Foreign(r"^\s*(?P<sign>switch)\b", _always("if … elif … else")),
    Foreign(r"^\s*(?P<sign>do)\s*[{:]?\s*$", _always("while True:")),
    Foreign(r"\b(?P<sign>catch)\b", _always("except"), _always("except")),
    Foreign(r"^\s*(?P<sign>throw)\b", _always("raise"), lambda found: found[0].replace("throw", "raise")),
    Foreign(rf"^\s*{NAME}\s*(?P<sign>:=|<-|←)", _always("="), lambda found: found[0].replace(found["sign"], "=")),
    Foreign(r"^\s*(if|while|for|elif|else|def|class|try)\b[^{]*?\s*(?P<sign>\{)\s*$", _always(":")),
)  # fmt: skip
"""In the order in which they are looked for: the first one found is told."""


Found = tuple[Span, dict[str, str], tuple[Repair, ...]]


def foreign_in(lines: list[str], number: int) -> Found | None:
    """Return a sign of another language in the line where Python gave up, or a brace at the end of the one before."""
    found = _foreign(lines[number - 1], number)
    if found is None and number > 1 and lines[number - 2].rstrip().endswith("{"):
        return _foreign(lines[number - 2], number - 1)
    return found


def _foreign(line: str, number: int) -> Found | None:
    """Return the place of the sign, the facts of the sentence, and a repair."""
    if len(line) > LONGEST_LINE:
        return None
    plain = without_texts(line)
    for sign in SIGNS:
        found = re.search(sign.pattern, plain)
        if found is None:
            continue
        first, end = found.span("sign")
        facts = {"foreign": line[first:end].strip(), "own": sign.own(found)}
        change = () if sign.repaired is None else (_repair(line, number, found, sign.repaired(found)),)
        return Span(number, first, number, end), facts, change
    return None


def _repair(line: str, number: int, found: re.Match[str], text: str) -> Repair:
    return Repair("python-sign", Span(number, found.start(), number, found.end()), text)


def without_texts(line: str) -> str:
    """Return a line of the same length with spaces for what stands in quotes and in a comment."""
    return re.sub(r"'[^']*'|\"[^\"]*\"|#.*", lambda found: " " * len(found[0]), line)
