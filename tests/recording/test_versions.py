"""Programs that write through views, beside autograd and behind its back: every version's adjoint is torch's.

The same lines run under torch alone, which is asked after each of them for the place of every tensor in its graph
(`torch.autograd.graph.get_gradient_edge`), and in the end for the gradient there.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy
import torch
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from core import Trace, record
from tests.program.running import ran
from tests.recording.laws import adjoints_are_sums

HEAD = """\
import torch
x = torch.tensor([[0.1, 0.2, 0.3, 0.4], [0.5, 0.6, 0.7, 0.8]], requires_grad=True)
v0 = x * 1
v1 = x.sin()
"""
VIEWS = (
    "{new} = {a}.view(-1)", "{new} = {a}.t()", "{new} = {a}[0]", "{new} = {a}[1:]", "{new} = {a}[..., ::2]",
    "{new} = {a}.unsqueeze(0)", "{new} = {a}.chunk(2)[1]", "{new} = {a}.unbind()[0]", "{new} = {a}.split(1)[0]",
    "{new} = {a}.view_as({b})", "{new} = {a}.detach()", "{new} = {a}.data",
)  # fmt: skip
VALUES = ("{new} = {a} * {a}", "{new} = {a}.cos()", "{new} = {a} * {b}.sum()")
WRITES = (
    "{a}.mul_(0.5)", "{a}.add_({b}.sum())", "{a}[0] = {b}.mean()", "{a}.copy_({b}.sum() * 2)", "{a}.sin_()",
    "{a}[0] *= 3",
)  # fmt: skip
BEHIND = (
    "{a}.data.mul_(2)", "{a}.detach().add_(1)", "{a}.data[0] = 0.25", "with torch.no_grad(): {a}.mul_(3)",
    "with torch.no_grad(): {a}[0] = 0.75", "{a}.detach().numpy()[...] = 0.5", "{a}.data *= 0.5",
)  # fmt: skip
LEFT_BEHIND = "{a}.data = {a}.detach() * 2"
REPLACED = (
    LEFT_BEHIND, "with torch.no_grad(): {a}.set_({a}.detach().cos())",
    "with torch.no_grad(): {a}.set_({b}.detach())",
)  # fmt: skip
"""Other memory for the same tensor. A view that looks into the old one stays there; by ``set_`` it loses its place in
torch's graph besides."""
LINEAR = (*VIEWS, "{new} = {a} * 2 + {b}.sum()", *(one for one in WRITES if "sin_" not in one), *BEHIND)
"""What needs no value for its derivative: torch's own gradient is made of the wrong one once .data has changed it."""


def plans(forms: tuple[str, ...]) -> st.SearchStrategy[list[tuple[str, int, int]]]:
    steps = st.tuples(st.sampled_from(forms), st.integers(0, 9), st.integers(0, 9))
    return st.lists(steps, min_size=3, max_size=10)


class Version(NamedTuple):
    """What torch says of one version of a variable that is no view: its value, and later its gradient."""

    name: str
    value: numpy.ndarray
    edge: Any


class Slice(NamedTuple):
    """A write through a view: the version of its base right after it, and how the view looks into it."""

    name: str
    value: numpy.ndarray
    base: Any
    geometry: tuple[Any, Any, int]


