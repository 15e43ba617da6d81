"""Values compared: an equal one is equal however it was made, and each change is found on its rung."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.exercises.comparing import Difference, Rules, comparable, difference
from core.exercises.seen_values import seen
from core.sandbox.answer_messages import BY_TEXT, OURS

SHAPES = st.lists(st.integers(1, 4), min_size=0, max_size=3).map(tuple)
SEEDS = st.integers(0, 2**31)
DTYPES = (torch.float32, torch.float64, torch.int64, torch.bool, torch.bfloat16, torch.complex64)
WHOLE = Rules(graph=True)


def drawn(shape: tuple[int, ...], seed: int, dtype: torch.dtype = torch.float32) -> torch.Tensor:
    numbers = torch.randn(shape, generator=torch.Generator().manual_seed(seed))
    return (numbers * 10).to(dtype)


def apart(expected: object, got: object, rules: Rules = WHOLE) -> Difference | None:
    return difference(seen(expected), seen(got), rules)


def other_ways(tensor: torch.Tensor) -> list[torch.Tensor]:
    """Return the same values, made and stored in other ways."""
    axes = list(range(tensor.dim()))
    turned = tensor.permute(axes[::-1]).contiguous().permute(axes[::-1])
    wide = torch.stack([tensor, tensor], dim=-1)
    return [
        tensor.clone(), tensor.detach(), turned, wide[..., 1], tensor.reshape(-1).reshape(tensor.shape),
        tensor.unsqueeze(0).expand(3, *tensor.shape)[1], torch.nn.Parameter(tensor, requires_grad=False),
        torch.tensor(tensor.tolist(), dtype=tensor.dtype),
    ]  # fmt: skip


@given(SHAPES, SEEDS, st.sampled_from(DTYPES))
@settings(max_examples=150, deadline=None)
def test_the_same_values_are_equal_however_they_were_made(
    shape: tuple[int, ...], seed: int, dtype: torch.dtype
) -> None:
    tensor = drawn(shape, seed, dtype)
    for other in other_ways(tensor):
        assert apart(tensor, other) is None


@given(st.integers(1, 40), st.integers(1, 40), SEEDS)
@settings(max_examples=60, deadline=None)
def test_another_order_of_operations_is_within_the_tolerance(rows: int, columns: int, seed: int) -> None:
    # Numbers about 1, as exercises have them: among sums of thousands that cancel, float32 keeps fewer digits.
    matrix, vector = drawn((rows, columns), seed) / 10, drawn((columns,), seed + 1) / 10
    product = matrix @ vector
    assert apart(product, (matrix.flip(1) * vector.flip(0)).sum(1)) is None
    assert apart(product, torch.tensor([sum(row) for row in (matrix * vector).tolist()])) is None
    assert apart(matrix.sum(), matrix.sum(1).flip(0).sum()) is None


@given(SHAPES, SEEDS, st.sampled_from(DTYPES))
@settings(max_examples=150, deadline=None)
def test_every_change_is_stopped_on_its_rung(shape: tuple[int, ...], seed: int, dtype: torch.dtype) -> None:
    tensor = drawn(shape, seed, dtype)
    as_kinds: list[Any] = [tensor.tolist(), (tensor,), [tensor], None, "tensor", repr(tensor)]
    if dtype not in (torch.bfloat16,):
        as_kinds.append(tensor.numpy())
    for other in as_kinds:
        assert apart(tensor, other) == Difference("kind")
    for other in (tensor.unsqueeze(0), tensor.unsqueeze(-1), torch.cat([tensor.reshape(-1), tensor.reshape(-1)])):
        assert apart(tensor, other) == Difference("shape")
    if tensor.dim() > 1 and tensor.shape != tensor.mT.shape:
        assert apart(tensor, tensor.mT) == Difference("shape")
    wider = torch.complex128 if dtype.is_complex else torch.float16
    assert apart(tensor, tensor.to(wider)) == Difference("dtype")
    if dtype.is_floating_point:
        assert apart(tensor, tensor.clone().requires_grad_()) == Difference("graph")
        assert apart(tensor, tensor.clone().requires_grad_(), Rules()) is None


@given(SHAPES, SEEDS, st.sampled_from(DTYPES), st.data())
@settings(max_examples=150, deadline=None)
def test_the_first_cell_that_differs_is_named(
    shape: tuple[int, ...], seed: int, dtype: torch.dtype, data: st.DataObject
) -> None:
    tensor = drawn(shape, seed, dtype)
    places = data.draw(st.sets(st.integers(0, tensor.numel() - 1), min_size=1))
    changed = tensor.clone().reshape(-1)
    for place in places:
        changed[place] = not changed[place] if dtype is torch.bool else changed[place] + abs(changed[place]) + 1
    changed = changed.reshape(shape)
    first = tuple(torch.nonzero(changed != tensor)[0].tolist())
    assert apart(tensor, changed) == Difference("cell", first)


@pytest.mark.parametrize(("dtype", "place"), [(torch.float32, 0), (torch.int64, 3)])
def test_dtype_is_told_before_a_cell_and_a_shape_before_both(dtype: torch.dtype, place: int) -> None:
    tensor = torch.arange(4.0)
    changed = tensor.clone()
    changed[place] += 1
    assert apart(tensor.double(), changed) == Difference("dtype")
    assert apart(tensor.to(dtype), changed.to(dtype)[:3]) == Difference("shape")
    assert apart(tensor.double(), changed, Rules(dtype=False)) == Difference("cell", (place,))


# Acceptance rows X6 and X8 ask for shapes: 6, (6,), [6] and [[6]] are four answers.
FORMS: list[Any] = [6, (6,), [6], [[6]], ((6,),), [(6,)], "6", True, None, torch.tensor(6), torch.tensor([6]),
                    torch.tensor([[6]]), numpy.array(6), numpy.array([6]), {6}, {6: 6}, {6: 7}, torch.int64, slice(6),
                    range(6), 6j, b"6", [], (), [6, 6], (6, 6)]  # fmt: skip


def test_no_form_stands_for_another() -> None:
    for one, other in permutations(FORMS, 2):
        assert apart(one, other) is not None, (one, other)


@pytest.mark.parametrize("form", FORMS, ids=repr)
def test_a_form_is_equal_to_itself_and_can_be_a_reference(form: object) -> None:
    assert apart(form, form) is None and comparable(seen(form))


@pytest.mark.parametrize(
    ("expected", "got", "stage"),
    [
        (2, 2.0, None), (2.0, 2, None), (2.5, 2.50001, None), (2.5, 2.51, "cell"), (100_000, 100_001, "cell"),
        (1, True, "kind"), (True, 1, "kind"), (True, False, "cell"), (1.0, numpy.float64(1.0), None),
        (1.0, numpy.float32(1.0), "kind"), (1.0, torch.tensor(1.0), "kind"), (0.0, -0.0, None),
        (float("nan"), float("nan"), None), (float("nan"), 0.0, "cell"), (0.0, float("nan"), "cell"),
        (float("inf"), float("inf"), None), (float("inf"), float("-inf"), "cell"), (float("inf"), 1e300, "cell"),
        (1e300, float("inf"), "cell"), (1e300, 1.00001e300, None), (1e300, 1.1e300, "cell"),
        (torch.Size([2, 3]), (2, 3), None), (torch.Size([2, 3]), [2, 3], "kind"), ((2, 3), (2, 3, 1), "shape"),
        ((2, (3, 4)), (2, (3, 5)), "cell"), ("a", "b", "cell"), (torch.float32, torch.float64, "cell"),
        ({1, 2}, {2, 1}, None), ({"a": 1, "b": 2}, {"b": 2, "a": 1}, None), ({"a": 1}, {"a": 2}, "cell"),
        ({"a": 1}, {"a": 1, "b": 2}, "shape"), ({1, 2}, {1, 3}, "cell"), ({1, 2}, frozenset({1, 2}), "kind"),
        (torch.max(torch.eye(2), 1), (torch.ones(2), torch.arange(2)), None),
    ],
)  # fmt: skip
def test_single_values(expected: object, got: object, stage: str | None) -> None:
    found = apart(expected, got)
    assert (found and found.stage) == stage


@pytest.mark.parametrize("number", [100_000, 2**40, 2**62])
def test_whole_numbers_are_equal_or_not(number: int) -> None:
    for dtype in (torch.int64, torch.float64):
        one, other = torch.tensor([number], dtype=dtype), torch.tensor([number + 1], dtype=dtype)
        assert (apart(one, other) is None) == dtype.is_floating_point
        assert apart(one, one.clone()) is None


@pytest.mark.parametrize("name", sorted(OURS | BY_TEXT))
def test_a_class_that_borrows_a_name_is_another_kind(name: str) -> None:
    for expected in (*FORMS, set(), frozenset(), {}):
        said = seen(expected).text
        borrowed = type(name, (), {"__repr__": lambda self, said=said: said})()
        assert apart(expected, borrowed) == Difference("kind")
        assert not comparable(seen(borrowed))


def test_not_a_number_and_infinities_in_cells() -> None:
    odd = torch.tensor([1.0, float("nan"), float("inf"), float("-inf")])
    assert apart(odd, odd.clone()) is None
    for place in range(4):
        for value in (0.0, float("nan"), float("inf"), float("-inf"), 3e38):
            other = odd.clone()
            other[place] = value
            same = torch.equal(torch.nan_to_num(odd, 7.0, 8.0, 9.0), torch.nan_to_num(other, 7.0, 8.0, 9.0))
            assert (apart(odd, other) is None) == same


def test_a_place_in_a_list_of_tensors_is_named() -> None:
    expected = [torch.zeros(2, 2), (torch.ones(3), 5)]
    assert apart(expected, [torch.zeros(2, 2), (torch.tensor([1.0, 1.0, 2.0]), 5)]) == Difference("cell", (1, 0, 2))
    assert apart(expected, [torch.zeros(2, 2), (torch.ones(3), 6)]) == Difference("cell", (1, 1))
    assert apart(expected, [torch.ones(2, 2), [torch.ones(3), 5]]) == Difference("kind", (1,))


@given(st.integers(2, 30), SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_large_tensor_of_another_shape_is_told_by_its_shape(length: int, seed: int) -> None:
    vector = drawn((length,), seed)
    assume(length > 1)
    assert apart(vector, vector.repeat(3_000)) == Difference("shape")


def test_what_is_too_large_to_compare_is_no_reference_and_equal_to_nothing() -> None:
    large = torch.zeros(200, 200)
    assert not comparable(seen(large))
    assert apart(large, large.clone()) is not None
    for value in (list(range(3_000)), "x" * 5_000, 2**70, object(), lambda: 0):
        assert not comparable(seen(value))
        assert apart(value, value) is not None


@pytest.mark.parametrize("layout", ["to_sparse", "to_sparse_csr"])
@pytest.mark.filterwarnings("ignore:Sparse:UserWarning")
def test_a_sparse_tensor_is_another_kind(layout: str) -> None:
    tensor = torch.eye(2)
    assert apart(tensor, getattr(tensor, layout)()) == Difference("kind")
