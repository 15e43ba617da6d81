"""Everything that a picture shows except where: the drawing of every card, the label of every edge, the classes.

`viz.picture.dot` writes the sizes for Graphviz, `viz.picture.svg` puts the drawings where Graphviz says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from core.trace import BackwardPass, Node, Snapshot, Trace
from viz.cells import Cells, cells, is_blank, short_text
from viz.path import pruned
from viz.picture.cards import Box, Line, Widths, card_box, chip_box, frame_title_text
from viz.picture.edge_facts import cut_by
from viz.picture.fold_cards import Card, Edge, Fold
from viz.picture.merged_edges import SUMMED, Sent, sent_along, summed
from viz.picture.titles import MADE, frame_title, heading, more_operands, uses
from viz.words import _

CROWDED = 100
"""Edges above which labels get no room of their own in the layout (each costs as much as a card): `viz.picture.svg`
puts them on the middle of their edge."""


Tangents = Mapping[int, Snapshot | None]
"""Node → its tangent."""

NO_WIDTHS: Mapping[str, Widths] = {}


SHAPE = re.compile(r"(Σ )?\([\d, ]*\)")
"""What stands for numbers that are too many for a label."""


class Look(msgspec.Struct, frozen=True):
    """The size of cards: ``slim`` ones show less of a tensor, ``bare`` folded scopes none, ``narrow`` short names.

    Where cards are slim, no label tells a mere shape: the card that it comes from tells it, too.
    """

    slim: bool = False
    bare: bool = False
    narrow: bool = False


USUAL = Look()


class Drawn(msgspec.Struct, frozen=True):
    """A card: its id in the picture, its drawing, its classes, and the frame around it (or -1)."""

    id: str
    box: Box
    classes: str
    frame: int


class Joined(msgspec.Struct, frozen=True):
    """An edge: its id, the cards (as indices) that it joins, its label or None, its classes."""

    id: str
    tail: int
    head: int
    chip: Box | None
    classes: str


class Framed(msgspec.Struct, frozen=True):
    """A frame: its id in the picture, the text over it, and the frame around it (or -1)."""

    id: str
    title: str
    parent: int


class Scene(msgspec.Struct, frozen=True):
    """The parts of a picture. ``cards``, ``edges`` and ``frames`` stand in the order of the fold."""

    cards: tuple[Drawn, ...]
    edges: tuple[Joined, ...]
    frames: tuple[Framed, ...]

    @property
    def crowded(self) -> bool:
        """True when the labels of edges get no room of their own."""
        return len(self.edges) > CROWDED


def scene(
    trace: Trace,
    fold: Fold,
    shown_pass: int | None = None,
    *,
    backward: bool = False,
    tangents: Tangents | None = None,
    look: Look = USUAL,
    least: Mapping[str, Widths] = NO_WIDTHS,
) -> Scene:
    """Return what is drawn of a fold; the same arguments always give the same scene.

    Cards are named by execution order (n0, n1, …; s3 for a folded scope), edges by operand, user and slot
    (e0-3-1), frames by their scope (fs1): so a test can compare, and a click can name its node.

    Args:
        shown_pass: Index of the backward pass whose adjoints are shown; None says "not yet" everywhere.
        backward: Let edges point from a user to its operands, as torch's ``next_functions`` do.
        tangents: Node → its tangent, None where that is not known; a node that is not there has 0. Without them cards
            have no line for one.
        look: How large cards may be.
        least: Id of a card or an edge → widths that its columns, or its label, have at least. Where cards are slim, an
            edge without one has no label, and one with it has.
    """
    shown = trace.passes[shown_pass] if shown_pass is not None else None
    grey = pruned(trace, shown_pass)
    sent = sent_along(fold.edges, shown)
    manner = _manner(fold, backward)
    boxes = [_box(trace, card, shown, tangents, look, least.get(card.id, ())) for card in fold.cards]
    titles = [frame_title_text(frame_title(trace, one.id, one.scope)) for one in fold.frames]
    return Scene(
        tuple(
            Drawn(card.id, box, _classes(trace, card, grey), card.frame)
            for card, box in zip(fold.cards, boxes, strict=True)
        ),
        tuple(_joined(trace, edge, sent, grey, manner, look, least) for edge in fold.edges),
        tuple(Framed(f"f{one.id}", title, one.parent) for one, title in zip(fold.frames, titles, strict=True)),
    )


def _joined(
    trace: Trace, edge: Edge, sent: Sent, grey: frozenset[int], manner: str, look: Look, least: Mapping[str, Widths]
) -> Joined:
    cut, pruned = _cut(trace, edge), all(use[0] in grey for use in edge.uses)
    classes, chip = "operand" + (" pruned" if pruned else "") + (" cut" if cut else ""), None
    if cut:
        chip = chip_box(cut, "wrong", least.get(edge.id, ()))
    elif pruned:
        pass  # grey lines lead nowhere
    elif text := contribution_text(edge, sent):
        classes += " contribution"
        room = least.get(edge.id)
        hidden = look.slim and (SHAPE.fullmatch(text) if room is None else not room)
        chip = None if hidden else chip_box(text, "backward", room or ())
    elif len(edge.uses) > 1:
        chip = chip_box(uses(len(edge.uses)), "muted")
    return Joined(edge.id, edge.tail, edge.head, chip, classes + manner)


def _cut(trace: Trace, edge: Edge) -> str:
    """Return what cuts the way back along an edge that is one use of one value."""
    if len(edge.uses) != 1:
        return ""
    [(operand, user, _slot)] = edge.uses
    return cut_by(trace.nodes[operand], trace.nodes[user])


def _manner(fold: Fold, backward: bool) -> str:
    """Return the classes that all edges of a picture have in common."""
    return (" crowded" if len(fold.edges) > CROWDED else "") + (" next" if backward else "")


def contribution_text(edge: Edge, sent: Sent) -> str:
    """Return what flows back along an edge: torch's numbers, added up where the edge stands for several uses of one
    value (that is what arrives there); "" where nothing is sent or the uses are of different values."""
    values = [sent[use[1:]] for use in edge.uses if use[1:] in sent]
    if len(edge.uses) == 1:
        return short_text(values[0]) if values else ""
    same = len({use[0] for use in edge.uses}) == 1 and len(edge.uses) <= SUMMED
    total = summed(values) if values and same else None
    if total is None:
        return ""
    return f"Σ {short_text(total)}" if len(values) > 1 else short_text(total)


def _classes(trace: Trace, card: Card, grey: frozenset[int]) -> str:
    node = trace.nodes[card.nodes[0]]
    classes = [card.kind if card.kind != "node" else node.operation if node.operation in MADE else "operation"]
    if card.kind == "node":
        classes += _looks(node)
    classes += ["folded"] if card.folded else []
    classes += ["pruned"] if all(node in grey for node in card.nodes) else []
    return " ".join(classes)


def _looks(node: Node) -> list[str]:
    """Return what a card's outline says: written in place, or a view of another tensor's memory."""
    if node.note in ("in-place", "write-back"):
        return ["in-place"]
    return ["view"] if node.value.is_view else []


def _box(
    trace: Trace,
    card: Card,
    shown: BackwardPass | None,
    tangents: Tangents | None,
    look: Look,
    least: Widths,
) -> Box:
    narrow = look.narrow
    if card.kind == "more":
        return card_box(more_operands(card), "", [], narrow=narrow)
    node = trace.nodes[card.shown]
    title, beside = heading(trace, card)
    made = node.operation in MADE
    if card.kind == "again":
        return card_box(title, beside, [], look="leaf" if made else "op", narrow=narrow)
    if card.kind == "scope" and look.bare:
        return card_box(title, beside, [], look="folded", narrow=narrow)
    lines = [_adjoint_line(node, shown, look)]
    if node.value.missing != "inside-composite":  # a step for which torch keeps no value has no line for one
        lost = bool(node.value.missing) and not is_blank(node.value)
        lines.insert(0, Line("value", cells(node.value, look.slim), _("values not kept") if lost else ""))
    if tangents is not None:
        tangent = tangents.get(node.index)
        word = "?" if node.index in tangents and tangent is None else "0" if tangent is None else ""
        lines.insert(-1, Line("tangent", None if tangent is None else cells(tangent, look.slim), word))
    looks = ["folded"] if card.folded else ["leaf"] if made else _looks(node)
    return card_box(title, beside, lines, look=looks[0] if looks else "op", narrow=narrow, least=least)


def _adjoint_line(node: Node, shown: BackwardPass | None, look: Look) -> Line:
    """Return the ◂ line: "not yet" before any pass has reached the node, "none" where there will be no gradient."""
    adjoint: Cells | None = None
    one = shown.adjoint(node.index) if shown else None
    if one is not None:
        adjoint = cells(one, look.slim)
        return Line("adjoint", adjoint)
    why = shown.why(node.index) if shown else None
    late = node.value.requires_grad and (why is None or why.kind == "later")
    none = _("none")
    return Line("adjoint", adjoint, _("not yet") if late else f"— {none}")
