"""Sentences as data: text with code, formulas and colours in it, which the browser writes without reading any markup.

A text from a program stands in a piece of its own and is written by ``textContent`` (or by KaTeX, which is given no way
to make links or HTML). Streamlit's elements get the same sentence as Markdown, see `as_markdown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Formatter
from typing import Any, Literal

import msgspec

from viz.escaping import LONGEST, code_span, formula, in_colour, markdown_text, visible

FORWARD, BACKWARD = "blue", "orange"
"""Colours of a value and of an adjoint, by the names that Streamlit's Markdown has for them."""


class Piece(msgspec.Struct, frozen=True):
    """A part of a sentence.

    Attributes:
        kind: "text", "code" or "maths" (LaTeX).
        text: What it reads; everything in it can be seen.
        colour: "blue", "orange", "green", "red", "gray", or "" for that of the text around it.
    """

    kind: Literal["text", "code", "maths"]
    text: str
    colour: str = ""


class Line(msgspec.Struct, frozen=True):
    """A sentence, or an item of a list."""

    pieces: tuple[Piece, ...]
    item: bool = False


Part = str | Piece | Line


def code(text: str) -> Piece:
    """Return a text of the program's, as code."""
    return Piece("code", visible(text) or " ")


def maths(latex: str, colour: str = "") -> Piece:
    """Return a formula; LaTeX with something unseen in it is shown as code."""
    return Piece("maths" if visible(latex, len(latex)) == latex else "code", visible(latex, len(latex)), colour)


def line(*parts: Part, item: bool = False) -> Line:
    """Return a sentence of parts; a plain text is one of ours."""
    return Line(tuple(_joined(_pieces(parts))), item)


def coloured(colour: str, *parts: Part) -> Line:
    """Return the parts in a colour."""
    return Line(tuple(msgspec.structs.replace(one, colour=colour) for one in _joined(_pieces(parts))))


def listed(parts: Iterable[Part], between: str) -> Line:
    """Return parts with a text between every two."""
    found: list[Part] = []
    for number, part in enumerate(parts):
        found += [between, part] if number else [part]
    return line(*found)


def filled(template: str, **parts: Part) -> Line:
    """Return a translated sentence with parts in place of its ``{names}``."""
    found: list[Part] = []
    for text, name, _, _ in Formatter().parse(template):
        found.append(text)
        if name is not None:
            found.append(parts[name])
    return line(*found)


def sentence(text: str) -> Line:
    """Return a sentence of ours with others' words in it; what stands between backticks becomes code."""
    parts = re.split(r"`([^`]+)`", visible(re.sub(r"\s+", " ", text), 4 * LONGEST))
    return line(*[code(part) if number % 2 else part for number, part in enumerate(parts)])


def _pieces(parts: Iterable[Part]) -> Iterable[Piece]:
    for part in parts:
        match part:
            case str():
                yield Piece("text", visible(part, 4 * LONGEST))
            case Piece():
                yield part
            case Line():
                yield from part.pieces


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces without empty ones, neighbouring texts in one."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and (last.kind, last.colour) == (piece.kind, piece.colour) == ("text", piece.colour):
            found[-1] = Piece("text", last.text + piece.text, piece.colour)
        elif piece.text:
            found.append(piece)
    return found


def as_data(sentence: Line) -> list[Any]:
    """Return the sentence as the browser reads it: texts as such, code as ``["c", text]``, formulas as ``["m", text]``,
    each with its colour if it has one; an item of a list begins with ``0``."""
    found: list[Any] = [0] if sentence.item else []
    for kind, text, colour in ((one.kind[0], one.text, one.colour) for one in sentence.pieces):
        found.append([kind, text, colour] if colour else text if kind == "t" else [kind, text])
    return found


def as_markdown(sentence: Line) -> str:
    """Return the sentence for one of Streamlit's elements."""
    found = "".join(_coloured(piece.colour, _markdown(piece)) for piece in sentence.pieces)
    return f"- {found}" if sentence.item else found


def _coloured(colour: str, markdown: str) -> str:
    return in_colour(colour, markdown) if colour else markdown


def _markdown(piece: Piece) -> str:
    """Return a piece as Markdown; spaces at the ends of a text part it from its neighbours."""
    if piece.kind == "code":
        return code_span(piece.text)
    if piece.kind == "maths":
        return formula(piece.text)
    before = " " if piece.text.startswith(" ") else ""
    after = " " if piece.text.endswith(" ") and piece.text.strip() else ""
    return before + markdown_text(piece.text, 4 * LONGEST) + after
