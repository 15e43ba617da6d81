"""Sentences of `viz.prose` as one text for a test: code in backticks, formulas in dollars, colours by name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from viz.prose import Line, Piece

SIGNS = {"text": "", "code": "`", "maths": "$"}


def read(lines: Iterable[Line]) -> str:
    return "\n".join("".join(map(_piece, line.pieces)) for line in lines)


def _piece(one: Piece) -> str:
    text = f"{SIGNS[one.kind]}{one.text}{SIGNS[one.kind]}"
    return f":{one.colour}[{text}]" if one.colour else text


def read_details(details: str, node: int) -> str:
    """Return what a JSON list of details, as the browser gets it, says of a node; "" where it does not have it."""
    one = next((one for one in json.loads(details) if one["node"] == node), None)
    if one is None:
        return ""
    lines = [one["place"], *(line for _, lines in one["sections"] for line in lines)]
    return "\n".join([one["name"], one["expression"], *("".join(map(_sent, line)) for line in lines)])


def _sent(part: Any) -> str:
    if part == 0:  # an item of a list
        return "- "
    kind, text, *colour = ["t", part] if isinstance(part, str) else part
    text = text if kind == "t" else f"`{text}`" if kind == "c" else f"${text}$"
    return f":{colour[0]}[{text}]" if colour else text
