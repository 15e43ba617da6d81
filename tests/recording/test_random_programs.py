"""Random programs of views, writes, views of views, detours through several tensors: the laws hold for them, too."""

from __future__ import annotations

from collections.abc import Callable

import numpy
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core import Trace, record

Step = tuple[str, int, int]

VIEWS: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "flatten": lambda t: t.reshape(-1),
    "transpose": lambda t: t.t() if t.dim() == 2 else t,
    "first": lambda t: t[0] if t.dim() else t,
    "tail": lambda t: t[1:] if t.dim() and t.shape[0] > 1 else t,
    "every_other": lambda t: t[..., ::2] if t.dim() else t,
    "unsqueeze": lambda t: t.unsqueeze(0) if t.dim() < 3 else t,
    "detach": lambda t: t.detach(),
}
VALUES: dict[str, Callable[[torch.Tensor, torch.Tensor], torch.Tensor]] = {
    "sine": lambda a, b: a.sin(),
    "product": lambda a, b: a * b.sum(),
    "square": lambda a, b: a * a,
    "sum": lambda a, b: a.sum(0) if a.dim() else a,
    "stack": lambda a, b: torch.stack([a, a]).mean(0),
    "clone": lambda a, b: a.clone(),
}
WRITES: dict[str, Callable[[torch.Tensor, torch.Tensor], object]] = {
    "mul_": lambda a, b: a.mul_(0.5),
    "add_": lambda a, b: a.add_(b.sum()),
    "set": lambda a, b: a.__setitem__(..., b.mean()),
    "zero_": lambda a, b: a.zero_(),
    "copy_": lambda a, b: a.copy_(b.sum() * 2),
    "augmented": lambda a, b: a.__setitem__(0, a[0] + b.sum()) if a.dim() else None,
}

steps = st.lists(
    st.tuples(st.sampled_from([*VIEWS, *VALUES, *WRITES]), st.integers(0, 99), st.integers(0, 99)),
    min_size=2,
    max_size=12,
)


def program(plan: list[Step]) -> Callable[[torch.Tensor, torch.Tensor], torch.Tensor | None]:
    """Return the plan as a function; steps that torch refuses are left out, the same ones each time."""

    def run(x: torch.Tensor, w: torch.Tensor) -> torch.Tensor | None:
        pool = [x * 1, w * 1, x.detach() * 2]
        for name, first, second in plan:
            a, b = pool[first % len(pool)], pool[second % len(pool)]
            try:
                if name in VIEWS:
                    pool.append(VIEWS[name](a))
                elif name in VALUES:
                    pool.append(VALUES[name](a, b))
                else:
                    # A view of what has come to require a gradient: torch refuses to write it until somebody has
                    # asked for its place in the graph, as the recorder does.
                    _ = a.is_leaf
                    WRITES[name](a, b)
            except RuntimeError:
                pass
        total = torch.stack([one.sum() for one in pool]).sum()
        try:
            total.backward()
        except RuntimeError:  # a write destroyed what the backward pass needs
            return None
        return total

    return run


def leaves() -> tuple[torch.Tensor, torch.Tensor]:
    torch.manual_seed(0)
    return torch.randn(3, 4, requires_grad=True), torch.randn(4, requires_grad=True)


def added(trace: Trace, node: int) -> numpy.ndarray | None:
    parts = [value.array() for _, _, value in trace.passes[0].contributions(node)]
    assert all(part.shape == trace.nodes[node].value.shape for part in parts)
    return sum(parts[1:], parts[0]) if parts else None


# Written behind autograd's back, then through a view: the view looks into the base, not into what was detached.
@example([("flatten", 0, 0), ("detach", 0, 0), ("mul_", 34, 0), ("add_", 58, 0)])
@example([("flatten", 44, 0), ("add_", 2, 0), ("mul_", 3, 0)])
@settings(deadline=None, max_examples=60)
@given(steps)
def test_laws_hold_for_random_programs_of_views_and_writes(plan: list[Step]) -> None:
    run = program(plan)
    x, w = leaves()
    plain = run(x, w)
    again, v = leaves()
    trace = record(run, again, v)
    if plain is None:
        assert trace.passes == ()
        return
    (one,) = trace.passes
    for node in trace.nodes:
        assert all(operand < node.index for operand in node.operands)
        adjoint, arriving = one.adjoint(node.index), added(trace, node.index)
        if adjoint is None:
            assert arriving is None
        elif node.index != one.root:
            assert arriving is not None, (node, plan)
            assert numpy.allclose(adjoint.array(), arriving, rtol=1e-4, atol=1e-5), (node.operation, plan)
    for leaf, node in ((x, 0), (w, next(n.index for n in trace.nodes if n.names == ("w",)))):
        accumulated = one.accumulated(node)
        expected = None if leaf.grad is None else leaf.grad.numpy()
        assert (accumulated is None) == (expected is None)
        if accumulated is not None and expected is not None:
            assert numpy.allclose(accumulated.array(), expected, rtol=1e-4, atol=1e-5)
    # The value of every version is what the plain run ends with: the root is computed from all of them.
    assert numpy.allclose(trace.nodes[one.root].value.array(), plain.detach().numpy(), rtol=1e-4)
