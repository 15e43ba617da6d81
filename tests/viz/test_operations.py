"""Every record of viz.operations against torch: values, derivatives, differences, complex numbers, ties, broadcasting.

A record's examples run under the recorder in float64; what the record says of such a call, read from the recorded text
as the panels read it, must be what torch computed and what torch sent.
"""

from __future__ import annotations

from functools import cache

import numpy
import pytest

from core.trace import WITHIN, Contribution, Node, Trace
from tests.program.running import ran
from viz.operations.call import Call, call_of
from viz.operations.evaluation import NoValue, sent_by, value_of
from viz.operations.laws import LAWS
from viz.operations.record import Back, Operation
from viz.operations.registry import RECORDS
from viz.operations.summing import summed_into

HEAD = "import torch\nimport torch.nn.functional as F\n"
POINTS = {
    "random": "torch.manual_seed(3)\n"
    "x, y, z = (torch.randn(*shape, dtype=torch.{dtype}) for shape in ((3, 4), (3, 4), (1, 4)))",
    # Whole and half numbers: equal cells, zeros, and the very bounds of clamp, hardtanh, relu6 and their kind.
    "ties": "torch.manual_seed(1)\n"
    "x, y, z = ((2 * torch.randn(*shape, dtype=torch.{dtype})).round() / 2 for shape in ((3, 4), (3, 4), (1, 4)))\n"
    "x[0, 0], x[1, 1], y[1, 1] = 0.0, -0.5, -0.5",
    "kinks": "x, y, z = torch.zeros(3, 4, dtype=torch.{dtype}), torch.zeros(3, 4, dtype=torch.{dtype}), "
    "torch.ones(1, 4, dtype=torch.{dtype})",
}
LEAVES = "\nx, y, z = (one.detach().clone().requires_grad_() for one in (x, y, z))\n"
BACKWARD = "torch.manual_seed(9)\nr = {call}\nif r.requires_grad:\n    r.backward(torch.randn_like(r))"


@cache
def traced(record: Operation, point: str, dtype: str = "float64") -> Trace:
    """Return the trace of a record's examples; at a special point torch may refuse some of them."""
    start = HEAD + POINTS[point].format(dtype=dtype) + "\n" + record.setup + LEAVES
    bodies = [BACKWARD.format(call=call) for call in record.examples]
    if point != "random" or dtype != "float64":
        indented = [body.replace("\n", "\n    ") for body in bodies]
        bodies = [f"try:\n    {body}\nexcept RuntimeError as refused:\n    pass" for body in indented]
    found = ran(start + "\n".join(bodies)).record
    assert found.mistake is None, found.mistake
    return Trace(found)


def calls(trace: Trace, record: Operation) -> list[tuple[Node, Call]]:
    """Return the nodes of a trace that the record is about, with their calls."""
    found = []
    for node in trace.nodes:
        call = call_of(trace, node) if node.operands else None
        if call is not None and call.operation is record:
            found.append((node, call))
    return found


def arrays(trace: Trace, node: Node) -> list[numpy.ndarray]:
    return [trace.nodes[index].value.array() for index in node.operands]


def contributions(trace: Trace, node: Node) -> list[tuple[Contribution, numpy.ndarray]]:
    """Return what torch sent from a node to its operands, with the adjoint that had arrived at the node."""
    found = []
    for one in trace.passes:
        adjoint = one.adjoint(node.index)
        sent = [each for each in one.sent if each.user == node.index and each.slot != WITHIN]
        found += [(each, adjoint.array()) for each in sent if adjoint is not None]
    return found


def gives(trace: Trace, node: Node, call: Call, back: Back, sent: Contribution, bar: numpy.ndarray) -> bool | None:
    """Return whether one way of the record gives what torch sent; None where it says nothing at this point."""
    operands, out, torchs = arrays(trace, node), node.value.array(), sent.value.array()
    if not back.text:
        return LAWS[back.remark](operands[sent.slot], out, bar, torchs)
    try:
        made = sent_by(call, sent.slot, back, operands, out, bar)
    except NoValue:
        return None
    summed = summed_into(made.product, torchs.shape)
    if summed is None:
        return False
    summed = summed if torchs.dtype.kind == "c" else numpy.real(summed)
    return bool(numpy.allclose(summed, torchs, rtol=1e-6, atol=1e-9, equal_nan=True))


def check(trace: Trace, record: Operation) -> tuple[int, int]:
    """Compare what the record says of a trace with torch; return how many values and contributions were compared."""
    values = sent_along = 0
    for node, call in calls(trace, record):
        if record.value and not node.output and call.holds():
            found = value_of(call, arrays(trace, node), node.value.shape)
            assert numpy.allclose(found, node.value.array(), rtol=1e-9, atol=1e-9, equal_nan=True), node.text
            assert found.shape in (node.value.shape, ()), node.text
            values += 1
        for sent, bar in contributions(trace, node):
            told = [gives(trace, node, call, back, sent, bar) for back in call.ways(sent.slot)]
            told = [one for one in told if one is not None]
            assert call.holds() or not any(back.text for back in call.ways(sent.slot)) or not told, node.text
            assert not told or any(told), (node.text, sent.slot, call.ways(sent.slot))
            sent_along += bool(told)
    return values, sent_along


EXAMPLED = [record for record in RECORDS if record.examples]


def ids(records: list[Operation]) -> list[str]:
    return [record.name for record in records]


@pytest.mark.parametrize("record", EXAMPLED, ids=ids(EXAMPLED))
def test_value_and_derivatives_are_torchs_at_a_random_point(record: Operation) -> None:
    trace = traced(record, "random")
    assert calls(trace, record), "no node of the examples is the record's"
    values, sent = check(trace, record)
    assert values or not record.value
    assert sent or not any(record.back.values())


@pytest.mark.parametrize("record", EXAMPLED, ids=ids(EXAMPLED))
def test_ties_and_kinks_are_as_torch_treats_them(record: Operation) -> None:
    for point in ("ties", "kinks"):
        with numpy.errstate(all="ignore"):
            check(traced(record, point), record)


COMPLEX = [record for record in EXAMPLED if record.complex]


@pytest.mark.parametrize("record", COMPLEX, ids=ids(COMPLEX))
def test_complex_operands_get_the_conjugate(record: Operation) -> None:
    trace = traced(record, "random", "complex128")
    assert sum(check(trace, record))
