"""Data that the browser needs with the picture: edges between cards, texts of tooltips, the order of a pass."""

from __future__ import annotations

from typing import Any

import msgspec

from core.trace import Node, Trace
from viz.cells import full_text, short_text
from viz.escaping import visible_data
from viz.naming import formula_text
from viz.picture.edge_facts import edge_facts
from viz.picture.finding import holds
from viz.picture.fold_cards import Card, Fold
from viz.picture.merged_edges import merged_facts, sent_along
from viz.picture.titles import frame_title, heading
from viz.timeline.timeline import timeline
from viz.words import _

PLACED = 2_000
"""Nodes of a program up to which the browser knows the card of each, also in folded ones."""


def graph_data(trace: Trace, fold: Fold, shown_pass: int | None) -> dict[str, Any]:
    """Return what the widget gets, as JSON can hold it.

    ``cards`` and ``edges`` stand in the fold's order and are named by their places there. ``timeline`` holds the
    steps of the player, see `viz.timeline.timeline`.
    """
    data = {
        "cards": [_card(trace, card, shown_pass) for card in fold.cards],
        "edges": _edges(trace, fold, shown_pass),
        "frames": [{"id": frame.id, "title": frame_title(trace, frame.id, frame.scope)} for frame in fold.frames],
        "cardOf": _card_of(fold),
        "timeline": timeline(trace, fold, shown_pass),
    }
    return visible_data(data)


def _card_of(fold: Fold) -> dict[str, int]:
    """Return {node: its card}; of a long program only for nodes with a card of their own."""
    if len(fold.card_of) <= PLACED:
        return {str(node): card for node, card in enumerate(fold.card_of) if card >= 0}
    return {str(card.nodes[0]): number for number, card in enumerate(fold.cards) if card.kind == "node"}


def _edges(trace: Trace, fold: Fold, shown_pass: int | None) -> list[dict[str, Any]]:
    one = trace.passes[shown_pass] if shown_pass is not None else None
    sent = sent_along(fold.edges, one)
    found = []
    for edge in fold.edges:
        if len(edge.uses) == 1:
            _operand, user, slot = edge.uses[0]
            facts = edge_facts(trace, one, user, slot, sent.get((user, slot)))
        else:
            facts = merged_facts(trace, one, edge, (fold.cards[edge.tail], fold.cards[edge.head]), sent)
        found.append({"id": edge.id, "tail": edge.tail, "head": edge.head} | msgspec.to_builtins(facts))
    return found


def _card(trace: Trace, card: Card, shown_pass: int | None) -> dict[str, Any]:
    node = trace.nodes[card.shown]
    title, beside = heading(trace, card) if card.kind != "more" else ("…", "")
    found: dict[str, Any] = {"id": card.id, "title": title, "beside": beside, "frame": card.frame}
    if card.folded:
        return found | {"folds": card.id, "span": None, "holds": holds(trace, card.nodes)}
    one = trace.passes[shown_pass] if shown_pass is not None else None
    adjoint = one.adjoint(node.index) if one else None
    why = one.why(node.index) if one else None
    late = node.value.requires_grad and (why is None or why.kind == "later")
    missing = _("not yet") if late else _("none")
    return found | {
        "node": card.nodes[0] if card.kind != "more" else None,
        "formula": formula_text(trace, node),
        "value": full_text(node.value),
        "adjoint": full_text(adjoint) if adjoint else missing,
        "adjointShort": short_text(adjoint) if adjoint else missing,
        "valueShort": short_text(node.value),
        "span": msgspec.to_builtins(node.span),
        "turn": _turn(trace, node),
    }


def _turn(trace: Trace, node: Node) -> str:
    """Return "turn 3" for a node that a loop made, "turn 3, turn 0" in nested loops, outermost first; else ""."""
    found, scope = [], node.scope
    while scope > 0:
        one = trace.scopes[scope]
        found += [_("turn {number}").format(number=one.iteration)] if one.kind == "iteration" else []
        scope = one.parent
    return ", ".join(reversed(found))


def wrong_data(trace: Trace, fold: Fold) -> list[int]:
    """Return the cards that the mistake is about."""
    nodes = trace.mistake.nodes if trace.mistake is not None else ()
    return sorted({fold.card_of[node] for node in nodes if node < len(fold.card_of) and fold.card_of[node] >= 0})
