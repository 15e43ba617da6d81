"""Real programs, watched and not: the same results, the same state afterwards, and a record that holds its laws."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import numpy
import pytest
import torch

from core import Limits, Trace, record
from core.sandbox.checking import checked
from core.sandbox.messages import ExploreJob
from tests.recording.laws import adjoints_are_sums, slots_in_the_text
from tests.recording.real_programs import PROGRAMS

pytestmark = pytest.mark.filterwarnings("ignore")


def plain_value(value: Any) -> Any:
    """Return a result in a form that can be compared: nested lists of numbers and texts."""
    if isinstance(value, torch.Tensor):
        with torch.no_grad():
            value = value.to_dense() if value.layout is not torch.strided else value
            return [str(value.dtype), value.detach().tolist()]
    if isinstance(value, numpy.ndarray):
        return value.tolist()
    if isinstance(value, dict):
        return {key: plain_value(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain_value(one) for one in value]
    return value


def is_a_loss(value: Any) -> bool:
    return isinstance(value, torch.Tensor) and value.requires_grad and value.numel() == 1


class Backwards:
    """Counts the passes that a program runs of its own accord, by standing in front of torch's engine."""

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> Backwards:
        from torch.autograd import graph

        self._module, self._original = graph, graph._engine_run_backward

        def counted(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            return self._original(*args, **kwargs)

        for module in (torch.autograd, graph):
            module._engine_run_backward = counted  # type: ignore[attr-defined]
        return self

    def __exit__(self, *_: object) -> None:
        for module in (torch.autograd, self._module):
            module._engine_run_backward = self._original  # type: ignore[attr-defined]


def state() -> list[Any]:
    """Return what a program may not find changed because somebody watched."""
    hooks = torch.nn.modules.module
    return [
        torch.get_rng_state().tolist(),
        torch.is_grad_enabled(),
        torch.is_inference_mode_enabled(),
        torch.get_default_dtype(),
        gc.isenabled(),
        torch._C._len_torch_function_stack(),
        torch._C._len_torch_dispatch_stack(),
        len(hooks._global_forward_hooks) + len(hooks._global_backward_hooks) + len(hooks._global_forward_pre_hooks),
        torch.autograd.graph._engine_run_backward,
        torch.func.grad,
        torch.autograd.functional.jacobian,
        torch.autograd.Function.apply,
        torch.utils.data.DataLoader.__iter__,
    ]


def ran(program: Callable[[], Any], warned: list[Any]) -> tuple[Any, list[Any]]:
    torch.manual_seed(0)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with Backwards() as backwards:
            result = program()
            if is_a_loss(result) and not backwards.count:
                result.backward()
    warned += [(one.category, str(one.message)) for one in caught if "deprecated" not in str(one.message)]
    return plain_value(result), state()


def watched(program: Callable[[], Any], warned: list[Any]) -> tuple[Any, list[Any], Trace]:
    torch.manual_seed(0)
    held: list[Any] = []

    def outer() -> Any:
        held.append(program())
        return held[0]

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        trace = record(outer)
    warned += [(one.category, str(one.message)) for one in caught if "deprecated" not in str(one.message)]
    found = plain_value(held.pop()), state()
    return *found, trace


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    torch._C._set_warnAlways(True)
    yield
    torch._C._set_warnAlways(False)


@pytest.mark.parametrize("name", PROGRAMS)
def test_watching_changes_nothing(name: str) -> None:
    before: list[Any] = []
    after: list[Any] = []
    ran(PROGRAMS[name], [])  # what torch sets up at the first use of a thing it says only once
    result, left = ran(PROGRAMS[name], before)
    seen, state_left, _ = watched(PROGRAMS[name], after)
    assert seen == result or numpy.array_equal(numpy.array(seen, object), numpy.array(result, object))
    assert state_left == left
    assert after == before


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_record_can_be_read_and_holds_its_laws(name: str) -> None:
    *_, trace = watched(PROGRAMS[name], [])
    checked(trace.record, ExploreJob(trace.record.source, trace.record.device, trace.record.seed, Limits()))
    assert msgspec.msgpack.encode(trace.record)
    for node in trace.nodes:
        if node.value.missing is None:
            assert node.value.array().shape == node.value.kept
        node.value.tolist()
        slots = slots_in_the_text(node)  # a parameter that a call holds without naming it has none
        assert slots == list(range(len(node.operands)))[: len(slots)], node.text
    for one in trace.passes:
        adjoints_are_sums(trace, one, rtol=2e-2, atol=1e-3)
