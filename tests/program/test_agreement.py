"""Watching changes nothing: under the recorder a program does what it does in plain Python."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from tests.program.programs import PROGRAMS
from tests.program.running import HEAD, plain_python, ran

PLAIN = (int, float, bool, str, type(None), complex, torch.Size, torch.dtype, torch.device)


def agree(ours: Any, theirs: Any, where: str) -> None:
    """Assert that two values are equal in kind and content; tensors in dtype, gradient and graph as well."""
    if isinstance(theirs, torch.Tensor):
        assert type(ours) is type(theirs), where
        assert (ours.dtype, ours.shape, ours.requires_grad) == (theirs.dtype, theirs.shape, theirs.requires_grad), where
        assert torch.equal(ours, theirs) or bool((ours.isnan() & theirs.isnan()).all()), where
        assert type(ours.grad_fn) is type(theirs.grad_fn), where
        if theirs.is_leaf and theirs.grad is not None:
            agree(ours.grad, theirs.grad, f"{where}.grad")
    elif isinstance(theirs, list | tuple):
        assert len(ours) == len(theirs), where
        for position, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            agree(one, other, f"{where}[{position}]")
    elif isinstance(theirs, dict):
        assert list(ours) == list(theirs), where
        for key, value in theirs.items():
            agree(ours[key], value, f"{where}[{key!r}]")
    elif isinstance(theirs, torch.nn.Module):
        agree(list(ours.parameters()), list(theirs.parameters()), f"{where}.parameters()")
    elif isinstance(theirs, PLAIN):
        assert type(ours) is type(theirs) and ours == theirs, where


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_does_what_plain_python_does(name: str) -> None:
    source = HEAD + PROGRAMS[name]
    theirs = plain_python(source)
    ours = ran(source)
    mistake = ours.outcome.mistake
    if theirs.error is None:
        assert mistake is None, mistake
        assert ours.outcome.result_text == theirs.result_text
    else:
        assert mistake is not None
        assert (mistake.error, mistake.raised) == (type(theirs.error).__name__, str(theirs.error))
        assert mistake.span is not None
    assert ours.printed == theirs.printed
    assert set(ours.outcome.variables) == set(theirs.variables)
    for variable, value in theirs.variables.items():
        agree(ours.outcome.namespace[variable], value, variable)


def test_there_are_enough_programs() -> None:
    assert len(PROGRAMS) >= 130


MODES = {
    "torch.set_grad_enabled(False)": "torch.is_grad_enabled()",
    "torch.set_default_dtype(torch.float64)": "torch.get_default_dtype()",
    "torch.autograd.set_detect_anomaly(True)": "torch.is_anomaly_enabled()",
    "torch.autograd.set_detect_anomaly(True, check_nan=False)": "torch.is_anomaly_check_nan_enabled()",
}


@pytest.mark.parametrize("line", MODES)
@pytest.mark.parametrize("end", ["torch.ones(2)", "torch.ones(2) + torch.ones(3)"])
def test_a_mode_that_a_program_leaves_on_ends_with_it(line: str, end: str) -> None:
    """What runs after it in the same process, such as a repair that is tried, runs as if alone."""
    asked = MODES[line]
    before = eval(asked)
    during = ran(f"{HEAD}{line}\nduring = {asked}\n{end}").outcome.namespace["during"]
    assert during != before
    assert eval(asked) == before
