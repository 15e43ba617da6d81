"""Remembers the places of fragments on their pages as numbers that all sessions share.

Streamlit remembers it by a deep copy of all containers around the fragment, and copies that once more when the
fragment runs alone. The graph page has seven fragments with some ten containers each: 22 kB of every session that
waits, the same in all of them. Numbers of equal pages are equal, so they are kept once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from streamlit.cursor import Cursor, LockedCursor, RunningCursor
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.form_utils import FormData
from streamlit.runtime import fragment

T = TypeVar("T")

KEPT = 2_000
"""Places that are kept once for all sessions: a page has some ten in each of its states."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cursor: where the next element of a container goes, or (locked) where its only one stands."""

    locked: bool
    root: int
    path: tuple[int, ...]
    index: int
    transient: int | None


@dataclass(frozen=True, slots=True)
class Container:
    """A container; ``parent`` says which of those that are remembered with it is around it, -1 none."""

    root: int | None
    place: Place | None
    parent: int
    block_type: str | None
    form: FormData | None
    fragment: str | None


@dataclass(frozen=True, slots=True)
class Open:
    """The containers that are open where a fragment is called: which ones of these and those around them.

    Parents come first. Of the tuple that Streamlit has in place of this it asks the last one where it is.
    """

    containers: tuple[Container, ...]
    opened: tuple[int, ...]

    def __getitem__(self, index: int) -> DeltaGenerator:
        return self.again()[index]

    def again(self) -> tuple[DeltaGenerator, ...]:
        """Return new containers at these places."""
        made: list[DeltaGenerator] = []
        for one in self.containers:
            made.append(_container_at(one, made[one.parent] if one.parent >= 0 else None))
        return tuple(made[one] for one in self.opened)


@dataclass(frozen=True, slots=True)
class Roots:
    """The cursors of a page's main part, its sidebar, and so on."""

    places: tuple[tuple[int, Place], ...]

    def again(self) -> dict[int, Cursor]:
        """Return new cursors at these places."""
        return {root: _cursor_at(place) for root, place in self.places}


class Passing(Exception):
    """An element that stands there only for now, as a spinner does: it is no number."""


def share_fragment_places() -> None:
    """Have every fragment remember its place as numbers; calling it again changes nothing."""
    fragment.deepcopy = copied  # pyright: ignore[reportPrivateImportUsage] - as its functions find it
    fragment._prepare_dg_stack_for_worker = deepcopy  # of a parallel fragment, which wants containers at once


def copied(places: Any) -> Any:
    """Return what stands for a deep copy: of containers or cursors their numbers, of numbers new ones."""
    if isinstance(places, Open | Roots):
        return places.again()
    try:
        return _once(_roots(places) if isinstance(places, dict) else _open(places))
    except Passing:
        return deepcopy(places)


@lru_cache(KEPT)
def _once(places: T) -> T:
    """Return of equal places those that came first."""
    return places


def _roots(cursors: Mapping[int, Cursor]) -> Roots:
    return Roots(tuple((root, _place(cursor)) for root, cursor in cursors.items()))


def _open(stack: Sequence[DeltaGenerator]) -> Open:
    found: dict[int, int] = {}  # by the id of a container, which the stack holds
    containers: list[Container] = []

    def known(one: DeltaGenerator) -> int:
        if id(one) not in found:
            parent = known(one._parent) if one._parent else -1
            cursor = one._cursor
            containers.append(Container(
                one._root_container, cursor and _place(cursor), parent, one._block_type, one._form_data,
                one._creating_fragment_id,
            ))  # fmt: skip
            found[id(one)] = len(containers) - 1
        return found[id(one)]

    opened = tuple(map(known, stack))
    return Open(tuple(containers), opened)


def _place(cursor: Cursor) -> Place:
    if len(cursor.transient_elements):
        raise Passing
    return Place(cursor.is_locked, cursor.root_container, cursor.parent_path, cursor.index, cursor._transient_index)


def _container_at(one: Container, parent: DeltaGenerator | None) -> DeltaGenerator:
    made = DeltaGenerator(one.root, one.place and _cursor_at(one.place), parent, one.block_type)
    made._form_data = one.form
    made._creating_fragment_id = one.fragment
    return made


def _cursor_at(place: Place) -> Cursor:
    if place.locked:
        return LockedCursor(place.root, place.path, place.index, place.transient)
    made = RunningCursor(place.root, place.path, place.transient)
    made._index = place.index
    return made
