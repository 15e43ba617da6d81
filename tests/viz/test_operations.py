"""Every record of viz.operations against torch: values, derivatives, differences, complex numbers, ties, broadcasting.

A record's examples run under the recorder in float64; what the record says of such a call, read from the recorded text
as the panels read it, must be what torch computed and what torch sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from types import ModuleType

import numpy
import pytest
import torch

from core.trace import WITHIN, Contribution, Node, Trace
from tests.program.running import ran
from viz.examples import EXAMPLES
from viz.naming import short_name
from viz.node.latex import name_latex
from viz.node.python_latex import expression_latex
from viz.node.rules import rule
from viz.node.worked import value_latex
from viz.operations import reductions, shapes
from viz.operations.call import Call, call_of, parsed
from viz.operations.evaluation import sent_by, value_of
from viz.operations.language import NoValue
from viz.operations.laws import LAWS
from viz.operations.record import Back, Operation
from viz.operations.registry import FAMILIES, OPERATIONS, functions_of, named
from viz.operations.remarks import REMARKS
from viz.operations.summing import summed_into
from viz.picture.titles import MADE
from viz.timeline.step_sentences import sent as sentence
from viz.timeline.step_sentences import value_text

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
BACKWARD = "torch.manual_seed(9)\n{before}r = {call}\nif r.requires_grad:\n    r.backward(torch.randn_like(r))"


def parted(example: str) -> tuple[str, str, str]:
    """Return the statements before an example's last line, the line end after them, and that line."""
    return example.rpartition("\n")


@cache
def traced(record: Operation, point: str, dtype: str = "float64") -> Trace:
    """Return the trace of a record's examples; at a special point torch may refuse some of them."""
    start = HEAD + POINTS[point].format(dtype=dtype) + "\n" + record.setup + LEAVES
    bodies = [BACKWARD.format(before=before + line, call=call) for before, line, call in map(parted, record.examples)]
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


def failures(records: Iterable[Operation], judge: Callable[[Operation], None]) -> dict[str, str]:
    """Return what is wrong with which records: one test goes through a whole file, for a test of its own costs more
    than its record."""
    found = {}
    for record in records:
        try:
            judge(record)
        except (AssertionError, NoValue, KeyError, ValueError, IndexError, TypeError) as wrong:
            found[record.name] = f"{type(wrong).__name__}: {wrong}"
    return found


by_file = pytest.mark.parametrize("family", FAMILIES, ids=[module.__name__.rpartition(".")[2] for module in FAMILIES])


def test_every_record_has_an_example() -> None:
    assert [record.name for family in FAMILIES for record in family.OPERATIONS if not record.examples] == []


@by_file
def test_value_and_derivatives_are_torchs_at_a_random_point(family: ModuleType) -> None:
    def judge(record: Operation) -> None:
        trace = traced(record, "random")
        assert calls(trace, record), "no node of the examples is the record's"
        values, sent = check(trace, record)
        assert values or not record.value
        assert sent or not any(record.back.values())

    assert failures(family.OPERATIONS, judge) == {}


@by_file
def test_ties_and_kinks_are_as_torch_treats_them(family: ModuleType) -> None:
    def judge(record: Operation) -> None:
        for point in ("ties", "kinks"):
            with numpy.errstate(all="ignore"):
                check(traced(record, point), record)

    assert failures(family.OPERATIONS, judge) == {}


@by_file
def test_complex_operands_get_the_conjugate(family: ModuleType) -> None:
    def judge(record: Operation) -> None:
        assert sum(check(traced(record, "random", "complex128"), record))

    assert failures([record for record in family.OPERATIONS if record.complex], judge) == {}


STEP = 1e-6


@by_file
def test_derivatives_are_those_of_central_differences(family: ModuleType) -> None:
    """The derivative's text against the value's text, which the first test compares with torch."""
    compared = 0

    def judge(record: Operation) -> None:
        nonlocal compared
        trace = traced(record, "random")
        for node, call in calls(trace, record):
            for sent, bar in contributions(trace, node):
                exact = [back for back in call.ways(sent.slot) if back.text and back.symbol]
                if not exact or not record.value or node.output or not call.holds():
                    continue
                made = sent_by(call, sent.slot, exact[0], arrays(trace, node), node.value.array(), bar)
                summed = summed_into(made.product, sent.value.shape)
                assert summed is not None
                wanted = differences(call, arrays(trace, node), sent.slot, node.value.shape, bar)
                assert numpy.allclose(summed, wanted, rtol=1e-4, atol=1e-6), (node.text, sent.slot)
                compared += 1

    wrong = failures([record for record in family.OPERATIONS if record.name not in ROUNDED], judge)
    assert wrong == {}
    assert compared or not any(record.value and any(record.back.values()) for record in family.OPERATIONS)


