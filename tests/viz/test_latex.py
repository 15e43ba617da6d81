"""Tensors as LaTeX, as the book prints them."""

from __future__ import annotations

import numpy
import pytest

from core.trace import Snapshot
from viz.node.latex import tensor_latex


def snapshot(array: numpy.ndarray, shape: tuple[int, ...] | None = None) -> Snapshot:
    whole = array.shape if shape is None else shape
    return Snapshot(whole, str(array.dtype), "cpu", (), 0, 0, 0, False, False, False, array.tobytes(), array.shape)


@pytest.mark.parametrize(
    ("array", "latex"),
    [
        (numpy.float32(-2), "-2"),
        (numpy.array([-6.0, 2.0]), r"[-6,\ 2]"),
        (numpy.array([True, False]), r"[\mathrm{True},\ \mathrm{False}]"),
        (numpy.array([numpy.nan, numpy.inf, -numpy.inf]), r"[\mathrm{nan},\ \mathrm{inf},\ -\mathrm{inf}]"),
        (numpy.array([[1, 2], [3, 4]]), r"\begin{bmatrix}1 & 2 \\ 3 & 4\end{bmatrix}"),
        (numpy.zeros((0,)), r"[\,]"),
        (numpy.zeros((2, 0)), r"[\,]"),
    ],
)
def test_a_tensor_reads_as_in_the_book(array: numpy.ndarray, latex: str) -> None:
    assert tensor_latex(snapshot(numpy.asarray(array))) == latex


def test_more_axes_are_matrices_in_a_row() -> None:
    latex = tensor_latex(snapshot(numpy.arange(8).reshape(2, 2, 2)))
    assert latex.count("bmatrix") == 4
    assert latex.startswith(r"\left[")


def test_a_corner_of_a_large_matrix_ends_in_dots_both_ways() -> None:
    latex = tensor_latex(snapshot(numpy.ones((8, 8)), shape=(100, 100)))
    rows = latex.removeprefix(r"\begin{bmatrix}").removesuffix(r"\end{bmatrix}").split(r"\\")
    assert len(rows) == 9
    assert {row.count("&") for row in rows} == {8}
    assert rows[0].strip().endswith(r"\cdots")
    assert rows[-1].split("&")[0].strip() == r"\vdots"
