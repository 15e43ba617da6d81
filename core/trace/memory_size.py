"""The bytes that records hold in memory, worked out from what is in them.

Many objects of one kind are weighed together: asking each of a hundred thousand nodes what it holds would keep the
server's interpreter for a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter
from sys import getsizeof
from typing import Any

import msgspec
import numpy

from core.trace.columns import MADE_AT_ONCE, Table
from core.trace.trace import Trace

ALIGNMENT = 8
"""Bytes that an allocation takes beside its object, on average: CPython's allocator rounds up to sixteen."""
SMALL_INTEGERS = range(-5, 257)
"""CPython has one object for each of these."""
READ_ROW_BYTES = 40
"""What reading adds to every row of a table: its columns once more, as arrays, and where its operands begin."""
MADE_ROW_BYTES = 400
"""What a record takes that was made of a row; a table keeps so many at most (`MADE_AT_ONCE`)."""


def weight(value: object) -> int:
    """Return about how many bytes a value holds in memory, with all that is in it.

    Values are plain data: records, containers, texts, numbers, arrays, and a `Trace` of such. What two of them share
    is counted twice. What a table's columns become when somebody reads it counts from the start.
    """
    total = 0
    level = [value]
    while level:  # all that is equally far inside at once: a small trace has a few kinds in each of some ten levels
        kinds: dict[type, list[Any]] = {}
        for one in level:
            kinds.setdefault(type(one), []).append(one)
        level = []
        for kind, alike in kinds.items():
            total += _own_bytes(kind, alike)
            for parts in _parts(kind, alike):
                level.extend(parts)
    return total


def _own_bytes(kind: type, alike: Sequence[Any]) -> int:
    """Return what objects of one kind take without their parts."""
    if kind is int:
        alike = [one for one in alike if one not in SMALL_INTEGERS]
    elif kind in (bool, type(None)):
        return 0
    elif kind is tuple:
        alike = [one for one in alike if one]  # there is one empty tuple
    total = sum(map(getsizeof, alike)) + ALIGNMENT * len(alike)
    if issubclass(kind, Table):
        rows = list(map(len, alike))
        total += READ_ROW_BYTES * sum(rows) + MADE_ROW_BYTES * sum(min(one, MADE_AT_ONCE) for one in rows)
    return total


def _parts(kind: type, alike: Sequence[Any]) -> list[Iterable[Any]]:
    """Return what objects of one kind refer to, in groups of which each is mostly of one kind."""
    if issubclass(kind, msgspec.Struct):
        fields = kind.__struct_fields__
        return [map(attrgetter(name), alike) for name in fields]
    if issubclass(kind, (tuple, list, set, frozenset)):
        return [chain.from_iterable(alike)]
    if issubclass(kind, dict):
        return [chain.from_iterable(alike), chain.from_iterable(one.values() for one in alike)]
    if issubclass(kind, numpy.ndarray):
        return [[one.base for one in alike if one.base is not None]]
    if issubclass(kind, Trace):
        return [[one.record for one in alike]]
    return []
