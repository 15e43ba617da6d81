"""The contents of an open scope: its items, or, where they are many, some of them and folded stretches between."""

from __future__ import annotations

import msgspec

from viz.picture.fold_tree import Item, Tree

TURNS_SHOWN = 8
"""Turns of an open loop that are shown without leaving any out."""

READABLE = 24
"""Nodes up to which nothing folds of itself."""

STRETCH = 4
"""Items shown at the beginning, in the middle and at the end of a stretch that was opened."""


class Slot(msgspec.Struct, frozen=True):
    """One item, or a run of neighbouring ones folded into one.

    Attributes:
        id: "n5" a node, "s3" a scope, "g120" a run that begins with node 120.
        kind: "node", "scope", "turns" or "lines".
        items: The items of which it consists.
        scope: The scope in which they stand.
    """

    id: str
    kind: str
    items: tuple[Item, ...]
    scope: int


def slots(tree: Tree, slot: Slot, focus: int | None, most: int, *, by_line: bool = False) -> list[Slot]:
    """Return what an open slot shows, at most ``most`` slots.

    Args:
        by_line: Fold what one line of the text made, however little it is.
    """
    if slot.kind in ("turns", "lines"):
        found = _middle_shown(tree, list(slot.items), slot.scope, slot.kind, focus)
    else:
        scope = ~slot.items[0] if slot.kind == "scope" else slot.scope
        found = _of_scope(tree, scope, focus, most, by_line)
    return found if len(found) <= most else _chunked(tree, found, most, focus)


def _of_scope(tree: Tree, scope: int, focus: int | None, most: int, by_line: bool) -> list[Slot]:
    """Show all items of a scope where they are few; otherwise some turns of a long loop, or a slot for each line."""
    items = list(tree.items[scope])
    if tree.turns.get(scope, 0) > TURNS_SHOWN and tree.size[scope] > READABLE:
        return _some_turns(tree, items, scope, focus)
    if by_line or len(items) > most:
        return _by_line(tree, items, scope)
    return [_single(item, scope) for item in items]


def _single(item: Item, scope: int) -> Slot:
    return Slot(f"n{item}", "node", (item,), scope) if item >= 0 else Slot(f"s{~item}", "scope", (item,), scope)


def _run(tree: Tree, items: list[Item], scope: int, kind: str) -> Slot:
    if len(items) == 1:
        return _single(items[0], scope)
    return Slot(f"g{tree.first(items[0])}", kind, tuple(items), scope)


def _some_turns(tree: Tree, items: list[Item], scope: int, focus: int | None) -> list[Slot]:
    """Show the first two turns, the last, and those beside the focus; what stands between folds."""
    places = [place for place, item in enumerate(items) if item < 0 and tree.trace.scopes[~item].kind == "iteration"]
    kept = {0, 1, len(places) - 1}
    here = _holding(tree, items, focus)
    if here is not None:
        turn = sum(1 for place in places if place < here)
        kept |= {turn - 1, turn, turn + 1}
    shown = {place for turn, place in enumerate(places) if turn in kept}
    if places:
        shown |= set(range(places[0])) | set(range(places[-1], len(items)))
        for turn, place in enumerate(places[:-1]):
            shown |= set(range(place, places[turn + 1])) if {turn, turn + 1} <= kept else set()
    return _runs_between(tree, items, scope, shown if here is None else shown | {here}, "turns")


def _middle_shown(tree: Tree, items: list[Item], scope: int, kind: str, focus: int | None) -> list[Slot]:
    """Show the beginning, the middle and the end of a stretch, so that opening again and again finds any item."""
    half = len(items) // 2
    shown = {*range(STRETCH), *range(len(items) - STRETCH, len(items))}
    shown |= set(range(half - STRETCH // 2, half + STRETCH // 2))
    here = _holding(tree, items, focus)
    if here is not None:
        shown |= {here - 1, here, here + 1}
    return _runs_between(tree, items, scope, shown, kind)


def _runs_between(tree: Tree, items: list[Item], scope: int, shown: set[int], kind: str) -> list[Slot]:
    found: list[Slot] = []
    run: list[Item] = []
    for place, item in enumerate(items):
        if place not in shown:
            run.append(item)
            continue
        if run:
            found.append(_run(tree, run, scope, kind))
            run = []
        found.append(_single(item, scope))
    return [*found, _run(tree, run, scope, kind)] if run else found


def _by_line(tree: Tree, items: list[Item], scope: int) -> list[Slot]:
    """Fold items of one source line into one; lines that take turns (a loop nobody announced) fold together."""
    lines = [_line(tree, item) for item in items]
    last = {line: place for place, line in enumerate(lines)}
    found: list[Slot] = []
    run: list[Item] = []
    end = 0
    for place, item in enumerate(items):
        end = max(end, last[lines[place]])
        run.append(item)
        if place == end:
            found.append(_run(tree, run, scope, "lines"))
            run, end = [], place + 1
    return found


def _chunked(tree: Tree, found: list[Slot], most: int, focus: int | None) -> list[Slot]:
    """Fold neighbours into at most ``most`` stretches of about equal length, the focus standing alone."""
    here = next((place for place, slot in enumerate(found) if focus is not None and _holds(tree, slot, focus)), -1)
    pieces = max(1, most - 2 if here >= 0 else most)
    length = -(-len(found) // pieces)
    result: list[Slot] = []
    place = 0
    while place < len(found):
        end = place + 1 if place == here else min(place + length, here if place < here else len(found))
        items = [item for slot in found[place:end] for item in slot.items]
        result.append(found[place] if end == place + 1 else _run(tree, items, found[place].scope, "lines"))
        place = end
    return result


def _holding(tree: Tree, items: list[Item], focus: int | None) -> int | None:
    if focus is None:
        return None
    wanted = {focus, *(~scope for scope in tree.chain(focus))}
    return next((place for place, item in enumerate(items) if item in wanted), None)


def _holds(tree: Tree, slot: Slot, focus: int) -> bool:
    return _holding(tree, list(slot.items), focus) is not None


def _line(tree: Tree, item: Item) -> int:
    span = tree.trace.nodes[item].span if item >= 0 else tree.trace.scopes[~item].span
    return span.line if span else 0
