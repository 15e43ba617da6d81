"""A repair changes the text where it says, and nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import core
from core.trace import Repair, Span
from viz.repairs import LONGEST_PREVIEW, REPAIRS, preview, repaired
from viz.words import in_language, repair_label


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


def test_a_preview_shows_the_changed_place_though_its_text_stands_elsewhere_too() -> None:
    source = "net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(6, 1))"
    place = source.index("6")
    assert "nn.Linear(8, 1)" in preview(source, Repair("in-features", Span(1, place, 1, place + 1), "8"))


MAKERS = frozenset(
    "replacing inserting followed_by wrapped with_argument renamed line_before line_after inside_block Repair together "
    "moved_behind moved_before without_keyword".split()
)
"""Functions of core.explain whose first argument is the kind of the repair that they make."""
BY_PLACE = {"_bracketed": 0, "_on_target": 1, "_with_first": 4}
"""Helpers that are given the kind at another place."""
MADE_OF_NAMES = {
    "sum-backward",
    "mean-backward",
    "all",
    "any",
    "numel",
    "sum",
    "mean",
    "channels-first",
    "channel-axis",
}
"""Kinds that the code puts together or takes from a table."""


def kinds_made() -> set[str]:
    """Return the kinds of repair that the code of core makes, read from its text."""
    found = set(MADE_OF_NAMES)
    for file in Path(core.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            place = 0 if name in MAKERS else BY_PLACE.get(name)
            if place is not None and isinstance(node, ast.Call) and len(node.args) > place:
                kind = node.args[place]
                if isinstance(kind, ast.Constant) and isinstance(kind.value, str):
                    found.add(kind.value)
    return found - {""}  # parts of a repair that becomes one with others


def test_every_kind_of_repair_has_a_label_of_its_own() -> None:
    made = kinds_made()
    assert len(made) > 100
    assert made - set(REPAIRS) == set()
    assert set(REPAIRS) - made == {"other"}, "a label that nothing uses"


@pytest.mark.parametrize("kind", REPAIRS)
def test_a_label_reads_in_both_languages(kind: str) -> None:
    one = Repair(kind, Span(1, 0, 1, 0), "")
    assert repair_label(one) == REPAIRS[kind]
    with in_language("zh_CN"):
        assert re.search(r"[\u4e00-\u9fff]", repair_label(one)), kind
