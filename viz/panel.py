"""What the panels say about one node: whole sentences in Markdown, made from the Trace alone."""

from __future__ import annotations

import re

import numpy

from core.trace import BackwardPass, Node, Snapshot, Trace
from viz.cells import number_text
from viz.latex import adjoint_latex, tensor_latex
from viz.words import Words, missing_sentence, note_sentence, reason_sentence

FORWARD, BACKWARD = "blue", "orange"
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
LISTED = 8
"""Contributions and uses written out one by one; of more, the rest is counted."""


def label(node: Node) -> str:
    """Return how a list names a node, the same in every language: ``3 · dot → a``."""
    return f"{node.index} · {node.operation}" + (f" → {node.names[-1]}" if node.names else "")


def heading(node: Node) -> str:
    """Return the node's operation and variable."""
    return f"**{_code(node.operation)}**" + (f" → **{_code(node.names[-1])}**" if node.names else "")


def place(node: Node, words: Words) -> str:
    """Return one line on where the node stands and what it is: line, shape, dtype, device, torch's node."""
    parts = [words.gettext("line {line}").format(line=node.span.line)] if node.span else []
    parts += [f"`{node.value.shape}`", f"`{node.value.dtype}`"]
    parts += [f"`{node.value.device}`"] if node.value.device != "cpu" else []
    parts += [f"`{node.grad_fn}`"] if node.grad_fn else []
    return " · ".join(parts)


def expression(trace: Trace, node: Node) -> str:
    """Return the call with its operands' names in it: ``a = dot(x, w)``."""
    operands = [_short_name(trace.nodes[index]) for index in node.operands]
    call = re.sub(r"\{(\d+)\}", lambda slot: operands[int(slot.group(1))], node.text) or node.operation
    return f"{node.names[-1]} = {call}" if node.names else call


def value_lines(node: Node, words: Words) -> list[str]:
    """Return the value, the summary of a large one, and what is remarkable about the node."""
    lines = [tensor_markdown(node.value, FORWARD, words)]
    if node.value.summary is not None:
        lines.append(_summary(node.value, words))
    note = note_sentence(node.note, words)
    return lines + ([note] if note else [])


def tensor_markdown(value: Snapshot, colour: str, words: Words) -> str:
    """Return a tensor in the colour of its direction, or the sentence on why there are no cells."""
    if value.missing:
        return missing_sentence(value.missing, words)
    return f":{colour}[${tensor_latex(value)}$]"


def adjoint_lines(trace: Trace, node: Node, shown: BackwardPass | None, words: Words) -> list[str]:
    """Return the adjoint with the sum of its contributions written out, or why there is none."""
    _ = words.gettext
    if shown is None:
        return [_("Not yet: no backward pass has run.")]
    reason = shown.why(node.index)
    if reason is not None:
        return [reason_sentence(reason, words)]
    adjoint = shown.adjoints[node.index]
    lines = [f"${adjoint_latex(trace, shown, node)} =$ {tensor_markdown(adjoint, BACKWARD, words)}"]
    lines += _root_line(node, shown, words) + _sum_lines(trace, node, shown, words)
    if not adjoint.missing and not adjoint.elided and adjoint.numel and not numpy.any(adjoint.array()):
        lines.append(_("A real zero: the root depends on this value, but its derivative here is 0."))
    return lines + _grad_line(node, shown, words)


def _root_line(node: Node, shown: BackwardPass, words: Words) -> list[str]:
    if node.index not in shown.roots:
        return []
    return [words.gettext("This is the root: its adjoint is what the backward pass was started with.")]


def _sum_lines(trace: Trace, node: Node, shown: BackwardPass, words: Words) -> list[str]:
    arrived = shown.contributions(node.index)
    if not arrived:
        return []
    count = words.ngettext("{count} contribution arrives:", "{count} contributions arrive and are added:", len(arrived))
    lines = [count.format(count=len(arrived)), _contribution_list(trace, arrived, words)]
    if 2 <= len(arrived) <= LISTED and all(tensor_latex(value) for _, _, value in arrived):
        terms = [_term(value) for _, _, value in arrived]
        lines.append(f":{BACKWARD}[${' + '.join(terms)} = {tensor_latex(shown.adjoints[node.index])}$]")
    return lines


def _contribution_list(trace: Trace, arrived: tuple[tuple[int, int, Snapshot], ...], words: Words) -> str:
    _ = words.gettext
    items = []
    for user, slot, value in arrived[:LISTED]:
        source = trace.nodes[user]
        sentence = _("from {operation}, operand {slot}: {value}").format(
            operation=_code(_titled(source)), slot=slot, value=tensor_markdown(value, BACKWARD, words)
        )
        items.append(f"- {sentence}{_summed(source, slot, words)}")
    if len(arrived) > LISTED:
        rest = len(arrived) - LISTED
        items.append("- " + words.ngettext("and {count} more", "and {count} more", rest).format(count=rest))
    return "\n".join(items)


def _summed(user: Node, slot: int, words: Words) -> str:
    axes = user.expands[slot] if slot < len(user.expands) else ()
    if not axes:
        return ""
    sentence = words.ngettext(
        "summed over axis {axes}, along which it was stretched",
        "summed over the axes {axes}, along which it was stretched",
        len(axes),
    )
    return f" ({sentence.format(axes=', '.join(map(str, axes)))})"


