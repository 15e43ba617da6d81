"""Ancestors and descendants of a node, and the path of its gradient: functions of the Trace."""

from __future__ import annotations

from core.trace import Trace
from core.trace.ancestors import with_ancestors

CUT = ("constant", "pruned", "integer", "no-grad")
"""Reasons for which autograd leaves a branch out of the backward pass altogether."""


def users(trace: Trace) -> list[list[int]]:
    """Return for every node the nodes that use it, ascending, each once."""
    found: list[list[int]] = [[] for _ in trace.nodes]
    for node in trace.nodes:
        for operand in dict.fromkeys(node.operands):
            found[operand].append(node.index)
    return found


def upstream(trace: Trace, node: int) -> frozenset[int]:
    """Return every node that the value of ``node`` was computed from, without itself."""
    return frozenset(with_ancestors(trace.nodes, node) - {node})


def downstream(trace: Trace, node: int) -> frozenset[int]:
    """Return every node that was computed from ``node``, without itself."""
    found = {node}
    for later in trace.nodes[node + 1 :]:
        if not found.isdisjoint(later.operands):
            found.add(later.index)
    return frozenset(found - {node})


def gradient_path(trace: Trace, node: int, shown_pass: int) -> frozenset[int]:
    """Return the nodes through which the adjoint of ``node`` came from the root, both included.

    They follow the contributions of the pass, so a detached way is not among them; empty when the node has no
    adjoint.
    """
    one = trace.passes[shown_pass]
    if one.adjoint(node) is None:
        return frozenset()
    senders: dict[int, set[int]] = {}
    for sent in one.sent:
        senders.setdefault(sent.operand, set()).add(sent.user)
    found, waiting = {node}, [node]
    while waiting:
        for user in senders.get(waiting.pop(), ()):
            if user not in found:
                found.add(user)
                waiting.append(user)
    return frozenset(found)


def pruned(trace: Trace, shown_pass: int | None) -> frozenset[int]:
    """Return the nodes to grey out: those that autograd leaves out of the pass because no gradient can be there.

    Without a pass, what does not require grad is all that is known.
    """
    if shown_pass is None:
        return frozenset()
    one = trace.passes[shown_pass]
    return frozenset(
        index
        for index, why in one.reasons.items()
        if why.kind in CUT and index < one.position and index not in one.adjoints
    )
