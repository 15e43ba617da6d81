"""Reasons for None, zero, NaN, infinite and exploding gradients: the place can be worked out by hand."""

from __future__ import annotations

import pytest

from core import Trace, explore
from viz.gradient_causes import Why, why
from viz.picture.fold import folded
from viz.picture.scene import scene


def asked(source: str, name: str = "x") -> tuple[Trace, Why]:
    trace = explore("import torch\n" + source)
    assert trace.mistake is None
    last = len(trace.passes) - 1 if trace.passes else None
    return trace, why(trace, trace.named(name), last)


X = "x = torch.tensor({}, requires_grad=True)\n"


# √(x²) at 0: the root's slope is infinite, and 0 · ∞ is no number.
def test_nan_is_traced_to_the_infinite_slope_it_came_from() -> None:
    trace, found = asked(X.format([0.0, 1.0]) + "s = x * x\nr = s.sqrt()\nr.sum().backward()")
    assert found.kind == "nan"
    assert found.culprit == trace.named("r").index
    assert "`sqrt` → `r`, line 4" in found.says[0] and "[inf, 0.5]" in found.says[0]
    assert "`mul` → `s`, line 3" in found.says[1]
    assert found.path >= {trace.named(name).index for name in "xsr"}


# d/dx log x = 1/x.
def test_infinite_is_traced_to_the_operation() -> None:
    trace, found = asked(X.format([0.0]) + "y = torch.log(x)\ny.sum().backward()")
    assert (found.kind, found.culprit) == ("infinite", trace.named("y").index)
    assert "1/x = [inf]" in found.says[0]


def test_a_value_that_is_no_number_is_traced_to_where_it_began() -> None:
    _, found = asked(X.format([-1.0]) + "u = torch.log(x)\ny = u * 2\ny.sum().backward()", "y")
    assert found.says[0].startswith("The value is NaN, first at `log` → `u`, line 3:")


def test_zero_is_traced_to_the_closed_relu() -> None:
    trace, found = asked(X.format([-1.0, -2.0]) + "h = torch.relu(x)\ny = (h * 3).sum()\ny.backward()")
    assert (found.kind, found.culprit) == ("zero", trace.named("h").index)
    assert "[x > 0] = [0, 0]" in found.says[0]


def test_contributions_that_cancel_say_so() -> None:
    trace, found = asked(X.format([1.0, 2.0]) + "y = (x - x).sum()\ny.backward()")
    assert (found.kind, found.culprit) == ("zero", trace.named("x").index)
    assert "cancel each other" in found.says[0]


# Six factors of 10: 10⁶ times the root's.
def test_an_exploding_gradient_names_where_it_grew_most() -> None:
    trace, found = asked(X.format(1.0) + "h = x * 3\nh = h * 1000\nh = h * 3\nh = h * 200\nh.backward()")
    assert found.kind == "exploding"
    assert trace.nodes[found.culprit].text == "{0} * 1000"
    assert "1800000 times" in found.says[0].replace(",", "")


def test_a_vanishing_gradient_names_where_it_shrank_most() -> None:
    trace, found = asked(X.format(1.0) + "h = x * 0.5\nh = h * 1e-8\nh.backward()")
    assert found.kind == "vanishing"
    assert trace.nodes[found.culprit].text.startswith("{0} * 1e")


@pytest.mark.acceptance("T6", "T14")
def test_none_is_traced_to_what_cuts_it() -> None:
    trace, found = asked(
        X.format([1.0]) + "y = x * x\nu = y.detach()\nw = torch.ones(1, requires_grad=True)\n(u * w).sum().backward()"
    )
    assert (found.kind, found.culprit) == ("none", trace.named("u").index)
    assert found.says[1] == "It is cut at `detach` → `u`, line 4."
    assert found.path == {trace.named(name).index for name in "xyu"}


@pytest.mark.acceptance("T9", "T1")
def test_before_a_pass_it_is_not_yet() -> None:
    _, found = asked(X.format([1.0, 2.0]) + "y = x * x")
    assert (found.kind, found.says) == ("later", ("Not yet: no backward pass has run.",))


def test_after_a_pass_only_what_can_still_get_a_gradient_waits_for_one() -> None:
    program = X.format([1.0, 2.0]) + "(x * x).sum().backward()\n"
    made = "k = torch.ones(2)\nn = torch.arange(2)\nwith torch.no_grad():\n    g = x - 0.1 * x.grad\ny = x * 2\n"
    kinds = {name: asked(program + made, name)[1].kind for name in "kngy"}
    assert kinds == {"k": "none", "n": "none", "g": "none", "y": "later"}
    trace, found = asked(program + made, "k")
    assert found.says[0].startswith("This tensor does not require grad")
    card = next(one for one in scene(trace, folded(trace), 0).cards if one.id == f"n{trace.named('k').index}")
    assert "— none" in str(card.box.parts) and "not yet" not in str(card.box.parts)


@pytest.mark.acceptance("Q2", "H5")
def test_a_usual_gradient_tells_its_way() -> None:
    _, found = asked(X.format([3.0, 1.0]) + "a = x.sum()\nz = a ** 2\nz.backward()")
    assert found == Why("flows", ("Its gradient comes on one way: `z` → `pow` → `sum` → `x`.",), found.path)


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("y = torch.ones(2)\nz = y * 2", "This tensor does not require grad"),
        ("n = torch.arange(3)\nz = n * 2", "Integer and boolean tensors"),
        ("z = torch.ones(2) + 1\ny = z * 2", "Nothing that leads to this value requires grad"),
        ("z = torch.ones(2, requires_grad=True).data\ny = z + 1", "pass through .data"),
        ("with torch.no_grad():\n    z = torch.ones(2, requires_grad=True) * 1", "under no_grad"),
    ],
)
def test_what_can_have_no_gradient_is_not_told_to_wait_for_a_pass(program: str, says: str) -> None:
    trace = explore(f"import torch\n{program}")
    asked = "y" if program.startswith("y") else "n" if program.startswith("n") else "z"
    node = next(node for node in trace.nodes if asked in node.names)
    found = why(trace, node, None)
    assert trace.passes == () and found.kind == "none" and says in found.says[0]