def _term(value: Snapshot) -> str:
    latex = tensor_latex(value)
    return rf"({latex})" if latex.startswith("-") else latex


def _grad_line(node: Node, shown: BackwardPass, words: Words) -> list[str]:
    grad = shown.accumulated(node.index)
    if grad is None:
        return []
    name = node.names[-1] if node.names else unnamed(node)
    same = grad.cells == shown.adjoints[node.index].cells
    sentence = (
        words.gettext("After this pass {grad} holds it.")
        if same
        else words.gettext("Added to what {grad} held before, it gives {sum}.")
    )
    return [sentence.format(grad=f"`{name}.grad`", sum=tensor_markdown(grad, BACKWARD, words))]


def sent_lines(trace: Trace, node: Node, shown: BackwardPass | None, words: Words) -> list[str]:
    """Return what the node's operation sends back to each operand."""
    _ = words.gettext
    if shown is None or not node.operands:
        return []
    sent = [one for one in shown.sent if one.user == node.index]
    lines = []
    for one in sent[:LISTED]:
        operand = trace.nodes[one.operand]
        sentence = _("to {operand} (operand {slot}): {value}").format(
            operand=_code(_short_name(operand)), slot=one.slot, value=tensor_markdown(one.value, BACKWARD, words)
        )
        lines.append(f"- {sentence}{_summed(node, one.slot, words)}")
    return ["\n".join(lines)] if lines else [_("It sends nothing back.")]


def torch_lines(trace: Trace, node: Node, words: Words) -> list[str]:
    """Return torch's own view of the node: autograd nodes, memory, flags."""
    _ = words.gettext
    value = node.value
    memory = _("storage {storage}, offset {offset}, stride {stride}, version {version}")
    facts = [
        memory.format(
            storage=value.storage,
            offset=value.storage_offset,
            stride=f"`{value.stride}`",
            version=value.version,
        )
    ]
    if value.is_view:
        facts.append(_("a view: it shares its memory with its base"))
    facts.append(f"`requires_grad={value.requires_grad}` · `is_leaf={value.is_leaf}`")
    if node.inside:
        inside = [f"`{trace.autograd[index].name}`" for index in node.inside[:LISTED]]
        more = ["…"] if len(node.inside) > LISTED else []
        facts.append(_("torch's nodes: {nodes}").format(nodes=" → ".join(inside + more)))
    return ["\n".join(f"- {fact}" for fact in facts)]


def use_line(trace: Trace, node: Node, words: Words) -> str:
    """Return which operations use the value."""
    users = [other for other in trace.nodes if node.index in other.operands]
    if not users:
        return words.gettext("Nothing uses it.")
    shown = ", ".join(_code(_titled(user)) for user in users[:LISTED]) + (" …" if len(users) > LISTED else "")
    return words.gettext("Used by {users}.").format(users=shown)


def _summary(value: Snapshot, words: Words) -> str:
    summary = value.summary
    assert summary is not None
    parts = [
        (name, number) for name, number in (
            ("min", summary.minimum), ("max", summary.maximum), ("mean", summary.mean), ("std", summary.std),
        ) if number is not None
    ]  # fmt: skip
    text = " · ".join(f"`{name}` {number_text(number)}" for name, number in parts)
    if summary.nan_count:
        text += f" · `nan` × {summary.nan_count}"
    if summary.infinite_count:
        text += f" · `inf` × {summary.infinite_count}"
    return words.gettext("{count} elements; the first ones are shown.").format(count=f"{value.numel:,}") + " " + text


def _short_name(node: Node) -> str:
    if node.names:
        return node.names[-1]
    if node.operation == "constant" and node.value.numel == 1 and node.value.cells:
        return number_text(node.value.array().item())
    return unnamed(node)


def _titled(node: Node) -> str:
    return f"{node.operation} → {node.names[-1] if node.names else unnamed(node)}"


def unnamed(node: Node) -> str:
    """Return what stands for a value without a variable: v₃, as formulas write it; "#3" would be a comment."""
    return "v" + str(node.index).translate(SUBSCRIPTS)


def _code(text: str) -> str:
    """Return text as Markdown code: a name such as ``__matmul__`` must not become bold."""
    return f"`{text}`"


def leaf_heading(node: Node) -> str:
    """Return a leaf's name and shape."""
    return f"**{_code(_short_name(node))}** :gray[{_code(str(node.value.shape))}]"


def leaf_lines(trace: Trace, node: Node, shown: BackwardPass | None, words: Words) -> list[str]:
    """Return a leaf's value and its adjoint, or why it has none, for the overview."""
    lines = [tensor_markdown(node.value, FORWARD, words)]
    if shown is None:
        return [*lines, words.gettext("Not yet: no backward pass has run.")]
    adjoint = shown.adjoint(node.index)
    reason = shown.why(node.index)
    if reason is not None or adjoint is None:
        return lines + ([reason_sentence(reason, words)] if reason else [])
    return [*lines, f"${adjoint_latex(trace, shown, node)} =$ {tensor_markdown(adjoint, BACKWARD, words)}"]
