"""Laws of reductions, against torch itself: shapes, cells lit and gradient weights of random calls."""

from __future__ import annotations

import math

import numpy
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core import NotDifferentiable, explore
from viz.reductions.collapse import collapse
from viz.reductions.reduction import REDUCTIONS, SCANS, Choice, call, program, sources

SPECIAL = ["float('nan')", "float('inf')", "-float('inf')", "0.0"]


@st.composite
def cases(draw: st.DrawFn, numbers: st.SearchStrategy[str]) -> tuple[Choice, tuple[int, ...]]:
    """A tensor of rank 0 to 5 with at most 64 cells, and a call on it."""
    shape: list[int] = []
    for length in draw(st.lists(st.sampled_from([0, 1, 2, 2, 3]), max_size=5)):
        shape.append(length if math.prod(shape) * length <= 64 else 1)
    rank = len(shape)
    cells = draw(st.lists(numbers, min_size=math.prod(shape), max_size=math.prod(shape)))
    reduction = draw(st.sampled_from([*REDUCTIONS, *SCANS]))
    axes = (
        tuple(draw(st.lists(st.integers(-rank, rank - 1), max_size=3, unique_by=lambda one: one % rank)))
        if rank
        else ()
    )
    typed = f"torch.tensor([{', '.join(cells)}], dtype=torch.float64).reshape({tuple(shape)})"
    axes = axes[:1] if reduction in SCANS else axes
    keepdims, p = draw(st.booleans()), draw(st.sampled_from([1.0, 2.0, 3.0, math.inf]))
    return Choice(typed=typed, reduction=reduction, axes=axes, keepdims=keepdims, p=p), tuple(shape)


finite = st.integers(-9, 9).map(lambda one: f"{one / 2}")
anything = finite | st.sampled_from(SPECIAL)


def torchs(choice: Choice, rank: int) -> tuple[torch.Tensor, torch.Tensor] | None:
    """Return (A, out) as torch itself computes them, or None when it refuses the call."""
    names: dict[str, object] = {"torch": torch, "float": float}
    exec(f"A = {choice.typed}", names)
    a = names["A"]
    assert isinstance(a, torch.Tensor)
    names["A"] = a.clone().requires_grad_()
    try:
        exec(f"out = {call(choice, rank)}", names)
    except (RuntimeError, IndexError, TypeError):  # such as prod over two axes
        return None
    return names["A"], names["out"]  # type: ignore[return-value]


@pytest.mark.filterwarnings("ignore:(var|std).*degrees of freedom:UserWarning")
@settings(max_examples=40, deadline=None)
@given(cases(anything))
def test_value_and_shape_are_torchs(case: tuple[Choice, tuple[int, ...]]) -> None:
    choice, shape = case
    trace = explore(program(choice, len(shape)))
    expected = torchs(choice, len(shape))
    if expected is None:
        assert trace.mistake is not None
        return
    value = trace.named("out").value
    assert value.shape == tuple(expected[1].shape) and value.dtype == str(expected[1].dtype).removeprefix("torch.")
    numpy.testing.assert_array_equal(value.array(), expected[1].detach().numpy())


@pytest.mark.filterwarnings("ignore:(var|std).*degrees of freedom:UserWarning")
@settings(max_examples=35, deadline=None)
@given(cases(finite))
def test_weights_are_torchs_and_lie_on_the_cells_lit(case: tuple[Choice, tuple[int, ...]]) -> None:
    choice, shape = case
    expected = torchs(choice, len(shape))
    if expected is None:
        return
    given_, out = expected
    trace = explore(program(choice, len(shape)))
    node = trace.named("out")
    if not out.requires_grad:
        with pytest.raises(NotDifferentiable):
            trace.local_jacobian(node.index, 0)
        return
    rows = [torch.autograd.grad(cell, given_, retain_graph=True)[0].reshape(-1) for cell in out.reshape(-1)]
    whole = torch.stack(rows).numpy() if rows else numpy.zeros((0, given_.numel()))
    jacobian = trace.local_jacobian(node.index, 0)
    numpy.testing.assert_allclose(jacobian.value.array().reshape(whole.shape), whole, rtol=1e-12, atol=1e-12)
    fibres = sources(shape, choice)
    picture = collapse(trace.named("A").value, node.value, "call", choice, jacobian)
    assert picture.sources == fibres
    for row, fibre, weights in zip(whole, fibres, picture.weights, strict=True):
        assert set(numpy.flatnonzero(row)) <= set(fibre)
        assert len(weights) == len(fibre)


def numbers_lit(choice: Choice, shape: tuple[int, ...]) -> list[set[int]]:
    """Return the cells that change each output cell, found by torch: a NaN put into one cell at a time."""
    a = torch.arange(float(math.prod(shape))).reshape(shape)
    rank = len(shape)
    found: list[set[int]] = [set() for _ in sources(shape, choice)]
    for cell in range(a.numel()):
        poisoned = a.clone()
        poisoned.view(-1)[cell] = math.nan
        out = eval(call(choice, rank), {"A": poisoned, "torch": torch})
        for at, one in enumerate(out.reshape(-1).isnan().tolist()):
            if one:
                found[at].add(cell)
    return found


@settings(max_examples=40, deadline=None)
@given(
    cases(finite), st.sampled_from(["sum", "mean", "prod", "amax", "amin", "norm", "logsumexp", "cumsum", "cumprod"])
)
def test_the_cells_lit_are_those_that_matter(case: tuple[Choice, tuple[int, ...]], reduction: str) -> None:
    choice, shape = case
    axes = choice.axes[:1] if reduction in (*SCANS, "prod") else choice.axes
    choice = Choice(reduction=reduction, axes=axes, keepdims=choice.keepdims and bool(axes), p=choice.p)
    if 0 in shape:
        return
    assert numbers_lit(choice, shape) == [set(fibre) for fibre in sources(shape, choice)]
