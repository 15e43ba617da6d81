"""Attributing torch's nodes to an operation, and each edge that leaves them to an operand's slot."""

from __future__ import annotations

from core.recording.nodes import End, Exit, TorchNode, Value
from core.trace.records import WITHIN


def connect(user: Value, inside: list[TorchNode], exits: list[Exit]) -> None:
    """Attribute autograd nodes to an operation, and give every edge that leaves it its operand slot.

    ``x * x`` has two edges to x and two slots for it: they pair up in order. A composite with more edges to
    an operand than slots sends their sum to the first one.
    """
    operands = user.operands
    for operand in operands:
        operand.used = True
    user.inside = inside
    for node in inside:
        node.user = user
    if len(exits) == 1:
        _lead(user, exits)
        return
    by_operand: dict[Value, list[Exit]] = {}
    for exit_ in exits:
        by_operand.setdefault(exit_[2], []).append(exit_)
    for edges in by_operand.values():
        _lead(user, edges)


def connect_within(outputs: list[Value], inside: list[TorchNode]) -> None:
    """Say of the edges that lead to an output of the same call which other output they come from."""
    for node in inside:
        for number, (following, output) in enumerate(node.edges or ()):
            owner = None if following is None else following.owner_of(output)
            if owner is None or owner not in outputs:
                continue
            users = [one for one in outputs if one is not owner and one.fn and _reaches(one.fn, node, outputs)]
            ends: list[End | None] = node.ends or [None] * len(node.edges or ())
            ends[number] = users[0] if users else owner, owner, WITHIN
            node.ends = ends


def _lead(user: Value, edges: list[Exit]) -> None:
    """Give the edges that lead to one operand their slots."""
    operands, operand = user.operands, edges[0][2]
    if operand not in operands:
        operands.append(operand)
    if len(edges) == 1:
        slots = (operands.index(operand),)
    else:
        slots = [slot for slot, one in enumerate(operands) if one is operand]
        if len(slots) != len(edges):
            slots = slots[:1] * len(edges)
    for (node, number, _), slot in zip(edges, slots, strict=True):
        ends = node.ends
        if ends is None:
            nowhere: list[End | None] = [None] * len(node.edges or ())
            ends = node.ends = nowhere
        ends[number] = user, operand, slot


def _reaches(start: TorchNode, goal: TorchNode, outputs: list[Value]) -> bool:
    """Whether an output's node leads to another one of its call before it comes to another output."""
    waiting, seen = [start], {start}
    for node in waiting:  # which grows
        if node is goal:
            return True
        for following, output in node.edges or ():
            if following is not None and following not in seen and following.owner_of(output) not in outputs:
                seen.add(following)
                waiting.append(following)
    return False
