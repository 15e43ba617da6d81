"""Text that others wrote, on its way into Markdown, HTML, SVG, LaTeX, DOT and JSON: one function per format.

Names, operations, printed text, error texts and labels come from a stranger's program, perhaps by way of a worker that
lies. Each format that the application writes has one function here that makes such a text a plain text of that
format; tests/viz/test_escaping_used.py finds what goes around them.

Markdown means what Streamlit's renderer makes of it: CommonMark with GitHub's tables and links, formulas in dollar
signs, ``:red[directives]``, ``:material/icons:`` and ``:emoji:``. Some of these are searched for in the finished text,
after backslashes are gone; a word joiner, which has no width, parts them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import escape
from typing import Any, NamedTuple
from unicodedata import category

LONGEST = 400
"""Characters of a name or of one line; more would push everything else off the screen."""

LONGEST_TEXT = 20_000
"""Characters of a text of many lines; the browser gets slow with more."""

MOST_MARKS = 4
"""Accents on one letter; a tower of them covers the lines above."""

ELLIPSIS = "…"
JOINER = "\u2060"

# Control, format (bidirectional overrides, zero width), surrogate and private characters, line separators, fillers.
_UNSEEN_IN_LINES = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    r"\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb"
    r"\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U0010ffff"
)
_UNSEEN = {"line": re.compile(rf"[\n\t{_UNSEEN_IN_LINES}]"), "lines": re.compile(f"[{_UNSEEN_IN_LINES}]")}
# Ranges with all combining marks in them, and letters: a row of these is looked at one by one.
_TOWER = re.compile(
    r"[\u0300-\u1fff\u20d0-\u20ff\u2cef-\u2dff\u302a-\u309a\ua66f-\uabff\ufb1e\ufe00-\ufe2f\U000101fd-\U0001e94a]"
    rf"{{{MOST_MARKS + 1}}}"
)
_IN_EMOJI = re.compile("(?<=[\u2600-\u27bf\ufe0f\U0001f300-\U0001faff])\u200d(?=[\u2600-\u27bf\U0001f300-\U0001faff])")


def visible(text: str, longest: int = LONGEST) -> str:
    """Return a text as one line in which everything can be seen, and which every format can hold.

    What has no shape of its own stands there as Python would escape it: ``\\n``, ``\\x1b``, ``\\u202e``, ``\\ud800``.
    """
    return _shown(text, longest, "line")


def visible_lines(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text of several lines, with its line ends and tabs, else as `visible` does."""
    return _shown(text.replace("\r\n", "\n"), longest, "lines")


def visible_data(data: Any) -> Any:
    """Return what goes to the browser as JSON, with every text in it as `visible_lines` has it, uncut; keys stay."""
    match data:
        case str():
            return visible_lines(data, len(data))
        case dict():
            return {key: visible_data(value) for key, value in data.items()}
        case list() | tuple():
            return [visible_data(one) for one in data]
    return data


def _shown(text: str, longest: int, kind: str) -> str:
    cut = text if len(text) <= longest else text[: longest - 1] + ELLIPSIS
    if cut.isascii() and cut.isprintable():
        return cut
    if _UNSEEN[kind].search(cut):
        kept = {found.start() for found in _IN_EMOJI.finditer(cut)}
        cut = _UNSEEN[kind].sub(lambda one: one.group() if one.start() in kept else _python(one.group()), cut)
    return _without_towers(cut) if _TOWER.search(cut) else cut


