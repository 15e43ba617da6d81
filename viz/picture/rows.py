"""A program as rows of cards that are read like lines of text, for programs too long for one line.

Each value stands after those that it is made from; what no operation made stands right before its first user. An open
frame is a block of such rows. Graphviz leads the edges around the cards (`graphviz_call`, "nop2").
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from viz.picture.dot import PIXELS, title_size
from viz.picture.places import PAD, FrameBox, Places, Point
from viz.picture.scene import Scene

ACROSS, DOWN = 30.0, 38.0
"""Free space between two cards in a row, and between two rows."""

BESIDE_CHIP = 24.0
"""What an edge between neighbours needs beside its label."""

MARGIN, TITLE = 12.0, 24.0
"""Around the cards of a frame; and above them, for its title."""


class Block(NamedTuple):
    """A card, or the rows of a frame: its size, the cards in it, and what notes its places once its corner is known."""

    width: float
    height: float
    cards: frozenset[int]
    put: Callable[[float, float], None]


class Rows:
    """The rows of a scene within a width: corners of its cards and bounds of its frames."""

    def __init__(self, scene: Scene, width: float) -> None:
        self.scene = scene
        self.corners: dict[str, Point] = {}
        self.frames: dict[str, FrameBox] = {}
        self._chips = {(edge.tail, edge.head): edge.chip.width for edge in scene.edges if edge.chip is not None}
        whole = self._rows(-1, width - 2 * PAD)
        whole.put(PAD, PAD)
        self.width, self.height = whole.width + 2 * PAD, whole.height + 2 * PAD

    def _rows(self, frame: int, width: float) -> Block:
        """Return the rows of a frame (or of the picture: -1): as few as the width allows, about equally long."""
        blocks = self._blocks(frame, width)
        rows = self._filled(blocks, width)
        low, high = 0.0, width
        while len(rows) > 1 and high - low > 8:
            middle = (low + high) / 2
            shorter = self._filled(blocks, middle)
            if len(shorter) > len(rows) or max(map(self._length, shorter)) > middle:
                low = middle
            else:
                rows, high = shorter, middle
        return self._stacked(rows)

    def _blocks(self, frame: int, width: float) -> list[Block]:
        """Return the cards and the open frames that stand in a frame, in reading order."""
        found = [self._card(number) for number, card in enumerate(self.scene.cards) if card.frame == frame]
        found += [self._frame(number, width) for number, one in enumerate(self.scene.frames) if one.parent == frame]
        home = {card: place for place, block in enumerate(found) for card in block.cards}
        made = {edge.head for edge in self.scene.edges}
        first_use: dict[int, int] = {}
        for edge in self.scene.edges:
            tail, head = home.get(edge.tail), home.get(edge.head)
            if tail is not None and head is not None and tail != head:
                first_use[tail] = min(first_use.get(tail, edge.head), edge.head)

        def place(number: int) -> tuple[int, int, int]:
            own = found[number].cards & made
            if own or number not in first_use:
                return min(own or found[number].cards), 1, number
            user = found[home[first_use[number]]].cards & made
            return min(user), 0, number

        return [found[number] for number in sorted(range(len(found)), key=place)]

    def _card(self, number: int) -> Block:
        card = self.scene.cards[number]

        def put(x: float, y: float) -> None:
            self.corners[card.id] = (x, y)

        return Block(card.box.width, card.box.height, frozenset({number}), put)

    def _frame(self, number: int, width: float) -> Block:
        frame = self.scene.frames[number]
        inner = self._rows(number, width - 2 * MARGIN)
        across = max(inner.width, title_size(frame)[0]) + 2 * MARGIN
        down = inner.height + TITLE + MARGIN

        def put(x: float, y: float) -> None:
            self.frames[frame.id] = FrameBox(x, y, across, down, (x + across / 2, y + TITLE / 2))
            inner.put(x + MARGIN, y + TITLE)

        return Block(across, down, inner.cards, put)

    def _gap(self, left: Block, right: Block) -> float:
        chips = [self._chips.get((tail, head), 0.0) for tail in left.cards for head in right.cards]
        return max(ACROSS, max(chips, default=0.0) + BESIDE_CHIP)

    def _length(self, row: list[Block]) -> float:
        gaps = sum(self._gap(left, right) for left, right in pairwise(row))
        return sum(block.width for block in row) + gaps

    def _filled(self, blocks: list[Block], width: float) -> list[list[Block]]:
        rows: list[list[Block]] = []
        for block in blocks:
            if rows and self._length([*rows[-1], block]) <= width:
                rows[-1].append(block)
            else:
                rows.append([block])
        return rows

    def _stacked(self, rows: list[list[Block]]) -> Block:
        heights = [max(block.height for block in row) for row in rows]

        def put(x: float, y: float) -> None:
            for row, height in zip(rows, heights, strict=True):
                left = x
                for number, block in enumerate(row):
                    left += self._gap(row[number - 1], block) if number else 0
                    block.put(left, y + (height - block.height) / 2)
                    left += block.width
                y += height + DOWN

        cards = frozenset().union(*(block.cards for row in rows for block in row))
        return Block(max(map(self._length, rows), default=0), sum(heights) + DOWN * max(len(rows) - 1, 0), cards, put)


def rows_dot(scene: Scene, rows: Rows) -> str:
    """Return DOT text in which every card has its place: what Graphviz needs to lead the edges."""
    lines = ["digraph {", 'graph [splines=true esep="+5" sep="+8"]', 'node [shape=box fixedsize=true label=""]']
    for card in scene.cards:
        x, y = rows.corners[card.id]
        x, y = x + card.box.width / 2, rows.height - y - card.box.height / 2
        size = f"width={card.box.width / PIXELS:.4g} height={card.box.height / PIXELS:.4g}"
        lines.append(f'{card.id} [pos="{x:.1f},{y:.1f}" {size}]')
    for edge in scene.edges:
        lines.append(f'{scene.cards[edge.tail].id} -> {scene.cards[edge.head].id} [id="{edge.id}"]')
    return "\n".join([*lines, "}", ""])


def rows_places(scene: Scene, rows: Rows, routed: Places) -> Places:
    """Return the places of cards and frames with the edges that Graphviz led: it counts from its own corner."""
    if not scene.cards:
        return routed
    first = scene.cards[0]
    x, y = rows.corners[first.id]
    here = routed.cards[first.id]
    x, y = x + first.box.width / 2 - here[0], y + first.box.height / 2 - here[1]
    middles = {card.id: (rows.corners[card.id][0] + card.box.width / 2, rows.corners[card.id][1] + card.box.height / 2)
               for card in scene.cards}  # fmt: skip
    edges = {name: curve.moved(x, y) for name, curve in routed.edges.items()}
    return Places(rows.width, rows.height, middles, edges, rows.frames)
