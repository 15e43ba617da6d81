"""Many records of one kind as columns: what a run of 100,000 operations leaves behind is sent and kept this way.

The records of a long program are nearly alike (a loop makes the same ones at every turn), so what they have in common
is said once, in a *kind*, and what differs stands in columns of numbers. A table reads like the tuple of records that
it stands for; each record is made when somebody looks at it. The tables themselves are in core.trace.tables.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Any

import msgspec
import numpy


def column(numbers: Iterable[int]) -> bytes:
    """Return integers as a column of 32 bits each."""
    return array("i", numbers).tobytes()


def long_column(numbers: Iterable[int]) -> bytes:
    """Return integers as a column of 64 bits each."""
    return array("q", numbers).tobytes()


def numbers_in(column: bytes) -> list[int]:
    """Return what `column` was made of."""
    return numpy.frombuffer(column, "<i4").tolist()


def long_numbers_in(column: bytes) -> list[int]:
    """Return what `long_column` was made of."""
    return numpy.frombuffer(column, "<i8").tolist()


def bounds(lengths: Iterable[int]) -> list[int]:
    """Return where each of several neighbouring stretches of these lengths begins, and where the last one ends."""
    return list(accumulate(lengths, initial=0))


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
        found = self._made[place]
        if found is None:
            found = self._made[place] = self.row(place % len(self))
        return found

    def __iter__(self) -> Iterator[Any]:
        return map(self.__getitem__, range(len(self)))

    def __reversed__(self) -> Iterator[Any]:
        return map(self.__getitem__, range(len(self) - 1, -1, -1))

    @cached_property
    def _made(self) -> list[Any]:
        return [None] * len(self)