def _python(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _without_towers(text: str) -> str:
    """Cut every row of accents to those that a script could need."""
    shown: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if category(character) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            shown.append(character)
    return "".join(shown)


# --- Markdown

_PUNCTUATION = re.compile(r"[\\`*_\[\]$<|~]|&(?=[#\w])|:(?![ !-/;-@\[-^`{-~])")
_LINE_START = re.compile(r"^(\d{0,9})(?=[-+=.)](?!\w)|[#>])")
_SPACES = re.compile(r"[ \t\r\n]+")
_LINKED = re.compile(r"(https?:|ftp:|mailto:|xmpp:|www)", re.IGNORECASE)
_ICON = re.compile(r":(?=[\w+\-/]+:)|:(?=material/)")


def markdown_text(text: str, longest: int = LONGEST) -> str:
    """Return Markdown that reads as the text: no tag, link, image, formula, directive, list or table in it."""
    return _text(visible(_one_line(text, longest), longest).strip(" "))


def _text(shown: str) -> str:
    parted = _ICON.sub(":" + JOINER, _LINKED.sub(r"\1" + JOINER, shown)).replace("@", "@" + JOINER)
    return _LINE_START.sub(r"\1\\", _PUNCTUATION.sub(r"\\\g<0>", parted), count=1)


def _one_line(text: str, longest: int) -> str:
    """Return text with one space for each row of spaces and line ends, of which a sentence may have several."""
    return _SPACES.sub(" ", text[: 2 * longest])


def code_span(text: str, longest: int = LONGEST) -> str:
    """Return the text as code in Markdown: a name such as ``__matmul__`` must not become bold.

    The fence is longer than every row of backticks inside. The renderer takes one space from both ends of what begins
    and ends with a space, so such a text gets one more. Inside the label of a directive use `in_colour` around it.
    """
    shown = visible(text, longest).replace(":material/", f":{JOINER}material/")  # replaced even in code
    if not shown.strip():
        return "` `"
    fence = "`" * (1 + max(map(len, re.findall("`+", shown)), default=0))
    ends = shown[0] + shown[-1]
    pad = " " if "`" in ends or ends == "  " else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def code_cell(text: str) -> str:
    """Return the text as code in a cell of a table, which a vertical line would end."""
    return code_span(text).replace("|", "\\|")


def sentence_markdown(text: str, longest: int = 4 * LONGEST) -> str:
    """Return a sentence of ours, with others' words in it, as Markdown; what stands between backticks becomes code.

    Whatever the others' words hold, what is between two backticks is code and all else is text.
    """
    parts = re.split(r"`([^`]+)`", visible(_one_line(text, longest), longest))
    return "".join(code_span(part) if number % 2 else _text(part) for number, part in enumerate(parts))


def in_colour(directive: str, markdown: str) -> str:
    """Return ``:gray[…]`` around Markdown; where that has a bracket too many, which would end it early, none.

    Args:
        directive: A colour or size of Streamlit's, such as "gray" or "small".
        markdown: Of ours, or from the functions here.
    """
    depth = 0
    for bracket in re.findall(r"\\[\[\]\\]|[\[\]]", markdown):
        depth += {"[": 1, "]": -1}.get(bracket, 0)
        if depth < 0:
            return markdown
    return markdown if depth or "\n\n" in markdown else f":{directive}[{markdown}]"


def formula(latex: str) -> str:
    """Return LaTeX as a formula in Markdown; LaTeX that would end it early is shown as code."""
    broken = "$" in latex or "`" in latex or visible(latex, len(latex)) != latex
    return code_span(latex) if broken else f"${latex.replace(':material/', '{:}material/')}$"


def display_formula(latex: str) -> str:
    """Return LaTeX as a formula on lines of its own, in Markdown; as `formula` does else."""
    found = formula(latex)
    return f"$$\n{found[1:-1]}\n$$" if found.startswith("$") else found


def code_block(text: str) -> str:
    """Return lines of Python as a block of code in Markdown."""
    shown = visible_lines(text).replace(":material/", f":{JOINER}material/")
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", shown)), default=0))
    return f"{fence}python\n{shown}\n{fence}"


class Latex(NamedTuple):
    """LaTeX as a cell of a table."""

    text: str


class Code(NamedTuple):
    """Code as a cell of a table."""

    text: str


def table_markdown(head: Sequence[object], rows: Sequence[Sequence[object]], numbers: int = 0) -> str:
    """Return a table of sentences, numbers and formulas; so many columns after the first hold numbers, to the right."""
    rules = ["---:" if 0 < column <= numbers else "---" for column in range(len(head))]
    lines = [[_table_cell(cell) for cell in row] for row in (head, *rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], rules, *lines[1:]))


def _table_cell(cell: object) -> str:
    if isinstance(cell, Latex):
        return formula(cell.text.replace(r"\|", r"\Vert ").replace("|", r"\vert "))
    if isinstance(cell, Code):
        return code_span(cell.text).replace("|", r"\|")
    return sentence_markdown(str(cell)).replace("|", r"\|") if str(cell) else ""


# --- LaTeX

LATEX = {
    "\\": r"\backslash ", "_": r"\_", "#": r"\#", "%": r"\%", "&": r"\&", "{": r"\{", "}": r"\}",
    "$": r"\text{\textdollar}", "^": r"\text{\textasciicircum}", "~": r"\text{\textasciitilde}", "<": r"\lt ",
    ">": r"\gt ", "[": r"\lbrack ", "]": r"\rbrack ", "`": r"\backprime ", "|": r"\vert ", "'": r"\text{’}",
    '"': r"\text{”}", "*": r"\ast ", "!": r"\text{!}",
}  # fmt: skip
"""Signs that mean something in a formula, or in the Markdown around it."""


def latex_text(text: str, longest: int = 60) -> str:
    """Return a name as LaTeX that reads as the name and defines, opens and ends nothing."""
    return re.sub(r"[\x00-\x7f]|[^\x00-\x7f]+", _latex, visible(text, longest))


def _latex(found: re.Match[str]) -> str:
    letters = found.group()
    return LATEX.get(letters, letters) if letters.isascii() or letters.isalpha() else rf"\text{{{letters}}}"


# --- HTML and SVG, DOT, JSON


def html_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text for an element or a quoted attribute of HTML or SVG: both read the same escapes."""
    return escape(visible_lines(text, longest))


def dot_text(text: str) -> str:
    """Return a text as a quoted string of DOT, whose label reads as the text."""
    shown = visible_lines(text).replace("\t", " ").replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + re.sub(r"&(?=#?\w+;)", "&amp;", shown) + '"'


def script_json(data: Any) -> str:
    """Return JSON for a script element, which it cannot end: a program may contain ``</script>``."""
    text = json.dumps(data, ensure_ascii=False)
    return re.sub("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]", lambda one: f"\\u{ord(one.group()):04x}", text)
