"""Acceptance rows of reductions: values, gradient weights and cells lit, as the page makes them."""

from __future__ import annotations

import math
from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import explore
from core.typed import shape_read
from viz.predict import Guess, first_difference
from viz.reductions.collapse import collapse
from viz.reductions.norms import vector_program
from viz.reductions.reduction import Choice, axis_lists, program, reduced_shape, shape_program, sources

A54 = "A54"


# Numbers from the acceptance list: row, preset, rank, reduction, axes, keepdims, value.
@pytest.mark.parametrize(
    ("preset", "rank", "reduction", "axes", "keepdims", "value"),
    [
        pytest.param(*case, marks=pytest.mark.acceptance(row))
        for row, *case in [
            ("R1", A54, 2, "sum", (0,), False, [40, 45, 50, 55]),
            ("R2", A54, 2, "sum", (1,), False, [6, 22, 38, 54, 70]),
            ("R3", A54, 2, "sum", (0, 1), False, 190),
            ("R3", A54, 2, "sum", (), False, 190),
            ("R4", A54, 2, "sum", (1,), True, [[6], [22], [38], [54], [70]]),
            ("R5", "T233", 3, "sum", (), False, 54),
            ("R5", "T233", 3, "sum", (0,), False, [[1, 2, 3], [5, 6, 7], [9, 10, 11]]),
            ("R5", "T233", 3, "sum", (1,), False, [[12, 15, 18], [3, 3, 3]]),
            ("R5", "T233", 3, "sum", (2,), False, [[6, 15, 24], [0, 3, 6]]),
            ("R5", "T233", 3, "sum", (0, 1), False, [15, 18, 21]),
            ("R5", "T233", 3, "sum", (0, 1), True, [[[15, 18, 21]]]),
            ("R9", A54, 2, "cumsum", (1,), False, [[0, 1, 3, 6], [4, 9, 15, 22], [8, 17, 27, 38], [12, 25, 39, 54], [16, 33, 51, 70]]),  # noqa: E501 - a table of numbers
            ("R10", "rows", 2, "sum", (), False, 3),
            ("R10", "rows", 2, "mean", (), False, 0.5),
            ("R10", "rows", 2, "sum", (0,), False, [1, 1, 1]),
            ("R10", "rows", 2, "mean", (0,), False, [0.5, 0.5, 0.5]),
            ("R10", A54, 2, "mean", (), False, 9.5),
            ("R10", A54, 2, "mean", (0,), False, [8, 9, 10, 11]),
            ("R12", "C234", 3, "sum", (0,), False, [[12, 14, 16, 18], [20, 22, 24, 26], [28, 30, 32, 34]]),
            ("R12", "C234", 3, "sum", (1,), False, [[12, 15, 18, 21], [48, 51, 54, 57]]),
            ("R12", "C234", 3, "sum", (2,), False, [[6, 22, 38], [54, 70, 86]]),
        ]
    ],
)  # fmt: skip
def test_values(preset: str, rank: int, reduction: str, axes: Any, keepdims: bool, value: Any) -> None:
    choice = Choice(preset=preset, reduction=reduction, axes=axes, keepdims=keepdims)
    assert explore(program(choice, rank)).named("out").value.tolist() == value


@pytest.mark.acceptance("R9")
def test_a_scan_over_axis_0_ends_in_the_sums() -> None:
    trace = explore(program(Choice(reduction="cumsum", axes=(0,)), 2))
    assert trace.named("out").value.tolist()[-1] == [40, 45, 50, 55]


@pytest.mark.acceptance("R11")
def test_the_mean_of_integers_is_refused_and_that_of_floats_is_not() -> None:
    choice = Choice(preset="T233", reduction="mean", axes=())
    mistake = explore(program(choice, 3)).mistake
    assert mistake is not None and "mean(): could not infer output dtype" in mistake.raised
    as_float = Choice(preset="T233", reduction="mean", axes=(), dtype="float32")
    assert explore(program(as_float, 3)).named("out").value.tolist() == 3.0


# R13: the weights come from the trace's local Jacobian.
@pytest.mark.acceptance("R13")
@pytest.mark.parametrize(
    ("reduction", "weights"),
    [
        ("sum", [1, 1, 1, 1]),
        ("mean", [0.25, 0.25, 0.25, 0.25]),
        ("max", [0, 0.5, 0.5, 0]),
        ("norm", [0.1690, 0.5071, 0.5071, -0.6761]),
        ("prod", [-36, -12, -12, 9]),
    ],
)
def test_weights(reduction: str, weights: list[float]) -> None:
    trace = explore(program(Choice(preset="ties", reduction=reduction, axes=()), 1))
    jacobian = trace.local_jacobian(trace.named("out").index, 0)
    assert jacobian.value.array() == pytest.approx(numpy.array(weights), abs=1e-4)


