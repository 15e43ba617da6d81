"""Laws of the tensors page, against torch itself: cells lit, view or copy, addresses, broadcasting, of random cases."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core import explore
from viz.alignment import aligned, result_shape
from viz.tensors.broadcasting import ghosts, repairs
from viz.tensors.combine import combine_program, origins, product_origins
from viz.tensors.indexing import cell_index, index_program, slice_parts, taken
from viz.tensors.pasted import as_list
from viz.tensors.storage import addresses, last_address, walk
from viz.tensors.stride_lab import TRIED, tried_program

SHAPES = st.lists(st.integers(1, 4), min_size=1, max_size=4).filter(lambda shape: math.prod(shape) <= 64)
numbers = st.integers(-5, 5)
slices = st.builds(
    lambda start, stop, step: f"{start}:{stop}" + (f":{step}" if step else ""),
    st.sampled_from(["", "0", "1", "-2", "9"]),
    st.sampled_from(["", "1", "2", "-1", "9"]),
    st.sampled_from(["", "2", "3"]),
)  # fmt: skip
entries = numbers.map(str) | slices | st.sampled_from(["[0]", "[0, -1]", "None", "..."])


@settings(max_examples=35, deadline=None)
@given(SHAPES, st.lists(entries, min_size=1, max_size=5))
def test_an_index_takes_what_torch_takes(shape: list[int], parts: list[str]) -> None:
    index = ", ".join(parts)
    program = f"import torch\nX = torch.arange({math.prod(shape)}.).reshape({tuple(shape)})\n"
    x = torch.arange(float(math.prod(shape))).reshape(shape)
    trace = explore(index_program(program, "X", index))
    try:
        expected = eval(f"x[{index}]", {"x": x})
    except (IndexError, RuntimeError, TypeError, ValueError):
        assert trace.mistake is not None
        return
    assert trace.mistake is None
    found = taken(trace, "X")
    assert found.cells == expected.reshape(-1).long().tolist()  # each cell of X holds its own position
    assert found.result.shape == tuple(expected.shape)
    assert found.view == (expected.untyped_storage().data_ptr() == x.untyped_storage().data_ptr())
    if found.view:
        assert (found.result.stride, found.result.storage_offset) == (expected.stride(), expected.storage_offset())
        assert [address for _index, address in addresses(found.result)] == found.cells
    for part in slice_parts(index, tuple(shape)):
        assert (
            list(range(part.start, part.stop, part.step))
            == list(range(part.length))[slice(part.start, part.stop, part.step)]
        )


views = st.lists(
    st.sampled_from([".T", ".unsqueeze(0)", "[..., ::2]", "[1:]", ".reshape(-1)", ".contiguous()", ".clone()",
                     ".squeeze()", ".flip(0)", ".expand(2, *X.shape)", ".detach()", ".view(-1)", "[[0]]"]),
    min_size=1, max_size=3,
)  # fmt: skip


@pytest.mark.filterwarnings("ignore:The use of `x.T`")
@settings(max_examples=50, deadline=None)
@given(SHAPES, views)
def test_view_or_copy_is_what_torch_did(shape: list[int], calls: list[str]) -> None:
    expression = "X" + "".join(calls)
    program = f"import torch\nX = torch.arange({math.prod(shape)}.).reshape({tuple(shape)})\n"
    x = torch.arange(float(math.prod(shape))).reshape(shape)
    trace = explore(tried_program(program, expression))
    try:
        expected = eval(expression, {"X": x, "torch": torch})
    except (RuntimeError, IndexError):
        assert trace.mistake is not None
        return
    value = trace.named(TRIED).value
    assert value.shape == tuple(expected.shape) and value.stride == expected.stride()
    shares = value.storage == trace.named("X").value.storage
    assert shares == (expected.untyped_storage().data_ptr() == x.untyped_storage().data_ptr())
    if shares and expected.numel():
        assert [address for _index, address in addresses(value)] == expected.reshape(-1).long().tolist()
        assert last_address(value) == int(expected.max())
        assert walk(value) == expected.reshape(-1).diff().long().tolist()


@settings(max_examples=200, deadline=None)
@given(SHAPES | st.just([]), SHAPES | st.just([]))
def test_alignment_is_torchs(left: list[int], right: list[int]) -> None:
    rows = aligned([("a", tuple(left), tuple(range(len(left)))), ("b", tuple(right), tuple(range(len(right))))])
    try:
        expected = tuple(torch.broadcast_shapes(left, right))
    except RuntimeError:
        assert result_shape(rows) is None
        for text in repairs("b", tuple(right), tuple(left)):
            made = eval(text, {"b": torch.ones(right)})
            assert torch.broadcast_shapes(left, made.shape)
        return
    assert result_shape(rows) == expected
    # A ghost is a cell whose address another cell has, too.
    wide = torch.arange(math.prod(right)).reshape(right).expand(expected).reshape(-1).tolist()
    assert ghosts(tuple(right), expected) == [at for at, one in enumerate(wide) if one in wide[:at]]


@settings(max_examples=30, deadline=None)
@given(SHAPES, st.sampled_from(["+", "*", "<", "cat", "stack", "exp"]), st.integers(-3, 3))
def test_origins_are_the_cells_that_matter(shape: list[int], operation: str, axis: int) -> None:
    count = math.prod(shape)
    program = f"import torch\nA = torch.arange({count}.).reshape({tuple(shape)})\nB = A + {count}\n"
    trace = explore(combine_program(program, operation, "A", "B", axis))
    assume(trace.mistake is None)
    result = trace.named("_result").value.array().reshape(-1).tolist()
    left = origins(trace, 0)
    assert left is not None and len(left) == len(result)
    make = {"+": lambda a, b: a + b, "*": lambda a, b: a * b, "<": lambda a, b: a < b, "exp": lambda a, b: math.exp(a)}
    if operation in make:
        for cell, sources in zip(result, left, strict=True):
            assert cell == pytest.approx(make[operation](sources[0], sources[0] + count), rel=1e-5)
    else:  # every cell of A holds its own position, every cell of B its position and count more
        right = origins(trace, 1)
        assert right is not None
        assert [[int(one)] if one < count else [] for one in result] == left
        assert [[int(one) - count] if one >= count else [] for one in result] == right


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 3), st.integers(1, 3), st.integers(1, 3), st.booleans())
def test_a_products_cells_come_from_a_row_and_a_column(n: int, k: int, m: int, vector: bool) -> None:
    a = torch.randn(n, k, dtype=torch.float64)
    b = torch.randn(k, dtype=torch.float64) if vector else torch.randn(k, m, dtype=torch.float64)
    rows, columns = product_origins(tuple(a.shape), tuple(b.shape))
    flat = (a @ b).reshape(-1).tolist()
    for cell, row, column in zip(flat, rows, columns, strict=True):
        assert cell == pytest.approx(float(a.reshape(-1)[row] @ b.reshape(-1)[column]))


@settings(max_examples=100, deadline=None)
@given(SHAPES, st.data())
def test_a_cells_index_leads_back_to_it(shape: list[int], data: st.DataObject) -> None:
    flat = data.draw(st.integers(0, math.prod(shape) - 1))
    x = torch.arange(math.prod(shape)).reshape(shape)
    assert int(eval(f"x[{cell_index(flat, tuple(shape))}]", {"x": x})) == flat


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.integers() | st.floats(allow_nan=False, allow_infinity=False),
        lambda inner: st.lists(inner, min_size=1, max_size=3),
        max_leaves=20,
    )
)
def test_a_typed_list_stays_what_it_was(value: object) -> None:
    assume(len(repr(value)) < 4_000)
    assert eval(as_list(repr(value))) == value
