"""Edges between cards: merged where a side is folded, and cut short where a card has too many of them."""

from __future__ import annotations

import msgspec

from core.trace import Trace
from core.trace.tables import operands_of
from viz.picture.fold_cards import Card, Edge

HUB = 8
"""Cards that may use one card before it is drawn again beside each: hubs are what makes the layout slow."""

FAN_IN = 10
"""Edges into one card; of more, the rest become one stub."""


def joined(
    trace: Trace, cards: list[Card], card_of: list[int], focus: int | None = None
) -> tuple[list[Card], list[Edge], list[int]]:
    """Return the cards with their inputs and outputs, repeated and stub cards added, the edges, and ``card_of`` anew.

    Args:
        focus: A node that keeps its own card and edges.
    """
    uses: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    used: set[int] = set()
    for node, operands in enumerate(operands_of(trace.nodes)):
        head = card_of[node]
        for slot, operand in enumerate(operands):
            tail = card_of[operand]
            used.add(operand)
            if tail != head:
                uses.setdefault((tail, head), []).append((operand, node, slot))
    drawn = _with_ports(cards, uses, used)
    edges = [edge for (tail, head), pair in uses.items() for edge in _edges(drawn, tail, head, pair)]
    edges, absorbed = _stubbed(drawn, edges, focus)
    drawn, edges, card_of = _without(drawn, edges, absorbed, card_of)
    edges = _without_hubs(drawn, edges)
    return drawn, sorted(edges, key=lambda edge: (edge.uses[0][1], edge.uses[0][2], edge.tail)), card_of


def _with_ports(
    cards: list[Card], uses: dict[tuple[int, int], list[tuple[int, int, int]]], used: set[int]
) -> list[Card]:
    inputs: dict[int, set[int]] = {}
    outputs: dict[int, set[int]] = {}
    for (tail, head), pair in uses.items():
        for operand, _, _ in pair:
            inputs.setdefault(head, set()).add(operand)
            outputs.setdefault(tail, set()).add(operand)
    found = []
    for number, card in enumerate(cards):
        out = outputs.get(number) or {node for node in card.nodes if node not in used} or {card.nodes[-1]}
        found.append(
            msgspec.structs.replace(card, inputs=tuple(sorted(inputs.get(number, ()))), outputs=tuple(sorted(out)))
        )
    return found


def _edges(cards: list[Card], tail: int, head: int, uses: list[tuple[int, int, int]]) -> list[Edge]:
    """Return one edge for every use between two nodes, and one in all where a side is folded."""
    if cards[tail].kind == cards[head].kind == "node" and len(uses) <= FAN_IN:
        return [Edge(f"e{use[0]}-{use[1]}-{use[2]}", tail, head, (use,)) for use in uses]
    return [Edge(f"e{cards[tail].id}-{cards[head].id}", tail, head, tuple(uses))]


def _stubbed(cards: list[Card], edges: list[Edge], focus: int | None) -> tuple[list[Edge], dict[int, int]]:
    """Replace what is too many into one card by an edge from a stub that says how many.

    Also return {card: stub} for tensors that no operation made and nothing else uses: the stub stands for them.
    """
    arriving: dict[int, list[Edge]] = {}
    leaving: dict[int, int] = {}
    for edge in edges:
        arriving.setdefault(edge.head, []).append(edge)
        leaving[edge.tail] = leaving.get(edge.tail, 0) + 1
    kept: list[Edge] = []
    absorbed: dict[int, int] = {}
    for head, all_in in arriving.items():
        if len(all_in) <= FAN_IN:
            kept += all_in
            continue
        all_in.sort(key=lambda edge: all(use[0] != focus for use in edge.uses))
        kept += all_in[: FAN_IN - 1]
        rest = tuple(use for edge in all_in[FAN_IN - 1 :] for use in edge.uses)
        card = cards[head]
        operands = tuple(sorted({use[0] for use in rest}))
        cards.append(type(card)(f"m{head}", "more", operands, card.scope, card.frame))
        kept.append(Edge(f"em{head}-{card.id}", len(cards) - 1, head, rest))
        for edge in all_in[FAN_IN - 1 :]:
            if cards[edge.tail].kind == "node" and not cards[edge.tail].inputs and leaving[edge.tail] == 1:
                absorbed[edge.tail] = len(cards) - 1
    return kept, absorbed


def _without(
    cards: list[Card], edges: list[Edge], absorbed: dict[int, int], card_of: list[int]
) -> tuple[list[Card], list[Edge], list[int]]:
    """Take out the cards that a stub stands for, and number the others anew."""
    if not absorbed:
        return cards, edges, card_of
    places, kept = [0] * len(cards), [card for number, card in enumerate(cards) if number not in absorbed]
    for place, number in enumerate(number for number in range(len(cards)) if number not in absorbed):
        places[number] = place
    for number, stub in absorbed.items():
        places[number] = places[stub]
    edges = [msgspec.structs.replace(edge, tail=places[edge.tail], head=places[edge.head]) for edge in edges]
    return kept, edges, [places[number] for number in card_of]


def _without_hubs(cards: list[Card], edges: list[Edge]) -> list[Edge]:
    """Draw a card that many cards use once more beside each of them: the first keeps the original."""
    users: dict[int, list[int]] = {}
    for edge in edges:
        if edge.head not in users.setdefault(edge.tail, []):
            users[edge.tail].append(edge.head)
    again: dict[tuple[int, int], int] = {}
    for tail, heads in users.items():
        if len(heads) <= HUB:
            continue
        for head in sorted(heads)[1:]:
            card, user = cards[tail], cards[head]
            cards.append(type(card)(f"{card.id}u{head}", "again", card.outputs[-1:], card.scope, user.frame))
            again[tail, head] = len(cards) - 1
    return [msgspec.structs.replace(edge, tail=again.get((edge.tail, edge.head), edge.tail)) for edge in edges]
