"""What a card, a frame and a node are called."""

from __future__ import annotations

from collections.abc import Mapping

from core.trace import Node, Trace
from viz.cells import shape_shown
from viz.picture.fold_cards import Card

MADE = ("leaf", "constant")
"""Operations of nodes that no operation made."""


def heading(trace: Trace, card: Card, words: Mapping[str, str]) -> tuple[str, str]:
    """Return the title of a card and what stands beside it: operation, then name and shape."""
    node = trace.nodes[card.shown]
    name, shape = name_text(node), shape_shown(node.value)
    if card.kind == "again":
        return f"{name or node.operation} ↗", words["same"]
    if card.kind in ("turns", "lines"):
        key = "turns-between" if card.kind == "turns" else "steps-between"
        count = card.turns if card.kind == "turns" else len(card.nodes)
        return f"＋ {words[key].format(count=count)}", _lines_text(trace, card, words)
    if card.kind == "scope":
        title = frame_title(trace, card.id, card.scope, words)
        turns = f"{words['uses'].format(count=card.turns)} · " if card.turns else ""
        return f"＋ {title}", turns + words["operations"].format(count=len(card.nodes))
    if node.operation in MADE:
        return name or words[node.operation], f"{words[node.operation]} · {shape}" if name else shape
    inside = f" ⊞{len(node.inside)}" if len(node.inside) > 1 else ""
    return node.operation + inside, f"{name} · {shape}" if name else shape


def frame_title(trace: Trace, name: str, scope: int, words: Mapping[str, str]) -> str:
    """Return what an open frame or a folded scope is called: a function's call, a loop's header, a turn."""
    if name.startswith("g"):
        return "…"
    one = trace.scopes[scope]
    if one.kind == "iteration":
        return words["turn"].format(number=one.iteration)
    return f"{one.name}()" if one.kind in ("function", "module", "composite") else one.name


def name_text(node: Node) -> str:
    """Return the variables of a node, with the version after an in-place write: ``h``, ``h v1``; "" without any."""
    name = ", ".join(node.names[-2:])
    return f"{name} v{node.value.version}" if name and node.value.version else name


def _lines_text(trace: Trace, card: Card, words: Mapping[str, str]) -> str:
    lines = [span.line for node in card.nodes if (span := trace.nodes[node].span)]
    if not lines or card.kind == "turns":
        return words["operations"].format(count=len(card.nodes))
    key = "line" if min(lines) == max(lines) else "lines"
    return words[key].format(first=min(lines), last=max(lines))
