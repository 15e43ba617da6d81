"""Markdown that a stranger wrote, made safe: emphasis, code, lists, formulas and paragraphs stay, all else is text.

A teacher's exercise arrives in an address, which anybody may have written. Its prompt may look like a prompt; it may
not hold a link, an image, a tag, a table, a heading, a directive, or a formula that leaves its line. What is kept is
written anew from parts that `viz.escaping` made.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from viz.escaping import JOINER, code_block, code_span, display_formula, formula, markdown_text, visible_lines

LONGEST_LINE = 2_000
LONGEST_FORMULA = 600
MOST_LINES = 200

_FENCE = re.compile(r"^ {0,3}```+ *(\w*) *$")
_ITEM = re.compile(r"^ {0,3}(?:[-*+]|(\d{1,3})[.)]) +(?=\S)")
_DISPLAY = re.compile(r"^ {0,3}\$\$(.+)\$\$ *$")
_INLINE = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`)(?P<inside>.+?)(?<!`)(?P=ticks)(?!`))"
    r"|(?<!\\)\$(?P<formula>[^\s$](?:[^$]*[^\s$])?)\$(?!\d)"
    r"|\*\*(?P<bold>[^\s*](?:[^*]*[^\s*])?)\*\*"
    r"|(?<![\w*])\*(?P<italic>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"
)

COMMANDS = frozenset(
    """alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho
    sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
    frac dfrac tfrac binom sqrt sum prod int iint oint lim limits nolimits sup inf max min argmax argmin exp log ln lg
    sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth det dim ker rank gcd deg Pr arg hom mod bmod pmod
    cdot cdots ldots dots vdots ddots times div pm mp ast star circ bullet oplus ominus otimes odot wedge vee cap cup
    setminus sqcap sqcup uplus amalg dagger ddagger le leq ge geq lt gt ne neq equiv sim simeq approx cong propto ll gg
    prec succ preceq succeq subset subseteq supset supseteq in ni notin not mid parallel perp models vdash dashv
    to gets mapsto leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow longrightarrow longleftarrow
    longmapsto uparrow downarrow updownarrow nearrow searrow iff implies impliedby hookrightarrow
    partial nabla infty forall exists nexists emptyset varnothing neg lnot land lor top bot ell hbar Re Im aleph prime
    angle triangle square Box Diamond diamond backslash checkmark
    hat bar vec dot ddot tilde check breve acute grave mathring widehat widetilde overline underline overrightarrow
    overleftarrow overbrace underbrace overset underset stackrel substack boxed cancel
    mathbf mathrm mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol bm text textbf textit textrm texttt
    operatorname left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr langle rangle lfloor
    rfloor lceil rceil lvert rvert lVert rVert vert Vert lbrace rbrace lbrack rbrack
    quad qquad begin end displaystyle textstyle intercal colon coloneqq""".split()
)
"""Commands of LaTeX that stay on their line and name nothing outside it."""
ENVIRONMENTS = frozenset(
    "matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix cases rcases aligned gathered split array".split()
)
_COMMAND = re.compile(r"\\([A-Za-z]+|.|$)", re.DOTALL)
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\s*\{([^{}]*)\}")
_ROOM = re.compile(r"\\\\\s*\[")
"""A new line with a height of the author's choice."""
_MARKDOWN = re.compile(r"\]\s*[(:\[]|:\w+\[|https?:|www\.|@|~~", re.IGNORECASE)
"""What would mean something in Markdown, should a reader not take the formula for one."""


def authored_markdown(text: str) -> str:
    """Return Markdown with what is allowed of the Markdown in a text, and everything else as it was typed."""
    return "\n\n".join(_blocks(visible_lines(text).split("\n")[:MOST_LINES]))


def allowed_formula(latex: str) -> bool:
    """Whether a formula has only commands that stay on its line: no boxes of any size, links, colours, definitions."""
    if len(latex) > LONGEST_FORMULA or _ROOM.search(latex) or _MARKDOWN.search(latex):
        return False
    if "%" in latex.replace("\\%", ""):  # the rest would be a comment
        return False
    for command in _COMMAND.findall(latex):
        if command.isalpha() and command.isascii():
            if command not in COMMANDS:
                return False
        elif command not in ("\\", "{", "}", ",", ";", ":", "!", " ", "|", "_", "#", "%", "&"):
            return False
    return {*_ENVIRONMENT.findall(latex)} <= ENVIRONMENTS


