"""Memory kept for backward at every step: bytes of distinct storages, and the cards whose values they hold."""

from __future__ import annotations

from collections import Counter

import msgspec

from core.trace import Trace
from core.trace.tables import insides_of, kinds_of
from viz.picture.fold_cards import Fold


class Mark(msgspec.Struct):
    """A card whose value is kept: from which step on, until which (None: to the end), and by which operations."""

    begin: int
    by: list[str]
    end: int | None = None


class Kept:
    """The account that the timeline keeps while it writes its steps.

    Attributes:
        bytes: Size of all storages that are held now.
        position: Number of the step that is being written.
        marks: Card → when its value was kept.
    """

    def __init__(self, trace: Trace, fold: Fold) -> None:
        self.bytes, self.position = 0, 1
        self.marks: dict[int, Mark] = {}
        self._fold = fold
        self._inside, self._kinds = insides_of(trace.nodes), kinds_of(trace.nodes)
        self._saved = {index: node.saved for index, node in enumerate(trace.autograd) if node.saved}
        self._held: set[int] = set()  # torch's nodes that hold what they saved
        self._storages: Counter[int] = Counter()
        self._holders: Counter[int] = Counter()  # card → saved tensors that are its value

    def ran(self, node: int) -> None:
        """Note what the operation of a node saves."""
        for index in self._inside[node]:
            if index not in self._saved or index in self._held:
                continue
            self._held.add(index)
            for one in self._saved[index]:
                self.bytes += 0 if self._storages[one.storage] else one.bytes
                self._storages[one.storage] += 1
                card = self._card(one.node)
                if card is not None:
                    self._holders[card] += 1
                    mark = self.marks.setdefault(card, Mark(self.position, []))
                    operation = self._kinds[node].operation
                    mark.by += [operation] if operation not in mark.by else []

    def freed(self, node: int) -> None:
        """Note that backward has used what the operation of a node saved."""
        for index in self._inside[node]:
            if index not in self._held:
                continue
            self._held.remove(index)
            for one in self._saved[index]:
                self._storages[one.storage] -= 1
                self.bytes -= 0 if self._storages[one.storage] else one.bytes
                card = self._card(one.node)
                if card is not None:
                    self._holders[card] -= 1
                    if not self._holders[card]:
                        self.marks[card].end = self.position

    def _card(self, node: int) -> int | None:
        card = self._fold.card_of[node] if node >= 0 else -1
        return card if card >= 0 and self._fold.cards[card].shown == node else None
