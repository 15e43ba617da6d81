"""Why a gradient is what it is: None, zero, NaN, infinite, exploding, vanishing; where it became so, on which way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from core.trace import BackwardPass, Contribution, Node, Trace
from viz.cells import number_text
from viz.escaping import code_span, sentence_markdown
from viz.magnitude import Magnitude, magnitude
from viz.naming import short_name as called
from viz.node.local_factor import factor
from viz.path import downstream, gradient_path, upstream
from viz.words import Words, reason_sentence

EXPLODED = 1e4
"""Largest entry, as a multiple of the root's, from which on a gradient is said to explode."""

VANISHED = 1e-6
CHAIN = 7
"""Operations that are named one by one on a way."""


class Why(msgspec.Struct, frozen=True):
    """An explanation.

    Attributes:
        kind: "later", "none", "zero", "nan", "infinite", "exploding", "vanishing" or "flows".
        says: Sentences, as Markdown.
        path: Nodes on the way that carries the gradient, or up to the place that cuts it.
        culprit: The node whose operation made it so, or -1.
    """

    kind: str
    says: tuple[str, ...]
    path: frozenset[int] = frozenset()
    culprit: int = -1


def why(trace: Trace, node: Node, shown_pass: int | None, words: Words) -> Why:
    """Return why the node's gradient in a pass is what it is."""
    forward, bad = _bad_value(trace, node, words)
    one = trace.passes[shown_pass] if shown_pass is not None else None
    adjoint = one.adjoint(node.index) if one else None
    size = magnitude(adjoint) if adjoint else None
    if one is None or shown_pass is None:
        return Why("later", (*forward, words.gettext("Not yet: no backward pass has run.")), *bad)
    if adjoint is None:
        return _none(trace, node, one, forward, words)
    path = gradient_path(trace, node.index, shown_pass)
    if size is None:
        return Why("flows", (*forward, _way(trace, one, node, path, words)), path)
    about = _About(trace, node, one, path, words)
    if not size.finite:
        return about.not_finite(size, forward, bad)
    if size.zero:
        return about.zero()
    return about.large_or_small(size) or Why("flows", (*forward, _way(trace, one, node, path, words)), path)


def _none(trace: Trace, node: Node, one: BackwardPass, forward: list[str], words: Words) -> Why:
    reason = one.why(node.index)
    assert reason is not None
    says = [sentence_markdown(reason_sentence(reason, words))]
    if reason.node < 0:
        return Why("later" if reason.kind == "later" else "none", (*forward, *says))
    cut = trace.nodes[reason.node]
    says.append(words.gettext("It is cut at {place}.").format(place=_place(cut, words)))
    between = downstream(trace, node.index) & upstream(trace, cut.index)
    return Why("none", (*forward, *says), between | {node.index, cut.index}, cut.index)


def _place(node: Node, words: Words) -> str:
    """Return ``sqrt → h, line 4``."""
    title = code_span(node.operation) + (f" → {code_span(node.names[-1])}" if node.names else "")
    return words.gettext("{node}, line {line}").format(node=title, line=node.span.line) if node.span else title


def _bad_value(trace: Trace, node: Node, words: Words) -> tuple[list[str], tuple[frozenset[int], int]]:
    """Return the sentence on a value that is no number, with the way from where it began."""
    size = magnitude(node.value)
    if size is None or size.finite:
        return [], (frozenset(), -1)
    before = upstream(trace, node.index)
    first = min((index for index in before | {node.index} if _not_finite(trace.nodes[index])), default=node.index)
    origin = trace.nodes[first]
    sentence = (
        words.gettext("The value is {kind}, first at {place}.")
        if first != node.index
        else words.gettext("The value is {kind}: it became so here, at {place}.")
    )
    kind = "NaN" if size.nan else words.gettext("infinite")
    way = (downstream(trace, first) & before) | {first, node.index}
    return [sentence.format(kind=kind, place=_place(origin, words))], (way, first)


def _not_finite(node: Node) -> bool:
    size = magnitude(node.value)
    return size is not None and not size.finite


