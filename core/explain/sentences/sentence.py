"""A sentence about a mistake, before its facts are filled in. Imports no torch."""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """English templates; ``{facts}`` are filled in."""

    message: str
    hint: str
