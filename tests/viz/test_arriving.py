"""Bounds of what a browser sends: counted before anything is built. NumPy and Python say what is right."""

from __future__ import annotations

import ast
import io
import json
import math
import warnings

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as any_
from hypothesis.extra import numpy as arrays

from core.typed import shape_read, value_read
from viz.arriving import (
    MOST_AXES,
    MOST_CELLS,
    MOST_DEPTH,
    MOST_DIGITS,
    Bucket,
    OutOfBounds,
    array,
    counted,
    literal,
    number,
    program_text,
)
from viz.tensors.pasted import BadList, as_list, from_file

JSON = any_.recursive(
    any_.none()
    | any_.booleans()
    | any_.integers(-(2**60), 2**60)
    | any_.floats(allow_nan=False, allow_infinity=False)
    | any_.text(max_size=9),
    lambda inner: any_.lists(inner, max_size=4) | any_.dictionaries(any_.text(max_size=4), inner, max_size=4),
)


def npy(header: str, cells: bytes = b"") -> bytes:
    """Return a .npy file whose header says anything."""
    text = header.encode("latin-1")
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text + cells


def announced(shape: str, dtype: str = "<f4") -> bytes:
    return npy(f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}}}\n")


@given(JSON)
def test_json_and_literals_of_a_page_pass(value: object) -> None:
    text = json.dumps(value)
    assert counted(text) is text
    assert literal(repr(value)) == ast.literal_eval(repr(value))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("[" * (MOST_DEPTH + 1), "depth"),
        ('{"a":' * (MOST_DEPTH + 1), "depth"),
        ("[" + "0," * 30_000 + "0]", "entries"),
        ("[[]" + ",[]" * 20_000 + "]", "entries"),
        ("9" * (MOST_DIGITS + 1), "digits"),
        ("0x" + "f" * (MOST_DIGITS + 1), "digits"),
        ("1_" * MOST_DIGITS, "digits"),
        ("x" * 1_000_000, "length"),
    ],
)
def test_what_is_too_large_is_refused_before_it_is_built(text: str, bound: str) -> None:
    with pytest.raises(OutOfBounds) as refused:
        counted(text, 200_000)
    assert refused.value.bound == bound


@pytest.mark.parametrize("text", ['"' + "[" * 900 + '"', "'" + "," * 50_000 + "'", '["\\"' + "[" * 900 + '"]'])
def test_brackets_inside_a_text_are_not_counted(text: str) -> None:
    assert counted(text) == text


@given(any_.text(alphabet="\"'\\[]{}(),0_a", max_size=2_000))
def test_a_text_that_is_never_ended_is_read_once(text: str) -> None:
    try:
        literal(text)
    except (OutOfBounds, ValueError):
        pass


@given(arrays.arrays(any_.sampled_from(["<f4", ">f8", "<i8", "|u1", "<f2", "|b1"]),
                     arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)), any_.booleans())  # fmt: skip
def test_a_file_of_numpy_is_read_as_numpy_reads_it(value: numpy.ndarray, column_major: bool) -> None:
    file = io.BytesIO()
    numpy.save(file, numpy.asfortranarray(value) if column_major else value)
    read = array(file.getvalue())
    assert read.dtype == value.dtype
    numpy.testing.assert_array_equal(read, value)


@pytest.mark.parametrize(
    ("content", "bound"),
    [
        (announced("(20000000, 0)"), "cells"),
        (announced("(0, 20000000)"), "cells"),
        (announced(f"({MOST_CELLS}, {MOST_CELLS})"), "cells"),
        (announced("(-1,)"), "cells"),
        (announced("(" + "9" * 700 + ",)"), "cells"),
        (announced("(" + "1," * (MOST_AXES + 1) + ")"), "axes"),
    ],
)
def test_what_a_header_announces_is_not_built(content: bytes, bound: str) -> None:
    """BORDER row 2: 128 bytes whose header says (2·10⁷, 0) took 1.5 GB and twelve seconds."""
    with pytest.raises(OutOfBounds) as refused:
        array(content)
    assert refused.value.bound == bound


HEADER = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }\n"


@settings(max_examples=400, deadline=None)
@given(any_.integers(0, len(HEADER)), any_.text(alphabet="'{}()[],:0123456789<|>fOUVL-* \n\x00é", max_size=30),
       any_.integers(0, 20), any_.binary(max_size=30))  # fmt: skip
def test_any_header_is_an_array_or_a_sentence(at: int, put: str, over: int, cells: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # NumPy warns of headers that Python 2 wrote
        try:
            assert from_file("a.npy", npy(HEADER[:at] + put + HEADER[at + over :], cells)).startswith("torch.tensor(")
        except BadList as error:
            assert error.code in ("file", "cells", "long")


@settings(max_examples=400, deadline=None)
@given(any_.text(max_size=60) | any_.text(alphabet="[](),.-+0123456789eE_xjnaif'\t\r\n\\﷽", max_size=400))
def test_any_typed_list_value_and_shape_is_read_or_refused(text: str) -> None:
    try:
        as_list(text)
    except BadList:
        pass
    shape_read(text)
    shape_read(text, free=True)
    value_read(text)


@pytest.mark.parametrize("text", ["9" * 400, "[" + "9" * 400 + "]", "1 " + "9" * 400, "9" * 3_900])
def test_a_number_that_no_tensor_holds_gets_a_sentence(text: str) -> None:
    """BORDER row 16: 400 pasted digits raised OverflowError."""
    with pytest.raises(BadList) as refused:
        as_list(text)
    assert refused.value.code == "digits"
    assert value_read("9" * 400) is None


def test_a_shape_has_few_axes() -> None:
    assert shape_read("(" + "2, " * MOST_AXES + ")") == (2,) * MOST_AXES
    assert shape_read("(" + "2, " * (MOST_AXES + 2) + ")") is None


@pytest.mark.parametrize(
    ("given", "read"),
    [(3, 3), (2.5, 2.5), (1e9, 10.0), (-4, 0.0), (None, 7.0), ("3", 7.0), (True, 7.0), (math.nan, 7.0), (math.inf, 7.0),
     (10**400, 10.0)],
)  # fmt: skip
def test_a_number_of_a_field_stays_in_its_bounds(given: object, read: float) -> None:
    assert number(given, 0.0, 10.0, 7.0) == read


def test_a_program_has_one_kind_of_line_end_and_no_half_character() -> None:
    assert program_text("a\rb\r\nc\nd\ud800") == "a\nb\nc\nd?"
    assert len(program_text("x = 1\rif x:\r\n  y\r").split("\n")) == len("x = 1\rif x:\r\n  y\r".splitlines()) + 1


@given(any_.lists(any_.tuples(any_.floats(0, 5), any_.floats(0, 3)), max_size=60))
def test_a_bucket_lets_no_more_through_than_its_rate(calls: list[tuple[float, float]]) -> None:
    """Law of a token bucket: until any moment at most ``at_once + rate · seconds`` were spent."""
    bucket, now, spent = Bucket(10, 2, 0.0), 0.0, 0.0
    for pause, cost in calls:
        now += pause
        wait = bucket.seconds_to_wait(cost, now)
        spent += cost
        assert wait >= 0
        now += wait
        assert spent <= 10 + 2 * now + 1e-6
