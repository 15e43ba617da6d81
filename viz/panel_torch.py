"""What the panel says about a node as torch sees it: memory, flags, torch's own nodes."""

from __future__ import annotations

from core.trace import Node, Trace
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
