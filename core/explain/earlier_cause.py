"""Facts about a mistake whose cause lies before its place. Imports no torch."""

from __future__ import annotations

from typing import NamedTuple

from core.program.ends import Place


class Caused(NamedTuple):
    """A kind that says more than the one that the message alone gives.

    Attributes:
        kind, facts: As of `core.explain.mistakes.mistake`.
        nodes: The nodes that it is about; None for the operands of the failing expression.
        cause: Where it was brought about, if that is another place than the one that failed.
    """

    kind: str
    facts: dict[str, str]
    nodes: tuple[int, ...] | None = None
    cause: Place | None = None
