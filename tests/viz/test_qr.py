"""QR codes, read by a decoder that has nothing in common with what wrote them."""

from __future__ import annotations

import random
import string

import numpy
import pytest
import zxingcpp

from viz.qr import QUIET, qr_code

LINK = "https://cotangent.example.org/graph?s="


def pixels(address: str) -> numpy.ndarray:
    code = qr_code(address)
    assert code is not None
    dark = numpy.array([list(row) for row in code.matrix_iter(border=QUIET, scale=4)], numpy.uint8)
    return numpy.where(dark > 0, 0, 255).astype(numpy.uint8)


@pytest.mark.parametrize("length", [0, 1, 60, 300, 1200])
def test_a_decoder_reads_the_address(length: int) -> None:
    address = LINK + "".join(random.Random(length).choices(string.ascii_letters + string.digits + "-_", k=length))
    (found,) = zxingcpp.read_barcodes(pixels(address))
    assert found.text == address


@pytest.mark.parametrize("length", [1300, 10_000])
def test_an_address_too_long_for_a_phone_has_no_code(length: int) -> None:
    assert qr_code(LINK + "a" * length) is None
