"""A fold as DOT text, for Graphviz to lay out."""

from __future__ import annotations

from collections.abc import Mapping

import graphviz

from core.trace import BackwardPass, Node, Trace
from viz.cards import Line, card_label, chip_label, frame_label
from viz.cells import cells, shape_text, short_text
from viz.fold import Card, Fold
from viz.fold_edges import Edge
from viz.graph_words import GRAPH_WORDS
from viz.path import pruned
from viz.theme import light

CROWDED = 100
"""Edges above which labels get no room of their own in the layout (each costs as much as a card): `viz.svg` puts
them on the middle of their edge."""

MADE = ("leaf", "constant")
"""Operations of nodes that no operation made."""


def to_dot(trace: Trace, fold: Fold, shown_pass: int | None = None, words: Mapping[str, str] = GRAPH_WORDS) -> str:
    """Return DOT text; the same arguments always give the same bytes.

    Cards are named by execution order (n0, n1, …; s3 for a folded scope), edges by operand, user and slot
    (e0-3-1), never by ``id()``, so that a test can compare the text with a file and a click can name its node.

    Args:
        shown_pass: Index of the backward pass whose adjoints are shown; None says "not yet" everywhere.
        words: As `GRAPH_WORDS`, translated.
    """
    drawing = _Drawing(trace, fold, trace.passes[shown_pass] if shown_pass is not None else None, words)
    graph = graphviz.Digraph(
        graph_attr={
            "rankdir": "LR", "nodesep": "0.28", "ranksep": "0.55", "bgcolor": "transparent", "fontname": "monospace",
            "pad": "0.1",
        },
        node_attr={"shape": "plain", "fontname": "monospace"},
        edge_attr={"color": light("edge"), "arrowsize": "0.65", "penwidth": "1.4", "fontname": "monospace"},
    )  # fmt: skip
    if len(fold.edges) > CROWDED:
        graph.attr(nslimit="1", mclimit="0.3")
    grey = pruned(trace, shown_pass)
    _frame_drawn(graph, drawing, -1, grey)
    for edge in fold.edges:
        _edge_drawn(graph, drawing, edge, grey)
    return graph.source


class _Drawing:
    """What the pieces of one drawing share."""

    def __init__(self, trace: Trace, fold: Fold, shown: BackwardPass | None, words: Mapping[str, str]) -> None:
        self.trace, self.fold, self.shown, self.words = trace, fold, shown, words
        drawn = {edge.uses[0][1:] for edge in fold.edges if len(edge.uses) == 1}
        sent = shown.sent if shown else ()
        self.contributions = {(one.user, one.slot): one.value for one in sent if (one.user, one.slot) in drawn}
        self.cards: dict[int, list[int]] = {}
        for number, card in enumerate(fold.cards):
            self.cards.setdefault(card.frame, []).append(number)
        self.frames: dict[int, list[int]] = {}
        for number, frame in enumerate(fold.frames):
            self.frames.setdefault(frame.parent, []).append(number)

    def word(self, key: str, **facts: object) -> str:
        return self.words[key].format(**facts)


def _frame_drawn(graph: graphviz.Digraph, drawing: _Drawing, frame: int, grey: frozenset[int]) -> None:
    """Draw the cards of one frame and the frames in it; frames nest no deeper than a program's calls."""
    for number in drawing.cards.get(frame, ()):
        card = drawing.fold.cards[number]
        look = _classes(drawing, card, grey)
        graph.node(card.id, label=_label(drawing, card), id=card.id, **{"class": look})
    for number in drawing.frames.get(frame, ()):
        one = drawing.fold.frames[number]
        inner = graphviz.Digraph(name=f"cluster_{one.id}")
        inner.attr(
            id=f"f{one.id}", label=frame_label(frame_title(drawing.trace, one.id, one.scope, drawing.words)),
            labeljust="l", style="rounded,filled", color=light("frame-line"), fillcolor=light("frame"), margin="10",
        )  # fmt: skip
        _frame_drawn(inner, drawing, number, grey)
        graph.subgraph(inner)


def _classes(drawing: _Drawing, card: Card, grey: frozenset[int]) -> str:
    classes = [card.kind if card.kind != "node" else _kind(drawing.trace.nodes[card.nodes[0]])]
    if card.kind == "node":
        classes += _looks(drawing.trace.nodes[card.nodes[0]])
    classes += ["folded"] if card.folded else []
    classes += ["pruned"] if all(node in grey for node in card.nodes) else []
    return " ".join(classes)


def _edge_drawn(graph: graphviz.Digraph, drawing: _Drawing, edge: Edge, grey: frozenset[int]) -> None:
    tail, head = drawing.fold.cards[edge.tail], drawing.fold.cards[edge.head]
    more: dict[str, str] = {"class": "operand"}
    label = "taillabel" if len(drawing.fold.edges) > CROWDED else "label"
    value = drawing.contributions.get(edge.uses[0][1:]) if len(edge.uses) == 1 else None
    if value is not None:
        more = {"class": "operand contribution", label: chip_label(short_text(value), "backward")}
    elif len(edge.uses) > 1:
        more[label] = chip_label(drawing.word("uses", count=len(edge.uses)), "muted")
    if "taillabel" in more:
        more["class"] += " crowded"
    if all(use[0] in grey for use in edge.uses):
        more["class"] += " pruned"
        more["style"] = "dotted"
    graph.edge(tail.id, head.id, id=edge.id, **more)


def _label(drawing: _Drawing, card: Card) -> str:
    trace, words = drawing.trace, drawing.words
    if card.kind == "more":
        return card_label(f"… {drawing.word('more-operands', count=len(card.nodes))}", "", [], mono=True, look="again")
    node = trace.nodes[card.shown]
    title, beside = heading(trace, card, words)
    if card.kind == "again":
        return card_label(title, beside, [], mono=True, look="again")
    lines = [Line("▸", "forward", cells(node.value), words["no-values"] if node.value.missing else "")]
    lines.append(_adjoint_line(drawing, node))
    mono = card.folded or node.operation in MADE
    looks = _looks(node)
    return card_label(title, beside, lines, mono=mono, look="folded" if card.folded else looks[0] if looks else "op")


def _adjoint_line(drawing: _Drawing, node: Node) -> Line:
    """Return the ◂ line: "not yet" before any pass has reached the node, "none" where there is no gradient."""
    adjoint = drawing.shown.adjoint(node.index) if drawing.shown else None
    if adjoint is not None:
        return Line("◂", "backward", cells(adjoint))
    why = drawing.shown.why(node.index) if drawing.shown else None
    late = why is None or why.kind == "later"
    return Line("◂", "backward", None, drawing.words["not-yet"] if late else f"— {drawing.words['none']}")


def heading(trace: Trace, card: Card, words: Mapping[str, str]) -> tuple[str, str]:
    """Return the title of a card and what stands beside it: operation, then name and shape."""
    node = trace.nodes[card.shown]
    name, shape = name_text(node), shape_text(node.value.shape)
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


def _kind(node: Node) -> str:
    return node.operation if node.operation in MADE else "operation"


def _looks(node: Node) -> list[str]:
    """Return what a card's outline says: written in place, or a view of another tensor's memory."""
    if node.note in ("in-place", "write-back"):
        return ["in-place"]
    return ["view"] if node.value.is_view else []
