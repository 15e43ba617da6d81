"""The turns of a folded loop as steps of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from core.trace import Trace
from core.trace.tables import scopes_of
from viz.cells import short_text
from viz.picture.fold_cards import Card
from viz.words import _, ngettext

MOST = 80
"""Turns of one step that are told one by one; all further ones are told together."""

MOST_OF_ALL = 240
"""Turns of one timeline."""

NAMED = 5
"""Values that a sentence names."""

Way = Literal["value", "adjoint"]
"""Which notes of a turn its sentence names."""
FORWARD: Way = "value"
BACKWARD: Way = "adjoint"

Note = tuple[int, str, str]
"""Line, "value" or "adjoint", text: what stands beside the line from this step on."""
Split = list[tuple[int, list[int]]]
"""(turn, its nodes), in the order of the run."""


class Turn(msgspec.Struct, frozen=True, omit_defaults=True):
    """One turn of a folded loop, as a step of the player.

    Attributes:
        says: The sentence.
        first: The first node that it made.
        reads: The value of the loop's card after it; "" where nothing can be said yet.
        notes: What the editor writes beside its lines from here on.
        kept: Bytes that are kept for backward after it.
    """

    says: str
    first: int
    reads: str = ""
    notes: tuple[Note, ...] = ()
    kept: int = 0


class Turns:
    """Which turn of a folded loop each node belongs to, and what is told of it."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._scopes = scopes_of(trace.nodes)
        self._left = MOST_OF_ALL

    def loop(self, card: Card) -> int:
        """Return the scope of the loop that a card folds, wholly or in part; −1 where it folds something else."""
        whole = card.kind == "turns" or (card.kind == "scope" and self._trace.scopes[card.scope].kind == "loop")
        return card.scope if whole else -1

    def split(self, card: Card, nodes: Iterable[int]) -> Split:
        """Return nodes by turn. What stands between two turns belongs to the first."""
        loop = self.loop(card)
        found: Split = []
        if loop < 0:
            return found
        for node in nodes:
            turn = self.turn(loop, node)
            if not found or (turn >= 0 and turn != found[-1][0]):
                found.append((turn, []))
            found[-1][1].append(node)
        return found

    def turn(self, loop: int, node: int) -> int:
        """Return the turn of a loop in which a node was made; −1 outside."""
        scope = self._scopes[node]
        while scope > 0:
            one = self._trace.scopes[scope]
            if one.parent == loop:
                return one.iteration
            scope = one.parent
        return -1

    def told(
        self, card: Card, split: Split, after: Callable[[list[int]], tuple[tuple[Note, ...], int]], way: Way
    ) -> tuple[Turn, ...]:
        """Return one step for each turn; none where there is only one turn, or where too many are told already.

        Args:
            after: Returns, once the nodes of a turn have run, what is written beside the lines, and the bytes kept.
            way: Whether they are told forward or backward.
        """
        if len(split) < 2 or self._left < 2:
            return ()
        most = min(MOST, self._left, len(split))
        self._left -= most
        rest = split[-1][0], [node for _turn, nodes in split[most - 1 :] for node in nodes]
        last = max(turn for turn, _nodes in split)
        return tuple(self._one(card, one, last, after, way) for one in (*split[: most - 1], rest))

    def _one(
        self, card: Card, one: tuple[int, list[int]], last: int,
        after: Callable[[list[int]], tuple[tuple[Note, ...], int]], way: Way,
    ) -> Turn:  # fmt: skip
        turn, nodes = one
        notes, kept = after(nodes)
        named = [text for _line, kind, text in sorted(notes) if kind == way]
        count = ngettext("{count} operation", "{count} operations", len(nodes)).format(count=len(nodes))
        values = "; ".join(named[-NAMED:]) or count
        sentences = {
            FORWARD: _("Turn {number} (0 to {last}): {values}."),
            BACKWARD: _("Backward through turn {number} (0 to {last}): {values}."),
        }
        says = sentences[way].format(number=turn, last=last, values=values)
        return Turn(says, min(nodes), self._reads(card, nodes), notes, kept)

    def _reads(self, card: Card, nodes: list[int]) -> str:
        wanted = self._trace.nodes[card.shown].names
        for node in reversed(nodes):
            if wanted and wanted[-1] in self._trace.nodes[node].names:
                return short_text(self._trace.nodes[node].value)
        return ""
