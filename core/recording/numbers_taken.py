"""Numbers and arrays that were read from values, and what a program made of them: ways that autograd knows nothing of.

A Python number has an identity: the float that ``loss.item()`` gives is the very one in ``torch.tensor(loss.item())``.
So it is recognised for certain as long as nobody computes with it. What was computed from it is found in the text of
the program (core.program.number_flow), where there is one.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import numpy

from core.recording.calls import ordered_arguments
from core.recording.nodes import Value

NOTHING: list[Any] = []
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
        self._by_place: dict[Any, list[Taking]] = {}
        self._arrays: set[int] = set()
        self._used: dict[int, list[Taking]] = {}

    def __contains__(self, index: int) -> bool:
        return index in self._values

    def note(self, value: Value, read: object, place: Any) -> None:
        """Note a reading. An array is not kept: whoever has it decides how long it lives."""
        self._values.add(value.index)
        if len(self.all) >= MOST_KEPT or not isinstance(read, float | complex | list | numpy.ndarray):
            return  # small integers are one object each, whoever made them
        one = Taking(value, weakref.ref(read) if isinstance(read, numpy.ndarray) else read, place)
        self.all.append(one)
        self._by_place.setdefault(place, []).append(one)
        if isinstance(read, numpy.ndarray):
            self._arrays.add(value.index)
        for part in _parts(read):
            self._by_identity[id(part)] = one

    def is_array(self, index: int) -> bool:
        """Whether a value was read as an array of NumPy."""
        return index in self._arrays

    def used_by(self, value: Value) -> list[Taking]:
        """Return the readings whose numbers went into the call that made a value."""
        if not self.all:
            return NOTHING
        known = self._used.get(value.index)
        if known is None:
            known = self._used[value.index] = self._used_by(value) or NOTHING
        return known

    def _used_by(self, value: Value) -> list[Taking]:
        found: list[Taking] = []
        given = value.call and (
            *enumerate(ordered_arguments(value.call.function, value.call.args)),
            *value.call.kwargs.items(),
        )
        for argument, one in given or ():
            known = list(self._recognised(one))
            if not known and isinstance(one, float) and value.operands:
                known = self._flowing(value, argument)
            found += known
        if not found and (not value.operands or any(_is_unseen(operand) for operand in value.operands)):
            found = self._flowing(value, None)
        return [one for one in found if one.value.index < value.index]

    def _flowing(self, value: Value, argument: int | str | None) -> list[Taking]:
        """Return the readings that the text lets flow into an argument of the call that made a value: the last one of
        each place, since a loop reads at one place a thousand times."""
        if self.flow is None or value.place is None:
            return []
        flows = self.flow(value.place, argument)
        found = [
            next((one for one in reversed(readings) if one.value.index < value.index), None)
            for place, readings in self._by_place.items()
            if flows(place)
        ]
        return [one for one in found if one is not None]

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
        self._by_place.clear()
        self._used.clear()


def _is_unseen(operand: Value) -> bool:
    """Whether nobody saw an operand being made: torch tells nothing of ``torch.FloatTensor(numbers)``."""
    return operand.call is None and operand.place is None and not operand.operands and not operand.requires_grad


def _parts(read: Any, around: tuple[int, ...] = ()) -> Iterator[Any]:
    """Yield what has an identity of its own in a number, an array or a list: lists lie in lists no deeper than ten."""
    if isinstance(read, float | complex | numpy.ndarray):
        yield read
    elif isinstance(read, list | tuple) and len(around) < 10 and id(read) not in around:
        for part in islice(read, LONGEST_LIST):
            yield from _parts(part, (*around, id(read)))


def _kept(one: Taking) -> Iterator[Any]:
    if isinstance(one.read, weakref.ref):
        yield one.read()
    else:
        yield from _parts(one.read)
