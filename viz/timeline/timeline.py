"""The steps through which the player goes: operations in order, and each backward pass as autograd ran it.

A step lights one expression and one card or edge, says one sentence, and makes one more number known. Everything is
prepared here, in the reader's language, so that the browser needs no answer of the server to play it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

import msgspec

from core.trace import BackwardPass, Contribution, Node, Span, Trace
from core.trace.tables import kinds_of, ways_of
from viz.cells import short_text
from viz.marks import adjoint_note, value_note
from viz.naming import short_name as called
from viz.picture.fold_cards import Card, Fold
from viz.picture.titles import frame_title
from viz.timeline import step_sentences as sentences
from viz.timeline.kept_memory import Kept
from viz.timeline.turns import BACKWARD, FORWARD, Note, Turn, Turns
from viz.words import _

STEPS = 3_000
"""Steps of a whole timeline; when there would be more, passes that are not shown become one step each."""

PASSES = 16
"""Passes that are told step by step; of a training loop's hundreds, only the one that is shown."""

NO_STEPS: dict[str, Any] = {"steps": [], "marks": {}, "arriving": {}, "adjoints": {}, "sent": {}}
"""The `timeline` of nothing."""


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One position of the slider.

    Attributes:
        kind: "value", "start" (of a pass), "send", "sum", "accumulate" or "inside" (a folded card).
        says: The sentence.
        card, edge: What is lit: one of them is not −1. Places in the fold.
        span: The expression that is lit.
        number: Which backward pass, or −1 in forward.
        ready: Cards whose value (in forward) or adjoint (in backward) is known from here on.
        arrives: Card at which a contribution arrives without completing the adjoint yet; −1 for none.
        notes: What the editor writes beside its lines from here on.
        kept: Bytes that are kept for backward after this step.
        turns: The same turn by turn, where the step is a folded loop.
    """

    kind: str
    says: str
    card: int = -1
    edge: int = -1
    span: Span | None = None
    number: int = -1
    ready: tuple[int, ...] = ()
    arrives: int = -1
    notes: tuple[Note, ...] = ()
    kept: int = 0
    turns: tuple[Turn, ...] = ()


def timeline(trace: Trace, fold: Fold, shown_pass: int | None) -> dict[str, Any]:
    """Return the steps, and what cards and edges read in each pass, as JSON can hold it.

    ``marks`` holds {card: when and by what its value is kept for backward}. ``adjoints`` and ``sent`` hold, for passes
    other than the shown one, {card or edge: text}; "" says that the card gets no gradient in that pass.
    """
    told = _told(trace, fold, shown_pass)
    writer = _Writer(trace, fold, told)
    steps = tuple(writer.steps())
    return {
        "steps": msgspec.to_builtins(steps),
        "marks": {str(card): msgspec.to_builtins(mark) for card, mark in writer.kept.marks.items()},
        "arriving": {str(number): _arriving(fold, trace.passes[number]) for number in told},
        "adjoints": {str(number): _adjoints(trace, fold, number) for number in told if number != shown_pass},
        "sent": {str(number): _sent(fold, trace.passes[number]) for number in told if number != shown_pass},
    }


def _told(trace: Trace, fold: Fold, shown_pass: int | None) -> set[int]:
    everything = len(fold.cards) + (len(fold.edges) + len(fold.cards)) * len(trace.passes)
    if len(trace.passes) <= PASSES and everything <= STEPS:
        return set(range(len(trace.passes)))
    return set() if shown_pass is None else {shown_pass}


Way = tuple[int, int, int]
"""(user, slot, operand) of a contribution."""


class _Writer:
    """Writes the steps in order. What it looks up for every step is found once."""

    def __init__(self, trace: Trace, fold: Fold, told: set[int]) -> None:
        self.trace, self.fold, self.told = trace, fold, told
        self.lines = trace.source.splitlines()
        self.kept, self.kinds = Kept(trace, fold), kinds_of(trace.nodes)
        self.turns = Turns(trace)
        self.edge_of = {use[1:]: number for number, edge in enumerate(fold.edges) for use in edge.uses}

    def steps(self) -> Iterator[Step]:
        for step in self.written():
            self.kept.position += 1
            yield msgspec.structs.replace(step, kept=self.kept.bytes)

    def written(self) -> Iterator[Step]:
        position = 0
        for number, one in enumerate(self.trace.passes):
            yield from self.forward(position, one.position)
            position = max(position, one.position)
            yield from self.backward(number, one) if number in self.told else self.in_one(number, one)
        yield from self.forward(position, len(self.trace.nodes))

    # --- forward

    def forward(self, first: int, end: int) -> Iterator[Step]:
        card_of, cards = self.fold.card_of, self.fold.cards
        for number, run in groupby(range(first, end), key=card_of.__getitem__):
            nodes = list(run)
            card = cards[number]
            if card.kind == "node":
                yield self.made(number, self.trace.nodes[nodes[0]])
            else:
                yield self.ran(number, card, nodes)

    def made(self, card: int, node: Node) -> Step:
        says = sentences.made(self.trace, node)
        self.kept.ran(node.index)
        span = node.span or self.first_use(node)
        return Step("value", says, card=card, span=span, ready=(card,), notes=tuple(_value_notes(node)))

    def first_use(self, node: Node) -> Span | None:
        """Return where a value without a place of its own (a .grad, say) is used first, if that is soon."""
        later = self.trace.nodes[node.index + 1 : node.index + 9]
        return next((one.span for one in later if node.index in one.operands), None)

    def ran(self, number: int, card: Card, nodes: list[int]) -> Step:
        says = _("{name} runs: {count} operations in one step.").format(name=self.card_name(card), count=len(nodes))
        notes = self.last_notes(nodes, _value_notes)
        turns = self.turns.told(card, self.turns.split(card, nodes), self.have_run, FORWARD)
        if not turns:
            self.have_run(nodes)
        ready = (number,) if card.shown <= nodes[-1] else ()
        return Step("value", says, number, span=self.card_span(card), ready=ready, notes=notes, turns=turns)

    def have_run(self, nodes: list[int]) -> tuple[tuple[Note, ...], int]:
        """Return what stands beside the lines once these nodes have run, and the bytes that are kept then."""
        for index in nodes:
            self.kept.ran(index)
        return self.last_notes(nodes, _value_notes), self.kept.bytes

    def card_name(self, card: Card) -> str:
        if card.kind == "scope":
            return frame_title(self.trace, card.id, card.scope)
        span = self.card_span(card)
        return _("line {first}").format(first=span.line) if span else "…"

    def card_span(self, card: Card) -> Span | None:
        """Return the text of a folded card: its call, or the first line of its statement."""
        span = self.trace.scopes[card.scope].span if card.kind == "scope" else self.trace.nodes[card.nodes[0]].span
        if span is None or span.line == span.end_line or span.line > len(self.lines):
            return span
        return Span(span.line, span.column, span.line, len(self.lines[span.line - 1].rstrip()))

    # --- backward

    def backward(self, number: int, one: BackwardPass) -> Iterator[Step]:
        for root in one.roots:
            if root in one.adjoints:
                yield self.begun(number, one, root)
        left: dict[int, int] = {}
        ways = ways_of(one.sent)
        for _user, _slot, operand in ways:
            left[operand] = left.get(operand, 0) + 1
        arriving = dict(left)
        last = {user: slot for user, slot, _operand in ways}
        place = 0
        for _way, run in groupby(ways, key=self.way):
            sends = list(run)
            for user, slot, operand in sends:
                left[operand] -= 1
                if last[user] == slot and not one.retain_graph:
                    self.kept.freed(user)
            edge, place = self.edge_of.get(sends[0][:2], -1), place + len(sends)
            if edge >= 0:
                yield self.sends(number, one, edge, sends[0][0], one.sent[place - 1], arriving, left)
            else:
                yield self.inside(number, one, sends)
            for operand in dict.fromkeys(operand for _user, _slot, operand in sends):
                complete = not left[operand] and operand in one.adjoints
                if edge >= 0 and complete and arriving[operand] > 1 and self.drawn(operand):
                    yield self.added(number, one, operand)
        yield from self.accumulated(number, one)

    def way(self, sent: Way) -> tuple[int, int]:
        """Contributions that go the same drawn way one after the other are one step."""
        edge = self.edge_of.get(sent[:2], -1)
        return edge, -1 if edge >= 0 else self.fold.card_of[sent[0]]

    def drawn(self, node: int) -> bool:
        return self.fold.cards[self.fold.card_of[node]].kind == "node"

    def begun(self, number: int, one: BackwardPass, root: int) -> Step:
        card = self.fold.card_of[root]
        says = sentences.begun(self.trace, one, number, root)
        node = self.trace.nodes[root]
        ready = (card,) if self.fold.cards[card].shown == root else ()
        return Step(
            "start", says, card, span=node.span or one.span, number=number, ready=ready, notes=_notes(node, one)
        )

    def sends(
        self, number: int, one: BackwardPass, edge: int, first: int, last: Contribution, arriving: dict[int, int],
        left: dict[int, int],
    ) -> Step:  # fmt: skip
        """Tell what went along a drawn edge, of which ``first`` is the first user and ``last`` came last."""
        head = self.fold.card_of[last.operand]
        whole = not left[last.operand] and (arriving[last.operand] == 1 or not self.drawn(last.operand))
        shown = self.fold.cards[head].shown == last.operand or self.fold.cards[head].kind == "more"
        user = self.fold.cards[self.fold.card_of[first]]
        return Step(
            "send",
            sentences.sent(self.trace, one, last),
            edge=edge,
            span=self.trace.nodes[first].span if user.kind == "node" else self.card_span(user),
            number=number,
            ready=(head,) if whole and shown else (),
            arrives=head if shown and not whole else -1,
            notes=_notes(self.trace.nodes[last.operand], one) if whole else (),
        )

    def added(self, number: int, one: BackwardPass, operand: int) -> Step:
        node, card = self.trace.nodes[operand], self.fold.card_of[operand]
        says = sentences.added(self.trace, one, operand)
        return Step("sum", says, card, span=node.span, number=number, ready=(card,), notes=_notes(node, one))

    def inside(self, number: int, one: BackwardPass, sends: list[Way]) -> Step:
        card = self.fold.card_of[sends[0][0]]
        operands: dict[int, list[int]] = {}
        for user, _slot, operand in sends:
            operands.setdefault(user, []).append(operand)
        folded = self.fold.cards[card]

        def reached(users: list[int]) -> tuple[tuple[Note, ...], int]:
            there = [operand for user in users for operand in operands[user]]
            return self.last_notes(there, lambda node: _notes(node, one)), self.kept.bytes

        split = self.turns.split(folded, operands)
        return Step(
            "inside",
            self.says_inside(folded, [turn for turn, _nodes in split], len(operands)),
            card,
            span=self.card_span(folded),
            number=number,
            ready=(card,) if folded.shown in {operand for _user, _slot, operand in sends} else (),
            notes=reached(list(operands))[0],
            turns=self.turns.told(folded, split, reached, BACKWARD),
        )

    def says_inside(self, folded: Card, turns: list[int], count: int) -> str:
        name = self.card_name(folded)
        if len(turns) == 1 and turns[0] >= 0:
            sentence = _("Inside {name}, turn {turn}, the gradient passes through {count} operations.")
            return sentence.format(name=name, turn=turns[0], count=count)
        return _("Inside {name} the gradient passes through {count} operations.").format(name=name, count=count)

    def last_notes(self, nodes: list[int], notes: Callable[[Node], Iterable[Note]]) -> tuple[Note, ...]:
        """Return the notes of the last node of every line: of a loop's thousands, the others would be overwritten."""
        found: dict[int, tuple[Note, ...]] = {}
        for index in reversed(nodes):
            kind = self.kinds[index]
            if kind.names and kind.span and kind.span.end_line not in found:
                found[kind.span.end_line] = tuple(notes(self.trace.nodes[index]))
        return tuple(note for each in found.values() for note in each)

    def accumulated(self, number: int, one: BackwardPass) -> Iterator[Step]:
        for index, grad in one.accumulations.items():
            adjoint = one.adjoint(index)
            if adjoint is not None and grad.cells != adjoint.cells and self.drawn(index):
                node = self.trace.nodes[index]
                says = _("{name}.grad held something already; adding {adjoint} gives {value}.").format(
                    name=called(node),
                    adjoint=sentences.value_text(adjoint),
                    value=sentences.value_text(grad),
                )
                yield Step("accumulate", says, self.fold.card_of[index], span=node.span, number=number)

    def in_one(self, number: int, one: BackwardPass) -> Iterator[Step]:
        root = self.trace.nodes[one.root]
        says = _("Backward pass {number} runs from {name}; choose it above to see its steps.").format(
            number=number + 1, name=called(root)
        )
        for index in () if one.retain_graph else one.order:
            self.kept.freed(index)
        yield Step("start", says, self.fold.card_of[one.root], span=one.span or root.span, number=number)


