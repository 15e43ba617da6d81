"""Chooses fold, size of cards and direction: as much of a program as fits the room at a readable size.

The finest fold comes first, each time from left to right, from top to bottom, and as rows; the first that fits is
taken, and of several the one that may be shown largest.
"""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from core.trace import Trace
from viz.picture.dot import ACROSS, DOWN, to_dot
from viz.picture.fold import Closeness, folded
from viz.picture.fold_cards import Fold
from viz.picture.fold_near import neighbourhood
from viz.picture.fold_tree import Tree
from viz.picture.labels import finished
from viz.picture.layout import placed
from viz.picture.places import PAD, Places
from viz.picture.room import Room
from viz.picture.rows import Rows, rows_dot, rows_places
from viz.picture.scene import Look, Scene, Tangents, scene

CLOSER = (
    Closeness(),
    *(Closeness(readable) for readable in (17, 12)),
    *(Closeness(readable, loops=True) for readable in (12, 9, 7, 5)),
    *(Closeness(5, loops=True, by_line=True, most=most) for most in (300, 12, 10, 8, 7, 6, 5, 4, 3)),
)
"""How much folds of itself, from least to most."""

SOME_CLOSER = (CLOSER[0], CLOSER[4], CLOSER[8], CLOSER[11], CLOSER[-1])
LONG = 2_000
"""Nodes above which only `SOME_CLOSER` are tried: each costs a walk through the trace."""

OUTLINE = 4
"""Folded scopes from which on an outline of them is better than one card for all."""

ROWS = "rows"
"""The layout of `viz.picture.rows`."""

LAYOUTS = ("", ACROSS, DOWN, ROWS)
"""What a reader may wish, see `Wish.layout`."""

SMALLEST_CARD = 110 * 75
"""Square pixels that a card takes at least with the space around it."""

FEW, FULL = 20, 1.35
"""Cards above which a layout needs more than their own area, by this factor."""

TANGLED = 1.4
"""Edges for each card above which rows would be a tangle: there Graphviz's layouts alone are tried."""

BETWEEN = 24
"""Space that a card surely takes at two sides."""

CROWD = 40
"""Cards above which a picture is not tried in several directions."""


class Wish(msgspec.Struct, frozen=True):
    """A learner's choices for a picture; see `viz.picture.fold.folded` and `viz.picture.fold_near.neighbourhood`.

    Attributes:
        steps: Draw only what is at most so many edges away from the focus; 0 draws everything.
        layout: `ACROSS`, `DOWN` or `ROWS`; "" for the one that the room allows to be shown largest.
    """

    opened: frozenset[str] = frozenset()
    focus: int | None = None
    by_line: bool = False
    steps: int = 0
    layout: str = ""


class Choice(NamedTuple):
    """The amount that folds, the look of cards, and the layout: `ACROSS`, `DOWN` or `ROWS`."""

    close: Closeness
    look: Look
    way: str


class Arranged(msgspec.Struct, frozen=True):
    """A scene with the places of its parts, and the choice that led to it."""

    fold: Fold
    scene: Scene
    places: Places
    choice: Choice


def fold_wished(trace: Trace, wish: Wish, close: Closeness | None = None, tree: Tree | None = None) -> Fold:
    """Return the fold of a wish, closer than usual where ``close`` says so."""
    if wish.steps and wish.focus is not None:
        return neighbourhood(trace, wish.focus, wish.steps)
    return folded(trace, wish.opened, wish.focus, by_line=wish.by_line, close=close, tree=tree)


