"""Causes of a gradient that is None, zero, NaN, infinite, exploding or vanishing: place, operation, path."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from core.trace import BackwardPass, Contribution, Node, Trace
from viz import origins as origin_of
from viz.cells import number_text
from viz.gradient_origins import cancelled, cancelled_text, cell_reason, mend, normalised_after, zero_reason
from viz.magnitude import Magnitude, magnitude
from viz.naming import short_name as called
from viz.node.local_factor import factor
from viz.path import downstream, gradient_path, upstream
from viz.without_gradient import never_asked, why_none
from viz.words import _, ngettext, reason_sentence

EXPLODED = 1e4
"""Largest entry, as a multiple of the root's, from which on a gradient is said to explode."""

VANISHED = 1e-6
CHAIN = 7
"""Operations that are named one by one on a way."""


class Why(msgspec.Struct, frozen=True):
    """An explanation.

    Attributes:
        kind: "later", "none", "zero", "nan", "infinite", "exploding", "vanishing" or "flows".
        says: Sentences; code stands between backticks.
        path: Nodes on the way that carries the gradient, or up to the place that cuts it.
        culprit: The node whose operation made it so, or -1.
    """

    kind: str
    says: tuple[str, ...]
    path: frozenset[int] = frozenset()
    culprit: int = -1


def why(trace: Trace, node: Node, shown_pass: int | None) -> Why:
    """Return why the node's gradient in a pass is what it is."""
    forward, bad = _bad_value(trace, node)
    forward += _rounded_value(trace, node)
    one = trace.passes[shown_pass] if shown_pass is not None else None
    adjoint = one.adjoint(node.index) if one else None
    size = magnitude(adjoint) if adjoint else None
    if one is None or shown_pass is None:
        never = never_asked(trace, node)
        says = reason_sentence(never) if never else _("Not yet: no backward pass has run.")
        return Why("none" if never else "later", (*forward, says), *bad)
    if adjoint is None:
        return _none(trace, node, one, forward)
    path = gradient_path(trace, node.index, shown_pass)
    if size is None:
        return Why("flows", (*forward, _way(trace, one, node, path)), path)
    about = _About(trace, node, one, path)
    if not size.finite:
        return about.not_finite(size, forward, bad)
    if size.zero:
        return about.zero()
    return about.large_or_small(size) or Why("flows", (*forward, _way(trace, one, node, path)), path)


def _none(trace: Trace, node: Node, one: BackwardPass, forward: list[str]) -> Why:
    reason = why_none(trace, node, one)
    assert reason is not None
    says = [reason_sentence(reason)]
    if reason.node < 0:
        return Why("later" if reason.kind == "later" else "none", (*forward, *says))
    cut = trace.nodes[reason.node]
    says.append(_("It is cut at {place}.").format(place=_place(cut)))
    between = downstream(trace, node.index) & upstream(trace, cut.index)
    return Why("none", (*forward, *says), between | {node.index, cut.index}, cut.index)


def _place(node: Node) -> str:
    """Return ``sqrt → h, line 4``."""
    title = f"`{node.operation}`" + (f" → `{node.name}`" if node.names else "")
    return _("{node}, line {line}").format(node=title, line=node.span.line) if node.span else title


def _bad_value(trace: Trace, node: Node) -> tuple[list[str], tuple[frozenset[int], int]]:
    """Return sentences on cells that are no numbers, with the way from the operation that made the first of them."""
    says: list[str] = []
    origins: list[tuple[int, str]] = []
    waiting = [(node.index, kind) for kind, _cell in origin_of.kinds_of(node.value)]
    for index, kind in waiting:  # which grows: a NaN of 0 · ∞ comes from where the ∞ does
        made = origin_of.origin(trace, index, kind)
        if made in origins:
            continue
        origins.append(made)
        cause = origin_of.cause(trace, trace.nodes[made[0]], made[1])
        count = dict(origin_of.kinds_of(node.value))[kind] if index == node.index else 0
        says += _made(trace, node, kind, count, made, cause)
        if cause.brings >= 0:
            operand = trace.nodes[made[0]].operands[cause.brings]
            waiting += [(operand, other) for other, _cell in origin_of.kinds_of(trace.nodes[operand].value)]
    if not origins:
        return [], (frozenset(), -1)
    before = upstream(trace, node.index)
    way = frozenset().union(*[(downstream(trace, first) & before) | {first} for first, _kind in origins]) | {node.index}
    return list(dict.fromkeys(says)), (way, origins[0][0])