def _value_notes(node: Node) -> Iterator[Note]:
    text = value_note(node)
    if text and node.span:
        yield node.span.end_line, "value", text


def _notes(node: Node, one: BackwardPass) -> tuple[Note, ...]:
    """The value goes with its adjoint: in a loop the line has had others since."""
    text = adjoint_note(node, one)
    return (*_value_notes(node), (node.span.end_line, "adjoint", text)) if text and node.span else ()


def _arriving(fold: Fold, one: BackwardPass) -> dict[int, int]:
    """Return {card: contributions that arrive at the node it shows}, where they are several."""
    found: dict[int, int] = {}
    for _user, _slot, operand in ways_of(one.sent):
        card = fold.card_of[operand]
        if fold.cards[card].shown == operand:
            found[card] = found.get(card, 0) + 1
    return {card: count for card, count in found.items() if count > 1}


def _adjoints(trace: Trace, fold: Fold, number: int) -> dict[int, str]:
    one = trace.passes[number]
    found = {}
    for place, card in enumerate(fold.cards):
        if card.kind in ("again", "more"):
            continue
        adjoint = one.adjoint(card.shown)
        if adjoint is not None:
            found[place] = short_text(adjoint)
        elif card.shown < one.position:
            found[place] = ""
    return found


def _sent(fold: Fold, one: BackwardPass) -> dict[int, str]:
    edges = {edge.uses[0][1:]: number for number, edge in enumerate(fold.edges) if len(edge.uses) == 1}
    ways = enumerate(ways_of(one.sent))
    return {edges[key]: short_text(one.sent[place].value) for place, way in ways if (key := way[:2]) in edges}