class _About:
    """One node's gradient in one pass, with the contributions on its way, in the order in which autograd sent them."""

    def __init__(self, trace: Trace, node: Node, one: BackwardPass, path: frozenset[int], words: Words) -> None:
        self.trace, self.node, self.one, self.path, self.words = trace, node, one, path, words

    def steps(self) -> Iterator[tuple[Contribution, Magnitude, Magnitude]]:
        """Yield (contribution, what arrived at its operation, what it sent)."""
        for sent in self.one.sent:
            if sent.user in self.path and sent.operand in self.path:
                arrived = self.one.adjoint(sent.user)
                before, after = magnitude(arrived) if arrived else None, magnitude(sent.value)
                if before is not None and after is not None:
                    yield sent, before, after

    def first(self, became: Callable[[Magnitude], bool]) -> Contribution | None:
        """Return the first contribution that became so although what arrived was not."""
        return next((sent for sent, before, after in self.steps() if became(after) and not became(before)), None)

    def not_finite(self, size: Magnitude, forward: list[str], bad: tuple[frozenset[int], int]) -> Why:
        _ = self.words.gettext
        kind = "nan" if size.nan else "infinite"
        sent = self.first(lambda one: not one.finite)
        if sent is None:
            if bad[1] >= 0:
                return Why(kind, tuple(forward), bad[0] | self.path, bad[1])
            return Why(
                kind, (_("The pass was started with it, or contributions overflowed when they were added."),), self.path
            )
        user = self.trace.nodes[sent.user]
        says = [self.said(sent, _("The gradient stops being a finite number at {place}: {reason}"))]
        later = self.first(lambda one: bool(one.nan)) if kind == "nan" else None
        if later is not None and later != sent:
            place = _place(self.trace.nodes[later.user], self.words)
            says.append(
                _("From infinity it becomes NaN at {place} (0 · ∞ and ∞ − ∞ are no numbers).").format(place=place)
            )
        origin = self.forward_origin(user)
        return Why(kind, (*says, *origin), self.path, sent.user)

    def forward_origin(self, user: Node) -> list[str]:
        """Return the sentence on a forward value that was no number before the gradient was."""
        for index in (user.index, *user.operands):
            says, _ = _bad_value(self.trace, self.trace.nodes[index], self.words)
            if says:
                return says
        return []

    def said(self, sent: Contribution, sentence: str) -> str:
        """Fill a sentence with the place of an operation and what it multiplies with."""
        user, operand = self.trace.nodes[sent.user], self.trace.nodes[sent.operand]
        arrived = self.one.adjoint(sent.user)
        found = factor(self.trace, user, sent.slot, arrived, sent.value, called) if arrived else None
        if found is not None and found.number and found.by_cell:
            local = f"∂{called(user)}/∂{called(operand)} = " + " = ".join(dict.fromkeys([found.symbol, found.number]))
            reason = self.words.gettext("it multiplies by {local}.").format(local=code_span(local))
        else:
            reason = self.words.gettext("its derivative at these values does it.")
        return sentence.format(place=_place(user, self.words), reason=reason)

    def zero(self) -> Why:
        _ = self.words.gettext
        sent = self.first(lambda one: one.zero)
        if sent is not None:
            says = self.said(sent, _("The gradient becomes zero at {place}: {reason}"))
            return Why("zero", (says,), self.path, sent.user)
        for index in sorted(self.path, reverse=True):
            adjoint, arrived = self.one.adjoint(index), self.one.contributions(index)
            sizes = [magnitude(value) for _, _, value in arrived]
            size = magnitude(adjoint) if adjoint else None
            if size is not None and size.zero and any(one is not None and not one.zero for one in sizes):
                place = _place(self.trace.nodes[index], self.words)
                says = _("The contributions that arrive at {place} cancel each other.").format(place=place)
                return Why("zero", (says,), self.path, index)
        return Why("zero", (_("The pass was started with zero."),), self.path, self.one.root)

    def large_or_small(self, size: Magnitude) -> Why | None:
        """Return why a gradient explodes or vanishes against the root's; None for one that does neither."""
        root = self.one.adjoint(self.one.root)
        start = magnitude(root) if root else None
        if start is None or not start.finite or start.zero:
            return None
        ratio = size.largest / start.largest
        if VANISHED < ratio < EXPLODED:
            return None
        grows = ratio >= EXPLODED
        changes = [(after.largest / before.largest, sent) for sent, before, after in self.steps() if before.largest]
        if not changes:
            return None
        most, sent = (max if grows else min)(changes, key=lambda change: change[0])
        _ = self.words.gettext
        sentence = (
            _(
                "The gradient explodes: over {count} operations to {ratio} times the root's; "
                "most at {place}, {most} times."
            )
            if grows
            else _(
                "The gradient vanishes: over {count} operations to {ratio} of the root's; most at {place}, to {most}."
            )
        )
        says = sentence.format(
            ratio=number_text(ratio), count=len(self.path) - 1, most=number_text(most),
            place=_place(self.trace.nodes[sent.user], self.words),
        )  # fmt: skip
        return Why("exploding" if grows else "vanishing", (says,), self.path, sent.user)


def _way(trace: Trace, one: BackwardPass, node: Node, path: frozenset[int], words: Words) -> str:
    """Return how the gradient comes: ``z → pow → sub → dot → w`` for one way, a count for several."""
    if node.index in one.roots:
        return words.gettext("It is the root: the pass starts here.")
    senders = {sent.operand: sent.user for sent in one.sent if sent.operand in path and sent.user in path}
    single = sum(1 for sent in one.sent if sent.operand in path and sent.user in path) == len(path) - 1
    if single and len(path) <= CHAIN + 1:
        steps, at = [], node.index
        while at in senders and len(steps) < CHAIN:
            at = senders[at]
            steps.append(code_span(trace.nodes[at].operation))
        names = [code_span(called(trace.nodes[at])), *reversed(steps), code_span(called(node))]
        return words.gettext("Its gradient comes on one way: {way}.").format(way=" → ".join(names))
    sentence = words.gettext("Its gradient comes from {root} through {count} operations.")
    return sentence.format(root=code_span(called(trace.nodes[one.root])), count=len(path) - 1)
