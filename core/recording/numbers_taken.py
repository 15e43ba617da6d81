"""Numbers and arrays that were read from values, and what a program made of them: ways that autograd knows nothing of.

A Python number has an identity: the float that ``loss.item()`` gives is the very one in ``torch.tensor(loss.item())``.
So it is recognised for certain as long as nobody computes with it. What was computed from it is found in the text of
the program (core.program.flow), where there is one.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy

from core.recording.calls import ordered_arguments

if TYPE_CHECKING:
    from core.recording.values import Value

MOST_KEPT = 20_000
"""Numbers of one run that are recognised again."""
LONGEST_LIST = 1_000


class Taking(NamedTuple):
    """One reading of a value as numbers: ``read`` is the number, the list, or a weak reference to the array."""

    value: Value
    read: Any
    place: Any


class NumbersTaken:
    """All readings of a run.

    Attributes:
        flow: Given the place of a call and which of its arguments is meant (None for all), return whether what is read
            at another place may be among the numbers there. A run of a program sets it.
    """

    def __init__(self) -> None:
        self.flow: Callable[[Any, int | str | None], Callable[[Any], bool]] | None = None
        self.all: list[Taking] = []
        self._values: set[int] = set()
        self._by_identity: dict[int, Taking] = {}

    def __contains__(self, index: int) -> bool:
        return index in self._values

    def note(self, value: Value, read: object, place: Any) -> None:
        """Note a reading. An array is not kept: whoever has it decides how long it lives."""
        self._values.add(value.index)
        if len(self.all) >= MOST_KEPT or not isinstance(read, float | complex | list | numpy.ndarray):
            return  # small integers are one object each, whoever made them
        one = Taking(value, weakref.ref(read) if isinstance(read, numpy.ndarray) else read, place)
        self.all.append(one)
        for part in _parts(read):
            self._by_identity[id(part)] = one

    def is_array(self, index: int) -> bool:
        """Whether a value was read as an array of NumPy."""
        return any(one.value.index == index and isinstance(one.read, weakref.ref) for one in self.all)

    def used_by(self, value: Value) -> list[Taking]:
        """Return the readings whose numbers went into the call that made a value."""
        call = value.call
        if call is None or not self.all:
            return []
        found: list[Taking] = []
        for argument, given in (*enumerate(ordered_arguments(call.function, call.args)), *call.kwargs.items()):
            known = list(self._recognised(given))
            if not known and isinstance(given, float) and value.operands:
                known = self._flowing(value, argument)
            found += known
        if not found and not value.operands:
            found = self._flowing(value, None)
        return [one for one in found if one.value.index < value.index]

    def _flowing(self, value: Value, argument: int | str | None) -> list[Taking]:
        """Return the readings that the text lets flow into an argument of the call that made a value."""
        if self.flow is None or value.call is None or value.place is None:
            return []
        flows = self.flow(value.place, argument)
        return [one for one in self.all if one.value.index < value.index and flows(one.place)]

    def _recognised(self, given: Any) -> Iterator[Taking]:
        known: Taking | None = None
        for part in _parts(given):
            one = self._by_identity.get(id(part))
            if one is not None and one is not known and any(part is kept for kept in _kept(one)):
                known = one
                yield one

    def release(self) -> None:
        """Drop the values."""
        self.all.clear()
        self._by_identity.clear()


def _parts(read: Any, depth: int = 0) -> Iterator[Any]:
    """Yield what has an identity of its own in a number, an array or a list: lists lie in lists no deeper than ten."""
    if isinstance(read, float | complex | numpy.ndarray):
        yield read
    elif isinstance(read, list | tuple) and depth < 10:
        for part in islice(read, LONGEST_LIST):
            yield from _parts(part, depth + 1)


def _kept(one: Taking) -> Iterator[Any]:
    if isinstance(one.read, weakref.ref):
        yield one.read()
    else:
        yield from _parts(one.read)