def _made(trace: Trace, node: Node, kind: str, count: int, made: tuple[int, str], cause: origin_of.Cause) -> list[str]:
    """Return the sentences on one kind: where it begins, by what, and what mends it."""
    place, total = _place(trace.nodes[made[0]]), node.value.numel
    if not count:
        sentence = _("The {kind} comes from {place}: {reason}")
    elif made[1] != kind:
        sentence = _("The {kind} was {other} first, at {place}: {reason}")
    elif count == total:
        sentence = _("The value is {kind}, first at {place}: {reason}")
    else:
        sentence = ngettext(
            "{count} cell of {total} is {kind}, first at {place}: {reason}",
            "{count} cells of {total} are {kind}, first at {place}: {reason}",
            count,
        )
    said = sentence.format(kind=kind, other=made[1], place=place, reason=cause.reason, count=count, total=total)
    return [said, cause.mend] if cause.mend else [said]


def _rounded_value(trace: Trace, node: Node) -> list[str]:
    """Return the sentences on cells that the number format has rounded to 0, or to the end of a sigmoid's range."""
    lost = origin_of.underflow(node, [trace.nodes[index].value for index in node.operands])
    if lost is not None:
        count, dtype = int(lost.sum()), node.value.dtype
        sentence = ngettext(
            "{count} cell is 0 by underflow: the exact result is below the smallest {dtype} number, {smallest}.",
            "{count} cells are 0 by underflow: the exact results are below the smallest {dtype} number, {smallest}.",
            count,
        )
        return [sentence.format(count=count, dtype=dtype, smallest=number_text(origin_of.SMALLEST[dtype]))]
    if origin_of.saturated(node):
        sentence = _("`{operation}` is saturated: every cell is rounded to an end of its range.")
        return [sentence.format(operation=node.operation)]
    return []