def arranged(
    trace: Trace, wish: Wish, room: Room, shown_pass: int | None, *, backward: bool = False,
    tangents: Tangents | None = None,
) -> Arranged:  # fmt: skip
    """Return the picture of a trace for a room.

    What the learner opened or selected changes nothing else: how much folds of itself is decided without it. So a click
    may make the picture larger than the room, and never folds anything.

    Raises:
        LayoutFailed: there is no picture; the message says why.
    """
    drawing = _Drawing(trace, Tree(trace), room, shown_pass, backward, tangents)
    plain = Wish(by_line=wish.by_line)
    place = re.sub(r"[\d.eE+-]+", "0", trace.source), room, plain, shown_pass, backward, tangents is None
    kept, found = _choices.pop(place, None), None
    if kept is None or kept.held_for() is not trace or wish == plain:
        found = drawing.again(plain, kept.choice) if kept else None
        choice, found = (kept.choice, found) if kept and found else drawing.first_fitting(plain)
        kept = _Kept(choice, weakref.ref(trace))
    _choices[place] = kept
    if len(_choices) > REMEMBERED:
        del _choices[next(iter(_choices))]
    return found if found is not None and wish == plain else drawing.largest(wish, kept.choice)


class _Kept(NamedTuple):
    """A choice, and the trace for which it was seen to fit."""

    choice: Choice
    held_for: weakref.ref[Trace]


_choices: dict[tuple[object, ...], _Kept] = {}
"""What was chosen for the last programs, whatever their numbers are: a number that is dragged moves no card."""

REMEMBERED = 64


class _Drawing(NamedTuple):
    """A trace that is drawn for a room, in one way after another."""

    trace: Trace
    tree: Tree
    room: Room
    shown_pass: int | None
    backward: bool
    tangents: Tangents | None

    def first_fitting(self, wish: Wish) -> tuple[Choice, Arranged]:
        """Return the first choice that fits with its picture; the last one whether it fits or not."""
        seen: set[tuple[str, ...]] = set()
        for close in CLOSER if len(self.trace.nodes) <= LONG else SOME_CLOSER:
            fold = fold_wished(self.trace, wish, close, self.tree)
            cards = tuple(card.id for card in fold.cards)
            if cards in seen or len(cards) * SMALLEST_CARD > self.room.width * self.room.reach:
                continue
            seen.add(cards)
            for look in self._looks(fold):
                shown = self._scene(fold, look)
                for way, places in fitting(shown, self.room):
                    choice = Choice(close, look, way)
                    return choice, Arranged(fold, shown, places, choice)
        choice = Choice(CLOSER[-1], Look(slim=True, narrow=self.room.narrow), DOWN)
        return choice, self.largest(wish, choice)

    def _looks(self, fold: Fold) -> Iterator[Look]:
        """Yield how the cards may look, the roomiest first; where many scopes are folded, at last without numbers."""
        narrow = self.room.narrow
        yield Look(narrow=narrow)
        yield Look(slim=True, narrow=narrow)
        if sum(card.kind == "scope" for card in fold.cards) >= OUTLINE:
            yield Look(slim=True, bare=True, narrow=narrow)

    def again(self, wish: Wish, choice: Choice) -> Arranged | None:
        """Return the picture of a choice that was made before, None when it fits no more."""
        fold = fold_wished(self.trace, wish, choice.close, self.tree)
        shown = self._scene(fold, choice.look)
        places = laid_out(shown, self.room, choice.way)
        return Arranged(fold, shown, places, choice) if scale(places, self.room) >= 1 else None

    def largest(self, wish: Wish, choice: Choice) -> Arranged:
        """Return a picture that may be larger than the room."""
        fold = fold_wished(self.trace, wish, choice.close, self.tree)
        shown = self._scene(fold, choice.look)
        ways = [wish.layout] if wish.layout else likely_ways(shown, self.room)
        way, places = largest_of(shown, self.room, ways)
        return Arranged(fold, shown, places, choice._replace(way=way))

    def _scene(self, fold: Fold, look: Look) -> Scene:
        return scene(self.trace, fold, self.shown_pass, backward=self.backward, tangents=self.tangents, look=look)


def scale(places: Places, room: Room) -> float:
    """Return how large a picture may be shown in a room; below 1 its text gets too small to be read."""
    return min(room.width / places.width, room.reach / places.height)


def might_fit(shown: Scene, room: Room) -> bool:
    """Return False when the cards alone need more than the room; many never lie so close that they fill it."""
    area = (FULL if len(shown.cards) > FEW else 1) * sum(
        (card.box.width + BETWEEN) * (card.box.height + BETWEEN) for card in shown.cards
    )
    widest = max((card.box.width for card in shown.cards), default=0) + 2 * PAD
    return area <= room.width * room.reach and widest <= room.width


