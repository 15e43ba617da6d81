"""Chooses the cards: a trace of any length is folded into at most 300 of them.

Scopes fold into one card each (a function's call, a loop, a turn of it, a module); a long loop that is open shows
its first and last turns, some in the middle, and a card for the turns between; a long stretch without scopes
folds by source line. Every node stands in exactly one card, no use is lost, and the picture has no cycle.
"""

from __future__ import annotations

from itertools import accumulate

import msgspec

from core.trace import Trace
from viz.picture.fold_cards import Card, Fold, Frame
from viz.picture.fold_edges import joined
from viz.picture.fold_slots import READABLE, Slot, slots
from viz.picture.fold_tree import Tree

DRAWN = 300
"""Cards in one picture, whatever the trace holds."""

LONG_TURN = 12
"""Nodes in one turn of an open loop above which the turn is shown as one card."""


class Closeness(msgspec.Struct, frozen=True):
    """The amount that folds without a click.

    Attributes:
        readable: Cards up to which scopes stay open.
        loops: Whether small loops and their turns fold, too.
        by_line: Make one card of what one source line made, until it is opened.
        most: Cards that are drawn unless more are opened.
    """

    readable: int = READABLE
    loops: bool = False
    by_line: bool = False
    most: int = DRAWN


def folded(
    trace: Trace,
    opened: frozenset[str] = frozenset(),
    focus: int | None = None,
    *,
    by_line: bool = False,
    close: Closeness | None = None,
    tree: Tree | None = None,
) -> Fold:
    """Return which cards are drawn; linear in the length of the trace.

    Args:
        by_line: Make one card of what one source line made, until it is opened.
        close: How much folds of itself, where it is more than usual.
        tree: The trace's, for one who folds it several times.
        opened: What the learner unfolded ("s3", "g120": see `Card.id`), and folded ("-s3").
        focus: A node that must have a card of its own; what hides it opens.
    """
    tree = tree or Tree(trace)
    close = close or Closeness()
    if by_line and not close.by_line:
        close = msgspec.structs.replace(close, by_line=True)
    fold = _within(tree, opened, None, close)
    if focus is not None and focus < len(trace.nodes) and not fold.drawn_alone(focus):
        fold = _within(tree, opened, focus, close)
    return fold


def _within(tree: Tree, opened: frozenset[str], focus: int | None, close: Closeness) -> Fold:
    """Fold until everything, repeated and stub cards too, is within `DRAWN`."""
    budget = DRAWN
    while True:
        fold = _fold(tree, opened, focus, budget, close)
        if len(fold.cards) <= DRAWN or budget <= 1:
            return fold
        own = sum(1 for card in fold.cards if card.kind not in ("again", "more"))
        budget = min(budget, own) * DRAWN // (len(fold.cards) + 1)


def _fold(tree: Tree, opened: frozenset[str], focus: int | None, budget: int, close: Closeness) -> Fold:
    placed, frames = _unfolded(tree, opened, focus, budget, close)
    card_of, members = [0] * len(tree.owner), []
    placed.sort(key=lambda pair: tree.first(pair[0].items[0]))
    for number, (slot, _) in enumerate(placed):
        members.append(tree.nodes(slot.items))
        for node in members[-1]:
            card_of[node] = number
    cards = [_card(tree, slot, frame, nodes) for (slot, frame), nodes in zip(placed, members, strict=True)]
    drawn, edges, card_of = joined(tree.trace, cards, card_of, focus)
    return Fold(tuple(drawn), tuple(frames), tuple(edges), tuple(card_of))


def _card(tree: Tree, slot: Slot, frame: int, nodes: list[int]) -> Card:
    turns = sum(1 for item in slot.items if item < 0 and tree.trace.scopes[~item].kind == "iteration")
    root = _last_root_among(tree, nodes)
    if slot.kind == "scope":
        scope = ~slot.items[0]
        return Card(slot.id, "scope", tuple(nodes), scope, frame, turns=tree.turns.get(scope, 0), root=root)
    if slot.kind == "turns":
        return Card(slot.id, slot.kind, tuple(nodes), slot.scope, frame, turns=turns, root=root)
    return Card(slot.id, slot.kind, tuple(nodes), slot.scope, frame, turns=turns)