class Plain:
    """The lines under torch alone; a line that torch refuses is left out."""

    def __init__(self) -> None:
        self.names: dict[str, Any] = {}
        self.source, self.versions, self.slices = HEAD, list[Version](), list[Slice]()
        exec(HEAD, self.names)
        self._look()

    def variables(self) -> list[str]:
        return [name for name in self.names if name[0] == "v"]

    def step(self, line: str, target: str) -> None:
        before = {name: self.edge(name) for name in self.variables()}
        try:
            exec(line, self.names)
        except (RuntimeError, IndexError, ValueError):
            return
        self.source += f"{line}\n"
        self._look()
        tensor = self.names[target]
        base = tensor._base
        if base is not None and tensor.requires_grad and line.startswith(f"{target}."):
            owner = next((name for name in self.variables() if self.names[name] is base), None)
            if owner is not None and before.get(owner) != self.edge(owner):
                geometry = (tensor.shape, tensor.stride(), tensor.storage_offset())
                self.slices.append(Slice(target, tensor.detach().clone().numpy(), self.edge(owner), geometry))

    def edge(self, name: str) -> Any:
        tensor = self.names[name]
        try:
            return torch.autograd.graph.get_gradient_edge(tensor) if tensor.requires_grad else None
        except RuntimeError:  # a part of several that has been written
            return None

    def _look(self) -> None:
        for name in self.variables():
            edge = self.edge(name)
            if edge is not None and not self.names[name]._is_view():
                if not any(one.name == name and one.edge == edge for one in self.versions):
                    self.versions.append(Version(name, self.names[name].detach().clone().numpy(), edge))

    def end(self) -> None:
        terms = [
            f"({name} * {number}.5).sum()" for number, name in enumerate(self.variables()) if self._can_be_read(name)
        ]
        line = f"total = {' + '.join(terms)}\n"
        exec(line, self.names)
        self.source += f"{line}total.backward()\n"

    def _can_be_read(self, name: str) -> bool:
        try:
            self.names[name].is_leaf  # noqa: B018
        except RuntimeError:  # a part of several that has been written
            return False
        return True

    def gradients(self) -> list[torch.Tensor | None]:
        edges = [one.edge for one in self.versions] + [one.base for one in self.slices] + [self.names["x"]]
        return list(torch.autograd.grad(self.names["total"], edges, allow_unused=True))


def carried_out(plan: list[tuple[str, int, int]]) -> Plain:
    plain = Plain()
    for form, first, second in plan:
        pool = plain.variables()
        a, b = pool[first % len(pool)], pool[second % len(pool)]
        plain.step(form.format(new=f"v{len(pool)}", a=a, b=b), a)
    plain.end()
    return plain


def is_there(trace: Trace, name: str, value: numpy.ndarray, gradient: torch.Tensor) -> bool:
    """Whether some version of the variable has this value and this adjoint."""
    (one,) = trace.passes
    for node in trace.nodes[: one.position]:
        adjoint = one.adjoint(node.index) if name in node.names else None
        if adjoint is not None and adjoint.shape == gradient.shape:
            own = node.value.array()
            if own.shape == value.shape and alike(own, value) and alike(adjoint.array(), gradient.numpy()):
                return True
    return False


def alike(one: numpy.ndarray, other: numpy.ndarray) -> bool:
    return bool(numpy.allclose(one, other, rtol=1e-4, atol=1e-5, equal_nan=True))