class _About:
    """One node's gradient in one pass, with the contributions on its way, in the order in which autograd sent them."""

    def __init__(self, trace: Trace, node: Node, one: BackwardPass, path: frozenset[int]) -> None:
        self.trace, self.node, self.one, self.path = trace, node, one, path

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
        kind = "nan" if size.nan else "infinite"
        sent = self.first(lambda one: not one.finite)
        if sent is None:
            if bad[1] >= 0:
                return Why(kind, tuple(forward), bad[0] | self.path, bad[1])
            return Why(
                kind, (_("The pass was started with it, or contributions overflowed when they were added."),), self.path
            )
        user = self.trace.nodes[sent.user]
        says = [self.became(sent, _("The gradient becomes {kind} at {place}: {reason}"))]
        later = self.first(lambda one: bool(one.nan)) if kind == "nan" else None
        if later is not None and later != sent:
            says.append(self.became(later, _("From infinity it becomes {kind} at {place}: {reason}")))
        usual = mend(self.trace, self.one, sent, self.path)
        told = (*says, usual, *self.forward_origin(user))
        return Why(kind, tuple(dict.fromkeys(one for one in told if one)), self.path, sent.user)

    def became(self, sent: Contribution, sentence: str) -> str:
        """Fill a sentence with NaN, ∞ or −∞, the place and the reason."""
        kinds = [kind for kind, _cell in origin_of.kinds_of(sent.value)]
        reason = cell_reason(self.trace, self.one, sent, kinds[0])
        return self.said(sent, sentence.replace("{kind}", kinds[0]), reason)

    def forward_origin(self, user: Node) -> list[str]:
        """Return the sentence on a forward value that was no number before the gradient was."""
        for index in (user.index, *user.operands):
            says, _at = _bad_value(self.trace, self.trace.nodes[index])
            if says:
                return says
        return []

    def said(self, sent: Contribution, sentence: str, reason: str = "") -> str:
        """Fill a sentence with the place of an operation and a reason: what it multiplies with."""
        user, operand = self.trace.nodes[sent.user], self.trace.nodes[sent.operand]
        if reason:
            return sentence.format(place=_place(user), reason=reason)
        arrived = self.one.adjoint(sent.user)
        found = factor(self.trace, user, sent.slot, arrived, sent.value, called) if arrived else None
        if found is not None and found.number and found.by_cell:
            local = f"∂{called(user)}/∂{called(operand)} = " + " = ".join(dict.fromkeys([found.symbol, found.number]))
            reason = _("it multiplies by `{local}`.").format(local=local)
        else:
            reason = _("its derivative at these values does it.")
        return sentence.format(place=_place(user), reason=reason)

    def zero(self) -> Why:
        sent = self.first(lambda one: one.zero)
        if sent is not None:
            reason, usual = zero_reason(self.trace, self.one, sent)
            says = self.said(sent, _("The gradient becomes zero at {place}: {reason}"), reason)
            return Why("zero", (says, usual) if usual else (says,), self.path, sent.user)
        for index in sorted(self.path, reverse=True):
            adjoint, arrived = self.one.adjoint(index), self.one.contributions(index)
            sizes = [magnitude(value) for _user, _slot, value in arrived]
            size = magnitude(adjoint) if adjoint else None
            if size is not None and size.zero and any(one is not None and not one.zero for one in sizes):
                place = _place(self.trace.nodes[index])
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
        if not grows and (cancelling := self.cancelling()) is not None:
            return cancelling
        changes = [(after.largest / before.largest, sent) for sent, before, after in self.steps() if before.largest]
        if not changes:
            return None
        most, sent = (max if grows else min)(changes, key=lambda change: change[0])
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
            place=_place(self.trace.nodes[sent.user]),
        )  # fmt: skip
        return Why("exploding" if grows else "vanishing", (says,), self.path, sent.user)

    def cancelling(self) -> Why | None:
        """Return that a gradient is small because terms cancel, not because factors are small."""
        for sent, _before, after in self.steps():
            terms = cancelled(self.trace, self.one, sent)
            if terms is None:
                continue
            says = [
                self.said(
                    sent,
                    _("The gradient cancels at {place}: {reason}"),
                    cancelled_text(terms, after.largest),
                )
            ]
            norm = normalised_after(self.trace, sent.user, self.path)
            if norm is not None:
                sentence = _(
                    "`{norm}` after it subtracts the mean, so what is added here has no effect: leave it out "
                    "(bias=False)."
                )
                says.append(sentence.format(norm=norm.operation))
            return Why("vanishing", tuple(says), self.path, sent.user)
        return None


def _way(trace: Trace, one: BackwardPass, node: Node, path: frozenset[int]) -> str:
    """Return how the gradient comes: ``z → pow → sub → dot → w`` for one way, a count for several."""
    if node.index in one.roots:
        return _("It is the root: the pass starts here.")
    senders = {sent.operand: sent.user for sent in one.sent if sent.operand in path and sent.user in path}
    single = sum(1 for sent in one.sent if sent.operand in path and sent.user in path) == len(path) - 1
    if single and len(path) <= CHAIN + 1:
        steps, at = [], node.index
        while at in senders and len(steps) < CHAIN:
            at = senders[at]
            steps.append(f"`{trace.nodes[at].operation}`")
        names = [f"`{called(trace.nodes[at])}`", *reversed(steps), f"`{called(node)}`"]
        return _("Its gradient comes on one way: {way}.").format(way=" → ".join(names))
    sentence = _("Its gradient comes from `{root}` through {count} operations.")
    return sentence.format(root=called(trace.nodes[one.root]), count=len(path) - 1)