def _blocks(lines: list[str]) -> Iterator[str]:
    """Yield paragraphs, lists, formulas on lines of their own, and blocks of code."""
    rest = deque(lines)
    while rest:
        display = _DISPLAY.match(rest[0])
        if _FENCE.match(rest[0]):
            yield _code(rest)
        elif _ITEM.match(rest[0]):
            yield _list(_items(rest))
        elif display:
            rest.popleft()
            yield _display(display.group(1).strip())
        elif rest[0].strip():
            yield _lines(_paragraph(rest))
        else:
            rest.popleft()


def _code(rest: deque[str]) -> str:
    """Take a block of code, up to its second fence or the end."""
    rest.popleft()
    code: list[str] = []
    while rest and not _FENCE.match(rest[0]):
        code.append(rest.popleft())
    if rest:
        rest.popleft()
    return code_block("\n".join(code))


def _paragraph(rest: deque[str]) -> list[str]:
    """Take lines up to the next one that is empty or begins something else."""
    paragraph: list[str] = []
    while rest and not _begins_a_block(rest[0]) and rest[0].strip():
        paragraph.append(rest.popleft().strip())
    return paragraph


def _items(rest: deque[str]) -> list[tuple[str, str]]:
    """Take the items of one list, numbered or not, each with the lines on which it goes on."""
    items: list[tuple[str, str]] = []
    while rest:
        item = _ITEM.match(rest[0])
        if item:
            if items and (items[-1][0] == "") != (item.group(1) is None):
                break
            items.append((item.group(1) or "", rest.popleft()[item.end() :].strip()))
        elif _begins_a_block(rest[0]):
            break
        else:
            line = rest.popleft().strip()
            if line:
                items[-1] = (items[-1][0], f"{items[-1][1]} {line}")
    return items


def _begins_a_block(line: str) -> bool:
    return bool(_FENCE.match(line) or _ITEM.match(line) or _DISPLAY.match(line))


def _lines(lines: list[str]) -> str:
    """Return a paragraph whose lines end where the author ended them."""
    return "  \n".join(_inline(line) for line in lines)


def _list(items: list[tuple[str, str]]) -> str:
    return "\n".join(
        f"{int(number)}. {_inline(text)}" if number else f"- {_inline(text)}" for number, text in items
    )  # fmt: skip


def _display(latex: str) -> str:
    return display_formula(_safe(latex)) if allowed_formula(latex) else code_span(latex, LONGEST_LINE)


def _inline(line: str) -> str:
    """Return one line of Markdown; its first letters begin no block, for every part escapes a line's start."""
    parts: list[str] = []
    place = 0
    for found in _INLINE.finditer(line := line[:LONGEST_LINE]):
        parts += _text(line[place : found.start()])
        parts.append(_marked(found))
        place = found.end()
    return _joined([*parts, *_text(line[place:])])


def _joined(parts: list[str]) -> str:
    """Return parts side by side: two fences that touch would be one of another length, and open what they close."""
    line = ""
    for part in parts:
        touching = line and part and line[-1] == part[0] and part[0] in "`$*"
        line += JOINER + part if touching else part
    return line


def _marked(found: re.Match[str]) -> str:
    if found["code"]:
        return code_span(found["inside"].strip() or found["inside"], LONGEST_LINE)
    if found["formula"]:
        return _as_formula(found["formula"])
    if found["bold"]:
        return f"**{''.join(_text(found['bold']))}**"
    return f"*{''.join(_text(found['italic']))}*"


def _as_formula(latex: str) -> str:
    return formula(_safe(latex)) if allowed_formula(latex) else code_span(latex, LONGEST_LINE)


def _safe(latex: str) -> str:
    """Return a formula without signs that begin or end a tag."""
    return latex.replace("<", r"\lt ").replace(">", r"\gt ")


def _text(text: str) -> list[str]:
    """Return a stretch of text, with the spaces at its ends, of which `markdown_text` keeps none."""
    if not text.strip():
        return [" "] if text else []
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return [before, markdown_text(text.strip(), LONGEST_LINE), after]