# Through .data, then through a view of a view: after the write torch tells of another graph than before it.
@example(
    [("{new} = {a}.view(-1)", 0, 0), ("{new} = {a}[1:]", 2, 0), ("{a}.data.mul_(2)", 0, 0), ("{a}.mul_(0.5)", 3, 0)]
)
@example([("{new} = {a}.view_as({b})", 0, 1), ("{a}.mul_(0.5)", 2, 0), ("{new} = {a}.cos()", 2, 0)])
@example([("{new} = {a}.view(-1)", 0, 0), ("{new} = {a}.view_as({b})", 1, 2), ("{a}.mul_(0.5)", 0, 0)])
@example([("{new} = {a}.view(-1)", 0, 0), ("{a}.data.mul_(2)", 0, 0), ("{new} = {a}.view_as({b})", 1, 2)])
@example([("{new} = {a}.view(-1)", 0, 0), ("{a}.mul_(0.5)", 2, 0), ("{a}.mul_(0.5)", 0, 0)])
@example([("with torch.no_grad(): {a}.mul_(3)", 0, 0), ("{new} = {a} * {a}", 0, 0)])
@example([("{new} = {a}[0]", 0, 0), ("{a}.detach().numpy()[...] = 0.5", 2, 0), ("{a}.sin_()", 2, 0)])
@example([("{new} = {a}.split(1)[0]", 0, 0), ("with torch.no_grad(): {a}.mul_(3)", 2, 0), ("{new} = {a} * {a}", 0, 0)])
@example([("{a}.data = {a}.detach() * 2", 0, 0), ("{new} = {a} * {a}", 0, 0)])
@example([("{new} = {a}.chunk(2)[1]", 0, 0), ("{a}.mul_(0.5)", 0, 0), ("{a}.data = {a}.detach() * 2", 8, 0)])
@example([("{new} = {a}[0]", 0, 0), (LEFT_BEHIND, 0, 0), ("{a}.mul_(0.5)", 2, 0), ("{a}.add_({b}.sum())", 0, 0)])
@example([("{new} = {a}[0]", 0, 0), (LEFT_BEHIND, 2, 0), ("{a}.mul_(0.5)", 0, 0), ("{a}.add_({b}.sum())", 2, 0)])
@example([("{new} = {a}.detach()", 0, 0), ("{new} = {a}[0]", 0, 0), (LEFT_BEHIND, 0, 0), ("{a}.mul_(0.5)", 3, 0)])
@example([("with torch.no_grad(): {a}.set_({a}.detach().cos())", 0, 0), ("{new} = {a} * {a}", 0, 0)])
# A view was elsewhere in its base before .data; a write of what was left behind is counted for views made since.
@example([("{new} = {a}[1:]", 0, 0), ("{a}.mul_(0.5)", 2, 0), (LEFT_BEHIND, 2, 0)])
@example([("{new} = {a}[0]", 0, 0), (LEFT_BEHIND, 0, 0), ("{new} = {a}[1:]", 0, 0), ("{a}.detach().add_(1)", 2, 0)])
@settings(deadline=None, max_examples=100)
@given(
    plans(VIEWS + VALUES + WRITES * 2 + BEHIND * 2)
    | plans(VALUES + WRITES[:4] + BEHIND + REPLACED * 3)
    | plans((*VIEWS, *VALUES, *WRITES * 2, *BEHIND, *[LEFT_BEHIND] * 8))
)
def test_every_version_has_torchs_gradient(plan: list[tuple[str, int, int]]) -> None:
    plain = carried_out(plan)
    try:
        gradients = plain.gradients()
    except RuntimeError:  # a write destroyed what the backward pass needs
        assume(False)
        return
    trace = Trace(ran(plain.source).record)
    assert trace.mistake is None, trace.mistake
    (one,) = trace.passes
    adjoints_are_sums(trace, one, rtol=1e-4, atol=1e-5)
    for name in plain.variables():
        assert alike(trace.named(name).value.array(), plain.names[name].detach().numpy()), (plain.source, name)
    leaf = one.accumulated(next(node.index for node in trace.nodes if node.names == ("x",)))
    of_the_leaf = gradients[-1]
    assert leaf is not None and of_the_leaf is not None and alike(leaf.array(), of_the_leaf.numpy())
    for version, gradient in zip(plain.versions, gradients, strict=False):
        if gradient is not None:
            assert is_there(trace, version.name, version.value, gradient), (plain.source, version, gradient)
    for written, gradient in zip(plain.slices, gradients[len(plain.versions) :], strict=False):
        if gradient is not None:
            part = gradient.contiguous().as_strided(*written.geometry)
            assert is_there(trace, written.name, written.value, part), (plain.source, written, part)
    for node in trace.nodes[: one.position]:
        why = one.why(node.index)
        assert why is None or why.kind not in ("undefined", "none-returned"), (plain.source, node)


@example([("{a}.data.mul_(2)", 0, 0), ("with torch.no_grad(): {a}.mul_(3)", 0, 0), ("{new} = {a}.detach()", 0, 0)])
@example([("{new} = {a}[0]", 0, 0), ("with torch.no_grad(): {a}.mul_(3)", 2, 0), ("{new} = {a}.cos()", 0, 0)])
@example([("{new} = {a}.detach()", 0, 0), ("{a}.mul_(0.5)", 0, 0)])
@example([("{new} = {a}[1:]", 0, 0), ("{a}.detach().add_(1)", 2, 0)])
@settings(deadline=None, max_examples=30)
@given(plans(LINEAR) | plans((LINEAR[-1], "{new} = {a} * 2 + {b}.sum()", *WRITES[:4], *REPLACED)))
def test_tangents_are_dual_to_torchs_gradient(plan: list[tuple[str, int, int]]) -> None:
    plain = carried_out(plan)
    try:
        gradient = plain.gradients()[-1]
    except RuntimeError:  # a write destroyed what the backward pass needs
        assume(False)
        return
    assert gradient is not None
    source = plain.source
    trace = record(lambda: exec(source, {}))
    leaf = next(node for node in trace.nodes if node.value.is_leaf and node.value.requires_grad)
    direction = numpy.linspace(-1.0, 2.0, 8)
    found = trace.tangents({leaf.index: direction.tolist()})
    tangent = found.values[0].get(trace.passes[0].root)
    forwards = 0.0 if tangent is None else float(tangent.array())
    backwards = float((gradient.numpy().reshape(-1) * direction).sum())
    assert not found.breaks
    assert abs(forwards - backwards) < 1e-4 * (1 + abs(backwards)), (plain.source, forwards, backwards)