def _unfolded(
    tree: Tree, opened: frozenset[str], focus: int | None, budget: int, close: Closeness
) -> tuple[list[tuple[Slot, int]], list[Frame]]:
    """Return the slots to draw, each with its frame: open what is wanted, outermost first, while there is room.

    What the learner opened comes before what is open of itself, so that a click always shows something.
    """
    way = set(tree.chain(focus)) if focus is not None else set()
    by_line, most = close.by_line, min(budget, close.most)
    depth = _default_depth(tree, close)
    frames: list[Frame] = []
    alone = _last_root(tree) if close.most < DRAWN and focus is None else focus
    first = slots(tree, Slot("", "", tuple(tree.items[0]), 0), alone, most, by_line=by_line)
    placed = [(slot, -1) for slot in first]
    for chosen in (True, False):
        position = 0
        while position < len(placed):
            slot, frame = placed[position]
            position += 1
            wish = _wish(tree, slot, opened, focus, way, depth)
            room = (most if wish == "default" else budget) - len(placed) + 1
            if wish is None or (wish == "default" and chosen) or room < 3:
                continue
            inner = slots(tree, slot, focus, room if wish == "default" else max(3, room), by_line=by_line)
            stretched = not by_line and any(one.kind == "lines" for one in inner)
            if len(inner) > room or (wish == "default" and stretched):
                continue
            # A box around every turn would push the turns apart: their cards belong to neighbouring columns.
            if slot.id in opened or not _is_turn(tree, slot):
                frames.append(Frame(slot.id, ~slot.items[0] if slot.kind == "scope" else slot.scope, frame))
                frame = len(frames) - 1
            position -= 1
            del placed[position]
            placed.extend((one, frame) for one in inner)
    return placed, frames


def _is_turn(tree: Tree, slot: Slot) -> bool:
    return slot.kind == "scope" and tree.trace.scopes[~slot.items[0]].kind == "iteration"


def _wish(
    tree: Tree, slot: Slot, opened: frozenset[str], focus: int | None, way: set[int], depth: dict[int, bool]
) -> str | None:
    """Return "chosen" or "default" when the slot should be open, None when it should not."""
    if slot.kind == "node" or f"-{slot.id}" in opened:
        return None
    scope = ~slot.items[0] if slot.kind == "scope" else -1
    if slot.id in opened or scope in way:
        return "chosen"
    if slot.kind == "lines" and focus is not None and not {focus, *(~one for one in way)}.isdisjoint(slot.items):
        return "chosen"
    if slot.kind != "scope":
        return None
    return "default" if depth[scope] else None


def _last_root(tree: Tree) -> int | None:
    """Return the node that stays a card of its own however little room there is: where the last pass begins."""
    passes = tree.trace.passes
    return passes[-1].root if passes else len(tree.owner) - 1 if tree.owner else None


def _last_root_among(tree: Tree, nodes: list[int]) -> int:
    """Return where the last of the program's own passes that begin among these nodes begins, or -1."""
    among = set(nodes)
    return next((one.root for one in reversed(tree.trace.passes) if not one.implicit and one.root in among), -1)


def _default_depth(tree: Tree, close: Closeness) -> dict[int, bool]:
    """Return for every scope whether it is open of itself: the deepest ones that fold close until few cards are left.

    Depth counts scopes that fold only, so a small loop opens with what holds it. When no such closing is enough,
    every such scope is closed, and the limit of the picture does the rest.
    """
    folds = {scope: close.loops or tree.foldable(scope) for scope in tree.order}
    depth = {0: 0}
    for scope in tree.order[1:]:
        depth[scope] = depth[tree.parent[scope]] + folds[scope]
    deepest = max(depth.values())
    shown = [0] * (deepest + 2)  # cards when scopes deeper than this are closed
    for scope in tree.order:
        shown[depth[scope]] += sum(1 for item in tree.items[scope] if item >= 0)
        if scope and folds[scope]:  # one card when only the scopes around it are open
            shown[depth[scope] - 1] += 1
            shown[depth[scope]] -= 1
    shown = list(accumulate(shown))
    level = max((level for level in range(deepest + 1) if shown[level] <= close.readable), default=0)
    small = {scope: not folds[scope] and tree.size[scope] <= LONG_TURN for scope in tree.order}
    return {scope: depth[scope] <= level or small[scope] for scope in tree.order}
