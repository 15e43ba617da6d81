"""The neighbourhood of one node: what is drawn are the nodes within so many steps of it, each on a card of its own."""

from __future__ import annotations

from core.trace import Trace
from viz.path import users
from viz.picture.fold import DRAWN
from viz.picture.fold_cards import Card, Edge, Fold
from viz.picture.fold_edges import FAN_IN

STEPS = (1, 2, 3, 5)
"""Distances that are offered."""


def neighbourhood(trace: Trace, node: int, steps: int) -> Fold:
    """Return the picture of the nodes that are at most ``steps`` edges away from a node, in either direction.

    Where the picture is cut, a stub says how many operands, or users, are not drawn, so nothing looks like a leaf or
    a result that is none. All nodes that are not drawn stand together in one last card, joined to nothing. Of more
    neighbours than fit into a picture, the nearest are drawn.
    """
    used_by = users(trace)
    near = sorted(_near(trace, used_by, node, steps))
    cards = [Card(f"n{one}", "node", (one,), trace.nodes[one].scope) for one in near]
    card_of = [-1] * len(trace.nodes)
    for number, one in enumerate(near):
        card_of[one] = number
    edges: list[Edge] = []
    for one in near:
        _join(trace, one, card_of, cards, edges)
        hidden = [user for user in used_by[one] if card_of[user] < 0]
        if hidden:
            _stub_after(trace, one, hidden, card_of, cards, edges)
    rest = tuple(one for one, card in enumerate(card_of) if card < 0)
    if rest:
        cards.append(Card("rest", "more", rest, 0))
    return Fold(tuple(cards), (), tuple(edges), tuple(len(cards) - 1 if card < 0 else card for card in card_of))


def _near(trace: Trace, used_by: list[list[int]], node: int, steps: int) -> set[int]:
    found, edge = {node}, [node]
    for _ in range(steps):
        around = [other for one in edge for other in (*trace.nodes[one].operands, *_followed(used_by, one, node))]
        edge = [other for other in dict.fromkeys(around) if other not in found]
        edge = edge[: max(0, DRAWN // 3 - len(found))]  # a card may need two stubs
        found.update(edge)
    return found


def _followed(used_by: list[list[int]], one: int, centre: int) -> list[int]:
    """Return the users to go on to: what is common to many is not what makes them neighbours."""
    return used_by[one] if len(used_by[one]) <= FAN_IN or one == centre else []


def _join(trace: Trace, user: int, card_of: list[int], cards: list[Card], edges: list[Edge]) -> None:
    """Add the edges into one node, and a stub for its operands that are not drawn."""
    head, cut = card_of[user], []
    for slot, operand in enumerate(trace.nodes[user].operands):
        if card_of[operand] >= 0:
            edges.append(Edge(f"e{operand}-{user}-{slot}", card_of[operand], head, ((operand, user, slot),)))
        else:
            cut.append((operand, user, slot))
    if cut:
        operands = tuple(sorted({use[0] for use in cut}))
        cards.append(Card(f"m{head}", "more", operands, trace.nodes[user].scope))
        edges.append(Edge(f"em{head}-n{user}", len(cards) - 1, head, tuple(cut)))


def _stub_after(
    trace: Trace, operand: int, hidden: list[int], card_of: list[int], cards: list[Card], edges: list[Edge]
) -> None:
    cut = tuple(
        (operand, user, slot)
        for user in hidden
        for slot, one in enumerate(trace.nodes[user].operands)
        if one == operand
    )
    cards.append(Card(f"u{card_of[operand]}", "more", tuple(hidden), trace.nodes[operand].scope))
    edges.append(Edge(f"eu{card_of[operand]}-n{operand}", card_of[operand], len(cards) - 1, cut))
