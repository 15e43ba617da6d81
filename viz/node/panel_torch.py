"""What the panel says about a node as torch sees it: memory, flags, torch's own nodes."""

from __future__ import annotations

from core.trace import Node, Saved, Trace
from viz.escaping import code_span
from viz.naming import short_name
from viz.words import Words

LISTED = 8


def torch_lines(trace: Trace, node: Node, words: Words) -> list[str]:
    """Return torch's own view of the node: autograd nodes, memory, flags."""
    _ = words.gettext
    value = node.value
    memory = _("storage {storage}, offset {offset}, stride {stride}, version {version}")
    facts = [
        memory.format(
            storage=value.storage,
            offset=value.storage_offset,
            stride=code_span(str(value.stride)),
            version=value.version,
        )
    ]
    facts += _sharing(trace, node, words)
    facts.append(" · ".join(map(code_span, (f"requires_grad={value.requires_grad}", f"is_leaf={value.is_leaf}"))))
    if node.inside:
        inside = [code_span(trace.autograd[index].name) for index in node.inside[:LISTED]]
        more = ["…"] if len(node.inside) > LISTED else []
        facts.append(_("torch's nodes: {nodes}").format(nodes=" → ".join(inside + more)))
    facts += _kept(trace, node, words)
    return ["\n".join(f"- {fact}" for fact in facts)]


def _sharing(trace: Trace, node: Node, words: Words) -> list[str]:
    """Return whose view it is, and which other variables share its memory."""
    _ = words.gettext
    value = node.value
    same = [other for other in trace.nodes if other.value.storage == value.storage and other.index != node.index]
    owner = next((other for other in same if not other.value.is_view), None)
    if value.is_view and owner is not None and owner.index < node.index:
        return [_("a view of {base}: it shares its memory").format(base=code_span(short_name(owner)))]
    names = list(dict.fromkeys(other.names[-1] for other in same if other.names and other.names[-1] not in node.names))
    lines = [_("a view: it shares its memory with its base")] if value.is_view else []
    if names:
        listed = ", ".join(code_span(name) for name in names[:LISTED]) + (" …" if len(names) > LISTED else "")
        lines.append(_("shares its memory with {names}").format(names=listed))
    return lines


def _kept(trace: Trace, node: Node, words: Words) -> list[str]:
    """Return what torch's nodes keep for the backward pass."""
    saved = [one for index in node.inside for one in trace.autograd[index].saved]
    if not saved:
        return []
    listed = ", ".join(_saved(trace, one, words) for one in saved[:LISTED]) + (" …" if len(saved) > LISTED else "")
    total = sum({one.storage: one.bytes for one in saved}.values())
    sentence = words.ngettext(
        "kept for backward: {tensors} ({count} byte)", "kept for backward: {tensors} ({count} bytes)", total
    )
    return [sentence.format(tensors=listed, count=f"{total:,}")]


def _saved(trace: Trace, one: Saved, words: Words) -> str:
    if one.node < 0:
        return words.gettext("{name}, which only torch has").format(name=code_span(one.name))
    return f"{code_span(one.name)} = {code_span(short_name(trace.nodes[one.node]))}"
