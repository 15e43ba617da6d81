"""Whole columns of numbers where that is proven to be the same, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from core.program.execute import run
from core.sampling.batch import under_vmap, with_columns
from core.sampling.elementwise import NotElementwise, Watched
from core.sampling.learners_function import LearnersFunction
from core.sampling.one_by_one import looped
from core.sampling.unrecorded import Unrecorded
from core.sandbox.field_messages import FIELD_LIMITS, FieldJob
from core.trace.limits import Limits

ROWS = torch.tensor([[-1.5, -0.5, 0.0, 0.3, 2.0], [0.7, -2.0, 0.0, 1.1, -0.25]], dtype=torch.float64)
PATIENT = structs.replace(FIELD_LIMITS, wall_seconds=600.0)
"""On a busy machine the first point may take long, and points after the time are not numbers."""
Found = tuple[torch.Tensor, Sequence[torch.Tensor]] | None


def asked(body: str, *, spread: bool = True, before: str = "", way=with_columns, rows: torch.Tensor = ROWS) -> Found:
    """Return what a way of calling f gives at the points; ``body`` is what stands in f."""
    text = f"import torch\nimport math\nfrom torch.nn import functional as F\n{before}\n"
    text += f"def f({'x1, x2' if spread else 'x'}):\n" + "".join(f"    {line}\n" for line in body.splitlines())
    job = FieldJob(text, 2, spread, limits=PATIENT)
    found: list[Found] = []
    recorder = Unrecorded(job.limits)

    def then(state) -> None:
        one = LearnersFunction(state, recorder, job, state.variables["f"])
        try:
            with recorder.aside():
                found.append(way(one, rows))
        except Exception:  # noqa: BLE001 - a learner's function raises anything
            found.append(None)

    outcome = run(text, recorder, job.limits, then=then)
    assert outcome.mistake is None, outcome.mistake
    return found[0]


def alike(first: Found, second: Found) -> None:
    assert first is not None and second is not None
    torch.testing.assert_close(first[0], second[0], rtol=1e-12, atol=1e-13, equal_nan=True)
    for one, other in zip(first[1], second[1], strict=True):
        torch.testing.assert_close(one, other, rtol=1e-12, atol=1e-12, equal_nan=True)


@pytest.mark.parametrize(
    ("body", "spread"),
    [
        ("return 100*(x2 - x1**2)**2 + (1 - x1)**2", True),
        ("return 100*(x[1] - x[0]**2)**2 + (1 - x[-2])**2", False),
        ("a, b = x\nreturn a*b/(1 + b*b) - 2**a", False),
        ("total = 0\nfor i in range(len(x)):\n    total = total + torch.sin(x[i])\nreturn total", False),
        ("return torch.where(x1 > x2, x1*x2, x1 - x2) + torch.clamp(x1, min=0)", True),
        ("return torch.maximum(x1, x2) + F.leaky_relu(x1, 0.1) + x2.abs().sqrt()", True),
        ("return (x1 > 0) * x2 + x1 % 2 + torch.tensor(3.0) * x1", True),
        ("return c * x1 + x2.detach() * x1", True),
        ("def g(a):\n    return a**3\nreturn g(x1) + sum([g(a) for a in (x1, x2)])", True),
        ("return abs(x1) + torch.logaddexp(x1, x2) + torch.atan2(x1, x2)", True),
    ],
)
def test_columns_give_what_each_point_gives(body: str, spread: bool) -> None:
    before = "c = torch.tensor(2.0, requires_grad=True)"
    columns = asked(body, spread=spread, before=before)
    alike(columns, asked(body, spread=spread, before=before, way=looped))


@pytest.mark.parametrize(
    ("body", "spread"),
    [
        ("return x1.sum() + x2", True),  # the whole column's sum
        ("return x1 * len(x2)", True),
        ("return x1 * x2.numel()", True),
        ("return x1 * sum(x2.shape) + x1.dim()", True),
        ("return x1 * 1 if x1 > 0 else x2", True),
        ("return x1 * (1 if bool(x2) else 2)", True),
        ("return max(x1, x2)", True),
        ("return x1 * float(x2)", True),
        ("return math.sin(x1)", True),
        ("return x1 * x2.item()", True),
        ("return x1 + torch.rand_like(x1)", True),
        ("return torch.dropout(x1, 0.5, True)", True),
        ("return torch.stack([x1, x2]).norm()", True),
        ("return torch.softmax(x1, 0)", True),
        ("return x1.cumsum(0) * x2", True),
        ("return x1[0] * x2", True),
        ("return x1.flip(0)", True),
        ("return torch.where(x1 > 0)[0].numel() * x2", True),
        ("return x1.float() * 0.1", True),  # single precision: promoted otherwise than a tensor without axes
        ("return x1 * five", True),  # as long as a column, and not one
        ("x1 += 1\nreturn x1", True),
        ("return F.relu(x1 * 1, inplace=True)", True),
        ("return F.relu(x1 * 1, True)", True),
        ("return torch.autograd.grad(x1**2, x1, create_graph=True)[0]", True),
        ("return float(f'{x1}'[7:9])", True),
        ("return x.norm()", False),
        ("return x[0] + x.sum()", False),
        ("return x[:1] * 2", False),
        ("return (2 * x)[0]", False),
        ("return x[0] * x.numel()", False),
        ("return x[5]", False),
        ("return 2.0", True),
        ("return torch.tensor(2.0)", True),
    ],
)
def test_what_may_depend_on_other_points_is_refused(body: str, spread: bool) -> None:
    assert asked(body, spread=spread, before="five = torch.arange(5.0)") is None


def test_a_refusal_that_the_function_survives_is_one() -> None:
    columns = [row.clone() for row in ROWS]
    watched = Watched(columns, ROWS, Limits())
    with watched:
        with suppress(NotElementwise):
            columns[0].sum()
        value = columns[0] * 2
    assert not watched.holds(value)


FUNCTIONS = ["sin", "exp", "tanh", "sigmoid", "relu", "floor"]
TERMS = st.recursive(
    st.sampled_from(["x1", "x2", "2", "0.5", "-1.5"]),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(["+", "-", "*", "/", "//", "%"]), inner),
        st.builds("torch.{}(x1 + {})".format, st.sampled_from(FUNCTIONS), inner),
        st.builds("torch.where(x1 < {}, x1 * {}, x2)".format, inner, inner),
        st.builds("(x1 * {})**2".format, inner),
        st.builds("torch.maximum(x1 * {}, x2)".format, inner),
    ),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(TERMS)
def test_columns_vmap_and_points_agree(term: str) -> None:
    body = f"return x1 * 0 + {term.replace('/ 0', '/ 3')}"
    columns = asked(body)
    if columns is None:  # Python divided a number by zero: no value anywhere
        assert "/" in body or "%" in body
        return
    alike(columns, asked(body, way=looped))
    alike(columns, asked(body, way=under_vmap))


def test_memory_is_bounded_without_the_watch_over_allocations() -> None:
    rows = torch.rand(2, 250_000, dtype=torch.float64)
    body = "keep = []\nfor i in range(1000):\n    keep.append(x1 * i)\nreturn keep[0]"
    assert asked(body, rows=rows) is None
