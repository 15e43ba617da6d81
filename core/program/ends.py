"""Exceptions that end a run where Python would have gone on."""

from __future__ import annotations

from typing import NoReturn

LONGEST_NUMBER = 30
"""Characters of a number in a sentence; of a longer one only the size is said."""

Place = tuple[int, int, int, int]
"""(line, column, end line, end column): lines from 1, columns from 0 in characters, the end exclusive."""


class Stop(BaseException):
    """The program ends here, and no ``except`` or ``finally`` of the learner may see it.

    It is no ``Exception`` for that reason, and because torch catches those in places.

    Attributes:
        kind: An entry of core.explain.mistakes.MISTAKES.
        facts: What its sentences are filled with.
    """

    def __init__(self, kind: str, **facts: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.facts = {name: str(value) for name, value in facts.items()}


class Elsewhere(Stop):
    """The program needs modules that another kind of worker has loaded."""


class LimitReached(Stop):
    """A budget of core.trace.limits is used up; ``kind`` is "limit-" and the budget's name."""


def limit(name: str, allowed: float, needed: object = "more") -> NoReturn:
    """End the program because of a budget.

    Raises:
        LimitReached: always.
    """
    wanted = f"{needed:,}" if isinstance(needed, int | float) else str(needed)
    if len(wanted) > LONGEST_NUMBER:
        wanted = f"≈10^{sum(map(str.isdigit, wanted)) - 1}"
    raise LimitReached(f"limit-{name}", limit=name, allowed=f"{allowed:,}", needed=wanted)
