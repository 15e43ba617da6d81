"""Predict first: what is hidden is in no lens, and an answer is told the first thing that differs."""

from __future__ import annotations

import json

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from core import explore
from core.typed import value_read
from tests.viz.traces import snapshot, squared_error
from viz.blanks import MOST_BLANKS, Blank, blank_read, difference, masked, possible
from viz.marks import line_notes
from viz.picture.drawing import to_svg
from viz.picture.fold import folded
from viz.picture.graph_data import graph_data
from viz.predict import Guess
from viz.widgets.graph import graph_choices


def everything(hidden: list[Blank]) -> str:
    """Return all that the picture and the editor get, as text."""
    trace = masked(squared_error(), hidden)
    fold = folded(trace)
    notes = line_notes(trace, trace.passes[0])
    data = graph_data(trace, fold, 0)
    return json.dumps(data, ensure_ascii=False) + str(notes) + to_svg(trace, fold, 0)


@pytest.mark.acceptance("Q2")
def test_what_is_hidden_is_nowhere() -> None:
    assert "[−6, 2]" in everything([])
    assert "[−6, 2]" not in everything([Blank(0, "adjoint")])
    assert "a = 1" in everything([])
    assert "a = 1" not in everything([Blank(3, "value")])
    # The subtraction's sentence would tell a: 1 − 2 = −1.
    assert "1 - 2" in everything([]) and "1 - 2" not in everything([Blank(3, "value")])
    assert "leaf · (2,)" in everything([Blank(5, "shape")]) and "z · ()" not in everything([Blank(5, "shape")])


def test_the_gradients_inside_an_operation_are_hidden_with_its_own() -> None:
    trace = explore(
        "import torch\nx = torch.tensor([[1., 2.]], requires_grad=True)\n"
        "loss = torch.nn.functional.cross_entropy(x, torch.tensor([1]))\n(loss * 3).backward()\n"
    )
    loss = trace.named("loss").index
    assert {trace.autograd[inner].node for inner in trace.passes[0].autograd_adjoints} == {loss}
    assert not masked(trace, [Blank(loss, "adjoint")]).passes[0].autograd_adjoints
    assert masked(trace, [Blank(0, "adjoint")]).passes[0].autograd_adjoints


def test_nothing_hidden_is_the_trace_itself() -> None:
    trace = squared_error()
    assert masked(trace, []) is trace


def test_what_can_be_asked() -> None:
    trace = squared_error()
    codes = {blank.code for blank in possible(trace, trace.passes[0])}
    assert codes == {"3v", "3s", "4v", "4s", "5v", "5s", "0a", "1a", "2a", "3a", "4a"}  # z̄ = 1 is given
    assert all(blank_read(code) is not None and blank_read(code).code == code for code in codes)  # type: ignore[union-attr]


@pytest.mark.parametrize("code", ["", "3", "v3", "3x", "-1v", "3v ", "9999999v", "३v<"])
def test_a_blank_that_is_none(code: str) -> None:
    assert blank_read(code) is None


@pytest.mark.parametrize(
    ("typed", "dtype", "verdict"),
    [
        ("[−6, 2]", None, None),
        ("[-6., 2.0]", "float32", None),
        ("tensor([-6, 2])", None, None),
        ("[[-6, 2]]", None, "shape"),
        ("-6", "int64", "shape"),
        ("[-6, 2]", "int64", "dtype"),
        ("[-6, 3]", "float32", "value"),
    ],
)
def test_the_first_difference_is_named(typed: str, dtype: str | None, verdict: str | None) -> None:
    read = value_read(typed)
    assert read is not None
    assert difference(Guess(read[0], dtype, read[1]), snapshot([-6.0, 2.0]), Blank(0, "adjoint")) == verdict


@pytest.mark.parametrize("typed", ["", "x", "[1, [2]]", "[1, 2", "{1}", "__import__('os')", "[" * 900, "1 2", "[1;2]"])
def test_what_is_no_value(typed: str) -> None:
    assert value_read(typed) is None


@given(arrays("float32", array_shapes(min_dims=0, max_dims=3, max_side=3), elements=st.floats(-1e3, 1e3, width=32)))
@settings(max_examples=40, deadline=None)
def test_what_numpy_writes_is_read_back(array: numpy.ndarray) -> None:
    read = value_read(str(array.tolist()))
    assert read is not None
    assert read[0] == array.shape
    assert numpy.allclose(read[1], array.reshape(-1))


def test_a_long_run_offers_no_more_than_can_be_chosen() -> None:
    trace = explore("import torch\nx = torch.ones(2)\nfor _ in range(3_000):\n    x = x + 1\n")
    assert len(trace.nodes) > 3_000
    assert MOST_BLANKS <= len(possible(trace, None)) <= graph_choices.MOST_BLANKS
