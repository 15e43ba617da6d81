"""Lines of the panel on a node as torch sees it: memory, flags, torch's own nodes."""

from __future__ import annotations

from core.trace import Node, Saved, Trace
from viz.naming import short_name
from viz.prose import Line, code, filled, line, listed
from viz.words import _, ngettext

LISTED = 8


def torch_lines(trace: Trace, node: Node) -> list[Line]:
    """Return torch's own view of the node: autograd nodes, memory, flags."""
    value = node.value
    facts = [
        filled(
            _("storage {storage}, offset {offset}, stride {stride}, version {version}"),
            storage=str(value.storage), offset=str(value.storage_offset), stride=code(str(value.stride)),
            version=str(value.version),
        ),
        *_sharing(trace, node),
        listed(map(code, (f"requires_grad={value.requires_grad}", f"is_leaf={value.is_leaf}")), " · "),
    ]  # fmt: skip
    torchs = node.inside or _collectors(trace, node)
    if torchs:
        inside = [code(trace.autograd[index].name) for index in torchs[:LISTED]]
        more = ["…"] if len(torchs) > LISTED else []
        facts.append(filled(_("torch's nodes: {nodes}"), nodes=listed([*inside, *more], " → ")))
    return [line(fact, item=True) for fact in (*facts, *_kept(trace, node))]


def _collectors(trace: Trace, node: Node) -> tuple[int, ...]:
    """Return torch's node that adds into a leaf's ``.grad``, once the leaf has been used."""
    if not (node.value.is_leaf and node.value.requires_grad):
        return ()
    return tuple(index for index, one in enumerate(trace.autograd) if one.node == node.index)


def _sharing(trace: Trace, node: Node) -> list[Line]:
    """Return whose view it is, and which other variables share its memory."""
    value = node.value
    same = [other for other in trace.nodes if other.value.storage == value.storage and other.index != node.index]
    owner = next((other for other in same if not other.value.is_view), None)
    if value.is_view and owner is not None and owner.index < node.index:
        return [filled(_("a view of {base}: it shares its memory"), base=code(short_name(owner)))]
    names = list(dict.fromkeys(other.name for other in same if other.names and other.name not in node.names))
    lines = [line(_("a view: it shares its memory with its base"))] if value.is_view else []
    if names:
        several = line(listed(map(code, names[:LISTED]), ", "), " …" if len(names) > LISTED else "")
        lines.append(filled(_("shares its memory with {names}"), names=several))
    return lines


def _kept(trace: Trace, node: Node) -> list[Line]:
    """Return what torch's nodes keep for the backward pass."""
    saved = [one for index in node.inside for one in trace.autograd[index].saved]
    if not saved:
        return []
    tensors = line(listed([_saved(trace, one) for one in saved[:LISTED]], ", "), " …" if len(saved) > LISTED else "")
    total = sum({one.storage: one.bytes for one in saved}.values())
    said = ngettext(
        "kept for backward: {tensors} ({count} byte)", "kept for backward: {tensors} ({count} bytes)", total
    )
    return [filled(said, tensors=tensors, count=f"{total:,}")]


def _saved(trace: Trace, one: Saved) -> Line:
    if one.node < 0:
        return filled(_("{name}, which only torch has"), name=code(one.name))
    return line(code(one.name), " = ", code(short_name(trace.nodes[one.node])))
