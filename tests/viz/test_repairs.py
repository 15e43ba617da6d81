"""A repair changes the text where it says, and nowhere else."""

from __future__ import annotations

import pytest

from core.trace import Repair, Span
from viz.repairs import LONGEST_PREVIEW, preview, repaired


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


@pytest.mark.parametrize(
    ("source", "repair", "wanted"),
    [
        ("A\nA / A.sum(1)", Repair("keepdims", Span(2, 11, 2, 11), ", keepdims=True"), "A / A.sum(1, keepdims=True)"),
        ("x += 1", Repair("no-grad", Span(1, 0, 1, 6), "with torch.no_grad():\n    x += 1"), "with torch.no_grad():"),
        ("a = 1\nw -= g", Repair("zero", Span(2, 6, 2, 6), "\nw.grad.zero_()"), "w.grad.zero_()"),
        ("x = 1", Repair("none", Span(1, 0, 1, 0), ""), ""),
    ],
)  # fmt: skip
def test_a_preview_is_the_changed_line(source: str, repair: Repair, wanted: str) -> None:
    assert preview(source, repair) == wanted


def test_a_preview_of_a_long_line_shows_what_is_new() -> None:
    source = "loss = ((network(features) - labels) ** 2).mean() + penalty_of_all_weights(network) * 0.001"
    end = source.index(" - labels") + len(" - labels")
    shown = preview(source, Repair("same-shape", Span(1, end, 1, end), ".reshape(-1, 1)"))
    assert ".reshape(-1, 1)" in shown and len(shown) <= LONGEST_PREVIEW + 1
    assert shown.startswith("…") and shown.endswith("…")
