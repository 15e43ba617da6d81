"""Values as text on cards: acceptance rows' numbers, and the odd ones of C and IEEE 754."""

from __future__ import annotations

import math

import msgspec
import pytest

from core.trace import Summary
from tests.viz.traces import snapshot
from viz.cells import Cells, cells, full_text, number_text, short_text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (3.0, "3"), (-2.0, "−2"), (0.0, "0"), (1 / 15, "0.06667"), (-5.7566257, "−5.757"), (102400.0, "102400"),
        (1003.54, "1004"), (12345.678, "12346"), (1.5e-5, "1.5e−5"), (-2.5e20, "−2.5e20"), (math.nan, "nan"),
        (math.inf, "inf"), (-math.inf, "−inf"), (7, "7"), (-7, "−7"), (True, "True"), (2 - 0.5j, "2−0.5j"),
    ],
)  # fmt: skip
def test_a_number_has_four_digits_and_a_real_minus_sign(number: complex, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("values", "rows"),
    [
        (1.0, (("1",),)),
        ([1.0, 2.0], (("1", "2"),)),
        ([1, 2, 3, 4, 5, 6, 7], (("1", "2", "3", "4", "5", "…"),)),
        ([[1, 2], [3, 4]], (("1", "2"), ("3", "4"))),
        ([[1, 2, 3, 4, 5]] * 5, (("1", "2", "3", "…"), ("1", "2", "3", "…"), ("1", "2", "3", "…"), ("…",) * 4)),
        ([True, False], (("True", "False"),)),
        ([], (("[ ]",),)),
    ],
)
def test_few_cells_stand_for_many(values: object, rows: tuple[tuple[str, ...], ...]) -> None:
    assert cells(snapshot(values)) == Cells(rows)


@pytest.mark.parametrize(
    ("values", "row"),
    [
        ([1.0, 2.5], ("1.0", "2.5")),
        ([0.25, -12.5, 3.0], ("0.25", "−12.50", "3.00")),
        ([1 / 3, 100.0], ("0.33", "100.00")),
        ([1.0, 1e-5], ("1", "1e−5")),  # with common decimals the second would read as zero
        ([1e-8, 2e-8], ("1e−8", "2e−8")),
        ([0.0, 0.5], ("0.0", "0.5")),
    ],
)
def test_the_numbers_of_a_tensor_have_the_same_decimals(values: list[float], row: tuple[str, ...]) -> None:
    assert cells(snapshot(values)) == Cells((row,))


def test_a_slim_card_shows_one_row_of_a_large_tensor() -> None:
    assert cells(snapshot([[1, 2], [3, 4]]), slim=True) == Cells((("1", "2"), ("3", "4")))
    assert cells(snapshot([[1, 2, 3, 4]] * 5), slim=True) == Cells((("1", "2", "3", "…"),))


def test_of_more_axes_the_first_matrix_is_shown_and_counted() -> None:
    # arange(24).reshape(2, 3, 4), the list's C234
    c234 = snapshot([[[12 * k + 4 * i + j for j in range(4)] for i in range(3)] for k in range(2)])
    assert cells(c234) == Cells((("0", "1", "2", "3"), ("4", "5", "6", "7"), ("8", "9", "10", "11")), "2 × (3, 4)")


def test_a_large_tensor_is_a_summary() -> None:
    corner = snapshot([0.5, 0.25])
    large = msgspec.structs.replace(corner, shape=(5000,), stride=(1,), summary=Summary(0.0, 1.0, 0.01, 0.1, 3, 0))
    assert cells(large) == Cells((), "μ 0.01  σ 0.1  nan ×3")
    assert short_text(large) == "(5000,)"
    assert full_text(large) == "[0.5, 0.25] …\nμ 0.01  σ 0.1  nan ×3"


def test_a_value_that_was_not_kept_is_not_zero() -> None:
    left_out = msgspec.structs.replace(snapshot([1.0]), cells=b"", kept=(0,), missing="run-bytes")
    assert cells(left_out) == Cells((("…",),))
    assert short_text(left_out) == "(1,)"


def test_an_edge_shows_the_numbers_where_they_fit_and_else_the_shape() -> None:
    assert short_text(snapshot([-6.0, 2.0])) == "[−6, 2]"
    assert short_text(snapshot([0.123456] * 4)) == "(4,)"
