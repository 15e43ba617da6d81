"""Room for a newcomer in a full server: connections that were only opened go, then some of whoever holds most.

To open six hundred connections costs a stranger nothing; a class would stand before a full server.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol, TypeVar

SILENT_SECONDS = 10.0
"""A browser asks for its page as soon as it is connected. What has said nothing for so long is no browser."""
LARGE_PART = 0.5
"""Of all connections: an address that holds more of them gives way to one that holds less than half as many."""


class Held(Protocol):
    """A connection.

    Attributes:
        address: From which it came; "" where that is not known.
        opened, heard: When, by the border's clock; ``heard`` is None before its first message.
    """

    address: str
    opened: float
    heard: float | None


One = TypeVar("One", bound=Held)


def dispensable(there: Iterable[One], newcomer: str, now: float, most: int) -> list[One]:
    """Return the connections that make room for a newcomer; none where all have a right to stay.

    Args:
        newcomer: The address from which somebody comes.
        now: By the border's clock.
        most: Connections with which there is still room for one more.
    """
    held = list(there)
    if silent := [one for one in held if one.heard is None and now - one.opened > SILENT_SECONDS]:
        return silent
    by_address = Counter(one.address for one in held if one.address)
    for address, number in by_address.most_common(1):
        if newcomer and number > LARGE_PART * len(held) and by_address[newcomer] < number / 2:
            theirs = [one for one in held if one.address == address]
            theirs.sort(key=lambda one: one.opened if one.heard is None else one.heard)
            return theirs[: max(0, len(held) - most)]
    return []
