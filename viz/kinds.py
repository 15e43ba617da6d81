"""Kinds of values that pages' choices take. A kind takes anything, from a link or a browser, and returns a sound value.

Whoever edits a link by hand, or sends forged messages, can put any JSON in a choice's place; a kind refuses what the
page could not have written itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from core.program.source import with_newlines
from viz.link import LONGEST

T = TypeVar("T")
Kind = Callable[[object], T]
"""Returns the choice, or raises Unsound."""


class Unsound(ValueError):
    """The page could not have written this choice."""


def flag(value: object) -> bool:
    """On or off."""
    if not isinstance(value, bool):
        raise Unsound("not on or off")
    return value


def line(most: int) -> Kind[str]:
    """One line of at most so many characters."""

    def kind(value: object) -> str:
        if not isinstance(value, str) or len(value) > most or "\n" in value or "\r" in value:
            raise Unsound("not a line, or too long")
        return value

    return kind


def text(most: int) -> Kind[str]:
    """Lines of at most so many characters together, with one sort of line end."""

    def kind(value: object) -> str:
        if not isinstance(value, str) or len(value) > most:
            raise Unsound("not a text, or too long")
        return with_newlines(value)

    return kind


def program(value: object) -> str:
    """A program. One that is longer than may run is still the person's: core says that it is too long."""
    return text(LONGEST)(value)


def whole(low: int, high: int) -> Kind[int]:
    """A whole number, both ends included."""

    def kind(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise Unsound("not a whole number in the range")
        return value

    return kind


def number(low: float, high: float) -> Kind[float]:
    """A finite number, both ends included."""

    def kind(value: object) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or not low <= value <= high:
            raise Unsound("not a number in the range")
        return float(value)

    return kind


def one_of(options: Iterable[T]) -> Kind[T]:
    """One of a few; of a table one of its keys."""
    known = tuple(options)

    def kind(value: object) -> T:
        for option in known:
            if option == value and isinstance(option, bool) == isinstance(value, bool):
                return option
        raise Unsound("none of the options")

    return kind


def several(each: Kind[T], most: int, least: int = 0) -> Kind[tuple[T, ...]]:
    """A tuple of a bounded length. A widget of several options has None where none is chosen."""

    def kind(value: object) -> tuple[T, ...]:
        entries = () if value is None else value
        if not isinstance(entries, list | tuple) or not least <= len(entries) <= most:
            raise Unsound("not a list, too short or too long")
        return tuple(map(each, entries))

    return kind


def a_set(each: Kind[T], most: int) -> Kind[frozenset[T]]:
    """A set of at most so many."""

    def kind(value: object) -> frozenset[T]:
        if not isinstance(value, list | tuple | set | frozenset) or len(value) > most:
            raise Unsound("not a list, or too long")
        return frozenset(map(each, value))

    return kind


def optional(each: Kind[T]) -> Kind[T | None]:
    """A choice, or None for none."""
    return lambda value: None if value is None else each(value)


def such_that(each: Kind[T], holds: Callable[[T], bool]) -> Kind[T]:
    """A choice of a kind for which something holds."""

    def kind(value: object) -> T:
        found = each(value)
        if not holds(found):
            raise Unsound("does not hold")
        return found

    return kind
