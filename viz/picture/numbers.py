"""A picture in which only numbers change: the layout that is kept, and the numbers of another run of the program.

While a number of the program is turned by hand, most runs leave the same graph with other numbers in it. The browser
keeps its picture then and puts the numbers into the places of the old ones. A number that needs more room than its
place has, and whatever else changes, needs a new picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

import msgspec

from core.trace import BackwardPass, Node, Snapshot, Trace
from viz.picture.arrangement import Arranged, Choice, Wish, fold_wished, laid_out
from viz.picture.cards import CELL, SMALL, Box, Part, Rect, Text, Widths
from viz.picture.measure import mono_width
from viz.picture.room import Room
from viz.picture.scene import Scene, scene

MOST_NODES = 2_000
"""Nodes of a program whose picture may be kept; to run a longer one takes longer than to draw it."""

SHORT_NUMBER, USUAL_NUMBER, LONG_NUMBER, LIST = "0.85", "−0.8415", "−1.235e−45", "[−0.8415, −0.8415]"
"""A column or a label that became too narrow gets room for one of the latter: a longer one seldom follows. So does a
column that has room for a short one: its numbers move, too."""

CELLS = f"fill-text mono size-{CELL}"
LABELS = f"fill-backward mono size-{SMALL}"
"""The looks of texts that are numbers, on cards and on edges; `js/components/graph/numbers.js` finds them by these."""


class Held(msgspec.Struct, frozen=True):
    """The layout of a picture, which stays while its numbers change.

    Attributes:
        choice: What was chosen when it was drawn.
        widths: Id of a card or an edge → the widths of its columns, or of its label.
        structure: Names everything of the run but its numbers.
        name: Names everything that is drawn but the numbers: two pictures of one name differ in those alone.
    """

    choice: Choice
    widths: dict[str, Widths]
    structure: str
    name: str


def held(trace: Trace, shown_pass: int | None, found: Arranged) -> Held | None:
    """Return what keeps a picture as it is; None for a program that is too long."""
    if len(trace.nodes) > MOST_NODES:
        return None
    named = structure(trace, shown_pass)
    return Held(found.choice, widths_of(found.scene), named, _name(found.scene, named))


def held_for(trace: Trace, wish: Wish, room: Room, shown_pass: int | None, before: Held) -> Arranged | None:
    """Return the picture of a trace that differs from the one before as little as its numbers allow.

    Where a column is too narrow there will be room for longer numbers than it must have, so that this happens seldom.

    Returns:
        None when more than numbers has changed.

    Raises:
        LayoutFailed: there is no picture; the message says why.
    """
    if len(trace.nodes) > MOST_NODES or structure(trace, shown_pass) != before.structure:
        return None
    close, look, way = before.choice
    fold = fold_wished(trace, wish, close)
    shown = scene(trace, fold, shown_pass, look=look, least=before.widths)
    if widths_of(shown) != before.widths:
        shown = scene(trace, fold, shown_pass, look=look, least=_roomy(shown, before.widths))
    return Arranged(fold, shown, laid_out(shown, room, way), before.choice)


def numbers(trace: Trace, wish: Wish, shown_pass: int | None, before: Held) -> dict[str, list[str]] | None:
    """Return the numbers of each card and each edge for the places that the picture has for them.

    Returns:
        None when the picture must be another one.
    """
    if len(trace.nodes) > MOST_NODES or structure(trace, shown_pass) != before.structure:
        return None
    close, look, _way = before.choice
    shown = scene(trace, fold_wished(trace, wish, close), shown_pass, look=look, least=before.widths)
    if _name(shown, before.structure) != before.name:
        return None
    return {
        name: texts for name, box in _boxes(shown) if (texts := [one.text for one in _texts(box) if _is_number(one)])
    }


def widths_of(shown: Scene) -> dict[str, Widths]:
    """Return the widths of the columns of all cards, and of all labels; nothing for what has none."""
    cards = {card.id: card.box.columns for card in shown.cards}
    return cards | {edge.id: edge.chip.columns if edge.chip else () for edge in shown.edges}


def structure(trace: Trace, shown_pass: int | None) -> str:
    """Return a name of everything that a run left but its numbers, of one backward pass as well."""
    told = (
        [_node(node) for node in trace.nodes],
        [(scope.kind, scope.name, scope.parent, scope.iteration) for scope in trace.scopes],
        len(trace.passes),
        shown_pass,
        None if shown_pass is None else _pass(trace.passes[shown_pass]),
        trace.mistake,
        trace.warnings,
    )
    return _digest(told)


def _node(node: Node) -> tuple[Any, ...]:
    line = node.span.line if node.span else 0
    return (
        node.operation, node.operands, node.names, node.called, node.scope, node.note, node.call, node.output,
        node.expands, line, _kind(node.value),
    )  # fmt: skip


def _kind(value: Snapshot) -> tuple[Any, ...]:
    return value.shape, value.dtype, value.device, value.is_view, value.requires_grad, value.missing, value.kept


def _pass(one: BackwardPass) -> tuple[Any, ...]:
    sent = [(way.user, way.slot, way.operand, _kind(way.value)) for way in one.sent]
    reasons = sorted((node, reason.kind) for node, reason in one.reasons.items())
    remarks = [(remark.user, remark.slot, remark.operand, remark.kind) for remark in one.remarks]
    return one.root, one.roots, one.kind, sorted(one.adjoints), sent, reasons, remarks, one.order, one.explained_from


def _name(shown: Scene, named: str) -> str:
    """Return a name of a scene without its numbers, and of the run that it shows."""
    cards = [(card.id, card.classes, card.frame, _frame(card.box)) for card in shown.cards]
    edges = [(one.id, one.classes, one.tail, one.head, one.chip and _frame(one.chip)) for one in shown.edges]
    return _digest((named, cards, edges, shown.frames))


def _frame(box: Box) -> tuple[Any, ...]:
    pieces = [piece for part in box.parts for piece in (part.pieces if isinstance(part, Part) else (part,))]
    return box.width, box.height, [_piece(piece) for piece in pieces]


def _piece(piece: Rect | Text) -> Rect | Text:
    if isinstance(piece, Rect) or not _is_number(piece) or "nan" in piece.text or "inf" in piece.text:
        return piece  # nobody should overlook that there are no numbers any more
    return msgspec.structs.replace(piece, text="")


def _is_number(text: Text) -> bool:
    """Return whether a text is a number, or several, and no word, sign or name."""
    return text.look == LABELS or (text.look == CELLS and text.anchor == "end")


def _boxes(shown: Scene) -> Iterator[tuple[str, Box]]:
    yield from ((card.id, card.box) for card in shown.cards)
    yield from ((edge.id, edge.chip) for edge in shown.edges if edge.chip is not None)


def _texts(box: Box) -> Iterator[Text]:
    for part in box.parts:
        if isinstance(part, Part):
            yield from (piece for piece in part.pieces if isinstance(piece, Text))


def _roomy(shown: Scene, before: dict[str, Widths]) -> dict[str, Widths]:
    """Return widths for numbers that may follow: of columns that became too narrow, and of those that soon will."""
    found = {}
    for card in shown.cards:
        grown = card.box.columns != before.get(card.id)
        found[card.id] = tuple(
            _room(width, CELL) if grown or width >= _width(SHORT_NUMBER, CELL) else width for width in card.box.columns
        )
    for edge in shown.edges:
        found[edge.id] = edge.chip.columns if edge.chip else ()
        if edge.chip and edge.chip.columns != before.get(edge.id):
            several = "[" in edge.chip.texts[0] or "(" in edge.chip.texts[0]
            found[edge.id] = (_width(LIST, SMALL) if several else _room(edge.chip.columns[0], SMALL),)
    return found


def _room(width: int, size: int) -> int:
    usual = _width(USUAL_NUMBER, size)
    return usual if width <= usual else max(width, _width(LONG_NUMBER, size))


def _width(text: str, size: int) -> int:
    return int(mono_width(text, size)) + 11


def _digest(told: object) -> str:
    return blake2b(msgspec.msgpack.encode(told), digest_size=12).hexdigest()