def test_a_pass_from_a_version_behind_autograds_back_goes_on_to_the_one_before() -> None:
    source = (
        HEAD + "with torch.no_grad(): v0.mul_(3)\nv0.data = v0.detach() * 2\nv0.backward(torch.full((2, 4), 5.0))\n"
    )
    trace = Trace(ran(source).record)
    (one,) = trace.passes
    adjoints_are_sums(trace, one, rtol=0.0, atol=0.0)
    versions = [node for node in trace.nodes if node.names == ("v0",)]
    assert [node.operation for node in versions] == ["mul", "mul_", "set_data"]
    for node in versions:
        assert len(one.contributions(node.index)) == (node.index not in one.roots)
        assert one.adjoint(node.index).tolist() == torch.full((2, 4), 5.0).tolist()  # type: ignore[union-attr]


def test_what_is_given_to_data_gets_no_gradient_and_is_told_so() -> None:
    names: dict[str, Any] = {}
    source = HEAD + "v0.data = v1\ntotal = (v0 * v0).sum()\ntotal.backward()\n"
    exec(source, names)
    trace = Trace(ran(source).record)
    (one,) = trace.passes
    assert one.accumulated(0).tolist() == names["x"].grad.tolist()  # type: ignore[union-attr]
    given = next(node for node in trace.nodes if "v1" in node.names)
    assert one.adjoint(given.index) is None
    assert one.why(given.index).message == (  # type: ignore[union-attr]
        "The only ways to the root pass through .data = …, which cuts the gradient."
    )


def test_another_view_of_the_same_memory_is_other_data() -> None:
    """`h.data = h.data.t()` begins at the same address; torch multiplies with what h shows afterwards."""
    names: dict[str, Any] = {}
    source = (
        "import torch\nx = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)\nh = x * 1\nh.data = h.data.t()\n"
    )
    exec(source + "y = h * 10", names)
    first, *_, then = [node for node in ran(source + "y = h * 10").record.nodes if "h" in node.names]
    assert (first.value.tolist(), then.value.tolist()) == ([[1.0, 2.0], [3.0, 4.0]], names["h"].tolist())


def test_a_gradient_that_is_changed_afterwards_leaves_its_pass_alone() -> None:
    for change in ("g.data *= 3", "g.numpy()[...] = 7", "g.data = torch.zeros(2, 4)", "g.set_(torch.zeros(2, 4))"):
        source = HEAD + f"(g,) = torch.autograd.grad((x * x).sum(), x)\n{change}\ny = g * 2\n"
        names: dict[str, Any] = {}
        exec(source, names)
        trace = Trace(ran(source).record)
        assert alike(trace.passes[0].adjoint(0).array(), (2 * names["x"]).detach().numpy())  # type: ignore[union-attr]
        assert alike(trace.named("y").value.array(), names["y"].numpy())
        assert alike(trace.named("g").value.array(), names["g"].numpy())


def test_a_leaf_overwritten_by_out_is_said_to_be_replaced() -> None:
    source = HEAD + "with torch.no_grad(): torch.exp(torch.zeros(2, 4), out=x)\n(x * 2).sum().backward()\n"
    trace = Trace(ran(source).record)
    why = trace.passes[0].why(0)
    assert why is not None and (why.kind, why.facts) == ("replaced", {"operation": "exp"})
