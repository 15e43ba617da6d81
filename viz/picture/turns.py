"""The loops of a trace, and the first node of each turn: what "go to turn i" needs."""

from __future__ import annotations

import msgspec

from core.trace import Trace
from core.trace.tables import operands_of, scopes_of


class Loop(msgspec.Struct, frozen=True):
    """A loop that ran: its scope, its header as written, and the first node of each of its turns that made one."""

    scope: int
    header: str
    firsts: dict[int, int]


def loops(trace: Trace) -> list[Loop]:
    """Return the loops with more than one turn that made a node, in the order of the run."""
    found: dict[int, Loop] = {}
    for index, (scope, operands) in enumerate(zip(scopes_of(trace.nodes), operands_of(trace.nodes), strict=True)):
        while scope > 0:
            one = trace.scopes[scope]
            if one.kind == "iteration":
                loop = found.setdefault(one.parent, Loop(one.parent, trace.scopes[one.parent].name, {}))
                if one.iteration in loop.firsts:
                    break  # and so are the turns around it
                if operands:
                    loop.firsts[one.iteration] = index
            scope = one.parent
    return [loop for loop in found.values() if len(loop.firsts) > 1]


def turn_start(trace: Trace, loop: int, turn: int) -> int | None:
    """Return the first node of a turn, or of the next one that made a node, of a loop by its place in `loops`."""
    known = loops(trace)
    if not 0 <= loop < len(known):
        return None
    firsts = known[loop].firsts
    return firsts[min((one for one in firsts if one >= turn), default=max(firsts))]
