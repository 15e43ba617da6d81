"""Instances as text: executed, it gives exactly the values that the generator returned."""

from __future__ import annotations

import math
from typing import Any

import numpy
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.exercises.instance_text import Unwritable, written

FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)
WHOLE = (torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64)


def read(text: str) -> dict[str, Any]:
    variables: dict[str, Any] = {"torch": torch}
    exec(text, variables)
    return variables


def identical(one: torch.Tensor, other: torch.Tensor) -> bool:
    """Bit for bit, but for the payload of not-a-number."""
    if (one.dtype, one.shape, one.requires_grad) != (other.dtype, other.shape, other.requires_grad):
        return False
    left, right = one.detach(), other.detach()
    signs = not one.is_floating_point() or torch.equal(
        torch.signbit(left.nan_to_num()), torch.signbit(right.nan_to_num())
    )
    return bool((left == right).logical_or((left != left) & (right != right)).all()) and signs


@given(
    st.lists(st.integers(0, 5), max_size=3), st.sampled_from(FLOATS), st.integers(0, 2**31), st.booleans(),
    st.sampled_from([1e-30, 1e-3, 1.0, 1e5, 1e30]),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_floating_point_numbers_are_exact(
    shape: list[int], dtype: torch.dtype, seed: int, requires_grad: bool, size: float
) -> None:
    tensor = (torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64) * size).to(dtype)
    text = written(lambda size: {"A": tensor.requires_grad_(requires_grad)}, 0)
    assert identical(read(text)["A"], tensor)


@given(st.lists(st.floats(width=32), min_size=1, max_size=20))
@settings(max_examples=200, deadline=None)
def test_every_float_of_32_bits_is_exact(numbers: list[float]) -> None:
    tensor = torch.tensor(numbers)
    assert identical(read(written(lambda size: {"A": tensor}, 0))["A"], tensor)


@given(st.sampled_from(WHOLE), st.data())
@settings(max_examples=60, deadline=None)
def test_whole_numbers_and_bools_are_exact(dtype: torch.dtype, data: st.DataObject) -> None:
    limits = torch.iinfo(dtype)
    numbers = data.draw(st.lists(st.integers(limits.min, limits.max), max_size=9))
    tensor = torch.tensor(numbers, dtype=dtype)
    assert identical(read(written(lambda size: {"A": tensor}, 0))["A"], tensor)
    assert identical(read(written(lambda size: {"A": tensor > 3}, 0))["A"], tensor > 3)


VALUES = st.recursive(
    st.one_of(st.integers(), st.floats(), st.booleans(), st.none(), st.text(max_size=20)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.lists(inner, max_size=4).map(tuple)),
    max_leaves=20,
)


@given(VALUES)
@settings(max_examples=200, deadline=None)
def test_plain_values_are_exact(value: Any) -> None:
    try:
        text = written(lambda size: {"value": value, "n": size}, 3)
    except Unwritable as fault:
        assert fault.kind == "value" and "[[[[" in repr(value)
        return
    found = read(text)
    assert repr(found["value"]) == repr(value) and found["n"] == 3  # repr tells nan from nan, and -0.0 from 0.0


def test_views_and_results_become_leaves_with_the_same_cells() -> None:
    leaf = torch.arange(6.0, requires_grad=True)
    values = {"A": leaf.reshape(2, 3).T, "B": (leaf * 2).detach(), "C": torch.nn.Parameter(torch.ones(2))}
    found = read(written(lambda size: values, 0))
    assert all(identical(found[name], value) and found[name].is_leaf for name, value in values.items())


def test_another_default_dtype_is_written_out() -> None:
    torch.set_default_dtype(torch.float64)
    try:
        text = written(lambda size: {"A": torch.ones(2), "B": torch.ones(2, dtype=torch.float32)}, 0)
        assert text == "A = torch.tensor([1.0, 1.0])\nB = torch.tensor([1.0, 1.0], dtype=torch.float32)\n"
    finally:
        torch.set_default_dtype(torch.float32)


def test_complex_numbers_are_exact() -> None:
    tensor = torch.tensor([1 + 2j, complex(math.inf, -0.0)], dtype=torch.complex64)
    assert torch.equal(read(written(lambda size: {"A": tensor}, 0))["A"], tensor)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (torch.zeros(401), "cells"), (torch.zeros(20, 21), "cells"), (torch.zeros(1).expand(10**9), "cells"),
        (torch.zeros(0, 10**6), "cells"), (torch.zeros(2).to_sparse(), "value"), (object(), "value"),
        (numpy.ones(2), "value"), ({"a": 1}, "value"), (b"", "value"), (lambda: 0, "value"), (range(3), "value"),
        ([1] * 401, "cells"), ("x" * 20_000, "value"), (["x" * 9_000] * 2, "long"), (torch.float32, "value"),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Sparse:UserWarning")
def test_what_no_instance_may_be(value: object, kind: str) -> None:
    with pytest.raises(Unwritable) as raised:
        written(lambda size: {"A": value}, 2)
    assert (raised.value.kind, raised.value.size) == (kind, 2)


@pytest.mark.parametrize("values", [{}, {"a b": 1}, {"for": 1}, {1: 2}, [1], None, {"A\nB": 1}, {"": 1}, {"x" * 61: 1}])
def test_names_are_names(values: Any) -> None:
    with pytest.raises(Unwritable, match="names"):
        written(lambda size: values, 0)


@pytest.mark.parametrize("generator", [None, 3, "x"])
def test_without_a_function_there_is_no_instance(generator: object) -> None:
    with pytest.raises(Unwritable, match="missing"):
        written(generator, 0)
