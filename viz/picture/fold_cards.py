"""The records of one picture: its cards, the edges between them, the frames around them."""

from __future__ import annotations

import msgspec


class Card(msgspec.Struct, frozen=True):
    """One thing that is drawn.

    Attributes:
        id: "n5" a node, "s3" a folded scope, "g120" a folded stretch that begins with node 120, "n0u7" node 0
            drawn once more for its user in card 7, "m9" the operands of card 9 that are not drawn.
        kind: "node", "scope", "turns" (of a loop), "lines" (of the text), "again" or "more".
        nodes: The nodes it stands for, ascending; for "again" the one that it repeats; for "more" the operands
            that are not joined to their user one by one (those that nothing else uses have no card of their own).
        scope: The scope it folds ("scope"), or the one it stands in.
        frame: Index into ``Fold.frames`` of the frame around it, or -1.
        inputs: Nodes outside that the ones inside use, ascending.
        outputs: Nodes inside that are used outside; the last one when nothing is.
        turns: Iterations folded away, for a loop and for "turns".
        root: Where the last backward pass that the scope or the turns run begins, or -1: a loop that trains shows its
            loss, and not the weight that it wrote last.
    """

    id: str
    kind: str
    nodes: tuple[int, ...]
    scope: int
    frame: int = -1
    inputs: tuple[int, ...] = ()
    outputs: tuple[int, ...] = ()
    turns: int = 0
    root: int = -1

    @property
    def folded(self) -> bool:
        """True when a click may unfold it."""
        return self.kind in ("scope", "turns", "lines")

    @property
    def shown(self) -> int:
        """The node whose value the card shows."""
        if self.root >= 0:
            return self.root
        return self.outputs[-1] if self.outputs else self.nodes[-1]


class Edge(msgspec.Struct, frozen=True):
    """One line of the picture.

    Attributes:
        id: "e0-3-1" for operand, user and slot; "es3-n7" between cards where it stands for more than one use.
        tail, head: Indices into ``Fold.cards``: where the value comes from and where it goes.
        uses: (operand, user, slot) of every use that it stands for.
    """

    id: str
    tail: int
    head: int
    uses: tuple[tuple[int, int, int], ...]


class Frame(msgspec.Struct, frozen=True):
    """A scope or stretch that is open: a box around its cards. ``id`` as the folded card's; ``parent`` or -1."""

    id: str
    scope: int
    parent: int


class Fold(msgspec.Struct, frozen=True, weakref=True):
    """The cards and frames that are drawn of a trace.

    Attributes:
        cards: In the order of the run; repeated ("again") and stub ("more") cards come last.
        frames: The open scopes, each after the one around it.
        edges: Between cards; every use of a node by another card's node is in exactly one of them.
        card_of: Node → index into ``cards`` of the one card in which it stands.
    """

    cards: tuple[Card, ...]
    frames: tuple[Frame, ...]
    edges: tuple[Edge, ...]
    card_of: tuple[int, ...]

    def drawn_alone(self, node: int) -> bool:
        """Return whether the node has a card of its own."""
        return self.cards[self.card_of[node]].kind == "node"


NO_FOLD = Fold((), (), (), ())