ROUNDED = {"frac", "conj"}
"""frac jumps at whole numbers; the adjoint of a complex number is no difference quotient along one axis."""


def differences(
    call: Call, operands: list[numpy.ndarray], slot: int, shape: tuple[int, ...], bar: numpy.ndarray
) -> numpy.ndarray:
    """Return (⟨bar, f(x + h)⟩ − ⟨bar, f(x − h)⟩) / 2h for every cell of one operand."""
    found = numpy.zeros(operands[slot].shape)
    for place in numpy.ndindex(found.shape):
        sides = []
        for step in (STEP, -STEP):
            moved = [one.copy() if at == slot else one for at, one in enumerate(operands)]
            moved[slot][place] += step
            sides.append(float((value_of(call, moved, shape) * bar).sum()))
        found[place] = (sides[0] - sides[1]) / (2 * STEP)
    return found


# --- words and formulas -----------------------------------------------------------------------------------------------


@by_file
def test_every_contribution_is_told_with_the_operands_own_names(family: ModuleType) -> None:
    """A step's sentence says what is sent and to whom; the panel has a formula, or a sentence, for the same edge."""

    def judge(record: Operation) -> None:
        trace = traced(record, "random")
        for node, call in calls(trace, record):
            for number, one in enumerate(trace.passes):
                for step in one.sent:
                    if step.user != node.index or step.slot == WITHIN or not call.holds():
                        continue
                    if not any(back.symbol or back.remark for back in call.ways(step.slot)):
                        continue
                    operand = trace.nodes[step.operand]
                    said = sentence(trace, one, step)
                    value = value_text(step.value)
                    assert said != f"{node.operation} sends {value} to {short_name(operand)}."
                    assert short_name(operand) in said, said
                    assert "{" not in said, said
                    shown = rule(trace, node, step.slot, trace.passes[number])
                    assert shown is not None, f"no rule: {node.text}"
                    latex = shown.derivative + shown.product
                    assert latex.count("{") == latex.count("}"), latex
                    assert "slot" not in latex and "operand" not in latex, latex
                    assert latex or shown.remark in REMARKS, node.text

    assert failures(family.OPERATIONS, judge) == {}


@by_file
def test_the_call_and_what_it_computes_are_formulas(family: ModuleType) -> None:
    def judge(record: Operation) -> None:
        trace = traced(record, "random")
        for node, call in calls(trace, record):
            names = [name_latex(trace.nodes[index]) for index in node.operands]
            if parsed(node.text) is None:  # a statement, such as x[0] = y, is shown as it is
                assert record.family == "writes"
                continue
            written = expression_latex(node.text, names)
            assert written is not None and written.count("{") == written.count("}"), node.text
            if record.latex is not None and not call.constants:
                assert "operatorname{" + record.name + "}(" not in written, written
            computed = value_latex(call, names, scalars=False)
            if record.value and call.holds():
                assert computed is not None and computed.count("{") == computed.count("}"), node.text

    assert failures(family.OPERATIONS, judge) == {}


ROOMS = (torch, torch.Tensor, torch.nn.functional, torch.linalg, torch.special, torch.nn.init, vars(torch._C)["_nn"])
RECORDERS = {"vector @ matrix", "linear of a vector", "solve for a vector", "write-back", "re-view", "setitem",
             "getitem", "T", "mT", "data"}  # fmt: skip
"""Records of one case of an operation, and names that the recorder gives."""


def test_every_name_is_one_of_torchs() -> None:
    def known(name: str) -> bool:
        plain = [name, f"{name}_", name.removeprefix("linalg_"), name.removeprefix("special_")]
        return any(hasattr(room, one) for room in ROOMS for one in plain)

    unknown = [name for name in OPERATIONS if name not in RECORDERS and not known(name)]
    assert unknown == []