@pytest.mark.acceptance("R13")
def test_the_jacobian_of_cumsum_is_the_lower_triangle() -> None:
    choice = Choice(preset="ties", reduction="cumsum", axes=(0,))
    trace = explore(program(choice, 1))
    node = trace.named("out")
    jacobian = trace.local_jacobian(node.index, 0)
    assert jacobian.value.tolist() == numpy.tril(numpy.ones((4, 4))).tolist()
    assert jacobian.value.array().sum(0).tolist() == [4, 3, 2, 1]
    picture = collapse(trace.named("A").value, node.value, "A.cumsum(axis=0)", choice, jacobian)
    assert picture.sources[2] == [0, 1, 2] and picture.sums[2] == "1 + 3 + 3 = 7"


@pytest.mark.acceptance("R6")
@pytest.mark.acceptance("X7")
def test_the_shape_table() -> None:
    trace = explore(shape_program((2, 5, 4)))
    plain = {axes: trace.named("s" + "".join(map(str, axes))).value.shape for axes in axis_lists(3)}
    kept = {axes: trace.named("k" + "".join(map(str, axes))).value.shape for axes in axis_lists(3)}
    assert plain == {(0,): (5, 4), (1,): (2, 4), (2,): (2, 5), (0, 1): (4,), (0, 2): (5,), (1, 2): (2,), (0, 1, 2): ()}
    assert kept[(1,)] == (2, 1, 4) and kept[(1, 2)] == (2, 1, 1)
    assert explore(shape_program((2, 3, 4))).named("s1").value.shape == (2, 4)


@pytest.mark.acceptance("R6")
def test_the_shape_table_of_a_matrix() -> None:
    trace = explore(shape_program((5, 4)))
    shapes = [trace.named(name).value.shape for name in ("s0", "s1", "k0", "k1")]
    assert shapes == [(4,), (5,), (1, 4), (5, 1)]


# N3: the unit ball is a diamond, a circle, a square; the norm of (3, −4) is 7, 5, 4.
@pytest.mark.acceptance("N1")
@pytest.mark.acceptance("N3")
@pytest.mark.parametrize(("p", "norm"), [(1.0, 7), (2.0, 5), (math.inf, 4)])
def test_the_unit_ball(p: float, norm: float) -> None:
    trace = explore(vector_program([3.0, -4.0], [1.0, 2.0], -2.0, p))
    assert trace.named("p_norm").value.tolist() == norm
    x, y = numpy.abs(trace.named("ball").value.array())
    size = {1.0: x + y, 2.0: x * x + y * y}.get(p, numpy.maximum(x, y))
    assert size == pytest.approx(numpy.ones(241), abs=1e-5)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 3), max_size=4), st.data())
def test_shape_and_lit_cells_are_torchs(shape: list[int], data: st.DataObject) -> None:
    rank = len(shape)
    axes = tuple(data.draw(st.sets(st.integers(0, rank - 1)))) if rank else ()
    keepdims = data.draw(st.booleans())
    choice = Choice(typed=f"torch.ones({tuple(shape)})", axes=axes, keepdims=keepdims)
    trace = explore(program(choice, rank))
    node = trace.named("out")
    assert node.value.shape == reduced_shape(tuple(shape), axes or tuple(range(rank)), keepdims)
    # The derivative of a sum is 1 at exactly the cells of the fibre.
    fibres = sources(tuple(shape), choice)
    rows = trace.local_jacobian(node.index, 0).value.array().reshape(node.value.numel, int(numpy.prod(shape)))
    assert [numpy.flatnonzero(row).tolist() for row in rows] == [sorted(fibre) for fibre in fibres]


def test_a_prediction_is_checked_by_shape_then_dtype_then_value() -> None:
    truth = explore("import torch\nx = torch.tensor([1., 2.])").named("x").value
    assert first_difference(Guess((2, 1), "int64", (0.0,)), truth) == "shape"
    assert first_difference(Guess((2,), "int64", (0.0,)), truth) == "dtype"
    assert first_difference(Guess((2,), "float32", (1.0, 3.0)), truth) == "value"
    assert first_difference(Guess((2,), "float32", (1.0, 2.0)), truth) is None
    assert [shape_read(one) for one in ("5, 4", "(5,)", "()", "[2,1]", "", "a")] == [
        (5, 4),
        (5,),
        (),
        (2, 1),
        None,
        None,
    ]
