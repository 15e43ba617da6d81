"""Titles of cards and frames, and names of nodes with their versions."""

from __future__ import annotations

from core.trace import Node, Trace
from viz.cells import shape_shown
from viz.naming import short_name
from viz.picture.fold_cards import Card
from viz.words import _

MADE = ("leaf", "constant")
"""Operations of nodes that no operation made."""


def heading(trace: Trace, card: Card) -> tuple[str, str]:
    """Return the title of a card and what stands beside it: a value's name, then its operation and shape.

    A value without a variable is called as sentences call it: v₃, a number as itself.
    """
    node = trace.nodes[card.shown]
    name, shape = name_text(node) or short_name(node), shape_shown(node.value)
    if card.kind == "again":
        return f"{name} ↗", _("same tensor")
    if card.folded:
        return _folded_heading(trace, card)
    if node.operation in MADE:
        made = _("leaf") if node.operation == "leaf" else _("constant")
        return name, f"{made} · {shape}"
    if node.operation == node.grad_fn:  # a node of torch's graph, whose numbers are not those of values
        return node.operation, f"{name_text(node)} · {shape}" if node.names else shape
    inside = f" ⊞{len(node.inside)}" if len(node.inside) > 1 else ""
    return name, f"{node.operation}{inside} · {shape}"


def _folded_heading(trace: Trace, card: Card) -> tuple[str, str]:
    """Return what is folded (a loop's header, a call, the variable of a line), then its result and how much it is."""
    node = trace.nodes[card.shown]
    name = name_text(node)
    if card.kind == "scope":
        much = uses(card.turns) if card.turns else shape_shown(node.value)
        return f"＋ {frame_title(trace, card.id, card.scope)}", f"{name} · {much}" if name else much
    where = _lines_text(trace, card)
    if card.kind == "lines" and name:
        return f"＋ {name}", where
    turns = card.kind == "turns"
    between = _("{count} more turns") if turns else _("{count} more steps")
    return f"＋ {between.format(count=card.turns if turns else len(card.nodes))}", where


def more_operands(card: Card) -> str:
    """Return what a card is called that stands for the operands of a wide operation which have none of their own."""
    more = _("{count} more").format(count=len(card.nodes))
    return f"… {more}"


def uses(count: int) -> str:
    """Return how often something is used, as a label."""
    return _("×{count}").format(count=count)


def frame_title(trace: Trace, name: str, scope: int) -> str:
    """Return what an open frame or a folded scope is called: a function's call, a loop's header, a turn."""
    if name.startswith("g"):
        return "…"
    one = trace.scopes[scope]
    if one.kind == "iteration":
        return _("turn {number}").format(number=one.iteration)
    return f"{one.name}()" if one.kind in ("function", "module", "composite") else one.name


def name_text(node: Node) -> str:
    """Return the variables of a node, with the version after an in-place write: ``h``, ``h v1``; "" without any.

    What it is called stands last; names that it got later inside a function or loop do not stand there.
    """
    name = ", ".join(node.names[: node.names.index(node.name) + 1][-2:]) if node.names else ""
    return f"{name} v{node.value.version}" if name and node.value.version else name


def _lines_text(trace: Trace, card: Card) -> str:
    lines = _source_lines(trace, card)
    if not lines or card.kind == "turns":
        return _("{count} operations").format(count=len(card.nodes))
    if lines[0] == lines[-1]:
        return _("line {first}").format(first=lines[0])
    return _("lines {first}–{last}").format(first=lines[0], last=lines[-1])


def _source_lines(trace: Trace, card: Card) -> list[int]:
    return sorted(span.line for node in card.nodes if (span := trace.nodes[node].span))