def _accepted(function: Callable, record: Operation, **arguments: object) -> object:
    """Return what a call gives, None where torch refuses its arguments."""
    quantile = (0.5,) if "q" in parameters_of(record) else ()
    try:
        return function(torch.rand(2, 3), *quantile, **arguments)
    except (TypeError, RuntimeError, IndexError):
        return None


def parameters_of(record: Operation) -> list[str]:
    return re.findall(r"(\w+)(?:=[^,]+)?(?:, |$)", record.parameters)


OVER_AXES = [one for one in reductions.OPERATIONS if "dim" in parameters_of(one)]


@pytest.mark.parametrize("record", OVER_AXES, ids=lambda one: one.name)
def test_what_a_reduction_takes_is_what_torch_takes(record: Operation) -> None:
    names = parameters_of(record)
    function = getattr(torch, record.name, None) or getattr(torch.linalg, record.name.removeprefix("linalg_"))
    assert (_accepted(function, record, dim=(0, 1)) is not None) is record.several
    axes = (0, 1) if record.name == "linalg_matrix_norm" else 0
    plain = _accepted(function, record, dim=axes)
    assert plain is not None
    assert isinstance(plain, tuple) is record.pairs
    assert (_accepted(function, record, dim=axes, keepdim=True) is not None) is ("keepdim" in names)
    assert (_accepted(function, record, dim=axes, dtype=torch.float64) is not None) is ("dtype" in names)
    if record.over_several:
        other = getattr(torch, record.over_several)(torch.rand(2, 3), dim=(0, 1))
        assert not record.several and other.shape == ()


def test_what_reorders_axes_gives_the_same_cells_with_other_strides() -> None:
    """A view with the operand's strides in another order; every other move of cells is none, or has other lengths."""
    for record in shapes.OPERATIONS:
        trace = traced(record, "random")
        for node, _call in calls(trace, record):
            before, after = trace.nodes[node.operands[0]].value, node.value
            moved = sorted(zip(before.shape, before.stride, strict=True)) == sorted(
                zip(after.shape, after.stride, strict=True)
            )
            assert (moved and after.is_view and before.stride != after.stride) is record.reorders, record.name


def test_functions_that_examples_name_are_in_the_module() -> None:
    families = ("each", "reduction", "scan", "product", "joins")
    assert all(callable(getattr(torch, name)) for name in functions_of("torch", *families))
    assert all(callable(getattr(torch.nn.functional, name)) for name in functions_of("F", *families))


def test_no_operation_of_the_examples_is_without_a_record() -> None:
    """What a learner meets first is told in full; the names are the recorder's own."""
    nodes = [node for example in EXAMPLES for node in ran(example.program).record.nodes]
    met = {node.operation for node in nodes} - {*MADE, "grad"}
    assert sorted(name for name in met if named(name) is None) == []


def test_a_record_that_torch_contradicts_is_found() -> None:
    """The tests above can fail: a wrong value, a wrong derivative, a wrong law of ties and a wrong sentence do."""
    relu = OPERATIONS["relu"]
    wrong = [
        replace(relu, value="maximum(x, 1)"),
        replace(relu, back={"x": (Back("where(x >= 0, 1, 0)"),)}),
        replace(OPERATIONS["amax"], back={"x": (Back("where(x == out, 1, 0)", "largest"),)}),
        replace(OPERATIONS["getitem"], back={"x": (Back("", "no-slope"),)}),
        replace(OPERATIONS["mul"], back={"x": (Back("conj(y)"),)}),
    ]
    for record in wrong:
        true = OPERATIONS[record.name]
        points = [("random", "float64"), ("ties", "float64"), ("kinks", "float64"), ("random", "complex128")]
        traces = [traced(true, point, dtype) for point, dtype in points[: 4 if true.complex else 3]]
        assert failures([record], lambda one, traces=traces: checked_as(one, traces)) != {}, record


def checked_as(record: Operation, traces: list[Trace]) -> None:
    """Check traces as if a record stood in the registry."""
    true = OPERATIONS[record.name]
    for trace in traces:
        about = [(node, replace(call, operation=record)) for node, call in calls(trace, true)]
        for node, call in about:
            if record.value and call.holds():
                assert numpy.allclose(value_of(call, arrays(trace, node), node.value.shape), node.value.array())
            for sent, bar in contributions(trace, node):
                told = [gives(trace, node, call, back, sent, bar) for back in call.ways(sent.slot)]
                assert not told or any(told)
