"""Sentences of `viz.prose` as one text for a test: code in backticks, formulas in dollars, colours by name."""

from __future__ import annotations

from collections.abc import Iterable

from viz.prose import Line, Piece

SIGNS = {"text": "", "code": "`", "maths": "$"}


def read(lines: Iterable[Line]) -> str:
    return "\n".join("".join(map(_piece, line.pieces)) for line in lines)


def _piece(one: Piece) -> str:
    text = f"{SIGNS[one.kind]}{one.text}{SIGNS[one.kind]}"
    return f":{one.colour}[{text}]" if one.colour else text
