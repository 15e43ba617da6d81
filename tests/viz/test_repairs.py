"""A repair changes the text where it says, and nowhere else."""

from __future__ import annotations

import pytest

from core.trace import Repair, Span
from viz.repairs import repaired


@pytest.mark.parametrize(
    ("source", "span", "text", "wanted"),
    [
        ("z = A.sum(axis=1)\nA / z", Span(1, 16, 1, 16), ", keepdims=True", "z = A.sum(axis=1, keepdims=True)\nA / z"),
        ("a\nb\nc", Span(2, 0, 2, 1), "B", "a\nB\nc"),
        ("a\nb\nc", Span(1, 1, 3, 0), "-", "a-c"),
        ("y = x * x", Span(2, 0, 2, 0), "y.sum().backward()\n", "y = x * x\ny.sum().backward()\n"),
        ("π = é", Span(1, 4, 1, 5), "e", "π = e"),
    ],
)
def test_the_span_is_replaced(source: str, span: Span, text: str, wanted: str) -> None:
    assert repaired(source, Repair("any", span, text)) == wanted
