"""Laws of a record that tests of many programs share."""

from __future__ import annotations

from string import Formatter

import numpy

from core import Node, Trace
from core.trace import BackwardPass


def slots_in_the_text(node: Node) -> list[int]:
    """Return the places for operands in the call's text, in order. A gradient's text is no call and has none."""
    return [int(slot) for _, slot, _, _ in Formatter().parse(node.text) if slot is not None]


def adjoints_are_sums(trace: Trace, one: BackwardPass, *, rtol: float, atol: float) -> int:
    """Assert that each adjoint of a pass is the sum of the contributions that arrive; return how many were compared.

    Shapes are compared first: broadcasting would hide a missing sum. What is not kept whole is not compared.
    """
    compared = 0
    for node in trace.nodes[: one.position]:
        adjoint = one.adjoint(node.index)
        arriving = [value for _, _, value in one.contributions(node.index)]
        if adjoint is None:
            assert not arriving
            assert one.why(node.index) is not None
            continue
        if node.index in one.roots:
            continue
        assert arriving, f"node {node.index} ({node.operation}) has an adjoint and nothing arrived"
        assert all(part.shape == adjoint.shape for part in arriving), (node.index, node.operation)
        if adjoint.missing is None and all(part.missing is None for part in arriving):
            total = sum(part.array().astype("complex128") for part in arriving)
            assert numpy.allclose(adjoint.array(), total, rtol=rtol, atol=atol, equal_nan=True), node
            compared += 1
    return compared