def fitting(shown: Scene, room: Room) -> Iterator[tuple[str, Places]]:
    """Yield the layouts that fit, the one that may be shown largest first; rows only where Graphviz has none."""
    if not might_fit(shown, room):
        return
    down, across = longest_ways(shown)
    ways = [way for way, fits in ((DOWN, down <= room.reach), (ACROSS, across <= room.width)) if fits]
    found = [(way, laid_out(shown, room, way)) for way in ways[: 1 if len(shown.cards) > CROWD else 2]]
    yield from sorted(
        (pair for pair in found if scale(pair[1], room) >= 1), key=lambda pair: scale(pair[1], room), reverse=True
    )
    if readable_in_rows(shown):
        places = laid_out(shown, room, ROWS)
        if scale(places, room) >= 1:
            yield ROWS, places


def readable_in_rows(shown: Scene) -> bool:
    """Return False where rows would be a tangle."""
    return len(shown.cards) <= CROWD and len(shown.edges) <= TANGLED * len(shown.cards)


def likely_ways(shown: Scene, room: Room) -> list[str]:
    """Return the ways to lay out what may be larger than the room: of a crowd only the better one."""
    down, across = longest_ways(shown)
    better = DOWN if down / room.reach < across / room.width else ACROSS
    if len(shown.cards) > CROWD:
        return [better]
    return [DOWN, ACROSS, ROWS] if readable_in_rows(shown) else [DOWN, ACROSS]


def largest(shown: Scene, room: Room) -> Places:
    """Return the layout that may be shown largest, also of what does not fit."""
    return largest_of(shown, room, likely_ways(shown, room))[1]


def largest_of(shown: Scene, room: Room, ways: Sequence[str]) -> tuple[str, Places]:
    """Return which of some layouts may be shown largest, and where everything stands in it."""
    found = [(way, laid_out(shown, room, way)) for way in ways]
    return max(found, key=lambda pair: scale(pair[1], room))


def laid_out(shown: Scene, room: Room, way: str) -> Places:
    """Return where everything stands in a layout."""
    within = room.width if room.narrow else None
    if way != ROWS:
        return finished(shown, placed(to_dot(shown, way, close=room.narrow)), within)
    places = _in_rows(shown, room.width, within)
    # Lines and labels take room at the sides of full rows: one card below the other leaves the most.
    return _in_rows(shown, 0, within) if room.narrow and places.width > room.width else places


def _in_rows(shown: Scene, width: float, within: float | None) -> Places:
    rows = Rows(shown, width)
    return finished(shown, rows_places(shown, rows, placed(rows_dot(shown, rows), "nop2")), within)


def longest_ways(shown: Scene) -> tuple[float, float]:
    """Return the height of the longest way from top to bottom, and the width of the longest from left to right."""
    arriving: dict[int, list[int]] = {}
    for edge in shown.edges:
        arriving.setdefault(edge.head, []).append(edge.tail)
    lengths: dict[int, tuple[float, float]] = {}
    for number in in_order(shown):
        box = shown.cards[number].box
        before = [lengths[tail] for tail in arriving.get(number, ())]
        down = max((one[0] + BETWEEN for one in before), default=0.0) + box.height
        across = max((one[1] + BETWEEN for one in before), default=0.0) + box.width
        lengths[number] = down, across
    return (
        max((one[0] for one in lengths.values()), default=0) + 2 * PAD,
        max((one[1] for one in lengths.values()), default=0) + 2 * PAD,
    )


def in_order(shown: Scene) -> list[int]:
    """Return the cards, each after those that it is made from."""
    waiting = [0] * len(shown.cards)
    users: dict[int, list[int]] = {}
    for edge in shown.edges:
        waiting[edge.head] += 1
        users.setdefault(edge.tail, []).append(edge.head)
    found = [number for number, count in enumerate(waiting) if not count]
    for number in found:  # grows while it is walked
        for user in users.get(number, ()):
            waiting[user] -= 1
            if not waiting[user]:
                found.append(user)
    return found
