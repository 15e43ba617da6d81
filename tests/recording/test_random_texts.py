"""Random programs of .data = …, set_, writes behind autograd's back and several passes end with torch's values."""

from __future__ import annotations

import numpy
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.program.running import HEAD, plain_python, ran

pytestmark = pytest.mark.filterwarnings("ignore")

MADE = "a = torch.tensor([1., 2., 3.], requires_grad=True)\nb = torch.tensor([0.5, -1., 2.], requires_grad=True)\n"
MADE += "c = torch.tensor([4., 5., 6.])\n"
NEW = (
    "{x} * {y}", "{x} + {y}", "{x} * 2", "{x}.sin()", "{x}.view(3)", "{x}[:]", "{x}.view(3, 1).squeeze(1)",
    "{x}.detach()",
    "{x}.data", "{x}.clone()",
)  # fmt: skip
DONE = (
    "{x}.data = {y}.data", "{x}.data = {y}.data * 2", "{x}.data = torch.ones(3)", "{x}.data = {y}", "{x}.data.mul_(2)",
    "{x}.data.zero_()", "{x}.mul_(2)", "{x}.zero_()", "{x}.copy_({y})", "{x}[0] = 7.", "{x}[[0, 2]] *= 2",
    "{x}[[0, 5]] = 9",
    "with torch.no_grad(): {x}.zero_()", "with torch.no_grad(): {x}.copy_({y})", "with torch.no_grad(): {x}.set_({y})",
    "with torch.no_grad(): {x}.set_(torch.zeros(3))", "({x} * {y}).sum().backward()",
    "({x} + {y}).sum().backward(retain_graph=True)", "a.grad = None",
)  # fmt: skip
Plan = list[tuple[bool, int, int, int]]


def program(plan: Plan) -> str:
    """Return the plan as a text; of what torch refuses only the exception's name is printed."""
    names, lines = ["a", "b", "c"], []
    for makes, which, first, second in plan:
        choices = NEW if makes else DONE
        text = choices[which % len(choices)].format(x=names[first % len(names)], y=names[second % len(names)])
        if makes:
            names.append(f"v{len(names)}")
            lines.append(f"{names[-1]} = {text}")
        else:
            lines.append(f"try:\n    {text}\nexcept Exception as error:\n    print(type(error).__name__)")
    return HEAD + MADE + "\n".join([*lines, "(a * 3 + b).sum().backward()\n"])


@example([(True, 8, 0, 0), (False, 7, 0, 0)])  # d = a.data; a.zero_()
@example([(False, 3, 1, 0), (False, 12, 1, 0)])  # b.data = a, then b.zero_() before anybody used it
@example([(True, 5, 1, 0), (False, 14, 3, 0), (False, 4, 3, 0)])  # a view looks at other memory than its base
@example([(True, 0, 0, 2), (True, 5, 3, 0), (True, 4, 3, 0), (False, 15, 5, 0)])  # so do its siblings' places
@example([(True, 7, 2, 0), (False, 15, 3, 0), (False, 10, 2, 0)])  # both count their writes together
@example([(True, 64, 1, 0), (False, 0, 1, 0), (False, 71, 1, 0)])  # a leaf gets other memory twice
@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 99), st.integers(0, 99), st.integers(0, 99)), max_size=9))
def test_variables_end_with_torchs_values_functions_and_gradients(plan: Plan) -> None:
    text = program(plan)
    plain, done = plain_python(text), ran(text)
    mistake = done.record.mistake
    assert (mistake.error if mistake else "") == (type(plain.error).__name__ if plain.error else ""), text
    assert done.printed == plain.printed, text
    for name, tensor in plain.variables.items():
        if mistake is not None or not isinstance(tensor, torch.Tensor):
            continue
        node = done.record.nodes[done.record.variables[name].node]  # type: ignore[attr-defined]
        assert numpy.allclose(node.value.array(), tensor.detach().numpy(), equal_nan=True), (text, name)
        function = tensor.grad_fn and tensor.grad_fn.name().split("::")[-1]
        assert node.grad_fn == function, (text, name)
        if tensor.is_leaf and tensor.grad is not None and name in "ab":
            kept = [one.accumulated(node.index) for one in done.record.passes]
            assert kept[-1] is not None and numpy.allclose(kept[-1].array(), tensor.grad.numpy(), equal_nan=True), text
