"""Many records of one kind as columns: the form in which a run of 100,000 operations is sent and kept.

The records of a long program are nearly alike (a loop makes the same ones at every turn), so what they have in common
is said once, in a *kind*, and what differs stands in columns of numbers. A table reads like the tuple of records that
it stands for; each record is made when somebody looks at it. The tables themselves are in core.trace.tables.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any

import msgspec

MADE_AT_ONCE = 2_000
"""Records of a table that are kept when they were made: what looks at all of a long run's must not hold them all."""


def column(numbers: Iterable[int]) -> bytes:
    """Return integers as a column of 32 bits each."""
    return array("i", numbers).tobytes()


def long_column(numbers: Iterable[int]) -> bytes:
    """Return integers as a column of 64 bits each."""
    return array("q", numbers).tobytes()


def numbers_in(column: bytes) -> array[int]:
    """Return what `column` was made of. An array takes a ninth of a list: its numbers are no objects."""
    return array("i", column)


def long_numbers_in(column: bytes) -> array[int]:
    """Return what `long_column` was made of."""
    return array("q", column)


def bounds(lengths: Iterable[int]) -> array[int]:
    """Return where each of several neighbouring stretches of these lengths begins, and where the last one ends."""
    return array("q", accumulate(lengths, initial=0))


class Groups(Sequence[tuple[int, ...]]):
    """Tuples of numbers that stand one after another in a column; each is made when somebody looks at it.

    Args:
        flat: The numbers of all.
        lengths: How many each has.
    """

    def __init__(self, flat: array[int], lengths: Iterable[int]) -> None:
        self._flat = flat
        self._ends = bounds(lengths)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        return tuple(self._flat[self._ends[place] : self._ends[place + 1]])

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        flat = self._flat
        return (tuple(flat[start:end]) for start, end in pairwise(self._ends))


class Table(msgspec.Struct, frozen=True, dict=True):
    """Records of one kind; reads like a tuple of them."""

    def row(self, place: int) -> Any:
        """Return the record at a place (from 0), made anew."""
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return tuple([self[one] for one in range(*place.indices(len(self)))])
        found = self._made.get(place)
        if found is None:
            if not -len(self) <= place < len(self):
                raise IndexError("there is no such record")
            found = self.row(place % len(self))
            if len(self._made) >= MADE_AT_ONCE:
                self._made.clear()
            self._made[place] = found
        return found

    def __iter__(self) -> Iterator[Any]:
        return map(self.__getitem__, range(len(self)))

    def __reversed__(self) -> Iterator[Any]:
        return map(self.__getitem__, range(len(self) - 1, -1, -1))

    @cached_property
    def _made(self) -> dict[int, Any]:
        return {}
