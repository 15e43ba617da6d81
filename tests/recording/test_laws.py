"""Laws that hold for every program: an adjoint is the sum of what arrives, and leaves end up with torch's .grad."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import numpy
import pytest
import torch

from core import Trace, record
from core.trace import WITHIN, BackwardPass
from tests.recording.laws import adjoints_are_sums, slots_in_the_text
from tests.recording.programs import PROGRAMS

# torch warns that a .grad with a graph is a reference cycle; the program that makes one breaks it
pytestmark = pytest.mark.filterwarnings("ignore:Using backward:UserWarning")


def run(name: str) -> Trace:
    torch.manual_seed(0)
    return record(PROGRAMS[name])


def close(one: Any, other: Any) -> bool:
    assert one.shape == other.shape, (one.shape, other.shape)  # broadcasting would hide a missing sum
    return bool(numpy.allclose(one, other, rtol=1e-4, atol=1e-5, equal_nan=True))


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_adjoint_is_the_sum_of_the_contributions_that_arrive(name: str) -> None:
    trace = run(name)
    assert trace.passes
    compared = [adjoints_are_sums(trace, one, rtol=1e-4, atol=1e-5) for one in trace.passes]
    for one in trace.passes:
        assert all(one.adjoints[index].shape == trace.nodes[index].value.shape for index in one.adjoints)
    assert any(compared) or name == "nothing"


@pytest.mark.parametrize("name", PROGRAMS)
def test_leaves_accumulate_what_torch_accumulates(name: str) -> None:
    """The .grad of every leaf after the last pass, against a run of the same program that nobody watches."""
    trace = run(name)
    torch.manual_seed(0)
    plain = PlainRun()
    with plain:
        result = PROGRAMS[name]()
        if isinstance(result, torch.Tensor):
            result.backward()
    backward = [one for one in trace.passes if one.kind == "backward"]
    assert len(plain.leaves) == len(backward)
    for one, leaves in zip(backward, plain.leaves, strict=True):
        mine = [(trace.nodes[index].value.array(), accumulated(one, index)) for index in sorted(one.accumulations)]
        for value, gradient in leaves:  # each has one of its own: leaves are told apart by their values
            own = next((pair for pair in mine if same(pair[0], value) and same(pair[1], gradient)), None)
            assert own is not None, (name, value, gradient)
            mine = [pair for pair in mine if pair is not own]
        # The rest are earlier versions of the same leaves, with the same .grad.
        assert all(any(same(gradient, other) for _, other in leaves) for _, gradient in mine)


def same(one: numpy.ndarray, other: numpy.ndarray) -> bool:
    return one.shape == other.shape and close(one, other)


def accumulated(one: BackwardPass, index: int) -> numpy.ndarray:
    found = one.accumulated(index)
    assert found is not None
    return found.array()


class PlainRun(torch.overrides.TorchFunctionMode):
    """Watches only the calls of backward(): keeps every leaf's value and its .grad after each."""

    def __init__(self) -> None:
        super().__init__()
        self.leaves: list[list[tuple[numpy.ndarray, numpy.ndarray]]] = []

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if func.__name__ != "backward":
            return func(*args, **(kwargs or {}))
        roots = args[0] if isinstance(args[0], (list, tuple)) else [args[0]]
        leaves = {id(leaf): leaf for root in roots for leaf in leaves_of(root)}
        values = [(leaf, array_of(leaf)) for leaf in leaves.values()]
        out = func(*args, **(kwargs or {}))
        self.leaves.append([(value, array_of(leaf.grad)) for leaf, value in values if leaf.grad is not None])
        return out


def array_of(tensor: torch.Tensor) -> numpy.ndarray:
    return tensor.detach().to_dense().clone().numpy()


def leaves_of(root: torch.Tensor) -> list[torch.Tensor]:
    stack: list[Any] = [root.grad_fn]
    found, seen = [], set()
    kept = []
    while stack:
        function = stack.pop()
        if function is None or id(function) in seen:
            continue
        seen.add(id(function))
        kept.append(function)
        if hasattr(function, "variable"):
            found.append(function.variable)
        stack.extend(following for following, _ in function.next_functions)
    return found


@pytest.mark.parametrize("name", PROGRAMS)
def test_watching_does_not_change_the_result(name: str) -> None:
    torch.manual_seed(0)
    plain = PROGRAMS[name]()
    trace = run(name)
    if isinstance(plain, torch.Tensor):
        assert trace.result is not None
        (index,) = trace.result.nodes
        assert trace.nodes[index].value.tolist() == plain.tolist()


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_record_is_well_formed(name: str) -> None:
    trace = run(name)
    for place, node in enumerate(trace.nodes):
        assert node.index == place
        assert all(operand < place for operand in node.operands)
        slots = list(range(len(node.operands)))  # each operand once, in order
        assert slots_in_the_text(node) == ([] if node.operation == "grad" else slots), node.text
        assert len(node.expands) == len(node.operands)
        assert all(trace.autograd[inner].node == place for inner in node.inside)
        if node.operation in ("leaf", "constant"):
            assert not node.operands
    for one in trace.passes:
        for sent in one.sent:
            user, operand = trace.nodes[sent.user], trace.nodes[sent.operand]
            if sent.slot == WITHIN:  # another output of the same call, or a hook of the value itself
                assert user.call == operand.call
            else:
                assert user.operands[sent.slot] == operand.index


@pytest.mark.parametrize("name", ["chain", "write_through_a_view", "lstm", "double_backward", "two_passes"])
def test_nothing_of_the_graph_outlives_the_trace(name: str) -> None:
    torch.manual_seed(0)
    result: list[torch.Tensor] = []

    def program() -> torch.Tensor | None:
        out = PROGRAMS[name]()
        if out is not None:
            result.append(out)
        return out

    trace = record(program)
    assert trace.nodes
    if result:
        watched = weakref.ref(result.pop())
        gc.collect()
        assert watched() is None
