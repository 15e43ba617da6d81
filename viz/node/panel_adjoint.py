"""Lines of the panel on a node's adjoint and on the contributions that its operation sends back."""

from __future__ import annotations

import numpy

from core.trace import WITHIN, BackwardPass, Node, Snapshot, Trace
from viz.naming import short_name, titled, unnamed
from viz.node.latex import adjoint_latex, tensor_latex
from viz.node.tensor_line import tensor_line
from viz.prose import BACKWARD, Line, Part, code, filled, line, maths, sentence
from viz.without_gradient import never_asked, why_none
from viz.words import _, ngettext, reason_sentence, remark_sentence

LISTED = 8
"""Contributions written out one by one; of more, the rest is counted."""


def adjoint_lines(trace: Trace, node: Node, shown: BackwardPass | None) -> list[Line]:
    """Return the adjoint with the sum of its contributions written out, or why there is none."""
    if shown is None:
        never = never_asked(trace, node)
        said = reason_sentence(never) if never else _("Not yet: no backward pass has run.")
        return [sentence(said)]
    reason = why_none(trace, node, shown)
    if reason is not None:
        return [sentence(reason_sentence(reason))]
    adjoint = shown.adjoints[node.index]
    lines = [line(maths(adjoint_latex(trace, shown, node) + " ="), " ", tensor_line(adjoint, BACKWARD))]
    lines += _root_line(node, shown) + _sum_lines(trace, node, shown)
    if not adjoint.missing and not adjoint.elided and adjoint.numel and not numpy.any(adjoint.array()):
        lines.append(line(_("A real zero: the root depends on this value, but its derivative here is 0.")))
    return lines + _grad_lines(node, shown)


def _root_line(node: Node, shown: BackwardPass) -> list[Line]:
    if node.index not in shown.roots:
        return []
    return [line(_("This is the root: its adjoint is what the backward pass was started with."))]


def _sum_lines(trace: Trace, node: Node, shown: BackwardPass) -> list[Line]:
    arrived = shown.contributions(node.index)
    if not arrived:
        return []
    count = ngettext("{count} contribution arrives:", "{count} contributions arrive and are added:", len(arrived))
    lines = [line(count.format(count=len(arrived))), *_contribution_list(trace, node.index, shown)]
    if 2 <= len(arrived) <= LISTED and all(tensor_latex(value) for _user, _slot, value in arrived):
        lines.append(_sum([value for _user, _slot, value in arrived], shown.adjoints[node.index]))
    return lines


def _sum(terms: list[Snapshot], total: Snapshot) -> Line:
    """Return the sum on one line, matrices one below the other: a line of them has no room."""
    if len(total.shape) < 2:
        return line(maths(f"{' + '.join(map(_term, terms))} = {tensor_latex(total)}", BACKWARD))
    rows = [("+" if number else "", tensor_latex(one)) for number, one in enumerate(terms)] + [
        ("=", tensor_latex(total))
    ]
    aligned = r" \\[4pt] ".join(f"{sign}\\;& {latex}" for sign, latex in rows)
    return line(maths(rf"\begin{{aligned}}{aligned}\end{{aligned}}", BACKWARD))


def _contribution_list(trace: Trace, operand: int, shown: BackwardPass) -> list[Line]:
    items, arrived = [], shown.contributions(operand)
    for user, slot, value in arrived[:LISTED]:
        source = trace.nodes[user]
        template = _("from {operation}, operand {slot}: {value}")
        if slot == WITHIN:
            of_a_hook = trace.nodes[user].index == operand
            template = (
                _("from a hook of the program: {value}")
                if of_a_hook
                else _("from {operation}, within the same call: {value}")
            )
        said = filled(template, operation=code(titled(source)), slot=f"{slot:d}", value=tensor_line(value, BACKWARD))
        more = [*_summed(source, slot), *_remarked(shown, user, slot, operand)]
        items.append(line(said, *more, item=True))
    if len(arrived) > LISTED:
        rest = len(arrived) - LISTED
        more = ngettext("and {count} more", "and {count} more", rest).format(count=rest)
        items.append(line(more, item=True))
    return items


def _summed(user: Node, slot: int) -> list[Part]:
    axes = user.expands[slot] if 0 <= slot < len(user.expands) else ()
    if not axes:
        return []
    said = ngettext(
        "summed over axis {axes}, along which it was stretched",
        "summed over the axes {axes}, along which it was stretched",
        len(axes),
    )
    return [f" ({said.format(axes=', '.join(map(str, axes)))})"]


def _remarked(shown: BackwardPass, user: int, slot: int, operand: int) -> list[Part]:
    remark = shown.remark(user, slot, operand)
    return [] if remark is None else [" (", sentence(remark_sentence(remark)), ")"]


def _term(value: Snapshot) -> str:
    latex = tensor_latex(value)
    return rf"({latex})" if latex.startswith("-") else latex


def _grad_lines(node: Node, shown: BackwardPass) -> list[Line]:
    grad = shown.accumulated(node.index)
    if grad is None:
        return []
    name = code(f"{node.name if node.names else unnamed(node)}.grad")
    held = tensor_line(grad, BACKWARD)
    remark = shown.remark(node.index, WITHIN, node.index)
    if remark is not None:
        said = _("After this pass {grad} holds {value}.")
        return [filled(said, grad=name, value=held), sentence(remark_sentence(remark))]
    same = grad.cells == shown.adjoints[node.index].cells
    said = _("After this pass {grad} holds it.") if same else _("Added to what {grad} held before, it gives {sum}.")
    return [filled(said, grad=name, sum=held)]


def sent_lines(trace: Trace, node: Node, shown: BackwardPass | None) -> list[Line]:
    """Return what the node's operation sends back to each operand."""
    if shown is None or not node.operands:
        return []
    sent = [one for one in shown.sent if one.user == node.index != one.operand]
    lines = []
    for one in sent[:LISTED]:
        operand = trace.nodes[one.operand]
        template = _("to {operand} (operand {slot}): {value}")
        if one.slot == WITHIN:
            template = _("to {operand}, within the same call: {value}")
        said = filled(
            template, operand=code(short_name(operand)), slot=str(one.slot),
            value=tensor_line(one.value, BACKWARD),
        )  # fmt: skip
        remarked = _remarked(shown, one.user, one.slot, one.operand)
        lines.append(line(said, *_summed(node, one.slot), *remarked, item=True))
    return lines or [line(_("It sends nothing back."))]
